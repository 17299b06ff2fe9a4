"""The table of contacts: columns that give way, keys that act, and a choice that survives new rows."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from typing import Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QWidget

from netdesk.domain.rows import ContactSort
from netdesk.domain.table_layout import TableLayout
from netdesk.domain.value import value
from netdesk.ui import grid
from netdesk.ui.delegates.rows import ChipDelegate, NameDelegate, RowDelegate, TextDelegate
from netdesk.ui.models.contacts import ContactsModel
from netdesk.ui.panels.contact_columns import COLUMNS, DEFAULT, ColumnMenus
from netdesk.ui.tr import tr
from netdesk.ui.widgets.arranged_columns import ArrangedColumns
from netdesk.ui.widgets.row_table import RowTable

_CHIPS: Final = frozenset({ContactSort.CIRCLE, ContactSort.NEXT_STEP})
_FEW: Final = 4
_RESELECTED_MOST: Final = 5000
"""A larger choice is not found again among new rows."""


@value
class Place:
    """What is chosen and where one looks, to be found again among other rows."""

    chosen: tuple[int, ...]
    current: int
    row: int
    top: int
    offset: int


class ContactTable(RowTable):
    """Signals tell what the keys and the mouse ask for; the panel does it.

    `choice_changed` after every change of the chosen rows, `typed` with a character that belongs into the
    search box, `sort_asked` with a ContactSort, `menu_asked` with a global position.
    """

    choice_changed = Signal()
    typed = Signal(str)
    delete_asked = Signal()
    copy_asked = Signal()
    drag_asked = Signal()
    sort_asked = Signal(object)
    menu_asked = Signal(QPoint)

    def __init__(self, model: ContactsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.contacts = model
        self._lost: tuple[tuple[int, ...], int] | None = None
        self.setModel(model)
        self.setAccessibleName(tr("Contacts"))
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self._names = NameDelegate(self)
        self._delegates = tuple(self._made_delegates())
        for at, delegate in enumerate(self._delegates):
            self.setItemDelegateForColumn(at, delegate)
        self.columns = ArrangedColumns(self, COLUMNS, DEFAULT)
        self.column_menus = ColumnMenus(self.columns, self)
        self.columns.changed.connect(self._fetch_further)
        self.columns.menu_asked.connect(self._on_column_menu)
        self.horizontalHeader().sectionClicked.connect(self._on_head_clicked)
        self.selectionModel().selectionChanged.connect(self._on_choice)
        self.arrange(DEFAULT)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """The chosen rows go along with the pointer, out of the window."""
        if self.selectionModel().hasSelection():
            self.drag_asked.emit()

    def arrange(self, layout: TableLayout) -> None:
        """Show the columns as the user left them."""
        self.columns.arrange(layout)
        self._fetch_further()

    def set_compact(self, compact: bool) -> None:
        """Lower rows and smaller avatars for a small window."""
        self.set_row_height(grid.CONTACT_ROW_SMALL if compact else grid.CONTACT_ROW)
        self._names.set_avatar_size(grid.AVATAR_SMALL if compact else grid.AVATAR_TABLE)
        for delegate in self._delegates:
            delegate.name_left = self._names.name_left
        self.viewport().update()

    def show_sort(self, sort: ContactSort, descending: bool) -> None:
        """Put the arrow beside the column that rows are sorted by."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(self.contacts.column_of(sort), order)

    def chosen_ids(self) -> tuple[int, ...]:
        """The ids of the chosen rows, from the top."""
        rows: set[int] = set()
        for part in self.selectionModel().selection().toList():
            rows.update(range(part.top(), part.bottom() + 1))
        return tuple(self.contacts.id_at(row) for row in sorted(rows))

    def chosen_places(self, most: int) -> list[int]:
        """The first `most` rows that are chosen, in no order."""
        found: list[int] = []
        for part in self.selectionModel().selection().toList():
            found += range(part.top(), min(part.bottom() + 1, part.top() + most - len(found)))
        return found

    def current_id(self) -> int:
        """The id of the row that the keys move from, 0 for none."""
        return self.contacts.id_at(self.currentIndex().row())

    def choose(self, contact_id: int) -> bool:
        """Choose one contact and show it; False when it is not among the rows."""
        row = self.contacts.row_of(contact_id)
        if row < 0:
            return False
        self.choose_row(row)
        return True

    def choose_row(self, row: int) -> None:
        """Choose one row and show it."""
        index = self.contacts.index(row, 0)
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
            self.contacts.id_at(top),
            self.rowViewportPosition(top) if top >= 0 else 0,
        )

    def show_ids(self, ids: array[int], *, anew: bool = False) -> None:
        """Show other rows, keeping the choice as far as it is still there.

        With `anew`, the rows answer a new question: whoever is chosen is scrolled to, or else the first
        is chosen. Without, the place stays, and the next row is chosen in place of one that has gone.
        """
        before = self.place()
        self.contacts.set_ids(ids)
        self._restore(before, anew)

    def keyboardSearch(self, search: str) -> None:
        """A typed character goes to the search box, which looks through everything, not only names."""
        if search.strip():
            self.typed.emit(search)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete, F2, Copy, and Home and End through the rows; the rest is the table's."""
        key = event.key()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Delete and plain:
            self.delete_asked.emit()
        elif key == Qt.Key.Key_F2 and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and plain and self.contacts.ids:
            self.setProperty("keyboardFocus", True)
            self.choose_row(0 if key == Qt.Key.Key_Home else len(self.contacts.ids) - 1)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu opens at the pointer, or under the current row when a key asked for it."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            row = self.visualRect(self.currentIndex())
            at = self.viewport().mapToGlobal(row.bottomLeft() + QPoint(self._names.name_left, 0))
        else:
            at = event.globalPos()
        if self.chosen_ids():
            self.menu_asked.emit(at)

    def _restore(self, before: Place, anew: bool) -> None:
        count = len(self.contacts.ids)
        find = self._row_of if len(before.chosen) <= _FEW else self.contacts.row_of
        rows = sorted(row for row in map(find, before.chosen) if row >= 0)
        if not rows and count and (anew or before.chosen):
            rows = [0 if anew else min(max(before.row, 0), count - 1)]
            self._lost = None if anew else (before.chosen, self.contacts.id_at(rows[0]))
        elif self._lost is not None:
            rows = self._brought_back(before.chosen) or rows
        at = rows[0] if rows and before.chosen == (before.current,) else self._row_of(before.current)
        if at not in rows:
            at = rows[0] if rows else -1
        flag = QItemSelectionModel.SelectionFlag
        if at >= 0:
            self.selectionModel().setCurrentIndex(self.contacts.index(at, 0), flag.NoUpdate)
        self.selectionModel().select(self._selection(rows), flag.ClearAndSelect | flag.Rows)
        top = -1 if anew else self._row_of(before.top)
        if anew:
            self.scrollTo(self.contacts.index(at, 0), QAbstractItemView.ScrollHint.PositionAtCenter)
        elif top >= 0:
            self.verticalScrollBar().setValue(top * self.rowHeight(0) - before.offset)
        self.choice_changed.emit()

    def _brought_back(self, chosen: tuple[int, ...]) -> list[int]:
        """The rows of who was chosen and went, if they are back and nobody else was chosen since."""
        assert self._lost is not None
        gone, stand_in = self._lost
        if chosen != (stand_in,):
            self._lost = None
            return []
        rows = sorted(row for row in map(self.contacts.row_of, gone) if row >= 0)
        if rows:
            self._lost = None
        return rows

    def _row_of(self, contact_id: int) -> int:
        """The row of a contact, -1 without one. For a few, looking along beats a table of all places."""
        try:
            return self.contacts.ids.index(contact_id)
        except ValueError:
            return -1

    def _selection(self, rows: Iterable[int]) -> QItemSelection:
        selection = QItemSelection()
        last_column = len(self.contacts.columns) - 1
        for first, last in _runs(rows):
            selection.select(self.contacts.index(first, 0), self.contacts.index(last, last_column))
        return selection

    def _on_choice(self, *_: object) -> None:
        self.choice_changed.emit()

    def _made_delegates(self) -> Iterator[RowDelegate]:
        """One for each column."""
        left = self._names.name_left
        chips, text = ChipDelegate(self, name_left=left), TextDelegate(self, name_left=left)
        for column in self.contacts.columns:
            if column.sort is ContactSort.NAME:
                yield self._names
            else:
                yield chips if column.sort in _CHIPS else text

    def _fetch_further(self, _layout: object = None) -> None:
        self.contacts.fetch_further([ContactSort(key) for key in self.columns.layout.columns])

    def _on_column_menu(self, key: str, at: QPoint) -> None:
        self.column_menus.of_column(key).popup(at)

    def _on_head_clicked(self, section: int) -> None:
        sort = self.contacts.columns[section].sort
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
