"""Bringing single contacts, interactions, events and the like back that a change deleted among others.

The rows that belong to them are taken out of the change set and applied the other way round, as a new
change. They stand as they would have stood by an undo; what the user changed on others since stays.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Any, Final

import apsw

from netdesk.domain.errors import Trouble
from netdesk.domain.history import GoneKey, GoneKind
from netdesk.domain.progress import Progress, Silent
from netdesk.domain.rows import Changes
from netdesk.store import deleted, history, thing_sources
from netdesk.store.changes import (
    Cell,
    Change,
    apply,
    cells_in_the_way,
    columns_of,
    hanging,
    inverted_parts,
    part_of,
)
from netdesk.store.connection import Connection
from netdesk.store.id_lists import as_json
from netdesk.store.leaving import BY_UNDO, ground_of, undone_place
from netdesk.store.naming import NAMED
from netdesk.store.recorded import TABLES

Key = tuple[str, int]
Place = tuple[int, int]
"""A change's id and the number of one of its parts."""
_OWNERS = frozenset({"contact", "interaction", "plan", "event", "organization", "goal", "pitch"})
"""Tables whose rows others belong to: what belongs to a restored row comes back with it."""
_LINKS = frozenset({"event_contact", "goal_contact"})
"""Tables whose rows come back only where both sides are on the desk by then."""
_MERE_NAMES = frozenset(place for places in NAMED.values() for place in places)
"""Columns that name something without belonging to it."""
_WORDS: Final[dict[GoneKind, tuple[str, str]]] = {
    "contact": ("contact", "contacts"),
    "interaction": ("interaction", "interactions"),
    "event": ("event", "events"),
    "organization": ("organization", "organizations"),
    "goal": ("goal", "goals"),
    "pitch": ("pitch", "pitches"),
    "own_question": ("question", "questions"),
}


class _Part:
    """One part of a deletion: the rows it removed, those it changed, and the change set that undoes it."""

    def __init__(self, connection: Connection, place: Place, columns: dict[str, tuple[str, ...]]) -> None:
        changeset = part_of(connection, *place)
        if history.undone_and_kept(connection, place[:1]):
            # An undo took them away: what had brought them brings them again.
            changeset = apsw.Changeset.invert(changeset)
        self.inverted = apsw.Changeset.invert(changeset)
        self.removed: dict[Key, dict[str, Any]] = {}
        self.changed: dict[Key, dict[str, Any]] = {}
        for row in apsw.Changeset.iter(changeset):
            old: Any = row.old
            if row.op != "INSERT":
                found = self.removed if row.op == "DELETE" else self.changed
                found[row.name, old[0]] = dict(zip(columns[row.name], old, strict=True))


class _Restoring:
    """The work of one attempt; `conflicts` are the cells that stand in its way."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._columns = columns_of(connection)
        self._references = _references(connection)
        self._parts: dict[Place, _Part] = {}
        self._there: dict[Key, bool] = {}
        self._wanted: set[Key] = set()
        self.conflicts: set[Cell] = set()
        self.restored = 0

    def run(self, wanted: Sequence[GoneKey]) -> Iterator[None]:
        """Bring back the rows part by part; yields after each."""
        self._wanted = {(kind, row_id) for kind, row_id, _ in wanted}
        seeds = self._places(wanted)
        chosen = {place: self._chosen(place, keys) for place, keys in seeds.items()}
        while more := self._elsewhere(chosen):
            for place, keys in more.items():
                chosen[place] = self._chosen(place, keys | chosen.get(place, set()))
        back: dict[str, set[int]] = defaultdict(set)
        for place in sorted(chosen, reverse=True):
            rows = {key for key in chosen[place] if key in self._parts[place].removed and not self._is(key)}
            self._apply(self._parts[place], rows)
            self.restored += len(seeds.get(place, ()))
            for table, row_id in rows:
                back[table].add(row_id)
            yield
        self._name_introducers(back["contact"])
        # An import knew by it that they were deleted.
        thing_sources.forget(self._connection, thing_sources.DELETED_CONTACT, back["contact"])
        thing_sources.forget(self._connection, thing_sources.DELETED_INTERACTION, back["interaction"])
        self._forget_names(back)
        self.conflicts |= hanging(self._connection, {}, back)

    def _places(self, wanted: Sequence[GoneKey]) -> dict[Place, set[Key]]:
        found: dict[Place, set[Key]] = defaultdict(set)
        for kind, row_id, change_id in wanted:
            seq = self._seq(kind, row_id, change_id)
            if seq is not None:
                found[change_id, seq].add((kind, row_id))
        return found

    def _seq(self, kind: str, row_id: int, change_id: int) -> int | None:
        sql = "SELECT seq FROM history_deleted WHERE kind = ? AND row_id = ? AND change_id = ?"
        found = self._connection.value(sql, (kind, row_id, change_id))
        return None if found is None else int(found)

    def _chosen(self, place: Place, seeds: set[Key]) -> set[Key]:
        """The rows of a part that come back with the seeds: what belongs to them, and what they take part in.

        Somebody else who was deleted with them keeps their own rows until they are restored themselves.
        """
        if place not in self._parts:
            self._parts[place] = _Part(self._connection, place, self._columns)
        removed = self._parts[place].removed
        chosen = set(seeds)
        size = -1
        while size != len(chosen):
            size = len(chosen)
            for key, row in removed.items():
                owners = self._owners(key[0], row)
                if key in chosen:
                    chosen |= {
                        each
                        for each in owners
                        if each[0] != "contact" and each in removed and not self._is(each)
                    }
                elif not chosen.isdisjoint(owners) and not any(
                    self._keeps_away(key, each, removed, chosen) for each in owners
                ):
                    chosen.add(key)
        return chosen

    def _keeps_away(self, key: Key, owner: Key, removed: Container[Key], chosen: set[Key]) -> bool:
        """True when a row belongs to somebody else who is still deleted."""
        if owner in chosen or owner in self._wanted or self._is(owner):
            return False
        return key[0] in _LINKS or (owner[0] == "contact" and owner in removed)

    def _elsewhere(self, chosen: dict[Place, set[Key]]) -> dict[Place, set[Key]]:
        """What the chosen rows belong to and another part of the same change removed, and what they stand on
        that an undo took away."""
        every = set[Key]().union(*chosen.values())
        found: dict[Place, set[Key]] = defaultdict(set)
        for (change_id, seq), keys in chosen.items():
            removed = self._parts[change_id, seq].removed
            for key in keys & removed.keys():
                ground = ground_of(key[0], removed[key])
                if ground is not None and ground not in every and not self._is(ground):
                    place = undone_place(self._connection, ground, change_id)
                    if place is not None:
                        found[place].add(ground)
                for owner in self._owners(key[0], removed[key]):
                    if owner[0] != "interaction" or owner in every or self._is(owner):
                        continue
                    other = self._seq(*owner, change_id)
                    if other is not None and other != seq:
                        found[change_id, other].add(owner)
        return found

    def _apply(self, part: _Part, rows: set[Key]) -> None:
        names = {key: str(part.removed[key]["shown"]) for key in rows if key[0] == "contact"}
        pointing = {
            key
            for key, row in part.changed.items()
            if any((parent, row[column]) in rows for column, parent in self._references[key[0]])
        }
        relinked = [
            (row["introduced_by"], row["introducer"], key[1], names["contact", row["introduced_by"]])
            for key, row in part.removed.items()
            if key[0] == "contact" and ("contact", row["introduced_by"]) in names and self._is(key)
        ]

        def is_wanted(row: apsw.TableChange) -> bool:
            values: Any = row.new if row.op == "INSERT" else row.old
            return (row.name, values[0]) in (rows if row.op == "INSERT" else pointing)

        def in_the_way(_kind: int, row: apsw.TableChange) -> int:
            if row.op == "INSERT":
                self.conflicts |= cells_in_the_way(row, self._columns[row.name])
            # What pointed here and was edited since stays as the user made it.
            return int(apsw.SQLITE_CHANGESET_OMIT)

        apsw.Changeset.apply(
            part.inverted, self._connection.raw, filter_change=is_wanted, conflict=in_the_way
        )
        self._connection.run_many(
            """UPDATE contact SET introduced_by = ?, introducer = ?
               WHERE id = ? AND introduced_by IS NULL AND introducer = ?""",
            relinked,
        )
        self._name_again(part, rows)
        for key in rows:
            self._there[key] = True

    def _name_again(self, part: _Part, rows: set[Key]) -> None:
        """What was deleted with these, came back before them, and named them, names them again."""
        for parent, places in NAMED.items():
            for table, column in places:
                named = [
                    (row[column], key[1])
                    for key, row in part.removed.items()
                    if key[0] == table and (parent, row[column]) in rows and self._is(key)
                ]
                sql = f"UPDATE {table} SET {column} = ? WHERE id = ? AND {column} IS NULL"
                self._connection.run_many(sql, named)

    def _name_introducers(self, ids: Iterable[int]) -> None:
        """Whoever introduced them and is gone is named in words, as their deletion would have done."""
        sql = """SELECT id, introduced_by FROM contact c WHERE id IN (SELECT value FROM json_each(?))
                 AND introduced_by IS NOT NULL
                 AND NOT EXISTS (SELECT 1 FROM contact i WHERE i.id = c.introduced_by)"""
        for contact_id, introducer in list(self._connection.rows(sql, (as_json(ids),))):
            self._connection.run(
                """UPDATE contact SET introduced_by = NULL, introducer = coalesce(
                       (SELECT words FROM history_deleted WHERE kind = 'contact' AND row_id = ?
                        ORDER BY change_id DESC LIMIT 1), introducer) WHERE id = ?""",
                (introducer, contact_id),
            )

    def _forget_names(self, back: dict[str, set[int]]) -> None:
        """What they named and is gone is not named any more, as its deletion would have done."""
        for parent, places in NAMED.items():
            for table, column in places:
                self._connection.run(
                    f"""UPDATE {table} SET {column} = NULL
                        WHERE id IN (SELECT value FROM json_each(?)) AND {column} IS NOT NULL
                        AND NOT EXISTS (SELECT 1 FROM {parent} p WHERE p.id = {table}.{column})""",
                    (as_json(back[table]),),
                )

    def _owners(self, table: str, row: dict[str, Any]) -> list[Key]:
        if table == "contact":
            return []
        return [
            (parent, row[column])
            for column, parent in self._references[table]
            if parent in _OWNERS and (table, column) not in _MERE_NAMES and row[column] is not None
        ]

    def _is(self, key: Key) -> bool:
        """True when the row is on the desk."""
        if key not in self._there:
            sql = f"SELECT EXISTS (SELECT 1 FROM {key[0]} WHERE id = ?)"
            self._there[key] = bool(self._connection.value(sql, (key[1],)))
        return self._there[key]


def restore(
    connection: Connection,
    wanted: Sequence[GoneKey],
    also: Sequence[int] = (),
    progress: Progress | None = None,
) -> Changes | None:
    """Bring these back as one new change, inside a transaction with foreign keys off.

    `also` are later changes to be undone with it. Raises history.InTheWay, naming them, when something is
    missing that the restored rows belong to, or Cancelled; the caller rolls back.
    """
    missing, label = _missing(connection, wanted)
    said = progress or Silent()
    change = Change(connection, label, "restore", also)
    attempt = _Restoring(connection)
    try:
        conflicts = _undo_too(change, also)
        if not conflicts:
            for _ in attempt.run(missing):
                change.part()
                said.report(attempt.restored, len(missing))
            conflicts = attempt.conflicts
        if not conflicts:
            return change.finish()
    except BaseException:
        change.abandon()
        raise
    change.abandon()
    # The attempt is a line of history by now: it must not be found in its own way.
    connection.run("ROLLBACK")
    connection.run("BEGIN IMMEDIATE")
    more = _taken_by_undo(connection, conflicts) - set(missing)
    if more:
        return restore(connection, [*missing, *sorted(more)], also, progress)

    def trial(undone: set[int]) -> set[Cell]:
        found = apply(connection, inverted_parts(connection, undone)).conflicts
        again = _Restoring(connection)
        for _ in again.run(missing):
            pass
        return found | again.conflicts

    since = min(change_id for _, _, change_id in missing)
    raise history.InTheWay(
        label, history.all_in_the_way(connection, since, set(also), conflicts, trial), "restored"
    )


def _taken_by_undo(connection: Connection, conflicts: set[Cell]) -> set[GoneKey]:
    """Who and what an undo took away among what is missing: no later change can be named that did, so that
    they come back as well."""
    rows = {(name, row_id) for name, row_id, column in conflicts if not column}
    found = {key for key in deleted.keys(connection) if key[:2] in rows} if rows else set()
    undone = history.undone_and_kept(connection, {change_id for _, _, change_id in found})
    return {key for key in found if key[2] in undone}


def _undo_too(change: Change, also: Sequence[int]) -> set[Cell]:
    if not also:
        return set()

    def in_parts() -> Iterator[bytes]:
        for changeset in inverted_parts(change.connection, also):
            yield changeset
            change.part()

    return apply(change.connection, in_parts()).conflicts


def _missing(connection: Connection, wanted: Sequence[GoneKey]) -> tuple[list[GoneKey], str]:
    """Those of `wanted` that can be brought back, and what the change will be called. Raises Trouble."""
    rows: list[tuple[GoneKey, str]] = []
    by_undo: set[int] = set()
    for kind, row_id, change_id in dict.fromkeys(wanted):
        assert kind in _WORDS
        sql = f"""SELECT words, alone FROM history_deleted d WHERE kind = ? AND row_id = ? AND change_id = ?
                  AND NOT EXISTS (SELECT 1 FROM {kind} WHERE id = d.row_id)"""
        found = connection.one(sql, (kind, row_id, change_id))
        if found is not None:
            rows.append(((kind, row_id, change_id), str(found[0])))
            by_undo |= {change_id} if found[1] == BY_UNDO else set()
    if not rows:
        raise Trouble("Nothing was restored: what you chose is on the desk again already.")
    changes = {change_id for (_, _, change_id), _ in rows}
    standing = changes - history.undone_and_kept(connection, by_undo)
    if standing and not history.can_all_go(connection, standing):
        raise Trouble("Nothing was restored: the deletion has been undone already, or is too old.")
    words = rows[0][1] if len(rows) == 1 else _counted([key for key, _ in rows])
    return [key for key, _ in rows], f"Restore {words}"


def _counted(keys: Sequence[GoneKey]) -> str:
    """How many of what: "2 contacts, 1 event and 1 goal"."""
    counts = Counter(kind for kind, _, _ in keys)
    told = [
        f"{counts[kind]:,} {one if counts[kind] == 1 else many}"
        for kind, (one, many) in _WORDS.items()
        if counts[kind]
    ]
    return " and ".join(part for part in (", ".join(told[:-1]), told[-1]) if part)


def _references(connection: Connection) -> dict[str, list[tuple[str, str]]]:
    """Of every recorded table, the columns that name rows of others, and of which."""
    sql = 'SELECT "from", "table" FROM pragma_foreign_key_list(?)'
    return {name: [(row[0], row[1]) for row in connection.rows(sql, (name,))] for name in TABLES}
