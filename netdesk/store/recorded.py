"""The tables whose every change is recorded, and whose contact each row belongs to.

A change set holds a row's key and the columns that changed, and a deleted or inserted row whole. So
an owner is found in the change itself where the owning column is in it, and otherwise by asking the
table after the change. Asking before is not needed: when a parent is gone too, its own deletion is
part of the same change and names the owner.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import apsw

from netdesk.domain.value import value
from netdesk.store.connection import Connection
from netdesk.store.id_lists import as_json


@value
class Recorded:
    """A recorded table. `parent` is the column that leads to its owner, "id" for a contact itself,
    "" when contacts' search documents hold nothing of it. `owners` is SQL from a JSON list of that
    column's values to contact ids; "" when the column holds contact ids. `unsearched` are columns of a
    contact that its search document says nothing of."""

    name: str
    parent: str
    owners: str = ""
    unsearched: frozenset[str] = frozenset()


_VIA_INTERACTION = (
    "SELECT DISTINCT contact_id FROM interaction_contact "
    "WHERE interaction_id IN (SELECT value FROM json_each(?))"
)
_VIA_PLAN = (
    "SELECT DISTINCT contact_id FROM interaction_contact WHERE interaction_id IN "
    "(SELECT interaction_id FROM plan WHERE id IN (SELECT value FROM json_each(?)))"
)
_VIA_EVENT = (
    "SELECT DISTINCT contact_id FROM event_contact WHERE event_id IN (SELECT value FROM json_each(?))"
)
_UNSEARCHED = frozenset({"starred", "archived", "photo", "birthday", "closeness", "rhythm_days"})
_VIA_CIRCLE = "SELECT id FROM contact WHERE circle_id IN (SELECT value FROM json_each(?))"

TABLES: dict[str, Recorded] = {
    table.name: table
    for table in (
        Recorded("circle", "id", _VIA_CIRCLE),
        Recorded("contact", "id", unsearched=_UNSEARCHED),
        Recorded("contact_value", "contact_id"),
        Recorded("contact_address", "contact_id"),
        Recorded("contact_date", "contact_id"),
        Recorded("contact_tag", "contact_id"),
        Recorded("import_digest", ""),
        Recorded("not_same", ""),
        Recorded("merged", "contact_id"),
        Recorded("interaction_source", ""),
        Recorded("interaction", "id", _VIA_INTERACTION),
        Recorded("interaction_contact", "contact_id"),
        Recorded("plan", "interaction_id", _VIA_INTERACTION),
        Recorded("plan_line", "plan_id", _VIA_PLAN),
        Recorded("plan_question", "plan_id", _VIA_PLAN),
        Recorded("own_field", ""),
        Recorded("contact_own", "contact_id"),
        Recorded("saved_search", ""),
        Recorded("follow_up", "contact_id"),
        Recorded("plan_research", "plan_id", _VIA_PLAN),
        Recorded("organization", ""),
        Recorded("organization_line", ""),
        Recorded("event", "id", _VIA_EVENT),
        Recorded("event_line", ""),
        Recorded("event_contact", "contact_id"),
        Recorded("goal", ""),
        Recorded("goal_contact", "contact_id"),
        Recorded("pitch", ""),
        Recorded("rehearsal", ""),
        Recorded("own_question", ""),
        Recorded("practice", ""),
        Recorded("journey_round", ""),
        Recorded("thing_source", ""),
    )
}


@dataclass(slots=True)
class Touched:
    """Which rows a change set touches: ids by table, those removed and those there after it, and values
    of the parent columns. `quiet` are contacts whose search documents stay as they are."""

    ids: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    parents: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    unknown: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    removed: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    written: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    quiet: set[int] = field(default_factory=set)

    def add_inserted(self, name: str, ids: Iterable[int], owners: Iterable[int]) -> None:
        """Add rows that were inserted, and the values of their parent column."""
        self.ids[name].update(ids)
        self.written[name].update(ids)
        if TABLES[name].parent:
            self.parents[name].update(owners)

    def read(self, changeset: bytes, columns: dict[str, tuple[str, ...]]) -> None:
        """Add what `changeset` touches; `columns` are each table's columns in order."""
        places = {
            name: columns[name].index(table.parent) if table.parent else None
            for name, table in TABLES.items()
        }
        values: Any
        for row in apsw.Changeset.iter(changeset):
            name, op = row.name, row.op
            at = places[name]
            if op == "INSERT":
                # Of an import, nearly all: each step saved here is saved some 500,000 times.
                values = row.new
                key: int = values[0]
                self.ids[name].add(key)
                self.written[name].add(key)
                if at is not None:
                    self.parents[name].add(values[at])
                continue
            values = row.old
            key = values[0]
            self.ids[name].add(key)
            (self.removed if op == "DELETE" else self.written)[name].add(key)
            if at is None:
                continue
            if op == "UPDATE" and _changed(row, columns[name]) <= TABLES[name].unsearched:
                self.quiet.add(key)
                continue
            if op == "UPDATE" and at:
                changed: Any = row.new
                found = {values[at], changed[at]} - {apsw.no_change}
                (self.parents if found else self.unknown)[name].update(found or {key})
            else:
                self.parents[name].add(values[at])

    def searched(self, connection: Connection) -> set[int]:
        """The contacts whose search documents hold something of the touched rows."""
        found: set[int] = set()
        for name, table in TABLES.items():
            parents = set(self.parents.get(name, ()))
            if self.unknown.get(name):
                sql = (
                    f"SELECT DISTINCT {table.parent} FROM {name} WHERE id IN (SELECT value FROM json_each(?))"
                )
                parents.update(row[0] for row in connection.rows(sql, (as_json(self.unknown[name]),)))
            if not table.owners:
                found.update(parents)
            elif parents:
                found.update(row[0] for row in connection.rows(table.owners, (as_json(parents),)))
        return found


def _changed(row: apsw.TableChange, columns: Sequence[str]) -> set[str]:
    """The columns that an update gave other values."""
    new: Any = row.new
    return {column for column, value in zip(columns, new or (), strict=False) if value is not apsw.no_change}
