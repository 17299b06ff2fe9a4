"""DTSTART, DTEND, DURATION and their kin into moments and minutes."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final, NamedTuple

from netdesk.domain.dates import Moment
from netdesk.exchange.formats.calendar.lines import Component, Property
from netdesk.exchange.formats.calendar.zones import Zones

_TIME: Final = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?\d{2})?(?:\.\d+)?(Z)?)?\s*\Z"
)
_DURATION: Final = re.compile(
    r"\+?P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:\d+S)?)?\Z"
)
MOST_MINUTES: Final = 24 * 60
"""What is longer than a day has no length worth telling."""


class Told(NamedTuple):
    """A time and how sure it is: `unknown_zone` is the name of a zone that nobody can tell."""

    moment: Moment
    unknown_zone: str = ""


def told(found: Property, zones: Zones, value: str = "") -> Told | None:
    """Read a time; None when it is none."""
    match = _TIME.match((value or found.value).strip())
    if not match:
        return None
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
        if match[4] is None:
            return Told(Moment(day.isoformat()))
        wall = datetime(day.year, day.month, day.day, int(match[4]), int(match[5]))  # noqa: DTZ001 a wall time
    except ValueError:
        return None
    if match[6]:
        return Told(Moment(wall.isoformat(timespec="minutes"), "UTC"))
    name = found.params.get("TZID", "")
    moment, sure = zones.moment(wall, name)
    return Told(moment, "" if sure else name.strip('"'))


def minutes_of(event: Component, start: Moment, zones: Zones) -> int:
    """How long an event is, in minutes; 0 for whole days and for what does not say."""
    if not start.has_time:
        return 0
    end = event.first("DTEND")
    if end is not None:
        until = told(end, zones)
        if until is None or not until.moment.has_time:
            return 0
        # Both in the same way, should one of them be in no zone.
        length = (until.moment.epoch() - start.epoch()) // 60
    else:
        match = _DURATION.match(event.text("DURATION").upper())
        if not match:
            return 0
        weeks, days, hours, minutes = (int(each or 0) for each in match.groups())
        length = ((weeks * 7 + days) * 24 + hours) * 60 + minutes
    return length if 0 < length <= MOST_MINUTES else 0
