"""The window on a desk, from its start to its end, and what is read from it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.names import Name
from netdesk.store.desk import Desk
from netdesk.ui.window import MainWindow


def person(name: str, **more: object) -> Contact:
    return Contact(name=Name(display=name), **more)  # type: ignore[arg-type]


@contextmanager
def shown(desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(desk)
    try:
        made.show()
        made.begin([])
        qtbot.waitUntil(lambda: made.has_begun)
        settle(made, qtbot)
        yield made
    finally:
        made.close()
        made.deleteLater()


def settle(window: MainWindow, qtbot: QtBot) -> None:
    """Everything asked for has been answered, and told."""
    qtbot.waitUntil(lambda: window.jobs.is_idle and not window.facts.is_waiting, timeout=10_000)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: window.jobs.is_idle and not window.facts.is_waiting, timeout=10_000)


def facts(window: MainWindow) -> str:
    return window.status._facts.text()


def dialogs(window: MainWindow) -> list[QDialog]:
    return [each for each in window.findChildren(QDialog) if each.isVisible()]


def choose(window: MainWindow, contact_id: int, qtbot: QtBot) -> None:
    window.navigator.contact_wanted.emit(contact_id)
    qtbot.waitUntil(lambda: window.panel.selected_ids() == (contact_id,))
    settle(window, qtbot)
