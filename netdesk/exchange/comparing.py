"""A person on the desk and a record about them, field by field; and both made one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from netdesk.domain.contacts import Address, Contact, Labelled, LabelledDate
from netdesk.domain.drafts import Draft
from netdesk.domain.folding import fold
from netdesk.exchange.planning import ALL_FIELDS, Difference, FieldChange
from netdesk.exchange.recognising import digits_of, email_key, link_key, same_phone


@dataclass(frozen=True, slots=True)
class _Scalar:
    """A field there is once: its name, what to call it, how it reads."""

    field: str
    label: str
    words: Callable[[Any], str] = str


@dataclass(frozen=True, slots=True)
class _List:
    """A field with several values: name, what one is called, how it reads, when two are one."""

    field: str
    label: str
    words: Callable[[Any], str]
    same: Callable[[Any, Any], bool]


def _same_email(one: Labelled, other: Labelled) -> bool:
    first, second = email_key(one.value), email_key(other.value)
    return first == second if first or second else one.value.strip() == other.value.strip()


def _same_phone(one: Labelled, other: Labelled) -> bool:
    if not digits_of(one.value) and not digits_of(other.value):
        return one.value.strip() == other.value.strip()
    return same_phone(one.value, other.value, "")


def _same_address(one: Address, other: Address) -> bool:
    return fold(" ".join(one.lines)) == fold(" ".join(other.lines))


_SCALARS = (
    _Scalar("organization", "Organization"),
    _Scalar("department", "Department"),
    _Scalar("title", "Title"),
    _Scalar("birthday", "Birthday", lambda value: value.iso),
    _Scalar("pronunciation", "Pronunciation"),
    _Scalar("how_met", "How you met"),
    _Scalar("where_met", "Where you met"),
    _Scalar("introducer", "Introduced by"),
    _Scalar("closeness", "Closeness"),
    _Scalar("rhythm_days", "In touch every (days)"),
    _Scalar("circle_id", "Circle"),
    _Scalar("notes", "Notes"),
)
_LISTS = (
    _List("emails", "email", lambda each: each.value, _same_email),
    _List("phones", "phone", lambda each: each.value, _same_phone),
    _List("links", "link", lambda each: each.value, lambda a, b: link_key(a.value) == link_key(b.value)),
    _List("addresses", "address", lambda each: ", ".join(each.lines), _same_address),
    _List(
        "dates",
        "date",
        lambda each: each.date.iso,
        lambda a, b: (a.date, fold(a.label)) == (b.date, fold(b.label)),
    ),
    _List("tags", "Tag", str, lambda a, b: fold(a) == fold(b)),
)
_SILENT = ("extra",)


def compare(mine: Contact, draft: Draft) -> tuple[FieldChange, ...]:
    """Every line on which one of both says something, equal ones too, in the order of a contact's page."""
    theirs = draft.contact
    lines = [*_name_lines(mine, theirs)]
    for scalar in _SCALARS:
        lines += _scalar_line(scalar, getattr(mine, scalar.field), getattr(theirs, scalar.field))
    for several in _LISTS:
        lines += _list_lines(several, getattr(mine, several.field), getattr(theirs, several.field))
    photo = _photo_hash(draft)
    if mine.photo or photo:
        words = "a photo" if mine.photo else "", "a photo" if photo else ""
        lines.append(FieldChange("photo", "Photo", *words, _kind(mine.photo, photo, mine.photo == photo)))
    return tuple(lines)


def differences(mine: Contact, draft: Draft) -> tuple[FieldChange, ...]:
    """Those lines of `compare` that change something or could."""
    quiet = (Difference.EQUAL, Difference.ONLY_MINE)
    return tuple(line for line in compare(mine, draft) if line.kind not in quiet)


def merged(mine: Contact, draft: Draft, theirs: frozenset[str] = frozenset()) -> Contact:
    """Return `mine` with what the record adds: blanks filled, lists united, never anything blanked.

    `theirs` names fields for which the record's value replaces mine ("*": all).
    """
    other = draft.contact
    changes: dict[str, Any] = {}
    for scalar in _SCALARS:
        value, new = getattr(mine, scalar.field), getattr(other, scalar.field)
        if new and (not value or _chosen(scalar.field, theirs)):
            changes[scalar.field] = new
    for several in _LISTS:
        value = getattr(mine, several.field)
        added = [each for each in getattr(other, several.field) if not _among(each, value, several.same)]
        if added:
            changes[several.field] = (*value, *added)
    added_lines = tuple(line for line in other.extra if line not in mine.extra)
    if added_lines:
        changes["extra"] = (*mine.extra, *added_lines)
    photo = _photo_hash(draft)
    if photo and (not mine.photo or _chosen("photo", theirs)):
        changes["photo"] = photo
    if other.uid and not mine.uid:
        changes["uid"] = other.uid
    return replace(mine, name=_merged_name(mine, other, theirs), **changes)


def photo_hash(draft: Draft) -> str:
    """What `Contact.photo` will be for the record's picture; "" without one."""
    return _photo_hash(draft)


def _photo_hash(draft: Draft) -> str:
    return hashlib.sha256(draft.photo.data).hexdigest() if draft.photo else draft.contact.photo


def _chosen(field: str, theirs: frozenset[str]) -> bool:
    return field in theirs or ALL_FIELDS in theirs


def _name_lines(mine: Contact, theirs: Contact) -> list[FieldChange]:
    lines: list[FieldChange] = []
    own, new = mine.name.shown, theirs.name.shown
    if own or new:
        lines.append(FieldChange("name", "Name", own, new, _kind(own, new, own == new)))
    for field, label in (
        ("nickname", "Nickname"),
        ("phonetic_given", "Phonetic given"),
        ("phonetic_family", "Phonetic family"),
    ):
        own, new = getattr(mine.name, field), getattr(theirs.name, field)
        if own or new:
            lines.append(FieldChange(field, label, own, new, _kind(own, new, own == new)))
    return lines


def _merged_name(mine: Contact, other: Contact, theirs: frozenset[str]) -> Any:
    if other.name.is_blank:
        return mine.name
    name = other.name if mine.name.is_blank or _chosen("name", theirs) else mine.name
    kept = {}
    for field in ("nickname", "phonetic_given", "phonetic_family"):
        own, new = getattr(mine.name, field), getattr(other.name, field)
        kept[field] = new if new and (not own or _chosen(field, theirs)) else own
    return replace(name, **kept)


def _scalar_line(scalar: _Scalar, mine: Any, theirs: Any) -> list[FieldChange]:
    if not mine and not theirs:
        return []
    own = scalar.words(mine) if mine else ""
    new = scalar.words(theirs) if theirs else ""
    return [FieldChange(scalar.field, scalar.label, own, new, _kind(own, new, own.strip() == new.strip()))]


def _list_lines(several: _List, mine: Sequence[Any], theirs: Sequence[Any]) -> list[FieldChange]:
    lines: list[FieldChange] = []
    left = list(theirs)
    for value in mine:
        same = next((each for each in left if several.same(value, each)), None)
        if same is not None:
            left.remove(same)
            kind, new = Difference.EQUAL, several.words(same)
        else:
            kind, new = Difference.ONLY_MINE, ""
        lines.append(FieldChange(several.field, _label(several, value), several.words(value), new, kind))
    added: list[Any] = []
    for value in left:
        if _among(value, mine, several.same) or _among(value, added, several.same):
            continue
        added.append(value)
        kind = Difference.ADDS if mine else Difference.FILLS
        lines.append(FieldChange(several.field, _label(several, value), "", several.words(value), kind))
    return lines


def _among(value: Any, values: Sequence[Any], same: Callable[[Any, Any], bool]) -> bool:
    return any(same(value, each) for each in values)


def _label(several: _List, value: Any) -> str:
    label = getattr(value, "label", "")
    if not label:
        return several.label.capitalize()
    if isinstance(value, LabelledDate):
        return str(label).capitalize()
    return f"{label[:1].upper()}{label[1:]} {several.label}"


def _kind(mine: str, theirs: str, equal: bool) -> Difference:
    if not theirs:
        return Difference.ONLY_MINE
    if not mine:
        return Difference.FILLS
    return Difference.EQUAL if equal else Difference.CHOICE
