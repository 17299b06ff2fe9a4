"""Single values out of a desk's JSON, which anybody may have edited: what is no such value raises."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from netdesk.domain.dates import Moment
from netdesk.exchange.cleaning import NOTE_LIMIT, clean

_MOST_MINUTES: Final = 366 * 24 * 60
_LONGEST_STAMP: Final = 40


def text(value: Any) -> str:
    """A text, as it can be kept."""
    if not isinstance(value, str):
        raise TypeError
    return clean(value, NOTE_LIMIT)


def named(value: Any) -> str:
    """A text that says something."""
    name = text(value)
    if not name:
        raise ValueError
    return name


def texts(values: Any) -> tuple[str, ...]:
    """A list of texts, blank ones left out."""
    if not isinstance(values, list):
        raise TypeError
    return tuple(found for each in values if (found := text(each)))


def ids(values: Any) -> tuple[int, ...]:
    """A list of ids."""
    return tuple(int(each) for each in values)


def id_or_none(value: object) -> int | None:
    """An id, None for anything else."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def moment(wall: Any, zone: Any) -> Moment | None:
    """A moment, None for a blank one."""
    return Moment(wall, text(zone)) if wall else None


def day(value: Any) -> date | None:
    """A day, None for a blank one."""
    return date.fromisoformat(value) if value else None


def minutes(value: Any) -> int:
    """A length, kept within a year."""
    return number(value, _MOST_MINUTES)


def number(value: Any, most: int = 1_000_000_000) -> int:
    """A number from 0 to `most`."""
    return min(max(int(value), 0), most)


def stamp(value: Any) -> str:
    """An instant (ISO 8601)."""
    return text(value)[:_LONGEST_STAMP]
