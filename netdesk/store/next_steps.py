"""What comes next with contacts of a table, meetings apart: what is due, their rhythm, who named them."""

from __future__ import annotations

from typing import Any

from netdesk.domain.dates import Moment
from netdesk.domain.follow_ups import FollowUp, FollowUpKind
from netdesk.store.connection import Connection


def read(connection: Connection, wanted: str) -> dict[int, dict[str, Any]]:
    """Fields of ContactRow for those of the contacts (a JSON list of ids) of whom there is any to tell."""
    found: dict[int, dict[str, Any]] = {}
    due = """SELECT contact_id, kind, what, due, zone, interaction_id, id FROM follow_up
             WHERE state = 'open' AND contact_id IN (SELECT value FROM json_each(?))
             ORDER BY contact_id, due_at IS NULL, due_at, id"""
    for contact_id, kind, what, wall, zone, interaction_id, follow_up_id in connection.rows(due, (wanted,)):
        if contact_id not in found:
            moment = Moment(wall, zone) if wall else None
            follow_up = FollowUp(
                FollowUpKind(kind), contact_id, what, moment, interaction_id, id=follow_up_id
            )
            found[contact_id] = {"follow_up": follow_up}
    bonds = """SELECT c.id, c.rhythm_days, coalesce(nullif(b.given, ''), b.shown, c.introducer)
               FROM contact c LEFT JOIN contact b ON b.id = c.introduced_by
               WHERE c.id IN (SELECT value FROM json_each(?))
               AND (c.rhythm_days > 0 OR c.introduced_by IS NOT NULL OR c.introducer <> '')"""
    for contact_id, rhythm_days, named_by in connection.rows(bonds, (wanted,)):
        found.setdefault(contact_id, {}).update(rhythm_days=rhythm_days, named_by=named_by)
    return found
