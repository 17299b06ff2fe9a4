"""Where the window stands at its first start."""

from __future__ import annotations

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netdesk.ui.placing import place


def test_the_first_window_leaves_room_for_its_frame_on_a_small_screen(qtbot: QtBot) -> None:
    room = QGuiApplication.primaryScreen().availableGeometry()
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(room.size() * 2)
    place(window, QByteArray())
    assert room.contains(window.geometry())
    assert window.height() < room.height()
    assert window.y() - room.y() >= 0


def test_a_window_that_fits_keeps_its_size(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 200)
    place(window, QByteArray())
    assert (window.width(), window.height()) == (300, 200)


def test_a_window_larger_than_the_screen_keeps_its_title_bar_on_it(qtbot: QtBot) -> None:
    room = QGuiApplication.primaryScreen().availableGeometry()
    window = QWidget()
    qtbot.addWidget(window)
    window.setMinimumSize(room.size() * 2)
    place(window, QByteArray())
    assert window.pos() == room.topLeft()
