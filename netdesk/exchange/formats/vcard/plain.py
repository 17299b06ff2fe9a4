"""Most cards, read the short way: one line for each property, nothing encoded, nothing said twice.

Whatever is not like that is left to `lines`, `meanings` and `card`, which know all that programs write. What
is read here is the same as there, to the letter, and is tested against it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from sys import intern

from netdesk.domain.contacts import Address, Contact, Labelled
from netdesk.domain.dates import PartialDate
from netdesk.domain.drafts import Draft
from netdesk.domain.names import Name
from netdesk.exchange.cleaning import NAME_LIMIT, UNFIT, clean_exact
from netdesk.exchange.formats.vcard import values
from netdesk.exchange.formats.vcard.heads import parse_head
from netdesk.exchange.formats.vcard.labels import label_of
from netdesk.exchange.formats.vcard.lines import quick_text
from netdesk.exchange.formats.vcard.meanings import MEANINGS, SYSTEM_GROUPS

VERSIONS = frozenset(("2.1", "3.0", "4.0"))
_LINES = 100
"""Most lines of a plain card; one with more is read the long way, which knows limits."""

_REMEMBERED = 8_192


class _Unusual(Exception):
    """This card takes the long way."""


class _Person:
    """What a card has told so far. Whatever it does not have stays as below."""

    version = ""
    uid = ""
    display = ""
    nickname = ""
    organization = ""
    department = ""
    title = ""
    notes = ""
    revised = ""
    name: list[str] | None = None
    birthday: PartialDate | None = None
    tags: tuple[str, ...] = ()
    emails: tuple[Labelled, ...] = ()
    phones: tuple[Labelled, ...] = ()
    links: tuple[Labelled, ...] = ()
    addresses: tuple[Address, ...] = ()
    extra: tuple[str, ...] = ()

    def contact(self) -> Contact:
        """The contact that all properties together make."""
        family, given, further, prefix, suffix = self.name or ("", "", "", "", "")
        return Contact(
            Name(self.display, prefix, intern(given), further, intern(family), suffix, self.nickname),
            None,
            self.uid,
            self.organization,
            self.department,
            self.title,
            self.emails,
            self.phones,
            self.addresses,
            self.links,
            (),
            self.birthday,
            "",
            self.notes,
            self.tags,
            extra=self.extra,
        )

    @property
    def is_only_a_name(self) -> bool:
        """True when nothing but a name says who the person is."""
        if self.uid or self.emails or self.phones or self.organization or self.links or self.addresses:
            return False
        return not (self.title or self.department or self.birthday or self.notes)


def plain_draft(raw: bytes, line: int) -> tuple[Draft, str] | None:
    """What a whole card tells, and its version; None when it has to be read the long way. `raw` has no white
    space at its end.
    """
    encoded = raw.find(b"\x1b") >= 0 or raw.upper().find(b"QUOTED-PRINTABLE") >= 0
    text = None if encoded else quick_text(raw)
    if text is None:
        return None
    lines = text.split("\n")
    if len(lines) > _LINES or (len(text) > NAME_LIMIT and max(map(len, lines)) > NAME_LIMIT):
        return None
    if lines[0] == "BEGIN:VCARD" and lines[-1] == "END:VCARD":
        lines = lines[1:-1]
    person = _Person()
    try:
        for each in lines:
            head, value = each.split(":", 1)
            meaning, told = _KNOWN[head]
            if value or meaning in _ALSO_BLANK:
                meaning(person, value, told)
    except (_Unusual, ValueError):
        # A ValueError is a line without a colon.
        return None
    contact = person.contact()
    if not person.display and not contact.shown:
        return None
    digest = hashlib.sha256(raw).hexdigest()
    draft = Draft(contact, line, digest, revised=person.revised, name_only=person.is_only_a_name)
    return draft, person.version


def _text(value: str) -> str:
    """A value as `values.text_of` gives it."""
    return value.strip() if "\\" not in value else values.unescape(value).strip()


def _plain(value: str) -> str:
    """A value without escapes, trimmed."""
    if "\\" in value:
        raise _Unusual
    return value.strip()


def _exact(text: str) -> str:
    """An email, number or link as `Card.value` takes it."""
    return text.strip() if text.isascii() else clean_exact(text)


def _nothing(_person: _Person, _value: str, _label: str) -> None:
    """What says nothing about the person."""


def _unusual(_person: _Person, _value: str, _label: str) -> None:
    """What is not understood here."""
    raise _Unusual


def _version(person: _Person, value: str, _label: str) -> None:
    if person.version or value not in VERSIONS:
        raise _Unusual
    person.version = value


def _product(_person: _Person, value: str, _label: str) -> None:
    if "netdesk" in value:
        # Nothing in netdesk's own cards is guessed.
        raise _Unusual


def _name(person: _Person, value: str, _label: str) -> None:
    if person.name is not None or "," in value:
        raise _Unusual
    parts = [part.strip() for part in _plain(value).split(";")]
    person.name = parts if len(parts) == 5 else [*parts[:5], *[""] * (5 - len(parts))]


def _display(person: _Person, value: str, _label: str) -> None:
    person.display = person.display or _text(value)


def _nickname(person: _Person, value: str, _label: str) -> None:
    if person.nickname or "," in value:
        raise _Unusual
    person.nickname = _plain(value)


def _organization(person: _Person, value: str, _label: str) -> None:
    if person.organization or person.department:
        raise _Unusual
    name, divided, rest = _plain(value).partition(";")
    # Many share these: one copy of each is enough.
    person.organization = intern(name.rstrip())
    if divided:
        units = [part.strip() for part in rest.split(";")]
        person.department = ", ".join([part for part in units if part])


def _title(person: _Person, value: str, _label: str) -> None:
    if person.title:
        raise _Unusual
    person.title = intern(_text(value))


def _email(person: _Person, value: str, label: str) -> None:
    text = _plain(value)
    if text[:7].lower() == "mailto:":
        text = text[7:]
    if text[:1] in ("<", "/") or text[-1:] == ">":
        raise _Unusual
    if text := _exact(text):
        person.emails += (Labelled(text, label),)


def _phone(person: _Person, value: str, label: str) -> None:
    text = _plain(value)
    if text[:4].lower() == "tel:":
        text = text[4:]
    if text := _exact(text):
        person.phones += (Labelled(text, label),)


def _link(person: _Person, value: str, label: str) -> None:
    if text := _exact(_plain(value)):
        person.links += (Labelled(text, label),)


def _address(person: _Person, value: str, label: str) -> None:
    parts = [part.strip() for part in _plain(value).split(";")[:7]]
    if any(parts):
        po_box, extended, street, city, region, code, country = [*parts, *[""] * (7 - len(parts))]
        found = Address(street, extended, po_box, city, region, code, country, label)
        person.addresses += (found,)


def _birthday(person: _Person, value: str, _label: str) -> None:
    text = _text(value)
    if not text.strip(";0-/. "):
        return
    day = values.date_of(text)
    if day is None or person.birthday is not None:
        raise _Unusual
    person.birthday = day


def _note(person: _Person, value: str, _label: str) -> None:
    if person.notes:
        raise _Unusual
    person.notes = _text(value)


def _categories(person: _Person, value: str, _label: str) -> None:
    if person.tags:
        raise _Unusual
    person.tags = _TAGS[value]


def _uid(person: _Person, value: str, _label: str) -> None:
    person.uid = person.uid or _text(value)


def _revised(person: _Person, value: str, _label: str) -> None:
    person.revised = values.stamp_of(_text(value))


def _keep(person: _Person, value: str, head: str) -> None:
    person.extra += (f"{head}:{value}",)


Meaning = Callable[[_Person, str, str], None]
_ALSO_BLANK = frozenset((_keep, _unusual))
"""What is not passed over when nothing stands after the colon."""

_MEANINGS: dict[str, tuple[Meaning, str]] = {
    "BEGIN": (_nothing, ""),
    "END": (_nothing, ""),
    "PROFILE": (_nothing, ""),
    "PRODID": (_product, ""),
    "VERSION": (_version, ""),
    "N": (_name, ""),
    "FN": (_display, ""),
    "NICKNAME": (_nickname, ""),
    "ORG": (_organization, ""),
    "TITLE": (_title, ""),
    "EMAIL": (_email, "email"),
    "TEL": (_phone, "phone"),
    "URL": (_link, "link"),
    "ADR": (_address, "address"),
    "BDAY": (_birthday, ""),
    "NOTE": (_note, ""),
    "CATEGORIES": (_categories, ""),
    "UID": (_uid, ""),
    "REV": (_revised, ""),
}
"""What each property means, and the kind of its label."""

# Parameters that change nothing in how the properties above are read.
_HARMLESS = frozenset(("VALUE", "PREF", "LANGUAGE", "CHARSET", "ALTID", "PID", "SORT-AS", "MEDIATYPE"))


class _Known(dict[str, tuple[Meaning, str]]):
    """By what stands before the colon: what it means, and its label or, for a kept line, its beginning."""

    def __missing__(self, text: str) -> tuple[Meaning, str]:
        found = _meaning_of(text)
        if len(self) >= _REMEMBERED:
            self.clear()
        if len(text) < 200:
            self[text] = found
        return found


def _meaning_of(text: str) -> tuple[Meaning, str]:
    head = None if '"' in text else parse_head(text)
    if head is None or head.group or head.encoding:
        return _unusual, ""
    if head.name in _MEANINGS:
        meaning, kind = _MEANINGS[head.name]
        if _HARMLESS.issuperset(head.params) and "X400" not in head.types:
            return meaning, label_of(kind, head.types) if kind else ""
    elif head.name not in MEANINGS and head.name != "AGENT" and "CHARSET" not in head.params:
        return _keep, UNFIT.sub("", head.text).strip()
    return _unusual, ""


class _Tags(dict[str, tuple[str, ...]]):
    """The tags of a list of categories: many cards have the same."""

    def __missing__(self, value: str) -> tuple[str, ...]:
        names = [values.unescape(part).strip() for part in values.divide(value, ",")]
        tags = tuple(dict.fromkeys(each for each in names if each and each.casefold() not in SYSTEM_GROUPS))
        if len(self) >= _REMEMBERED:
            self.clear()
        if len(value) < 200:
            self[value] = tags
        return tags


_KNOWN = _Known()
_TAGS = _Tags()
