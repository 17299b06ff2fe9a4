"""Whom one met at events, and what was arranged through them."""

from __future__ import annotations

from collections.abc import Sequence

from netdesk.domain.rows import PersonHit
from netdesk.store.connection import Connection
from netdesk.store.id_lists import as_json


def people(connection: Connection, ids: Sequence[int]) -> list[PersonHit]:
    """These contacts in this order, each with title and organization; those gone are left out."""
    sql = "SELECT id, shown, title, organization FROM contact WHERE id IN (SELECT value FROM json_each(?))"
    found = {
        contact_id: PersonHit(contact_id, name, ", ".join(part for part in (title, place) if part))
        for contact_id, name, title, place in connection.rows(sql, (as_json(ids),))
    }
    return [found[each] for each in ids if each in found]


def arranged(connection: Connection) -> dict[int, int]:
    """How many interactions name each event, by its id."""
    sql = "SELECT event_id, count(*) FROM interaction WHERE event_id IS NOT NULL GROUP BY event_id"
    return dict(connection.rows(sql))


def interactions_of(connection: Connection, event_id: int, limit: int) -> list[int]:
    """Ids of the latest interactions that name an event."""
    sql = "SELECT id FROM interaction WHERE event_id = ? ORDER BY start_at DESC, id DESC LIMIT ?"
    return [row[0] for row in connection.rows(sql, (event_id, limit))]
