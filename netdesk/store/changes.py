"""One change is one transaction and one change set: recorded, undone, redone, kept.

A change set is kept in parts (SQLite's session extension holds the interpreter lock while it makes
and applies one), each with the rows of at most a few hundred contacts and all that belongs to them.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import apsw

from netdesk.domain.now import utc_now
from netdesk.domain.row_ids import RowIds
from netdesk.domain.rows import Changes
from netdesk.store import search, touching
from netdesk.store.connection import Connection
from netdesk.store.id_lists import batches
from netdesk.store.recorded import TABLES, Touched

_SEARCHED_AT_ONCE = 10_000
"""So many contacts' search documents are rewritten together, while a change is made in small parts: what is
written together is one piece of the index, and many small pieces have to be merged again and again."""


class Change:
    """A change in the making: the transaction is open, the session extension is writing along."""

    def __init__(self, connection: Connection, label: str, kind: str, targets: Sequence[int] = ()) -> None:
        self.connection = connection
        self.id = begin_history(connection, label, kind, targets)
        self.label = label
        self._columns = columns_of(connection)
        self._parts = 0
        self._ids: dict[str, array[int]] = {}
        self._contacts: set[int] = set()
        self._searched: set[int] = set()
        self._documents: dict[int, search.Document] = {}
        self._gone: set[int] = set()
        self._many = False
        self._session = self._new_session()

    def part(self) -> None:
        """End a part: keep its change set, and rewrite search documents when many wait for it."""
        self.connection.give_way()
        changeset = self._session.changeset()
        self._session.close()
        if changeset:
            touched = self._touched(changeset)
            searched = touched.searched(self.connection)
            owners = searched | touched.quiet
            self._searched |= searched
            self._keep_documents(searched, believed=touched is self._noted)
            if len(self._searched) >= _SEARCHED_AT_ONCE:
                if not self._many:
                    search.let_pieces_be(self.connection)
                self._many = True
                self._refresh_search()
            keep_part(self.connection, self.id, self._parts, changeset)
            touching.note_contacts(self.connection, self.id, self._parts, owners)
            touching.note_deleted(self.connection, self.id, self._parts, changeset, touched, self._columns)
            self._parts += 1
            self._contacts |= owners
            for name, ids in touched.ids.items():
                self._ids.setdefault(name, array("q")).extend(sorted(ids))
        self._session = self._new_session()

    def note_inserted(self, table: str, ids: range, owners: Sequence[int]) -> None:
        """Hear that rows were inserted into a table, and whose they are (the values of its parent column)."""
        self._noted.add_inserted(table, ids, owners)
        self._noted_rows += len(ids)
        if TABLES[table].owners:
            # Whose these are is only known by asking.
            self._noted_documents.clear()
        elif self._noted_documents and TABLES[table].parent:
            for each in owners:
                self._noted_documents.pop(each, None)

    def note_document(self, contact_id: int, document: search.Document) -> None:
        """Hear what the search document of a contact is, all of whose rows were inserted in this part."""
        self._noted_documents[contact_id] = document

    def _keep_documents(self, searched: set[int], *, believed: bool) -> None:
        """Keep the documents that were noted, and none of before of whom this part touched."""
        for each in searched.intersection(self._documents):
            del self._documents[each]
        if believed:
            self._documents |= self._noted_documents

    def _touched(self, changeset: bytes) -> Touched:
        """What this part touched: as was noted, when nothing else was written; else as the change set says,
        which takes much longer."""
        if self.connection.raw.total_changes() - self._rows_before == self._noted_rows:
            return self._noted
        touched = Touched()
        touched.read(changeset, self._columns)
        return touched

    def _refresh_search(self) -> None:
        """Rewrite the search documents of whom the latest parts touched: of several parts together, which is
        much cheaper than of each."""
        # Somebody whom one part leaves without a row can come back in a later one.
        self._gone = (self._gone - self._searched) | search.refresh(
            self.connection, self._searched, self._documents
        )
        self._searched = set()
        self._documents = {}
        # A savepoint lets the index write out what it has: now, and not while the next change set is made,
        # which holds the interpreter.
        self.connection.run("SAVEPOINT written")
        self.connection.run("RELEASE written")

    def finish(self) -> Changes | None:
        """End the last part; None when nothing recorded was changed. The caller commits."""
        self.part()
        self._session.close()
        self._refresh_search()
        if self._many:
            search.join_pieces(self.connection)
        if not self._parts:
            self.connection.run("DELETE FROM history WHERE id = ?", (self.id,))
            return None
        if self._gone:
            search.remove(self.connection, self._gone)
        self.connection.run("UPDATE history SET state = 'dropped' WHERE state = 'undone'")
        tables = {name: RowIds(ids) for name, ids in self._ids.items()}
        return Changes(self.id, self.label, frozenset(self._contacts), tables)

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
        self._noted = Touched()
        self._noted_documents: dict[int, search.Document] = {}
        self._noted_rows = 0
        self._rows_before = self.connection.raw.total_changes()
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
        (utc_now().isoformat(timespec="seconds"), label, kind, " ".join(map(str, targets))),
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
        for seq in seqs_of(connection, change_id)[::-1]:
            yield apsw.Changeset.invert(part_of(connection, change_id, seq))


def parts(connection: Connection, change_id: int) -> Iterable[bytes]:
    """The parts of a change in the order in which they were made."""
    for seq in seqs_of(connection, change_id):
        yield part_of(connection, change_id, seq)


def seqs_of(connection: Connection, change_id: int) -> list[int]:
    """The numbers of the parts of a change, in the order in which they were made."""
    sql = "SELECT seq FROM history_part WHERE change_id = ? ORDER BY seq"
    return [row[0] for row in connection.rows(sql, (change_id,))]


def part_of(connection: Connection, change_id: int, seq: int) -> bytes:
    """One part of a change."""
    sql = "SELECT bytes FROM history_part WHERE change_id = ? AND seq = ?"
    return bytes(connection.value(sql, (change_id, seq)))


Cell = tuple[str, int, str]
"""A table, a row's id and a column's name; "" for the column means that the row is there, or is not."""


@dataclass(slots=True)
class Applied:
    """What applying change sets did: the rows touched, whose they are (of each change set in `owners`), and
    the cells that stood in the way."""

    ids: dict[str, set[int]] = field(default_factory=dict)
    contacts: set[int] = field(default_factory=set)
    owners: list[set[int]] = field(default_factory=list)
    conflicts: set[Cell] = field(default_factory=set)

    def as_changes(self, change_id: int, label: str) -> Changes:
        """The signal to send."""
        ids = {name: frozenset(found) for name, found in self.ids.items()}
        return Changes(change_id, label, frozenset(self.contacts), ids)


Leaving = Callable[[int, Mapping[str, set[int]]], None]
"""Called before a change set is applied, with its place among them and the rows that it takes away."""


def apply(connection: Connection, changesets: Iterable[bytes], leaving: Leaving | None = None) -> Applied:
    """Apply change sets in order, inside a transaction that was begun with foreign keys off.

    What stands in the way is collected, not overwritten: with anything there, or with a key left
    hanging, the caller must roll back.
    """
    done = Applied()
    columns = columns_of(connection)
    removed: dict[str, set[int]] = {}
    written: dict[str, set[int]] = {}
    searched: set[int] = set()

    def in_the_way(_kind: int, row: apsw.TableChange) -> int:
        done.conflicts |= cells_in_the_way(row, columns[row.name])
        return int(apsw.SQLITE_CHANGESET_OMIT)

    for at, changeset in enumerate(changesets):
        connection.give_way()
        touched = Touched()
        touched.read(changeset, columns)
        if leaving is not None:
            leaving(at, touched.removed)
        apsw.Changeset.apply(changeset, connection.raw, conflict=in_the_way)
        searched |= (now := touched.searched(connection))
        done.owners.append(now | touched.quiet)
        done.contacts |= done.owners[-1]
        for sums, found in ((done.ids, touched.ids), (removed, touched.removed), (written, touched.written)):
            for name, ids in found.items():
                sums.setdefault(name, set()).update(ids)
    done.conflicts |= hanging(connection, removed, written)
    if not done.conflicts:
        # At the end, not by part: each part applied would make the index write out what it has so far.
        gone = search.refresh(connection, searched)
        if gone:
            search.remove(connection, gone)
    return done


def cells_in_the_way(row: apsw.TableChange, columns: Sequence[str]) -> set[Cell]:
    """What of a row keeps a change set from being applied to it."""
    values = row.new if row.op == "INSERT" else row.old
    row_id: int = values[0]  # type: ignore[index,assignment]
    if row.op != "INSERT" and row.conflict is not None:
        differing = {
            (row.name, row_id, column)
            for column, wanted, present in zip(columns, values or (), row.conflict, strict=True)
            if wanted is not apsw.no_change and wanted != present
        }
        if differing:
            return differing
    return {(row.name, row_id, "")}


def hanging(connection: Connection, removed: dict[str, set[int]], written: dict[str, set[int]]) -> set[Cell]:
    """Keys that point nowhere, with what they point at, among the rows the change sets could have left so.

    `PRAGMA foreign_key_check` would say the same, but reads whole tables even when one row was changed.
    """
    found: set[Cell] = set()
    for name in TABLES:
        sql = 'SELECT "from", "table" FROM pragma_foreign_key_list(?)'
        for column, parent in list(connection.rows(sql, (name,))):
            for ids, suspect in ((written.get(name, ()), "id"), (removed.get(parent, ()), column)):
                hanging = f"""SELECT id, {column} FROM {name} c
                    WHERE {suspect} IN (SELECT value FROM json_each(?)) AND {column} IS NOT NULL
                    AND NOT EXISTS (SELECT 1 FROM {parent} p WHERE p.id = c.{column})"""
                for batch in batches(ids):
                    for row_id, parent_id in connection.rows(hanging, (batch,)):
                        found |= {(name, row_id, ""), (name, row_id, column), (parent, parent_id, "")}
    return found
