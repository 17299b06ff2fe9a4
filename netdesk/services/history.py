"""Undo, redo and the history of a desk."""

from __future__ import annotations

from collections.abc import Sequence

from netdesk.domain.rows import Changes, HistoryEntry
from netdesk.store import history as kept
from netdesk.store.connection import Connection
from netdesk.store.desk import Desk
from netdesk.store.history import InTheWay

__all__ = ["InTheWay", "has_import", "history", "next_redo", "next_undo", "redo", "undo", "undo_change"]


def history(connection: Connection, limit: int = 500) -> list[HistoryEntry]:
    """The newest changes first."""
    return kept.entries(connection, limit)


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


def undo_change(desk: Desk, change_id: int, also: Sequence[int] = ()) -> Changes:
    """Take one change of any age back, as a new change, and those of `also` with it.

    Raises InTheWay, having changed nothing, when later changes build on it; its `entries` are what
    `also` must hold.
    """
    return desk.undo_change(change_id, also)


def has_import(connection: Connection) -> bool:
    """True when there may be an import that "Undo import" can take back."""
    return kept.has_import(connection)
