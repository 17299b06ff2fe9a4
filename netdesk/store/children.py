"""Rows that belong to a parent row, written with as few changes as will do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from netdesk.store.connection import Connection
from netdesk.store.tables import Table

Row = dict[str, Any]


def read(
    connection: Connection, model: type[Table], parent: str, parent_ids: Sequence[int]
) -> dict[int, list[Row]]:
    """The children of each parent in order, as dictionaries of their columns."""
    found: dict[int, list[Row]] = {parent_id: [] for parent_id in parent_ids}
    column = getattr(model, parent)
    query = model.select().where(column.in_(list(parent_ids))).order_by(model.position, model.id).dicts()  # type: ignore[attr-defined]
    for row in query.execute(connection.database):
        found[row[parent]].append(row)
    return found


def write(
    connection: Connection, model: type[Table], parent: str, parent_id: int, rows: Sequence[Row]
) -> None:
    """Make the children of a parent equal to `rows`, in order.

    What stays keeps its row and its id, place by place, so that a change records only what changed.
    `rows` leave out id, parent and position; with several kinds in one table, each row says its kind.
    """
    present = read(connection, model, parent, [parent_id])[parent_id]
    kept = []
    for row in rows:
        # A row that is the same but for its place keeps its id; otherwise places are matched below.
        same = next((old for old in present if all(old[key] == value for key, value in row.items())), None)
        if same is not None:
            present.remove(same)
        kept.append(same)
    spare = list(present)
    for position, (row, old) in enumerate(zip(rows, kept, strict=True)):
        wanted = {**row, "position": position}
        target = old if old is not None else _take(spare, row)
        if target is None:
            model.insert({**wanted, parent: parent_id}).execute(connection.database)
        else:
            changed = {key: value for key, value in wanted.items() if target[key] != value}
            if changed:
                model.update(changed).where(model.id == target["id"]).execute(connection.database)
    if spare:
        model.delete().where(model.id.in_([old["id"] for old in spare])).execute(connection.database)


def _take(spare: list[Row], row: Row) -> Row | None:
    for old in spare:
        if old.get("kind") == row.get("kind"):
            spare.remove(old)
            return old
    return None


def insert_many(
    connection: Connection, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]
) -> None:
    """Insert rows in bulk."""
    if rows:
        marks = ", ".join("?" * len(columns))
        connection.run_many(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)


def next_id(connection: Connection, table: str) -> int:
    """The id the next inserted row would get; ids of deleted rows are never given again."""
    return int(connection.value("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)) or 0) + 1
