"""What things, guests and people at events were in the files that brought them, and what those were known by
who were deleted: digests of each kind, none of which can be read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from netdesk.store import children
from netdesk.store.changes import Change
from netdesk.store.connection import Connection
from netdesk.store.id_lists import as_json

DELETED_CONTACT: Final = "deleted contact"
"""The kind of source that says what a contact was known by who was deleted."""

DELETED_INTERACTION: Final = "deleted interaction"
"""The kind of source that says what an interaction was known by that was deleted."""


def sources(connection: Connection) -> dict[str, dict[str, int]]:
    """Ids of things by the digests of what they were, by kind; also of things that are gone."""
    found: dict[str, dict[str, int]] = {}
    for kind, digest, thing_id in connection.rows(
        "SELECT kind, digest, thing_id FROM thing_source ORDER BY id"
    ):
        found.setdefault(kind, {})[digest] = thing_id
    return found


def of_deleted_contacts(connection: Connection) -> frozenset[str]:
    """What contacts are known by who were deleted, and are not on the desk again."""
    sql = """SELECT digest FROM thing_source t WHERE kind = ?
             AND NOT EXISTS (SELECT 1 FROM contact WHERE id = t.thing_id)"""
    return frozenset(row[0] for row in connection.rows(sql, (DELETED_CONTACT,)))


def of_deleted_interactions(connection: Connection) -> frozenset[str]:
    """What interactions are known by that were deleted, and are not on the desk again."""
    sql = """SELECT digest FROM thing_source t WHERE kind = ?
             AND NOT EXISTS (SELECT 1 FROM interaction WHERE id = t.thing_id)"""
    return frozenset(row[0] for row in connection.rows(sql, (DELETED_INTERACTION,)))


def forget(connection: Connection, kind: str, thing_ids: Iterable[int]) -> None:
    """Forget what these were imported from."""
    sql = "DELETE FROM thing_source WHERE kind = ? AND thing_id IN (SELECT value FROM json_each(?))"
    connection.run(sql, (kind, as_json(thing_ids)))


def remember(change: Change, kind: str, found: Iterable[tuple[int, str]]) -> None:
    """Keep what things (their ids) were imported from (digests)."""
    rows = [(kind, thing_id, digest) for thing_id, digest in found]
    children.insert_many(change.connection, "thing_source", ("kind", "thing_id", "digest"), rows)
