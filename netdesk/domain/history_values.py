"""Single values of a changed row in words: what ids stand for, what one entry of a list says."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from netdesk.domain.contacts import Address
from netdesk.domain.history import RowChange
from netdesk.domain.history_fields import FIELDS, KINDS, FieldWords, Form


@dataclass(frozen=True, slots=True)
class Names:
    """What ids stand for: who is called what, of which interaction a plan is, what an own field holds.

    `things` has, for each kind of thing that has a name (event, goal, pitch, organization), names by id.
    """

    contacts: Mapping[int, str] = field(default_factory=dict)
    circles: Mapping[int, str] = field(default_factory=dict)
    interactions: Mapping[int, str] = field(default_factory=dict)
    plans: Mapping[int, int] = field(default_factory=dict)
    own_fields: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    things: Mapping[str, Mapping[int, str]] = field(default_factory=dict)


_PEOPLE = {
    "interaction_contact": "contact_id",
    "merged": "former_id",
    "event_contact": "contact_id",
    "goal_contact": "contact_id",
}
_THINGS = {"event_id": "event", "goal_id": "goal", "pitch_id": "pitch", "based_on": "pitch"}
_SAID_BY = {
    "contact_address": "street", "contact_date": "date", "contact_tag": "name", "plan_line": "text",
    "plan_question": "text", "organization_line": "text", "event_line": "text", "plan_research": "prompt",
    "rehearsal": "seconds", **_PEOPLE,
}  # fmt: skip
"""Of each list, the column that says what an entry is; "value" for the rest."""


def value_of(table: str, column: str, says: FieldWords, side: Mapping[str, object], names: Names) -> str:
    """What a column held on one side of a change; "" for blank."""
    raw = side.get(column)
    if column in ("introduced_by", "introducer") and table == "contact":
        by = names.contacts.get(id_of(side.get("introduced_by")), "")
        return by or text_of(side.get("introducer"))
    if column == "circle_id":
        return names.circles.get(id_of(raw), "a circle that is gone") if raw else ""
    if column in _THINGS:
        kind = _THINGS[column]
        article = "an" if kind == "event" else "a"
        return names.things.get(kind, {}).get(id_of(raw), f"{article} {kind} that is gone") if raw else ""
    if says.form is Form.MOMENT:
        wall, zone = ("due" if table == "follow_up" else "start"), "zone"
        return f"{text_of(side.get(wall))}|{text_of(side.get(zone))}" if side.get(wall) else ""
    if table == "follow_up" and column in ("what", "state") and side:
        due = text_of(side.get("what")) or text_of(side.get("kind"))
        return f"{due}, {raw}" if column == "state" else due
    if column == "extra" and raw:
        return "\n".join(map(str, json.loads(text_of(raw))))
    if column == "choices" and raw:
        return _choices(text_of(raw))
    return text_of(raw) if raw else ""


def _choices(raw: str) -> str:
    try:
        found = json.loads(raw)
    except ValueError:
        return raw
    return ", ".join(map(str, found)) if isinstance(found, list) else raw


def entry_words(row: RowChange, names: Names) -> tuple[str, Form]:
    """What an entry of a list is called, and how it reads."""
    whole = row.whole
    if row.table in ("contact_value", "plan_line"):
        return KINDS.get(text_of(whole.get("kind")), "Value"), Form.TEXT
    if row.table == "contact_own":
        label, kind = names.own_fields.get(id_of(whole.get("field_id")), ("A field of your own", "text"))
        return label, Form.DAY if kind == "date" else Form.TEXT
    says = FIELDS[row.table][_SAID_BY[row.table]]
    assert says is not None
    return says.label, says.form


def entry_value(table: str, side: Mapping[str, object], names: Names) -> str:
    """What an entry of a list said on one side of a change; "" when it was not there."""
    if not side:
        return ""
    if table in _PEOPLE:
        return names.contacts.get(id_of(side.get(_PEOPLE[table])), "somebody")
    if table == "contact_address":
        parts = Address.__dataclass_fields__.keys() - {"label"}
        return ", ".join(Address(**{part: text_of(side.get(part)) for part in parts}).lines) or "–"
    return text_of(side.get(_SAID_BY.get(table, "value")))


def entry_note(table: str, side: Mapping[str, object]) -> str:
    """What stands behind an entry in brackets."""
    if table == "plan_question" and side:
        answer = text_of(side.get("answer"))
        mark = "must ask" if side.get("must") else "if time"
        return f"{mark}: {answer}" if answer else mark
    if table == "plan_research" and side:
        return text_of(side.get("found")) or ("ask" if side.get("ask") else "blank")
    return text_of(side.get("label"))


def text_of(value: object) -> str:
    """A value as text; "" for none."""
    return "" if value is None else str(value)


def id_of(value: object) -> int:
    """A value as an id; 0 for none."""
    return value if isinstance(value, int) else 0
