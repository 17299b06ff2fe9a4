"""The history of a desk: which changes are in force, and taking them back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import apsw

from netdesk.domain.errors import Trouble
from netdesk.domain.rows import Changes, ChangeState, HistoryEntry
from netdesk.store import settings, touching
from netdesk.store.changes import (
    Applied,
    Cell,
    Leaving,
    apply,
    begin_history,
    columns_of,
    inverted_parts,
    keep_part,
    parts,
    seqs_of,
)
from netdesk.store.connection import Connection
from netdesk.store.history_list import PRUNED
from netdesk.store.id_lists import as_json
from netdesk.store.leaving import BY_CHANGE, BY_UNDO, note_leaving

KEPT_BYTES = 400_000_000
KEPT_CHANGES = 20_000
_SHA256 = re.compile(rb"[0-9a-f]{64}")
_BACK = ("restore", "undo")
"""Kinds of changes that bring back: who goes again when they are undone is listed as deleted all the same, by
what had taken them away at first."""
_DOABLE = {"undone": "undone", "restored": "done"}


class InTheWay(Trouble):
    """Later changes touched the same rows or hang on them; `entries` are all that would have to go too."""

    def __init__(self, label: str, entries: tuple[HistoryEntry, ...], what: str = "undone") -> None:
        names = "; ".join(entry.label for entry in entries[:3]) + ("; ..." if len(entries) > 3 else "")
        why = "later changes build on it" if what == "undone" else "what they belong to went later"
        super().__init__(
            f"“{label}” cannot be {_DOABLE[what]} by itself: {why} ({names}). Nothing was changed."
        )
        self.entries = entries


@dataclass(frozen=True, slots=True)
class _Row:
    id: int
    at: str
    label: str
    kind: str
    state: ChangeState
    targets: tuple[int, ...]
    kept: bool


def entries(connection: Connection, limit: int = 500) -> list[HistoryEntry]:
    """The newest changes first, with what was undone and redone among them."""
    rows = _rows(connection, limit=limit)
    force = _in_force(rows)
    return [_entry(row, row.id in force) for row in rows]


def next_undo(connection: Connection) -> HistoryEntry | None:
    """The change that Undo would take back."""
    row = _latest(connection)
    return _entry(row, True) if row else None


def next_redo(connection: Connection) -> HistoryEntry | None:
    """The change that Redo would make again."""
    row = _redoable(connection)
    return _entry(row, False) if row else None


def has_import(connection: Connection) -> bool:
    """True when an import is in force, or may be."""
    sql = "SELECT 1 FROM history WHERE kind = 'import' AND state = 'applied' LIMIT 1"
    return connection.value(sql) is not None


def undo_latest(connection: Connection) -> Changes | None:
    """Take the latest change in force back, inside a transaction with foreign keys off."""
    row = _latest(connection)
    if row is None:
        return None
    places = [(row.kind, seq) for seq in seqs_of(connection, row.id)[::-1]]
    leaving = _noting(connection, row.id, BY_UNDO, places)
    done = _apply_all(connection, inverted_parts(connection, [row.id]), row.label, leaving)
    connection.run("UPDATE history SET state = 'undone' WHERE id = ?", (row.id,))
    return done.as_changes(_note(connection, f"Undo: {row.label}", "undone", done.contacts), row.label)


def redo_next(connection: Connection) -> Changes | None:
    """Make the change taken back last again, inside a transaction with foreign keys off."""
    row = _redoable(connection)
    if row is None:
        return None
    done = _apply_all(connection, parts(connection, row.id), row.label)
    connection.run("UPDATE history SET state = 'applied' WHERE id = ?", (row.id,))
    return done.as_changes(_note(connection, f"Redo: {row.label}", "redone", done.contacts), row.label)


def undo_these(connection: Connection, change_ids: Sequence[int]) -> Changes:
    """Take the changes back as one new change, inside a transaction with foreign keys off.

    Raises InTheWay, naming every later change that would have to go too; the caller rolls back.
    """
    rows = {row.id: row for row in _rows(connection, since=min(change_ids))}
    first = rows.get(change_ids[0])
    if first is None or first.id not in _in_force(rows.values()) or not _can_go(rows, change_ids):
        raise Trouble("This change cannot be undone any more: it has been undone already, or is too old.")
    changesets = list(inverted_parts(connection, change_ids))
    label = f"Undo: {first.label}"
    change_id = begin_history(connection, label, "undo", change_ids)
    kinds = [rows[each].kind for each in sorted(change_ids, reverse=True) for _ in seqs_of(connection, each)]
    places = [(kind, seq) for seq, kind in enumerate(kinds)]
    done = apply(connection, changesets, _noting(connection, change_id, BY_CHANGE, places))
    if done.conflicts:
        # The attempt is a line of history by now: it must not be found in its own way.
        connection.run("ROLLBACK")
        connection.run("BEGIN IMMEDIATE")
        found = all_in_the_way(
            connection, min(change_ids), set(change_ids), done.conflicts, lambda ids: _trial(connection, ids)
        )
        raise InTheWay(first.label, found)
    _keep(connection, change_id, changesets, done)
    return done.as_changes(change_id, label)


def make_again(connection: Connection, change_id: int) -> Changes:
    """Make a change again that was undone and that Redo has passed by, as a new one, inside a transaction
    with foreign keys off. Raises Trouble when it does not fit the desk any more; the caller rolls back."""
    row = next((row for row in _rows(connection, since=change_id) if row.id == change_id), None)
    if row is None or row.state is not ChangeState.DROPPED or not row.kept:
        raise Trouble("This change cannot be made again: it is in force already, or too old.")
    changesets = list(parts(connection, change_id))
    again = begin_history(connection, f"Redo: {row.label}", row.kind, row.targets)
    # Made again, an undo takes away what it took away before: the note of that stands with the one passed by.
    places = [("", seq) for seq in range(len(changesets))]
    done = _apply_all(connection, changesets, row.label, _noting(connection, again, BY_CHANGE, places))
    _keep(connection, again, changesets, done)
    return done.as_changes(again, row.label)


def _noting(connection: Connection, change_id: int, how: int, places: Sequence[tuple[str, int]]) -> Leaving:
    """Notes under `change_id` who and what goes, part by part; `places` are, of each part to be applied, the
    kind of its change and the number that it is noted with."""

    def leaving(at: int, removed: Mapping[str, set[int]]) -> None:
        kind, seq = places[at]
        if kind not in _BACK:
            note_leaving(connection, change_id, seq, removed, how)

    return leaving


def _keep(connection: Connection, change_id: int, changesets: Sequence[bytes], done: Applied) -> None:
    """Keep what was applied as a change of its own; it ends Redo."""
    for seq, (changeset, owners) in enumerate(zip(changesets, done.owners, strict=True)):
        keep_part(connection, change_id, seq, changeset)
        touching.note_contacts(connection, change_id, seq, owners)
    connection.run("UPDATE history SET state = 'dropped' WHERE state = 'undone'")


def prune(connection: Connection) -> None:
    """Forget how to undo the oldest changes when they take too much room; what they did stays told."""
    kept = 0
    rows = connection.rows(
        "SELECT change_id, sum(length(bytes)) FROM history_part GROUP BY change_id ORDER BY change_id DESC"
    )
    for count, (change_id, size) in enumerate(list(rows)):
        kept += size
        if count >= KEPT_CHANGES or (kept > KEPT_BYTES and count):
            connection.run("DELETE FROM history_part WHERE change_id <= ?", (change_id,))
            settings.save_setting(connection, PRUNED, str(change_id))
            _drop_blobs(connection)
            return


def _drop_blobs(connection: Connection) -> None:
    """Let go of pictures that no contact, no kept change and no unfinished work names any more."""
    nobodys = """SELECT sha256 FROM blob WHERE sha256 NOT IN (SELECT photo FROM contact)
                 AND NOT EXISTS (SELECT 1 FROM draft WHERE instr(value, sha256))"""
    loose = {row[0] for row in connection.rows(nobodys)}
    for (changeset,) in connection.rows("SELECT bytes FROM history_part"):
        if not loose:
            return
        loose.difference_update(name.decode() for name in _SHA256.findall(changeset))
    connection.run_many("DELETE FROM blob WHERE sha256 = ?", [(name,) for name in loose])


def _rows(connection: Connection, *, since: int = 0, limit: int = -1) -> list[_Row]:
    """Lines of history from the id `since` on, newest first."""
    sql = """SELECT id, at, label, kind, state, targets,
                    EXISTS (SELECT 1 FROM history_part WHERE change_id = history.id)
             FROM history WHERE id >= ? ORDER BY id DESC LIMIT ?"""
    return [
        _Row(
            row[0],
            row[1],
            row[2],
            row[3],
            ChangeState(row[4]),
            tuple(map(int, row[5].split())),
            bool(row[6]),
        )
        for row in connection.rows(sql, (since, limit))
    ]


def _in_force(rows: Iterable[_Row]) -> set[int]:
    """The ids of changes whose effect stands: applied, and not taken back by a later one that stands."""
    force: set[int] = set()
    taken: set[int] = set()
    for row in sorted(rows, key=lambda row: -row.id):
        if row.state is ChangeState.APPLIED and row.id not in taken:
            force.add(row.id)
            taken.update(row.targets)
    return force


def _can_go(rows: dict[int, _Row], change_ids: Iterable[int]) -> bool:
    found = [rows.get(change_id) for change_id in change_ids]
    return all(row is not None and row.kept and row.state is ChangeState.APPLIED for row in found)


def _entry(row: _Row, in_force: bool) -> HistoryEntry:
    state = ChangeState.UNDONE if row.state is ChangeState.APPLIED and not in_force else row.state
    return HistoryEntry(row.id, row.at, row.label, row.kind, state, in_force and row.kept)


def _one(connection: Connection, condition: str) -> _Row | None:
    sql = f"""SELECT id, at, label, kind, state, targets FROM history h
              WHERE {condition} AND EXISTS (SELECT 1 FROM history_part WHERE change_id = h.id)"""
    row = connection.one(sql)
    return _Row(row[0], row[1], row[2], row[3], ChangeState(row[4]), (), True) if row else None


def _latest(connection: Connection) -> _Row | None:
    """Undo walks the applied changes backwards; it stops at one whose parts are no longer kept."""
    return _one(
        connection,
        "id = (SELECT max(id) FROM history WHERE state = 'applied' AND kind NOT IN ('undone', 'redone'))",
    )


def _redoable(connection: Connection) -> _Row | None:
    return _one(connection, "id = (SELECT min(id) FROM history WHERE state = 'undone')")


def _note(connection: Connection, label: str, kind: str, contact_ids: Iterable[int]) -> int:
    """Tell in history that Undo or Redo was pressed; such a row has no parts and is never undone."""
    change_id = begin_history(connection, label, kind)
    touching.note_contacts(connection, change_id, touching.NO_PART, contact_ids)
    return change_id


def _apply_all(
    connection: Connection, changesets: Iterable[bytes], label: str, leaving: Leaving | None = None
) -> Applied:
    done = apply(connection, changesets, leaving)
    if done.conflicts:
        raise Trouble(f"“{label}” does not fit the desk any more and was left alone. Nothing was changed.")
    return done


def can_all_go(connection: Connection, change_ids: Iterable[int]) -> bool:
    """True when each of the changes is in force and its parts are kept."""
    wanted = set(change_ids)
    rows = {row.id: row for row in _rows(connection, since=min(wanted, default=0))}
    return wanted <= _in_force(rows.values()) and _can_go(rows, wanted)


def undone_and_kept(connection: Connection, change_ids: Iterable[int]) -> set[int]:
    """Those of the changes that are undone, whose parts are kept: what they had brought can come again."""
    sql = """SELECT id FROM history h WHERE id IN (SELECT value FROM json_each(?)) AND state <> 'applied'
             AND EXISTS (SELECT 1 FROM history_part WHERE change_id = h.id)"""
    return {row[0] for row in connection.rows(sql, (as_json(change_ids),))}


def _trial(connection: Connection, change_ids: set[int]) -> set[Cell]:
    """What would be in the way of taking these changes back."""
    return apply(connection, inverted_parts(connection, change_ids)).conflicts


def all_in_the_way(
    connection: Connection,
    since: int,
    change_ids: set[int],
    conflicts: set[Cell],
    trial: Callable[[set[int]], set[Cell]],
) -> tuple[HistoryEntry, ...]:
    """The changes later than `since` that must go with `change_ids`, until `trial` finds nothing in the way.

    What was tried is rolled back; the caller must do so, too.
    """
    rows = {row.id: row for row in _rows(connection, since=since)}
    later = [row for row in rows.values() if _can_go(rows, [row.id]) and row.id not in change_ids]
    force = _in_force(rows.values())
    standing = [row for row in later if row.id in force]
    # A change that was undone and then made again by undoing the undo can be in the way of itself: then
    # its whole story is named, and at worst everything since.
    found = (
        _closure(connection, standing, since, change_ids, conflicts, trial)
        or _closure(connection, later, since, change_ids, conflicts, trial)
        or {row.id for row in later if row.id > since}
    )
    return tuple(_entry(rows[change_id], change_id in force) for change_id in sorted(found))


def _closure(
    connection: Connection,
    candidates: Sequence[_Row],
    since: int,
    change_ids: set[int],
    conflicts: set[Cell],
    trial: Callable[[set[int]], set[Cell]],
) -> set[int]:
    """Add candidates that touch what is in the way until nothing is; empty when that leads nowhere."""
    wanted = set(change_ids)
    while conflicts:
        cells: dict[tuple[str, int], set[str]] = {}
        for name, row_id, column in conflicts:
            cells.setdefault((name, row_id), set()).add(column)
        rest = [row.id for row in candidates if row.id not in wanted and row.id > since]
        more = {change_id for change_id in rest if _touches(connection, change_id, cells)}
        if not more:
            return set()
        wanted |= more
        # Not a savepoint: it would keep every page twice.
        connection.run("ROLLBACK")
        connection.run("BEGIN IMMEDIATE")
        conflicts = trial(wanted)
    return wanted - change_ids


def _touches(connection: Connection, change_id: int, cells: dict[tuple[str, int], set[str]]) -> bool:
    """True when the change made or removed one of these rows, or changed one of these columns."""
    columns = columns_of(connection)
    for changeset in parts(connection, change_id):
        for row in apsw.Changeset.iter(changeset):
            values = row.new if row.op == "INSERT" else row.old
            wanted = cells.get((row.name, values[0]))  # type: ignore[index,arg-type]
            if wanted and (row.op != "UPDATE" or not wanted.isdisjoint(_changed(row, columns[row.name]))):
                return True
    return False


def _changed(row: apsw.TableChange, columns: Sequence[str]) -> list[str]:
    assert row.new is not None
    return [column for column, value in zip(columns, row.new, strict=True) if value is not apsw.no_change]
