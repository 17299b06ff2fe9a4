"""What a calendar means by the name of a time zone: one that is known, or the offsets the file itself gives.

Nothing is ever taken for UTC that does not say so: a zone that nobody can tell leaves the time as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

from netdesk.domain.dates import Moment, zone_info
from netdesk.exchange.formats.calendar.lines import Component
from netdesk.exchange.formats.calendar.recurring import next_day, rule_of
from netdesk.exchange.formats.calendar.zone_names import ZONE_BY_NAME

_OFFSET: Final = re.compile(r"([+-])(\d{2})(\d{2})")
_RULES_LIMIT: Final = 200


def known_zone(name: str) -> str:
    """The IANA zone that a name stands for, "" when none is known."""
    plain = name.strip().strip('"').strip()
    if found := ZONE_BY_NAME.get(plain.casefold()):
        return found
    # "/mozilla.org/20050126_1/Europe/Berlin" and its kin end in the name that is known everywhere.
    parts = plain.split("/")
    for take in (3, 2):
        tail = "/".join(parts[-take:])
        if len(parts) >= take and zone_info(tail) is not None:
            return tail
    return ""


class Zones:
    """The time zones that one file defines, by their names."""

    def __init__(self, defined: Iterable[Component] = ()) -> None:
        self._defined: dict[str, Component] = {}
        for each in defined:
            self._defined.setdefault(_plain(each.text("TZID")), each)

    def moment(self, wall: datetime, name: str) -> tuple[Moment, bool]:
        """A wall time in the zone of that name; False when nobody can tell which zone is meant, and the time
        stays as it stands."""
        spelled = wall.isoformat(timespec="minutes")
        if not name:
            return Moment(spelled), True
        if zone := known_zone(name):
            return Moment(spelled, zone), True
        definition = self._defined.get(_plain(name))
        if definition is None:
            return Moment(spelled), False
        if zone := known_zone(definition.text("X-LIC-LOCATION")):
            return Moment(spelled, zone), True
        offset = _offset_at(definition, wall)
        if offset is None:
            return Moment(spelled), False
        try:
            instant = wall - offset
        except OverflowError:
            return Moment(spelled), False
        return Moment(instant.isoformat(timespec="minutes"), "UTC"), True


def _plain(name: str) -> str:
    return name.strip().strip('"').casefold()


def _offset_at(zone: Component, wall: datetime) -> timedelta | None:
    """How far the zone is from UTC at a wall time: the offset of whatever set in last before it."""
    found: tuple[datetime, timedelta] | None = None
    first: timedelta | None = None
    for part in zone.inside[:_RULES_LIMIT]:
        offset = _offset(part.text("TZOFFSETTO"))
        if offset is None:
            continue
        first = first if first is not None else offset
        since = _last_onset(part, wall)
        if since is not None and (found is None or since >= found[0]):
            found = since, offset
    return found[1] if found else first


def _last_onset(part: Component, wall: datetime) -> datetime | None:
    """When a part of a zone set in last before `wall`."""
    try:
        start = datetime.strptime(part.text("DTSTART")[:15], "%Y%m%dT%H%M%S")  # noqa: DTZ007 a wall time
    except ValueError:
        return None
    if start > wall:
        return None
    rule = rule_of(part.text("RRULE")) if part.first("RRULE") else None
    if rule is None:
        return start
    for year in (wall.year, wall.year - 1):
        day = next_day(rule, start.date(), max(start.date(), date(year, 1, 1)))
        if day is not None and day.year == year:
            onset = datetime.combine(day, start.time())
            if onset <= wall:
                return onset
    return start


def _offset(text: str) -> timedelta | None:
    match = _OFFSET.match(text)
    if not match:
        return None
    span = timedelta(hours=int(match[2]), minutes=int(match[3]))
    return (-span if match[1] == "-" else span) if span < timedelta(hours=24) else None
