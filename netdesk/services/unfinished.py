"""Wizards that were left halfway, so that they can be gone on with."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from netdesk.services.drafts import drafts
from netdesk.services.pending import pending_work
from netdesk.store.connection import Connection

KEPT: Final = "kept-times"
"""Under this key a draft says how often it was kept, and so which of two is the later one. No part of any
value is called so."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A wizard's draft: its `key`, the wizard's `title`, the `wish` that opens it again, when it was left
    (`at`: ISO 8601 in UTC)."""

    key: str
    title: str
    wish: str
    at: str


def unfinished(reader: Connection, desk: Path) -> list[Unfinished]:
    """What waits on this desk, wherever it was kept; what was left last comes first."""
    latest = drafts(reader)
    beside: dict[str, dict[str, Any]] = {}
    with suppress(OSError):
        beside = pending_work(desk).all()
    for key, value in beside.items():
        if _number(value) >= _number(latest.get(key, {})):
            latest[key] = value
    found = [_read(key, value) for key, value in latest.items()]
    return sorted((each for each in found if each), key=lambda each: (each.at, each.key), reverse=True)


def _number(value: dict[str, Any]) -> int:
    number = value.get(KEPT, 0)
    return number if isinstance(number, int) else 0


def _read(key: str, value: dict[str, Any]) -> Unfinished | None:
    """None for drafts of editors, which are found where their contact or interaction is."""
    title, wish, at = value.get("title"), value.get("wish"), value.get("at")
    if isinstance(title, str) and isinstance(wish, str) and title and wish:
        return Unfinished(key, title, wish, at if isinstance(at, str) else "")
    return None
