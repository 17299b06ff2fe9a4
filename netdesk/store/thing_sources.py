"""What events, goals and the like were imported from."""

from __future__ import annotations

from collections.abc import Iterable

from netdesk.store import children
from netdesk.store.changes import Change
from netdesk.store.connection import Connection


def sources(connection: Connection) -> dict[str, dict[str, int]]:
    """Ids of things by the digests of what they were, by kind; also of things that are gone."""
    found: dict[str, dict[str, int]] = {}
    for kind, digest, thing_id in connection.rows(
        "SELECT kind, digest, thing_id FROM thing_source ORDER BY id"
    ):
        found.setdefault(kind, {})[digest] = thing_id
    return found


def remember(change: Change, kind: str, found: Iterable[tuple[int, str]]) -> None:
    """Keep what things (their ids) were imported from (digests)."""
    rows = [(kind, thing_id, digest) for thing_id, digest in found]
    children.insert_many(change.connection, "thing_source", ("kind", "thing_id", "digest"), rows)
