"""A change told in words: whom and what it touched, field by field, from what to what. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from netdesk.domain.history import RowChange
from netdesk.domain.history_fields import FIELDS, LISTS, Form
from netdesk.domain.history_values import (
    Names,
    entry_note,
    entry_value,
    entry_words,
    id_of,
    text_of,
    value_of,
)

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
    return {id_of(row.whole.get("former_id")) for row in every}


def _as_merged(subject: Subject, merged: set[int]) -> Subject:
    """Whoever became a part of somebody was not deleted."""
    gone = subject.kind == "contact" and subject.what is What.DELETED and subject.id in merged
    return replace(subject, what=What.MERGED) if gone else subject


def owner_of(row: RowChange, names: Names) -> tuple[str, int] | None:
    """The table and id of what a row belongs to; None for what is not told."""
    if row.table in _ORDER:
        return row.table, row.id
    whole = row.whole
    if row.table in _OWNED:
        kind = _OWNED[row.table]
        return kind, id_of(whole.get(f"{kind}_id"))
    if row.table in ("plan_line", "plan_question", "plan_research"):
        plan = id_of(whole.get("plan_id"))
        return "interaction", names.plans.get(plan, plan)
    if row.table == "import_digest" or "contact_id" not in whole:
        return None
    return "contact", id_of(whole["contact_id"])


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
    for place, name in enumerate(
        (
            "contact", "interaction", "event", "organization", "goal", "pitch", "own_question", "practice",
            "journey_round", "circle", "own_field", "saved_search",
        )
    )
}  # fmt: skip
_OWNED = {
    "interaction_contact": "interaction",
    "plan": "interaction",
    "event_line": "event",
    "event_contact": "event",
    "organization_line": "organization",
    "goal_contact": "goal",
    "rehearsal": "pitch",
}
"""Tables whose rows are told with what they belong to."""
_TITLED_BY = {"goal": "statement", "pitch": "audience", "own_question": "text", "practice": "question"}
_DUE = "follow_up"
_NAMELESS = {"pitch": "A pitch", "journey_round": "A round of the journey", "organization": "An organization"}


def _subject(kind: str, row_id: int, rows: Sequence[RowChange], names: Names) -> Subject:
    own = next((row for row in rows if row.table == kind), None)
    what = What.CHANGED
    if own is not None and (own.old is None or own.new is None):
        what = What.ADDED if own.old is None else What.DELETED
    lines = [
        line for row in rows if row.table not in LISTS and row.table != _DUE for line in _fields(row, names)
    ]
    lines += _entries([row for row in rows if row.table in LISTS], names)
    # What is due stays with its day: two thank-yous are told twice.
    due = [line for row in rows if row.table == _DUE for line in _once(_fields(row, names))]
    return Subject(kind, row_id, _title(kind, row_id, own, names), what, (*_once(lines), *due))


def _title(kind: str, row_id: int, own: RowChange | None, names: Names) -> str:
    whole = own.whole if own else {}
    if kind == "contact":
        return str(names.contacts.get(row_id) or whole.get("shown") or "Somebody")
    if kind == "interaction":
        return str(names.interactions.get(row_id) or whole.get("kind") or "An interaction")
    if kind == "journey_round":
        return _NAMELESS[kind]
    known = names.things.get(kind, {}).get(row_id)
    said = known or whole.get(_TITLED_BY.get(kind, "name")) or names.circles.get(row_id, "")
    return str(said or _NAMELESS.get(kind, ""))


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
        was, became = (value_of(row.table, column, says, side, names) for side in (before, after))
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


def _entries(rows: Sequence[RowChange], names: Names) -> list[Line]:
    """A line for each entry of a list that came, went or changed; one for tags that came, one for those
    that went; one for an order that changed."""
    lines: list[Line] = []
    moved: dict[str, Line] = {}
    tags: dict[What, list[str]] = {}
    for row in rows:
        if row.table == "contact_tag" and (row.old is None or row.new is None):
            tags.setdefault(What.ADDED if row.old is None else What.DELETED, []).append(
                text_of(row.whole.get("name"))
            )
            continue
        line = _entry(row, names)
        if line.before == line.after and line.before_note == line.after_note:
            if row.table not in _UNORDERED:
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


_UNORDERED = frozenset({"interaction_contact", "event_contact", "goal_contact"})
"""Lists of people, whose order says little."""


def _entry(row: RowChange, names: Names) -> Line:
    before = {**row.rest, **row.old} if row.old is not None else {}
    after = {**row.rest, **row.new} if row.new is not None else {}
    label, form = entry_words(row, names)
    was, became = entry_value(row.table, before, names), entry_value(row.table, after, names)
    return Line(
        label,
        was,
        became,
        form,
        entry_note(row.table, before),
        entry_note(row.table, after),
        _what(was, became),
    )


def _once(lines: Iterable[Line]) -> list[Line]:
    """Each line once: two columns can tell the same, such as a day and its zone."""
    return list(dict.fromkeys(lines))
