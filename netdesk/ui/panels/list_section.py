"""A section of the window: a table under its filters, and the chosen row beside it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from netdesk.ui.panels.detail_body import DetailBody
from netdesk.ui.panels.filter_bar import FilterBar
from netdesk.ui.panels.nothing_found import NothingFound
from netdesk.ui.widgets.empty_state import EmptyState
from netdesk.ui.widgets.id_table import IdTable
from netdesk.ui.widgets.list_and_detail import ListAndDetail


class ListSection(QWidget):
    """Make the parts, then `_lay_out` them; `_show_page` says which of them are seen.

    `counted` tells how many are shown. `search_typed` carries a character typed in the table, to be put into
    the search box, which takes the focus; `search_replaced` what the search box should say instead.
    """

    counted = Signal(int)
    search_typed = Signal(str)
    search_replaced = Signal(str)

    table: IdTable
    filters: FilterBar
    detail: DetailBody
    empty: EmptyState

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = -1

    # What the window asks for

    @property
    def is_empty(self) -> bool:
        """True when there is nothing at all."""
        return self._pages.currentWidget() is self.empty

    @property
    def has_choice(self) -> bool:
        """True when any row is chosen."""
        return self.table.selectionModel().hasSelection()

    @property
    def has_several(self) -> bool:
        """True when more than one row are chosen."""
        return len(self.table.chosen_places(2)) > 1

    @property
    def facts(self) -> list[str]:
        """Nothing of its own for the status bar."""
        return []

    def selected_ids(self) -> tuple[int, ...]:
        """The ids of the chosen rows, from the top."""
        return self.table.chosen_ids()

    def set_compact(self, kind: str) -> None:
        """Fit a "full" or a "compact" window, or a "narrow" one, where the detail lies over the list."""
        small = kind != "full"
        self.table.set_compact(small)
        self.filters.set_compact(small)
        self.detail.set_compact(small)
        self._both.set_compact(kind)

    def focus_list(self) -> None:
        """Bring the keys to the list, to its first row when none is current."""
        if self.is_empty:
            self.empty.primary.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        if not self.table.chosen_ids() and len(self.table.rows.ids):
            self.table.choose_row(0)
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # For those who build on it

    def _lay_out(self) -> None:
        self._nothing = NothingFound()
        self._list = QStackedWidget()
        self._list.addWidget(self.table)
        self._list.addWidget(self._nothing)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self._list, 1)
        self._both = ListAndDetail(left, self.table, self.detail, self.detail.back)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._both)
        self._pages.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self.table.typed.connect(self.search_typed)
        # The cross of the search box says that Esc clears it: from the list as well.
        self.table.escaped.connect(lambda: self.search_replaced.emit(""))
        self.table.clicked.connect(self._on_clicked)
        self.detail.back_clicked.connect(self._both.go_back)
        self.detail.keys_lost.connect(self._take_keys)

    def _tell_count(self, count: int) -> None:
        if count != self._count:
            self._count = count
            self.counted.emit(count)

    def _show_page(self, *, has_any: bool, nothing_found: bool, searched: bool) -> None:
        """The empty state, the list, or in place of its rows that nothing was found."""
        self._pages.setCurrentIndex(0 if has_any else 1)
        nothing = has_any and nothing_found
        self._list.setCurrentIndex(1 if nothing else 0)
        if nothing:
            self._both.close_detail()
            self._nothing.say(searched=searched)

    def _pop_up(self, menu: QMenu, at: QPoint) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _on_clicked(self, _index: QModelIndex) -> None:
        self._both.open_detail()

    def _take_keys(self) -> None:
        if self._both.shows_list:
            self.focus_list()
        else:
            self.detail.back.setFocus(Qt.FocusReason.OtherFocusReason)
