"""The section Journey: the nine steps as a path, what to do next, and how far this round is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import Final, Literal

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from netdesk.domain.rows import Changes
from netdesk.domain.steps import WAYS_TO_GO, JourneyFacts
from netdesk.domain.suggestions import Suggestion, what_next
from netdesk.services import journey
from netdesk.services.desks import Reader
from netdesk.services.me import me
from netdesk.services.unfinished import Unfinished, unfinished
from netdesk.ui import grid
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.draft_news import draft_news
from netdesk.ui.jobs import Jobs
from netdesk.ui.menu_entry import add_entry
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.journey_deeds import JourneyDeeds, wizard_for, wizards_there
from netdesk.ui.panels.journey_path import JourneyPath
from netdesk.ui.panels.journey_side import (
    GoalCard,
    LeftCard,
    SoFar,
    SuggestionPanel,
    goal_items,
    left_items,
)
from netdesk.ui.tr import tr
from netdesk.ui.widgets.cards import INSET, Card, CardGroup, CardList
from netdesk.ui.widgets.popups import Menu
from netdesk.ui.widgets.side_column import SideColumn
from netdesk.ui.words import journey_words, suggestion_words

GOALS_SHOWN: Final = 5
_SIDE_MARGIN: Final = 28


@dataclass(frozen=True, slots=True)
class _Seen:
    """One look at the desk."""

    facts: JourneyFacts
    skipped: frozenset[str]
    left: tuple[Unfinished, ...]
    home: str


class JourneyPanel(QWidget):
    """`shown` tells that the page says something new: its `head` beside the title, its `facts` below.

    The desk is asked on a worker, when it changes while the section is looked at, and when that begins.
    `sections` are the titles of the window's sections by key: the workplaces of the steps.
    """

    key: Literal["journey"] = "journey"
    has_choice: Final = False
    has_several: Final = False
    is_empty: Final = False
    shown = Signal()
    counted = Signal(int)
    search_typed = Signal(str)

    def __init__(
        self,
        jobs: Jobs,
        bus: Bus,
        navigator: Navigator,
        sections: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._navigator = jobs, navigator
        self._asked = 0
        self._seen: _Seen | None = None
        self._kind = "full"
        self._chain: list[QWidget] = []
        self.suggestion: Suggestion | None = None
        self.deeds = JourneyDeeds(jobs, navigator, self)
        self.path = JourneyPath(sections)
        self.next = SuggestionPanel()
        self.left = CardGroup(tr("Left halfway"), CardList(self._made_left))
        self.goals = CardGroup(tr("Goals"), CardList(self._made_goal), link=tr("All goals"))
        self.so_far = SoFar()
        self._lay_out()
        self._connect(bus)
        self.refresh()

    @property
    def title(self) -> str:
        """What stands over the section."""
        return tr("Journey")

    @property
    def primary(self) -> str:
        """What its first button does."""
        return tr("Begin a new round")

    @property
    def head(self) -> str:
        """Beside the title: how much of the round is done."""
        return journey_words.head_words(self._seen.facts) if self._seen else ""

    @property
    def facts(self) -> list[str]:
        """What the status bar says: which round it is."""
        return [journey_words.round_words(self._seen.facts)] if self._seen else []

    @property
    def is_settled(self) -> bool:
        """True when what is shown is the answer to the latest question."""
        return self._seen is not None and not self._asked

    def set_search(self, _text: str) -> None:
        """What is searched is shown in Contacts."""

    def new(self) -> None:
        """Begin a new round."""
        if not self._jobs.desk.read_only:
            self.deeds.begin_round()

    def selected_ids(self) -> tuple[int, ...]:
        """Nothing is chosen here."""
        return ()

    def edit_selected(self) -> None:
        """Nothing is chosen here."""

    def plan_selected(self) -> None:
        """Nothing is chosen here."""

    def delete_selected(self) -> None:
        """Nothing is chosen here."""

    def log_touch(self) -> None:
        """Log a touch with somebody to be chosen."""
        self._navigator.edit_interaction_wanted.emit(0, 0)

    def focus_list(self, reason: Qt.FocusReason = Qt.FocusReason.ShortcutFocusReason) -> None:
        """Bring the keys to the step that is next."""
        self.path.focus_first(reason)

    def set_compact(self, kind: str) -> None:
        """Two columns in a "full" window; else the suggestion comes first, and the path below it."""
        self._kind, full = kind, kind == "full"
        self.columns.set_full(full)
        self._left.setContentsMargins(
            grid.SPACE_24, grid.SPACE_8 if full else grid.SPACE_24, grid.SPACE_24, 0
        )
        side = (_SIDE_MARGIN if full else grid.SPACE_24) - INSET
        self._right.setContentsMargins(side, grid.SPACE_24, side, grid.SPACE_24)
        if full:
            self._right.insertWidget(0, self._first)
        else:
            self._left.insertWidget(0, self._first)
        self._around.setContentsMargins(*((INSET, 0, INSET, 0) if full else (0, 0, 0, grid.SPACE_12)))
        self._order_tabs(full)

    # Asking

    def refresh(self) -> None:
        """Ask the desk; only the latest answer counts."""
        self._asked += 1
        asked, path = self._asked, self._jobs.desk.path

        def look(reader: Reader, _progress: object) -> _Seen:
            facts = journey.facts(reader)
            skipped = journey.skipped(reader, facts)
            return _Seen(facts, skipped, tuple(unfinished(reader, path)), me(reader).zone)

        self._jobs.read(look, lambda seen: self._take(asked, seen))

    def showEvent(self, event: QShowEvent) -> None:
        """What changed meanwhile is asked for now."""
        super().showEvent(event)
        if not self._asked:
            self.refresh()

    def _take(self, asked: int, seen: _Seen) -> None:
        if isValid(self) and asked == self._asked:
            self._asked = 0
            self._seen = seen
            self._show()

    def _on_changed(self, _changes: Changes | None = None) -> None:
        if self.isVisible():
            self.refresh()

    # Showing

    def _show(self) -> None:
        seen = self._seen
        if seen is None:
            return
        facts, writable = seen.facts, not self._jobs.desk.read_only
        found = self.suggestion = what_next(facts, seen.skipped)
        said = suggestion_words.say(found, facts) if found else suggestion_words.say_nothing(facts)
        if found is not None and any(each.wish == wizard_for(found) for each in seen.left):
            said = replace(said, verb=tr("Go on where you left off"))
        can_show_again = found is None and bool(seen.skipped)
        self.next.show_said(
            said, can_skip=found is not None, can_show_again=can_show_again, writable=writable
        )
        wizards = wizards_there(tuple(way.wizard for way in WAYS_TO_GO)) if writable else frozenset[str]()
        self.path.show_facts(facts, found.step if found else None, wizards, writable=writable)
        self.left.show_items(left_items(seen.left, facts.today, seen.home, writable=writable))
        self.goals.show_items(goal_items(facts, GOALS_SHOWN))
        self.so_far.show_facts(facts)
        self._order_tabs(self._kind == "full")
        self.shown.emit()

    # Building

    def _lay_out(self) -> None:
        self.columns = SideColumn()
        self._left, self._right = self.columns.left, self.columns.right
        self._left.setSpacing(0)
        self._left.addWidget(self.path)
        self._left.addStretch(1)
        self._right.setSpacing(grid.SPACE_24)
        self._first = QWidget()
        self._around = QVBoxLayout(self._first)
        self._around.addWidget(self.next)
        for group in (self.left, self.goals, self.so_far):
            self._right.addWidget(group)
        self._right.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.columns)
        self.set_compact("full")

    def _connect(self, bus: Bus) -> None:
        bus.changed.connect(self._on_changed)
        draft_news(self._jobs).changed.connect(self._on_changed)
        self.deeds.changed.connect(self._on_changed)
        self.path.wizard_wanted.connect(self._navigator.wizard_wanted)
        self.path.section_wanted.connect(self._navigator.section_wanted)
        self.path.round_wanted.connect(self.new)
        self.path.unfolded.connect(self._on_unfolded)
        self.next.taken.connect(self._on_taken)
        self.next.skipped.connect(self._on_skipped)
        self.next.shown_again.connect(self.deeds.show_again)
        self.goals.link.clicked.connect(self._show_goals)
        for group in (self.left, self.goals):
            group.list.left.connect(self._on_left)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def _made_left(self) -> Card:
        card = LeftCard()
        card.opened.connect(lambda: self._go_on(card.item.left))
        card.dropped.connect(lambda: self.deeds.drop(card.item.left))
        card.menu_asked.connect(lambda at: self._left_menu(card.item.left).popup(at))
        return card

    def _made_goal(self) -> Card:
        card = GoalCard()
        card.opened.connect(lambda: self._navigator.row_wanted.emit("goals", card.item.id))
        card.menu_asked.connect(lambda at: self._goal_menu(card.item.id).popup(at))
        return card

    def _left_menu(self, left: Unfinished) -> Menu:
        menu = Menu(self)
        for words, do in (
            (tr("Continue"), partial(self._go_on, left)),
            (tr("Throw the draft away"), partial(self.deeds.drop, left)),
        ):
            add_entry(menu, words, "", do)
        menu.setEnabled(not self._jobs.desk.read_only)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _goal_menu(self, goal_id: int) -> Menu:
        menu = Menu(self)
        show = partial(self._navigator.row_wanted.emit, "goals", goal_id)
        add_entry(menu, tr("Show the goal"), "", show)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _order_tabs(self, full: bool) -> None:
        """As the page is read: in one column the suggestion stands over the path."""
        path, first = self.path.stops(), [self.next.verb, self.next.skip, self.next.again]
        chain: list[QWidget] = [*path, *first] if full else [*first, *path]
        for group in (self.left, self.goals):
            chain += [group.link] if group is self.goals else []
            for card in group.list.cards:
                chain += [card, *card.stops()]
        if chain != self._chain:
            self._chain = chain
            for before, after in pairwise(chain):
                QWidget.setTabOrder(before, after)

    # What happens

    def _go_on(self, left: Unfinished) -> None:
        if not self._jobs.desk.read_only:
            self._navigator.wizard_wanted.emit(left.wish)

    def _on_taken(self) -> None:
        if self.suggestion is not None:
            self.deeds.take(self.suggestion)

    def _on_skipped(self) -> None:
        if self.suggestion is not None:
            self.deeds.skip(self.suggestion)

    def _show_goals(self) -> None:
        self._navigator.section_wanted.emit("goals")

    def _on_left(self, step: int) -> None:
        """An arrow leaves the cards of a group: on to those of the other."""
        lists = [self.left.list, self.goals.list]
        other = lists[1 if step > 0 else 0]
        if other is not self.sender():
            other.enter(step)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """What the keys go to is in sight."""
        self.columns.bring_into_sight(now)

    def _on_unfolded(self, more: QWidget) -> None:
        """It is in sight, as soon as it has its place."""
        QTimer.singleShot(0, self, partial(self._bring_into_sight, more))

    def _bring_into_sight(self, more: QWidget) -> None:
        if more.isVisible():
            # The page is as high as it will be before anybody asks how far it can be scrolled.
            self.columns.both.activate()
            QApplication.sendEvent(self.columns.body, QEvent(QEvent.Type.LayoutRequest))
            self.columns.area.ensureWidgetVisible(more, 0, grid.SPACE_8)

    def event(self, event: QEvent) -> bool:
        """A larger font widens the right column."""
        if event.type() is QEvent.Type.FontChange:
            self.set_compact(self._kind)
        return super().event(event)
