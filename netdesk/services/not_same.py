"""Telling people apart who look alike: what was said once is not asked again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from netdesk.domain.errors import Trouble
from netdesk.store import contacts as kept_contacts
from netdesk.store import not_same as kept
from netdesk.store.connection import Connection
from netdesk.store.desk import Desk

_LONGEST_NAME = 60


def keep_apart(desk: Desk, contact_ids: Sequence[int]) -> bool:
    """Remember that these contacts are all different people; False when that was known already."""
    names = kept_contacts.names(desk.writer, contact_ids)
    if len(names) < 2:
        raise Trouble("One of these people is no longer on the desk, so there is nothing to tell apart.")
    new = kept.missing(desk.writer, combinations(sorted(names), 2))
    if not new:
        return False
    with desk.change(_label(list(names.values()))) as change:
        kept.insert(change, new)
    return True


def apart(connection: Connection) -> set[tuple[int, int]]:
    """All pairs of contact ids, the lower one first, of whom the user said that they are two people."""
    return set(kept.pairs(connection))


def are_apart(connection: Connection, one: int, other: int) -> bool:
    """Whether the user said that these are two people."""
    return not kept.missing(connection, [(one, other)]) and one != other


def _label(names: Sequence[str]) -> str:
    first, second = (_short(name) for name in names[:2])
    if len(names) > 2:
        return f"Keep {len(names):,} people apart"
    return f"Keep apart: {first} and {second}"


def _short(name: str) -> str:
    plain = " ".join(name.split())
    return plain if len(plain) <= _LONGEST_NAME else f"{plain[: _LONGEST_NAME - 1].rstrip()}…"
