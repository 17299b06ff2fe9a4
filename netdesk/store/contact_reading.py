"""Contacts out of their rows, very many at a time: an import compares whole desks with what comes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

from netdesk.domain.contacts import Address, Contact, Labelled, LabelledDate
from netdesk.domain.dates import PartialDate
from netdesk.domain.names import Name
from netdesk.store import own_fields
from netdesk.store.connection import Connection
from netdesk.store.contact_rows import ADDRESS, CHILDREN, NAME_PARTS, PLAIN
from netdesk.store.id_lists import as_json

_SHAPED: Final = ("id", "birthday", "extra", "starred", "archived")
_COLUMNS: Final = (*_SHAPED, *NAME_PARTS, *PLAIN)
_AMONG: Final = "(SELECT value FROM json_each(?))"
_OWN: Final = f"SELECT {', '.join(_COLUMNS)} FROM contact WHERE id IN {_AMONG}"
_CHILDREN: Final = {
    table: f"SELECT contact_id, {', '.join(columns)} FROM {table} WHERE contact_id IN {_AMONG} "
    "ORDER BY position, id"
    for table, columns in CHILDREN.items()
}
_FURTHER: Final = ("contact_address", "contact_date", "contact_tag")
_NAME: Final = len(_SHAPED)
_PLAIN: Final = _NAME + len(NAME_PARTS)
_A_TURN: Final = 100
Row = tuple[Any, ...]
Of = dict[int, list[Row]]


def read(connection: Connection, contact_ids: Sequence[int]) -> dict[int, Contact]:
    """Those of the contacts that are on the desk, by id."""
    among = as_json(contact_ids)
    rows = connection.all(_OWN, (among,))
    children = {table: _children(connection, table, among) for table in _CHILDREN}
    own = own_fields.read(connection, contact_ids)
    found: dict[int, Contact] = {}
    for count, row in enumerate(rows):
        if count % _A_TURN == 0:
            connection.give_way()
        found[row[0]] = _contact(row, children, own.get(row[0], ()))
    return found


def _children(connection: Connection, table: str, among: str) -> Of:
    """The rows of a table by whose they are, in order, without the owner."""
    connection.give_way()
    found: Of = {}
    for contact_id, *rest in connection.all(_CHILDREN[table], (among,)):
        found.setdefault(contact_id, []).append(tuple(rest))
    return found


def _contact(row: Row, children: dict[str, Of], own: Any) -> Contact:
    contact_id, birthday, extra, starred, archived = row[:_NAME]
    values: dict[str, list[Labelled]] = {}
    for kind, value, label in children["contact_value"].get(contact_id, ()):
        values.setdefault(kind, []).append(Labelled(value, label))
    addresses, dates, tags = (children[table].get(contact_id, ()) for table in _FURTHER)
    return Contact(
        Name(*row[_NAME:_PLAIN]),
        contact_id,
        emails=tuple(values.get("email", ())),
        phones=tuple(values.get("phone", ())),
        links=tuple(values.get("link", ())),
        addresses=tuple(Address(**dict(zip(ADDRESS, each, strict=True))) for each in addresses),
        dates=tuple(LabelledDate(PartialDate.from_iso(day), label) for day, label in dates),
        birthday=PartialDate.from_iso(birthday) if birthday else None,
        extra=tuple(json.loads(extra)) if extra else (),
        starred=bool(starred),
        archived=bool(archived),
        # An undo can bring back a tag that has been put on again by hand: it is there once.
        tags=tuple(dict.fromkeys(name for (name,) in tags)),
        own=own,
        **dict(zip(PLAIN, row[_PLAIN:], strict=True)),
    )
