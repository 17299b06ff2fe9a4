"""A table of rows by id: keys that act, and a choice and a place that survive new rows."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Sequence
from typing import Any, Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QWidget

from netdesk.domain.value import value
from netdesk.ui import grid
from netdesk.ui.models.windowed import WindowedModel
from netdesk.ui.widgets.column_widths import Column
from netdesk.ui.widgets.row_table import RowTable

_ALSO_DELETES: Final = Qt.Key.Key_Backspace if sys.platform == "darwin" else None
"""A Mac's keyboard has no other key for it; elsewhere Backspace takes back what was typed into the search."""
_FEW: Final = 4
"""So many rows are looked for one by one."""
_RESELECTED_MOST: Final = 5000
"""A larger choice is not found again among new rows."""


@value
class Place:
    """What is chosen and where one looks, to be found again among other rows. `row` is where whoever follows
    stands once all who are chosen have gone, `seen` whether the current row is in sight."""

    chosen: tuple[int, ...]
    current: int
    row: int
    top: int
    offset: int
    seen: bool


class IdTable(RowTable):
    """Signals tell what keys and mouse ask for; the panel does it.

    `choice_changed` after every change of the chosen rows, `typed` with a character that belongs into the
    search box, `escaped` when Esc was pressed, `sort_asked` with the sort key of a column, `menu_asked` with
    a global position.
    """

    choice_changed = Signal()
    typed = Signal(str)
    escaped = Signal()
    delete_asked = Signal()
    sort_asked = Signal(object)
    menu_asked = Signal(QPoint)

    def __init__(
        self, model: WindowedModel[Any], widths: Sequence[Column], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rows = model
        self._lost: tuple[tuple[int, ...], int] | None = None
        self._widths = tuple(widths)
        self.setModel(model)
        self.setAccessibleName(name)
        self.horizontalHeader().sectionClicked.connect(self._on_head_clicked)
        self.selectionModel().selectionChanged.connect(self._on_choice)

    @property
    def menu_left(self) -> int:
        """How far from the row's left edge the menu opens that a key asked for."""
        return 24

    def set_compact(self, compact: bool) -> None:
        """Lower rows for a small window."""
        self.set_row_height(grid.CONTACT_ROW_SMALL if compact else grid.CONTACT_ROW)
        self.viewport().update()

    def fit_columns(self) -> None:
        """Give the columns their widths. Call it once the delegates are set."""
        self.set_columns(self._widths)

    def chosen_ids(self) -> tuple[int, ...]:
        """The ids of the chosen rows, from the top."""
        rows: set[int] = set()
        for part in self.selectionModel().selection().toList():
            rows.update(range(part.top(), part.bottom() + 1))
        return tuple(self.rows.id_at(row) for row in sorted(rows))

    def chosen_places(self, most: int) -> list[int]:
        """The first `most` rows that are chosen, in no order."""
        found: list[int] = []
        for part in self.selectionModel().selection().toList():
            found += range(part.top(), min(part.bottom() + 1, part.top() + most - len(found)))
        return found

    def current_id(self) -> int:
        """The id of the row that the keys move from, 0 for none."""
        return self.rows.id_at(self.currentIndex().row())

    def choose(self, row_id: int) -> bool:
        """Choose one row by its id and show it; False when it is not among the rows."""
        row = self.rows.row_of(row_id)
        if row < 0:
            return False
        self.choose_row(row)
        return True

    def choose_row(self, row: int) -> None:
        """Choose one row and show it."""
        index = self.rows.index(row, 0)
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self.scrollTo(index)

    def place(self) -> Place:
        """What is chosen and where one looks now."""
        top = self.rowAt(0)
        chosen = self.chosen_ids()
        return Place(
            chosen if len(chosen) <= _RESELECTED_MOST else (),
            self.current_id(),
            self._row_after_chosen(),
            self.rows.id_at(top),
            self.rowViewportPosition(top) if top >= 0 else 0,
            self.viewport().rect().intersects(self.visualRect(self.currentIndex())),
        )

    def show_ids(self, ids: array[int], *, anew: bool = False) -> None:
        """Show other rows, keeping the choice as far as it is still there.

        With `anew`, the rows answer a new question: whoever is chosen is scrolled to, or else the first
        is chosen. Without, the place stays, and the next row is chosen in place of one that has gone.
        """
        before = self.place()
        self.rows.set_ids(ids)
        self._restore(before, anew)

    def keyboardSearch(self, search: str) -> None:
        """A typed character goes to the search box, which looks through everything, not only names."""
        if search.strip():
            self.typed.emit(search)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete, F2, Esc, and Home and End through the rows; the rest is the table's."""
        key = event.key()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.matches(QKeySequence.StandardKey.Delete) or (plain and key == _ALSO_DELETES):
            self.delete_asked.emit()
        elif key == Qt.Key.Key_F2 and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and plain and self.rows.ids:
            self.setProperty("keyboardFocus", True)
            self.choose_row(0 if key == Qt.Key.Key_Home else len(self.rows.ids) - 1)
        else:
            if key == Qt.Key.Key_Escape and plain:
                self.escaped.emit()
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu opens at the pointer, or under the current row when a key asked for it."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            row = self.visualRect(self.currentIndex())
            at = self.viewport().mapToGlobal(
                QPoint(self.columnViewportPosition(0) + self.menu_left, row.bottom())
            )
        else:
            at = event.globalPos()
        if self.chosen_ids():
            self.menu_asked.emit(at)

    def _row_after_chosen(self) -> int:
        row = self.currentIndex().row()
        parts = self.selectionModel().selection().toList()
        return row - sum(max(0, min(part.bottom() + 1, row) - part.top()) for part in parts)

    def _restore(self, before: Place, anew: bool) -> None:
        count = len(self.rows.ids)
        find = self._row_of if len(before.chosen) <= _FEW else self.rows.row_of
        rows = sorted(row for row in map(find, before.chosen) if row >= 0)
        if not rows and count and (anew or before.chosen):
            rows = [0 if anew else min(max(before.row, 0), count - 1)]
            self._lost = None if anew else (before.chosen, self.rows.id_at(rows[0]))
        elif self._lost is not None:
            rows = self._brought_back(before.chosen) or rows
        at = rows[0] if rows and before.chosen == (before.current,) else self._row_of(before.current)
        if at not in rows:
            at = rows[0] if rows else -1
        flag = QItemSelectionModel.SelectionFlag
        if at >= 0:
            self.selectionModel().setCurrentIndex(self.rows.index(at, 0), flag.NoUpdate)
        self.selectionModel().select(self._selection(rows), flag.ClearAndSelect | flag.Rows)
        top = -1 if anew else self._row_of(before.top)
        if anew:
            self.scrollTo(self.rows.index(at, 0), QAbstractItemView.ScrollHint.PositionAtCenter)
        elif top >= 0:
            self.verticalScrollBar().setValue(top * self.rowHeight(0) - before.offset)
            if before.seen and at >= 0:
                # Whoever was renamed stands elsewhere now, and is not to be lost from sight.
                self.scrollTo(self.rows.index(at, 0))
        self.choice_changed.emit()

    def _brought_back(self, chosen: tuple[int, ...]) -> list[int]:
        """The rows of who was chosen and went, if they are back and nobody else was chosen since."""
        assert self._lost is not None
        gone, stand_in = self._lost
        if chosen != (stand_in,):
            self._lost = None
            return []
        rows = sorted(row for row in map(self.rows.row_of, gone) if row >= 0)
        if rows:
            self._lost = None
        return rows

    def _row_of(self, row_id: int) -> int:
        """The row of an id, -1 without one. For a few, looking along beats a table of all places."""
        try:
            return self.rows.ids.index(row_id)
        except ValueError:
            return -1

    def _selection(self, rows: Iterable[int]) -> QItemSelection:
        selection = QItemSelection()
        last_column = len(self.rows.columns) - 1
        for first, last in _runs(rows):
            selection.select(self.rows.index(first, 0), self.rows.index(last, last_column))
        return selection

    def _on_choice(self, *_: object) -> None:
        self.choice_changed.emit()

    def _on_head_clicked(self, section: int) -> None:
        sort = self.rows.columns[section].sort
        if sort is not None:
            self.sort_asked.emit(sort)


def _runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    """First and last of each run of rows side by side."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
