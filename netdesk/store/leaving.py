"""Who and what an undo takes away: noted before it goes, so that it waits under Deleted as if deleted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import groupby
from typing import Any, Final

from netdesk.domain.history import THINGS, thing_called
from netdesk.store.changes import columns_of
from netdesk.store.connection import Connection
from netdesk.store.id_lists import as_json
from netdesk.store.touching import DETAILS, interaction_words, is_listed

BY_CHANGE: Final = 1
"""Listed as deleted while the change that took it away is in force."""
BY_UNDO: Final = 2
"""Listed as deleted while the change that had brought it is undone: the other way round."""

_PEOPLE = """INSERT OR REPLACE INTO history_deleted (change_id, kind, row_id, seq, alone, words, detail)
    SELECT ?, 'contact', id, ?,
           CASE WHEN EXISTS (SELECT 1 FROM merged WHERE former_id = c.id) THEN 0 ELSE ? END, shown,
           title || CASE WHEN title <> '' AND organization <> '' THEN ', ' ELSE '' END || organization
    FROM contact c WHERE id IN (SELECT value FROM json_each(?))"""
_GROUNDS: Final = ("circle", "own_field")
"""What people stand on: not listed by itself, it comes back with whoever needs it."""
_GROUND = """INSERT OR REPLACE INTO history_deleted (change_id, kind, row_id, seq, alone, words, detail)
    SELECT ?, ?, id, ?, 0, name, '' FROM {kind} WHERE id IN (SELECT value FROM json_each(?))"""
_TALKS = """SELECT i.id, i.kind, i.start, c.id, c.shown FROM interaction i
    LEFT JOIN interaction_contact p ON p.interaction_id = i.id LEFT JOIN contact c ON c.id = p.contact_id
    WHERE i.id IN (SELECT value FROM json_each(?)) ORDER BY i.id, p.position, p.id"""
_NOTE = """INSERT OR REPLACE INTO history_deleted (change_id, kind, row_id, seq, alone, words, detail)
    VALUES (?, ?, ?, ?, ?, ?, ?)"""

Row = tuple[int, str, int, int, int, str, str]


def note_leaving(
    connection: Connection, change_id: int, seq: int, removed: Mapping[str, Collection[int]], how: int
) -> None:
    """Keep what to call those of the rows that are people, interactions or things, while they are there.
    `how` is one of the two above."""
    people = removed.get("contact", ())
    if people:
        connection.run(_PEOPLE, (change_id, seq, how, as_json(people)))
    for kind in _GROUNDS:
        if removed.get(kind):
            sql = _GROUND.format(kind=kind)
            connection.run(sql, (change_id, kind, seq, as_json(removed[kind])))
    found: list[Row] = []
    talks = removed.get("interaction", ())
    if talks:
        rows = connection.rows(_TALKS, (as_json(talks),))
        found += _talks(change_id, seq, rows, frozenset(people), how)
    for kind in THINGS:
        things = removed.get(kind, ())
        if things:
            found += _things(connection, change_id, seq, kind, things, how)
    connection.run_many(_NOTE, found)


def _talks(
    change_id: int, seq: int, rows: Iterable[tuple[Any, ...]], people: frozenset[int], how: int
) -> Iterable[Row]:
    for (row_id, kind, start), with_whom in groupby(rows, lambda row: row[:3]):
        names = {row[3]: str(row[4]) for row in with_whom if row[3] is not None}
        alone = how if set(names) - people else 0
        yield (
            change_id,
            "interaction",
            row_id,
            seq,
            alone,
            interaction_words(kind, list(names.values())),
            start,
        )


def _things(
    connection: Connection, change_id: int, seq: int, kind: str, ids: Collection[int], how: int
) -> Iterable[Row]:
    columns = columns_of(connection)[kind]
    sql = f"SELECT * FROM {kind} WHERE id IN (SELECT value FROM json_each(?))"
    for values in connection.rows(sql, (as_json(ids),)):
        row = dict(zip(columns, values, strict=True))
        words = thing_called(kind, row) or kind.capitalize()
        alone = how if is_listed(kind, row) else 0
        yield change_id, kind, row["id"], seq, alone, words, str(row[DETAILS[kind]])


def ground_of(table: str, row: Mapping[str, Any]) -> tuple[str, int] | None:
    """What a row needs to be there at all without belonging to it: its table and id."""
    match table:
        case "contact":
            return ("circle", row["circle_id"]) if row["circle_id"] is not None else None
        case "contact_own":
            return "own_field", row["field_id"]
        case _:
            return None


def undone_place(connection: Connection, key: tuple[str, int], change_id: int) -> tuple[int, int] | None:
    """The change and its part that had brought a row which an undo took away, or `change_id` itself did."""
    sql = """SELECT change_id, seq FROM history_deleted d JOIN history h ON h.id = change_id
             WHERE d.kind = ? AND row_id = ? AND (h.state <> 'applied' OR h.id = ?)
             AND EXISTS (SELECT 1 FROM history_part WHERE change_id = h.id) ORDER BY change_id DESC LIMIT 1"""
    found = connection.one(sql, (*key, change_id))
    return (found[0], found[1]) if found else None
