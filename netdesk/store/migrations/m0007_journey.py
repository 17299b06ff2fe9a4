"""Schema 7: the journey: organizations, events, goals, pitches with rehearsals, own questions, rounds.

Frozen: a later schema is a later step. What only names another thing (an event its goal, an interaction its
event) may be blank: deleting that thing clears the name in the same change.
"""

from __future__ import annotations

_SCRIPT = """
CREATE TABLE organization (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    industry TEXT NOT NULL DEFAULT '',
    site TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    wanted INTEGER NOT NULL DEFAULT 0,
    notes TEXT NOT NULL DEFAULT ''
);
CREATE TABLE organization_line (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    organization_id INTEGER NOT NULL REFERENCES organization(id),
    position INTEGER NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX organization_line_by_organization ON organization_line(organization_id);
CREATE TABLE goal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    statement TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL DEFAULT '',
    measure TEXT NOT NULL,
    number INTEGER NOT NULL DEFAULT 0,
    counted INTEGER NOT NULL DEFAULT 0,
    due TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL,
    notes TEXT NOT NULL DEFAULT ''
);
CREATE TABLE goal_contact (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    goal_id INTEGER NOT NULL REFERENCES goal(id),
    contact_id INTEGER NOT NULL REFERENCES contact(id),
    position INTEGER NOT NULL
);
CREATE INDEX goal_contact_by_goal ON goal_contact(goal_id, position, contact_id);
CREATE INDEX goal_contact_by_contact ON goal_contact(contact_id, goal_id);
CREATE TABLE pitch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    audience TEXT NOT NULL,
    want TEXT NOT NULL DEFAULT '',
    goal_id INTEGER REFERENCES goal(id),
    who TEXT NOT NULL DEFAULT '',
    study TEXT NOT NULL DEFAULT '',
    interests TEXT NOT NULL DEFAULT '',
    experience TEXT NOT NULL DEFAULT '',
    accomplishment TEXT NOT NULL DEFAULT '',
    team TEXT NOT NULL DEFAULT '',
    skills TEXT NOT NULL DEFAULT '',
    memorable TEXT NOT NULL DEFAULT '',
    question TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    is_edited INTEGER NOT NULL DEFAULT 0,
    based_on INTEGER REFERENCES pitch(id)
);
CREATE INDEX pitch_by_goal ON pitch(goal_id) WHERE goal_id IS NOT NULL;
CREATE INDEX pitch_by_first ON pitch(based_on) WHERE based_on IS NOT NULL;
CREATE TABLE rehearsal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    pitch_id INTEGER NOT NULL REFERENCES pitch(id),
    at TEXT NOT NULL,
    seconds INTEGER NOT NULL DEFAULT 0,
    words INTEGER NOT NULL DEFAULT 0,
    rating INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX rehearsal_by_pitch ON rehearsal(pitch_id);
CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    standing INTEGER NOT NULL DEFAULT 0,
    at_school INTEGER NOT NULL DEFAULT 0,
    start TEXT NOT NULL DEFAULT '',
    zone TEXT NOT NULL DEFAULT '',
    minutes INTEGER NOT NULL DEFAULT 0,
    place TEXT NOT NULL DEFAULT '',
    link TEXT NOT NULL DEFAULT '',
    organization TEXT NOT NULL DEFAULT '',
    goal_id INTEGER REFERENCES goal(id),
    pitch_id INTEGER REFERENCES pitch(id),
    notes TEXT NOT NULL DEFAULT ''
);
CREATE INDEX event_by_goal ON event(goal_id) WHERE goal_id IS NOT NULL;
CREATE INDEX event_by_pitch ON event(pitch_id) WHERE pitch_id IS NOT NULL;
CREATE TABLE event_line (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id INTEGER NOT NULL REFERENCES event(id),
    position INTEGER NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX event_line_by_event ON event_line(event_id);
CREATE TABLE event_contact (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id INTEGER NOT NULL REFERENCES event(id),
    contact_id INTEGER NOT NULL REFERENCES contact(id),
    position INTEGER NOT NULL
);
CREATE INDEX event_contact_by_event ON event_contact(event_id, position, contact_id);
CREATE INDEX event_contact_by_contact ON event_contact(contact_id, event_id);
CREATE TABLE own_question (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    topic TEXT NOT NULL DEFAULT '',
    tiara TEXT NOT NULL DEFAULT '',
    must INTEGER NOT NULL DEFAULT 0,
    key TEXT NOT NULL DEFAULT '',
    hidden INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE practice (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    question TEXT NOT NULL,
    at TEXT NOT NULL,
    rating INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT ''
);
CREATE TABLE journey_round (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    begun TEXT NOT NULL
);
CREATE TABLE plan_research (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    plan_id INTEGER NOT NULL REFERENCES plan(id),
    position INTEGER NOT NULL,
    subject TEXT NOT NULL,
    prompt TEXT NOT NULL,
    found TEXT NOT NULL DEFAULT '',
    ask INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX plan_research_by_plan ON plan_research(plan_id);
ALTER TABLE interaction ADD COLUMN event_id INTEGER REFERENCES event(id);
CREATE INDEX interaction_by_event ON interaction(event_id) WHERE event_id IS NOT NULL;
ALTER TABLE plan ADD COLUMN goal_id INTEGER REFERENCES goal(id);
ALTER TABLE plan ADD COLUMN pitch_id INTEGER REFERENCES pitch(id);
ALTER TABLE plan ADD COLUMN dress TEXT NOT NULL DEFAULT '';
ALTER TABLE plan ADD COLUMN route TEXT NOT NULL DEFAULT '';
ALTER TABLE plan ADD COLUMN confirm INTEGER NOT NULL DEFAULT 0;
CREATE INDEX plan_by_goal ON plan(goal_id) WHERE goal_id IS NOT NULL;
CREATE INDEX plan_by_pitch ON plan(pitch_id) WHERE pitch_id IS NOT NULL;
ALTER TABLE plan_question ADD COLUMN answer TEXT NOT NULL DEFAULT '';
"""


def statements() -> tuple[tuple[str, tuple[object, ...]], ...]:
    """SQL and parameters of the step, in order."""
    return tuple((part, ()) for part in _SCRIPT.split(";\n") if part.strip())
