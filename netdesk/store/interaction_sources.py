"""What interactions were imported from, and interactions kept by the hundred."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence

from netdesk.domain.interactions import Interaction
from netdesk.store import children
from netdesk.store.changes import Change
from netdesk.store.connection import Connection
from netdesk.store.id_lists import as_json
from netdesk.store.interactions import columns

Source = tuple[int, str, str, str, int]
"""Interaction id, digest, UID, recurrence, sequence."""


def sources(connection: Connection, ids: Collection[int] | None = None) -> Iterator[Source]:
    """Where the interactions of the desk, or those of `ids`, came from, in the order in which they did."""
    among = "" if ids is None else "WHERE s.interaction_id IN (SELECT value FROM json_each(?))"
    sql = f"""SELECT s.interaction_id, s.digest, s.uid, s.recurrence, s.sequence
              FROM interaction_source s JOIN interaction i ON i.id = s.interaction_id {among} ORDER BY s.id"""
    yield from connection.rows(sql, () if ids is None else (as_json(ids),))


def remember(change: Change, found: Sequence[Source]) -> None:
    """Keep where interactions came from."""
    names = ("interaction_id", "digest", "uid", "recurrence", "sequence")
    children.insert_many(change.connection, "interaction_source", names, found)


def insert_many(change: Change, interactions: Sequence[Interaction], home_zone: str) -> list[int]:
    """Keep new interactions without plans; returns their ids in order."""
    if not interactions:
        return []
    connection = change.connection
    first = children.next_id(connection, "interaction")
    rows = [columns(each, home_zone) for each in interactions]
    names = tuple(rows[0])
    children.insert_many(
        connection, "interaction", names, [tuple(row[name] for name in names) for row in rows]
    )
    people = [
        (first + at, contact_id, position)
        for at, each in enumerate(interactions)
        for position, contact_id in enumerate(dict.fromkeys(each.contact_ids))
    ]
    children.insert_many(
        connection, "interaction_contact", ("interaction_id", "contact_id", "position"), people
    )
    return list(range(first, first + len(interactions)))


def people_by_digest(connection: Connection, digests: Collection[str]) -> dict[str, int]:
    """Contact ids by the digests of the records that they hold."""
    sql = """SELECT digest, contact_id FROM import_digest
             WHERE digest IN (SELECT value FROM json_each(?)) ORDER BY id"""
    return dict(connection.rows(sql, (json.dumps(sorted(digests)),)))


def values(connection: Connection) -> Iterator[tuple[int, str, str]]:
    """Contact id, kind and value of all emails and links."""
    sql = "SELECT contact_id, kind, value FROM contact_value WHERE kind IN ('email', 'link') ORDER BY id"
    yield from connection.rows(sql)
