"""The tables whose every change is recorded, and whose contact each row belongs to.

A change set holds a row's key and the columns that changed, and a deleted or inserted row whole. So
an owner is found in the change itself where the owning column is in it, and otherwise by asking the
table after the change. Asking before is not needed: when a parent is gone too, its own deletion is
part of the same change and names the owner.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

import apsw

from netdesk.store.connection import Connection


@dataclass(frozen=True, slots=True)
class Recorded:
    """A recorded table. `parent` is the column that leads to its owner, "id" for a contact itself,
    "" when contacts' search documents hold nothing of it. `owners` is SQL from a JSON list of that
    column's values to contact ids; "" when the column holds contact ids."""

    name: str
    parent: str
    owners: str = ""


_VIA_INTERACTION = (
    "SELECT DISTINCT contact_id FROM interaction_contact "
    "WHERE interaction_id IN (SELECT value FROM json_each(?))"
)
_VIA_PLAN = (
    "SELECT DISTINCT contact_id FROM interaction_contact WHERE interaction_id IN "
    "(SELECT interaction_id FROM plan WHERE id IN (SELECT value FROM json_each(?)))"
)
_VIA_CIRCLE = "SELECT id FROM contact WHERE circle_id IN (SELECT value FROM json_each(?))"

TABLES: dict[str, Recorded] = {
    table.name: table
    for table in (
        Recorded("circle", "id", _VIA_CIRCLE),
        Recorded("contact", "id"),
        Recorded("contact_value", "contact_id"),
        Recorded("contact_address", "contact_id"),
        Recorded("contact_date", "contact_id"),
        Recorded("contact_tag", "contact_id"),
        Recorded("import_digest", ""),
        Recorded("interaction", "id", _VIA_INTERACTION),
        Recorded("interaction_contact", "contact_id"),
        Recorded("plan", "interaction_id", _VIA_INTERACTION),
        Recorded("plan_line", "plan_id", _VIA_PLAN),
        Recorded("plan_question", "plan_id", _VIA_PLAN),
    )
}


@dataclass(slots=True)
class Touched:
    """Which rows a change set touches: ids by table, those removed and those there after it, and values
    of the parent columns."""

    ids: dict[str, set[int]] = field(default_factory=dict)
    parents: dict[str, set[int]] = field(default_factory=dict)
    unknown: dict[str, set[int]] = field(default_factory=dict)
    removed: dict[str, set[int]] = field(default_factory=dict)
    written: dict[str, set[int]] = field(default_factory=dict)

    def read(self, changeset: bytes, columns: dict[str, tuple[str, ...]]) -> None:
        """Add what `changeset` touches; `columns` are each table's columns in order."""
        for row in apsw.Changeset.iter(changeset):
            table = TABLES[row.name]
            old, new = row.old, row.new
            key: int = (new if row.op == "INSERT" else old)[0]  # type: ignore[index,assignment]
            self.ids.setdefault(row.name, set()).add(key)
            (self.removed if row.op == "DELETE" else self.written).setdefault(row.name, set()).add(key)
            if table.parent == "id":
                self.parents.setdefault(row.name, set()).add(key)
            elif table.parent:
                at = columns[row.name].index(table.parent)
                found = {values[at] for values in (old, new) if values is not None} - {apsw.no_change, None}
                if found:
                    self.parents.setdefault(row.name, set()).update(found)  # type: ignore[arg-type]
                else:
                    self.unknown.setdefault(row.name, set()).add(key)

    def owners(self, connection: Connection) -> set[int]:
        """The contacts whose search documents hold something of the touched rows."""
        found: set[int] = set()
        for name, table in TABLES.items():
            parents = set(self.parents.get(name, ()))
            if name in self.unknown:
                sql = (
                    f"SELECT DISTINCT {table.parent} FROM {name} WHERE id IN (SELECT value FROM json_each(?))"
                )
                parents.update(row[0] for row in connection.rows(sql, (as_json(self.unknown[name]),)))
            if not table.owners:
                found.update(parents)
            elif parents:
                found.update(row[0] for row in connection.rows(table.owners, (as_json(parents),)))
        return found


def as_json(ids: Iterable[int]) -> str:
    """A JSON list of ids, to be read by json_each."""
    return f"[{','.join(map(str, ids))}]"


def batches(ids: Iterable[int], size: int = 2000) -> Iterator[str]:
    """The ids as JSON lists that are short enough not to hold up other threads while they are written."""
    remaining = iter(ids)
    while batch := list(islice(remaining, size)):
        yield as_json(batch)
