"""What one change of the history did, told in words."""

from __future__ import annotations

from dataclasses import dataclass

from netdesk.domain.history import GoneKey
from netdesk.domain.history_words import Subject, subjects
from netdesk.domain.progress import Progress
from netdesk.store import history_rows, touching
from netdesk.store.connection import Connection

PEOPLE_TOLD = 100
"""How many people of a large change are told one by one."""
_SHARED = frozenset({"interaction", "event", "goal"})
"""What several people have part in."""
_FEW = 5
"""A change of so few people is told whole: its interactions are theirs."""


@dataclass(frozen=True, slots=True)
class Details:
    """Whom and what a change touched. `people` counts all contacts of it, `is_whole` is False when only the
    first are told, `is_kept` False when it is too old for that."""

    subjects: tuple[Subject, ...]
    people: int
    is_whole: bool
    is_kept: bool


def details(
    connection: Connection, change_id: int, contact_id: int = 0, progress: Progress | None = None
) -> Details:
    """What a change did to everybody it touched, or to one contact and what they take part in.

    Reads no more of a large change than it tells. Raises Cancelled.
    """
    with connection.at_one_moment():
        found = history_rows.read(connection, change_id, contact_id, PEOPLE_TOLD, progress)
        names = history_rows.names_for(connection, found.rows)
        theirs = history_rows.things_with(connection, contact_id, found.rows) if contact_id else set()
        people = touching.with_former(connection, contact_id) if contact_id else []
    told = subjects(found.rows, names)
    if contact_id:
        few = found.people <= _FEW
        told = tuple(
            each
            for each in told
            if each.id in people or each.kind != "contact"
            if each.kind not in _SHARED or few or (each.kind, each.id) in theirs
        )
    shown = _first(told)
    return Details(shown, found.people, found.is_whole and len(shown) == len(told), bool(found.rows))


def details_of_gone(connection: Connection, key: GoneKey, progress: Progress | None = None) -> Details:
    """What a deletion took away with one contact, or with one interaction. Raises Cancelled."""
    kind, row_id, _ = key
    with connection.at_one_moment():
        found = history_rows.read_deleted(connection, key, progress)
        names = history_rows.names_for(connection, found.rows)
    theirs = history_rows.things_in(found.rows, row_id) if kind == "contact" else set()
    told = tuple(
        each for each in subjects(found.rows, names) if (each.kind, each.id) in {(kind, row_id), *theirs}
    )
    return Details(told, 1, is_whole=True, is_kept=bool(found.rows))


def _first(told: tuple[Subject, ...]) -> tuple[Subject, ...]:
    people = [each for each in told if each.kind == "contact"]
    others = [each for each in told if each.kind != "contact"]
    return (*people[:PEOPLE_TOLD], *others[:PEOPLE_TOLD])
