"""Somebody who fills in the contact editor without a mouse, and what comes of it on the desk."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.names import Name
from netdesk.services import contacts
from netdesk.services.pending import pending_work
from netdesk.store.desk import Desk
from netdesk.ui.dialogs import contact_drafts
from netdesk.ui.dialogs.contact_editor import ContactEditor
from netdesk.ui.jobs import Jobs

CONTROL = Qt.KeyboardModifier.ControlModifier


class Typist:
    """Somebody without a mouse."""

    def __init__(self, dialog: ContactEditor, qtbot: QtBot, jobs: Jobs) -> None:
        self.dialog, self._qtbot, self._jobs = dialog, qtbot, jobs

    @property
    def focused(self) -> QWidget:
        widget = self.dialog.focusWidget()
        assert widget is not None
        return widget

    def type(self, text: str) -> None:
        self._qtbot.keyClicks(self.focused, text)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self._qtbot.keyClick(self.focused, key, modifier)
        QApplication.processEvents()

    def tab(self, times: int = 1) -> None:
        for _ in range(times):
            self.press(Qt.Key.Key_Tab)

    def alt(self, letter: str) -> None:
        """Go to a field by the letter underlined in its label."""
        self.press(getattr(Qt.Key, f"Key_{letter.upper()}"), Qt.KeyboardModifier.AltModifier)

    def clear(self) -> None:
        self.press(Qt.Key.Key_A, CONTROL)
        self.press(Qt.Key.Key_Delete)

    def until_called(self, name: str) -> None:
        """Tab to the field that a screen reader calls so."""
        for _ in range(80):
            if self.focused.accessibleName() == name:
                return
            self.tab()
        pytest.fail(f"no field called {name!r} was reached by Tab")

    def save(self) -> None:
        self.press(Qt.Key.Key_Return, CONTROL)

    def settle(self) -> None:
        self._qtbot.waitUntil(lambda: self._jobs.is_idle)
        QApplication.processEvents()


def only(jobs: Jobs) -> Contact:
    found = contacts.contacts(jobs.reader, range(1, 20))
    return found[-1]


def add(desk: Desk, **values: object) -> int:
    name = values.pop("name", Name(given="Leila", family="Haddad"))
    return contacts.add_contact(desk, Contact(name, **values))  # type: ignore[arg-type]


def drafts(jobs: Jobs) -> list[contact_drafts.ContactDraft]:
    return contact_drafts.all_drafts(pending_work(jobs.desk.path))
