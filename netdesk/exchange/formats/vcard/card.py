"""One card's properties gathered into a contact: what each property means to netdesk.

What netdesk has a field for goes there; every other property is kept, word for word, to be written again.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from netdesk.domain.contacts import Address, Contact, Labelled, LabelledDate
from netdesk.domain.dates import PartialDate
from netdesk.domain.drafts import Photo
from netdesk.domain.names import Name
from netdesk.exchange.cleaning import NAME_LIMIT, NOTE_LIMIT, clean, clean_exact
from netdesk.exchange.formats.vcard import values
from netdesk.exchange.formats.vcard.labels import REFERRERS, label_of, label_text
from netdesk.exchange.formats.vcard.lines import Property

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


class Card:
    """What has been understood of one card so far."""

    __slots__ = (
        "addresses", "birthday", "circle", "dates", "extra", "facts", "ignored", "labels", "lists", "name",
        "kept", "notes", "organization", "phonetic", "photo", "photo_lines", "postal", "revised", "tags",
        "troubles", "uid", "version",
    )  # fmt: skip

    def __init__(self) -> None:
        self.version = ""
        self.uid = ""
        self.facts: dict[str, str] = {}
        self.name: list[str] | None = None
        self.phonetic = ["", ""]
        self.organization: list[str] | None = None
        self.lists: dict[str, list[tuple[str, str, str]]] = {"email": [], "phone": [], "link": []}
        self.addresses: list[tuple[Address, str, tuple[str, ...]]] = []
        self.postal: list[tuple[str, tuple[str, ...]]] = []
        self.dates: list[tuple[PartialDate, str, str]] = []
        self.birthday: PartialDate | None = None
        self.photo: Photo | None = None
        self.photo_lines: list[str] = []
        self.notes: list[str] = []
        self.tags: list[str] = []
        self.labels: dict[str, str] = {}
        self.extra: list[tuple[str, str]] = []
        self.kept = 0
        self.circle = ""
        self.revised = ""
        self.ignored = ""
        self.troubles: list[tuple[str, str]] = []

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
            self.extra.append((line, found.head.group))

    def trouble(self, found: Property, what: str) -> None:
        """Note what is wrong with a property; the card goes on without it."""
        self.troubles.append((found.head.text, f"{found.head.name} {what}."))

    def once(self, field: str, found: Property) -> None:
        """Take a text that a contact has once; another one, if it differs, is kept as a line."""
        text = clean(values.text_of(found))
        if len(text) == NAME_LIMIT:
            self.trouble(found, f"is longer than {NAME_LIMIT} characters and was cut")
        before = self.facts.setdefault(field, text)
        if not before:
            self.facts[field] = text
        elif text and before != text:
            self.keep(found)

    def value(self, kind: str, found: Property, text: str, label: str = "") -> None:
        """Add one of several values, with the label of its types unless one is given."""
        text = clean_exact(text)
        if not text:
            return
        entries = self.lists[kind]
        if len(entries) >= VALUES_LIMIT:
            if len(entries) == VALUES_LIMIT:
                self.trouble(found, f"is there more than {VALUES_LIMIT} times; the rest was left out")
                entries.append(("", "", ""))
            return
        head = found.head
        entries.append((text, label or label_of(kind, head.types), head.group))

    def contact(self) -> Contact:
        """The contact that all properties together make."""
        facts, labels = self.facts, self.labels
        if "X-ABRELATEDNAMES" in facts:
            self._take_referrer()
        organization = self.organization or ["", ""]
        used: set[str] = set()
        return Contact(
            name=self._whole_name(),
            uid=self.uid,
            organization=organization[0],
            department=organization[1],
            title=facts.get("title", ""),
            emails=self._labelled("email", used),
            phones=self._labelled("phone", used),
            links=self._labelled("link", used),
            addresses=self._addresses(used) if self.addresses or self.postal else (),
            dates=tuple(
                LabelledDate(day, clean(labels.get(group, "") if group in labels else label))
                for day, label, group in self.dates
            ),
            birthday=self.birthday,
            notes="\n".join(self.notes)[:NOTE_LIMIT],
            tags=tuple(dict.fromkeys(self.tags)),
            how_met=facts.get("how_met", ""),
            where_met=facts.get("where_met", ""),
            introducer=facts.get("introducer", ""),
            pronunciation=facts.get("pronunciation", ""),
            closeness=_number(facts.get("closeness", ""), 5),
            rhythm_days=_number(facts.get("rhythm_days", ""), 36_500),
            extra=self._extra() if self.extra or self.photo_lines or labels else (),
        )

    def _take_referrer(self) -> None:
        """A related name whose label says so is the one who introduced the contact."""
        for line, group in self.extra:
            head, _, value = line.partition(":")
            if head.upper().partition(";")[0].rpartition(".")[2] != "X-ABRELATEDNAMES":
                continue
            if self.labels.get(group, "").casefold() in REFERRERS or "REFERREDBY" in head.upper():
                self.facts["introducer"] = self.facts.get("introducer") or clean(values.unescape(value))
                self.extra = [
                    each for each in self.extra if each[0] != line and (not group or each[1] != group)
                ]
                return

    def _whole_name(self) -> Name:
        facts = self.facts
        display = facts.get("display", "")
        nickname, (first, last) = facts.get("nickname", ""), self.phonetic
        if self.name is None:
            return Name(display, nickname=nickname, phonetic_given=first, phonetic_family=last)
        family, given, further, prefix, suffix = self.name
        return Name(display, prefix, given, further, family, suffix, nickname, first, last)

    def _labelled(self, kind: str, used: set[str]) -> tuple[Labelled, ...]:
        entries = self.lists[kind]
        if not entries:
            return ()
        found = []
        labels = self.labels
        for text, label, group in entries[:VALUES_LIMIT]:
            if group and group in labels:
                used.add(group)
                found.append(Labelled(text, clean(labels[group]) or label))
            else:
                found.append(Labelled(text, label))
        return tuple(found)

    def _addresses(self, used: set[str]) -> tuple[Address, ...]:
        from dataclasses import replace

        found = []
        for address, group, _ in self.addresses[:VALUES_LIMIT]:
            used.add(group)
            label = clean(self.labels.get(group, "")) if group else ""
            found.append(replace(address, label=label) if label else address)
        # An address that stands only on a label (2.1, 3.0) is better than none.
        known = {types for _, _, types in self.addresses}
        for text, types in self.postal:
            if types not in known and not (found and not types):
                found.append(Address(street=text, label=label_of("address", types)))
        return tuple(found)

    def _extra(self) -> tuple[str, ...]:
        """Unknown lines in order, each with the label of its group; pictures that stay where they are."""
        lines: list[str] = []
        taken = {group for entries in self.lists.values() for _, _, group in entries}
        taken |= {group for _, group, _ in self.addresses} | {group for _, _, group in self.dates} | {""}
        for line, group in self.extra:
            name = line.partition(":")[0].upper()
            if not (name.endswith(".X-ABLABEL") and group in taken):
                lines.append(line)
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


def _name(card: Card, found: Property) -> None:
    if card.name is not None:
        card.keep(found)
        return
    # A suffix is a list of titles ("Jr., M.D."); several further names are words.
    old = card.version.startswith("2")
    parts = values.parts_of(found) if old else values.listed_parts_of(found, _JOINTS)
    kept = [clean(part) for part in parts[:5]]
    if any(len(part) == NAME_LIMIT for part in kept):
        card.trouble(found, f"is longer than {NAME_LIMIT} characters and was cut")
    card.name = kept + [""] * (5 - len(kept))


def _display(card: Card, found: Property) -> None:
    # RFC 9554: a name that was only put together from the parts.
    if found.head.params.get("DERIVED", "").upper() != "TRUE":
        text = clean(values.text_of(found))
        if len(text) == NAME_LIMIT:
            card.trouble(found, f"is longer than {NAME_LIMIT} characters and was cut")
        if not card.facts.get("display"):
            card.facts["display"] = text


def _nickname(card: Card, found: Property) -> None:
    names = [card.facts["nickname"]] if card.facts.get("nickname") else []
    names += [name for name in values.list_of(found) if name not in names]
    card.facts["nickname"] = clean(", ".join(names))


def _phonetic_first(card: Card, found: Property) -> None:
    card.phonetic[0] = card.phonetic[0] or clean(values.text_of(found))


def _phonetic_last(card: Card, found: Property) -> None:
    card.phonetic[1] = card.phonetic[1] or clean(values.text_of(found))


def _organization(card: Card, found: Property) -> None:
    parts = [clean(part) for part in values.parts_of(found)]
    name, units = parts[0], ", ".join(part for part in parts[1:] if part)
    if not name and not units:
        return
    if card.organization is None:
        card.organization = [name, units]
    elif card.organization != [name, units]:
        card.keep(found)


def _email(card: Card, found: Property) -> None:
    text = values.text_of(found)
    if text[:7].lower() == "mailto:":
        text = text[7:]
    if text.startswith("<") and text.endswith(">"):
        text = text[1:-1]
    if text[:3].lower() == "/o=" or ("X400" in found.head.types and "@" not in text):
        card.keep(found)
    else:
        card.value("email", found, text)


def _phone(card: Card, found: Property) -> None:
    text = values.text_of(found)
    if text[:4].lower() == "tel:":
        text = text[4:]
    card.value("phone", found, text, found.head.params.get("X-CUSTOM", ""))


def _link(card: Card, found: Property) -> None:
    card.value("link", found, values.text_of(found))


def _chat(card: Card, found: Property) -> None:
    service = found.head.params.get("X-SERVICE-TYPE") or found.head.params.get("SERVICE-TYPE", "")
    card.value("link", found, values.text_of(found), service)


_SERVICES = {"linkedin": "LinkedIn", "github": "GitHub", "youtube": "YouTube", "tiktok": "TikTok"}


def _profile(card: Card, found: Property) -> None:
    text = values.text_of(found)
    service = found.head.params.get("SERVICE-TYPE", "") or next(
        (word for word in found.head.types if word not in ("PREF", "HOME", "WORK")), ""
    )
    label = _SERVICES.get(service.lower(), service.capitalize() if service.isupper() else service)
    if text.lower().startswith("x-apple:"):
        text = text[8:].lstrip("/")
    card.value("link", found, text or found.head.params.get("X-USER", ""), label)


def _address(card: Card, found: Property) -> None:
    parts = [clean(part) for part in values.parts_of(found)[:7]]
    parts += [""] * (7 - len(parts))
    label = label_of("address", found.head.types)
    if any(parts):
        po_box, extended, street, city, region, code, country = parts
        address = Address(street, extended, po_box, city, region, code, country, label)
    elif text := clean(found.head.params.get("LABEL", "").replace("\\n", "\n")):
        address = Address(street=text, label=label)
    else:
        return
    card.addresses.append((address, found.head.group, _postal_types(found)))


def _postal(card: Card, found: Property) -> None:
    if text := clean(values.text_of(found)):
        card.postal.append((text, _postal_types(found)))


def _postal_types(found: Property) -> tuple[str, ...]:
    return tuple(sorted(word for word in found.head.types if word in ("HOME", "WORK", "POSTAL", "PARCEL")))


def _birthday(card: Card, found: Property) -> None:
    text = values.text_of(found)
    if not text.strip(";0-/. "):
        return
    day = values.date_of(text, found.head.params.get("X-APPLE-OMIT-YEAR", ""))
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
    day = values.date_of(text, found.head.params.get("X-APPLE-OMIT-YEAR", ""))
    if day is not None:
        card.dates.append((day, label or label_of("date", found.head.types), found.head.group))
    elif text.strip(";0-/. "):
        card.keep(found)


def _photo(card: Card, found: Property) -> None:
    if values.is_remote(found):
        # Where a picture lies is kept and written again; nothing is ever fetched.
        card.photo_lines.append(_verbatim(found))
    elif card.photo is None and found.value.strip():
        try:
            card.photo = values.picture_of(found)
        except ValueError as fault:
            card.trouble(found, f"{fault}; the contact comes without it")


def _note(card: Card, found: Property) -> None:
    text = clean(values.text_of(found), NOTE_LIMIT)
    if len(text) == NOTE_LIMIT:
        card.trouble(found, f"is longer than {NOTE_LIMIT} characters and was cut")
    if text and text not in card.notes:
        card.notes.append(text)


def _categories(card: Card, found: Property) -> None:
    for tag in values.list_of(found):
        if tag.casefold() not in _SYSTEM_GROUPS and len(card.tags) < VALUES_LIMIT:
            card.tags.append(clean(tag))


def _related(card: Card, found: Property) -> None:
    """Apple's related names: who introduced the contact is known by the group's label, which may follow."""
    card.facts["X-ABRELATEDNAMES"] = "there"
    card.keep(found)


def _label(card: Card, found: Property) -> None:
    text = label_text(values.text_of(found))
    if found.head.group:
        card.labels.setdefault(found.head.group, text)
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
    card.uid = card.uid or clean(values.text_of(found))


def _revised(card: Card, found: Property) -> None:
    card.revised = values.stamp_of(values.text_of(found))


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
        card.facts["nickname"] = card.facts.get("nickname") or clean(match[2])
    else:
        day = values.date_of(match[2])
        if day is None:
            card.keep(found)
        elif match[3] == "3":
            card.birthday = card.birthday or day
        else:
            card.dates.append((day, "anniversary" if match[3] == "1" else clean(match[4]) or "other", ""))


HANDLERS: dict[str, Callable[[Card, Property], None]] = {
    "BEGIN": _nothing,
    "END": _nothing,
    "PRODID": _nothing,
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
