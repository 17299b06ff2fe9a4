"""Goals in the desk: domain values in, domain values out; what was done for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

from netdesk.domain.goals import Goal, GoalKind, GoalState, Measure
from netdesk.store import children, naming, things
from netdesk.store.changes import Change
from netdesk.store.connection import Connection

_PLAIN: Final = ("statement", "subject", "number", "counted", "notes")
_SERVING: Final = """
    SELECT interaction_id, goal_id FROM plan WHERE goal_id IS NOT NULL
    UNION
    SELECT i.id, e.goal_id FROM event e JOIN interaction i ON i.event_id = e.id
    LEFT JOIN plan p ON p.interaction_id = i.id
    WHERE e.goal_id IS NOT NULL AND p.goal_id IS NULL"""
"""Which interaction serves which goal: the one its plan names, else that of the event it belongs to."""


def get(connection: Connection, ids: Iterable[int] | None = None) -> list[Goal]:
    """All goals in the order in which they were kept, or those of `ids` that are there."""
    from netdesk.store.journey_tables import GoalTable, HelperTable

    with connection.at_one_moment():
        rows = things.every(connection, GoalTable, ids)
        helpers = children.read(connection, HelperTable, "goal_id", [row["id"] for row in rows])
    return [
        Goal(
            **{part: row[part] for part in _PLAIN},
            kind=GoalKind(row["kind"]),
            measure=Measure(row["measure"]),
            due=date.fromisoformat(row["due"]) if row["due"] else None,
            state=GoalState(row["state"]),
            helper_ids=things.people_of(helpers[row["id"]]),
            id=row["id"],
        )
        for row in rows
    ]


def write(change: Change, goal: Goal) -> int:
    """Keep a new goal, or make the kept one equal to it; returns its id."""
    from netdesk.store.journey_tables import GoalTable, HelperTable

    columns: dict[str, Any] = {part: getattr(goal, part) for part in _PLAIN}
    columns |= {
        "kind": goal.kind.value,
        "measure": goal.measure.value,
        "due": goal.due.isoformat() if goal.due else "",
        "state": goal.state.value,
    }
    found = things.write(change.connection, GoalTable, goal.id, columns)
    things.write_people(change.connection, HelperTable, "goal_id", found, goal.helper_ids)
    return found


def delete(change: Change, ids: Sequence[int]) -> None:
    """Remove goals; plans, events and pitches that served them stay."""
    naming.clear(change, "goal", ids)
    things.delete(change, ids, "goal", {"goal_contact": "goal_id"})


def counts(connection: Connection) -> dict[Measure, dict[int, int]]:
    """What was done so far, by measure and goal; goals of which nothing was done are left out."""
    held = f"""SELECT s.goal_id, count(*) FROM ({_SERVING}) s JOIN interaction i ON i.id = s.interaction_id
               WHERE i.state = 'held' GROUP BY s.goal_id"""
    people = f"""SELECT goal_id, count(*) FROM (
                     SELECT s.goal_id, c.contact_id FROM ({_SERVING}) s
                     JOIN interaction i ON i.id = s.interaction_id AND i.state = 'held'
                     JOIN interaction_contact c ON c.interaction_id = i.id
                     UNION SELECT goal_id, contact_id FROM goal_contact) GROUP BY goal_id"""
    rehearsed = """SELECT p.goal_id, count(*) FROM pitch p JOIN rehearsal r ON r.pitch_id = p.id
                   WHERE p.goal_id IS NOT NULL GROUP BY p.goal_id"""
    own = "SELECT id, counted FROM goal WHERE counted > 0"
    return {
        Measure.CONVERSATIONS: dict(connection.rows(held)),
        Measure.PEOPLE: dict(connection.rows(people)),
        Measure.REHEARSALS: dict(connection.rows(rehearsed)),
        Measure.OWN: dict(connection.rows(own)),
    }


def interactions_serving(connection: Connection, goal_id: int) -> list[int]:
    """The ids of the interactions that serve a goal, whatever their state: undated and latest first."""
    sql = f"""SELECT i.id FROM ({_SERVING}) s JOIN interaction i ON i.id = s.interaction_id
              WHERE s.goal_id = ? ORDER BY i.start_at IS NOT NULL, i.start_at DESC, i.id DESC"""
    return [row[0] for row in connection.rows(sql, (goal_id,))]
