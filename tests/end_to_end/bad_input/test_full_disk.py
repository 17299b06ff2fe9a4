"""A full disk: one clear sentence, nothing half done."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from netdesk import app
from netdesk.app import open_desk
from netdesk.store.desk import Desk
from netdesk.ui.dialogs.import_people import ImportDialog
from netdesk.ui.dialogs.import_result import ImportResultDialog
from tests.end_to_end.bad_input.cards import MANY
from tests.end_to_end.bad_input.nobody import as_root_on_linux
from tests.end_to_end.bad_input.seen import OpenWindow, content, told_by
from tests.end_to_end.hands import on_screen
from tests.small_disk import mounted
from tests.store.ledger import rows_of

UNLIMITED = 1 << 30
DISK_FULL = "The disk is full: nothing was saved. Free some space and try again; the desk is as it was."


class _Small:
    """A desk that has no more room than `pages` beyond what it has now."""

    def __init__(self, desk: Desk, pages: int = 8) -> None:
        self._desk = desk
        self.limit(desk.writer.value("PRAGMA page_count") + pages)

    def limit(self, pages: int) -> None:
        self._desk.writer.one(f"PRAGMA max_page_count={pages}")


def test_a_full_disk_during_the_verbs_import_keeps_nothing(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    many = tmp_path / "many.vcf"
    many.write_text(MANY, newline="")
    before = content(path)

    def small(wanted: Path | None, create: bool) -> Desk:
        desk = open_desk(wanted, create)
        _Small(desk)
        return desk

    capsys.readouterr()
    with monkeypatch.context() as patched:
        patched.setattr(app, "open_desk", small)
        assert app.main(["import", str(many), "--desk", str(path), "--json"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == f"netdesk: {DISK_FULL}\n"
    assert content(path) == before


def test_a_full_disk_during_the_windows_import_brings_the_dry_run_back(
    path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    many = tmp_path / "many.vcf"
    many.write_text(MANY, newline="")
    before = content(path)
    with OpenWindow(path, qtbot) as window:
        small = _Small(window.jobs.desk)
        window.errands.bring_in([many])
        dialog = on_screen(qtbot, ImportDialog)
        qtbot.waitUntil(lambda: dialog.planned is not None, timeout=15_000)
        dialog.accept()
        qtbot.waitUntil(lambda: dialog.isVisible() and dialog._trouble.isVisible(), timeout=15_000)
        assert dialog._trouble.text() == DISK_FULL
        with window.jobs.desk.reader() as reader:
            assert rows_of(reader.raw) == before[0]
        # Space was freed: the same decisions work now.
        small.limit(UNLIMITED)
        dialog.accept()
        on_screen(qtbot, ImportResultDialog).close()
    rows, labels = content(path)
    assert sum(table == "contact" for table, _ in rows) == 3001
    assert labels == ["Import 3,000 contacts from many.vcf", *before[1]]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB."""
    with mounted(tmp_path / "disk", 2) as disk:
        yield disk


@as_root_on_linux
def test_a_real_full_disk_is_told_by_import_and_by_export(
    path: Path, small_disk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    many = tmp_path / "many.vcf"
    many.write_text(MANY, newline="")
    mine = small_disk / "mine.netdesk"
    shutil.copy(path, mine)
    capsys.readouterr()
    assert app.main(["import", str(many), "--desk", str(mine)]) == 1
    assert told_by(capsys).startswith("The disk is full: nothing was saved.")
    assert content(mine) == content(path)

    large = tmp_path / "large.netdesk"
    assert app.main(["import", str(many), "--desk", str(large)]) == 0
    out = small_disk / "out.vcf"
    out.write_text("what was there before")
    capsys.readouterr()
    assert app.main(["export", "--format", "vcard", str(out), "--desk", str(large)]) == 1
    assert told_by(capsys) == ("The disk is full, so out.vcf was not written. Free some space and try again.")
    assert out.read_text() == "what was there before"
    assert sorted(each.name for each in small_disk.iterdir()) == ["mine.netdesk", "out.vcf"]
