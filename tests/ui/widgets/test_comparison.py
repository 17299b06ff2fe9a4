"""Lines that tell one person twice: as high as their words, and nothing below them."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from netdesk.ui.widgets.comparison import Comparison, Line
from netdesk.ui.widgets.dialog_frame import scrolling

LONG = "Senior Reliability Engineer for the northern grids and the islands"


def test_what_scrolls_ends_with_the_last_line(qtbot: QtBot) -> None:
    body, comparison = QWidget(), Comparison()
    QVBoxLayout(body).addWidget(comparison)
    comparison.show_lines("Here", "In the file", [Line("Title", LONG, LONG) for _ in range(20)])
    area = scrolling(body)
    qtbot.addWidget(area)
    area.resize(1600, 200)
    area.show()
    assert body.height() == body.heightForWidth(body.width())
    assert comparison.cells[0].height() < comparison.cells[0].heightForWidth(160), "there is room"
    area.resize(500, 200)
    qtbot.waitUntil(lambda: comparison.cells[0].height() >= comparison.cells[0].heightForWidth(160))
    assert body.height() == body.heightForWidth(body.width())
