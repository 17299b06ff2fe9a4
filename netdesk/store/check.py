"""Is the desk whole? Everything that can be compared is compared."""

from __future__ import annotations

import apsw

from netdesk.store import search
from netdesk.store.connection import Connection

_LISTS = ("contact_value", "contact_address", "contact_date", "contact_tag")


def problems(connection: Connection) -> list[str]:
    """Sentences about what is wrong, [] when the desk is whole. Takes seconds on a large desk."""
    found = [f"SQLite: {row[0]}" for row in connection.rows("PRAGMA integrity_check(5)") if row[0] != "ok"]
    hanging = next(connection.rows("PRAGMA foreign_key_check"), None)
    if hanging:
        found.append(f"A row of {hanging[0]} belongs to nothing.")
    if connection.value(
        "SELECT count(*) FROM contact WHERE photo <> '' AND photo NOT IN (SELECT sha256 FROM blob)"
    ):
        found.append("A contact's photo is missing.")
    for table in _LISTS:
        sql = f"SELECT count(*) FROM (SELECT 1 FROM {table} GROUP BY contact_id, position, {_kind(table)} HAVING count(*) > 1)"
        if connection.value(sql):
            found.append(f"Two rows of {table} claim the same place.")
    if not found:
        found += _search_problems(connection)
    return found


def _kind(table: str) -> str:
    return "kind" if table == "contact_value" else "1"


def _search_problems(connection: Connection) -> list[str]:
    memory = Connection(apsw.Connection(":memory:"))
    # The vocabulary is read through a table of this connection alone; nothing of the desk is written.
    connection.one("PRAGMA query_only=OFF")
    try:
        return search.index_differences(connection, memory)
    finally:
        connection.one("PRAGMA query_only=ON")
        memory.close()
