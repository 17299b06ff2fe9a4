"""Contacts in the desk: domain values in, domain values out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from netdesk.domain.contacts import Circle, Contact
from netdesk.domain.folding import fold
from netdesk.store import children, contact_reading, contact_rows, further_columns, own_fields, search
from netdesk.store.connection import Connection
from netdesk.store.contact_rows import CHILDREN, COLUMNS
from netdesk.store.id_lists import as_json, batches

if TYPE_CHECKING:
    from netdesk.store.changes import Change

_CHILD_TABLES = (
    "contact_value", "contact_address", "contact_date", "contact_tag", "import_digest",
    "contact_own", "follow_up", "merged", "event_contact", "goal_contact",
)  # fmt: skip
_READ_AT_ONCE = 500
_SHOWN = 1 + COLUMNS.index("shown")
"""Where a row that begins with its id says what the contact is called."""


def get(connection: Connection, contact_ids: Iterable[int]) -> list[Contact]:
    """The contacts with these ids, in this order; ids that are not on the desk are left out."""
    wanted = list(contact_ids)
    found: dict[int, Contact] = {}
    with connection.at_one_moment():
        for start in range(0, len(wanted), _READ_AT_ONCE):
            found.update(contact_reading.read(connection, wanted[start : start + _READ_AT_ONCE]))
    return [found[contact_id] for contact_id in wanted if contact_id in found]


def names(connection: Connection, contact_ids: Iterable[int]) -> dict[int, str]:
    """What those of the contacts that are on the desk are called, by id, in this order."""
    wanted = list(dict.fromkeys(contact_ids))
    found: dict[int, str] = {}
    for batch in batches(wanted):
        sql = "SELECT id, shown FROM contact WHERE id IN (SELECT value FROM json_each(?))"
        found.update(connection.rows(sql, (batch,)))
    return {contact_id: found[contact_id] for contact_id in wanted if contact_id in found}


def insert(change: Change, contacts: Sequence[Contact]) -> list[int]:
    """Keep new contacts, in one part of the change; returns their ids in order."""
    connection = change.connection
    first = children.next_id(connection, "contact")
    ids = list(range(first, first + len(contacts)))
    if not ids:
        return ids
    further_columns.note_day(connection, first)
    kept = list(zip(ids, contacts, strict=True))
    rows = [(contact_id, *contact_rows.values(contact)) for contact_id, contact in kept]
    children.insert_for(change, "contact", *contact_rows.without_blanks(("id", *COLUMNS), rows))
    for table, every in contact_rows.all_child_rows(kept).items():
        children.insert_for(change, table, ("contact_id", "position", *CHILDREN[table]), every)
    own_fields.insert_values(change, kept)
    _note_documents(change, kept, [row[_SHOWN] for row in rows])
    return ids


def _note_documents(change: Change, kept: Sequence[tuple[int, Contact]], shown: Sequence[str]) -> None:
    names = {circle.id: circle.name for circle in circles(change.connection)}
    for (contact_id, contact), name in zip(kept, shown, strict=True):
        document = search.document(contact, name, names.get(contact.circle_id or 0, ""))
        if document is not None:
            change.note_document(contact_id, document)


def update(change: Change, contact: Contact) -> None:
    """Make the kept contact equal to `contact`, touching only what differs."""
    from netdesk.store.tables import AddressTable, ContactTable, DateTable, TagTable, ValueTable

    assert contact.id is not None
    connection = change.connection
    row = connection.fetch(ContactTable.select().where(ContactTable.id == contact.id))[0]
    changed = {key: value for key, value in _by_column(contact).items() if row[key] != value}
    if changed:
        connection.keep(ContactTable.update(changed).where(ContactTable.id == contact.id))
    wanted = _children(contact)
    for table, model in (
        ("contact_value", ValueTable),
        ("contact_address", AddressTable),
        ("contact_date", DateTable),
        ("contact_tag", TagTable),
    ):
        children.write(change.connection, model, "contact_id", contact.id, wanted[table])
    own_fields.update_values(change, contact.id, contact.own)


def delete(change: Change, contact_ids: Sequence[int]) -> None:
    """Remove contacts, in one part of the change, with all that is only theirs; whoever they introduced keeps
    their name in words."""
    batch = as_json(contact_ids)
    change.connection.run(
        """UPDATE contact SET introduced_by = NULL,
                  introducer = (SELECT shown FROM contact i WHERE i.id = contact.introduced_by)
           WHERE introduced_by IN (SELECT value FROM json_each(?))""",
        (batch,),
    )
    for table in _CHILD_TABLES:
        change.connection.run(
            f"DELETE FROM {table} WHERE contact_id IN (SELECT value FROM json_each(?))", (batch,)
        )
    _delete_lonely_interactions(change.connection, batch)
    change.connection.run("DELETE FROM contact WHERE id IN (SELECT value FROM json_each(?))", (batch,))
    change.part()


def _delete_lonely_interactions(connection: Connection, batch: str) -> None:
    """Take the contacts out of their interactions; one left without anybody goes, with its plan."""
    from netdesk.store.interactions import delete_rows

    sql = """SELECT DISTINCT interaction_id FROM interaction_contact
             WHERE contact_id IN (SELECT value FROM json_each(?))"""
    touched = [row[0] for row in connection.rows(sql, (batch,))]
    connection.run(
        "DELETE FROM interaction_contact WHERE contact_id IN (SELECT value FROM json_each(?))", (batch,)
    )
    left = """SELECT value FROM json_each(?) WHERE NOT EXISTS
              (SELECT 1 FROM interaction_contact WHERE interaction_id = value)"""
    delete_rows(connection, [row[0] for row in connection.rows(left, (as_json(touched),))])


def circles(connection: Connection) -> list[Circle]:
    """All circles in the user's order."""
    return [Circle(*row) for row in connection.rows("SELECT id, name, hue FROM circle ORDER BY position, id")]


def insert_circle(change: Change, name: str, hue: int) -> int:
    """Keep a new circle, last in order; returns its id."""
    change.connection.run(
        "INSERT INTO circle (name, hue, position) SELECT ?, ?, coalesce(max(position), 0) + 1 FROM circle",
        (name, hue),
    )
    return int(change.connection.raw.last_insert_rowid())


def with_uid(connection: Connection, uid: str) -> int | None:
    """The contact of this UID, or None; a blank one is nobody's."""
    found = connection.value("SELECT id FROM contact WHERE uid = ? AND uid <> ''", (uid,))
    return None if found is None else int(found)


def tags(connection: Connection) -> list[str]:
    """All tags in use, sorted. Steps from one to the next along the index: quick, however many wear them."""
    sql = """WITH RECURSIVE one(name) AS (
                 SELECT min(name) FROM contact_tag
                 UNION ALL
                 SELECT (SELECT min(name) FROM contact_tag t WHERE t.name > one.name)
                 FROM one WHERE one.name IS NOT NULL)
             SELECT name FROM one WHERE name IS NOT NULL"""
    return sorted((row[0] for row in connection.rows(sql)), key=fold)


def organizations(connection: Connection) -> list[str]:
    """The names of all organizations that contacts belong to, sorted."""
    sql = "SELECT DISTINCT organization FROM contact WHERE organization <> '' ORDER BY sort_organization"
    return [row[0] for row in connection.rows(sql)]


def insert_digests(change: Change, digests: Iterable[tuple[int, str]]) -> None:
    """Remember which imported record (its digest) each contact (its id) holds."""
    children.insert_for(change, "import_digest", ("contact_id", "digest"), list(digests))


def _by_column(contact: Contact) -> dict[str, Any]:
    return dict(zip(COLUMNS, contact_rows.values(contact), strict=True))


def _children(contact: Contact) -> dict[str, list[children.Row]]:
    found: dict[str, list[children.Row]] = {table: [] for table in CHILDREN}
    for table, rows in contact_rows.child_rows(contact):
        found[table] = [dict(zip(CHILDREN[table], row, strict=True)) for row in rows]
    return found
