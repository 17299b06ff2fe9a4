"""What Paste means in the window: people, and where there is only a picture, somebody's photo."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from netdesk.services import contacts
from netdesk.ui.window import MainWindow
from tests.ui.window.shown import choose, dialogs, settle


@pytest.fixture(autouse=True)
def clipboard() -> Iterator[None]:
    yield
    QGuiApplication.clipboard().clear()


def _copied(text: str = "") -> None:
    picture = QImage(90, 60, QImage.Format.Format_RGB32)
    picture.fill(QColor("#c85040"))
    data = QMimeData()
    data.setImageData(picture)
    if text:
        data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def _photos(window: MainWindow) -> list[int]:
    people = [contacts.contact(window.jobs.reader, each) for each in (1, 2, 3)]
    return [person.id or 0 for person in people if person and person.photo]


def test_a_copied_picture_becomes_the_photo_of_who_is_chosen(window: MainWindow, qtbot: QtBot) -> None:
    choose(window, 2, qtbot)
    _copied()
    qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: _photos(window) == [2])
    assert not dialogs(window)
    settle(window, qtbot)
    assert window.toast.accessibleName().startswith("Photo of Bo Li kept")


def test_a_copied_picture_without_anybody_chosen_says_what_to_do(window: MainWindow, qtbot: QtBot) -> None:
    window.go("interactions")
    _copied()
    window.actions_by_key["paste-people"].trigger()
    assert "choose one person in Contacts" in window.toast.accessibleName()
    assert not dialogs(window)
    assert _photos(window) == []


def test_cells_that_bring_their_picture_along_are_people(window: MainWindow, qtbot: QtBot) -> None:
    choose(window, 2, qtbot)
    _copied("Dee Dao <dee@x.example>")
    window.actions_by_key["paste-people"].trigger()
    qtbot.waitUntil(lambda: bool(dialogs(window)))
    settle(window, qtbot)
    QApplication.processEvents()
    assert _photos(window) == []
