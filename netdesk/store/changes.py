"""One change is one transaction and one change set: recorded, undone, redone, kept.

A change set is kept in parts (SQLite's session extension holds the interpreter lock while it makes
and applies one), each with the rows of at most a few hundred contacts and all that belongs to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import apsw

from netdesk.domain.errors import DeskTrouble
from netdesk.domain.rows import Changes
from netdesk.store import search
from netdesk.store.connection import Connection
from netdesk.store.recorded import TABLES, Touched

PART_CONTACTS = 200
"""How many contacts, with all that is theirs, one part of a change may hold."""


class Change:
    """A change in the making: the transaction is open, the session extension is writing along."""

    def __init__(self, connection: Connection, label: str, kind: str) -> None:
        self.connection = connection
        self.id = begin_history(connection, label, kind)
        self.label = label
        self._columns = columns_of(connection)
        self._parts = 0
        self._ids: dict[str, set[int]] = {}
        self._contacts: set[int] = set()
        self._session = self._new_session()

    def part(self) -> None:
        """End a part: keep its change set and rewrite the search documents it touches."""
        changeset = self._session.changeset()
        self._session.close()
        if changeset:
            touched = Touched()
            touched.read(changeset, self._columns)
            owners = touched.owners(self.connection)
            search.refresh(self.connection, owners)
            keep_part(self.connection, self.id, self._parts, changeset)
            self._parts += 1
            self._contacts |= owners
            for name, ids in touched.ids.items():
                self._ids.setdefault(name, set()).update(ids)
        self._session = self._new_session()

    def finish(self) -> Changes | None:
        """End the last part; None when nothing recorded was changed. The caller commits."""
        self.part()
        self._session.close()
        if not self._parts:
            self.connection.run("DELETE FROM history WHERE id = ?", (self.id,))
            return None
        self.connection.run("UPDATE history SET state = 'dropped' WHERE state = 'undone'")
        return Changes(
            self.id,
            self.label,
            frozenset(self._contacts),
            {name: frozenset(ids) for name, ids in self._ids.items()},
        )

    def relabel(self, label: str) -> None:
        """Name the change anew, when only its end shows what it did."""
        self.label = label
        self.connection.run("UPDATE history SET label = ? WHERE id = ?", (label, self.id))

    def abandon(self) -> None:
        """Let go of the session; the caller rolls back."""
        self._session.close()

    def _new_session(self) -> apsw.Session:
        session = apsw.Session(self.connection.raw, "main")
        session.table_filter(TABLES.__contains__)
        session.attach()
        return session


def columns_of(connection: Connection) -> dict[str, tuple[str, ...]]:
    """The columns of every recorded table, in order."""
    return {
        name: tuple(row[0] for row in connection.rows("SELECT name FROM pragma_table_info(?)", (name,)))
        for name in TABLES
    }


def begin_history(connection: Connection, label: str, kind: str, targets: Sequence[int] = ()) -> int:
    """Open a row of history; returns its id."""
    connection.run(
        "INSERT INTO history (at, label, kind, state, targets) VALUES (?, ?, ?, 'applied', ?)",
        (datetime.now(UTC).isoformat(timespec="seconds"), label, kind, " ".join(map(str, targets))),
    )
    return int(connection.raw.last_insert_rowid())


def keep_part(connection: Connection, change_id: int, seq: int, changeset: bytes) -> None:
    """Keep one part of a change; parts are numbered from 0 in the order in which they were made."""
    connection.run(
        "INSERT INTO history_part (change_id, seq, bytes) VALUES (?, ?, ?)", (change_id, seq, changeset)
    )


def inverted_parts(connection: Connection, change_ids: Iterable[int]) -> Iterable[bytes]:
    """The parts that take the changes back: newest change first, last part first, each inverted."""
    for change_id in sorted(change_ids, reverse=True):
        for seq in _seqs(connection, change_id)[::-1]:
            yield apsw.Changeset.invert(_part(connection, change_id, seq))


def parts(connection: Connection, change_id: int) -> Iterable[bytes]:
    """The parts of a change in the order in which they were made."""
    for seq in _seqs(connection, change_id):
        yield _part(connection, change_id, seq)


def _seqs(connection: Connection, change_id: int) -> list[int]:
    sql = "SELECT seq FROM history_part WHERE change_id = ? ORDER BY seq"
    return [row[0] for row in connection.rows(sql, (change_id,))]


def _part(connection: Connection, change_id: int, seq: int) -> bytes:
    sql = "SELECT bytes FROM history_part WHERE change_id = ? AND seq = ?"
    return bytes(connection.value(sql, (change_id, seq)))


@dataclass(slots=True)
class Applied:
    """What applying change sets did: the rows touched, or those that stood in the way (table, id)."""

    ids: dict[str, set[int]] = field(default_factory=dict)
    contacts: set[int] = field(default_factory=set)
    conflicts: set[tuple[str, int]] = field(default_factory=set)

    def as_changes(self, change_id: int, label: str) -> Changes:
        """The signal to send."""
        ids = {name: frozenset(found) for name, found in self.ids.items()}
        return Changes(change_id, label, frozenset(self.contacts), ids)


def apply(connection: Connection, changesets: Iterable[bytes]) -> Applied:
    """Apply change sets in order, inside a transaction that was begun with foreign keys off.

    Rows in the way are collected, not overwritten: with any, or with a key left hanging, the caller
    must roll back.
    """
    done = Applied()
    columns = columns_of(connection)
    removed: set[str] = set()
    linked: set[str] = set()

    def in_the_way(kind: int, row: apsw.TableChange) -> int:
        if kind != apsw.SQLITE_CHANGESET_FOREIGN_KEY:
            values = row.new if row.op == "INSERT" else row.old
            done.conflicts.add((row.name, values[0]))  # type: ignore[index,arg-type]
        return int(apsw.SQLITE_CHANGESET_OMIT)

    for changeset in changesets:
        apsw.Changeset.apply(changeset, connection.raw, conflict=in_the_way)
        touched = Touched()
        touched.read(changeset, columns)
        owners = touched.owners(connection)
        search.refresh(connection, owners)
        done.contacts |= owners
        removed |= touched.removed
        linked |= touched.linked
        for name, ids in touched.ids.items():
            done.ids.setdefault(name, set()).update(ids)
    done.conflicts |= _hanging(connection, removed, linked)
    return done


def _hanging(connection: Connection, removed: set[str], linked: set[str]) -> set[tuple[str, int]]:
    """Rows whose foreign key points nowhere, in the tables where the change sets could have caused it."""
    suspects = set(linked)
    for name in TABLES:
        parents = {
            row[0] for row in connection.rows('SELECT "table" FROM pragma_foreign_key_list(?)', (name,))
        }
        if parents & removed:
            suspects.add(name)
    found: set[tuple[str, int]] = set()
    for name in suspects:
        found.update((row[0], row[1]) for row in connection.rows(f"PRAGMA foreign_key_check({name})"))
    return found


def require_open(connection: Connection) -> None:
    """After an error was caught inside a change: SQLite may have rolled back by itself; then nothing
    of the change may go on, or its rest would be kept alone."""
    if not connection.in_transaction:
        raise DeskTrouble(
            "Saving failed half way: nothing was changed. Try again; if it happens again, restart netdesk."
        )
