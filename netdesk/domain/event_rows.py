"""Events as the window lists them: with what they serve, and where in time they stand."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import Enum

from netdesk.domain.dates import zone_info
from netdesk.domain.events import Event
from netdesk.domain.folding import fold
from netdesk.domain.value import value

_SLACK = timedelta(hours=1)
"""How long after its start an event of unknown length is taken to be over."""


class EventTime(Enum):
    """Where an event stands; the order is that of the list."""

    UPCOMING = 0
    UNDATED = 1
    STANDING = 2
    PAST = 3


@value
class EventRow:
    """One line of the events. `goal` and `pitch` are the words of what it names, `interactions` how many were
    arranged through it. `order` sorts: what comes next first, what was last last."""

    id: int
    event: Event
    time: EventTime
    order: tuple[int, float, str]
    goal: str = ""
    pitch: str = ""
    interactions: int = 0
    searched: str = ""

    @property
    def people(self) -> int:
        """How many people were met there."""
        return len(self.event.contact_ids)

    @property
    def wants_cards(self) -> bool:
        """True when it is over and nobody is noted yet."""
        return self.time is EventTime.PAST and not self.event.contact_ids


def event_row(
    event: Event, now: datetime, home: str, goal: str = "", pitch: str = "", interactions: int = 0
) -> EventRow:
    """The row of an event; `now` is the user's wall time, `home` their zone."""
    time = time_of(event, now, home)
    start = _start(event, home)
    # The next of what is to come stands first, the latest of what was stands first too.
    rank = start.timestamp() if start is not None else 0.0
    order = (time.value, -rank if time is EventTime.PAST else rank, fold(event.name))
    told = (
        *(event.name, event.kind.value, event.place, event.organization, event.link, event.notes),
        *(*event.aims, goal, pitch),
    )
    searched = fold(" ".join(told))
    return EventRow(event.id or 0, event, time, order, goal, pitch, interactions, searched)


def time_of(event: Event, now: datetime, home: str = "") -> EventTime:
    """Where an event stands at `now`, the user's wall time."""
    if event.standing:
        return EventTime.STANDING
    start = _start(event, home)
    if event.start is None or start is None:
        return EventTime.UNDATED
    if not event.start.has_time:
        return EventTime.PAST if start.date() < now.date() else EventTime.UPCOMING
    end = start + (timedelta(minutes=event.minutes) if event.minutes else _SLACK)
    return EventTime.PAST if end <= now else EventTime.UPCOMING


def _start(event: Event, home: str) -> datetime | None:
    """When it starts on the user's clock, naive."""
    moment = event.start
    if moment is None:
        return None
    if not moment.has_time or not (moment.zone or home):
        return moment.local
    return moment.aware(home).astimezone(zone_info(home)).replace(tzinfo=None)
