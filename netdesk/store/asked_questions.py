"""In which plans a question stands, and what was answered."""

from __future__ import annotations

from netdesk.domain.dates import Moment
from netdesk.domain.interactions import State
from netdesk.domain.question_lists import Asked
from netdesk.store.connection import Connection

_MOST = 50


def counts(connection: Connection) -> dict[str, tuple[int, int]]:
    """For each question in a plan: in how many it stands, and how many of these know an answer."""
    sql = "SELECT text, count(*), sum(answer <> '') FROM plan_question GROUP BY text"
    return {text: (planned, answered) for text, planned, answered in connection.rows(sql)}


def asked(connection: Connection, text: str) -> list[Asked]:
    """The plans in which a question stands word for word, those with answers first, then the latest."""
    # SQLite takes the other columns from the row that has the least position: the first of the people.
    sql = """SELECT i.id, c.id, c.shown, count(*) - 1, i.state, i.start, i.zone, q.answer, min(p.position)
             FROM plan_question q JOIN plan l ON l.id = q.plan_id
             JOIN interaction i ON i.id = l.interaction_id
             JOIN interaction_contact p ON p.interaction_id = i.id JOIN contact c ON c.id = p.contact_id
             WHERE q.text = ? GROUP BY i.id
             ORDER BY q.answer = '', i.start_at DESC, i.id DESC LIMIT ?"""
    return [
        Asked(
            row[0], row[1], row[2], row[3], State(row[4]), Moment(row[5], row[6]) if row[5] else None, row[7]
        )
        for row in connection.rows(sql, (text, _MOST))
    ]
