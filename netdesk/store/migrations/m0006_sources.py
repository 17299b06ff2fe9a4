"""Schema 6: where interactions came from, so that the same file again brings nothing twice.

Frozen: a later schema is a later step. A source names its interaction by its number alone: it may outlive it,
and means nothing then.
"""

from __future__ import annotations

_SCRIPT = """
CREATE TABLE interaction_source (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    interaction_id INTEGER NOT NULL,
    digest TEXT NOT NULL,
    uid TEXT NOT NULL DEFAULT '',
    recurrence TEXT NOT NULL DEFAULT '',
    sequence INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX interaction_source_by_interaction ON interaction_source(interaction_id);
"""


def statements() -> tuple[tuple[str, tuple[object, ...]], ...]:
    """SQL and parameters of the step, in order."""
    return tuple((part, ()) for part in _SCRIPT.split(";\n") if part.strip())
