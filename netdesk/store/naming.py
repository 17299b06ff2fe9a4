"""What only names another thing: an event its goal, a plan its pitch, an interaction its event.

Whoever deletes the thing clears its name; whoever keeps what names it leaves out a name that is gone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from netdesk.store.changes import Change
from netdesk.store.connection import Connection
from netdesk.store.id_lists import as_json

NAMED: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "event": (("interaction", "event_id"),),
    "goal": (("plan", "goal_id"), ("event", "goal_id"), ("pitch", "goal_id")),
    "pitch": (("plan", "pitch_id"), ("event", "pitch_id"), ("pitch", "based_on")),
}
"""For each kind of thing, the tables and columns that name it and can do without."""


def clear(change: Change, kind: str, ids: Sequence[int]) -> None:
    """These things are about to go: nothing names them any more."""
    for table, column in NAMED[kind]:
        change.connection.run(
            f"UPDATE {table} SET {column} = NULL WHERE {column} IN (SELECT value FROM json_each(?))",
            (as_json(ids),),
        )


def still_there(connection: Connection, kind: str, thing_id: int | None) -> int | None:
    """The id, or None when the thing is not on the desk any more."""
    if thing_id is None:
        return None
    sql = f"SELECT id FROM {kind} WHERE id = ?"
    found = connection.value(sql, (thing_id,))
    return None if found is None else int(found)
