"""The import dialog while it reads, and files that tell of nobody or of nobody new."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.progress import Progress
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk
from netdesk.ui.dialogs.import_files import FilesDialog
from netdesk.ui.dialogs.import_people import ImportDialog
from netdesk.ui.jobs import Jobs
from netdesk.ui.models.dry_run import Tab
from tests.ui.cards import card
from tests.ui.dialogs.import_people.dry_run import open_dialog, review


def test_it_opens_while_the_files_are_still_being_read(
    qtbot: QtBot, jobs: Jobs, window: QWidget, files: list[Path]
):
    gate = threading.Event()
    for _ in range(2):
        jobs.read(lambda _reader, _progress: gate.wait())
    dialog = ImportDialog(jobs, files, window)
    dialog.open()
    assert dialog.isVisible()
    assert dialog.windowTitle() == "Reading 2 files"
    assert dialog.verb_button.isHidden()
    gate.set()
    qtbot.waitUntil(lambda: dialog.review is not None)
    dialog.reject()


def test_cancel_answers_at_once_and_the_reading_stops(
    qtbot: QtBot, jobs: Jobs, window: QWidget, files: list[Path], monkeypatch: pytest.MonkeyPatch
):
    begun, stopped = threading.Event(), threading.Event()

    def endless(reader: Reader, paths: object, looks: object, progress: Progress, text: str) -> None:
        begun.set()
        try:
            while True:
                progress.report(1, 2, "Reading phone.vcf")
                stopped.wait(0.001)
        finally:
            stopped.set()

    monkeypatch.setattr("netdesk.ui.dialogs.import_people.look_and_plan", endless)
    dialog = ImportDialog(jobs, files, window)
    with qtbot.waitSignal(dialog._job.progress):
        dialog.open()
    qtbot.waitUntil(begun.is_set)
    with qtbot.waitSignal(dialog.over):
        dialog.cancel_button.click()
    assert not dialog.isVisible()
    assert stopped.wait(5)
    qtbot.waitUntil(lambda: jobs.is_idle)


def test_a_click_that_was_meant_for_cancel_imports_nothing(
    qtbot: QtBot, jobs: Jobs, window: QWidget, files: list[Path]
) -> None:
    gate = threading.Event()
    for _ in range(2):
        jobs.read(lambda _reader, _progress: gate.wait())
    dialog = ImportDialog(jobs, files, window)
    asked: list[bool] = []
    dialog.import_asked.connect(lambda: asked.append(True))
    dialog.open()
    gate.set()
    qtbot.waitUntil(lambda: dialog.review is not None)
    qtbot.mouseClick(dialog.verb_button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(dialog.verb_button, Qt.Key.Key_Space)
    assert dialog.isVisible()
    assert asked == []
    qtbot.waitUntil(lambda: not dialog.late_clicks.is_deaf)
    qtbot.mouseClick(dialog.verb_button, Qt.MouseButton.LeftButton)
    assert asked == [True]
    dialog.release()


def test_stopping_in_the_status_bar_closes_the_dialog(
    qtbot: QtBot, jobs: Jobs, window: QWidget, files: list[Path], monkeypatch: pytest.MonkeyPatch
):
    def endless(reader: Reader, paths: object, looks: object, progress: Progress, text: str) -> None:
        while True:
            progress.report(1, 2)

    monkeypatch.setattr("netdesk.ui.dialogs.import_people.look_and_plan", endless)
    dialog = ImportDialog(jobs, files, window)
    dialog.open()
    with qtbot.waitSignal(dialog.over):
        dialog._job.cancel()


def test_the_files_stand_at_the_head_with_their_format(dialog: ImportDialog):
    from PySide6.QtWidgets import QLabel

    words = [
        label.text() for fact in dialog.strip.facts for label in fact.findChildren(QLabel) if label.text()
    ]
    assert words == ["phone.vcf", "vCard 3.0, 7 cards", "Connections.csv", "LinkedIn connections, 1 person"]


def test_a_file_that_cannot_be_read_is_said_and_the_others_are_shown(
    qtbot: QtBot, jobs: Jobs, window: QWidget, files: list[Path], tmp_path: Path
):
    (tmp_path / "holiday.vcf").write_bytes(b"\x89PNG\r\n\x1a\n")
    dialog = open_dialog(qtbot, jobs, [*files, tmp_path / "holiday.vcf"], window)
    assert "holiday.vcf is a PNG picture" in dialog._trouble.text()
    assert dialog.verb_button.isVisible()
    dialog._show_files()
    page = dialog.findChildren(FilesDialog)[0]
    assert page.isVisible()
    page.accept()
    dialog.reject()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("empty.vcf", b"", "empty.vcf is empty."),
        ("photo.vcf", b"\x89PNG\r\n\x1a\n", "photo.vcf is a PNG picture, not a list of contacts."),
    ],
)
def test_a_file_of_nobody_is_one_sentence_and_one_button(
    qtbot: QtBot, jobs: Jobs, window: QWidget, tmp_path: Path, name: str, content: bytes, sentence: str
):
    (tmp_path / name).write_bytes(content)
    dialog = open_dialog(qtbot, jobs, [tmp_path / name], window)
    assert dialog.windowTitle() == "This file cannot be imported"
    assert [label.text() for label in dialog.reasons] == [sentence]
    assert dialog.verb_button.isHidden()
    assert dialog.cancel_button.text() == "Close"
    with qtbot.waitSignal(dialog.over):
        dialog.cancel_button.click()


def test_a_file_that_is_gone_is_said(qtbot: QtBot, jobs: Jobs, window: QWidget, tmp_path: Path):
    dialog = open_dialog(qtbot, jobs, [tmp_path / "gone.vcf"], window)
    assert "There is no file" in dialog.reasons[0].text()
    dialog.reject()


def test_when_all_are_here_already_it_says_so_and_closes(
    qtbot: QtBot, known: Desk, jobs: Jobs, window: QWidget, tmp_path: Path
):
    (tmp_path / "sam.vcf").write_text(card("Sam Same", "EMAIL;TYPE=WORK:sam@x.example"))
    dialog = open_dialog(qtbot, jobs, [tmp_path / "sam.vcf"], window)
    assert dialog.title_label.text() == "Nothing new to import"
    assert review(dialog).model.tab is Tab.SAME
    assert dialog.cancel_button.text() == "Close"
    dialog.accept()
    assert not dialog.isVisible()


def test_leaving_frees_the_dry_run_in_the_background(dialog: ImportDialog, qtbot: QtBot, jobs: Jobs):
    planned = dialog.planned
    assert planned is not None
    dialog.reject()
    qtbot.waitUntil(lambda: not planned.items and not any(reading.drafts for reading in planned.files))
