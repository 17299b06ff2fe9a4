"""What a desk file may hold: the tables and indexes that our own steps make, word for word."""

from __future__ import annotations

import apsw

from netdesk.store.connection import Connection
from netdesk.store.migrations.steps import STEPS

_INDEX_OF_WORDS = "search_"


def strangers(connection: Connection, version: int) -> list[str]:
    """Names of what differs in a desk of this version: triggers and views somebody put in, tables or
    indexes that are missing, changed or too many; sorted, [] when all is as it should be."""
    raw = apsw.Connection(":memory:")
    try:
        expected = Connection(raw)
        for step in STEPS[:version]:
            for sql, values in step():
                raw.execute(sql, values)
        return sorted(name for _, name, _ in _schema(connection) ^ _schema(expected))
    finally:
        raw.close()


def _schema(connection: Connection) -> set[tuple[str, str, str]]:
    sql = "SELECT type, name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'"
    return {
        # SQLite words the inner tables of its full-text index as it likes.
        (kind, name, "" if name.startswith(_INDEX_OF_WORDS) and kind == "table" else text)
        for kind, name, text in connection.rows(sql)
    }
