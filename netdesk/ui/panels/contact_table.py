"""The table of contacts: columns that give way, keys that act, and a choice that survives new rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QWidget

from netdesk.domain.rows import ContactSort
from netdesk.domain.table_layout import TableLayout
from netdesk.ui import grid
from netdesk.ui.delegates.rows import ChipDelegate, NameDelegate, RowDelegate, TextDelegate
from netdesk.ui.models.contacts import ContactsModel
from netdesk.ui.panels.contact_columns import DEFAULT, ColumnMenus, all_columns
from netdesk.ui.tr import tr
from netdesk.ui.widgets.arranged_columns import ArrangedColumns
from netdesk.ui.widgets.id_table import IdTable

_CHIPS: Final = frozenset({ContactSort.CIRCLE, ContactSort.NEXT_STEP})


class ContactTable(IdTable):
    """`sort_asked` carries a ContactSort. `copy_asked` by the key, `drag_asked` when rows are pulled."""

    copy_asked = Signal()
    drag_asked = Signal()

    def __init__(self, model: ContactsModel, parent: QWidget | None = None) -> None:
        super().__init__(model, (), tr("Contacts"), parent)
        self.contacts = model
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self._names = NameDelegate(self)
        self._delegates = tuple(self._made_delegates())
        for at, delegate in enumerate(self._delegates):
            self.setItemDelegateForColumn(at, delegate)
        self.columns = ArrangedColumns(self, all_columns(), DEFAULT)
        self.column_menus = ColumnMenus(self.columns, self)
        self.columns.changed.connect(self._fetch_further)
        self.columns.menu_asked.connect(self._on_column_menu)
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
        """Lower rows, and smaller avatars for a small window."""
        self._names.set_avatar_size(grid.AVATAR_SMALL if compact else grid.AVATAR_TABLE)
        for delegate in self._delegates:
            delegate.name_left = self._names.name_left
        super().set_compact(compact)

    def show_sort(self, sort: ContactSort, descending: bool) -> None:
        """Put the arrow beside the column that rows are sorted by."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(self.contacts.column_of(sort), order)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy; the rest is that of all tables."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        else:
            super().keyPressEvent(event)

    @property
    def menu_left(self) -> int:
        """Under the names."""
        return self._names.name_left

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
