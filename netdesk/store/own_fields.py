"""The user's own fields, and what contacts hold in them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from netdesk.domain.clean import clean
from netdesk.domain.contacts import Contact
from netdesk.domain.own_fields import OwnField, OwnKind, OwnValue, field_key
from netdesk.domain.progress import Progress
from netdesk.store import children
from netdesk.store.connection import Connection
from netdesk.store.id_lists import PART_CONTACTS, as_json

if TYPE_CHECKING:
    from netdesk.store.changes import Change

_BY_CONTACT = """SELECT o.contact_id, f.name, f.kind, o.value, f.id, o.id
    FROM contact_own o JOIN own_field f ON f.id = o.field_id
    WHERE o.contact_id IN (SELECT value FROM json_each(?))
    ORDER BY o.contact_id, f.position, f.id, o.id"""


_CHOICES_MADE: Final = 20
"""Most choices that a field gets which an import makes."""


def fields(connection: Connection) -> list[OwnField]:
    """All fields in the user's order."""
    sql = "SELECT name, kind, choices, id FROM own_field ORDER BY position, id"
    return [
        OwnField(name, kind_of(kind), tuple(json.loads(choices)) if choices else (), field_id)
        for name, kind, choices, field_id in connection.rows(sql)
    ]


def kind_of(text: str) -> OwnKind:
    """The kind that the desk's word means; text for one that a later netdesk may have written."""
    try:
        return OwnKind(text)
    except ValueError:
        return OwnKind.TEXT


def counts(connection: Connection) -> dict[int, int]:
    """How many people have something in each field, by its id; fields that nobody uses are left out."""
    return dict(
        connection.rows("SELECT field_id, count(DISTINCT contact_id) FROM contact_own GROUP BY field_id")
    )


def values(connection: Connection, field_id: int, limit: int = -1) -> list[str]:
    """What people have in a field, each text once."""
    sql = "SELECT DISTINCT value FROM contact_own WHERE field_id = ? ORDER BY value LIMIT ?"
    return [row[0] for row in connection.rows(sql, (field_id, limit))]


def insert(change: Change, field: OwnField) -> int:
    """Keep a new field, last in order; returns its id."""
    change.connection.run(
        """INSERT INTO own_field (name, kind, choices, position)
           SELECT ?, ?, ?, coalesce(max(position), -1) + 1 FROM own_field""",
        (field.name, field.kind.value, _choices(field)),
    )
    return int(change.connection.raw.last_insert_rowid())


def update(change: Change, field: OwnField) -> None:
    """Make the kept field equal to `field`, touching only what differs."""
    from netdesk.store.tables import OwnFieldTable

    row = change.connection.fetch(OwnFieldTable.select().where(OwnFieldTable.id == field.id))[0]
    wanted = {"name": field.name, "kind": field.kind.value, "choices": _choices(field)}
    changed = {key: value for key, value in wanted.items() if row[key] != value}
    if changed:
        change.connection.keep(OwnFieldTable.update(changed).where(OwnFieldTable.id == field.id))


def reorder(change: Change, field_ids: Sequence[int]) -> None:
    """Put the fields into this order; those left out come after them as they were."""
    present = [field.id for field in fields(change.connection)]
    order = [*field_ids, *(each for each in present if each not in field_ids)]
    for position, field_id in enumerate(order):
        change.connection.run(
            "UPDATE own_field SET position = ? WHERE id = ? AND position <> ?",
            (position, field_id, position),
        )


def delete(change: Change, field_id: int, progress: Progress) -> None:
    """Remove a field with all that people have in it. Raises Cancelled when `progress` does."""
    sql = "SELECT id FROM contact_own WHERE field_id = ? ORDER BY contact_id, id"
    rows = [row[0] for row in change.connection.rows(sql, (field_id,))]
    for start in range(0, len(rows), PART_CONTACTS):
        progress.report(start, len(rows))
        change.connection.run(
            "DELETE FROM contact_own WHERE id IN (SELECT value FROM json_each(?))",
            (as_json(rows[start : start + PART_CONTACTS]),),
        )
        change.part()
    change.connection.run("DELETE FROM own_field WHERE id = ?", (field_id,))


def read(connection: Connection, contact_ids: Iterable[int]) -> dict[int, tuple[OwnValue, ...]]:
    """What contacts hold, in the fields' order; whoever holds nothing is left out."""
    found: dict[int, dict[int, OwnValue]] = {}
    for contact_id, name, kind, value, field_id, _ in connection.rows(_BY_CONTACT, (as_json(contact_ids),)):
        # An undo can bring back a value beside one typed anew: the older one counts.
        found.setdefault(contact_id, {}).setdefault(field_id, OwnValue(name, value, kind_of(kind)))
    return {contact_id: tuple(own.values()) for contact_id, own in found.items()}


def insert_values(change: Change, contacts: Iterable[tuple[int, Contact]]) -> None:
    """Keep what new contacts (id, contact) hold; fields that are missing are made."""
    having = [(contact_id, contact.own) for contact_id, contact in contacts if contact.own]
    if not having:
        return
    known = _Known(change, _said([own for _, own in having]))
    rows = [
        (contact_id, field_id, value)
        for contact_id, own in having
        for field_id, value in known.resolved(own).items()
    ]
    children.insert_many(change.connection, "contact_own", ("contact_id", "field_id", "value"), rows)


def update_values(change: Change, contact_id: int, own: tuple[OwnValue, ...]) -> None:
    """Make what a contact holds equal to `own`, touching only what differs."""
    connection = change.connection
    if read(connection, [contact_id]).get(contact_id, ()) == own:
        return
    wanted: dict[int, str] = _Known(change).resolved(own)
    for _, _, _, value, field_id, row_id in list(connection.rows(_BY_CONTACT, (as_json([contact_id]),))):
        new = wanted.pop(field_id, None)
        if new is None:
            connection.run("DELETE FROM contact_own WHERE id = ?", (row_id,))
        elif new != value:
            connection.run("UPDATE contact_own SET value = ? WHERE id = ?", (new, row_id))
    children.insert_many(
        connection,
        "contact_own",
        ("contact_id", "field_id", "value"),
        [(contact_id, field_id, value) for field_id, value in wanted.items()],
    )


class _Known:
    """The desk's fields by what they are called; a name that is not among them becomes a new field."""

    def __init__(self, change: Change, said: Mapping[str, tuple[str, ...]] | None = None) -> None:
        """`said` has what a new field of choices offers."""
        self._change = change
        self._said = said or {}
        self._ids: dict[str, list[int]] = {}
        for field in fields(change.connection):
            assert field.id is not None
            self._ids.setdefault(field_key(field.name), []).append(field.id)

    def resolved(self, own: tuple[OwnValue, ...]) -> dict[int, str]:
        """Values by field id, blank ones left out; of two values for one field the first."""
        found: dict[int, str] = {}
        seen: dict[str, int] = {}
        for each in own:
            key = field_key(each.name)
            if not key or not each.value:
                continue
            ids = self._ids.get(key) or self._ids.setdefault(key, [self._made(each)])
            place = seen.get(key, 0)
            if place < len(ids):
                found[ids[place]] = each.value
                seen[key] = place + 1
        return found

    def _made(self, value: OwnValue) -> int:
        name: str = clean(" ".join(value.name.split()))
        choices = self._said.get(field_key(value.name), ()) if value.kind is OwnKind.CHOICE else ()
        return insert(self._change, OwnField(name, value.kind, choices))


def _said(every: Iterable[tuple[OwnValue, ...]]) -> dict[str, tuple[str, ...]]:
    """By field, what people hold in fields of choices: the different values, the most frequent first."""
    counts: dict[str, Counter[str]] = {}
    for own in every:
        for each in own:
            if each.kind is OwnKind.CHOICE and each.value:
                counts.setdefault(field_key(each.name), Counter())[each.value] += 1
    return {
        key: tuple(value for value, _ in values.most_common(_CHOICES_MADE)) for key, values in counts.items()
    }


def _choices(field: OwnField) -> str:
    kept: list[Any] = list(field.choices)
    return json.dumps(kept, ensure_ascii=False) if kept else ""
