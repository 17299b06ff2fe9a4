"""Saved searches in the desk: domain values in, domain values out."""

from __future__ import annotations

from collections.abc import Sequence

from netdesk.domain.saved_searches import SavedSearch, read_view, view_text
from netdesk.store.changes import Change
from netdesk.store.connection import Connection


def every(connection: Connection) -> list[SavedSearch]:
    """All of them in the user's order."""
    sql = "SELECT id, name, view FROM saved_search ORDER BY position, id"
    return [SavedSearch(name, read_view(view), row_id) for row_id, name, view in connection.rows(sql)]


def insert(change: Change, search: SavedSearch) -> int:
    """Keep a new one, last in order; returns its id."""
    change.connection.run(
        """INSERT INTO saved_search (name, view, position)
           SELECT ?, ?, coalesce(max(position) + 1, 0) FROM saved_search""",
        (search.name, view_text(search.view)),
    )
    return int(change.connection.raw.last_insert_rowid())


def update(change: Change, search: SavedSearch) -> None:
    """Make the kept one equal to `search`."""
    change.connection.run(
        "UPDATE saved_search SET name = ?, view = ? WHERE id = ?",
        (search.name, view_text(search.view), search.id),
    )


def delete(change: Change, search_id: int) -> None:
    """Remove one."""
    change.connection.run("DELETE FROM saved_search WHERE id = ?", (search_id,))


def put_in_order(change: Change, ids: Sequence[int]) -> None:
    """Give them this order."""
    change.connection.run_many(
        "UPDATE saved_search SET position = ? WHERE id = ? AND position <> ?",
        [(place, search_id, place) for place, search_id in enumerate(ids)],
    )
