"""Follow-ups in the desk: domain values in, domain values out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from netdesk.domain.dates import Moment
from netdesk.domain.follow_ups import FollowUp, FollowUpKind, FollowUpState
from netdesk.store import children
from netdesk.store.changes import Change
from netdesk.store.connection import Connection
from netdesk.store.id_lists import as_json

_COLUMNS = ("contact_id", "interaction_id", "kind", "what", "due", "zone", "due_at", "state", "done_at")
_SELECT = "SELECT id, contact_id, interaction_id, kind, what, due, zone, state, done_at FROM follow_up"


def get(connection: Connection, ids: Iterable[int]) -> list[FollowUp]:
    """The follow-ups with these ids, by id; those gone are left out."""
    wanted = as_json(ids)
    rows = connection.rows(f"{_SELECT} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id", (wanted,))
    return [_follow_up(row) for row in rows]


def every(connection: Connection) -> Iterator[FollowUp]:
    """All of them, whatever became of them, by id."""
    return map(_follow_up, connection.rows(f"{_SELECT} ORDER BY id"))


def of_contact(connection: Connection, contact_id: int) -> list[FollowUp]:
    """What is open with a contact: what is due first, first; what has no time, last."""
    sql = f"{_SELECT} WHERE contact_id = ? AND state = 'open' ORDER BY due_at IS NULL, due_at, id"
    return [_follow_up(row) for row in connection.rows(sql, (contact_id,))]


def of_interaction(connection: Connection, interaction_id: int) -> list[FollowUp]:
    """All that came of an interaction, whatever became of it."""
    rows = connection.rows(f"{_SELECT} WHERE interaction_id = ? ORDER BY id", (interaction_id,))
    return [_follow_up(row) for row in rows]


def open_before(connection: Connection, until: int, limit: int = 500) -> list[FollowUp]:
    """What is open and due before `until` (seconds since 1970 UTC), first due first."""
    sql = f"{_SELECT} WHERE state = 'open' AND due_at < ? ORDER BY due_at, id LIMIT ?"
    return [_follow_up(row) for row in connection.rows(sql, (until, limit))]


def open_undated(connection: Connection, limit: int = 100) -> list[FollowUp]:
    """What is open and due at no set time, oldest first."""
    sql = f"{_SELECT} WHERE state = 'open' AND due_at IS NULL ORDER BY id LIMIT ?"
    return [_follow_up(row) for row in connection.rows(sql, (limit,))]


def insert(change: Change, found: Iterable[FollowUp], home_zone: str) -> list[int]:
    """Keep new follow-ups; returns their ids in order. `home_zone` reads times that name no zone."""
    rows = [_columns(each, home_zone) for each in found]
    first = children.next_id(change.connection, "follow_up")
    children.insert_many(
        change.connection, "follow_up", _COLUMNS, [[row[column] for column in _COLUMNS] for row in rows]
    )
    return list(range(first, first + len(rows)))


def update(change: Change, follow_up: FollowUp, home_zone: str) -> None:
    """Make the kept follow-up equal to `follow_up`."""
    from netdesk.store.tables import FollowUpTable

    assert follow_up.id is not None
    change.connection.keep(
        FollowUpTable.update(_columns(follow_up, home_zone)).where(FollowUpTable.id == follow_up.id)
    )


def delete(change: Change, ids: Iterable[int]) -> None:
    """Remove follow-ups."""
    change.connection.run(
        "DELETE FROM follow_up WHERE id IN (SELECT value FROM json_each(?))", (as_json(ids),)
    )


def _columns(follow_up: FollowUp, home_zone: str) -> dict[str, Any]:
    due = follow_up.due
    return {
        "contact_id": follow_up.contact_id,
        "interaction_id": follow_up.interaction_id,
        "kind": follow_up.kind.value,
        "what": follow_up.what,
        "due": due.wall if due else "",
        "zone": due.zone if due else "",
        "due_at": due.epoch(home_zone) if due else None,
        "state": follow_up.state.value,
        "done_at": follow_up.done_at,
    }


def _follow_up(row: tuple[Any, ...]) -> FollowUp:
    follow_up_id, contact_id, interaction_id, kind, what, due, zone, state, done_at = row
    return FollowUp(
        FollowUpKind(kind),
        contact_id,
        what,
        Moment(due, zone) if due else None,
        interaction_id,
        FollowUpState(state),
        done_at,
        follow_up_id,
    )
