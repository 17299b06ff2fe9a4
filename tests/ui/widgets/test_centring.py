"""A dialog opens in the middle of its window, and never partly off the screen."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from netdesk.ui.widgets.centring import place
from netdesk.ui.widgets.dialog_frame import DialogFrame

SCREEN = QRect(0, 0, 1920, 1080)


def test_it_opens_in_the_middle_of_the_window() -> None:
    assert place(QRect(100, 50, 1000, 800), QSize(400, 300), SCREEN) == QPoint(400, 300)


def test_it_is_pushed_back_onto_the_screen_with_a_window_half_outside() -> None:
    assert place(QRect(1600, 800, 1000, 800), QSize(400, 300), SCREEN) == QPoint(1520, 780)
    assert place(QRect(-700, -600, 1000, 800), QSize(400, 300), SCREEN) == QPoint(0, 0)


def test_one_larger_than_the_screen_keeps_its_title_bar_in_reach() -> None:
    assert place(QRect(100, 50, 1000, 800), QSize(2000, 1200), SCREEN) == QPoint(0, 0)


def test_a_dialog_is_in_the_middle_when_shown(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setGeometry(40, 30, 700, 500)
    window.show()
    dialog = DialogFrame("Title", "Keep", window, size=QSize(300, 200))
    dialog.show()
    middle = dialog.frameGeometry().center() - window.frameGeometry().center()
    assert max(abs(middle.x()), abs(middle.y())) <= 1
