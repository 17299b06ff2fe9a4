"""The rounds of the journey in the desk."""

from __future__ import annotations

from datetime import date

from netdesk.store.changes import Change
from netdesk.store.connection import Connection


def every(connection: Connection) -> list[date]:
    """The days on which rounds began, first first."""
    return [
        date.fromisoformat(row[0]) for row in connection.rows("SELECT begun FROM journey_round ORDER BY id")
    ]


def insert(change: Change, begun: date) -> None:
    """Keep that another round began."""
    change.connection.run("INSERT INTO journey_round (begun) VALUES (?)", (begun.isoformat(),))
