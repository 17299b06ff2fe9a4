"""A person on the desk and a record about them, field by field; and both made one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from netdesk.domain.contacts import Address, Contact, Labelled, LabelledDate
from netdesk.domain.dates import PartialDate
from netdesk.domain.drafts import Draft
from netdesk.domain.folding import fold
from netdesk.domain.marking import marked
from netdesk.domain.names import Name
from netdesk.exchange.comparing_own import merged_own, own_lines
from netdesk.exchange.kept_lines import added_lines
from netdesk.exchange.planning import ALL_FIELDS, Difference, FieldChange
from netdesk.exchange.recognising import email_key, link_key, names_agree, same_phone_of_one
from netdesk.exchange.record_uids import record_of


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
    if one.value == other.value:
        return True
    first, second = email_key(one.value), email_key(other.value)
    return first == second if first or second else one.value.strip() == other.value.strip()


def _same_phone(one: Labelled, other: Labelled) -> bool:
    return one.value == other.value or same_phone_of_one(one.value, other.value)


def _same_link(one: Labelled, other: Labelled) -> bool:
    return one.value == other.value or link_key(one.value) == link_key(other.value)


def _same_address(one: Address, other: Address) -> bool:
    return one == other or fold(" ".join(one.lines)) == fold(" ".join(other.lines))


def _same_date(one: LabelledDate, other: LabelledDate) -> bool:
    return one.date == other.date and (one.label == other.label or fold(one.label) == fold(other.label))


_SCALARS = marked(
    (
        _Scalar("organization", "Organization"),
        _Scalar("department", "Department"),
        _Scalar("title", "Title"),
        _Scalar("birthday", "Birthday", lambda value: value.iso),
        _Scalar("pronunciation", "Pronunciation"),
        _Scalar("how_met", "How you met"),
        _Scalar("where_met", "Where you met"),
        _Scalar("introducer", "Introduced by"),
        _Scalar("closeness", "Closeness"),
        _Scalar("rhythm_days", "Be in touch"),
        _Scalar("circle_id", "Circle"),
        _Scalar("starred", "Star", lambda _: marked("yes")),
        _Scalar("notes", "Notes"),
    )
)
_NAMES = marked(
    (
        ("nickname", "Nickname"),
        ("phonetic_given", "Phonetic given"),
        ("phonetic_family", "Phonetic family"),
    )
)
_LISTS = (
    _List("emails", "email", lambda each: each.value, _same_email),
    _List("phones", "phone", lambda each: each.value, _same_phone),
    _List("links", "link", lambda each: each.value, _same_link),
    _List("addresses", "address", lambda each: ", ".join(each.lines), _same_address),
    _List("dates", "date", lambda each: each.date.iso, _same_date),
    _List("tags", "Tag", str, lambda a, b: a == b or fold(a) == fold(b)),
)
SAME = {several.field: several.same for several in _LISTS}
"""When two values of a list are one, by the name of the contact's field."""
_QUIET = (Difference.EQUAL, Difference.ONLY_MINE)
# What belongs to an employer: with another employer, a title is that one's and fills no blank here.
_OF_THE_EMPLOYER = ("department", "title")


def compare(mine: Contact, draft: Draft) -> tuple[FieldChange, ...]:
    """Every line on which one of both says something, equal ones too, in the order of a contact's page."""
    theirs = draft.contact
    lines = [*_name_lines(mine, theirs)]
    for scalar in _SCALARS:
        lines += _scalar_line(scalar, mine, theirs)
    for several in _LISTS:
        lines += _list_lines(several, getattr(mine, several.field), getattr(theirs, several.field))
    lines += own_lines(mine.own, theirs.own)
    lines += _photo_line(mine, draft)
    lines += _other_lines(mine, theirs)
    return tuple(lines)


def differences(mine: Contact, draft: Draft) -> tuple[FieldChange, ...]:
    """Those lines of `compare` that change something or could.

    Found where the record says something, and nowhere else: of 100,000 records most say little.
    """
    theirs = draft.contact
    lines = [] if theirs.name == mine.name else _name_lines(mine, theirs)
    for scalar in _SCALARS:
        new = getattr(theirs, scalar.field)
        if new and new != getattr(mine, scalar.field):
            lines += _scalar_line(scalar, mine, theirs)
    for several in _LISTS:
        if new := getattr(theirs, several.field):
            lines += _added_lines(several, getattr(mine, several.field), new)
    if theirs.own:
        lines += own_lines(mine.own, theirs.own)
    lines += _photo_line(mine, draft)
    lines += _other_lines(mine, theirs)
    return tuple(line for line in lines if line.kind not in _QUIET)


def merged(mine: Contact, draft: Draft, theirs: frozenset[str] = frozenset()) -> Contact:
    """Return `mine` with what the record adds: blanks filled, lists united, never anything blanked.

    `theirs` names fields for which the record's value replaces mine ("*": all); notes are then joined. Nobody
    who is on the desk is put into the archive by a record.
    """
    other = draft.contact
    changes: dict[str, Any] = {}
    for scalar in _SCALARS:
        new = getattr(other, scalar.field)
        if not new:
            continue
        kind = _scalar_kind(scalar.field, mine, other)
        if kind is Difference.FILLS or (kind is Difference.CHOICE and _is_chosen(scalar.field, mine, theirs)):
            changes[scalar.field] = _joined_notes(mine.notes, new) if scalar.field == "notes" else new
    for several in _LISTS:
        added = _added(several, getattr(mine, several.field), getattr(other, several.field))
        if added:
            changes[several.field] = (*getattr(mine, several.field), *added)
    own = merged_own(mine.own, other.own, lambda field: _chosen(field, theirs))
    if own != mine.own:
        changes["own"] = own
    if new_lines := added_lines(mine.extra, other.extra):
        changes["extra"] = (*mine.extra, *new_lines)
    photo = photo_hash(draft)
    if photo and (not mine.photo or _chosen("photo", theirs)):
        changes["photo"] = photo
    if other.uid and not mine.uid and not record_of(other.uid):
        changes["uid"] = other.uid
    name = _merged_name(mine, other, theirs)
    return replace(mine, name=name, **changes) if changes or name != mine.name else mine


def _is_chosen(field: str, mine: Contact, theirs: frozenset[str]) -> bool:
    """Whether the record's value was asked for; a blank title goes with the employer."""
    with_employer = field in _OF_THE_EMPLOYER and not getattr(mine, field)
    return _chosen(field, theirs) or (with_employer and _chosen("organization", theirs))


def _joined_notes(mine: str, theirs: str) -> str:
    return theirs if mine in theirs else f"{mine}\n\n{theirs}"


def photo_hash(draft: Draft) -> str:
    """What `Contact.photo` will be for the record's picture; "" without one."""
    return hashlib.sha256(draft.photo.data).hexdigest() if draft.photo else draft.contact.photo


def _chosen(field: str, theirs: frozenset[str]) -> bool:
    return field in theirs or ALL_FIELDS in theirs


def _name_lines(mine: Contact, theirs: Contact) -> list[FieldChange]:
    lines: list[FieldChange] = []
    own, new = mine.name.shown, theirs.name.shown
    if own or new:
        lines.append(FieldChange("name", marked("Name"), own, new, _kind(own, new, own == new)))
    for field, label in _NAMES:
        own, new = getattr(mine.name, field), getattr(theirs.name, field)
        if own or new:
            lines.append(FieldChange(field, label, own, new, _kind(own, new, own == new)))
    return lines


def _merged_name(mine: Contact, other: Contact, theirs: frozenset[str]) -> Name:
    if other.name == mine.name or other.name.is_blank:
        return mine.name
    name = (
        other.name if mine.name.is_blank or _chosen("name", theirs) else _filled_name(mine.name, other.name)
    )
    kept = {}
    for field in ("nickname", "phonetic_given", "phonetic_family"):
        own, new = getattr(mine.name, field), getattr(other.name, field)
        kept[field] = new if new and (not own or _chosen(field, theirs)) else own
    return replace(name, **kept)


def _filled_name(mine: Name, theirs: Name) -> Name:
    """My name with the parts it lacks; the whole of it reads as before."""
    blank = not (mine.given or mine.family or mine.further)
    if not blank or not names_agree(mine.shown, theirs.shown):
        return mine
    parts = {field: getattr(theirs, field) for field in ("given", "further", "family")}
    return replace(mine, display=mine.shown, **parts) if any(parts.values()) else mine


def _scalar_kind(field: str, mine: Contact, theirs: Contact) -> Difference:
    own, new = getattr(mine, field), getattr(theirs, field)
    if not new:
        return Difference.ONLY_MINE
    if own == new:
        return Difference.EQUAL
    if field == "introducer" and mine.introduced_by is not None:
        # Somebody on the desk is better than a name in words.
        return Difference.EQUAL
    if not own:
        moved = field in _OF_THE_EMPLOYER and _scalar_kind("organization", mine, theirs) is Difference.CHOICE
        return Difference.CHOICE if moved else Difference.FILLS
    if isinstance(own, PartialDate):
        return _birthday_kind(own, new)
    if isinstance(own, str):
        same = fold(new) in fold(own) if field == "notes" else fold(own) == fold(new)
    else:
        same = own == new
    return Difference.EQUAL if same else Difference.CHOICE


def _birthday_kind(mine: PartialDate, theirs: PartialDate) -> Difference:
    """A year is added to the same day; the same day without one says nothing new."""
    if (mine.month, mine.day) == (theirs.month, theirs.day):
        if mine.year is None and theirs.year is not None:
            return Difference.FILLS
        if theirs.year is None or theirs.year == mine.year:
            return Difference.EQUAL
    return Difference.CHOICE


def _scalar_line(scalar: _Scalar, mine: Contact, theirs: Contact) -> list[FieldChange]:
    own, new = getattr(mine, scalar.field), getattr(theirs, scalar.field)
    if not own and not new:
        return []
    words = scalar.words(own) if own else "", scalar.words(new) if new else ""
    return [FieldChange(scalar.field, scalar.label, *words, _scalar_kind(scalar.field, mine, theirs))]


def _photo_line(mine: Contact, draft: Draft) -> list[FieldChange]:
    photo = photo_hash(draft)
    if not (mine.photo or photo):
        return []
    a_photo = marked("a photo")
    words = a_photo if mine.photo else "", a_photo if photo else ""
    return [FieldChange("photo", marked("Photo"), *words, _kind(mine.photo, photo, mine.photo == photo))]


def _other_lines(mine: Contact, theirs: Contact) -> list[FieldChange]:
    """What has no line of its own: the card's id, and properties that are only kept."""
    found = [line.partition(":")[0].rpartition(".")[2] for line in added_lines(mine.extra, theirs.extra)]
    if theirs.uid and not mine.uid and not record_of(theirs.uid):
        found.append("the id of the card")
    names = ", ".join(dict.fromkeys(name for name in found if name.upper() != "X-ABLABEL"))
    return [FieldChange("extra", marked("Other details"), "", names, Difference.ADDS)] if names else []


def _added(several: _List, mine: Sequence[Any], theirs: Sequence[Any]) -> list[Any]:
    """The values that I do not have, each once."""
    if not theirs or theirs == mine:
        return []
    added: list[Any] = []
    for value in theirs:
        if not _among(value, mine, several.same) and not _among(value, added, several.same):
            added.append(value)
    return added


def _list_lines(several: _List, mine: Sequence[Any], theirs: Sequence[Any]) -> list[FieldChange]:
    if not mine and not theirs:
        return []
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
    return lines + _added_lines(several, mine, theirs)


def _added_lines(several: _List, mine: Sequence[Any], theirs: Sequence[Any]) -> list[FieldChange]:
    kind = Difference.ADDS if mine else Difference.FILLS
    return [
        FieldChange(several.field, _label(several, value), "", several.words(value), kind)
        for value in _added(several, mine, theirs)
    ]


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
