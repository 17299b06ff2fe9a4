"""Schema 2: stars and archive, own fields, saved searches, follow-ups.

Frozen: a later schema is a later step. The indexes that lists are read from carry `archived`, so that the
list without archived people is still read from one index, in order.
"""

from __future__ import annotations

_SCRIPT = """
ALTER TABLE contact ADD COLUMN starred INTEGER NOT NULL DEFAULT 0;
ALTER TABLE contact ADD COLUMN archived INTEGER NOT NULL DEFAULT 0;
DROP INDEX contact_by_name;
DROP INDEX contact_by_organization;
DROP INDEX contact_by_circle;
CREATE INDEX contact_by_name ON contact(sort_name, id, archived);
CREATE INDEX contact_by_organization ON contact(sort_organization, sort_name, id, archived);
CREATE INDEX contact_by_circle ON contact(circle_id, sort_name, id, archived);
CREATE INDEX contact_starred ON contact(sort_name, id, archived) WHERE starred = 1;
CREATE INDEX contact_archived ON contact(sort_name, id) WHERE archived = 1;
CREATE INDEX contact_by_birthday ON contact(substr(birthday, -5), id) WHERE birthday <> '';
CREATE INDEX contact_with_rhythm ON contact(id) WHERE rhythm_days > 0;
CREATE INDEX interaction_planned ON interaction(start_at, id) WHERE state = 'planned';
CREATE TABLE own_field (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    choices TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE contact_own (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact(id),
    field_id INTEGER NOT NULL REFERENCES own_field(id),
    value TEXT NOT NULL
);
CREATE INDEX contact_own_by_contact ON contact_own(contact_id);
CREATE INDEX contact_own_by_field ON contact_own(field_id);
CREATE TABLE saved_search (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    view TEXT NOT NULL,
    position INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE follow_up (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact(id),
    interaction_id INTEGER REFERENCES interaction(id),
    kind TEXT NOT NULL,
    what TEXT NOT NULL DEFAULT '',
    due TEXT NOT NULL DEFAULT '',
    zone TEXT NOT NULL DEFAULT '',
    due_at INTEGER,
    state TEXT NOT NULL,
    done_at TEXT NOT NULL DEFAULT ''
);
CREATE INDEX follow_up_open ON follow_up(due_at, id) WHERE state = 'open';
CREATE INDEX follow_up_by_contact ON follow_up(contact_id, state);
CREATE INDEX follow_up_by_interaction ON follow_up(interaction_id) WHERE interaction_id IS NOT NULL;
"""


def statements() -> tuple[tuple[str, tuple[object, ...]], ...]:
    """SQL and parameters of the step, in order."""
    return tuple((part, ()) for part in _SCRIPT.split(";\n") if part.strip())
