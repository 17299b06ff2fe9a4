"""The interactions table as a model, and where its ids come from."""

from __future__ import annotations

from array import array
from datetime import datetime
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from netdesk.domain.interactions import State
from netdesk.domain.names import initials
from netdesk.domain.now import wall_now
from netdesk.domain.rows import InteractionRow, InteractionSort, InteractionView
from netdesk.services import interactions
from netdesk.services.me import me
from netdesk.ui import links
from netdesk.ui.jobs import Job, Jobs
from netdesk.ui.models.contacts import Clock
from netdesk.ui.models.portraits import Portraits
from netdesk.ui.models.windowed import Column, WindowedModel
from netdesk.ui.roles import ChipValue, Role, Tone
from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.labels import plain_tooltip
from netdesk.ui.words import when, wording
from netdesk.ui.zones import home_zone

NOBODY: Final = marked("Nobody")
_STATES: Final = marked({State.PLANNED: "Planned", State.HELD: "Held", State.CANCELLED: "Cancelled"})
_SORTS: Final = marked(
    {
        InteractionSort.START: "when",
        InteractionSort.PERSON: "name",
        InteractionSort.KIND: "kind",
        InteractionSort.MINUTES: "length",
        InteractionSort.PLACE: "place",
        InteractionSort.STATE: "state",
    }
)


def sort_words(sort: InteractionSort) -> str:
    """What interactions are sorted by."""
    return tr(_SORTS[sort])


def state_chip(state: State, *, overdue: bool = False) -> ChipValue:
    """The chip of a state; something planned whose time has passed asks whether it took place."""
    if overdue:
        return ChipValue(tr("Took place?"), Tone.WARN)
    tones = {State.PLANNED: Tone.ACCENT, State.HELD: Tone.OK, State.CANCELLED: Tone.NEUTRAL}
    return ChipValue(tr(_STATES[state]), tones[state])


def names(people: tuple[tuple[int, str], ...]) -> str:
    """Who it is with, in one line: "Leila Haddad", "Leila Haddad and Jo Li", "Leila Haddad and 2 more"."""
    if not people:
        return tr(NOBODY)
    first = people[0][1]
    if len(people) == 2:
        return wording.listed([first, people[1][1]])
    return first if len(people) == 1 else wording.listed([first, tr("{more:,} more", more=len(people) - 1)])


class InteractionsModel(WindowedModel[InteractionRow]):
    """Rows of interactions, told on the user's clock. `clock` is the real one unless a test sets it."""

    def __init__(self, jobs: Jobs, clock: Clock | None = None, parent: QObject | None = None) -> None:
        self._jobs = jobs
        self._clock = clock
        self.home = home_zone(me(jobs.reader).zone)
        self._portraits: Portraits | None = None
        super().__init__(
            self._made_columns(), lambda ids: interactions.interaction_rows(jobs.reader, ids), parent
        )

    def show_portraits(self, portraits: Portraits) -> None:
        """Show people's pictures where there are any."""
        self._portraits = portraits

    def now(self) -> datetime:
        """The time now on the user's clock, naive."""
        if self._clock is not None:
            return self._clock()
        return wall_now(self.home)

    def read_home(self) -> None:
        """Learn anew in which zone the user is."""
        self.home = home_zone(me(self._jobs.reader).zone)

    def is_overdue(self, row: InteractionRow) -> bool:
        """True for something planned whose time has passed."""
        return (
            row.state is State.PLANNED
            and row.start is not None
            and wording.is_over(row.start, self.now(), self.home, row.minutes)
        )

    def column_of(self, sort: InteractionSort) -> int:
        """The column that is sorted by this."""
        return next(at for at, column in enumerate(self.columns) if column.sort is sort)

    def spoken(self, row: InteractionRow) -> str:
        """A whole row for a screen reader."""
        start = row.start
        told = wording.moment_words(start, self.now(), self.home) if start else tr(when.NO_DAY)
        parts = (names(row.people), wording.kind_words(row.kind), told, self._chip(row).text, _prepared(row))
        return ", ".join(part for part in parts if part)

    def _day(self, row: InteractionRow) -> str:
        return when.day_words(row.start, self.now(), self.home)

    def _time(self, row: InteractionRow) -> str:
        return when.time_words(row.start, self.home)

    def _whole(self, row: InteractionRow) -> str | None:
        return plain_tooltip(when.note(row.start, self.home)) if row.start else None

    def _photo(self, row: InteractionRow) -> Any:
        return self._portraits.of(row.photo) if self._portraits is not None else None

    def _chip(self, row: InteractionRow) -> ChipValue:
        return state_chip(row.state, overdue=self.is_overdue(row))

    def _tooltip(self, row: InteractionRow) -> str | None:
        people = ", ".join(name for _, name in row.people)
        return plain_tooltip(
            tr("{people}. Prepared: there is a plan", people=people) if row.prepared else people
        )

    def _made_columns(self) -> tuple[Column[InteractionRow], ...]:
        show, speak = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)
        sort = InteractionSort
        people = {
            show: lambda row: names(row.people),
            speak: self.spoken,
            int(Role.TITLE): lambda row: names(row.people),
            int(Role.SUBTITLE): lambda row: wording.kind_words(row.kind),
            int(Role.AVATAR_KEY): lambda row: f"contact-{row.people[0][0]}" if row.people else tr(NOBODY),
            int(Role.PHOTO): self._photo,
            int(Role.INITIALS): lambda row: initials(row.people[0][1]) if row.people else "",
            int(Role.MARK): lambda row: "list-checks" if row.prepared else None,
            int(Role.TONE): lambda row: Tone.OK if row.state is State.PLANNED else Tone.QUIET,
            int(Qt.ItemDataRole.ToolTipRole): self._tooltip,
            int(Role.ID): lambda row: row.id,
        }
        return (
            Column(
                "when",
                tr("When"),
                sort.START,
                {
                    show: self._day,
                    int(Role.SUBTITLE): self._time,
                    int(Qt.ItemDataRole.ToolTipRole): self._whole,
                },
            ),
            Column("with", tr("With"), sort.PERSON, people),
            Column("kind", tr("Kind"), sort.KIND, {show: lambda row: wording.kind_words(row.kind)}),
            Column(
                "length", tr("Length"), sort.MINUTES, {show: _length, int(Role.FIGURES): lambda _row: True}
            ),
            Column("place", tr("Place"), sort.PLACE, {show: _place}),
            Column(
                "state",
                tr("State"),
                sort.STATE,
                {show: lambda row: self._chip(row).text, int(Role.CHIP): self._chip},
            ),
        )


class InteractionIds(QObject):
    """Asks the desk which interactions a view shows, and forgets every answer that comes too late."""

    found = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._asked = 0
        self._job: Job | None = None

    @property
    def is_asking(self) -> bool:
        """True until the answer to the latest question has come."""
        return self._job is not None

    def ask(self, view: InteractionView) -> None:
        """Ask for the ids of `view`; `found` brings them."""
        self._asked += 1
        if self._job is not None:
            self._job.cancel()
        self._job = self._jobs.read(
            lambda reader, _progress: interactions.interaction_ids(reader, view),
            done=partial(self._on_found, self._asked),
        )

    def _on_found(self, asked: int, ids: array[int]) -> None:
        if isValid(self) and asked == self._asked:
            self._job = None
            self.found.emit(ids)


def _prepared(row: InteractionRow) -> str:
    return "prepared" if row.prepared and row.state is State.PLANNED else ""


def _length(row: InteractionRow) -> str:
    return wording.span(row.minutes) or wording.NOTHING


def _place(row: InteractionRow) -> str:
    return row.place or links.shown_web(row.link) or wording.NOTHING
