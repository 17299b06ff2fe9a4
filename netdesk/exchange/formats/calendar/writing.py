"""Planned interactions as a calendar (RFC 5545) that any calendar program takes.

Each has a UID that stays the same and a SEQUENCE that rises, so that a later file updates what an earlier one
brought; times stand in
their own zone, with its rules (VTIMEZONE); a time without any zone stays a time on whatever wall it is read
at, never UTC. Notes and what was prepared are left out unless asked for, and nobody is an attendee unless
asked for: a calendar program may write to attendees by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, BinaryIO, Final

from netdesk.domain.contacts import Contact
from netdesk.domain.dates import Moment, zone_info
from netdesk.domain.interactions import Interaction

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT: Final = "-//netdesk//netdesk//EN"
USUAL_MINUTES: Final = 30
"""How long a meeting is whose length nobody said: a calendar wants one."""
_NAMED_MOST: Final = 3


@dataclass(frozen=True, slots=True)
class Meeting:
    """An interaction to write, with its people. `uid` is what it is known by when it has none of its own,
    `sequence` a number that is higher for a later version of it, as the desk knows it or whoever invited."""

    interaction: Interaction
    people: Sequence[Contact]
    uid: str
    sequence: int = 0


@dataclass(frozen=True, slots=True)
class CalendarChoice:
    """What of a meeting is nobody's business unless the user says so."""

    notes: bool = False
    attendees: bool = False


def write_calendar(
    meetings: Iterable[Meeting],
    stream: BinaryIO,
    *,
    now: datetime,
    home: str = "",
    choice: CalendarChoice | None = None,
) -> int:
    """Write the meetings that have a day; returns how many. `now` is when, in UTC, `home` the user's zone."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    days = []
    for meeting in meetings:
        if meeting.interaction.start is not None:
            calendar.add_component(_event(meeting, meeting.interaction.start, now, home, choice))
            days.append(meeting.interaction.start.day)
    if days:
        # The rules of a zone from before the first meeting until after the last are enough.
        first, last = max(min(days).year - 1, 1970), min(max(days).year + 2, 9999)
        calendar.add_missing_timezones(date(first, 1, 1), date(max(last, first + 1), 1, 1))
    stream.write(calendar.to_ical())
    return len(days)


def _event(meeting: Meeting, start: Moment, now: datetime, home: str, choice: CalendarChoice | None) -> Event:
    from icalendar import Event

    chosen = choice or CalendarChoice()
    interaction = meeting.interaction
    event = Event()
    event.add("uid", interaction.uid or meeting.uid)
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", now)
    begin = _time(start, home)
    event.add("dtstart", begin)
    end = _end(begin, interaction.minutes)
    if isinstance(end, datetime) and end.fold:
        # The second time that a clock shows this hour: a time in a zone can only say the first.
        event.add("duration", timedelta(minutes=interaction.minutes or USUAL_MINUTES))
    else:
        event.add("dtend", end)
    event.add("summary", summary(interaction, [person.shown for person in meeting.people]))
    if interaction.place:
        event.add("location", interaction.place)
    elif interaction.link:
        event.add("location", interaction.link)
    if description := _description(interaction, chosen):
        event.add("description", description)
    if interaction.link.startswith(("http://", "https://")):
        event.add("url", interaction.link)
    event.add("status", "CONFIRMED")
    if chosen.attendees:
        _invite(event, meeting.people)
    return event


def summary(interaction: Interaction, names: Sequence[str]) -> str:
    """What a calendar shows: "Coffee chat with Leila Haddad and 2 more"."""
    kind = interaction.kind.value
    words = kind[:1].upper() + kind[1:]
    if not names:
        return words
    shown = list(names) if len(names) <= _NAMED_MOST else [*names[: _NAMED_MOST - 1]]
    more = len(names) - len(shown)
    shown += [f"{more} more"] if more else []
    return f"{words} with {' and '.join([', '.join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)}"


def _time(start: Moment, home: str) -> datetime | date:
    if not start.has_time:
        return start.day
    zone = zone_info(start.zone) or zone_info(home)
    return start.aware(home).astimezone(zone) if zone else start.local


def _end(begin: datetime | date, minutes: int) -> datetime | date:
    try:
        if not isinstance(begin, datetime):
            return begin + timedelta(days=1)
        length = timedelta(minutes=minutes or USUAL_MINUTES)
        if begin.tzinfo is None:
            return begin + length
        zone = begin.tzinfo
        # Real minutes, also through the night in which clocks change.
        return datetime.fromtimestamp(begin.timestamp() + length.total_seconds(), zone)
    except (OverflowError, ValueError, OSError):
        return begin


def _description(interaction: Interaction, choice: CalendarChoice) -> str:
    parts = [interaction.link if interaction.place else ""]
    if choice.notes:
        plan = interaction.plan
        parts += [interaction.notes, f"Objective: {plan.objective}" if plan and plan.objective else ""]
        if plan and plan.questions:
            parts.append("Questions:\n" + "\n".join(f"- {each.text}" for each in plan.questions))
    return "\n\n".join(part for part in parts if part)


def _invite(event: Event, people: Iterable[Contact]) -> None:
    from icalendar import vCalAddress, vText

    for person in people:
        address = next((each.value for each in person.emails if "@" in each.value), "")
        if not address:
            continue
        attendee = vCalAddress(f"mailto:{address}")
        attendee.params["CN"] = vText(" ".join(person.shown.replace('"', "'").split()))
        attendee.params["ROLE"] = vText("REQ-PARTICIPANT")
        attendee.params["PARTSTAT"] = vText("NEEDS-ACTION")
        event.add("attendee", attendee, encode=False)
