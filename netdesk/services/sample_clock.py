"""When things are on the sample desk: told from the time at which it is made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from netdesk.domain.dates import Moment, zone_info

_STEP: Final = 15


class SampleClock:
    """Tells times around `now` (aware), on the clock of `home`, from the last quarter of an hour."""

    def __init__(self, now: datetime, home: str) -> None:
        self.home = home
        self.zone = zone_info(home) or UTC
        self.utc_now = now.astimezone(UTC)
        here = now.astimezone(self.zone)
        self.now = here.replace(minute=here.minute // _STEP * _STEP, second=0, microsecond=0)

    def day(self, days: int) -> date:
        """So many days from today."""
        return self.now.date() + timedelta(days=days)

    def stamp(self, at: datetime) -> str:
        """An instant (ISO 8601 in UTC), never one that is still to come."""
        return min(at.astimezone(UTC), self.utc_now).isoformat(timespec="seconds")

    def start(self, row: Mapping[str, Any], base: datetime) -> Moment:
        """When something is: so many hours from `base`, or so many days from today at a time of day."""
        zone = zone_info(row.get("zone", "")) or self.zone
        name = row.get("zone", self.home)
        if "hours" in row:
            at = base.astimezone(UTC) + timedelta(minutes=round(row["hours"] * 60))
            local = at.astimezone(zone)
            local -= timedelta(minutes=local.minute % 5)
            return Moment(local.replace(tzinfo=None).isoformat(timespec="minutes"), name)
        days, clock = row["at"].split(" ")
        return Moment(f"{self.day(int(days)).isoformat()}T{clock}", name)
