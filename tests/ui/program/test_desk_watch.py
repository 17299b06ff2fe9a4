"""The desk's file is moved, deleted or replaced while its window is open: nothing is lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.names import Name
from netdesk.services import contacts
from netdesk.ui.dialogs.contact_editor import ContactEditor
from netdesk.ui.dialogs.message import MessageDialog
from netdesk.ui.dialogs.recovery import RecoveryDialog
from netdesk.ui.shell import Shell
from tests.systems import posix
from tests.ui.test_shell import made, memory, settled, shell  # noqa: F401 fixtures

pytestmark = posix


@pytest.fixture
def answering() -> Iterator[Callable[[Callable[[QDialog], None]], None]]:
    """Has what is said or asked answered; none is left open."""
    timers = []

    def answer(act: Callable[[QDialog], None]) -> None:
        def look() -> None:
            for each in QApplication.topLevelWidgets():
                if isinstance(each, RecoveryDialog) and each._checking._thread.is_alive():
                    return
                if isinstance(each, (RecoveryDialog, MessageDialog)) and each.isVisible():
                    QApplication.processEvents()
                    act(each)

        timer = QTimer()
        timer.timeout.connect(look)
        timer.start(10)
        timers.append(timer)

    yield answer
    for timer in timers:
        timer.stop()


def people(shell: Shell, qtbot: QtBot) -> set[str]:  # noqa: F811
    window = settled(shell, qtbot)
    return {row[0] for row in window.jobs.reader.rows("SELECT display FROM contact")}


def save(shell: Shell, qtbot: QtBot, name: str) -> None:  # noqa: F811
    window = settled(shell, qtbot)
    window.jobs.change(lambda desk: contacts.add_contact(desk, Contact(Name(display=name))))
    settled(shell, qtbot)


def test_a_deleted_desk_is_brought_back_as_it_was_a_moment_ago(
    shell: Shell,  # noqa: F811
    qtbot: QtBot,
    tmp_path: Path,
    answering: Callable[[Callable[[QDialog], None]], None],
) -> None:
    save(shell, qtbot, "Bo Li")
    window = settled(shell, qtbot)
    window.navigator.edit_contact_wanted.emit(1)
    editor = window.findChild(ContactEditor)
    assert editor is not None
    editor.form.name_edit.setText("Ada Lovelace")
    (tmp_path / "a.netdesk").unlink()
    said = []

    def restore(dialog: QDialog) -> None:
        assert isinstance(dialog, RecoveryDialog)
        said.append(dialog.windowTitle())
        dialog.accept()

    answering(restore)
    qtbot.waitUntil(lambda: bool(said) and shell.window is not None, timeout=10_000)
    assert people(shell, qtbot) == {"Ada Byron", "Bo Li"}
    again = settled(shell, qtbot)
    again.navigator.edit_contact_wanted.emit(1)
    reopened = again.findChild(ContactEditor)
    assert reopened is not None
    assert reopened.form.name_edit.text() == "Ada Lovelace", "what was being typed is there too"
    reopened.reject()


def test_another_file_in_its_place_is_opened_and_the_user_told(
    shell: Shell,  # noqa: F811
    qtbot: QtBot,
    tmp_path: Path,
    answering: Callable[[Callable[[QDialog], None]], None],
) -> None:
    save(shell, qtbot, "Bo Li")
    shutil.move(made(tmp_path / "b.netdesk", "Cem Kaya"), tmp_path / "a.netdesk")
    said = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, MessageDialog)
        said.append(dialog.sentence.text())
        dialog.accept()

    answering(read)
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert said[0].startswith("Another program put another file in its place")
    window = settled(shell, qtbot)
    assert people(shell, qtbot) == {"Cem Kaya"}
    newest = window.jobs.desk.shelf.newest()
    assert newest is not None
    assert newest.people == 2


def test_a_moved_desk_is_opened_where_it_is_now_with_all_that_was_saved(
    shell: Shell,  # noqa: F811
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    save(shell, qtbot, "Bo Li")
    there = tmp_path / "moved.netdesk"
    (tmp_path / "a.netdesk").rename(there)
    assert shell.open(there)
    assert people(shell, qtbot) == {"Ada Byron", "Bo Li"}
    assert settled(shell, qtbot).jobs.desk.path == there
