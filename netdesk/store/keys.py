"""What an import asks about everybody on the desk: the keys by which people are recognised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from netdesk.store.connection import Connection
from netdesk.store.id_lists import as_json

PersonKeys = tuple[int, str, str, str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""Contact id, UID, folded name, folded organization, emails, phones, links."""


def people(connection: Connection) -> Iterator[PersonKeys]:
    """The keys of every contact, by id."""
    values = connection.rows(
        "SELECT contact_id, kind, value FROM contact_value ORDER BY contact_id, position"
    )
    ahead = next(values, None)
    sql = "SELECT id, uid, sort_name, sort_organization FROM contact ORDER BY id"
    for contact_id, uid, name, organization in connection.rows(sql):
        found: dict[str, list[str]] = {"email": [], "phone": [], "link": []}
        while ahead is not None and ahead[0] == contact_id:
            found[ahead[1]].append(ahead[2])
            ahead = next(values, None)
        yield (
            contact_id,
            uid,
            name,
            organization,
            tuple(found["email"]),
            tuple(found["phone"]),
            tuple(found["link"]),
        )


def former_cards(connection: Connection) -> Iterator[PersonKeys]:
    """Contacts again, each by the UID of somebody who was merged into them."""
    sql = """SELECT m.contact_id, m.uid FROM merged m JOIN contact c ON c.id = m.contact_id
             WHERE m.uid <> '' AND m.uid <> c.uid ORDER BY m.id"""
    for contact_id, uid in connection.rows(sql):
        yield contact_id, uid, "", "", (), (), ()


def contact_ids(connection: Connection) -> list[int]:
    """The ids of all contacts, in the order in which they came."""
    return [row[0] for row in connection.rows("SELECT id FROM contact ORDER BY id")]


def digests(connection: Connection) -> Iterator[tuple[int, str]]:
    """Contact ids and the digests of the imported records they hold."""
    for row in connection.rows("SELECT contact_id, digest FROM import_digest"):
        yield row[0], row[1]


def digests_of(connection: Connection, contact_ids: Sequence[int]) -> dict[int, list[str]]:
    """The digests of the records that these contacts came from, the oldest first; nothing for any other."""
    found: dict[int, list[str]] = {}
    sql = """SELECT contact_id, digest FROM import_digest
             WHERE contact_id IN (SELECT value FROM json_each(?)) ORDER BY id"""
    for contact_id, digest in connection.rows(sql, (as_json(contact_ids),)):
        found.setdefault(contact_id, []).append(digest)
    return found


def last_change(connection: Connection) -> int:
    """The id of the desk's latest line of history; another one means that something changed meanwhile."""
    return int(connection.value("SELECT max(id) FROM history") or 0)
