"""What time it is, asked in one place, so that a picture book or a test can make it stand still."""

from __future__ import annotations

from datetime import UTC, datetime

from netdesk.domain.dates import zone_info


class _Stopped:
    """The time at which the program's clock stands, if it does: one for the process."""

    at: datetime | None = None


def utc_now() -> datetime:
    """The time now, in UTC."""
    return _Stopped.at or datetime.now(UTC)


def wall_now(home: str = "") -> datetime:
    """The time now on the clock of `home`, a zone's name, or of the system ("" or unknown); naive."""
    return utc_now().astimezone(zone_info(home)).replace(tzinfo=None)


def stop_clock(at: datetime | None) -> None:
    """Have it be `at` (aware) from now on, whatever the machine says; None lets time go on."""
    _Stopped.at = at.astimezone(UTC) if at else None
