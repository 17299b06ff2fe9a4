"""The export dialog: format, whom, options, where; whole or not at all; remembered."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.names import Name
from netdesk.services import contacts
from netdesk.services.exports import ExportFormat
from netdesk.store.desk import Desk
from netdesk.ui import export_memory, user_settings
from netdesk.ui.dialogs.export import ExportDialog
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.words.export_words import Whom

Open = Callable[..., ExportDialog]


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    widget.resize(1280, 800)
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "out"
    made.mkdir()
    user_settings.save_last_export("", str(made))
    return made


@pytest.fixture
def opened(desk: Desk, jobs: Jobs, navigator: Navigator, host: QWidget, folder: Path) -> Open:
    for name in ("Ada Byron", "Bo Lind", "Cy Ek"):
        contacts.add_contact(desk, Contact(Name(name), title="=1+1"))
    host.show()

    def open_it(whom: Whom | None = None, kind: ExportFormat | None = None) -> ExportDialog:
        dialog = ExportDialog.ask(jobs, navigator, whom, host)
        if kind is not None:
            dialog.kind.setCurrentIndex(dialog.kind.findData(kind))
        return dialog

    return open_it


@pytest.mark.parametrize("kind", list(ExportFormat))
def test_every_format_is_written_and_told_with_the_way_to_its_folder(opened, kind, folder, navigator, qtbot):
    dialog = opened(kind=kind)
    path = Path(dialog.path.text())
    assert (path.parent, path.suffix) == (folder, kind.suffix)
    with qtbot.waitSignal(navigator.offered) as offered:
        dialog.verb_button.click()
    words = "0 meetings" if kind is ExportFormat.ICS else "3 contacts"
    assert offered.args[:2] == [f"{words} saved in {path.name}", "Show in folder"]
    assert path.stat().st_size
    assert path.stat().st_mode & 0o777 == 0o600
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_the_folder_is_shown_as_the_system_does(opened, navigator, qtbot, monkeypatch, folder):
    shown: list[str] = []
    monkeypatch.setattr(
        "netdesk.ui.export_memory.QDesktopServices.openUrl", lambda url: shown.append(url.toLocalFile())
    )
    with qtbot.waitSignal(navigator.offered) as offered:
        opened().accept()
    offered.args[2]()
    assert shown == [str(folder)]


def test_the_chosen_or_those_whom_the_list_shows_are_written_alone(opened, navigator, qtbot, folder):
    dialog = opened(Whom((2,), (1, 2)), ExportFormat.JSON)
    labels = [dialog.people.itemText(at) for at in range(dialog.people.count())]
    assert labels == ["Everybody (3)", "What the list shows (2)", "The chosen contact"]
    dialog.choose_chosen()
    assert Path(dialog.path.text()).name == "Bo-Lind.json"
    with qtbot.waitSignal(navigator.offered):
        dialog.accept()
    found = json.loads((folder / "Bo-Lind.json").read_text())
    assert [each["name"] for each in found["contacts"]] == ["Bo Lind"]


def test_only_what_belongs_to_the_format_is_asked(opened, qtbot):
    dialog = opened()
    form = dialog.form
    assert not any(each.isVisible() for each in form.findChildren(QLabel) if "apostrophe" in each.text())
    options = (dialog.version, dialog.photos, dialog.exact, dialog.notes, dialog.attendees)
    asked = {}
    for kind in ExportFormat:
        dialog.kind.setCurrentIndex(dialog.kind.findData(kind))
        asked[kind] = tuple(option.isVisible() for option in options)
    assert asked == {
        ExportFormat.VCARD: (True, True, False, False, False),
        ExportFormat.CSV: (False, False, True, False, False),
        ExportFormat.XLSX: (False,) * 5,
        ExportFormat.ICS: (False, False, False, True, True),
        ExportFormat.JSON: (False, True, False, False, False),
    }
    dialog.reject()


def test_the_last_choice_is_proposed_again_but_nothing_private(opened, navigator, qtbot, folder):
    dialog = opened(kind=ExportFormat.ICS)
    dialog.notes.setChecked(True)
    dialog.exact.setChecked(True)
    dialog.photos.setChecked(False)
    with qtbot.waitSignal(navigator.offered):
        dialog.accept()
    again = opened()
    assert again.kind.currentData() is ExportFormat.ICS
    assert (again.exact.isChecked(), again.photos.isChecked(), again.notes.isChecked()) == (
        True,
        False,
        False,
    )
    # The name that is taken by now is not proposed.
    assert Path(again.path.text()) == folder / "meetings 2.ics"
    again.reject()


@pytest.mark.parametrize("kept", ["", "[]", "{", '{"format": 3, "version": "9", "photos": "no"}'])
def test_a_spoiled_memory_is_the_first_choice(kept, qtbot):
    user_settings.save_last_export(kept, "/nowhere/at/all")
    assert export_memory.last_choice().format is ExportFormat.VCARD
    assert export_memory.last_folder().is_dir()


def test_a_file_that_is_there_is_replaced_only_when_that_was_said(opened, navigator, qtbot, folder):
    (folder / "old.vcf").write_text("old")
    dialog = opened(kind=ExportFormat.VCARD)
    dialog.path.setText(str(folder / "old.vcf"))
    dialog.accept()
    assert "is there already" in dialog.trouble.text()
    assert dialog.verb_button.text() == "Replace"
    assert (folder / "old.vcf").read_text() == "old"
    with qtbot.waitSignal(navigator.offered):
        dialog.accept()
    assert "Ada Byron" in (folder / "old.vcf").read_text()


def test_a_file_chosen_in_the_system_s_dialog_is_replaced_at_once(
    opened, navigator, qtbot, folder, monkeypatch
):
    (folder / "old.vcf").write_text("old")
    dialog = opened(kind=ExportFormat.VCARD)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(folder / "old.vcf"), ""))
    dialog.browse.click()
    with qtbot.waitSignal(navigator.offered):
        dialog.accept()
    assert "Ada Byron" in (folder / "old.vcf").read_text()


def test_an_export_that_fails_is_told_in_one_sentence_and_leaves_nothing(opened, qtbot, folder):
    dialog = opened(kind=ExportFormat.CSV)
    dialog.path.setText(str(folder / "gone" / "people.csv"))
    dialog.accept()
    qtbot.waitUntil(dialog.trouble.isVisible)
    assert dialog.trouble.text() == (
        "people.csv could not be written: there is no such folder. Choose another one."
    )
    assert dialog.form.isEnabled()
    assert list(folder.iterdir()) == []
    dialog.reject()
    assert not dialog.isVisible()


def test_the_open_desk_is_never_written_over(opened, desk, qtbot):
    dialog = opened(kind=ExportFormat.VCARD)
    dialog.path.setText(str(desk.path))
    dialog.accept()
    assert "is the desk that is open" in dialog.trouble.text()
    dialog.reject()


def test_an_export_can_be_stopped_and_leaves_nothing(opened, jobs, qtbot, folder):
    dialog = opened(kind=ExportFormat.VCARD)
    # Both reading workers are busy until the export has been stopped.
    hold = threading.Event()
    for _ in range(2):
        jobs.read(lambda *_: hold.wait(10))
    dialog.accept()
    dialog.reject()
    assert dialog.isVisible(), "what runs is stopped first"
    hold.set()
    qtbot.waitUntil(dialog.trouble.isVisible)
    assert dialog.trouble.text() == "Stopped: nothing was written."
    assert list(folder.iterdir()) == []
    dialog.reject()
    assert not dialog.isVisible()


def test_the_dialog_is_as_high_as_the_chosen_format_needs(opened: Open) -> None:
    dialog = opened()
    heights = {}
    for kind in (ExportFormat.ICS, ExportFormat.XLSX, ExportFormat.CSV, ExportFormat.ICS):
        dialog.kind.setCurrentIndex(dialog.kind.findData(kind))
        area = dialog.findChild(QScrollArea)
        assert area is not None
        assert area.verticalScrollBar().maximum() == 0, "all of it is seen"
        heights[kind] = dialog.height()
    assert heights[ExportFormat.XLSX] < heights[ExportFormat.CSV] < heights[ExportFormat.ICS]
