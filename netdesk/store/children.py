"""Rows that belong to a parent row, written with as few changes as will do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from netdesk.store.connection import Connection

if TYPE_CHECKING:
    from netdesk.store.changes import Change
    from netdesk.store.table_base import Table

Row = dict[str, Any]
_READ_AT_ONCE = 500


def read(
    connection: Connection, model: type[Table], parent: str, parent_ids: Sequence[int]
) -> dict[int, list[Row]]:
    """The children of each parent in order, as dictionaries of their columns."""
    found: dict[int, list[Row]] = {parent_id: [] for parent_id in parent_ids}
    column = getattr(model, parent)
    for start in range(0, len(parent_ids), _READ_AT_ONCE):
        among = column.in_(list(parent_ids[start : start + _READ_AT_ONCE]))
        query = model.select().where(among).order_by(model.position, model.id)  # type: ignore[attr-defined]
        for row in connection.fetch(query):
            found[row[parent]].append(row)
    return found


def write(
    connection: Connection, model: type[Table], parent: str, parent_id: int, rows: Sequence[Row]
) -> None:
    """Make the children of a parent equal to `rows`, in order.

    What stays keeps its row, its id and, where the order allows, its position, so that a change records
    only what changed. `rows` leave out id, parent and position; with several kinds in one table, each
    row says its kind.
    """
    spare = read(connection, model, parent, [parent_id])[parent_id]
    kept = [_take_equal(spare, row) for row in rows]
    position = -1
    for row, equal in zip(rows, kept, strict=True):
        old = equal or _take(spare, row)
        position = max(position + 1, old["position"] if old else 0)
        wanted = {**row, "position": position}
        if old is None:
            connection.keep(model.insert({**wanted, parent: parent_id}))
            continue
        changed = {key: value for key, value in wanted.items() if old[key] != value}
        if changed:
            connection.keep(model.update(changed).where(model.id == old["id"]))
    if spare:
        connection.keep(model.delete().where(model.id.in_([old["id"] for old in spare])))


def _take_equal(spare: list[Row], row: Row) -> Row | None:
    for old in spare:
        if all(old[key] == value for key, value in row.items()):
            spare.remove(old)
            return old
    return None


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


def insert_for(change: Change, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Insert rows of a recorded table in bulk; the first column is the contact they belong to. The change is
    told what they are, so that it has not to find out.
    """
    if rows:
        insert_many(change.connection, table, columns, rows)
        last = change.connection.raw.last_insert_rowid()
        # Nobody else writes meanwhile, and each row of such a table has the id after that of the row before.
        change.note_inserted(table, range(last - len(rows) + 1, last + 1), [row[0] for row in rows])


def next_id(connection: Connection, table: str) -> int:
    """The id the next inserted row would get; ids of deleted rows are never given again."""
    return int(connection.value("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)) or 0) + 1
