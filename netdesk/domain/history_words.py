"""A change told in words: whom and what it touched, field by field, from what to what. Pure functions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from netdesk.domain.contacts import Address
from netdesk.domain.history import RowChange
from netdesk.domain.history_fields import FIELDS, KINDS, LISTS, FieldWords, Form

SHORT = 160
"""Longer texts are cut so that what differs stays in sight."""
_CONTEXT = 32


class What(Enum):
    """What became of somebody or something, or of one entry of theirs."""

    ADDED = "added"
    CHANGED = "changed"
    DELETED = "deleted"
    MOVED = "moved"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class Line:
    """One field: what it is called, what it was and what it became ("" for blank), how both read.

    The notes stand behind the values in brackets: what an email is for.
    """

    label: str
    before: str
    after: str
    form: Form = Form.TEXT
    before_note: str = ""
    after_note: str = ""
    what: What = What.CHANGED


@dataclass(frozen=True, slots=True)
class Subject:
    """Somebody or something a change touched. `kind` is the name of its table."""

    kind: str
    id: int
    title: str
    what: What
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """What ids stand for: who is called what, of which interaction a plan is, what an own field holds."""

    contacts: Mapping[int, str] = field(default_factory=dict)
    circles: Mapping[int, str] = field(default_factory=dict)
    interactions: Mapping[int, str] = field(default_factory=dict)
    plans: Mapping[int, int] = field(default_factory=dict)
    own_fields: Mapping[int, tuple[str, str]] = field(default_factory=dict)


def subjects(rows: Iterable[RowChange], names: Names) -> tuple[Subject, ...]:
    """Everybody and everything that the rows of a change touch, people first, each with its lines."""
    found: dict[tuple[str, int], list[RowChange]] = {}
    for row in rows:
        owner = owner_of(row, names)
        if owner is not None:
            found.setdefault(owner, []).append(row)
    told = [_subject(kind, row_id, own, names) for (kind, row_id), own in found.items()]
    merged = _merged(found)
    told = [_as_merged(each, merged) for each in told]
    kept = [each for each in told if each.lines or each.what is not What.CHANGED]
    return tuple(sorted(kept, key=lambda each: (_ORDER[each.kind], each.id)))


def _merged(found: Mapping[tuple[str, int], Sequence[RowChange]]) -> set[int]:
    """Who has become a part of somebody by these rows."""
    every = (row for rows in found.values() for row in rows if row.table == "merged" and row.old is None)
    return {_id(row.whole.get("former_id")) for row in every}


def _as_merged(subject: Subject, merged: set[int]) -> Subject:
    """Whoever became a part of somebody was not deleted."""
    gone = subject.kind == "contact" and subject.what is What.DELETED and subject.id in merged
    return replace(subject, what=What.MERGED) if gone else subject


def owner_of(row: RowChange, names: Names) -> tuple[str, int] | None:
    """The table and id of what a row belongs to; None for what is not told."""
    if row.table in _ORDER:
        return row.table, row.id
    whole = row.whole
    if row.table in ("interaction_contact", "plan"):
        return "interaction", _id(whole.get("interaction_id"))
    if row.table in ("plan_line", "plan_question"):
        plan = _id(whole.get("plan_id"))
        return "interaction", names.plans.get(plan, plan)
    if row.table == "import_digest" or "contact_id" not in whole:
        return None
    return "contact", _id(whole["contact_id"])


def shortened(before: str, after: str, room: int = SHORT) -> tuple[str, str]:
    """Both texts, cut to about `room` characters around the first and last place where they differ."""
    if len(before) <= room and len(after) <= room:
        return before, after
    most = min(len(before), len(after))
    start = next((at for at in range(most) if before[at] != after[at]), most)
    end = next((at for at in range(most - start) if before[-1 - at] != after[-1 - at]), most - start)
    return _cut(before, start, len(before) - end, room), _cut(after, start, len(after) - end, room)


def _cut(text: str, start: int, end: int, room: int) -> str:
    if len(text) <= room:
        return text
    first, last = _at_words(text, max(0, start - _CONTEXT), start, min(len(text), end + _CONTEXT), end)
    if last - first > room:
        half = room // 2
        middle = f"{text[first : first + half].rstrip()} … {text[last - half : last].lstrip()}"
    else:
        middle = text[first:last].strip()
    return f"{'… ' if first else ''}{middle}{' …' if last < len(text) else ''}"


def _at_words(text: str, first: int, start: int, last: int, end: int) -> tuple[int, int]:
    """Where to cut so that no word is cut in two, if there is a space between there and what differs."""
    if first:
        first = text.find(" ", first, start) + 1 or first
    if last < len(text):
        last = max(text.rfind(" ", end, last), end) if " " in text[end:last] else last
    return first, last


_ORDER = {
    name: place
    for place, name in enumerate(("contact", "interaction", "circle", "own_field", "saved_search"))
}


def _subject(kind: str, row_id: int, rows: Sequence[RowChange], names: Names) -> Subject:
    own = next((row for row in rows if row.table == kind), None)
    what = What.CHANGED
    if own is not None and (own.old is None or own.new is None):
        what = What.ADDED if own.old is None else What.DELETED
    lines = [line for row in rows if row.table not in LISTS for line in _fields(row, names)]
    lines += _entries([row for row in rows if row.table in LISTS], names)
    return Subject(kind, row_id, _title(kind, row_id, own, names), what, tuple(_once(lines)))


def _title(kind: str, row_id: int, own: RowChange | None, names: Names) -> str:
    whole = own.whole if own else {}
    if kind == "contact":
        return str(names.contacts.get(row_id) or whole.get("shown") or "Somebody")
    if kind == "interaction":
        return str(names.interactions.get(row_id) or whole.get("kind") or "An interaction")
    return str(whole.get("name") or names.circles.get(row_id, ""))


def _fields(row: RowChange, names: Names) -> list[Line]:
    """A line for each column that says something."""
    words = FIELDS.get(row.table, {})
    old, new = row.old or {}, row.new or {}
    before = {**row.rest, **old} if row.old is not None else {}
    after = {**row.rest, **new} if row.new is not None else {}
    lines = []
    for column, says in words.items():
        if says is None or column not in {*old, *new} or _is_told_elsewhere(row, column):
            continue
        was, became = (_value(row.table, column, says, side, names) for side in (before, after))
        if was != became:
            lines.append(Line(says.label, was, became, says.form, what=_what(was, became)))
    return lines


def _is_told_elsewhere(row: RowChange, column: str) -> bool:
    """True for the parts of a name when the whole name changed, and for the state of what is due when it
    came or went."""
    old, new = row.old, row.new
    if row.table == "follow_up" and column == "state":
        return old is None or new is None
    if row.table != "contact" or column not in _NAME_PARTS:
        return False
    return not old or not new or old.get("shown") != new.get("shown")


_NAME_PARTS = ("given", "family", "prefix", "suffix", "further")


def _what(before: str, after: str) -> What:
    if before and after:
        return What.CHANGED
    return What.ADDED if after else What.DELETED


def _value(table: str, column: str, says: FieldWords, side: Mapping[str, object], names: Names) -> str:
    raw = side.get(column)
    if column in ("introduced_by", "introducer") and table == "contact":
        by = names.contacts.get(_id(side.get("introduced_by")), "")
        return by or _text(side.get("introducer"))
    if column == "circle_id":
        return names.circles.get(_id(raw), "a circle that is gone") if raw else ""
    if says.form is Form.MOMENT:
        wall, zone = ("due" if table == "follow_up" else "start"), "zone"
        return f"{_text(side.get(wall))}|{_text(side.get(zone))}" if side.get(wall) else ""
    if table == "follow_up" and column in ("what", "state") and side:
        due = _text(side.get("what")) or _text(side.get("kind"))
        return f"{due}, {raw}" if column == "state" else due
    if column == "extra" and raw:
        return "\n".join(map(str, json.loads(_text(raw))))
    if column == "choices" and raw:
        return _choices(_text(raw))
    return _text(raw) if raw else ""


def _choices(raw: str) -> str:
    try:
        found = json.loads(raw)
    except ValueError:
        return raw
    return ", ".join(map(str, found)) if isinstance(found, list) else raw


def _entries(rows: Sequence[RowChange], names: Names) -> list[Line]:
    """A line for each entry of a list that came, went or changed; one for tags that came, one for those
    that went; one for an order that changed."""
    lines: list[Line] = []
    moved: dict[str, Line] = {}
    tags: dict[What, list[str]] = {}
    for row in rows:
        if row.table == "contact_tag" and (row.old is None or row.new is None):
            tags.setdefault(What.ADDED if row.old is None else What.DELETED, []).append(
                _text(row.whole.get("name"))
            )
            continue
        line = _entry(row, names)
        if line.before == line.after and line.before_note == line.after_note:
            if row.table != "interaction_contact":
                moved.setdefault(line.label, Line(line.label, "", "", what=What.MOVED))
        else:
            lines.append(line)
    for what, found in tags.items():
        told = ", ".join(found)
        label = "Tag" if len(found) == 1 else "Tags"
        before, after = ("", told) if what is What.ADDED else (told, "")
        lines.append(Line(label, before, after, what=what))
    told_already = {line.label for line in lines}
    return lines + [line for label, line in moved.items() if label not in told_already]


def _entry(row: RowChange, names: Names) -> Line:
    before = {**row.rest, **row.old} if row.old is not None else {}
    after = {**row.rest, **row.new} if row.new is not None else {}
    label, form = _entry_words(row, names)
    was, became = _entry_value(row.table, before, names), _entry_value(row.table, after, names)
    return Line(
        label,
        was,
        became,
        form,
        _entry_note(row.table, before),
        _entry_note(row.table, after),
        _what(was, became),
    )


def _entry_words(row: RowChange, names: Names) -> tuple[str, Form]:
    whole = row.whole
    if row.table in ("contact_value", "plan_line"):
        return KINDS.get(_text(whole.get("kind")), "Value"), Form.TEXT
    if row.table == "contact_own":
        label, kind = names.own_fields.get(_id(whole.get("field_id")), ("A field of your own", "text"))
        return label, Form.DAY if kind == "date" else Form.TEXT
    column = {
        "contact_address": "street", "contact_date": "date", "contact_tag": "name",
        "interaction_contact": "contact_id", "plan_question": "text", "merged": "former_id",
    }[row.table]  # fmt: skip
    says = FIELDS[row.table][column]
    assert says is not None
    return says.label, says.form


def _entry_value(table: str, side: Mapping[str, object], names: Names) -> str:
    if not side:
        return ""
    if table in _PEOPLE:
        return names.contacts.get(_id(side.get(_PEOPLE[table])), "somebody")
    if table == "contact_address":
        parts = Address.__dataclass_fields__.keys() - {"label"}
        return ", ".join(Address(**{part: _text(side.get(part)) for part in parts}).lines) or "–"
    column = {"contact_date": "date", "contact_tag": "name", "plan_line": "text", "plan_question": "text"}
    return _text(side.get(column.get(table, "value")))


_PEOPLE = {"interaction_contact": "contact_id", "merged": "former_id"}


def _entry_note(table: str, side: Mapping[str, object]) -> str:
    if table == "plan_question" and side:
        return "must ask" if side.get("must") else "if time"
    return _text(side.get("label"))


def _once(lines: Iterable[Line]) -> list[Line]:
    """Each line once: two columns can tell the same, such as a day and its zone."""
    return list(dict.fromkeys(lines))


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _id(value: object) -> int:
    return value if isinstance(value, int) else 0
