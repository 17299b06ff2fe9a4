"""LDIF address books, as Thunderbird and its kin write them (RFC 2849, RFC 2798, Mozilla's schema)."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO, Final

from netdesk.domain.drafts import Draft, Found, Ignored, Photo, Problem
from netdesk.exchange.cleaning import clean
from netdesk.exchange.digests import digest_of
from netdesk.exchange.encodings import decode
from netdesk.exchange.format import Format, Head, Reader, Tick
from netdesk.exchange.pictures import picture
from netdesk.exchange.tables.columns import Column
from netdesk.exchange.tables.people import contact_of, person_of
from netdesk.exchange.tables.rows import TextRows

FORMAT_NAME: Final = "LDIF address book"
_START = re.compile(r"\s*(?:version:.*\s+)?(?:#.*\s+)*(?:dn|objectclass)::?\s", re.IGNORECASE)
_LISTS: Final = frozenset(("groupofnames", "groupofuniquenames", "mozillaab2list", "posixgroup"))
_ACCOUNTS: Final = frozenset(("user", "contact", "account", "posixaccount"))
"""Classes of people that are not called persons."""

_SEARCH: Final = frozenset(("search", "result", "text", "ref", "control", "matcheddn"))
"""What a search writes below the entries that it found."""
_TELLING: Final = frozenset(("email", "phone", "given", "family"))
_PHOTOS: Final = frozenset(("jpegphoto", "thumbnailphoto", "photo"))
_RECORD_LIMIT: Final = 20 * 1024 * 1024


def _address(label: str, part: str) -> Column:
    return Column("address", label=label, group=f"address {label}", part=part)


# Attribute, in small letters, to what it holds.
_ATTRIBUTES: Final[dict[str, Column]] = {
    "cn": Column("display"),
    "displayname": Column("display"),
    "givenname": Column("given"),
    "sn": Column("family"),
    "surname": Column("family"),
    "mozillanickname": Column("nickname"),
    "xmozillanickname": Column("nickname"),
    "mail": Column("email"),
    "mozillasecondemail": Column("email"),
    "xmozillasecondemail": Column("email"),
    "telephonenumber": Column("phone", label="work"),
    "homephone": Column("phone", label="home"),
    "fax": Column("phone", label="fax"),
    "facsimiletelephonenumber": Column("phone", label="fax"),
    "pager": Column("phone", label="pager"),
    "pagerphone": Column("phone", label="pager"),
    "mobile": Column("phone", label="mobile"),
    "cellphone": Column("phone", label="mobile"),
    "carphone": Column("phone", label="mobile"),
    "mozillahomestreet": _address("home", "street"),
    "mozillahomestreet2": _address("home", "street2"),
    "mozillahomelocalityname": _address("home", "city"),
    "mozillahomestate": _address("home", "region"),
    "mozillahomepostalcode": _address("home", "postal_code"),
    "mozillahomecountryname": _address("home", "country"),
    "homepostaladdress": _address("home", "formatted"),
    "street": _address("work", "street"),
    "streetaddress": _address("work", "street"),
    "postaladdress": _address("work", "formatted"),
    "mozillaworkstreet2": _address("work", "street2"),
    "l": _address("work", "city"),
    "locality": _address("work", "city"),
    "st": _address("work", "region"),
    "region": _address("work", "region"),
    "postalcode": _address("work", "postal_code"),
    "zip": _address("work", "postal_code"),
    "c": _address("work", "country"),
    "countryname": _address("work", "country"),
    "postofficebox": _address("work", "po_box"),
    "title": Column("job"),
    "ou": Column("department"),
    "department": Column("department"),
    "o": Column("organization"),
    "company": Column("organization"),
    "mozillaworkurl": Column("link", label="website"),
    "workurl": Column("link", label="website"),
    "mozillahomeurl": Column("link"),
    "homeurl": Column("link"),
    "labeleduri": Column("link"),
    "birthyear": Column("birth_year"),
    "birthmonth": Column("birth_month"),
    "birthday": Column("birth_day"),
    "description": Column("notes"),
    "comment": Column("notes"),
    "info": Column("notes"),
    "mozillacustom1": Column("note", "Custom 1"),
    "mozillacustom2": Column("note", "Custom 2"),
    "mozillacustom3": Column("note", "Custom 3"),
    "mozillacustom4": Column("note", "Custom 4"),
    "nsaimid": Column("note", "Messenger"),
    "category": Column("tags"),
}


def sniff(head: Head) -> Format | None:
    """An address book, by what its first record begins with: a distinguished name, in phones a class."""
    return Format(FORMAT_NAME, "LDIF", "LDIF", _open) if _START.match(head.text) else None


def _open(stream: BinaryIO, tick: Tick, _name: str) -> Reader:
    return LdifReader(stream, tick)


class LdifReader:
    """Reads one address book, record by record."""

    format_name = FORMAT_NAME

    def __init__(self, stream: BinaryIO, tick: Tick) -> None:
        self._lines = TextRows(stream, tick)

    def read(self) -> Iterator[Found]:
        """Yield what the file holds, in its order."""
        for line, lines in self._records():
            yield from _record(line, lines)

    def _records(self) -> Iterator[tuple[int, list[str]]]:
        """Each record's first line's number and its lines, folded ones put together."""
        start, size = 1, 0
        lines: list[str] = []
        for number, text in enumerate(self._lines.lines(), start=1):
            if not text.strip():
                if lines:
                    yield start, lines
                lines, size = [], 0
            elif text.startswith(" ") and lines:
                size += len(text)
                if size < _RECORD_LIMIT:
                    lines[-1] += text[1:]
            elif not text.startswith("#"):
                if not lines:
                    start = number
                lines.append(text)
        if lines:
            yield start, lines


def _record(line: int, lines: list[str]) -> Iterator[Found]:
    values = [pair for each in lines if (pair := _value(each))]
    kinds = {value.casefold() for name, value in values if name == "objectclass" and isinstance(value, str)}
    if kinds & _LISTS:
        yield Ignored(line, "a mailing list")
        return
    names = {name for name, _ in values}
    if names <= {"version", "dn", "objectclass"} or names <= _SEARCH:
        if "dn" in names:
            yield Ignored(line, "a folder of the directory")
        return
    change = next((str(value).casefold() for name, value in values if name == "changetype"), "add")
    if change != "add":
        yield Ignored(line, "a change to a directory")
        return
    texts = [(name, value) for name, value in values if isinstance(value, str) and name in _ATTRIBUTES]
    if kinds and not _is_somebody(kinds, [name for name, _ in texts]):
        yield Ignored(line, "a folder of the directory")
        return
    person = person_of([value for _, value in texts], [_ATTRIBUTES[name] for name, _ in texts])
    contact = contact_of(person)
    raw = "\n".join(lines)
    if not contact.shown:
        yield Problem(line, "This entry does not say who it is about.", rejected=True, raw=f"{raw}\n\n")
        return
    digest = digest_of(raw)
    name_only = not any((contact.emails, contact.phones, contact.links, contact.organization, contact.title))
    yield Draft(contact, line, digest, photo=_photo(values), name_only=name_only)


def _is_somebody(kinds: set[str], names: list[str]) -> bool:
    """False for entries that hold a directory together, or say what its server runs."""
    person = any("person" in kind or kind in _ACCOUNTS for kind in kinds)
    return person or any(_ATTRIBUTES[name].field in _TELLING for name in names)


def _value(line: str) -> tuple[str, str | bytes] | None:
    """An attribute in small letters without its options, and its value; None for what is no attribute."""
    name, colon, rest = line.partition(":")
    if not colon:
        return None
    plain = name.partition(";")[0].strip().casefold()
    if rest.startswith(":"):
        try:
            raw = base64.b64decode(rest[1:].strip(), validate=False)
        except (binascii.Error, ValueError):
            return None
        return plain, raw if plain in _PHOTOS else decode(raw) if not raw.isascii() else raw.decode()
    if rest.startswith("<"):
        # A value in another file: never fetched.
        return None
    text = clean(rest, len(rest))
    # A link may be followed by what to call it (RFC 2079).
    return plain, text.partition(" ")[0] if plain == "labeleduri" else text


def _photo(values: list[tuple[str, str | bytes]]) -> Photo | None:
    for name, value in values:
        if name in _PHOTOS and isinstance(value, bytes):
            # A picture that cannot be kept is no reason to lose somebody.
            with suppress(ValueError):
                return picture(value)
    return None
