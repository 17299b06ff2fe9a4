"""How many rows the small sections have, by plain statements: they are asked for at every start."""

from __future__ import annotations

from netdesk.store.connection import Connection


def counts(connection: Connection) -> dict[str, int]:
    """By the key of the section."""
    row = connection.one(
        "SELECT (SELECT count(*) FROM event), (SELECT count(*) FROM goal), (SELECT count(*) FROM pitch)"
    )
    assert row is not None
    return dict(zip(("events", "goals", "pitches"), row, strict=True))
