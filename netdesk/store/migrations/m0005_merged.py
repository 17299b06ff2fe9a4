"""Schema 5: who was merged into whom.

Frozen: a later schema is a later step. `former_id` was the id of a contact who has become a part of
`contact_id`, and refers to nothing; `uid` is the UID their vCard had, so that the card is still recognised.
"""

from __future__ import annotations

_SCRIPT = """
CREATE TABLE merged (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact(id),
    former_id INTEGER NOT NULL,
    uid TEXT NOT NULL DEFAULT ''
);
CREATE INDEX merged_by_contact ON merged(contact_id);
CREATE INDEX merged_by_former ON merged(former_id);
"""


def statements() -> tuple[tuple[str, tuple[object, ...]], ...]:
    """SQL and parameters of the step, in order."""
    return tuple((part, ()) for part in _SCRIPT.split(";\n") if part.strip())
