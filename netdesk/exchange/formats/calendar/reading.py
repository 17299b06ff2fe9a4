"""A calendar file: invitations, updates, cancellations, exported calendars."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import BinaryIO, Final

from netdesk.domain.drafts import Found, Ignored, Problem
from netdesk.domain.errors import UnreadableFile
from netdesk.exchange.encodings import chunks
from netdesk.exchange.format import Tick
from netdesk.exchange.formats.calendar.answers import ANSWERS
from netdesk.exchange.formats.calendar.events import EventReader
from netdesk.exchange.formats.calendar.lines import Component, components
from netdesk.exchange.formats.calendar.sniffing import FORMAT_NAME
from netdesk.exchange.formats.calendar.times import told
from netdesk.exchange.formats.calendar.zones import Zones

MOST_BYTES: Final = 50 * 1024 * 1024
MOST_EVENTS: Final = 20_000
_OTHERS: Final = {"VTODO": "a task", "VJOURNAL": "a journal entry", "VFREEBUSY": "a list of busy times"}
_NO_MEETINGS: Final = frozenset(("DECLINECOUNTER", "REFRESH"))


class CalendarReader:
    """Reads one calendar."""

    format_name = FORMAT_NAME

    def __init__(self, stream: BinaryIO, tick: Tick, name: str = "") -> None:
        self._stream = stream
        self._tick = tick
        self._name = name

    def read(self) -> Iterator[Found]:
        """Yield people and interactions, event by event. Raises UnreadableFile for far too much of them."""
        raw = self._whole()
        found = list(components(raw))
        calendar = found.pop()
        method = calendar.text("METHOD").upper()
        if method == "REQUEST":
            self.format_name = "Invitation"
        elif method == "CANCEL":
            self.format_name = "Cancellation"
        elif method in ANSWERS:
            self.format_name = "Answer to an invitation"
        zones = Zones(each for each in found if each.kind == "VTIMEZONE")
        events = [each for each in found if each.kind == "VEVENT"]
        reader = EventReader(zones, method, _moved(events, zones))
        for number, event in enumerate(events):
            if number % 50 == 0:
                self._tick(len(raw) * number // len(events))
            if number >= MOST_EVENTS:
                yield Problem(event.line, f"Only the first {MOST_EVENTS:,} events were read.")
                return
            if method in _NO_MEETINGS:
                yield Ignored(event.line, "no more than a word about an invitation")
            else:
                yield from reader.read(event)
        for each in found:
            if each.kind in _OTHERS:
                yield Ignored(each.line, _OTHERS[each.kind])

    def _whole(self) -> bytes:
        parts, size = [], 0
        for chunk, done in chunks(self._stream):
            self._tick(done)
            parts.append(chunk)
            size += len(chunk)
            if size > MOST_BYTES:
                raise UnreadableFile(f"{self._name} is larger than any calendar.")
        return b"".join(parts)


def _moved(events: list[Component], zones: Zones) -> dict[str, set[date]]:
    """The days of repeating meetings for which the file has events of their own, by UID."""
    found: dict[str, set[date]] = {}
    for each in events:
        recurrence = each.first("RECURRENCE-ID")
        time = told(recurrence, zones) if recurrence else None
        if time is not None:
            found.setdefault(each.text("UID"), set()).add(time.moment.day)
    return found
