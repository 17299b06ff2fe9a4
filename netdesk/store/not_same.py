"""Pairs of contacts of whom the user said that they are two people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from netdesk.store import children
from netdesk.store.changes import Change
from netdesk.store.connection import Connection
from netdesk.store.id_lists import as_json

Pair = tuple[int, int]
"""Two contact ids, the lower one first."""


def pair(one: int, other: int) -> Pair:
    """Both ids as they are kept."""
    return (one, other) if one < other else (other, one)


def pairs(connection: Connection) -> Iterator[Pair]:
    """All pairs, also those of which somebody is not on the desk any more."""
    for row in connection.rows("SELECT DISTINCT one_id, other_id FROM not_same"):
        yield row[0], row[1]


def of_contact(connection: Connection, contact_id: int) -> set[int]:
    """Who is not the same person as this contact."""
    sql = (
        "SELECT other_id FROM not_same WHERE one_id = ? UNION SELECT one_id FROM not_same WHERE other_id = ?"
    )
    return {row[0] for row in connection.rows(sql, (contact_id, contact_id))}


def missing(connection: Connection, wanted: Iterable[Pair]) -> list[Pair]:
    """Those of the pairs that are not kept yet, each once; nobody is paired with themselves."""
    sql = "SELECT EXISTS (SELECT 1 FROM not_same WHERE one_id = ? AND other_id = ?)"
    found = dict.fromkeys(pair(*each) for each in wanted if each[0] != each[1])
    return [each for each in found if not connection.value(sql, each)]


def insert(change: Change, wanted: Iterable[Pair]) -> None:
    """Keep pairs; those that are kept already stay as they are."""
    new = missing(change.connection, wanted)
    children.insert_many(change.connection, "not_same", ("one_id", "other_id"), new)


def move(change: Change, from_ids: Iterable[int], to_id: int) -> None:
    """Two contacts became one: whoever is not the same as one of `from_ids` is not the same as `to_id`."""
    connection = change.connection
    gone = set(from_ids) - {to_id}
    others = set().union(*(of_contact(connection, each) for each in gone)) - gone
    ids = as_json(gone)
    among = "IN (SELECT value FROM json_each(?))"
    connection.run(f"DELETE FROM not_same WHERE one_id {among} OR other_id {among}", (ids, ids))
    insert(change, [(each, to_id) for each in sorted(others)])
