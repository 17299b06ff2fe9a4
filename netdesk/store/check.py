"""Is the desk whole? Everything that can be compared is compared."""

from __future__ import annotations

import apsw

from netdesk.domain.errors import DeskDamaged
from netdesk.domain.quick_hash import sha256
from netdesk.store import search
from netdesk.store.connection import Connection


def problems(connection: Connection) -> list[str]:
    """Sentences about what is wrong, [] when the desk is whole. Takes seconds on a large desk."""
    # The vocabulary of the index is read through a table of this connection alone: nothing of the desk
    # is written, but query_only would forbid it.
    was_read_only = connection.value("PRAGMA query_only")
    connection.one("PRAGMA query_only=OFF")
    try:
        with connection.at_one_moment():
            return _problems(connection)
    except DeskDamaged as error:
        return [str(error)]
    finally:
        connection.one(f"PRAGMA query_only={was_read_only}")


def _problems(connection: Connection) -> list[str]:
    # integrity_check alone would compare the index as this connection last knew it, and find fault.
    connection.one("SELECT rowid FROM search LIMIT 1")
    found = [f"SQLite: {row[0]}" for row in connection.rows("PRAGMA integrity_check(5)") if row[0] != "ok"]
    if found:
        return found
    hanging = next(connection.rows("PRAGMA foreign_key_check"), None)
    if hanging:
        found.append(f"A row of {hanging[0]} belongs to nothing.")
    if connection.value(
        "SELECT count(*) FROM contact WHERE photo <> '' AND photo NOT IN (SELECT sha256 FROM blob)"
    ):
        found.append("A contact's photo is missing.")
    found += _altered(connection)
    if not found:
        found += _search_problems(connection)
    return found


def _altered(connection: Connection) -> list[str]:
    """What SQLite cannot see: bytes that are kept as one piece, and are not what was kept."""
    found = []
    if any(sha256(photo) != digest for digest, photo in connection.rows("SELECT sha256, bytes FROM blob")):
        found.append("A photo is not what it was when it was kept.")
    sql = "SELECT change_id, bytes FROM history_part ORDER BY change_id, seq"
    broken = next((change for change, part in connection.rows(sql) if not _can_be_read(part)), None)
    if broken is not None:
        found.append(
            f"What is kept to undo change {broken} cannot be read any more; what it changed is there."
        )
    return found


def _can_be_read(part: bytes) -> bool:
    try:
        for _row in apsw.Changeset.iter(part):
            pass
    except apsw.Error:
        return False
    return True


def _search_problems(connection: Connection) -> list[str]:
    memory = Connection(apsw.Connection(":memory:"))
    try:
        return search.index_differences(connection, memory)
    finally:
        memory.close()
