"""What the columns of a table mean, told by their headers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from netdesk.domain.own_fields import OwnKind
from netdesk.exchange.linkedin_words import COLUMNS
from netdesk.exchange.tables import header_words as words
from netdesk.exchange.tables.header_words import plain_header
from netdesk.exchange.tables.other_words import (
    ABOUT_EMAIL,
    BOUGHT,
    CAME,
    NO_LINK,
    OTHERS,
    WHOSE,
    asked_for,
    field_of_somebody,
)


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds. `field` is "" for one that is left out.

    `group` names what several columns make up together (an address, a value and its label), `part` which
    part of it this is; `label` is the label of a value ("work"). `name` is the header as it stands. `kind` is
    that of a field of the user's own.
    """

    field: str
    name: str = ""
    label: str = ""
    group: str = ""
    part: str = "value"
    kind: OwnKind = OwnKind.TEXT


LEFT_OUT = Column("")
OWN: Final = "own:"
"""Before the name of a field of the user's own, in `Column.field`."""

_NUMBERED = re.compile(
    r"(e ?mail|phone|address|website|link|date|im|organization|relation|event|custom field"
    r"|user defined field|jot) (\d+)(?: (.+))?"
)
_ALONE = {"e mail": "email", "email": "email", "phone": "phone", "link": "link", "date": "date"}
"""What can be numbered without saying that the column holds the value."""
_ADDRESS_PARTS = {
    "formatted": "formatted",
    "street": "street",
    "extended address": "extended",
    "po box": "po_box",
    "city": "city",
    "region": "region",
    "postal code": "postal_code",
    "country": "country",
}
_ORGANIZATION_PARTS = {"name": "organization", "title": "job", "department": "department"}
LONE_PHONES = {
    "home": "home", "work": "work", "mobile": "mobile", "other": "other", "primary": "", "cell": "mobile",
    "ufficio": "work", "abitazione": "home", "particular": "home", "trabajo": "work", "bureau": "work",
    "domicile": "home",
}  # fmt: skip
"""Words that say of which kind a number is, where nothing else is said."""

_NUMBER = re.compile(r"\b([2-9])\b")
_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ELSEWHERE: Final = {
    plain_header(name): {"title": "job"}.get(field, field)
    for name, field in COLUMNS.items()
    if field in ("given", "further", "family", "organization", "title", "email")
}
"""Headings in the other languages in which LinkedIn writes its own."""


_BIRTH_PARTS: Final = {"mois": "birth_month", "jour": "birth_day", "monat": "birth_month", "tag": "birth_day"}
"""What stands beside the year of birth, in the tables of some languages."""


def columns_of(header: Sequence[str]) -> tuple[Column, ...]:
    """What each column means, one Column for each cell of the header."""
    found = [_numbered(cell) or _named(cell) for cell in header]
    plain = [plain_header(cell) for cell in header]
    return tuple(_settled(plain, _born(plain, _by_phrase(plain, found))))


def known_headers(header: Sequence[str]) -> int:
    """How many of the header's cells are names that address books use for contacts."""
    return sum(1 for cell in header if (_numbered(cell) or _named(cell)).field not in ("", "note"))


def _numbered(cell: str) -> Column | None:
    """Google's columns: "E-mail 1 - Value", "Address 2 - City"; netdesk's own: "Email 1", "Email 1 label"."""
    match = _NUMBERED.fullmatch(plain_header(cell))
    if not match:
        return None
    what, number, part = match.groups()
    group = f"{what} {number}"
    if part is None:
        if what not in _ALONE:
            return None
        part = "value"
    value_or_label = "label" if part in ("type", "label") else "value" if part in ("value", "address") else ""
    if what == "address":
        place = "label" if value_or_label == "label" else _ADDRESS_PARTS.get(part, "")
        return Column("address", cell, group=group, part=place) if place else LEFT_OUT
    if what == "organization":
        field = _ORGANIZATION_PARTS.get(part, "")
        if field and number != "1":
            field = "note"
        return Column(field, cell) if field else LEFT_OUT
    field = _ALONE.get(what) or {"website": "link", "event": "date"}.get(what, "note")
    if what == "im" and part == "service":
        value_or_label = "label"
    elif what == "im" and value_or_label == "label":
        return LEFT_OUT
    if what == "relation":
        field = "relation"
    if not value_or_label and field == "email":
        # Other languages number it too: "E-Mail 2: Adresse".
        return None
    return Column(field, cell, group=group, part=value_or_label) if value_or_label else LEFT_OUT


def _named(cell: str) -> Column:
    plain = plain_header(cell)
    if not plain:
        return LEFT_OUT
    exact = words.FIELDS.get(plain) or _ELSEWHERE.get(plain) or field_of_somebody(plain) or asked_for(plain)
    if exact:
        return Column(exact, cell)
    alone = _NUMBER.sub("", plain).strip()
    if alone in LONE_PHONES:
        return Column("phone", cell, LONE_PHONES[alone])
    if plain in words.SKIPPED or words.SAID_AGAIN.search(plain):
        return LEFT_OUT
    if NO_LINK.search(plain):
        return LEFT_OUT
    if words.ASSISTANT.search(plain) or OTHERS.search(plain) or ABOUT_EMAIL.search(plain):
        return Column("note", cell)
    place = next((name for name, pattern in words.PLACES if pattern.search(plain)), "")
    found = _reachable(plain, cell, place) or _other(plain, cell) or _addressed(plain, cell, place)
    if found is None and _JOINED.search(cell):
        # Headings as programmers write them: "OfficePhoneNumber".
        return replace(_named(_JOINED.sub(" ", cell)), name=cell)
    return found or Column("note", cell)


def _reachable(plain: str, cell: str, place: str) -> Column | None:
    if words.EMAIL.search(plain):
        return Column("email", cell, place)
    if words.FAX.search(plain):
        return Column("phone", cell, "fax")
    if words.PAGER.search(plain):
        return Column("phone", cell, "pager")
    if words.MOBILE.search(plain):
        return Column("phone", cell, "mobile")
    if words.PHONE.search(plain):
        return Column("phone", cell, place)
    if words.LINK.search(plain):
        label = "LinkedIn" if "linkedin" in plain else "website" if "web" in plain else ""
        return Column("link", cell, label)
    return None


def _other(plain: str, cell: str) -> Column | None:
    for field, pattern in (
        ("date", words.ANNIVERSARY),
        ("birthday", words.BIRTHDAY),
        ("tags", words.TAGS),
        ("notes", words.NOTES),
    ):
        if pattern.fullmatch(plain) or (field in ("date", "birthday") and pattern.search(plain)):
            return Column(field, cell, "anniversary" if field == "date" else "")
    return None


def _addressed(plain: str, cell: str, place: str) -> Column | None:
    for part, pattern in (
        ("po_box", words.PO_BOX),
        ("postal_code", words.POSTAL),
        ("country", words.COUNTRY),
        ("city", words.CITY),
        ("region", words.REGION),
        ("street", words.STREET),
    ):
        if pattern.search(plain):
            number = _NUMBER.search(plain) if part == "street" else None
            whole = f"{part}{number[1]}" if number else part
            return Column("address", cell, place, group=f"address {place}", part=whole)
    return None


def _by_phrase(plain: list[str], found: list[Column]) -> list[Column]:
    """Where no heading is the name of a name, the first that has one in it: "Name of the attendee"."""
    if {"display", "given", "family"} & {column.field for column in found}:
        return found
    phrased = list(found)
    for field, pattern in words.PHRASES:
        fits = (place for place, name in enumerate(plain) if pattern.search(name))
        place = next((place for place in fits if phrased[place].field in ("", "note")), None)
        if place is not None:
            phrased[place] = replace(LEFT_OUT, field=field, name=found[place].name or plain[place])
            if field == "display":
                break
    return phrased


def _says_less(name: str, field: str, plain: list[str], found: list[Column]) -> bool:
    """True for what another column says better: a headline or a role beside a title; whoever was
    booked or paid beside who booked or came."""
    if field == "job" and name in ("headline", "role"):
        return any(
            each.field in ("job", "title") and other != name for other, each in zip(plain, found, strict=True)
        )
    if BOUGHT.match(name):
        return any(CAME.match(other) for other in plain)
    if name == "user name":
        # Where people are named otherwise it is what they type to log in, or who looks after them.
        named = {other: each.field for other, each in zip(plain, found, strict=True) if other != name}
        return bool({"display", "given", "family"} & set(named.values()))
    if name in ("user email", "host email", "organizer email"):
        others = (other for other, each in zip(plain, found, strict=True) if each.field == "email")
        return any(WHOSE.match(other) for other in others)
    return False


def _born(plain: list[str], found: list[Column]) -> list[Column]:
    """Beside the year of birth there may stand the month and the day."""
    if "birth_year" not in [column.field for column in found]:
        return found
    parts = [_BIRTH_PARTS.get(name, "") for name in plain]
    if "birth_month" in [column.field for column in found]:
        parts = [
            "birth_day" if column.field == "birthday" else part
            for part, column in zip(parts, found, strict=True)
        ]
    return [
        replace(column, field=part) if part else column for part, column in zip(parts, found, strict=True)
    ]


def _settled(plain: list[str], found: list[Column]) -> list[Column]:
    """Headers that mean one thing or another, decided by what else there is."""
    found = [
        replace(column, field="note" if column.field == "job" or BOUGHT.match(name) else "")
        if _says_less(name, column.field, plain, found)
        else column
        for name, column in zip(plain, found, strict=True)
    ]
    fields = [column.field for column in found]
    jobs = fields.count("job") + max(0, fields.count("title") - 1)
    titles = birthdays = displays = 0
    settled: list[Column] = []
    for name, column in zip(plain, found, strict=True):
        field, label = column.field, column.label
        if field == "title":
            titles += 1
            field = "prefix" if jobs and titles == 1 else "job"
        elif field == "spokesperson":
            # Who speaks for a company is who it is about where nobody else is named.
            field = "note" if {"display", "given", "family"} & set(fields) else "display"
        elif field == "birthday":
            birthdays += 1
            if birthdays > 1:
                field, label = "date", "anniversary"
        elif field == "display":
            displays += 1
            either = words.EITHER.get(name, "")
            other = {"family": "given", "given": "family"}.get(either, "")
            if either and other in fields and either not in fields:
                field = either
            elif either == "family" and "family" in fields and "given" not in fields:
                # "Name, Surname": what is left of a name beside the one is the other.
                field = "given"
            elif displays > 1:
                field = ""
        elif field in ("given", "family") and field in [each.field for each in settled]:
            field = "note"
        settled.append(replace(column, field=field, label=label))
    return settled
