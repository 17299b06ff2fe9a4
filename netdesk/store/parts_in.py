"""Which events and goals a contact has part in."""

from __future__ import annotations

from netdesk.domain.rows import PartIn
from netdesk.store.connection import Connection


def of_contact(connection: Connection, contact_id: int) -> list[PartIn]:
    """The events at which somebody was met, latest first and those without a day last, then the goals they
    could help with."""
    met = """SELECT DISTINCT e.id, e.name FROM event_contact m JOIN event e ON e.id = m.event_id
             WHERE m.contact_id = ? ORDER BY e.start DESC, e.id DESC"""
    helps = """SELECT DISTINCT g.id, g.statement FROM goal_contact h JOIN goal g ON g.id = h.goal_id
               WHERE h.contact_id = ? ORDER BY g.id"""
    found = [PartIn("event", *row) for row in connection.rows(met, (contact_id,))]
    return found + [PartIn("goal", *row) for row in connection.rows(helps, (contact_id,))]
