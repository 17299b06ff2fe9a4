"""Schema 1: people, interactions with their plans, history, search, settings.

Frozen: a later schema is a later step. Recorded tables have an `INTEGER PRIMARY KEY AUTOINCREMENT`
(an id is never used twice, or an old change could be undone onto another row), no bookkeeping columns
and no cascades (a cascade while a change set is applied would delete rows unrecorded).
"""

from __future__ import annotations

_RECORDED = """
CREATE TABLE circle (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    hue INTEGER NOT NULL DEFAULT 0,
    position INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE contact (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL DEFAULT '',
    shown TEXT NOT NULL DEFAULT '',
    sort_name TEXT NOT NULL DEFAULT '',
    display TEXT NOT NULL DEFAULT '',
    prefix TEXT NOT NULL DEFAULT '',
    given TEXT NOT NULL DEFAULT '',
    further TEXT NOT NULL DEFAULT '',
    family TEXT NOT NULL DEFAULT '',
    suffix TEXT NOT NULL DEFAULT '',
    nickname TEXT NOT NULL DEFAULT '',
    phonetic_given TEXT NOT NULL DEFAULT '',
    phonetic_family TEXT NOT NULL DEFAULT '',
    organization TEXT NOT NULL DEFAULT '',
    sort_organization TEXT NOT NULL DEFAULT '',
    department TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    birthday TEXT NOT NULL DEFAULT '',
    photo TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    circle_id INTEGER REFERENCES circle(id),
    how_met TEXT NOT NULL DEFAULT '',
    where_met TEXT NOT NULL DEFAULT '',
    introduced_by INTEGER REFERENCES contact(id),
    introducer TEXT NOT NULL DEFAULT '',
    pronunciation TEXT NOT NULL DEFAULT '',
    closeness INTEGER NOT NULL DEFAULT 0,
    rhythm_days INTEGER NOT NULL DEFAULT 0,
    extra TEXT NOT NULL DEFAULT ''
);
CREATE INDEX contact_by_name ON contact(sort_name, id);
CREATE INDEX contact_by_organization ON contact(sort_organization, sort_name, id);
CREATE INDEX contact_by_circle ON contact(circle_id, sort_name, id);
CREATE INDEX contact_by_introducer ON contact(introduced_by) WHERE introduced_by IS NOT NULL;
CREATE TABLE contact_value (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact(id),
    kind TEXT NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    label TEXT NOT NULL DEFAULT ''
);
CREATE INDEX contact_value_by_contact ON contact_value(contact_id);
CREATE TABLE contact_address (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact(id),
    position INTEGER NOT NULL,
    street TEXT NOT NULL DEFAULT '',
    extended TEXT NOT NULL DEFAULT '',
    po_box TEXT NOT NULL DEFAULT '',
    city TEXT NOT NULL DEFAULT '',
    region TEXT NOT NULL DEFAULT '',
    postal_code TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '',
    label TEXT NOT NULL DEFAULT ''
);
CREATE INDEX contact_address_by_contact ON contact_address(contact_id);
CREATE TABLE contact_date (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact(id),
    position INTEGER NOT NULL,
    date TEXT NOT NULL,
    label TEXT NOT NULL DEFAULT ''
);
CREATE INDEX contact_date_by_contact ON contact_date(contact_id);
CREATE TABLE contact_tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact(id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL
);
CREATE INDEX contact_tag_by_contact ON contact_tag(contact_id);
CREATE INDEX contact_tag_by_name ON contact_tag(name);
CREATE TABLE import_digest (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact(id),
    digest TEXT NOT NULL
);
CREATE INDEX import_digest_by_contact ON import_digest(contact_id);
CREATE TABLE interaction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    start TEXT NOT NULL DEFAULT '',
    zone TEXT NOT NULL DEFAULT '',
    start_at INTEGER,
    minutes INTEGER NOT NULL DEFAULT 0,
    place TEXT NOT NULL DEFAULT '',
    link TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    uid TEXT NOT NULL DEFAULT ''
);
CREATE INDEX interaction_by_start ON interaction(start_at, id);
CREATE TABLE interaction_contact (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    interaction_id INTEGER NOT NULL REFERENCES interaction(id),
    contact_id INTEGER NOT NULL REFERENCES contact(id),
    position INTEGER NOT NULL
);
CREATE INDEX interaction_contact_by_interaction ON interaction_contact(interaction_id, position, contact_id);
CREATE INDEX interaction_contact_by_contact ON interaction_contact(contact_id, interaction_id);
CREATE TABLE plan (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    interaction_id INTEGER NOT NULL REFERENCES interaction(id),
    objective TEXT NOT NULL DEFAULT '',
    goal TEXT NOT NULL DEFAULT '',
    introducer TEXT NOT NULL DEFAULT '',
    may_use_name INTEGER NOT NULL DEFAULT 0,
    pitch TEXT NOT NULL DEFAULT '',
    ask TEXT NOT NULL DEFAULT ''
);
CREATE INDEX plan_by_interaction ON plan(interaction_id);
CREATE TABLE plan_line (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    plan_id INTEGER NOT NULL REFERENCES plan(id),
    kind TEXT NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX plan_line_by_plan ON plan_line(plan_id);
CREATE TABLE plan_question (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    plan_id INTEGER NOT NULL REFERENCES plan(id),
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    must INTEGER NOT NULL DEFAULT 0,
    topic TEXT NOT NULL DEFAULT ''
);
CREATE INDEX plan_question_by_plan ON plan_question(plan_id);
"""

_UNRECORDED = """
CREATE TABLE history (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    label TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    targets TEXT NOT NULL DEFAULT ''
);
CREATE INDEX history_undone ON history(id) WHERE state = 'undone';
CREATE TABLE history_part (
    change_id INTEGER NOT NULL REFERENCES history(id),
    seq INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (change_id, seq)
);
CREATE TABLE blob (sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL);
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE draft (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE VIRTUAL TABLE search USING fts5(
    name, rest, content='', contentless_delete=1, prefix='1 2 3',
    tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co M*'"
);
"""


def statements() -> tuple[tuple[str, tuple[object, ...]], ...]:
    """SQL and parameters of the step, in order."""
    from netdesk.domain.contacts import DEFAULT_CIRCLES

    scripts = [
        (part, ()) for script in (_RECORDED, _UNRECORDED) for part in script.split(";\n") if part.strip()
    ]
    circles = [
        ("INSERT INTO circle (name, hue, position) VALUES (?, ?, ?)", (name, hue, place))
        for place, (name, hue) in enumerate(DEFAULT_CIRCLES)
    ]
    return (*scripts, *circles)
