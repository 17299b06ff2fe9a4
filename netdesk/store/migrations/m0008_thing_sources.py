"""Schema 8: where events, goals and the like came from, so that the file of a desk brings nothing twice.

Frozen: a later schema is a later step. A source names its thing by its number alone: it may outlive it, and
means nothing then.
"""

from __future__ import annotations

_SCRIPT = """
CREATE TABLE thing_source (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    thing_id INTEGER NOT NULL,
    digest TEXT NOT NULL
);
CREATE INDEX thing_source_by_thing ON thing_source(kind, thing_id);
"""


def statements() -> tuple[tuple[str, tuple[object, ...]], ...]:
    """SQL and parameters of the step, in order."""
    return tuple((part, ()) for part in _SCRIPT.split(";\n") if part.strip())
