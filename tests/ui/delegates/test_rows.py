"""Rows of a table: one rounded bar across all cells, hairlines from the name on, text that stays text."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from netdesk.ui import grid
from netdesk.ui.delegates.rows import ChipDelegate, NameDelegate, TextDelegate
from netdesk.ui.roles import ChipValue, Role, Tone
from netdesk.ui.tokens import LIGHT
from netdesk.ui.widgets.column_widths import Column
from netdesk.ui.widgets.row_table import RowTable


class People(QAbstractTableModel):
    """A few people in three columns."""

    rows: tuple[tuple[str, str, str], ...] = (
        ("Leila Haddad", "Head of Cell Testing", "Alumni"),
        ("<b>Jonas</b>", "Grid\nPlanner", ""),
        ("Priya Raman", "", "Work"),
        ("Ruth Abernathy", "Policy Adviser", "Work"),
    )

    icon = ""

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        return ("Name", "Organization", "Circle")[section] if role == 0 else None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        name, title, circle = self.rows[index.row()]
        if index.column() == 0:
            shown = {Role.TITLE: name, Role.SUBTITLE: title, Role.AVATAR_KEY: name, 0: name}
            return {**shown, Role.ICON: self.icon, Role.TONE: Tone.ACCENT}.get(role)
        if index.column() == 1:
            return {0: "Halden Storage"}.get(role)
        return {
            Role.CHIP: ChipValue(circle, hue=0) if circle else None,
            0: circle,
            Role.TONE: Tone.QUIET,
        }.get(role)


PEOPLE = People.rows


@pytest.fixture
def table(qtbot: QtBot) -> RowTable:
    """A table of 600 by 300, its window active."""
    table = RowTable()
    qtbot.addWidget(table)
    table.setModel(People(table))
    name = NameDelegate(table)
    table.setItemDelegateForColumn(0, name)
    table.setItemDelegateForColumn(1, TextDelegate(table, name_left=name.name_left))
    table.setItemDelegateForColumn(2, ChipDelegate(table, name_left=name.name_left))
    table.set_columns([Column(220, 1), Column(140), Column(120)])
    table.resize(600, 300)
    table.show()
    table.activateWindow()
    qtbot.waitUntil(table.isActiveWindow)
    return table


def pixels(table: RowTable) -> QImage:
    """What the table's rows look like now."""
    return table.viewport().grab().toImage()


def row_top(row: int) -> int:
    """First pixel of a row."""
    return row * grid.CONTACT_ROW


def test_the_selected_row_is_one_bar_inset_by_eight_and_two(table: RowTable) -> None:
    table.selectRow(1)
    image = pixels(table)
    middle = row_top(1) + 12
    colours = [image.pixelColor(x, middle).name() for x in range(image.width())]
    bar = [x for x, colour in enumerate(colours) if colour == LIGHT.accent_soft.lower()]
    assert (bar[0], bar[-1]) == (8, image.width() - 9)
    assert colours[7] == LIGHT.base.lower()
    column = [image.pixelColor(300, row_top(1) + y).name() for y in range(grid.CONTACT_ROW)]
    assert column[1] == column[54] == LIGHT.base.lower()
    assert column[2] == column[53] == LIGHT.accent_soft.lower()


def test_the_bar_has_round_corners_at_its_ends_only(table: RowTable) -> None:
    table.selectRow(1)
    image = pixels(table)
    top = row_top(1) + 2
    assert image.pixelColor(8, top).name() != LIGHT.accent_soft.lower()
    assert image.pixelColor(image.width() - 9, top).name() != LIGHT.accent_soft.lower()
    for at in (table.columnViewportPosition(1), table.columnViewportPosition(2)):
        assert (
            image.pixelColor(at - 1, top).name()
            == image.pixelColor(at, top).name()
            == LIGHT.accent_soft.lower()
        )


def test_the_name_and_its_second_line_are_seen(table: RowTable) -> None:
    image = pixels(table)
    rows = {
        y
        for y in range(row_top(0), row_top(1))
        for x in range(72, 200)
        if image.pixelColor(x, y).lightness() < 120
    }
    gaps = [y for y in range(min(rows), max(rows)) if y not in rows]
    assert max(rows) - min(rows) > 20
    assert gaps, "two lines have a gap between them"


def test_hairlines_run_from_the_name_to_24_before_the_edge(table: RowTable) -> None:
    image = pixels(table)
    y = row_top(3) - 1
    line = [x for x in range(image.width()) if image.pixelColor(x, y).name() == LIGHT.line.lower()]
    assert (line[0], line[-1]) == (72, image.width() - 25)
    assert len(line) == line[-1] - line[0] + 1


def test_words_in_the_last_column_end_where_the_hairline_does(table: RowTable) -> None:
    table.setItemDelegateForColumn(2, TextDelegate(table, name_left=72))
    People.rows = tuple((*row[:2], "A word that is much too long for its column") for row in PEOPLE)
    try:
        image = pixels(table)
    finally:
        People.rows = PEOPLE
    dark = {
        x
        for y in range(row_top(1) + 4, row_top(2) - 4)
        for x in range(table.columnViewportPosition(2), image.width())
        if image.pixelColor(x, y).lightness() < 200
    }
    assert image.width() - 40 < max(dark) <= image.width() - 25


def test_an_icon_keeps_its_ground_on_a_selected_row(table: RowTable) -> None:
    people = table.model()
    assert isinstance(people, People)
    people.icon = "mic"
    table.selectRow(1)
    image = pixels(table)
    grounds = [image.pixelColor(24 + 18, row_top(row) + 12).name() for row in (0, 1)]
    assert grounds == [LIGHT.accent_soft.lower(), LIGHT.base.lower()]


def test_hairlines_are_left_out_above_and_below_the_selected_row(table: RowTable) -> None:
    table.selectRow(1)
    image = pixels(table)
    seen = {row: image.pixelColor(300, row_top(row + 1) - 1).name() == LIGHT.line.lower() for row in range(4)}
    assert seen == {0: False, 1: False, 2: True, 3: True}


def test_several_selected_rows_have_a_bar_each(table: RowTable) -> None:
    table.selectAll()
    image = pixels(table)
    column = [image.pixelColor(300, row_top(1) + y).name() for y in range(-4, 4)]
    assert column.count(LIGHT.base.lower()) == 4


def test_the_keyboards_focus_is_a_ring_inside_the_bar(table: RowTable) -> None:
    table.setFocus(Qt.FocusReason.MouseFocusReason)
    table.selectRow(1)
    assert pixels(table).pixelColor(300, row_top(1) + 3).name() == LIGHT.accent_soft.lower()
    table.setFocus(Qt.FocusReason.TabFocusReason)
    table.clearFocus()
    table.setFocus(Qt.FocusReason.TabFocusReason)
    assert pixels(table).pixelColor(300, row_top(1) + 3).name() == LIGHT.accent_text.lower()


def test_of_several_selected_rows_only_the_current_one_has_the_ring(table: RowTable) -> None:
    table.clearFocus()
    table.setFocus(Qt.FocusReason.TabFocusReason)
    table.setCurrentIndex(table.model().index(0, 0))
    table.selectAll()
    image = pixels(table)
    rings = [image.pixelColor(300, row_top(row) + 3).name() == LIGHT.accent_text.lower() for row in range(4)]
    assert rings == [True, False, False, False]


def test_rows_grow_with_the_font_of_the_application() -> None:
    from netdesk.ui.theme import current

    assert NameDelegate().sizeHint(None, QModelIndex()).height() >= current().fit(56, "strong", "caption")  # type: ignore[arg-type]


def test_the_header_has_no_grid_and_an_arrow_beside_the_sorted_label(table: RowTable) -> None:
    header = table.horizontalHeader()
    header.setSortIndicator(1, Qt.SortOrder.AscendingOrder)
    sorted_up = header.grab().toImage()
    header.setSortIndicator(1, Qt.SortOrder.DescendingOrder)
    sorted_down = header.grab().toImage()
    header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
    assert sorted_up != sorted_down
    assert header.grab().toImage() != sorted_up
    bottom = sorted_up.height() - 1
    assert {sorted_up.pixelColor(x, bottom).name() for x in range(sorted_up.width())} == {LIGHT.line.lower()}
    edge = header.sectionViewportPosition(1)
    assert {sorted_up.pixelColor(edge, y).name() for y in range(bottom)} == {LIGHT.base.lower()}
