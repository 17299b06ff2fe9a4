"""Dates that may lack their year, and moments on somebody's wall clock."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from netdesk.domain.value import value

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ISO = re.compile(r"(?:([0-9]{4})|-)-([0-9]{2})-([0-9]{2})")
_WALL = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2})?")


@value
class PartialDate:
    """A day of a year, the year maybe unknown; 29 February stays 29 February."""

    month: int
    day: int
    year: int | None = None

    def __post_init__(self) -> None:
        """Raise ValueError for a day that no calendar has."""
        if not 1 <= self.month <= 12 or not 1 <= self.day <= _DAYS[self.month - 1]:
            raise ValueError(f"no such day: month {self.month}, day {self.day}")
        if self.year is not None:
            date(self.year, self.month, self.day)

    @property
    def iso(self) -> str:
        """`YYYY-MM-DD`, or `--MM-DD` without a year."""
        head = f"{self.year:04d}" if self.year is not None else "-"
        return f"{head}-{self.month:02d}-{self.day:02d}"

    @classmethod
    def from_iso(cls, text: str) -> PartialDate:
        """Read what `iso` writes; ValueError for anything else."""
        match = _ISO.fullmatch(text)
        if not match:
            raise ValueError(f"not a date: {text!r}")
        year, month, day = match.groups()
        return cls(int(month), int(day), int(year) if year else None)


@value
class Moment:
    """When something happens, as its people say it: a day, maybe a time, in a zone.

    `wall` is `YYYY-MM-DDTHH:MM` or `YYYY-MM-DD`; `zone` an IANA name, "" for wherever the user is.
    Stored so, a meeting at nine stays at nine when a government moves its clocks.
    """

    wall: str
    zone: str = ""

    def __post_init__(self) -> None:
        """Raise ValueError when `wall` is no day or time."""
        if not _WALL.fullmatch(self.wall):
            raise ValueError(f"not a day or time: {self.wall!r}")
        datetime.fromisoformat(self.wall)

    @property
    def has_time(self) -> bool:
        """False for a whole day."""
        return "T" in self.wall

    @property
    def day(self) -> date:
        """The day on the wall calendar."""
        return date.fromisoformat(self.wall[:10])

    @property
    def local(self) -> datetime:
        """The wall time, naive; midnight for a whole day."""
        return datetime.fromisoformat(self.wall)

    def aware(self, home: str = "") -> datetime:
        """The instant, in the moment's own zone, else in `home`, else in UTC.

        A wall time that a clock change skips becomes the same time after the jump; one that happens
        twice is the first.
        """
        zone = zone_info(self.zone) or zone_info(home) or UTC
        stamp = self.local.replace(tzinfo=zone, fold=0)
        try:
            # A skipped hour does not survive the way through UTC: take where it lands.
            return stamp.astimezone(UTC).astimezone(zone)
        except OverflowError:  # the first and the last day of all calendars
            return self.local.replace(tzinfo=UTC)

    def epoch(self, home: str = "") -> int:
        """Seconds since 1970 UTC, for sorting."""
        return int(self.aware(home).timestamp())

    def later(self, minutes: int, home: str = "") -> Moment:
        """The moment `minutes` of real time later, on the same wall; `home` as in `aware`."""
        start = self.aware(home)
        end = (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(start.tzinfo)
        return Moment(end.replace(tzinfo=None).isoformat(timespec="minutes"), self.zone)


def zone_info(name: str) -> ZoneInfo | None:
    """The zone called `name`, or None when it is blank or unknown to this machine."""
    if not name:
        return None
    # A first page of people needs no zones.
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
