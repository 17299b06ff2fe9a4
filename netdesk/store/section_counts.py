"""How many rows the small sections have, by plain statements: they are asked for at every start."""

from __future__ import annotations

from netdesk.store.connection import Connection


def counts(connection: Connection) -> dict[str, int]:
    """By the key of the section; of questions, how many more there are than in the banks."""
    row = connection.one(
        """SELECT (SELECT count(*) FROM event), (SELECT count(*) FROM goal), (SELECT count(*) FROM pitch),
                  (SELECT total((key = '' AND hidden = 0) - (key <> '' AND hidden = 1)) FROM own_question
                   WHERE kind IN ('ask', 'practice'))"""
    )
    assert row is not None
    return dict(zip(("events", "goals", "pitches", "questions"), (int(each) for each in row), strict=True))
