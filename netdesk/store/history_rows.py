"""The rows of a kept change, read for telling it: only the parts that are wanted, with what is known of each
row besides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import apsw

from netdesk.domain.history import THINGS, GoneKey, RowChange, thing_called
from netdesk.domain.history_values import Names
from netdesk.domain.progress import Progress, Silent
from netdesk.store import touching
from netdesk.store.changes import columns_of, part_of
from netdesk.store.connection import Connection
from netdesk.store.id_lists import as_json
from netdesk.store.recorded import Touched

_LATER_MOST = 200
"""How many later changes are looked through for what a row held at the time."""
_PEOPLE_LOOKED_BACK = 5
_SMALL_PART = 32_768
"""Bytes of a part that somebody may have made by hand: an import's are larger."""
_HIDDEN = frozenset({"import_digest", "interaction_source", "not_same", "thing_source"})
Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Read:
    """The rows of a change; `people` is how many contacts it touched, `is_whole` False when only some of
    its parts were read."""

    rows: tuple[RowChange, ...]
    people: int
    is_whole: bool


def read(
    connection: Connection,
    change_id: int,
    contact_id: int = 0,
    most: int = 100,
    progress: Progress | None = None,
) -> Read:
    """The rows of a change, or of what of it touched one contact, until `most` contacts are told.

    Raises Cancelled. A change whose parts are no longer kept has no rows.
    """
    said = progress or Silent()
    columns = columns_of(connection)
    people = touching.people_touched(connection, change_id)
    seqs = _seqs(connection, change_id)
    wanted = _parts_of(connection, change_id, contact_id) if contact_id else seqs
    rows: list[RowChange] = []
    told: set[int] = set()
    read_parts = 0
    for seq in wanted:
        if len(told) >= most or len(rows) > 50 * most:
            break
        said.report(len(told), most)
        changeset = part_of(connection, change_id, seq)
        rows += _rows(changeset, columns)
        read_parts += 1
        if len(seqs) > 1 and not contact_id:
            touched = Touched()
            touched.read(changeset, columns)
            told |= touched.searched(connection) | touched.quiet
    known = _with_rest(connection, change_id, rows, said)
    return Read(tuple(known), people, read_parts == len(wanted))


def read_deleted(connection: Connection, key: GoneKey, progress: Progress | None = None) -> Read:
    """The rows of the part of a deletion that holds somebody or something."""
    kind, row_id, change_id = key
    sql = """SELECT p.bytes, h.state FROM history_deleted d JOIN history h ON h.id = d.change_id
             JOIN history_part p ON p.change_id = d.change_id AND p.seq = d.seq
             WHERE d.kind = ? AND d.row_id = ? AND d.change_id = ?"""
    found = connection.one(sql, (kind, row_id, change_id))
    if found is None:
        return Read((), 1, is_whole=True)
    # An undo took it away: what had brought it tells that the other way round.
    changeset = bytes(found[0]) if found[1] == "applied" else apsw.Changeset.invert(bytes(found[0]))
    rows = _rows(changeset, columns_of(connection))
    return Read(tuple(_with_rest(connection, change_id, rows, progress or Silent())), 1, is_whole=True)


def names_for(connection: Connection, rows: Iterable[RowChange]) -> Names:
    """What the ids in these rows stand for: what is on the desk now, else what was deleted."""
    ids: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        for side in (row.rest, row.old or {}, row.new or {}):
            for column, kind in _POINTS.items():
                if isinstance(side.get(column), int):
                    ids[kind].add(side[column])  # type: ignore[arg-type]
        if row.table in ("contact", "interaction", "circle", *THINGS):
            ids[row.table].add(row.id)
    plans = dict(
        connection.rows(
            "SELECT id, interaction_id FROM plan WHERE id IN (SELECT value FROM json_each(?))",
            (as_json(ids["plan"]),),
        )
    )
    # A plan has the id of its interaction.
    ids["interaction"] |= {plans.get(each, each) for each in ids["plan"]}
    people = _names(connection, "contact", "SELECT id, shown FROM contact", ids["contact"])
    for row in rows:
        if row.table == "contact" and row.id not in people:
            people[row.id] = str(row.whole.get("shown", ""))
    return Names(
        people,
        dict(connection.rows("SELECT id, name FROM circle")) | _made_names(rows, "circle"),
        _interaction_names(connection, ids["interaction"], rows, people),
        plans,
        {row[0]: (row[1], row[2]) for row in connection.rows("SELECT id, name, kind FROM own_field")},
        {kind: _thing_names(connection, kind, ids[kind], rows) for kind in THINGS},
    )


def _thing_names(
    connection: Connection, kind: str, ids: Iterable[int], rows: Iterable[RowChange]
) -> dict[int, str]:
    """What events, goals and the like are called that are on the desk, came or went in these rows, or were
    deleted."""
    found = {row.id: thing_called(kind, row.whole) for row in rows if row.table == kind}
    column = THINGS[kind]
    if kind == "pitch":
        column = "coalesce(nullif(audience, ''), substr(text, 1, 60))"
    return found | _names(connection, kind, f"SELECT id, {column} FROM {kind}", ids)


def things_with(connection: Connection, contact_id: int, rows: Iterable[RowChange]) -> set[Key]:
    """The interactions, events and goals that a contact has part in, or came to or left in these rows, or
    somebody merged into them did."""
    found: set[Key] = set()
    for table, kind in _TIES.items():
        sql = f"SELECT {kind}_id FROM {table} WHERE contact_id = ?"
        found.update((kind, int(row[0])) for row in connection.rows(sql, (contact_id,)))
    seen = list(rows)
    everybody = touching.with_former(connection, contact_id)
    return found.union(*(things_in(seen, each) for each in everybody))


def things_in(rows: Iterable[RowChange], contact_id: int) -> set[Key]:
    """The interactions, events and goals that a contact came to or left in these rows."""
    found: set[Key] = set()
    for row in rows:
        whole = row.whole if row.table in _TIES else {}
        thing_id = whole.get(f"{_TIES[row.table]}_id") if whole else None
        if whole.get("contact_id") == contact_id and isinstance(thing_id, int):
            found.add((_TIES[row.table], thing_id))
    return found


_PEOPLES = frozenset(
    {
        "contact", "contact_value", "contact_address", "contact_date", "contact_tag", "contact_own",
        "follow_up", "interaction", "interaction_contact", "plan", "plan_line", "plan_question",
        "plan_research", "merged",
    }
)  # fmt: skip
"""Tables whose rows always belong to contacts."""
_TIES = {"interaction_contact": "interaction", "event_contact": "event", "goal_contact": "goal"}
"""Tables that say who has part in what."""
_POINTS = {
    "contact_id": "contact",
    "former_id": "contact",
    "introduced_by": "contact",
    "interaction_id": "interaction",
    "plan_id": "plan",
    "organization_id": "organization",
    "event_id": "event",
    "goal_id": "goal",
    "pitch_id": "pitch",
    "based_on": "pitch",
}


def _seqs(connection: Connection, change_id: int) -> list[int]:
    sql = "SELECT seq FROM history_part WHERE change_id = ? ORDER BY seq"
    return [row[0] for row in connection.rows(sql, (change_id,))]


def _parts_of(connection: Connection, change_id: int, contact_id: int) -> list[int]:
    """The parts that touched a contact, or somebody who was merged into them."""
    found: set[int] = set()
    for each in touching.with_former(connection, contact_id):
        found.update(touching.parts_touching(connection, change_id, each))
    return sorted(found)


def _rows(changeset: bytes, columns: dict[str, tuple[str, ...]]) -> list[RowChange]:
    found = []
    for row in apsw.Changeset.iter(changeset):
        if row.name in _HIDDEN:
            continue
        old, new = (_side(columns[row.name], values) for values in (row.old, row.new))
        key = (new or old or {})["id"] if row.op != "UPDATE" else row.old[0]  # type: ignore[index]
        if row.op == "UPDATE" and old is not None:
            # The key stands among the old values though it never changes.
            old.pop("id", None)
        found.append(RowChange(row.name, int(key), old, new))  # type: ignore[arg-type]
    return found


def _side(names: Sequence[str], values: Any) -> dict[str, Any] | None:
    if values is None:
        return None
    return {name: value for name, value in zip(names, values, strict=True) if value is not apsw.no_change}


def _with_rest(
    connection: Connection, change_id: int, rows: Sequence[RowChange], progress: Progress
) -> list[RowChange]:
    """The rows, those that were changed with what their other columns held then."""
    changed: dict[str, list[RowChange]] = defaultdict(list)
    for row in rows:
        if row.old is not None and row.new is not None:
            changed[row.table].append(row)
    rest: dict[Key, dict[str, Any]] = {}
    for table, several in changed.items():
        names = columns_of(connection)[table]
        sql = f"SELECT * FROM {table} WHERE id IN (SELECT value FROM json_each(?))"
        for found in connection.rows(sql, (as_json(each.id for each in several),)):
            rest[table, found[0]] = dict(zip(names, found, strict=True))
    wanted = {(row.table, row.id) for several in changed.values() for row in several}
    for key, then in _as_it_was(connection, change_id, wanted, progress).items():
        rest[key] = {**rest.get(key, {}), **then}
    return [
        replace(row, rest=_without(rest.get((row.table, row.id), {}), row)) if row.old and row.new else row
        for row in rows
    ]


def _without(rest: dict[str, Any], row: RowChange) -> dict[str, Any]:
    return {name: value for name, value in rest.items() if name not in (row.new or {})}


def _as_it_was(
    connection: Connection, change_id: int, wanted: set[Key], progress: Progress
) -> dict[Key, dict[str, Any]]:
    """What later changes say that the rows held before them, which is what they held after this one."""
    found: dict[Key, dict[str, Any]] = defaultdict(dict)
    if not wanted:
        return found
    columns = columns_of(connection)
    of_things = any(table not in _PEOPLES for table, _ in wanted)
    for later, seq in _later_parts(connection, change_id, of_things=of_things):
        progress.report(0, 0)
        for row in _rows(part_of(connection, later, seq), columns):
            if (row.table, row.id) in wanted and row.old is not None:
                for name, value in row.old.items():
                    found[row.table, row.id].setdefault(name, value)
    return found


def _later_parts(connection: Connection, change_id: int, *, of_things: bool) -> list[tuple[int, int]]:
    """The parts of later changes that touched the same few contacts, earliest first; with `of_things` also
    those that may have touched what belongs to no contact."""
    ids = touching.first_touched(connection, change_id, _PEOPLE_LOOKED_BACK + 1)
    if len(ids) > _PEOPLE_LOOKED_BACK:
        return []
    found: set[tuple[int, int]] = set()
    for contact_id in ids:
        for later in touching.changes_touching(connection, contact_id, after=change_id)[-_LATER_MOST:]:
            found.update((later, seq) for seq in touching.parts_touching(connection, later, contact_id))
    if of_things:
        small = """SELECT change_id, seq FROM history_part WHERE change_id > ? AND length(bytes) < ?
                   ORDER BY change_id, seq LIMIT ?"""
        found.update(connection.rows(small, (change_id, _SMALL_PART, _LATER_MOST)))
    kept = "SELECT EXISTS (SELECT 1 FROM history_part WHERE change_id = ? AND seq = ?)"
    return [place for place in sorted(found) if connection.value(kept, place)]


def _names(connection: Connection, kind: str, sql: str, ids: Iterable[int]) -> dict[int, str]:
    """What rows are called that are there, and what those were called that are not."""
    wanted = as_json(ids)
    gone = """SELECT row_id, words FROM history_deleted
              WHERE kind = ? AND row_id IN (SELECT value FROM json_each(?)) ORDER BY change_id"""
    found = dict(connection.rows(gone, (kind, wanted)))
    found.update(connection.rows(f"{sql} WHERE id IN (SELECT value FROM json_each(?))", (wanted,)))
    return found


def _made_names(rows: Iterable[RowChange], table: str) -> dict[int, str]:
    return {row.id: str(row.whole.get("name", "")) for row in rows if row.table == table and row.whole}


def _interaction_names(
    connection: Connection, ids: set[int], rows: Iterable[RowChange], people: dict[int, str]
) -> dict[int, str]:
    """Each interaction by its kind and with whom: "Call with Ann and 1 more"."""
    kinds = _names(connection, "interaction", "SELECT id, kind FROM interaction", ids)
    there = {
        row[0]
        for row in connection.rows(
            "SELECT id FROM interaction WHERE id IN (SELECT value FROM json_each(?))", (as_json(ids),)
        )
    }
    whose: dict[int, list[str]] = defaultdict(list)
    sql = """SELECT p.interaction_id, c.shown FROM interaction_contact p JOIN contact c ON c.id = p.contact_id
             WHERE p.interaction_id IN (SELECT value FROM json_each(?)) ORDER BY p.position, p.id"""
    for interaction_id, shown in connection.rows(sql, (as_json(ids),)):
        whose[interaction_id].append(shown)
    for row in rows:
        if row.table == "interaction_contact":
            interaction_id, who = row.whole.get("interaction_id"), row.whole.get("contact_id")
            if isinstance(interaction_id, int) and interaction_id not in there and isinstance(who, int):
                whose[interaction_id].append(people.get(who, ""))
        elif row.table == "interaction" and row.id not in kinds:
            kinds[row.id] = str(row.whole.get("kind", ""))
    return {each: _interaction(kind, list(dict.fromkeys(whose[each]))) for each, kind in kinds.items()}


def _interaction(kind: str, names: Sequence[str]) -> str:
    words = kind[:1].upper() + kind[1:]
    if not names or " with " in words:
        return words
    others = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return f"{words} with {names[0]}{others}"
