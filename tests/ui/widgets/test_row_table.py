"""Columns give way instead of a scroll bar, in the order the design gives."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt
from PySide6.QtGui import QPaintEvent, QRegion, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from netdesk.ui.widgets.column_widths import Column, share_widths
from netdesk.ui.widgets.row_table import RowTable

CONTACTS = (
    Column(220, stretch=2),  # name
    Column(140, stretch=1, gives_way=1),  # organization
    Column(110, gives_way=2),  # circle
    Column(100, gives_way=3),  # last touch
    Column(130),  # next step
)


@pytest.mark.parametrize(
    ("room", "shown"),
    [
        (900, {0, 1, 2, 3, 4}),
        (700, {0, 1, 2, 3, 4}),
        (699, {0, 1, 2, 4}),
        (600, {0, 1, 2, 4}),
        (599, {0, 1, 4}),
        (490, {0, 1, 4}),
        (489, {0, 4}),
        (120, {0, 4}),
    ],
)
def test_last_touch_goes_first_then_circle_then_organization(room: int, shown: set[int]) -> None:
    assert share_widths(CONTACTS, room)[0] == shown


@pytest.mark.parametrize("room", [1200, 901, 700, 650, 491, 351])
def test_the_columns_shown_fill_the_width_to_the_pixel(room: int) -> None:
    assert sum(share_widths(CONTACTS, room)[1]) == room


def test_what_is_left_over_goes_to_the_stretching_columns_by_their_shares() -> None:
    _, widths = share_widths(CONTACTS, 1000)
    assert widths == [420, 240, 110, 100, 130]


def test_columns_that_never_go_become_narrower_down_to_their_least_width() -> None:
    assert share_widths(CONTACTS, 300)[1] == [170, 0, 0, 0, 130]
    assert share_widths(CONTACTS, 100)[1] == [80, 0, 0, 0, 80]


@pytest.fixture
def table(qtbot: QtBot) -> RowTable:
    """Twenty rows of two columns."""
    table = RowTable()
    qtbot.addWidget(table)
    model = QStandardItemModel(20, 2, table)
    for row in range(20):
        model.setItem(row, 0, QStandardItem(f"Name {row}"))
    table.setModel(model)
    table.set_columns([Column(200, 1), Column(150, gives_way=1)])
    table.resize(500, 400)
    table.show()
    return table


def test_a_narrow_table_hides_a_column_and_shows_it_again_when_it_is_wide(table: RowTable) -> None:
    assert not table.isColumnHidden(1)
    table.resize(300, 400)
    assert table.isColumnHidden(1)
    table.resize(500, 400)
    assert not table.isColumnHidden(1)
    assert table.columnWidth(0) + table.columnWidth(1) == table.viewport().width()


def test_enter_opens_the_current_row(qtbot: QtBot, table: RowTable) -> None:
    table.selectRow(3)
    opened: list[QModelIndex] = []
    table.opened.connect(opened.append)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert [index.row() for index in opened] == [3]


def test_the_row_under_the_pointer_shows_it_and_forgets_it(qtbot: QtBot, table: RowTable) -> None:
    table.mouseMoveEvent(_moved(10, 60))
    assert table.property("hoveredRow") == 1
    table.leaveEvent(_left())
    assert table.property("hoveredRow") == -1


def _moved(x: int, y: int):
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent

    none = Qt.MouseButton.NoButton
    at = QPointF(x, y)
    return QMouseEvent(QEvent.Type.MouseMove, at, at, none, none, Qt.KeyboardModifier.NoModifier)


def _left():
    from PySide6.QtCore import QEvent

    return QEvent(QEvent.Type.Leave)


class _Painted(QObject):
    """Gathers what is painted anew."""

    def __init__(self) -> None:
        super().__init__()
        self.region = QRegion()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return False


def test_the_ring_leaves_a_whole_row_when_the_choice_grows_by_key(qtbot: QtBot, table: RowTable) -> None:
    table.show()
    table.selectRow(0)
    table.setFocus()
    QApplication.processEvents()
    painted = _Painted()
    table.viewport().installEventFilter(painted)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QApplication.processEvents()
    row = QRect(0, table.rowViewportPosition(0), table.viewport().width(), table.rowHeight(0))
    assert QRegion(row).subtracted(painted.region).isEmpty()
