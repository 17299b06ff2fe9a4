"""Closing the window, or stopping a job, while something runs: nothing is left half done."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from netdesk.domain.progress import Progress
from netdesk.services import contacts, history, imports
from netdesk.services.checks import check
from netdesk.services.dry_runs import Batch
from netdesk.store.desk import Desk
from netdesk.ui.dialogs.import_people import ImportDialog
from netdesk.ui.window import MainWindow
from tests.ui.window.shown import person, settle


def _cards(path: Path, how_many: int) -> Path:
    path.write_text(
        "".join(
            f"BEGIN:VCARD\nVERSION:3.0\nFN:Person {n}\nEMAIL:p{n}@x.example\nEND:VCARD\n"
            for n in range(how_many)
        )
    )
    return path


def _people(desk: Desk) -> int:
    with desk.reader() as reader:
        return contacts.counts(reader).contacts


@pytest.fixture
def half_way(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Set when the first part of an import has been written, and not yet kept."""
    written = threading.Event()
    insert = imports._insert

    def watched(*what: object) -> object:
        made = insert(*what)  # type: ignore[arg-type]
        written.set()
        return made

    monkeypatch.setattr(imports, "_insert", watched)
    return written


def test_closing_while_an_import_runs_keeps_nothing_half(
    window: MainWindow, known: Desk, qtbot: QtBot, tmp_path: Path, half_way: threading.Event
) -> None:
    window.errands.bring_in([_cards(tmp_path / "many.vcf", 5000)])
    dialog = window.findChild(ImportDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.planned is not None, timeout=15_000)
    dialog.accept()
    qtbot.waitUntil(half_way.is_set, timeout=10_000)
    window.close()
    assert not known.writer.in_transaction
    assert _people(known) == 3
    assert [entry.kind for entry in history.history(known.writer)].count("import") == 0
    with known.reader() as reader:
        assert check(reader) == []
    # What comes after the end finds nothing to do.
    QApplication.processEvents()


def test_closing_while_files_are_read_ends_at_once(
    window: MainWindow, known: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    window.errands.bring_in([_cards(tmp_path / "many.vcf", 20_000)])
    window.close()
    assert [each.name for each in threading.enumerate() if each.name.startswith("netdesk-")] == []
    assert _people(known) == 3
    QApplication.processEvents()


def test_changes_asked_for_before_closing_are_kept(window: MainWindow, known: Desk) -> None:
    for number in range(20):
        window.jobs.change(lambda desk, n=number: contacts.add_contact(desk, person(f"Late {n}")))  # type: ignore[misc]
    window.close()
    assert _people(known) == 23


def test_stopping_the_running_job_takes_it_back(
    window: MainWindow, known: Desk, qtbot: QtBot, tmp_path: Path, half_way: threading.Event
) -> None:
    cards = _cards(tmp_path / "many.vcf", 3000)
    with known.reader() as reader:
        planned = imports.dry_run(reader, imports.read_files([cards]))

    def work(desk: Desk, progress: Progress) -> object:
        return imports.import_people(desk, planned, Batch(), progress)

    stopped: list[bool] = []
    window.jobs.long_change("Importing 3,000 people", work, cancelled=lambda: stopped.append(True))
    qtbot.waitUntil(half_way.is_set, timeout=10_000)
    window.status.cancel_clicked.emit()
    qtbot.waitUntil(lambda: bool(stopped), timeout=10_000)
    settle(window, qtbot)
    assert _people(known) == 3
    assert window.status._job.isHidden()
