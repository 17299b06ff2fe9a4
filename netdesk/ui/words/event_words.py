"""How events are said: their kinds, when they are, where they stand."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from netdesk.domain.event_rows import EventRow, EventTime
from netdesk.domain.events import Event, EventKind
from netdesk.services.ways import Way, ways
from netdesk.ui.roles import ChipValue, Tone
from netdesk.ui.tr import counted, tr
from netdesk.ui.words import when, wording

_ICONS: Final = {
    EventKind.COMPANY_PRESENTATION: "building-2",
    EventKind.CAREER_FAIR: "calendar-days",
    EventKind.ALUMNI_PLATFORM: "graduation-cap",
    EventKind.LIVING_GROUP: "house",
    EventKind.STUDENT_GROUP: "users",
    EventKind.ASSOCIATION: "handshake",
    EventKind.CONFERENCE: "mic",
    EventKind.REGIONAL_FAIR: "map-pin",
    EventKind.COMMUNITY_GROUP: "sun",
    EventKind.ONLINE_GROUP: "globe",
    EventKind.MEETUP: "coffee",
    EventKind.OTHER: "waypoints",
}


def kind_words(kind: EventKind) -> str:
    """A kind of event as a title."""
    return {
        EventKind.COMPANY_PRESENTATION: tr("Company presentation"),
        EventKind.CAREER_FAIR: tr("Career fair"),
        EventKind.ALUMNI_PLATFORM: tr("Alumni platform"),
        EventKind.LIVING_GROUP: tr("Living group"),
        EventKind.STUDENT_GROUP: tr("Student group"),
        EventKind.ASSOCIATION: tr("Professional association"),
        EventKind.CONFERENCE: tr("Conference"),
        EventKind.REGIONAL_FAIR: tr("Regional fair or event"),
        EventKind.COMMUNITY_GROUP: tr("Community group"),
        EventKind.ONLINE_GROUP: tr("Online group"),
        EventKind.MEETUP: tr("Meetup"),
        EventKind.OTHER: tr("Something else"),
    }[kind]


def kind_icon(kind: EventKind) -> str:
    """The line icon of a kind of event."""
    return _ICONS[kind]


def way_of(kind: EventKind, name: str = "") -> Way | None:
    """What is known of a way to meet people: the one that is called so, else the first of its kind."""
    same = [each for each in ways() if each.kind is kind]
    called = (each for each in same if each.name and each.name.casefold() == name.strip().casefold())
    return next(called, same[0] if same else None)


def where_words(event: Event) -> str:
    """Whether it is the user's school's."""
    return tr("At school") if event.at_school else tr("Beyond school")


def day_words(row: EventRow, now: datetime, home: str) -> str:
    """When it is, as the table says it."""
    if row.time is EventTime.STANDING:
        return tr("Standing")
    return when.day_words(row.event.start, now, home)


def time_words(row: EventRow, home: str) -> str:
    """The time under the day; "" for a whole day or none."""
    return "" if row.time is EventTime.STANDING else when.time_words(row.event.start, home)


def time_chip(row: EventRow) -> ChipValue:
    """Where it stands in time."""
    return {
        EventTime.UPCOMING: ChipValue(tr("Upcoming"), Tone.ACCENT),
        EventTime.UNDATED: ChipValue(tr("No day yet"), Tone.WARN),
        EventTime.STANDING: ChipValue(tr("Standing"), Tone.NEUTRAL),
        EventTime.PAST: ChipValue(tr("Past"), Tone.NEUTRAL),
    }[row.time]


def met_words(row: EventRow) -> str:
    """How many people were met: "3 people", "Cards?" when it is over and nobody is noted."""
    if row.people:
        return counted(row.people, "{n} person", "{n} people")
    return tr("Add cards") if row.wants_cards else wording.NOTHING


def spoken(row: EventRow, now: datetime, home: str) -> str:
    """A whole row for a screen reader."""
    event = row.event
    told = (
        *(event.name, kind_words(event.kind), where_words(event), day_words(row, now, home)),
        *(time_words(row, home), event.place, row.goal),
        counted(row.people, "{n} person met", "{n} people met") if row.people else "",
    )
    return ", ".join(part for part in told if part)
