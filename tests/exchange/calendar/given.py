"""What the tests of calendars are given: files by their lines."""

from __future__ import annotations

import io

from netdesk.domain.drafts import Draft, DraftInteraction, Found, Ignored, Problem
from netdesk.exchange.formats.calendar.reading import CalendarReader


def events_in(data: bytes | str) -> list[Found]:
    """All that a calendar with these bytes holds."""
    raw = data.encode() if isinstance(data, str) else data
    return list(CalendarReader(io.BytesIO(raw), lambda _: None, "invite.ics").read())


def calendar(*lines: str, head: tuple[str, ...] = ()) -> str:
    """One event with these lines in a calendar with these of its own."""
    whole = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        *head,
        "BEGIN:VEVENT",
        *lines,
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
    return "\r\n".join(whole)


def meeting(*lines: str, head: tuple[str, ...] = ()) -> DraftInteraction:
    """The interaction that one event with these lines makes."""
    (found,) = interactions(events_in(calendar(*lines, head=head)))
    return found


def interactions(found: list[Found]) -> list[DraftInteraction]:
    return [each for each in found if isinstance(each, DraftInteraction)]


def people(found: list[Found]) -> list[tuple[str, str]]:
    """Name and address of each draft."""
    drafts = [each for each in found if isinstance(each, Draft)]
    return [
        (each.contact.name.shown, each.contact.emails[0].value if each.contact.emails else "")
        for each in drafts
    ]


def remarks(found: list[Found]) -> list[str]:
    return [each.what for each in found if isinstance(each, Problem)]


def passed_over(found: list[Found]) -> list[str]:
    return [each.why for each in found if isinstance(each, Ignored)]
