"""What plans made so far hold that later ones can use."""

from __future__ import annotations

from netdesk.domain.interactions import ResearchItem
from netdesk.store.connection import Connection

_MOST = 400


def stories(connection: Connection) -> list[str]:
    """What was to be told in the latest plans, the latest first, each once."""
    sql = "SELECT text FROM plan_line WHERE kind = 'stories' ORDER BY plan_id DESC, position LIMIT ?"
    return list(dict.fromkeys(row[0] for row in connection.rows(sql, (_MOST,))))


def found_at_organizations(connection: Connection) -> list[tuple[str, ResearchItem]]:
    """What research found on organizations and industries, the latest first: where those people work who took
    part, as written with them, and what was found."""
    sql = """SELECT c.organization, r.subject, r.prompt, r.found FROM plan_research r
             JOIN plan p ON p.id = r.plan_id
             JOIN interaction_contact i ON i.interaction_id = p.interaction_id
             JOIN contact c ON c.id = i.contact_id
             WHERE r.found <> '' AND r.subject <> 'person' AND c.organization <> ''
             ORDER BY p.id DESC, r.position LIMIT ?"""
    return [(row[0], ResearchItem(*row[1:])) for row in connection.rows(sql, (_MOST * 10,))]
