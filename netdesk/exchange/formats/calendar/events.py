"""One event of a calendar into an interaction, and the people in it into suggestions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from netdesk.domain.dates import Moment
from netdesk.domain.drafts import DraftInteraction, Found, Guest, Ignored, Problem
from netdesk.domain.interactions import State
from netdesk.domain.now import utc_now
from netdesk.exchange.cleaning import NAME_LIMIT, clean, clean_exact
from netdesk.exchange.digests import digest_of
from netdesk.exchange.formats.calendar.answers import ANSWERS, answer_of, stands
from netdesk.exchange.formats.calendar.lines import Component, Property
from netdesk.exchange.formats.calendar.meeting import kind_of, link_of, place_of
from netdesk.exchange.formats.calendar.recurring import next_day, rule_of
from netdesk.exchange.formats.calendar.times import minutes_of, told
from netdesk.exchange.formats.calendar.zones import Zones
from netdesk.exchange.guests import GuestList

NAMED_IN: Final = "Named in an invitation"
MOST_GUESTS: Final = 300
TEXT_LIMIT: Final = 20_000
_NO_PERSON: Final = {"ROOM": "a room", "RESOURCE": "a room or a thing", "GROUP": "a list of people"}
_WITH_ADDRESS: Final = re.compile(r"([^<>]*)<([^<>\s]+@[^<>\s]+)>")
_ROOMS: Final = "@resource.calendar.google.com"
# What changes with each export and says nothing about the meeting.
_PASSING: Final = frozenset(("DTSTAMP", "CREATED", "LAST-MODIFIED"))
_REPEATS: Final = "It repeats; only its next time is taken."
_REPEATS_ODDLY: Final = "It repeats in a way that netdesk does not follow; only its first time is taken."


class EventReader:
    """Reads the events of one file. `moved` are the days, by UID, for which the file has events of their
    own."""

    def __init__(self, zones: Zones, method: str, moved: dict[str, set[date]]) -> None:
        self._zones = zones
        self._method = method
        self._moved = moved
        self._guests = GuestList(NAMED_IN)
        self._no_people: set[str] = set()

    def read(self, event: Component) -> Iterator[Found]:
        """Yield the people an event names for the first time, what is odd about it, and the interaction."""
        guests: list[Guest] = []
        # Whoever is answered has invited, and that is the user.
        for each in event.all(*(("ATTENDEE",) if self._method in ANSWERS else ("ORGANIZER", "ATTENDEE"))):
            if len(guests) >= MOST_GUESTS:
                yield Problem(event.line, f"Only the first {MOST_GUESTS} people of this meeting were read.")
                break
            yield from self._guest(each, event.line, guests)
        remarks: list[str] = []
        draft = self._interaction(event, guests, remarks)
        if self._method in ANSWERS:
            answered = self._answered(event, draft)
            if answered is None:
                yield Ignored(event.line, "an answer that says neither yes nor no")
                return
            draft = answered
            remarks.clear()
        title = clean(event.text("SUMMARY"))[:60]
        for remark in remarks:
            yield Problem(event.line, f"“{title}”: {remark}" if title else remark)
        yield draft

    def _answered(self, event: Component, draft: DraftInteraction) -> DraftInteraction | None:
        """The draft as somebody's answer to it; None when they say nothing."""
        name = next((each.name or next(iter(each.emails), "") for each in draft.people), "")
        answer = answer_of(event, self._method, name, self._zones)
        start = draft.start if stands(event, self._method) else None
        return replace(draft, answer=answer, start=start) if answer else None

    def _guest(self, found: Property, line: int, guests: list[Guest]) -> Iterator[Found]:
        address = _address(found)
        kind = found.params.get("CUTYPE", "").upper()
        if kind in _NO_PERSON or address.casefold().endswith(_ROOMS):
            if address.casefold() not in self._no_people:
                self._no_people.add(address.casefold())
                yield Ignored(line, f"{_NO_PERSON.get(kind, 'a room')}, no person")
            return
        guest, draft = self._guests.guest(_name(found), address, line)
        if draft is not None:
            yield draft
        if guest is not None and guest.digest not in {each.digest for each in guests}:
            guests.append(guest)

    def _interaction(self, event: Component, guests: list[Guest], remarks: list[str]) -> DraftInteraction:
        start = self._start(event, remarks)
        minutes = minutes_of(event, start, self._zones) if start else 0
        start = self._next(event, start, remarks)
        link = clean_exact(link_of(event))[:2_000]
        recurrence = event.first("RECURRENCE-ID")
        return DraftInteraction(
            kind_of(event, link, len(guests)),
            self._state(event, start, minutes),
            event.line,
            _digest(event, self._method),
            start,
            minutes,
            clean(place_of(event)),
            link,
            clean(event.text("SUMMARY"), NAME_LIMIT),
            clean(event.text("DESCRIPTION"), TEXT_LIMIT),
            clean_exact(event.text("UID"))[:NAME_LIMIT],
            clean_exact(recurrence.value)[:40] if recurrence else "",
            _number(event.text("SEQUENCE")),
            tuple(guests),
        )

    def _start(self, event: Component, remarks: list[str]) -> Moment | None:
        found = event.first("DTSTART")
        time = told(found, self._zones) if found else None
        if time is None:
            remarks.append(
                "It has no day." if found is None else f"Its day cannot be read: {found.value[:40]}"
            )
            return None
        if time.unknown_zone:
            remarks.append(
                f"The time zone {clean(time.unknown_zone)[:60]} is not known; "
                f"{time.moment.wall[11:]} is taken for your own time."
            )
        return time.moment

    def _next(self, event: Component, start: Moment | None, remarks: list[str]) -> Moment | None:
        """For what repeats, its next time; its first when there is none to come."""
        repeats = event.first("RRULE")
        if repeats is None or start is None or event.first("RECURRENCE-ID"):
            return start
        rule = rule_of(repeats.value)
        if rule is None:
            remarks.append(_REPEATS_ODDLY)
            return start
        remarks.append(_REPEATS)
        # A day has begun somewhere when it is today here; whoever is not sure takes the day before.
        after = (utc_now() - timedelta(hours=12)).date()
        without = frozenset(self._days_off(event) | self._moved.get(event.text("UID"), set()))
        found_at = start
        # The first may be over since this morning.
        for _ in range(3):
            day = next_day(rule, start.day, after, without)
            if day is None:
                break
            found_at = replace(start, wall=day.isoformat() + start.wall[10:])
            if _end(found_at, 0) >= utc_now():
                break
            after = day + timedelta(days=1)
        return found_at

    def _days_off(self, event: Component) -> set[date]:
        found = set()
        for each in event.all("EXDATE"):
            for value in each.value.split(",")[:1_000]:
                if time := told(each, self._zones, value):
                    found.add(time.moment.day)
        return found

    def _state(self, event: Component, start: Moment | None, minutes: int) -> State:
        if self._method == "CANCEL" or event.text("STATUS").upper() == "CANCELLED":
            return State.CANCELLED
        if start is None:
            return State.PLANNED
        end = _end(start, minutes)
        return State.HELD if end < utc_now() else State.PLANNED


def _end(start: Moment, minutes: int) -> datetime:
    try:
        return start.aware() + (timedelta(minutes=minutes) if start.has_time else timedelta(days=1))
    except OverflowError:
        return start.aware()


def _name(found: Property) -> str:
    """What somebody is called: "Ann Lee", "Ann Lee <ann@...>"; in old calendars, before their address."""
    told = found.params.get("CN", "") or (found.value if "<" in found.value else "")
    match = _WITH_ADDRESS.fullmatch(told.strip())
    return (match[1].strip(" \"'") or match[2]) if match else told


def _address(found: Property) -> str:
    value = found.value.strip()
    if match := _WITH_ADDRESS.fullmatch(value):
        return match[2]
    if value[:7].casefold() == "mailto:":
        # Programs fold lines with a space too much.
        return "".join(value[7:].split())
    return found.params.get("EMAIL", "") or (value if "@" in value else "")


def _digest(event: Component, method: str) -> str:
    whole = [f"event\n{method}"]
    # The same answer, given again later, is another one.
    passing = _PASSING - {"DTSTAMP"} if method in ANSWERS else _PASSING
    for each in event.properties:
        if each.name not in passing:
            params = ";".join(f"{key}={value}" for key, value in sorted(each.params.items()))
            whole.append(f"{each.name};{params}:{each.value}")
    return digest_of("\n".join(whole))


def _number(text: str) -> int:
    return min(int(text), 2**31) if text.isascii() and text.isdigit() and len(text) < 12 else 0
