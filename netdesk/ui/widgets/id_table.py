"""A table of rows by id: keys that act, and a choice and a place that survive new rows."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from netdesk.ui.models.windowed import WindowedModel
from netdesk.ui.widgets.column_widths import Column
from netdesk.ui.widgets.row_table import RowTable

_RESELECTED_MOST: Final = 5000
"""A larger choice is not found again among new rows."""


@dataclass(frozen=True, slots=True)
class Place:
    """What is chosen and where one looks, to be found again among other rows."""

    chosen: tuple[int, ...]
    current: int
    row: int
    top: int
    offset: int


class IdTable(RowTable):
    """Signals tell what keys and mouse ask for; the panel does it.

    `choice_changed` after every change of the chosen rows, `typed` with a character that belongs into the
    search box, `sort_asked` with the sort key of a column, `menu_asked` with a global position.
    """

    choice_changed = Signal()
    typed = Signal(str)
    delete_asked = Signal()
    sort_asked = Signal(object)
    menu_asked = Signal(QPoint)

    def __init__(
        self, model: WindowedModel[Any], widths: Sequence[Column], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rows = model
        self._widths = tuple(widths)
        self.setModel(model)
        self.setAccessibleName(name)
        self.horizontalHeader().sectionClicked.connect(self._on_head_clicked)
        self.selectionModel().selectionChanged.connect(self._on_choice)

    def fit_columns(self) -> None:
        """Give the columns their widths. Call it once the delegates are set."""
        self.set_columns(self._widths)

    def chosen_ids(self) -> tuple[int, ...]:
        """The ids of the chosen rows, from the top."""
        rows: set[int] = set()
        selection = self.selectionModel().selection()
        for part in (selection.at(place) for place in range(selection.count())):
            rows.update(range(part.top(), part.bottom() + 1))
        return tuple(self.rows.id_at(row) for row in sorted(rows))

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
            self.currentIndex().row(),
            self.rows.id_at(top),
            self.rowViewportPosition(top) if top >= 0 else 0,
        )

    def show_ids(self, ids: array[int]) -> None:
        """Show other rows, keeping the choice and the place as far as they are still there."""
        before = self.place()
        self.rows.set_ids(ids)
        self._restore(before)

    def keyboardSearch(self, search: str) -> None:
        """A typed character goes to the search box, which looks through everything, not only names."""
        if search.strip():
            self.typed.emit(search)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete, F2, and Home and End through the rows; the rest is the table's."""
        key = event.key()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.matches(QKeySequence.StandardKey.Delete) or (key == Qt.Key.Key_Backspace and plain):
            self.delete_asked.emit()
        elif key == Qt.Key.Key_F2 and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and plain and self.rows.ids:
            self.setProperty("keyboardFocus", True)
            self.choose_row(0 if key == Qt.Key.Key_Home else len(self.rows.ids) - 1)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu opens at the pointer, or under the current row when a key asked for it."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            row = self.visualRect(self.currentIndex())
            at = self.viewport().mapToGlobal(QPoint(self.columnViewportPosition(0) + 24, row.bottom()))
        else:
            at = event.globalPos()
        if self.chosen_ids():
            self.menu_asked.emit(at)

    def _restore(self, before: Place) -> None:
        rows = sorted(row for row in map(self.rows.row_of, before.chosen) if row >= 0)
        if not rows and before.chosen and len(self.rows.ids):
            # What was chosen is gone: the next one takes the place.
            rows = [min(max(0, before.row), len(self.rows.ids) - 1)]
        at = self.rows.row_of(before.current)
        if at < 0:
            at = rows[0] if rows else -1
        flag = QItemSelectionModel.SelectionFlag
        if at >= 0:
            self.selectionModel().setCurrentIndex(self.rows.index(at, 0), flag.NoUpdate)
        self.selectionModel().select(self._selection(rows), flag.ClearAndSelect | flag.Rows)
        top = self.rows.row_of(before.top)
        if top >= 0:
            self.verticalScrollBar().setValue(top * self.rowHeight(0) - before.offset)
        self.choice_changed.emit()

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
