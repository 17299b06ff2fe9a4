"""The section of interactions: the list with its filters, and the chosen one beside it."""

from __future__ import annotations

from array import array
from dataclasses import replace
from typing import Final, Literal

from PySide6.QtCore import QModelIndex, QPoint, QTimer
from PySide6.QtWidgets import QWidget

from netdesk.domain.rows import Changes, InteractionRow, InteractionSort, InteractionView, Span
from netdesk.services import interactions
from netdesk.ui.bus import Bus
from netdesk.ui.jobs import Jobs
from netdesk.ui.models.contacts import Clock
from netdesk.ui.models.interactions import InteractionIds, InteractionsModel
from netdesk.ui.models.portraits import Portraits
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.interaction_actions import InteractionActions
from netdesk.ui.panels.interaction_detail import TABLES, InteractionDetail
from netdesk.ui.panels.interaction_filters import InteractionFilters
from netdesk.ui.panels.interaction_table import InteractionTable
from netdesk.ui.panels.list_section import ListSection
from netdesk.ui.tr import tr
from netdesk.ui.widgets.empty_state import EmptyState

_MINUTE_MS: Final = 60_000


class InteractionsPanel(ListSection):
    """The choice and the place survive every change."""

    key: Literal["interactions"] = "interactions"

    table: InteractionTable
    filters: InteractionFilters
    detail: InteractionDetail

    def __init__(
        self,
        jobs: Jobs,
        bus: Bus,
        navigator: Navigator,
        parent: QWidget | None = None,
        *,
        clock: Clock | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._navigator = jobs, navigator
        self._view = InteractionView(descending=True)
        self._wanted = 0
        self.model = InteractionsModel(jobs, clock, self)
        self.actions_for = InteractionActions(jobs, navigator, self, clock)
        self.filters = InteractionFilters(jobs)
        self.portraits = Portraits(jobs, self)
        self.model.show_portraits(self.portraits)
        self.table = InteractionTable(self.model)
        self.detail = InteractionDetail(jobs, navigator, self.model, self.actions_for, self.portraits)
        self._ids = InteractionIds(jobs, self)
        self._build()
        self._connect(bus)
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self._on_minute)
        self._minute.start()
        self._show_sort()
        self.set_compact("full")
        # Asked first: until the answer is there, nobody can say that there is nothing.
        self._ask()
        self._show_emptiness()

    @property
    def title(self) -> str:
        """What stands over the section."""
        return tr("Interactions")

    @property
    def primary(self) -> str:
        """What its first button does."""
        return tr("Plan interview")

    @property
    def is_settled(self) -> bool:
        """True when what is shown is the answer to the latest question."""
        return not self._ids.is_asking

    @property
    def view(self) -> InteractionView:
        """What is shown, in which order."""
        return self._view

    def set_search(self, text: str) -> None:
        """Show only what has these words."""
        self._look(text=text)

    def new(self) -> None:
        """Plan an interview, with whom the list is filtered by if anybody."""
        self._navigator.plan_wanted.emit(self.filters.person_id, 0)

    def log_touch(self) -> None:
        """Log something that took place."""
        self._navigator.edit_interaction_wanted.emit(0, self.filters.person_id)

    def edit_selected(self) -> None:
        """Open the editor on the chosen interaction."""
        for interaction_id in self.selected_ids()[:1]:
            self.actions_for.open(interaction_id)

    def plan_selected(self) -> None:
        """Prepare the chosen interaction."""
        for interaction_id in self.selected_ids()[:1]:
            self.actions_for.plan(interaction_id)

    def delete_selected(self) -> None:
        """Remove the chosen interactions."""
        self.actions_for.delete(self.selected_ids())

    def show_interaction(self, interaction_id: int) -> None:
        """Choose one; filters and search that hide it are taken off."""
        if self.table.choose(interaction_id):
            self._both.open_detail()
            return
        self._wanted = interaction_id
        self._show_all()

    # Building

    def _build(self) -> None:
        self.empty = EmptyState(
            tr("Talk to somebody"),
            tr(
                "Plan an informational interview, or log a call, a coffee or a letter, and it stands here "
                "with its time, its place and its sheet."
            ),
            tr("Plan an interview"),
            tr("Log a touch"),
            primary_icon="calendar-plus",
            secondary_icon="notebook-pen",
        )
        self._lay_out()

    def _connect(self, bus: Bus) -> None:
        bus.changed.connect(self._on_changed)
        self._ids.found.connect(self._on_found)
        self.empty.primary_clicked.connect(self.new)
        self.empty.secondary_clicked.connect(self.log_touch)
        self._nothing.clear.clicked.connect(self._show_all)
        self.filters.changed.connect(self._on_filter)
        self.filters.sort_asked.connect(self._on_sort)
        self.filters.log_asked.connect(self.log_touch)
        self.portraits.arrived.connect(self.table.viewport().update)
        self.table.sort_asked.connect(self._on_sort)
        self.table.choice_changed.connect(self._on_choice)
        self.table.opened.connect(self._on_opened)
        self.table.delete_asked.connect(self.delete_selected)
        self.table.menu_asked.connect(self._on_menu)

    # Asking

    def _look(
        self, *, text: str | None = None, sort: InteractionSort | None = None, descending: bool | None = None
    ) -> None:
        """Show what the filters say, with these differences."""
        view = self.filters.applied_to(self._view)
        self._view = replace(
            view,
            text=view.text if text is None else text,
            sort=sort or view.sort,
            descending=view.descending if descending is None else descending,
        )
        self._ask()

    def _ask(self) -> None:
        self._ids.ask(self._view)

    def _on_found(self, ids: array[int]) -> None:
        found_nothing = self._nothing.isVisible()
        self.table.show_ids(ids)
        self._show_emptiness()
        self._tell_count(len(ids))
        wanted, self._wanted = self._wanted, 0
        if wanted and self.table.choose(wanted):
            self._both.open_detail()
        elif not self.table.chosen_ids() and len(ids) and (found_nothing or not self.table.hasFocus()):
            self.table.choose_row(0)
            self._both.go_back()

    def _show_emptiness(self) -> None:
        has_any = len(self.model.ids) > 0 or interactions.has_interactions(self._jobs.reader)
        nothing = not len(self.model.ids) and not self._ids.is_asking
        self._show_page(has_any=has_any, nothing_found=nothing, searched=bool(self._view.text.strip()))

    # What happens

    def _on_changed(self, changes: Changes) -> None:
        if any(changes.tables.get(table) for table in TABLES) or changes.contacts:
            # Names sort and search too, so a changed contact may move rows.
            self._ask()
            self.detail.hear(changes)

    def _on_filter(self) -> None:
        span = self.filters.applied_to(self._view).span
        if self._view.sort is InteractionSort.START and span is not self._view.span:
            self._look(descending=self._usually_descending(InteractionSort.START))
        else:
            self._look()
        self._show_sort()

    def _on_sort(self, sort: InteractionSort) -> None:
        same = sort is self._view.sort
        descending = not self._view.descending if same else self._usually_descending(sort)
        self._look(sort=sort, descending=descending)
        self._show_sort()

    def _usually_descending(self, sort: InteractionSort) -> bool:
        """The latest first, but of what is to come the next; the longest first; names from A on."""
        if sort is InteractionSort.START:
            return self.filters.applied_to(self._view).span is not Span.UPCOMING
        return sort is InteractionSort.MINUTES

    def _show_sort(self) -> None:
        sort, descending = self._view.sort, self._view.descending
        self.table.show_sort(sort, descending)
        self.filters.caption.show_sort(sort, descending != self._usually_descending(sort))

    def _on_choice(self) -> None:
        chosen = self.table.chosen_ids()
        if len(chosen) > 1:
            self.detail.show_many(len(chosen), chosen)
        else:
            self.detail.show_interaction(chosen[0] if chosen else 0)

    def _on_opened(self, index: QModelIndex) -> None:
        if self._both.is_narrow and self._both.shows_list:
            self._both.open_detail()
        else:
            self.actions_for.open(self.model.id_at(index.row()))

    def _on_menu(self, at: QPoint) -> None:
        chosen = self.table.chosen_ids()
        several = len(chosen) > 1
        menu = (
            self.actions_for.menu_of_many(chosen) if several else self.actions_for.menu(self._chosen_rows())
        )
        self._pop_up(menu, at)

    def _on_minute(self) -> None:
        if self.isVisible():
            self.model.refresh()
            self.detail.refresh()

    def _chosen_rows(self) -> list[InteractionRow]:
        found = (self.model.row_at(self.model.row_of(each)) for each in self.table.chosen_ids())
        return [row for row in found if row is not None]

    def _show_all(self) -> None:
        self.filters.reset()
        self.search_replaced.emit("")
        self._look(text="")
        self._show_sort()
