"""Changes made under an older schema, carried over to this one: they can still be undone.

A change set fits the tables it was made from. Where steps have only added tables, indexes and columns, it is
enough to give each of its rows the new columns, with the value that the rows on the desk were given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import apsw

from netdesk.store.changes import columns_of, part_of
from netdesk.store.connection import Connection

_FIRST_CARRIED: Final = 3
"""Older desks keep no index of what their changes touched: those changes would be missing where one looks."""
_ADDING: Final = re.compile(
    r"\s*(CREATE\s+(UNIQUE\s+|VIRTUAL\s+)?(TABLE|INDEX)|DROP\s+INDEX|ALTER\s+TABLE\s+\w+\s+ADD\s+COLUMN)\b",
    re.IGNORECASE,
)
"""What leaves every row as it was."""

Columns = dict[str, tuple[str, ...]]


def can_carry(version: int, statements: Iterable[str]) -> bool:
    """Whether changes made under schema `version` still fit once these statements have run."""
    return version >= _FIRST_CARRIED and all(_ADDING.match(sql) for sql in statements)


def carry_over(connection: Connection, before: Columns) -> None:
    """Give the rows of all kept changes the columns that came since `before`, inside the transaction that
    brought them. A change that cannot be read is kept as a line of history only."""
    grown = [name for name, columns in columns_of(connection).items() if before.get(name, columns) != columns]
    if not grown:
        return
    marks = [f"{name}\0".encode() for name in grown]
    places = list(connection.rows("SELECT change_id, seq FROM history_part ORDER BY change_id, seq"))
    for change_id, seq in places:
        changeset = part_of(connection, change_id, seq)
        if not any(mark in changeset for mark in marks):
            continue
        try:
            widened = _widened(connection, changeset)
        except apsw.Error:
            connection.run("DELETE FROM history_part WHERE change_id = ?", (change_id,))
        else:
            sql = "UPDATE history_part SET bytes = ? WHERE change_id = ? AND seq = ?"
            connection.run(sql, (widened, change_id, seq))


def forget(connection: Connection) -> None:
    """Let go of all that could be undone; what was done stays told."""
    connection.run("DELETE FROM history_part")


def _widened(connection: Connection, changeset: bytes) -> bytes:
    builder = apsw.ChangesetBuilder()  # type: ignore[no-untyped-call]  # its stub says nothing
    try:
        builder.schema(connection.raw, "main")
        builder.add(changeset)
        return builder.output()
    finally:
        builder.close()
