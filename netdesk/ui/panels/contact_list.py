"""The middle pane: quick filters, the table of contacts, and what stands there when nobody is found."""

from __future__ import annotations

from array import array
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from netdesk.domain.rows import Changes, ContactSort, ContactView
from netdesk.domain.table_layout import TableLayout, read_layout
from netdesk.services import contacts
from netdesk.services.drafts import save_setting, setting
from netdesk.ui.jobs import Jobs
from netdesk.ui.models.contact_ids import ContactIds
from netdesk.ui.models.contacts import Clock, ContactsModel
from netdesk.ui.models.portraits import Portraits
from netdesk.ui.panels.contact_filters import ContactFilters
from netdesk.ui.panels.contact_table import ContactTable

if TYPE_CHECKING:
    from netdesk.ui.panels.nobody_found import NobodyFound

_COLUMNS_KEY: Final = "contacts columns"
_SORT_KEY: Final = "contacts sort"
_MINUTE_MS: Final = 60_000


class ContactList(QWidget):
    """Shows who a search, a filter and an order give.

    `chosen` carries the ids of the chosen contacts, `opened` the id of one to edit, `counted` how many
    are shown, `typed` a character for the search box, `search_replaced` what the search box should say
    ("" to clear it), `new_wanted` the name of somebody to add, `view_changed` the ContactView shown now.
    """

    chosen = Signal(tuple)
    opened = Signal(int)
    counted = Signal(int)
    typed = Signal(str)
    search_replaced = Signal(str)
    new_wanted = Signal(str)
    view_changed = Signal(object)
    delete_asked = Signal()
    copy_asked = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None, *, clock: Clock | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._wanted = 0
        self._anew = True
        self.view = self._view_told = ContactView()
        self.model = ContactsModel(jobs, clock, self)
        self.portraits = Portraits(jobs, self)
        self.model.show_portraits(self.portraits)
        self.ids = ContactIds(jobs, self)
        self.filters = ContactFilters()
        self.table = ContactTable(self.model)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self._pages, 1)
        self._told: tuple[int, ...] | None = None
        self._tell_soon = QTimer(self)
        self._tell_soon.setSingleShot(True)
        self._tell_soon.setInterval(0)
        self._tell_soon.timeout.connect(self._tell_choice)
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self._on_minute)
        self._connect()
        self._restore_sort()
        kept = setting(jobs.reader, _COLUMNS_KEY)
        if kept:
            self.table.arrange(read_layout(kept, self.table.columns.order, self.table.columns.default))
        self.filters.read(jobs.reader)
        self.ids.begin(self.view)

    @cached_property
    def nobody(self) -> NobodyFound:
        """What stands there when nobody is found, made when that is so for the first time."""
        from netdesk.ui.panels.nobody_found import NobodyFound

        made = NobodyFound()
        made.clear_clicked.connect(self._clear)
        made.archived_clicked.connect(self._show_archived)
        made.new_clicked.connect(self.new_wanted)
        self._pages.addWidget(made)
        return made

    def _show_archived(self) -> None:
        self.show_view(replace(self.view, archived=True))
        self.focus_list()

    def set_search(self, text: str) -> None:
        """Show who the text finds: the first hits as soon as they are known, then all."""
        if text != self.view.text:
            self._wanted = 0
            self.view = replace(self.view, text=text)
            # Whoever is chosen stays so when a search is cleared: then the first hits would not do.
            self._ask(anew=True, quick=bool(text.strip()) or not self.table.chosen_ids())

    def show_view(self, view: ContactView) -> None:
        """Search, filter and sort as `view` says."""
        self._wanted = 0
        self.filters.show_view(view)
        self.view = view
        self._show_sort()
        self.search_replaced.emit(view.text)
        self._ask(anew=True, quick=True)

    def show_contact(self, contact_id: int) -> None:
        """Choose a contact, clearing search and filter when they hide it."""
        if self.table.choose(contact_id):
            return
        self._wanted = contact_id
        row = contacts.contact_rows(self._jobs.reader, [contact_id]).get(contact_id)
        archived = row is not None and row.archived
        if self.view.text or self.filters.words or archived:
            self.filters.show_view(ContactView(archived=archived))
            self.view = self.filters.applied_to(replace(self.view, text=""))
            self.search_replaced.emit("")
        self._wanted = contact_id
        self._ask(anew=True, quick=False)

    def refresh(self, changes: Changes) -> None:
        """Take in what a change touched: rows at once, who is shown and in which order a moment later."""
        if not changes.contacts and "circle" not in changes.tables:
            return
        self.model.read_home()
        self.model.refresh(changes.contacts)
        self.filters.read(self._jobs.reader)
        self._ask(anew=self._anew and self.ids.is_asking, quick=False)

    def chosen_ids(self) -> tuple[int, ...]:
        """The chosen contacts, from the top."""
        return self.table.chosen_ids()

    def narrowed_ids(self) -> tuple[int, ...] | None:
        """All whom a search or a filter shows; None when the list shows everybody, or is not whole yet."""
        everybody = not (self.view.text.strip() or self.filters.words)
        return None if everybody or self.ids.is_asking else tuple(self.model.ids)

    def set_compact(self, compact: bool) -> None:
        """Smaller rows for a small window."""
        self.table.set_compact(compact)

    def focus_list(self) -> None:
        """Give the keyboard to the rows, choosing the first when none is."""
        if not self.table.chosen_ids() and self.model.ids:
            self.table.choose_row(0)
        self.table.setProperty("keyboardFocus", True)
        # As a key does: with no reason given, the table would take it for the mouse and draw no ring.
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def showEvent(self, event: object) -> None:
        """Days are told anew while the list is seen."""
        self._minute.start()
        self._on_minute()

    def hideEvent(self, event: object) -> None:
        """Nobody looks."""
        self._minute.stop()

    def _connect(self) -> None:
        self.ids.first.connect(self._on_first)
        self.ids.whole.connect(self._on_whole)
        self.portraits.arrived.connect(self.table.viewport().update)
        self.filters.changed.connect(self._on_filter)
        self.filters.sort_asked.connect(self._sort_by)
        table = self.table
        table.sort_asked.connect(self._sort_by)
        table.choice_changed.connect(self._tell_soon.start)
        table.opened.connect(self._on_opened)
        table.typed.connect(self.typed)
        table.delete_asked.connect(self.delete_asked)
        table.copy_asked.connect(self.copy_asked)
        table.menu_asked.connect(self.menu_asked)
        table.columns.changed.connect(self._keep_columns)

    def _ask(self, *, anew: bool, quick: bool) -> None:
        self._anew = anew
        self.filters.show_saving(bool(self.view.text.strip() or self.filters.words))
        if self.view != self._view_told:
            self._view_told = self.view
            self.view_changed.emit(self.view)
        self.ids.ask(self.view, quick=quick)

    def _on_first(self, ids: array[int]) -> None:
        self._show(ids)
        # What was chosen since then is not chosen anew by the whole answer.
        self._anew = self._anew and not self.table.chosen_ids()

    def _on_whole(self, ids: array[int]) -> None:
        if ids != self.model.ids or self._anew:
            self._show(ids)
        self._anew = False
        wanted, self._wanted = self._wanted, 0
        if wanted:
            self.table.choose(wanted)
        self.counted.emit(len(ids))

    def _show(self, ids: array[int]) -> None:
        self.table.show_ids(ids, anew=self._anew)
        text = self.view.text.strip()
        if ids:
            self._pages.setCurrentWidget(self.table)
            return
        if text:
            self.nobody.show_search(text, filtered=bool(self.filters.words))
        elif self.filters.words:
            self.nobody.show_filter(self.filters.words)
        else:
            self.nobody.show_all_archived()
        self._pages.setCurrentWidget(self.nobody)

    def _on_filter(self) -> None:
        self.view = self.filters.applied_to(self.view)
        self._ask(anew=True, quick=False)

    def _sort_by(self, sort: ContactSort) -> None:
        descending = sort is self.view.sort and not self.view.descending
        self.view = replace(self.view, sort=sort, descending=descending)
        self._show_sort()
        self._ask(anew=True, quick=False)
        kept = f"{sort.value}{' reversed' if descending else ''}"
        if not self._jobs.desk.read_only:
            self._jobs.change(lambda desk: save_setting(desk, _SORT_KEY, kept))

    def _keep_columns(self, layout: TableLayout) -> None:
        if not self._jobs.desk.read_only:
            self._jobs.change(lambda desk: save_setting(desk, _COLUMNS_KEY, layout.text()))

    def _restore_sort(self) -> None:
        kept = setting(self._jobs.reader, _SORT_KEY)
        name = kept.removesuffix(" reversed")
        sort = next((each for each in ContactSort if each.value == name), ContactSort.NAME)
        self.view = replace(self.view, sort=sort, descending=kept.endswith(" reversed"))
        self._show_sort()

    def _show_sort(self) -> None:
        self.table.show_sort(self.view.sort, self.view.descending)
        self.filters.caption.show_sort(self.view.sort, self.view.descending)

    def _clear(self) -> None:
        had_text = bool(self.view.text.strip())
        self.filters.reset()
        self.view = self.filters.applied_to(replace(self.view, text=""))
        if had_text:
            self.search_replaced.emit("")
        self._ask(anew=True, quick=False)
        self.table.setFocus()

    def _on_opened(self, index: QModelIndex) -> None:
        contact_id = self.model.id_at(index.row())
        if contact_id:
            self.opened.emit(contact_id)

    def _tell_choice(self) -> None:
        ids = self.table.chosen_ids()
        if ids != self._told:
            self._told = ids
            self.chosen.emit(ids)

    def _on_minute(self) -> None:
        self.model.read_home()
        self.table.viewport().update()
