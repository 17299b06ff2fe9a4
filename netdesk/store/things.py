"""Rows of things that are kept whole: written with as few changes as will do, in any table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from netdesk.store import children
from netdesk.store.changes import Change
from netdesk.store.connection import Connection
from netdesk.store.id_lists import as_json
from netdesk.store.table_base import Table


def every(
    connection: Connection, model: type[Table], ids: Iterable[int] | None = None
) -> list[dict[str, Any]]:
    """The rows in the order in which they were kept: all, or those of `ids` that are there."""
    query = model.select().order_by(model.id)
    if ids is not None:
        query = query.where(model.id.in_(list(ids)))
    return connection.fetch(query)


def write(connection: Connection, model: type[Table], thing_id: int | None, columns: dict[str, Any]) -> int:
    """Make a row hold `columns`, touching only what differs; a new one for None. Returns its id."""
    if thing_id is None:
        return connection.keep(model.insert(columns))
    row = every(connection, model, [thing_id])[0]
    changed = {key: value for key, value in columns.items() if row[key] != value}
    if changed:
        connection.keep(model.update(changed).where(model.id == thing_id))
    return thing_id


def delete(change: Change, ids: Sequence[int], table: str, lists: dict[str, str]) -> None:
    """Remove rows, after those of `lists` (a column by table) that belong to them."""
    inside = "IN (SELECT value FROM json_each(?))"
    for each, column in lists.items():
        change.connection.run(f"DELETE FROM {each} WHERE {column} {inside}", (as_json(ids),))
    change.connection.run(f"DELETE FROM {table} WHERE id {inside}", (as_json(ids),))


def write_people(
    connection: Connection, model: type[Table], parent: str, parent_id: int, contact_ids: Iterable[int]
) -> None:
    """Make these the people of something, each once, in order."""
    people = [{"contact_id": contact_id} for contact_id in dict.fromkeys(contact_ids)]
    children.write(connection, model, parent, parent_id, people)


def people_of(rows: Iterable[children.Row]) -> tuple[int, ...]:
    """Who they are. An undo can bring somebody back who has been put back by hand: they count once."""
    return tuple(dict.fromkeys(row["contact_id"] for row in rows))
