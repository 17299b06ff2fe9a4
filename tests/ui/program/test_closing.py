"""Closing the window while something long runs: the user is asked once, and nothing is lost by surprise."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from netdesk.domain.progress import Progress
from netdesk.services.desks import Desk
from netdesk.ui.dialogs.contact_editor import ContactEditor
from netdesk.ui.dialogs.stop_first import StopFirstDialog
from netdesk.ui.shell import Shell
from netdesk.ui.window import MainWindow
from tests.ui.test_shell import memory, settled, shell

__all__ = ["memory", "shell"]


class Slow:
    """A long change that goes on until it is let go."""

    def __init__(self, window: MainWindow) -> None:
        self.gate, self.ended = threading.Event(), ""
        window.jobs.long_change("Importing 5,000 people", self._work, self._finish, None, self._stop)

    def _work(self, _desk: Desk, progress: Progress) -> None:
        while not self.gate.wait(0.005):
            progress.report(1, 2)

    def _finish(self, _none: None) -> None:
        self.ended = "done"

    def _stop(self) -> None:
        self.ended = "stopped"


@pytest.fixture
def slow(shell: Shell, qtbot: QtBot) -> Iterator[Slow]:
    running = Slow(settled(shell, qtbot))
    yield running
    running.gate.set()


def asked() -> StopFirstDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, StopFirstDialog)
    return found


def window_of(shell: Shell) -> MainWindow:
    assert shell.window is not None
    return shell.window


def test_a_window_that_is_closed_over_an_import_asks_first_and_keeping_it_loses_nothing(
    shell: Shell, slow: Slow, qtbot: QtBot
) -> None:
    window = window_of(shell)
    window.close()
    assert window.isVisible()
    assert "“Importing 5,000 people” is not done yet" in asked().words.text()
    qtbot.waitUntil(asked().cancel_button.hasFocus)
    qtbot.keyClick(asked().cancel_button, Qt.Key.Key_Return)
    assert QApplication.activeModalWidget() is None
    slow.gate.set()
    qtbot.waitUntil(lambda: slow.ended == "done")
    assert window.isVisible()


def test_stop_and_close_does_both(shell: Shell, slow: Slow, qtbot: QtBot) -> None:
    window = window_of(shell)
    window.actions_by_key["quit"].trigger()
    with qtbot.waitSignal(window.closed):
        asked().verb_button.click()
    assert not window.isVisible()
    assert window.jobs.is_closed
    assert slow.ended == "", "whoever asked is not told of a desk that is gone"


def test_the_question_goes_when_the_import_is_done(shell: Shell, slow: Slow, qtbot: QtBot) -> None:
    window = window_of(shell)
    window.close()
    asked()
    slow.gate.set()
    qtbot.waitUntil(lambda: slow.ended == "done" and QApplication.activeModalWidget() is None)
    assert window.isVisible()


def test_the_key_that_quits_asks_over_a_dialog_too(shell: Shell, slow: Slow, qtbot: QtBot) -> None:
    window_of(shell).navigator.edit_contact_wanted.emit(1)
    editor = QApplication.activeModalWidget()
    assert isinstance(editor, ContactEditor)
    qtbot.waitUntil(editor.isActiveWindow)
    qtbot.keyClick(editor, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), StopFirstDialog))
    asked().reject()


def test_a_system_that_ends_is_not_asked(shell: Shell, slow: Slow, qtbot: QtBot) -> None:
    window = window_of(shell)
    with qtbot.waitSignal(window.closed):
        shell.leave()
    assert not window.isVisible()


def test_short_changes_are_finished_without_a_word(shell: Shell, qtbot: QtBot) -> None:
    window = settled(shell, qtbot)
    kept: list[bool] = []
    window.jobs.change(lambda _desk: kept.append(True))
    with qtbot.waitSignal(window.closed):
        window.close()
    assert kept == [True]
