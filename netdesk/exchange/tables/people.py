"""A row of a table, with what its columns mean, as a contact."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from sys import intern

from netdesk.domain.contacts import Address, Contact, Labelled, LabelledDate
from netdesk.domain.dates import PartialDate
from netdesk.domain.names import Name
from netdesk.domain.own_fields import OwnValue, field_key
from netdesk.exchange.cleaning import NOTE_LIMIT, bare_address, clean, clean_exact
from netdesk.exchange.tables.columns import OWN, Column
from netdesk.exchange.tables.marking import unmarked
from netdesk.exchange.tables.numbers import numbers_in
from netdesk.exchange.tables.own_kinds import own_value
from netdesk.exchange.written_days import day_of

_SEVERAL = re.compile(r"\s*:::\s*")
_WRAPPED = re.compile(r"<([^<>\s]+@[^<>\s]+)>")
_AMONG_WORDS = re.compile(r"[^\s<>\"'(){}\[\],;:|/]+@[^\s<>\"'(){}\[\],;:|/]+\.[^\s<>\"'(){}\[\],;:|/]+")
_BETWEEN_EMAILS = re.compile(r"[\s,;|/]+")
_NOTHING = frozenset((
    "-", "--", "---", "–", "—", "?", ".", "n/a", "#n/a", "n.a.", "null", "none", "nan", "undefined", "(none)",
    "(null)", "#ref!", "k.a.", "k. a.",
))  # fmt: skip
"""What programs and people write into a cell for which they have nothing. In a name it may be one."""

_NO_DATE = re.compile(r"[0\s/.\-:]*$")
_TAG_MARKS = re.compile(r"\s*(?::::|;|,)\s*")
_OWN_GROUPS = frozenset(("my contacts", "mycontacts", "contacts", "my contacts.", "friends.", "imported"))
_STARRED = "starred"
_LABELS = frozenset(("work", "home", "mobile", "other", "fax", "school", "website", "profile"))
_ADDRESS = ("extended", "po_box", "city", "region", "postal_code", "country")
_REFERRED = frozenset(("referredby", "referred by", "introduced by"))
_EXCHANGE = re.compile(r"/o=", re.IGNORECASE)
_NAME_FIELDS = (
    "display", "prefix", "given", "further", "family", "suffix", "nickname", "phonetic_given",
    "phonetic_family",
)  # fmt: skip


@dataclass(slots=True)
class Person:
    """What a row says, while it is read. `problems` are remarks on values that could not be taken as they
    are."""

    plain: dict[str, str] = field(default_factory=dict)
    emails: list[Labelled] = field(default_factory=list)
    phones: list[Labelled] = field(default_factory=list)
    links: list[Labelled] = field(default_factory=list)
    dates: list[LabelledDate] = field(default_factory=list)
    addresses: dict[str, dict[str, str]] = field(default_factory=dict)
    birthday: PartialDate | None = None
    born: dict[str, str] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    starred: bool = False
    circle: str = ""
    own: dict[str, OwnValue] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def person_of(cells: Sequence[str], columns: Sequence[Column], *, day_first: bool = False) -> Person:
    """Read one row. Cells beyond the columns are not looked at."""
    labels = {
        column.group: _label(cell)
        for cell, column in zip(cells, columns, strict=False)
        if column.part == "label" and cell.strip()
    }
    person = Person()
    for cell, column in zip(cells, columns, strict=False):
        if column.field and column.part != "label" and (text := clean(unmarked(cell), NOTE_LIMIT)):
            _take(person, column, text, labels.get(column.group, column.label), day_first)
    return person


def contact_of(person: Person) -> Contact:
    """The contact that a row makes; a blank one when it says nothing."""
    plain = person.plain
    name = Name(**{part: plain.get(part, "") for part in _NAME_FIELDS})
    name = _without_repetition(name)
    return Contact(
        name=name,
        # Many share these: one copy of each is enough.
        title=intern(plain.get("job", "")),
        emails=tuple(dict.fromkeys(person.emails)),
        phones=tuple(dict.fromkeys(person.phones)),
        links=tuple(dict.fromkeys(person.links)),
        addresses=tuple(_address(parts) for parts in person.addresses.values() if _has_address(parts)),
        dates=tuple(person.dates),
        birthday=person.birthday or _born(person.born),
        tags=tuple(dict.fromkeys(person.tags)),
        notes="\n".join(person.notes)[:NOTE_LIMIT],
        starred=person.starred,
        organization=intern(plain.get("organization", "")),
        department=plain.get("department", ""),
        pronunciation=plain.get("pronunciation", ""),
        how_met=plain.get("how_met", ""),
        where_met=plain.get("where_met", ""),
        introducer=plain.get("introducer", ""),
        uid=plain.get("uid", ""),
        own=tuple(person.own.values()),
    )


def _take(person: Person, column: Column, text: str, label: str, day_first: bool) -> None:
    kind = column.field
    if kind in ("email", "phone", "link"):
        _take_values(person, kind, text, label)
    elif kind == "address":
        parts = person.addresses.setdefault(column.group, {})
        parts[column.part] = text
        parts["label"] = label
    elif kind in ("birthday", "date"):
        _take_day(person, kind, text, label or column.name, day_first)
    elif kind in ("birth_year", "birth_month", "birth_day"):
        person.born[kind] = text
    elif kind == "tags":
        _take_tags(person, text)
    elif kind == "notes":
        person.notes.insert(0, text)
    elif kind == "relation" and label.casefold() in _REFERRED:
        person.plain.setdefault("introducer", _line(text))
    elif kind in ("note", "relation"):
        person.notes.append(f"{label or column.name}: {text}")
    elif kind.startswith(OWN):
        _take_own(person, column, text, day_first)
    elif kind == "circle":
        if person.circle and person.circle != _line(text):
            person.notes.append(f"{column.name}: {text}")
        person.circle = person.circle or _line(text)
    else:
        _take_plain(person, column, kind, _line(_unwrapped(text) if kind == "display" else text))


def _take_plain(person: Person, column: Column, kind: str, text: str) -> None:
    """One value; what another column says otherwise goes into the notes, so that nothing is lost."""
    if kind in ("organization", "job", "department") and _plain_word(text) in _NOTHING:
        return
    if kind == "prefix" and (before := person.plain.get(kind, text)) != text:
        # "Frau" and "Dr." in columns of their own.
        person.plain[kind] = f"{before} {text}"
        return
    kept = person.plain.setdefault(kind, text)
    if kept != text:
        person.notes.append(f"{column.name}: {text}")


def _take_own(person: Person, column: Column, text: str, day_first: bool) -> None:
    name = column.field.removeprefix(OWN)
    value = own_value(column.kind, text, day_first)
    if value:
        kept = person.own.setdefault(field_key(name), OwnValue(name, value, column.kind))
        if kept.value != value:
            person.notes.append(f"{column.name}: {text}")
    else:
        person.problems.append(f"“{text[:40]}” is no {column.kind.value}; it was put into the notes.")
        person.notes.append(f"{name}: {text}")


def _unwrapped(name: str) -> str:
    """Without the apostrophes in which some programs have wrapped names."""
    return name[1:-1] if len(name) > 2 and name[0] == name[-1] == "'" else name


def _take_values(person: Person, kind: str, text: str, label: str) -> None:
    values = {"email": person.emails, "phone": person.phones, "link": person.links}[kind]
    for piece, own_label in _pieces(kind, text):
        value = clean_exact(piece)
        if not value or _plain_word(value) in _NOTHING:
            continue
        if kind == "email":
            value = _email_in(person, value)
        called = own_label or label
        if kind == "link" and not called and "linkedin.com/" in value.casefold():
            called = "LinkedIn"
        if value:
            values.append(Labelled(value, called))


def _email_in(person: Person, text: str) -> str:
    """The address in what a cell for emails says, "" for none; other words are kept in the notes."""
    if _EXCHANGE.match(text):
        # The name of a mailbox inside one company's own server is no address.
        return ""
    text = bare_address(text.removeprefix("mailto:")).removeprefix("mailto:")
    if "@" not in text:
        person.notes.append(f"Email: {text}")
        return ""
    found: list[str] = _AMONG_WORDS.findall(text) if " " in text else []
    if len(found) != 1:
        return text
    # "ann@... (work)": somebody's words about an address are kept, beside it.
    if _plain_word(text.replace(found[0], "").strip(" :;,.()<>-")) not in ("", "email", "mail"):
        person.notes.append(f"Email: {text}")
    return found[0].rstrip(".")


def _pieces(kind: str, text: str) -> list[tuple[str, str]]:
    """The values in a cell, each with a label of its own or "": some programs, and people, put several into
    one."""
    pieces = _SEVERAL.split(text)
    if kind == "email" and len(pieces) == 1 and text.count("@") > 1:
        pieces = _WRAPPED.findall(text) or [piece for piece in _BETWEEN_EMAILS.split(text) if piece]
    elif kind == "phone" and len(pieces) == 1:
        return numbers_in(text) if not text.isdecimal() else [(text, "")]
    return [(piece, "") for piece in pieces]


def _take_day(person: Person, kind: str, text: str, label: str, day_first: bool) -> None:
    if _NO_DATE.match(text):
        return
    day = day_of(text, day_first)
    if day is None:
        person.problems.append(f"The date “{text[:40]}” cannot be read; it was put into the notes.")
        person.notes.append(f"{label if kind == 'date' else 'Birthday'}: {text}")
    elif kind == "birthday" and person.birthday in (None, day):
        person.birthday = day
    else:
        person.dates.append(LabelledDate(day, label.lower() if label else "other"))


def _take_tags(person: Person, text: str) -> None:
    for piece in _TAG_MARKS.split(text):
        tag = piece.lstrip("* ").strip()
        if tag.casefold() == _STARRED:
            person.starred = True
        elif tag and tag.casefold() not in _OWN_GROUPS:
            person.tags.append(tag)


def _label(cell: str) -> str:
    """A label without the mark of the preferred value and without Apple's wrapping; first of several."""
    label = _SEVERAL.split(cell.strip())[0].lstrip("* ").strip()
    return label.casefold() if label.casefold() in _LABELS else label


def _plain_word(text: str) -> str:
    return text.strip().casefold() if len(text) < 12 else text


def _line(text: str) -> str:
    return " ".join(text.split())


def _has_address(parts: dict[str, str]) -> bool:
    return any(value for part, value in parts.items() if part != "label")


def _address(parts: dict[str, str]) -> Address:
    streets = [parts[key] for key in sorted(parts) if key.startswith("street")]
    plain = {key: parts.get(key, "") for key in _ADDRESS}
    if not streets and not any(plain.values()):
        return Address(street=parts.get("formatted", ""), label=parts["label"])
    return Address(street="\n".join(streets), label=parts["label"], **plain)


def _born(parts: dict[str, str]) -> PartialDate | None:
    try:
        month, day = int(parts["birth_month"]), int(parts["birth_day"])
        year = int(parts.get("birth_year") or 0)
        return PartialDate(month, day, year or None)
    except (KeyError, ValueError):
        return None


def _without_repetition(name: Name) -> Name:
    """Without a whole name that only says the parts again, so that editing a part changes what is shown;
    without a family name that was written behind the given one too."""
    whole = " ".join(name.display.split())
    if whole and (name.given or name.family) and whole == replace(name, display="").shown:
        return replace(name, display="")
    if not whole and name.family and name.given.casefold().endswith(f" {name.family.casefold()}"):
        return replace(name, given=name.given[: -len(name.family)].rstrip())
    return name
