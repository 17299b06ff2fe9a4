"""A small section of the window: a list of frozen rows as a `RowSpec` says, and the chosen one beside it."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import partial
from typing import Any, Generic

from PySide6.QtCore import QModelIndex, QPoint, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QWidget
from shiboken6 import isValid

from netdesk.domain.folding import fold
from netdesk.domain.rows import Changes
from netdesk.ui.bus import Bus
from netdesk.ui.jobs import Job, Jobs
from netdesk.ui.models.rows import RowsModel, in_order
from netdesk.ui.models.windowed import Row
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.list_section import ListSection
from netdesk.ui.panels.row_commands import RowCommands
from netdesk.ui.panels.row_detail import RowDetail
from netdesk.ui.panels.row_filters import RowFilters
from netdesk.ui.panels.section_table import SectionTable
from netdesk.ui.row_spec import Order, RowSpec, SectionKey
from netdesk.ui.widgets.empty_state import EmptyState


class RowSection(ListSection, Generic[Row]):
    """Override `new` and `edit`, and maybe `fill_menu` and `second`. Rows are read by a worker, only while
    they are looked at; the choice and the place survive every change. `commands` change the desk.
    """

    choice_changed = Signal()

    table: SectionTable
    filters: RowFilters
    detail: RowDetail[Row]

    def __init__(
        self,
        jobs: Jobs,
        bus: Bus,
        navigator: Navigator,
        spec: RowSpec[Row],
        detail: RowDetail[Row],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.jobs, self.navigator, self.spec, self.detail = jobs, navigator, spec, detail
        self._text = ""
        self._order: Order[Row] = spec.orders[0]
        self._descending = self._order.descending
        self._wanted = 0
        self._asked = 0
        self._job: Job | None = None
        self._is_stale = self._is_known = False
        self.commands: RowCommands[Row] = RowCommands(jobs, navigator, spec, self)
        self.model: RowsModel[Row] = RowsModel(spec.columns, self)
        self.table = SectionTable(self.model, spec.widths, spec.title)
        self.filters = RowFilters(spec.filters, spec.menu, spec.orders)
        detail.can_change = not jobs.desk.read_only
        self._build()
        self._connect(bus)
        self.set_compact("full")
        self._show_order()
        self._ask()

    # What the window asks for

    @property
    def key(self) -> SectionKey:
        """What the section is called in code."""
        return self.spec.key

    @property
    def title(self) -> str:
        """What it is called."""
        return self.spec.title

    @property
    def primary(self) -> str:
        """The words of its "New ..." button."""
        return self.spec.primary

    @property
    def is_settled(self) -> bool:
        """True when what is shown is how the desk is."""
        return self._job is None and not self._is_stale

    def set_search(self, text: str) -> None:
        """Show only what has these words."""
        self._text = text
        self.arrange()

    def edit_selected(self) -> None:
        """Open the editor on the chosen row."""
        for row in self.chosen()[:1]:
            self._edit_if_allowed(row)

    def plan_selected(self) -> None:
        """An interview is planned with people, not here."""

    def log_touch(self) -> None:
        """Log something that took place, with whom is chosen there."""
        self.navigator.edit_interaction_wanted.emit(0, 0)

    def delete_selected(self) -> None:
        """Delete the chosen rows at once; the toast offers Undo."""
        self.commands.delete(self.chosen())

    # For those who build on it

    def new(self) -> None:
        """Begin a new one."""
        raise NotImplementedError

    def second(self) -> None:
        """What the second button of the empty state does."""

    def edit(self, row: Row) -> None:
        """Open the editor on a row."""
        raise NotImplementedError

    def fill_menu(self, menu: QMenu, row: Row) -> None:
        """Put what can be done with one row into its menu, between Edit and Delete, by
        `commands.add_entry`."""

    def fill_many_menu(self, menu: QMenu, rows: Sequence[Row]) -> None:
        """Put what can be done with several rows into their menu, before Delete."""

    def chosen(self) -> list[Row]:
        """The chosen rows, from the top."""
        return [self.model.all[each] for each in self.table.chosen_ids() if each in self.model.all]

    def menu(self, rows: Sequence[Row]) -> QMenu:
        """What can be done with these rows."""
        return self.commands.menu(rows, self._edit_if_allowed, self.fill_menu, self.fill_many_menu)

    def show_row(self, row_id: int) -> None:
        """Choose one, as soon as it is there; filters and search that hide it are taken off."""
        if not row_id:
            return
        self._wanted = row_id
        if self.is_settled:
            self._show_wanted()

    def _edit_if_allowed(self, row: Row) -> None:
        if self.commands.may_change():
            self.edit(row)

    # Building

    def _build(self) -> None:
        words = self.spec.empty
        self.empty = EmptyState(
            words.title,
            words.sentence,
            words.primary,
            words.secondary,
            primary_icon=words.primary_icon,
            secondary_icon=words.secondary_icon,
        )
        self.empty.primary.setEnabled(not self.jobs.desk.read_only)
        self._lay_out()
        self.detail.show_row(None)

    def _connect(self, bus: Bus) -> None:
        bus.changed.connect(self._on_changed)
        self.empty.primary_clicked.connect(self.new)
        self.empty.secondary_clicked.connect(self.second)
        self._nothing.clear.clicked.connect(self._show_all)
        self.filters.changed.connect(self.arrange)
        self.filters.sort_asked.connect(self._on_sort)
        self.table.sort_asked.connect(self._on_sort)
        self.table.choice_changed.connect(self._on_choice)
        self.table.opened.connect(self._on_opened)
        self.table.delete_asked.connect(self.delete_selected)
        self.table.menu_asked.connect(self._on_menu)
        self.detail.delete_asked.connect(self.delete_selected)
        self.detail.menu_asked.connect(self._on_detail_menu)

    # Reading

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while nobody looked is read now."""
        super().showEvent(event)
        if self._is_stale:
            self._ask()

    def _on_changed(self, changes: Changes) -> None:
        if self.spec.hear is not None:
            self.spec.hear(changes)
        heard = self.spec.hears_contacts and changes.contacts
        if not heard and not any(changes.tables.get(table) for table in self.spec.tables):
            return
        if self.isVisible():
            self._ask()
        else:
            self._is_stale = True

    def _ask(self) -> None:
        self._is_stale = False
        self._asked += 1
        if self._job is not None:
            self._job.cancel()
        read, order, descending = self.spec.read, self._order, self._descending
        self._job = self.jobs.read(
            lambda reader, _progress: in_order(read(reader), order, descending),
            done=partial(self._on_read, self._asked, (order, descending)),
        )

    def _on_read(self, asked: int, order: tuple[Order[Row], bool], rows: dict[int, Row]) -> None:
        if not isValid(self) or asked != self._asked:
            return
        self._job = None
        self._is_known = True
        self.model.keep(rows)
        if order != (self._order, self._descending):
            self._sort()
        before = self.detail.shown
        self.arrange()
        if before is not None and self.detail.shown is before:
            # It may tell of more than its row holds.
            self.detail.show_row(rows.get(before.id))
        self._show_wanted()

    def read_again(self) -> None:
        """Read all rows anew, for the clock has gone on."""
        self._ask()

    def _sort(self) -> None:
        self.model.keep(in_order(self.model.all.values(), self._order, self._descending))

    def arrange(self) -> None:
        """Show what search and filters let through."""
        tests = self.filters.asked()
        searched = self.spec.searched
        words = fold(self._text).split()
        rows = self.model.all.values()
        if tests or words:
            found = (row for row in rows if all(test(row) for test in tests))
            ids = array("q", [row.id for row in found if all(word in searched(row) for word in words)])
        else:
            ids = array("q", self.model.all)
        found_nothing = self._nothing.isVisible()
        self.table.show_ids(ids)
        self._show_emptiness()
        if self._is_known:
            self._tell_count(len(ids))
        if not self.table.chosen_ids() and ids and (found_nothing or not self.table.hasFocus()):
            self.table.choose_row(0)
            self._both.close_detail()

    def _show_emptiness(self) -> None:
        has_any = bool(self.model.all) or not self._is_known
        nothing = self._is_known and not len(self.model.ids)
        self._show_page(has_any=has_any, nothing_found=nothing, searched=bool(self._text.strip()))

    def _show_wanted(self) -> None:
        if self._wanted not in self.model.all:
            return
        wanted, self._wanted = self._wanted, 0
        if not self.table.choose(wanted):
            self._show_all()
            self.table.choose(wanted)
        self._both.open_detail()

    # What happens

    def _on_sort(self, sort: Any) -> None:
        order = next((each for each in self.spec.orders if each.sort is sort), None)
        if order is not None:
            self._descending = not self._descending if order is self._order else order.descending
            self._order = order
            self._show_order()
            self._sort()
            self.arrange()

    def _show_order(self) -> None:
        self.table.show_order(self._order, self._descending)
        self.filters.caption.show_sort(self._order.sort, self._descending != self._order.descending)

    def _on_choice(self) -> None:
        chosen = self.chosen()
        if len(chosen) > 1:
            going = sum(1 for row in chosen if self.spec.deletable(row))
            deletable = self.spec.counted(going) if going else ""
            self.detail.show_many(self.spec.counted(len(chosen)), chosen, deletable)
        elif not chosen or self.detail.shown != chosen[0]:
            self.detail.show_row(chosen[0] if chosen else None)
        self.choice_changed.emit()

    def _on_opened(self, index: QModelIndex) -> None:
        row = self.model.row_at(index.row())
        if self._both.is_narrow and self._both.shows_list:
            self._both.open_detail()
        elif row is not None:
            self._edit_if_allowed(row)

    def _on_menu(self, at: QPoint) -> None:
        self._pop_up(self.menu(self.chosen()), at)

    def _on_detail_menu(self) -> None:
        shown, button = self.detail.shown, self.detail.menu_button
        if shown is not None:
            self._pop_up(self.menu([shown]), button.mapToGlobal(button.rect().bottomLeft()))

    def _show_all(self) -> None:
        self.filters.reset()
        self._text = ""
        self.search_replaced.emit("")
        self.arrange()
