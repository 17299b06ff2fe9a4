"""A window on a desk and a user's keys, for tests that go all the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from netdesk.app import open_desk
from netdesk.domain.rows import ContactView
from netdesk.domain.steps import Step
from netdesk.services import contacts
from netdesk.ui.dialogs.first_start import AboutYouDialog
from netdesk.ui.panels.journey import JourneyPanel
from netdesk.ui.window import MainWindow

KEY = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
Kind = TypeVar("Kind", bound=QWidget)


def on_screen(qtbot: QtBot, kind: type[Kind]) -> Kind:
    """The window of this kind, whosever it is, once it is on the screen."""

    def found() -> list[Kind]:
        return [
            each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()
        ]

    qtbot.waitUntil(lambda: bool(found()), timeout=15_000)
    return found()[0]


class Opened:
    """A window on a desk, from its start to its end, and the user's keys."""

    def __init__(self, qtbot: QtBot, path: Path, *, first: bool) -> None:
        self._qtbot = qtbot
        self.desk = open_desk(path, first and not path.exists())
        self.window = MainWindow(self.desk)
        self.window.show()
        self.window.begin([])

    def begin(self, *, first: bool) -> None:
        """Wait until the window hears; a new desk says hello first."""
        self.until(lambda: self.window.has_begun)
        if first:
            self.over(AboutYouDialog).reject()
            self.until(lambda: QApplication.activeModalWidget() is None)
        self.to_window()

    def to_window(self) -> None:
        """The keys are the window's again, as a window manager does when a dialog closes."""
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)

    def close(self) -> None:
        """Close the window as a user does, then the desk."""
        self.window.close()
        self.window.deleteLater()
        self.desk.close()

    def until(self, condition: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(condition, timeout=15_000)

    def settle(self) -> None:
        self.until(lambda: self.window.jobs.is_idle)

    def over(self, kind: type[Kind]) -> Kind:
        """The dialog of this kind, once it is there and has the keys."""

        def found() -> list[Kind]:
            return [each for each in self.window.findChildren(kind) if each.isVisible()]

        self.until(lambda: bool(found()))
        found()[0].activateWindow()
        self.until(found()[0].isActiveWindow)
        return found()[0]

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key, wherever the focus is."""
        target = QApplication.focusWidget() or QApplication.activeWindow()
        assert target is not None
        QTest.keyClick(target, key, held)

    def write(self, *lines: str) -> None:
        """Lines, each with Enter."""
        for line in lines:
            target = QApplication.focusWidget()
            assert target is not None
            QTest.keyClicks(target, line)
            self.press(KEY.Key_Return)

    def tab_to(self, target: QWidget) -> None:
        for _ in range(40):
            if QApplication.focusWidget() is target:
                return
            self.press(KEY.Key_Tab)
        pytest.fail(f"Tab never reaches {target.accessibleName()!r}")

    def journey(self) -> JourneyPanel:
        self.press(KEY.Key_3, CTRL)
        panel = self.window.panel
        assert isinstance(panel, JourneyPanel)
        self.until(lambda: panel.is_settled and self.window.jobs.is_idle)
        return panel

    def step(self, step: Step, wizard: type[Kind]) -> Kind:
        """Open a step's wizard from the journey: to its row by arrows, unfold it, its button by Tab."""
        panel = self.journey()
        panel.focus_list()
        for _ in range(9):
            self.press(KEY.Key_Up)
        for _ in range(step.number - 1):
            self.press(KEY.Key_Down)
        assert QApplication.focusWidget() is panel.path.rows[step]
        if panel.path.open_step is not step:
            self.press(KEY.Key_Return)
        self.tab_to(panel.path.more[step].wizard)
        self.press(KEY.Key_Space)
        return self.over(wizard)

    def people(self) -> dict[str, str]:
        """Everybody on the desk, and their circle."""
        reader = self.window.jobs.reader
        rows = contacts.contact_rows(reader, contacts.contact_ids(reader, ContactView()))
        return {row.name: row.circle for row in rows.values()}

    def undo_and_redo(self, is_there: Callable[[], bool]) -> None:
        """Ctrl+Z takes it back, once; Ctrl+Shift+Z brings it again."""
        for verb, held, expected in (("undo", CTRL, False), ("redo", CTRL | SHIFT, True)):
            self.settle()
            self.until(self.window.actions_by_key[verb].isEnabled)
            self.to_window()
            self.press(KEY.Key_Z, held)
            self.until(lambda expected=expected: is_there() is expected)  # type: ignore[misc]
            self.settle()


def type_words(words: str) -> None:
    """Letters, wherever the focus is."""
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClicks(target, words)
