"""Undo, redo and the history of a desk."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from netdesk.domain.history import Gone, GoneKey, HistoryView, Reach
from netdesk.domain.progress import Progress
from netdesk.domain.rows import Changes, HistoryEntry
from netdesk.store import deleted, history_list
from netdesk.store import history as kept
from netdesk.store.connection import Connection
from netdesk.store.desk import Desk
from netdesk.store.history import InTheWay

__all__ = [
    "InTheWay",
    "change_ids",
    "entries",
    "gone",
    "gone_keys",
    "has_import",
    "history",
    "make_again",
    "next_redo",
    "next_undo",
    "reach",
    "redo",
    "redo_until",
    "restore",
    "undo",
    "undo_change",
]


def history(connection: Connection, limit: int = 500) -> list[HistoryEntry]:
    """The newest changes first."""
    return kept.entries(connection, limit)


def change_ids(connection: Connection, view: HistoryView) -> array[int]:
    """The changes that `view` shows, newest first, however many."""
    return history_list.ids(connection, view)


def entries(connection: Connection, ids: Sequence[int]) -> dict[int, HistoryEntry]:
    """What to show of these changes."""
    return history_list.entries(connection, ids)


def reach(connection: Connection) -> Reach:
    """Since when changes can be undone, and why not further back."""
    return history_list.reach(connection)


def next_undo(connection: Connection) -> HistoryEntry | None:
    """What Undo would take back, for the Edit menu."""
    return kept.next_undo(connection)


def next_redo(connection: Connection) -> HistoryEntry | None:
    """What Redo would do again, for the Edit menu."""
    return kept.next_redo(connection)


def undo(desk: Desk) -> Changes | None:
    """Take the latest change back; None when there is none."""
    return desk.undo()


def redo(desk: Desk) -> Changes | None:
    """Do again what was taken back last; None when there is nothing."""
    return desk.redo()


def redo_until(desk: Desk, change_id: int) -> Changes | None:
    """Do again what was taken back, in its order, up to one change; each as Redo would."""
    done: Changes | None = None
    while (entry := kept.next_redo(desk.writer)) and entry.id <= change_id:
        done = desk.redo()
    return done


def make_again(desk: Desk, change_id: int) -> Changes:
    """Make a change again that was undone before other changes were made, as a new change. Raises Trouble,
    having changed nothing, when it does not fit the desk any more."""
    return desk.make_again(change_id)


def undo_change(desk: Desk, change_id: int, also: Sequence[int] = ()) -> Changes:
    """Take one change of any age back, as a new change, and those of `also` with it.

    Raises InTheWay, having changed nothing, when later changes build on it; its `entries` are what
    `also` must hold.
    """
    return desk.undo_change(change_id, also)


def has_import(connection: Connection) -> bool:
    """True when there may be an import that "Undo import" can take back."""
    return kept.has_import(connection)


def gone_keys(connection: Connection, text: str = "") -> list[GoneKey]:
    """Who and what was deleted and is not on the desk now, deleted last first; every word must be found."""
    return deleted.keys(connection, text)


def gone(connection: Connection, keys: Sequence[GoneKey]) -> list[Gone]:
    """What to show of these."""
    return deleted.rows(connection, keys)


def restore(
    desk: Desk, keys: Sequence[GoneKey], also: Sequence[int] = (), progress: Progress | None = None
) -> Changes:
    """Bring what was deleted back with all that is theirs, as one new change, however much went with them.

    Raises InTheWay, having changed nothing, when something they belong to was taken away later; its
    `entries` are what `also` must hold, to be undone with it. Raises Cancelled when `progress` says so.
    """
    return desk.restore(keys, also, progress)
