"""Schema 4: who is not the same person as whom, although they look alike.

Frozen: a later schema is a later step. `one_id` is the lower id. Neither column refers to a contact in the
schema: ids are never used twice, so a pair of which one is gone says nothing, stands in nobody's way, and is
right again as soon as they are back.
"""

from __future__ import annotations

_SCRIPT = """
CREATE TABLE not_same (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    one_id INTEGER NOT NULL,
    other_id INTEGER NOT NULL
);
CREATE INDEX not_same_pair ON not_same(one_id, other_id);
CREATE INDEX not_same_other ON not_same(other_id);
"""


def statements() -> tuple[tuple[str, tuple[object, ...]], ...]:
    """SQL and parameters of the step, in order."""
    return tuple((part, ()) for part in _SCRIPT.split(";\n") if part.strip())
