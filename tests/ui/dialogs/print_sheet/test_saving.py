"""A prep sheet saved as a PDF: what the file is called, where it may not go, what is remembered."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QSaveFile
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.dates import Moment
from netdesk.domain.errors import Trouble
from netdesk.domain.me import Paper
from netdesk.domain.sheets import PrepSheet
from netdesk.printing.pdf_result import PdfResult
from netdesk.services import interactions
from netdesk.services.me import me
from netdesk.store.desk import Desk
from netdesk.ui.dialogs.print_sheet import PrintSheetDialog
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.saving import save_whole
from netdesk.ui.words.sheet_words import file_name, page_name, remarks
from tests.ui.dialogs.print_sheet.pages import LETTER, made, whole_sizes, words_of


def test_pages_are_called_by_their_side():
    assert page_name(0, 2, back=True, people=1) == "Front, 1 of 2"
    assert page_name(1, 2, back=True, people=1) == "Back, 2 of 2"
    assert page_name(2, 3, back=True, people=1) == "Page 3 of 3"
    assert page_name(1, 2, back=False, people=1) == "Page 2 of 2"
    assert page_name(0, 4, back=True, people=2) == "Page 1 of 4"


def test_a_file_name_holds_nothing_that_a_system_refuses():
    sheet = PrepSheet('Ann/Bob: "A*C"?\n<x>', start=Moment("2030-10-13T10:30"))
    assert file_name(sheet) == "Prep sheet Ann Bob A C x 2030-10-13.pdf"
    assert file_name(PrepSheet("...")) == "Prep sheet.pdf"


def test_characters_without_a_glyph_are_told_gently():
    assert remarks(PdfResult(b"", 1)) == []
    told = remarks(PdfResult(b"", 1, missing_glyphs=("a\U000f0000b",), notes=("Too long, and cut",)))
    assert "a box stands in their place" in told[0]
    assert told[1] == "Too long, and cut"


def test_the_pdf_is_saved_and_the_paper_remembered(
    dialog: PrintSheetDialog, qtbot: QtBot, tmp_path: Path, jobs: Jobs, window: QWidget, interview: int
):
    dialog.paper.setCurrentIndex(dialog.paper.findData(Paper.LETTER))
    dialog.back.click()
    qtbot.waitUntil(lambda: whole_sizes(made(dialog).data) == [LETTER])
    dialog.save_to(tmp_path / "sheet.pdf")
    qtbot.waitUntil(lambda: dialog._said.text() == "Saved as sheet.pdf")
    assert dialog.cancel_button.text() == "Close"
    assert "What does a planner decide?" in words_of(tmp_path / "sheet.pdf")[0]
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert me(jobs.reader).paper is Paper.LETTER
    assert me(jobs.reader).name == "Ana Petrova"
    again = PrintSheetDialog.ask(jobs, Navigator(), interview, window)
    assert again.choices() == replace(again.choices(), paper=Paper.LETTER, back=False, private=True)
    again.reject()


def test_a_folder_that_is_gone_is_said_and_the_dialog_stays(
    dialog: PrintSheetDialog, qtbot: QtBot, tmp_path: Path
):
    dialog.save_to(tmp_path / "gone" / "sheet.pdf")
    qtbot.waitUntil(lambda: "there is no folder" in dialog._said.text())
    assert dialog.isVisible()


def test_a_pdf_saved_after_the_dialog_was_closed_is_told_by_a_toast(
    dialog: PrintSheetDialog, qtbot: QtBot, tmp_path: Path, navigator: Navigator
):
    dialog.save_to(tmp_path / "sheet.pdf")
    with qtbot.waitSignal(navigator.said) as told:
        dialog.reject()
    assert told.args == ["Saved as sheet.pdf", False]


def test_an_interaction_that_is_gone_is_said_on_the_sheet(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, window: QWidget, interview: int
):
    interactions.delete_interactions(desk, [interview])
    dialog = PrintSheetDialog.ask(jobs, navigator, interview, window)
    qtbot.waitUntil(lambda: "no interaction" in dialog.preview.accessibleName())
    assert not dialog.print_button.isEnabled()
    assert not dialog.save_button.isEnabled()
    dialog.reject()


def test_a_failed_write_keeps_the_older_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "sheet.pdf"
    path.write_bytes(b"older")

    class Full(QSaveFile):
        def write(self, data: object) -> int:
            return -1

    monkeypatch.setattr("netdesk.ui.saving.QSaveFile", Full)
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=0))
    with pytest.raises(Trouble, match=r"disk is full, so sheet\.pdf was not saved"):
        save_whole(path, b"newer and longer")
    assert path.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_in_the_way_is_said(tmp_path: Path):
    (tmp_path / "sheet.pdf").mkdir()
    with pytest.raises(Trouble, match="a folder has that name"):
        save_whole(tmp_path / "sheet.pdf", b"x")


def test_a_desk_is_never_replaced_by_a_file(tmp_path: Path):
    (tmp_path / "mine.netdesk").write_bytes(b"a desk")
    with pytest.raises(Trouble, match=r"mine\.netdesk is a desk"):
        save_whole(tmp_path / "mine.netdesk", b"%PDF")
    assert (tmp_path / "mine.netdesk").read_bytes() == b"a desk"
