"""Answers to invitations (METHOD:REPLY and COUNTER, RFC 5546): who says what, in words for the notes."""

from __future__ import annotations

from typing import Final

from netdesk.domain.confirming import MONTHS
from netdesk.domain.dates import Moment
from netdesk.exchange.cleaning import clean
from netdesk.exchange.formats.calendar.lines import Component
from netdesk.exchange.formats.calendar.times import told
from netdesk.exchange.formats.calendar.zones import Zones

ANSWERS: Final = frozenset(("REPLY", "COUNTER"))
"""The methods of calendars that hold answers."""

_SAID: Final = {"ACCEPTED": "accepted", "DECLINED": "declined", "TENTATIVE": "accepted tentatively"}
_COMMENT_LIMIT: Final = 300


def answer_of(event: Component, method: str, name: str, zones: Zones) -> str:
    """What somebody answers: "Ann Lee declined on 2 November 2026: “I am away”"; "" when they say nothing."""
    said = ""
    if method == "COUNTER":
        wanted = _time(event, "DTSTART", zones)
        said = f"proposed another time, {_in_words(wanted)}," if wanted else "proposed another time"
    else:
        attendee = event.first("ATTENDEE")
        said = _SAID.get(attendee.params.get("PARTSTAT", "").upper(), "") if attendee else ""
    if not said:
        return ""
    on = _time(event, "DTSTAMP", zones)
    comment = clean(event.text("COMMENT"))[:_COMMENT_LIMIT]
    day = f" on {_in_words(Moment(on.day.isoformat()))}" if on else ""
    return f"{name or 'Somebody'} {said}{day}" + (f": “{comment}”" if comment else "")


def stands(event: Component, method: str) -> bool:
    """True when the meeting takes place, as far as this answer tells."""
    attendee = event.first("ATTENDEE")
    said = attendee.params.get("PARTSTAT", "").upper() if attendee else ""
    return method == "REPLY" and said in ("ACCEPTED", "TENTATIVE")


def _time(event: Component, name: str, zones: Zones) -> Moment | None:
    found = event.first(name)
    time = told(found, zones) if found else None
    return time.moment if time else None


def _in_words(moment: Moment) -> str:
    day = moment.day
    time = f", {moment.wall[11:]}" + (f" ({moment.zone})" if moment.zone else "") if moment.has_time else ""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}{time}"
