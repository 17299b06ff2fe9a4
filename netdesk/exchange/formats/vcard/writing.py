"""Contacts as vCard 4.0 (RFC 6350) or 3.0 (RFC 2426): whatever a contact holds is in the card.

What a standard has no property for is written as X-NETDESK-...; labels of one's own go into Apple's
X-ABLabel, which most programs read. Read back, a card gives the same contact; in 3.0 too.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.dates import PartialDate
from netdesk.domain.names import Name
from netdesk.exchange.formats.vcard.heads import end_of_head, parse_head
from netdesk.exchange.formats.vcard.labels import types_of, wrapped
from netdesk.exchange.formats.vcard.values import NO_YEAR, PRODUCT
from netdesk.exchange.pictures import picture

FOLD_AT = 75
"""Longest line in octets, line end not counted (RFC 6350, section 3.2)."""

VERSIONS = ("4.0", "3.0")

_ESCAPES = str.maketrans({"\\": "\\\\", "\n": "\\n", ",": "\\,", ";": "\\;", "\r": None})
# Links that are addresses in a chat rather than pages.
_CHAT = re.compile(
    r"(?:xmpp|sip|sips|skype|aim|ymsgr|msnim|icq|im|irc|ircs|gtalk|matrix|tg|whatsapp|facetime|x-apple):",
    re.IGNORECASE,
)
_GROUP = re.compile(r"([A-Za-z0-9_-]+)\.")


class VCardWriter:
    """Writes contacts as cards of one version."""

    def __init__(
        self,
        version: str = "4.0",
        photo: Callable[[str], bytes | None] | None = None,
        circle: Callable[[int], str] | None = None,
        introducer: Callable[[int], str] | None = None,
    ) -> None:
        """`photo` gives a picture's bytes by its hash, `circle` a circle's name and `introducer` a
        contact's name by id; what they do not know is left out. ValueError for another version."""
        if version not in VERSIONS:
            raise ValueError(f"no vCard version that netdesk writes: {version}")
        self._new = version == "4.0"
        self._version = version
        self._photo = photo or (lambda _: None)
        self._circle = circle or (lambda _: "")
        self._introducer = introducer or (lambda _: "")

    def write(self, contacts: Iterable[Contact], stream: BinaryIO) -> int:
        """Write cards to `stream` as UTF-8 with CRLF; returns how many."""
        count = 0
        for contact in contacts:
            stream.write(self.card(contact))
            count += 1
        return count

    def card(self, contact: Contact) -> bytes:
        """One contact's card."""
        return b"".join(fold(line) for line in self._lines(contact))

    def _lines(self, contact: Contact) -> Iterator[str]:
        groups = _Groups(contact.extra)
        yield "BEGIN:VCARD"
        yield f"VERSION:{self._version}"
        yield f"PRODID:{PRODUCT}"
        yield from self._once("UID", contact.uid)
        yield from _name(contact)
        if contact.organization or contact.department:
            parts = (
                [contact.organization, contact.department] if contact.department else [contact.organization]
            )
            yield f"ORG:{structured(parts)}"
        yield from self._once("TITLE", contact.title)
        yield from self._labelled("EMAIL", "email", contact.emails, groups)
        yield from self._labelled("TEL", "phone", contact.phones, groups)
        for address in contact.addresses:
            parts = [address.po_box, address.extended, address.street, address.city]
            parts += [address.region, address.postal_code, address.country]
            yield from self._grouped("ADR", "address", structured(parts), address.label, groups)
        for link in contact.links:
            name = "IMPP" if _CHAT.match(link.value) else "URL"
            # A URI is not escaped, but for what would otherwise be read as an escape or end the line.
            value = link.value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "")
            yield from self._grouped(name, "link", value, link.label, groups)
        if contact.birthday:
            yield self._date("BDAY", contact.birthday)
        yield from self._dates(contact, groups)
        yield from self._once("NOTE", contact.notes)
        if contact.tags:
            yield f"CATEGORIES:{','.join(escape(tag) for tag in contact.tags)}"
        yield from self._own_facts(contact)
        yield from self._picture(contact)
        yield from (line for line in contact.extra if _is_property(line))
        yield "END:VCARD"

    def _dates(self, contact: Contact, groups: _Groups) -> Iterator[str]:
        anniversary = self._new
        for dated in contact.dates:
            if dated.label == "anniversary" and anniversary:
                # 4.0 has a property for one.
                anniversary = False
                yield self._date("ANNIVERSARY", dated.date)
                continue
            group = groups.next()
            yield self._date(f"{group}.X-ABDATE", dated.date)
            if dated.label:
                text = "_$!<Anniversary>!$_" if dated.label == "anniversary" else wrapped(dated.label)
                yield f"{group}.X-ABLabel:{escape(text)}"

    def _once(self, name: str, text: str) -> Iterator[str]:
        if text:
            yield f"{name}:{escape(text)}"

    def _own_facts(self, contact: Contact) -> Iterator[str]:
        """What no other program has a property for."""
        introducer = contact.introducer
        if contact.introduced_by is not None:
            introducer = self._introducer(contact.introduced_by) or introducer
        circle = self._circle(contact.circle_id) if contact.circle_id is not None else ""
        for name, text in (
            ("HOW-MET", contact.how_met),
            ("WHERE-MET", contact.where_met),
            ("INTRODUCER", introducer),
            ("PRONUNCIATION", contact.pronunciation),
            ("CIRCLE", circle),
            ("CLOSENESS", str(contact.closeness) if contact.closeness else ""),
            ("RHYTHM-DAYS", str(contact.rhythm_days) if contact.rhythm_days else ""),
            ("STARRED", "1" if contact.starred else ""),
            ("ARCHIVED", "1" if contact.archived else ""),
        ):
            yield from self._once(f"X-NETDESK-{name}", text)
        for own in contact.own:
            head = f"X-NETDESK-OWN;X-NAME={_parameter(own.name)};X-KIND={own.kind.value}"
            yield f"{head}:{escape(own.value)}"

    def _labelled(self, name: str, kind: str, values: Iterable[Labelled], groups: _Groups) -> Iterator[str]:
        for each in values:
            yield from self._grouped(name, kind, escape(each.value), each.label, groups)

    def _grouped(self, name: str, kind: str, value: str, label: str, groups: _Groups) -> Iterator[str]:
        """A property with its label: as TYPE where that says it, else as Apple's label of a group."""
        types = types_of(kind, label)
        if types is None:
            group = groups.next()
            yield f"{group}.{name}:{value}"
            yield f"{group}.X-ABLabel:{escape(wrapped(label))}"
        elif not types:
            yield f"{name}:{value}"
        else:
            words = [word.lower() for word in types] if self._new else types
            yield f"{name}{''.join(f';TYPE={word}' for word in words)}:{value}"

    def _date(self, name: str, day: PartialDate) -> str:
        if day.year is not None:
            return f"{name}:{day.year:04d}{day.month:02d}{day.day:02d}" if self._new else f"{name}:{day.iso}"
        if self._new:
            return f"{name}:--{day.month:02d}{day.day:02d}"
        return f"{name};X-APPLE-OMIT-YEAR={NO_YEAR}:{NO_YEAR}-{day.month:02d}-{day.day:02d}"

    def _picture(self, contact: Contact) -> Iterator[str]:
        data = self._photo(contact.photo) if contact.photo else None
        if not data:
            return
        try:
            media_type = picture(data).media_type
        except ValueError:
            return
        text = base64.b64encode(data).decode("ascii")
        if self._new:
            yield f"PHOTO:data:{media_type};base64,{text}"
        else:
            yield f"PHOTO;ENCODING=b;TYPE={media_type.rpartition('/')[2].upper()}:{text}"


def _name(contact: Contact) -> Iterator[str]:
    """FN and N, which both versions ask for; an FN put together from the parts says so (RFC 9554)."""
    name = contact.name
    if name.display:
        yield f"FN:{escape(name.display)}"
    else:
        yield f"FN;DERIVED=TRUE:{escape(contact.shown)}"
    parts = [name.family, name.given, name.further, name.prefix, name.suffix]
    if any(parts) or name != Name(name.display):
        yield f"N:{structured(parts)}"
    else:
        yield "N:;;;;"
    if name.nickname:
        yield f"NICKNAME:{escape(name.nickname)}"
    if name.phonetic_given:
        yield f"X-PHONETIC-FIRST-NAME:{escape(name.phonetic_given)}"
    if name.phonetic_family:
        yield f"X-PHONETIC-LAST-NAME:{escape(name.phonetic_family)}"


class _Groups:
    """Names of groups that none of the contact's kept lines has."""

    def __init__(self, extra: Iterable[str]) -> None:
        self._taken = {match[1].lower() for line in extra if (match := _GROUP.match(line))}
        self._number = 0

    def next(self) -> str:
        while True:
            self._number += 1
            if f"item{self._number}" not in self._taken:
                return f"item{self._number}"


def escape(text: str) -> str:
    """Text as a property's value."""
    return text.replace("\r\n", "\n").translate(_ESCAPES)


def structured(parts: Iterable[str]) -> str:
    """The components of a value that is divided by semicolons."""
    return ";".join(escape(part) for part in parts)


def _parameter(text: str) -> str:
    """Any text as a parameter's value (RFC 6868)."""
    plain = " ".join(text.split()).replace("^", "^^").replace('"', "^'")
    return f'"{plain}"'


def _is_property(line: str) -> bool:
    """True for a kept line that is one property and nothing that would end the card."""
    if "\n" in line or "\r" in line:
        return False
    raw = line.encode("utf-8", "replace")
    at = end_of_head(raw, last=True)
    head = parse_head(raw[:at].decode()) if at > 0 else None
    if head is None or head.name in ("BEGIN", "END", "VERSION"):
        return False
    # An AGENT cut short would be read as the beginning of a card inside this one.
    return head.name != "AGENT" or raw[at + 1 :].strip().upper() != b"BEGIN:VCARD"


def fold(line: str) -> bytes:
    """A line as UTF-8 with CRLF, in pieces of at most 75 octets that end between characters."""
    raw = line.encode("utf-8", "replace")
    if len(raw) <= FOLD_AT:
        return raw + b"\r\n"
    pieces, start, room = [], 0, FOLD_AT
    while len(raw) - start > room:
        end = start + room
        while raw[end] & 0xC0 == 0x80:
            end -= 1
        if raw[end - 1] == ord("=") and raw[end - 2] != ord("="):
            # In a kept quoted-printable line, an equals sign at the end would be a soft break.
            end -= 1
        pieces.append(raw[start:end])
        start, room = end, FOLD_AT - 1
    pieces.append(raw[start:])
    return b"\r\n ".join(pieces) + b"\r\n"


def write_vcards(
    contacts: Iterable[Contact],
    stream: BinaryIO,
    version: str = "4.0",
    photo: Callable[[str], bytes | None] | None = None,
    circle: Callable[[int], str] | None = None,
    introducer: Callable[[int], str] | None = None,
) -> int:
    """Write contacts to `stream` as cards of `version` ("4.0" or "3.0"); returns how many."""
    return VCardWriter(version, photo, circle, introducer).write(contacts, stream)
