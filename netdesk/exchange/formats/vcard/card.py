"""One card's properties gathered into a contact: what each property means to netdesk.

What netdesk has a field for goes there; every other property is kept, word for word, to be written again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar

from netdesk.domain.contacts import Address, Contact, Labelled, LabelledDate
from netdesk.domain.dates import PartialDate
from netdesk.domain.drafts import Photo
from netdesk.domain.names import Name
from netdesk.exchange.cleaning import NAME_LIMIT, NOTE_LIMIT, clean, clean_exact
from netdesk.exchange.formats.vcard import values
from netdesk.exchange.formats.vcard.labels import REFERRERS, label_of, label_text
from netdesk.exchange.formats.vcard.lines import Property

T = TypeVar("T")

VALUES_LIMIT = 500
"""Most values of one kind (emails, phones, ...) that a card may have."""

EXTRA_LINE_LIMIT = 256 * 1024
EXTRA_LIMIT = 1024 * 1024
"""Longest unknown line, and most of them together, kept with one contact; in characters."""

_GROUP_KINDS = frozenset(("GROUP", "LIST", "X-GROUP"))
_OTHER_KINDS = {
    "LOCATION": "a place or a room, not a person",
    "APPLICATION": "a program, not a person",
    "THING": "a thing, not a person",
    "DEVICE": "a device, not a person",
}
_SYSTEM_GROUPS = frozenset(("mycontacts", "my contacts", "system group: my contacts"))


Entry = tuple[str, str, str]
"""One of several values: the value, its label by type, its group."""


class Card:
    """What has been understood of one card so far. Whatever a card does not have stays as below."""

    version = ""
    uid = ""
    display = ""
    nickname = ""
    title = ""
    how_met = ""
    where_met = ""
    introducer = ""
    pronunciation = ""
    closeness = ""
    rhythm_days = ""
    circle = ""
    revised = ""
    ignored = ""
    phonetic_first = ""
    phonetic_last = ""
    own = False
    has_related = False
    kept = 0
    name: list[str] | None = None
    organization: tuple[str, str] | None = None
    birthday: PartialDate | None = None
    photo: Photo | None = None

    # Lists are made when something goes in: most cards have few of them, and there may be 100,000 cards.
    emails: Sequence[Entry] = ()
    phones: Sequence[Entry] = ()
    links: Sequence[Entry] = ()
    addresses: Sequence[tuple[Address, str, tuple[str, ...]]] = ()
    postal: Sequence[tuple[str, tuple[str, ...]]] = ()
    dates: Sequence[tuple[PartialDate, str, str]] = ()
    extra: Sequence[tuple[str, str]] = ()
    troubles: Sequence[tuple[str, str]] = ()
    photo_lines: Sequence[str] = ()
    notes: Sequence[str] = ()
    tags: Sequence[str] = ()
    labels: Mapping[str, str] = MappingProxyType({})

    def add(self, found: Property) -> None:
        """Take one property in. Never raises."""
        handler = HANDLERS.get(found.head.name)
        if handler is None:
            self.keep(found)
        elif found.value or found.raw:
            handler(self, found)

    def keep(self, found: Property) -> None:
        """Keep a property that netdesk has no field for, as one line of text."""
        line = _verbatim(found)
        if len(line) > EXTRA_LINE_LIMIT or self.kept + len(line) > EXTRA_LIMIT:
            self.trouble(found, "is too long to keep and was left out")
        else:
            self.kept += len(line)
            self.extra = self.more(self.extra, (line, found.head.group), found)

    def trouble(self, found: Property, what: str) -> None:
        """Note what is wrong with a property; the card goes on without it."""
        if len(self.troubles) < 20:
            self.troubles = [*self.troubles, (found.head.text, f"{found.head.name} {what}.")]

    def short(self, found: Property, text: str) -> str:
        """A short text, cut if it is not."""
        if len(text) > NAME_LIMIT:
            self.trouble(found, f"is longer than {NAME_LIMIT} characters and was cut")
            return text[:NAME_LIMIT].rstrip()
        return text

    def once(self, field: str, found: Property) -> None:
        """Take a text that a contact has once; another one, if it differs, is kept as a line."""
        text = self.short(found, values.text_of(found))
        before = getattr(self, field)
        if not before:
            setattr(self, field, text)
        elif text and before != text:
            self.keep(found)

    def value(
        self, entries: Sequence[Entry], kind: str, found: Property, text: str, label: str = ""
    ) -> Sequence[Entry]:
        """Return the entries with one more, which has the label of its types unless one is given."""
        text = self.short(found, clean_exact(text))
        if not text:
            return entries
        head = found.head
        return self.more(entries, (text, label or label_of(kind, head.types), head.group), found)

    def more(self, entries: Sequence[T], entry: T, found: Property) -> Sequence[T]:
        """Return the entries with one more, up to the limit."""
        if not entries:
            return [entry]
        if len(entries) >= VALUES_LIMIT:
            self.trouble(found, f"is there more than {VALUES_LIMIT} times and was left out")
            return entries
        assert isinstance(entries, list)
        entries.append(entry)
        return entries

    def contact(self) -> Contact:
        """The contact that all properties together make."""
        if self.has_related:
            self._take_referrer()
        organization, department = self.organization or ("", "")
        return Contact(
            name=self._whole_name(),
            uid=self.uid,
            organization=organization,
            department=department,
            title=self.title,
            emails=self._labelled(self.emails),
            phones=self._labelled(self.phones),
            links=self._labelled(self.links),
            addresses=self._addresses() if self.addresses or self.postal else (),
            dates=self._dates() if self.dates else (),
            birthday=self.birthday,
            notes="\n".join(self.notes)[:NOTE_LIMIT].rstrip() if self.notes else "",
            tags=tuple(dict.fromkeys(self.tags)) if self.tags else (),
            how_met=self.how_met,
            where_met=self.where_met,
            introducer=self.introducer,
            pronunciation=self.pronunciation,
            closeness=_number(self.closeness, 5),
            rhythm_days=_number(self.rhythm_days, 36_500),
            extra=self._extra() if self.extra or self.photo_lines else (),
        )

    def _take_referrer(self) -> None:
        """A related name whose label says so is the one who introduced the contact."""
        for line, group in self.extra:
            head, _, value = line.partition(":")
            if head.upper().partition(";")[0].rpartition(".")[2] != "X-ABRELATEDNAMES":
                continue
            if self.labels.get(group, "").casefold() in REFERRERS or "REFERREDBY" in head.upper():
                self.introducer = self.introducer or clean(values.unescape(value))
                self.extra = [
                    each for each in self.extra if each[0] != line and (not group or each[1] != group)
                ]
                return

    def _whole_name(self) -> Name:
        family, given, further, prefix, suffix = self.name or ("", "", "", "", "")
        return Name(
            self.display,
            prefix,
            given,
            further,
            family,
            suffix,
            self.nickname,
            self.phonetic_first,
            self.phonetic_last,
        )

    def _labelled(self, entries: Sequence[Entry]) -> tuple[Labelled, ...]:
        if not entries:
            return ()
        labels = self.labels
        if not labels:
            return tuple([Labelled(text, label) for text, label, _ in entries])
        return tuple([Labelled(text, labels.get(group) or label) for text, label, group in entries])

    def _dates(self) -> tuple[LabelledDate, ...]:
        return tuple(LabelledDate(day, self.labels.get(group) or label) for day, label, group in self.dates)

    def _addresses(self) -> tuple[Address, ...]:
        found = []
        for address, group, _ in self.addresses:
            label = self.labels.get(group, "")
            found.append(replace(address, label=label) if label else address)
        # An address that stands only on a label (2.1, 3.0) is better than none.
        known = {types for _, _, types in self.addresses}
        for text, types in self.postal:
            if types not in known and not (found and not types):
                found.append(Address(street=text, label=label_of("address", types)))
        return tuple(found)

    def _extra(self) -> tuple[str, ...]:
        """Unknown lines in order, each with the label of its group; pictures that stay where they are."""
        taken = {entry[2] for entries in (self.emails, self.phones, self.links) for entry in entries}
        taken |= {group for _, group, _ in self.addresses} | {group for _, _, group in self.dates}
        taken.discard("")
        lines = [
            line
            for line, group in self.extra
            if group not in taken or not line.partition(":")[0].upper().endswith(".X-ABLABEL")
        ]
        return (*lines, *self.photo_lines)


def _number(text: str, most: int) -> int:
    return min(int(text), most) if text.isascii() and text.isdigit() and len(text) < 8 else 0


_CHARSET = re.compile(r';CHARSET="?[^;:"]*"?', re.IGNORECASE)


def _verbatim(found: Property) -> str:
    """A property as one line. Its text is Unicode by now, so that a CHARSET would be untrue."""
    head = found.head.text.strip()
    if found.raw and found.raw.isascii():
        return f"{head}:{found.raw.decode('ascii')}".replace("\r", "").replace("\n", "")
    if found.raw:
        plain = values.text_of(found).replace("\\", "\\\\").replace("\n", "\\n")
        return f"{found.head.group + '.' if found.head.group else ''}{found.head.name}:{plain}"
    if "CHARSET" in found.head.params:
        head = _CHARSET.sub("", head)
    return f"{head}:{found.value}"


_JOINTS = (" ", " ", " ", " ", ", ")
"""What several names in one component of an N are put together with: a suffix is a list of titles."""


def _name(card: Card, found: Property) -> None:
    if card.name is not None:
        card.keep(found)
        return
    old = card.version.startswith("2")
    parts = values.parts_of(found) if old else values.listed_parts_of(found, _JOINTS)
    if len(found.value) > NAME_LIMIT or found.raw:
        parts = [card.short(found, part) for part in parts]
    card.name = parts if len(parts) == 5 else [*parts[:5], *[""] * (5 - len(parts))]


def _display(card: Card, found: Property) -> None:
    # RFC 9554: a name that was only put together from the parts.
    if found.head.params and found.head.params.get("DERIVED", "").upper() == "TRUE":
        return
    card.display = card.display or card.short(found, values.text_of(found))


def _nickname(card: Card, found: Property) -> None:
    names = [card.nickname] if card.nickname else []
    names += [name for name in values.list_of(found) if name not in names]
    card.nickname = card.short(found, ", ".join(names))


def _phonetic_first(card: Card, found: Property) -> None:
    card.phonetic_first = card.phonetic_first or card.short(found, values.text_of(found))


def _phonetic_last(card: Card, found: Property) -> None:
    card.phonetic_last = card.phonetic_last or card.short(found, values.text_of(found))


def _organization(card: Card, found: Property) -> None:
    parts = values.parts_of(found)
    name = card.short(found, parts[0])
    units = card.short(found, ", ".join(part for part in parts[1:] if part)) if len(parts) > 1 else ""
    if not name and not units:
        return
    if card.organization is None:
        card.organization = name, units
    elif card.organization != (name, units):
        card.keep(found)


def _email(card: Card, found: Property) -> None:
    text = values.text_of(found)
    if card.own:
        card.emails = card.value(card.emails, "email", found, text)
        return
    if text[:7].lower() == "mailto:":
        text = text[7:]
    if text.startswith("<") and text.endswith(">"):
        text = text[1:-1]
    if text[:3].lower() == "/o=" or ("X400" in found.head.types and "@" not in text):
        card.keep(found)
    else:
        card.emails = card.value(card.emails, "email", found, text)


def _phone(card: Card, found: Property) -> None:
    text = values.text_of(found)
    if text[:4].lower() == "tel:" and not card.own:
        text = text[4:]
    card.phones = card.value(card.phones, "phone", found, text, found.head.params.get("X-CUSTOM", ""))


def _link(card: Card, found: Property) -> None:
    card.links = card.value(card.links, "link", found, values.text_of(found))


def _chat(card: Card, found: Property) -> None:
    service = found.head.params.get("X-SERVICE-TYPE") or found.head.params.get("SERVICE-TYPE", "")
    card.links = card.value(card.links, "link", found, values.text_of(found), service)


_SERVICES = {"linkedin": "LinkedIn", "github": "GitHub", "youtube": "YouTube", "tiktok": "TikTok"}


def _profile(card: Card, found: Property) -> None:
    text = values.text_of(found)
    service = found.head.params.get("SERVICE-TYPE", "") or next(
        (word for word in found.head.types if word not in ("PREF", "HOME", "WORK")), ""
    )
    label = _SERVICES.get(service.lower(), service.capitalize() if service.isupper() else service)
    if text.lower().startswith("x-apple:"):
        text = text[8:].lstrip("/")
    card.links = card.value(card.links, "link", found, text or found.head.params.get("X-USER", ""), label)


def _address(card: Card, found: Property) -> None:
    parts = [card.short(found, part) for part in values.parts_of(found)[:7]]
    parts += [""] * (7 - len(parts))
    label = label_of("address", found.head.types)
    if any(parts):
        po_box, extended, street, city, region, code, country = parts
        address = Address(street, extended, po_box, city, region, code, country, label)
    elif text := clean(found.head.params.get("LABEL", "").replace("\\n", "\n")):
        address = Address(street=text, label=label)
    else:
        return
    entry = (address, found.head.group, _postal_types(found))
    card.addresses = card.more(card.addresses, entry, found)


def _postal(card: Card, found: Property) -> None:
    if text := clean(values.text_of(found)):
        card.postal = card.more(card.postal, (text, _postal_types(found)), found)


def _postal_types(found: Property) -> tuple[str, ...]:
    return tuple(sorted(word for word in found.head.types if word in ("HOME", "WORK", "POSTAL", "PARCEL")))


def _birthday(card: Card, found: Property) -> None:
    text = values.text_of(found)
    if not text.strip(";0-/. "):
        return
    day = values.date_of(text, found.head.params.get("X-APPLE-OMIT-YEAR", ""), card.own)
    if day is None:
        card.trouble(found, f"is no date that can be told apart ({text[:40]}); it is kept as it is")
        card.keep(found)
    elif card.birthday is None:
        card.birthday = day
    elif card.birthday != day:
        card.keep(found)


def _anniversary(card: Card, found: Property) -> None:
    _dated(card, found, "anniversary")


def _dated(card: Card, found: Property, label: str = "") -> None:
    text = values.text_of(found)
    day = values.date_of(text, found.head.params.get("X-APPLE-OMIT-YEAR", ""), card.own)
    if day is not None:
        entry = (day, label or label_of("date", found.head.types), found.head.group)
        card.dates = card.more(card.dates, entry, found)
    elif text.strip(";0-/. "):
        card.keep(found)


def _photo(card: Card, found: Property) -> None:
    if values.is_remote(found):
        # Where a picture lies is kept and written again; nothing is ever fetched.
        card.photo_lines = card.more(card.photo_lines, _verbatim(found), found)
    elif card.photo is None and found.value.strip():
        try:
            card.photo = values.picture_of(found)
        except ValueError as fault:
            card.trouble(found, f"{fault}; the contact comes without it")


def _note(card: Card, found: Property) -> None:
    text = values.text_of(found)
    if len(text) > NOTE_LIMIT:
        card.trouble(found, f"is longer than {NOTE_LIMIT} characters and was cut")
        text = text[:NOTE_LIMIT].rstrip()
    if text and text not in card.notes:
        card.notes = card.more(card.notes, text, found)


def _categories(card: Card, found: Property) -> None:
    for tag in values.list_of(found):
        if card.own or tag.casefold() not in _SYSTEM_GROUPS:
            card.tags = card.more(card.tags, card.short(found, tag), found)


def _related(card: Card, found: Property) -> None:
    """Apple's related names: who introduced the contact is known by the group's label, which may follow."""
    card.has_related = True
    card.keep(found)


def _label(card: Card, found: Property) -> None:
    text = card.short(found, label_text(values.text_of(found)))
    if found.head.group and len(card.labels) < 2 * VALUES_LIMIT:
        card.labels = {found.head.group: text, **card.labels}
    if text:
        card.keep(found)


def _kind(card: Card, found: Property) -> None:
    kind = values.text_of(found).upper()
    if kind in _GROUP_KINDS:
        card.ignored = "a mailing list, not a person"
    elif kind in _OTHER_KINDS:
        card.ignored = _OTHER_KINDS[kind]
    elif kind != "INDIVIDUAL":
        card.keep(found)


def _uid(card: Card, found: Property) -> None:
    card.uid = card.uid or card.short(found, values.text_of(found))


def _revised(card: Card, found: Property) -> None:
    card.revised = values.stamp_of(values.text_of(found))


def _product(card: Card, found: Property) -> None:
    card.own = values.text_of(found) == values.PRODUCT


def _version(card: Card, found: Property) -> None:
    card.version = card.version or values.text_of(found)


def _nothing(card: Card, found: Property) -> None:
    """What says nothing about the person."""


def _fact(field: str) -> Callable[[Card, Property], None]:
    def take(card: Card, found: Property) -> None:
        card.once(field, found)

    return take


def _circle(card: Card, found: Property) -> None:
    card.circle = clean(values.text_of(found))


_ANDROID = re.compile(r"vnd\.android\.cursor\.item/(nickname|contact_event);([^;]*);(\d*);([^;]*)")


def _android(card: Card, found: Property) -> None:
    """Android's own rows: nicknames and dates have a field, the rest is kept."""
    match = _ANDROID.match(values.text_of(found))
    if match is None or not match[2].strip():
        card.keep(found)
    elif match[1] == "nickname":
        card.nickname = card.nickname or clean(match[2])
    else:
        day = values.date_of(match[2])
        if day is None:
            card.keep(found)
        elif match[3] == "3":
            card.birthday = card.birthday or day
        else:
            label = "anniversary" if match[3] == "1" else clean(match[4]) or "other"
            card.dates = card.more(card.dates, (day, label, ""), found)


HANDLERS: dict[str, Callable[[Card, Property], None]] = {
    "BEGIN": _nothing,
    "END": _nothing,
    "PRODID": _product,
    "PROFILE": _nothing,
    "VERSION": _version,
    "N": _name,
    "FN": _display,
    "NICKNAME": _nickname,
    "X-PHONETIC-FIRST-NAME": _phonetic_first,
    "X-PHONETIC-LAST-NAME": _phonetic_last,
    "ORG": _organization,
    "TITLE": _fact("title"),
    "EMAIL": _email,
    "TEL": _phone,
    "URL": _link,
    "IMPP": _chat,
    "X-SOCIALPROFILE": _profile,
    "SOCIALPROFILE": _profile,
    "ADR": _address,
    "LABEL": _postal,
    "BDAY": _birthday,
    "ANNIVERSARY": _anniversary,
    "X-ANNIVERSARY": _anniversary,
    "X-MS-ANNIVERSARY": _anniversary,
    "X-EVOLUTION-ANNIVERSARY": _anniversary,
    "X-KADDRESSBOOK-X-ANNIVERSARY": _anniversary,
    "X-WAB-WEDDING_ANNIVERSARY": _anniversary,
    "X-ABDATE": _dated,
    "PHOTO": _photo,
    "NOTE": _note,
    "CATEGORIES": _categories,
    "X-ABRELATEDNAMES": _related,
    "X-ABLABEL": _label,
    "KIND": _kind,
    "X-ADDRESSBOOKSERVER-KIND": _kind,
    "UID": _uid,
    "REV": _revised,
    "X-ANDROID-CUSTOM": _android,
    "X-NETDESK-HOW-MET": _fact("how_met"),
    "X-NETDESK-WHERE-MET": _fact("where_met"),
    "X-NETDESK-INTRODUCER": _fact("introducer"),
    "X-NETDESK-PRONUNCIATION": _fact("pronunciation"),
    "X-NETDESK-CLOSENESS": _fact("closeness"),
    "X-NETDESK-RHYTHM-DAYS": _fact("rhythm_days"),
    "X-NETDESK-CIRCLE": _circle,
}
