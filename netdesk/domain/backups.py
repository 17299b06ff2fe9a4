"""What is known of a backup, when a new one is due, and which old ones may go. Pure functions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from enum import Enum
from itertools import pairwise
from pathlib import Path
from typing import Final

from netdesk.domain.value import value

DAILY: Final = 12
WEEKLY: Final = 10
MONTHLY: Final = 9
NEWEST: Final = 6
"""So many of the newest are kept whatever their day: the one made before a restore is among them."""
FALLS: Final = 12
"""So many of the last backups before people were lost are kept, however old."""
_FALL: Final = 0.8
_JUMP: Final = timedelta(days=32)


class Reason(Enum):
    """Why a backup was made; the value is what manifests hold."""

    DAILY = "daily"
    ASKED = "asked"
    IMPORT = "import"
    RESTORE = "restore"
    MIGRATION = "migration"


@value
class Backup:
    """A backup as its manifest describes it. `number` counts the backups of a desk from 1: clocks jump,
    it does not. `made_at` carries its offset. `last_change` is the newest line of its history."""

    path: Path
    number: int
    sha256: str
    size: int
    version: int
    people: int
    interactions: int
    last_change: int
    app_version: str
    made_at: datetime
    reason: Reason


def newest_first(backups: Sequence[Backup]) -> list[Backup]:
    """By number, not by time."""
    return sorted(backups, key=lambda each: each.number, reverse=True)


def has_fallen(before: int, after: int) -> bool:
    """True when more than a fifth of the people are gone: that may be a loss nobody has noticed yet."""
    return after < before * _FALL


def is_due(newest: Backup | None, now: datetime) -> bool:
    """Whether today's backup is still to be made. `now` carries the offset of the user's clock.

    A newest backup dated after `now` was made while the clock was wrong: it does not stand for today.
    """
    if newest is None:
        return True
    made = newest.made_at.astimezone(now.tzinfo)
    return made.date() != now.date() or made > now + timedelta(minutes=5)


def superseded(backups: Sequence[Backup], now: datetime) -> list[Backup]:
    """The backups that may go: all but the newest of each of the last 12 days, 10 weeks and 9 months that
    have one, the six newest of all, and the last ones before many people were gone.

    Days are counted by the backups there are, never by their age, and only those the clock allows:
    what is dated after `now` stays and takes nobody's place, and after a leap of the clock nothing
    goes. So a clock that runs ahead removes nothing.
    """
    ordered = newest_first(backups)
    dated = [each for each in ordered if each.made_at <= now]
    if len(dated) > 1 and dated[0].made_at - dated[1].made_at > _JUMP:
        return []
    kept = {each.number for each in ordered[:NEWEST]} | _before_falls(ordered)
    periods: tuple[tuple[Callable[[date], object], int], ...] = (
        (lambda day: day, DAILY),
        (lambda day: day.isocalendar()[:2], WEEKLY),
        (lambda day: (day.year, day.month), MONTHLY),
    )
    for period, places in periods:
        kept |= _newest_of_each(dated, period, places, now)
    return [each for each in dated if each.number not in kept]


def _newest_of_each(
    dated: Sequence[Backup], period: Callable[[date], object], places: int, now: datetime
) -> set[int]:
    found: dict[object, int] = {}
    for each in dated:
        key = period(each.made_at.astimezone(now.tzinfo).date())
        if key not in found and len(found) < places:
            found[key] = each.number
    return set(found.values())


def _before_falls(ordered: Sequence[Backup]) -> set[int]:
    falls = [before.number for after, before in pairwise(ordered) if has_fallen(before.people, after.people)]
    return set(falls[:FALLS])
