"""What each recorded column is called in the interface, and how its values read.

A test compares this with the desk's schema: a new column must be given its words here, or said to have none.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Form(Enum):
    """How a value is to be read."""

    TEXT = "text"
    DAY = "day"
    MOMENT = "moment"
    MINUTES = "minutes"
    CLOSENESS = "closeness"
    RHYTHM = "rhythm"
    SECONDS = "seconds"
    FLAG = "flag"
    PHOTO = "photo"
    WORD = "word"
    """A word of ours, such as a kind or a state."""


@dataclass(frozen=True, slots=True)
class FieldWords:
    """What a column is called and how it reads. `with_column` is the second half of its value: the zone of a
    time, the contact behind a name in words."""

    label: str
    form: Form = Form.TEXT
    with_column: str = ""


HIDDEN = None
"""A column that follows from others, or says nothing to the user."""
_TEXT = FieldWords

FIELDS: dict[str, dict[str, FieldWords | None]] = {
    "circle": {"id": HIDDEN, "name": _TEXT("Name"), "hue": HIDDEN, "position": HIDDEN},
    "contact": {
        "id": HIDDEN,
        "uid": HIDDEN,
        "shown": _TEXT("Name"),
        "sort_name": HIDDEN,
        "display": HIDDEN,
        "prefix": _TEXT("Prefix"),
        "given": _TEXT("Given name"),
        "further": _TEXT("Further names"),
        "family": _TEXT("Family name"),
        "suffix": _TEXT("Suffix"),
        "nickname": _TEXT("Nickname"),
        "phonetic_given": _TEXT("Phonetic given name"),
        "phonetic_family": _TEXT("Phonetic family name"),
        "pronunciation": _TEXT("Pronunciation"),
        "title": _TEXT("Title"),
        "organization": _TEXT("Organization"),
        "sort_organization": HIDDEN,
        "department": _TEXT("Department"),
        "circle_id": _TEXT("Circle"),
        "introduced_by": _TEXT("Introduced by", with_column="introducer"),
        "introducer": _TEXT("Introduced by", with_column="introduced_by"),
        "how_met": _TEXT("How we met"),
        "where_met": _TEXT("Where we met"),
        "closeness": FieldWords("Closeness", Form.CLOSENESS),
        "rhythm_days": FieldWords("Be in touch", Form.RHYTHM),
        "birthday": FieldWords("Birthday", Form.DAY),
        "photo": FieldWords("Photo", Form.PHOTO),
        "starred": FieldWords("Starred", Form.FLAG),
        "archived": FieldWords("Archived", Form.FLAG),
        "notes": _TEXT("Notes"),
        "extra": _TEXT("Other lines of the vCard"),
    },
    "contact_value": {
        "id": HIDDEN,
        "contact_id": HIDDEN,
        "kind": HIDDEN,
        "position": HIDDEN,
        "value": _TEXT("Email, phone or link"),
        "label": _TEXT("For"),
    },
    "contact_address": {
        "id": HIDDEN,
        "contact_id": HIDDEN,
        "position": HIDDEN,
        "street": _TEXT("Address"),
        "extended": _TEXT("Address"),
        "po_box": _TEXT("Address"),
        "city": _TEXT("Address"),
        "region": _TEXT("Address"),
        "postal_code": _TEXT("Address"),
        "country": _TEXT("Address"),
        "label": _TEXT("For"),
    },
    "contact_date": {
        "id": HIDDEN,
        "contact_id": HIDDEN,
        "position": HIDDEN,
        "date": FieldWords("Day", Form.DAY),
        "label": _TEXT("For"),
    },
    "contact_tag": {"id": HIDDEN, "contact_id": HIDDEN, "position": HIDDEN, "name": _TEXT("Tag")},
    "contact_own": {"id": HIDDEN, "contact_id": HIDDEN, "field_id": HIDDEN, "value": _TEXT("Own field")},
    "import_digest": {"id": HIDDEN, "contact_id": HIDDEN, "digest": HIDDEN},
    "not_same": {"id": HIDDEN, "one_id": HIDDEN, "other_id": HIDDEN},
    "merged": {"id": HIDDEN, "contact_id": HIDDEN, "former_id": _TEXT("Merged with"), "uid": HIDDEN},
    "thing_source": {"id": HIDDEN, "kind": HIDDEN, "thing_id": HIDDEN, "digest": HIDDEN},
    "interaction_source": {
        "id": HIDDEN,
        "interaction_id": HIDDEN,
        "digest": HIDDEN,
        "uid": HIDDEN,
        "recurrence": HIDDEN,
        "sequence": HIDDEN,
    },
    "interaction": {
        "id": HIDDEN,
        "kind": FieldWords("Kind", Form.WORD),
        "state": FieldWords("State", Form.WORD),
        "start": FieldWords("When", Form.MOMENT, with_column="zone"),
        "zone": FieldWords("When", Form.MOMENT, with_column="start"),
        "start_at": HIDDEN,
        "minutes": FieldWords("Length", Form.MINUTES),
        "place": _TEXT("Place"),
        "link": _TEXT("Link"),
        "notes": _TEXT("Notes"),
        "uid": HIDDEN,
        "event_id": _TEXT("Event"),
    },
    "interaction_contact": {
        "id": HIDDEN,
        "interaction_id": HIDDEN,
        "contact_id": _TEXT("With"),
        "position": HIDDEN,
    },
    "plan": {
        "id": HIDDEN,
        "interaction_id": HIDDEN,
        "objective": _TEXT("Objective"),
        "goal": _TEXT("Goal"),
        "introducer": _TEXT("Introduced by"),
        "may_use_name": FieldWords("May use the name", Form.FLAG),
        "pitch": _TEXT("Pitch"),
        "ask": _TEXT("Not online, so ask"),
        "goal_id": _TEXT("Goal it serves"),
        "pitch_id": _TEXT("Pitch to use"),
        "dress": _TEXT("What to wear"),
        "route": _TEXT("How to get there"),
        "confirm": FieldWords("Confirm the day before", Form.FLAG),
    },
    "plan_line": {
        "id": HIDDEN,
        "plan_id": HIDDEN,
        "kind": HIDDEN,
        "position": HIDDEN,
        "text": _TEXT("Line of the plan"),
    },
    "plan_question": {
        "id": HIDDEN,
        "plan_id": HIDDEN,
        "position": HIDDEN,
        "text": _TEXT("Question"),
        "must": FieldWords("Must ask", Form.FLAG),
        "topic": _TEXT("Topic"),
        "answer": _TEXT("Answer"),
    },
    "plan_research": {
        "id": HIDDEN,
        "plan_id": HIDDEN,
        "position": HIDDEN,
        "subject": HIDDEN,
        "prompt": _TEXT("To find out"),
        "found": _TEXT("Found out"),
        "ask": FieldWords("Ask", Form.FLAG),
    },
    "own_field": {
        "id": HIDDEN,
        "name": _TEXT("Name"),
        "kind": FieldWords("Kind", Form.WORD),
        "choices": _TEXT("Choices"),
        "position": HIDDEN,
    },
    "saved_search": {"id": HIDDEN, "name": _TEXT("Name"), "view": HIDDEN, "position": HIDDEN},
    "follow_up": {
        "id": HIDDEN,
        "contact_id": HIDDEN,
        "interaction_id": HIDDEN,
        "kind": HIDDEN,
        "what": FieldWords("Follow-up", Form.WORD),
        "due": FieldWords("Due", Form.MOMENT, with_column="zone"),
        "zone": FieldWords("Due", Form.MOMENT, with_column="due"),
        "due_at": HIDDEN,
        "state": FieldWords("Follow-up", Form.WORD),
        "done_at": HIDDEN,
    },
    "organization": {
        "id": HIDDEN,
        "name": _TEXT("Name"),
        "industry": _TEXT("Industry"),
        "site": _TEXT("Site"),
        "place": _TEXT("Place"),
        "wanted": FieldWords("Wanted", Form.FLAG),
        "notes": _TEXT("Notes"),
    },
    "organization_line": {
        "id": HIDDEN,
        "organization_id": HIDDEN,
        "position": HIDDEN,
        "text": _TEXT("Found out"),
    },
    "event": {
        "id": HIDDEN,
        "name": _TEXT("Name"),
        "kind": FieldWords("Kind", Form.WORD),
        "standing": FieldWords("Without a day", Form.FLAG),
        "at_school": FieldWords("At school", Form.FLAG),
        "start": FieldWords("When", Form.MOMENT, with_column="zone"),
        "zone": FieldWords("When", Form.MOMENT, with_column="start"),
        "minutes": FieldWords("Length", Form.MINUTES),
        "place": _TEXT("Place"),
        "link": _TEXT("Link"),
        "organization": _TEXT("Organization"),
        "goal_id": _TEXT("Goal it serves"),
        "pitch_id": _TEXT("Pitch to use"),
        "notes": _TEXT("Notes"),
    },
    "event_line": {"id": HIDDEN, "event_id": HIDDEN, "position": HIDDEN, "text": _TEXT("Aim")},
    "event_contact": {
        "id": HIDDEN,
        "event_id": HIDDEN,
        "contact_id": _TEXT("Met there"),
        "position": HIDDEN,
    },
    "goal": {
        "id": HIDDEN,
        "statement": _TEXT("Goal"),
        "kind": FieldWords("Kind", Form.WORD),
        "subject": _TEXT("About"),
        "measure": FieldWords("Counted in", Form.WORD),
        "number": _TEXT("Number"),
        "counted": _TEXT("Counted so far"),
        "due": FieldWords("By", Form.DAY),
        "state": FieldWords("State", Form.WORD),
        "notes": _TEXT("Notes"),
    },
    "goal_contact": {
        "id": HIDDEN,
        "goal_id": HIDDEN,
        "contact_id": _TEXT("Could help"),
        "position": HIDDEN,
    },
    "pitch": {
        "id": HIDDEN,
        "audience": _TEXT("Who listens"),
        "want": _TEXT("What it is for"),
        "goal_id": _TEXT("Goal it serves"),
        "who": _TEXT("Who I am"),
        "study": _TEXT("Study or work"),
        "interests": _TEXT("Interests"),
        "experience": _TEXT("Experience"),
        "accomplishment": _TEXT("Accomplishment"),
        "team": _TEXT("Credit to the team"),
        "skills": _TEXT("Strongest skills"),
        "memorable": _TEXT("What makes me memorable"),
        "question": _TEXT("Closing question"),
        "text": _TEXT("What is said"),
        "is_edited": HIDDEN,
        "based_on": _TEXT("Made from"),
    },
    "rehearsal": {
        "id": HIDDEN,
        "pitch_id": HIDDEN,
        "at": HIDDEN,
        "seconds": FieldWords("Rehearsal", Form.SECONDS),
        "words": HIDDEN,
        "rating": HIDDEN,
    },
    "own_question": {
        "id": HIDDEN,
        "text": _TEXT("Question"),
        "kind": FieldWords("Kind", Form.WORD),
        "topic": _TEXT("Topic"),
        "tiara": FieldWords("Class", Form.WORD),
        "must": FieldWords("Must ask", Form.FLAG),
        "key": HIDDEN,
        "hidden": FieldWords("Hidden", Form.FLAG),
    },
    "practice": {
        "id": HIDDEN,
        "question": _TEXT("Question"),
        "at": HIDDEN,
        "rating": _TEXT("How it went"),
        "note": _TEXT("To say better"),
    },
    "journey_round": {"id": HIDDEN, "begun": FieldWords("Begun", Form.DAY)},
}
"""Words for each column of each recorded table."""

KINDS: dict[str, str] = {
    "email": "Email",
    "phone": "Phone",
    "link": "Link",
    "shared_ground": "Shared ground",
    "research": "What you found out",
    "about_person": "About this person",
    "stories": "Story to tell",
    "bring": "Bring",
}
"""What one entry of a list is called, by the column `kind` of its table."""

LISTS = frozenset(
    {
        "contact_value", "contact_address", "contact_date", "contact_tag", "contact_own",
        "interaction_contact", "plan_line", "plan_question", "plan_research", "merged", "organization_line",
        "event_line", "event_contact", "goal_contact", "rehearsal",
    }
)  # fmt: skip
"""Tables whose every row is one entry of a list, told in one line."""
