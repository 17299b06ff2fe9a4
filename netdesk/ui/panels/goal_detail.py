"""One goal in full: how far it has come, who could help, what serves it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from netdesk.domain.goals import GoalState, Measure
from netdesk.domain.interactions import State
from netdesk.domain.now import wall_now
from netdesk.domain.pitches import Pitch
from netdesk.domain.rows import InteractionRow
from netdesk.services import goals, interactions, pitches
from netdesk.services.goal_rows import GoalRow
from netdesk.services.me import me
from netdesk.ui import grid
from netdesk.ui.jobs import Jobs
from netdesk.ui.models.interactions import names, state_chip
from netdesk.ui.models.portraits import Portraits
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.goal_helpers import GoalHelpers
from netdesk.ui.panels.row_detail import RowDetail
from netdesk.ui.roles import Tone
from netdesk.ui.tr import tr
from netdesk.ui.widgets.chips import Chip
from netdesk.ui.widgets.fact_row import FactRow
from netdesk.ui.widgets.icon_disc import IconDisc
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.widgets.share_bar import ShareBar
from netdesk.ui.words import goal_words, wording
from netdesk.ui.zones import home_zone

_SERVING_SHOWN: Final = 6
_AFTER_MS: Final = 1000


class GoalDetail(RowDetail[GoalRow]):
    """`edit_asked`, `state_asked(row, state)`, `one_more_asked(row)`, `picked(row, contact id, name)` and
    `unpicked` ask for changes."""

    edit_asked = Signal()
    state_asked = Signal(object, object)
    one_more_asked = Signal(object)
    picked = Signal(object, int, str)
    unpicked = Signal(object, int, str)

    def __init__(self, jobs: Jobs, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(tr("Choose a goal to see it here."), parent)
        self._jobs, self._navigator = jobs, navigator
        self._portraits = Portraits(jobs, self)
        self.helpers: GoalHelpers | None = None
        self._picking = self._place = 0
        self.scroll_bar().rangeChanged.connect(self._scroll_back)
        self.setAccessibleName(tr("Goal"))

    def today(self) -> date:
        """The day on the user's calendar."""
        return wall_now(self._home()).date()

    def fill(self, row: GoalRow) -> None:
        """Head, progress, buttons, helpers, what serves it."""
        if self.helpers is not None and isValid(self.helpers):
            self.helpers.stop()
        self.helpers = None
        goal = row.goal
        tone = Tone.ACCENT if goal.state is GoalState.ACTIVE else Tone.NEUTRAL
        disc = IconDisc(goal_words.kind_icon(goal.kind), tone)
        self.add_head(disc, goal.statement, goal.subject or goal_words.short_kind(goal.kind))
        state = goal_words.state_chip(goal, row.progress)
        self.add_chips([Chip(goal_words.short_kind(goal.kind)), Chip(state.text, state.tone)])
        self._add_progress(row)
        self.add_buttons(self._buttons(row))
        if goal.notes.strip():
            self.add_words(goal.notes.strip())
        if goal.measure is Measure.REHEARSALS:
            # What one says to oneself needs nobody else.
            self._add_pitches(row)
            return
        self._add_helpers(row)
        self._add_serving(row)
        self._add_pitches(row)

    # What happens

    def _on_picked(self, told: SignalInstance, row: GoalRow, contact_id: int, name: str) -> None:
        """Whoever picks one may pick another: the place and the keys stay here."""
        self._picking, self._place = row.id, self.scroll_bar().value()
        told.emit(row, contact_id, name)

    def _on_found(self) -> None:
        if not self._picking or self.shown is None or self.helpers is None:
            return
        next_one = next((line.button for line in self.helpers.lines if line.suggests), None)
        if self._picking == self.shown.id and next_one is not None:
            self._give_keys_soon.stop()
            next_one.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll_back()
        # What the change brought is shown by now, also where it was shown twice.
        QTimer.singleShot(_AFTER_MS, self, self._stop_picking)

    def _scroll_back(self, *_: object) -> None:
        """As far as there is something to scroll."""
        if self._picking and self.shown is not None and self._picking == self.shown.id:
            self.scroll_bar().setValue(self._place)

    def _stop_picking(self) -> None:
        self._picking = 0

    # Parts

    def _add_progress(self, row: GoalRow) -> None:
        goal, progress = row.goal, row.progress
        words = goal_words.progress_words(goal, progress)
        self.column.addSpacing(grid.SPACE_16)
        self.column.addWidget(text_label(words, "strong", wrap=True))
        self.column.addSpacing(grid.SPACE_8)
        bar = ShareBar()
        bar.set_share(progress.share, words, Tone.OK if progress.is_there else Tone.ACCENT)
        self.column.addWidget(bar)
        self.column.addSpacing(grid.SPACE_8)
        late = progress.is_late and goal.state is GoalState.ACTIVE
        due = goal_words.due_words(goal, progress, self.today())
        told = tr("{due}.", due=due[:1].upper() + due[1:])
        self.column.addWidget(text_label(told, "caption", wrap=True, tone="bad" if late else ""))
        pace = goal_words.pace_words(goal, progress)
        if pace:
            self.column.addWidget(text_label(pace, "caption", wrap=True))

    def _buttons(self, row: GoalRow) -> list[QWidget]:
        goal = row.goal
        edit, state = self.edit_asked.emit, partial(self.state_asked.emit, row)
        if goal.state is not GoalState.ACTIVE:
            again = partial(state, GoalState.ACTIVE)
            return [
                self.button(tr("Take up again"), "secondary", again, "refresh-cw"),
                self.button(tr("Edit"), "secondary", edit),
            ]
        reach = partial(state, GoalState.REACHED)
        plan = partial(self._navigator.plan_for_goal_wanted.emit, row.id, next(iter(goal.helper_ids), 0))
        made: list[QWidget] = []
        pitch = self._serving_pitches(row)[:1] if goal.measure is Measure.REHEARSALS else []
        if row.progress.is_there:
            made.append(self.button(tr("Mark as reached"), "primary", reach, "circle-check"))
        elif not goal.number:
            made.append(self.button(tr("Set the number"), "primary", edit, "target"))
        elif goal.measure is Measure.OWN:
            count = partial(self.one_more_asked.emit, row)
            made.append(self.button(tr("Count one more"), "primary", count, "plus"))
        elif pitch:
            rehearse = partial(self._navigator.rehearse_wanted.emit, pitch[0].id or 0)
            made.append(self.button(tr("Rehearse"), "primary", rehearse, "mic"))
        kind = "secondary" if made else "primary"
        if not pitch:
            made.append(self.button(tr("Plan a conversation"), kind, plan, "calendar-plus"))
        made.append(self.button(tr("Edit"), "secondary", edit))
        return made

    def _add_helpers(self, row: GoalRow) -> None:
        self.add_section(tr("Who could help"))
        helpers = GoalHelpers(
            self._jobs,
            self._navigator,
            self._portraits,
            row.goal,
            self.today(),
            can_change=self.can_change,
        )
        helpers.picked.connect(partial(self._on_picked, self.picked, row))
        helpers.unpicked.connect(partial(self._on_picked, self.unpicked, row))
        helpers.found.connect(self._on_found)
        self.helpers = helpers
        self.column.addWidget(helpers)

    def _add_serving(self, row: GoalRow) -> None:
        ids = goals.interactions_serving(self._jobs.reader, row.id)
        self.add_section(tr("What serves it"), f"{len(ids):,}" if ids else "")
        if not ids:
            words = tr("Nothing yet. Name this goal when you plan a conversation, and it counts here.")
            self.add_words(words)
            return
        found = interactions.interaction_rows(self._jobs.reader, ids[:_SERVING_SHOWN])
        for each in ids[:_SERVING_SHOWN]:
            if each in found:
                self.column.addWidget(self._serving(found[each]))
        if len(ids) > _SERVING_SHOWN:
            more = tr("and {n} more", n=f"{len(ids) - _SERVING_SHOWN:,}")
            self.column.addWidget(text_label(more, "caption"))

    def _serving(self, each: InteractionRow) -> FactRow:
        home = self._home()
        when = (
            wording.short_day(wording.home_time(each.start, home).date(), self.today()) if each.start else ""
        )
        state = "" if each.state is State.HELD else state_chip(each.state).text.lower()
        told = tr("{kind} with {names}", kind=wording.kind_words(each.kind), names=names(each.people))
        aside = wording.SEPARATOR.join(part for part in (state, when) if part)
        fact = FactRow(wording.kind_icon(each.kind), told, aside, link=True)
        fact.clicked.connect(partial(self._navigator.interaction_wanted.emit, each.id))
        return fact

    def _add_pitches(self, row: GoalRow) -> None:
        serving = self._serving_pitches(row)
        if not serving and row.goal.measure is not Measure.REHEARSALS:
            return
        self.add_section(tr("Pitches for it"))
        if not serving:
            self.add_words(tr("None yet. Name this goal in a pitch, and its rehearsals count here."))
        for pitch in serving:
            fact = FactRow("mic", pitch.audience or wording.cut(pitch.text, 60), "", link=True)
            fact.clicked.connect(partial(self._navigator.row_wanted.emit, "pitches", pitch.id or 0))
            self.column.addWidget(fact)

    def _serving_pitches(self, row: GoalRow) -> list[Pitch]:
        return [each for each in pitches.every(self._jobs.reader) if each.goal_id == row.id]

    def _home(self) -> str:
        return home_zone(me(self._jobs.reader).zone)
