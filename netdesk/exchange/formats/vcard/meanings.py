"""What each property means to netdesk.

What netdesk has a field for goes there; every other property is kept, word for word, to be written again.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from netdesk.domain.contacts import Address
from netdesk.domain.own_fields import NAME_LENGTH, OwnKind, OwnValue, field_key, fits
from netdesk.exchange.cleaning import NAME_LIMIT, NOTE_LIMIT, bare_address, clean
from netdesk.exchange.formats.vcard import values
from netdesk.exchange.formats.vcard.card import FIELDS_LIMIT, VALUES_LIMIT, Card, verbatim
from netdesk.exchange.formats.vcard.labels import label_of, label_text
from netdesk.exchange.formats.vcard.lines import Property

_GROUP_KINDS = frozenset(("GROUP", "LIST", "X-GROUP"))
_OTHER_KINDS = {
    "LOCATION": "a place or a room, not a person",
    "APPLICATION": "a program, not a person",
    "THING": "a thing, not a person",
    "DEVICE": "a device, not a person",
}
SYSTEM_GROUPS = frozenset(("mycontacts", "my contacts", "system group: my contacts"))


def take(card: Card, found: Property) -> None:
    """Let the card take one property in. Never raises."""
    meaning = MEANINGS.get(found.head.name)
    if meaning is None:
        card.keep(found)
    elif found.value or found.raw:
        meaning(card, found)


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
    text = bare_address(text)
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
        card.photo_lines = card.more(card.photo_lines, verbatim(found), found)
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
        if card.own or tag.casefold() not in SYSTEM_GROUPS:
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


def _list_mark(card: Card, found: Property) -> None:
    """Evolution's mark for a mailing list."""
    if values.text_of(found).upper() == "TRUE":
        card.ignored = "a mailing list, not a person"
    else:
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


def _own(card: Card, found: Property) -> None:
    """A field of the user's own; one without a name, or one of too many, is kept as a line."""
    params = found.head.params
    name = " ".join(clean(params.get("X-NAME", ""), NAME_LENGTH).split())
    key = field_key(name)
    text = clean(values.text_of(found), NOTE_LIMIT)
    known = key in {field_key(each.name) for each in card.own_values}
    if not key or known or (key not in card.field_keys and len(card.field_keys) >= FIELDS_LIMIT):
        card.keep(found)
    elif text:
        card.field_keys.add(key)
        kind = _OWN_KINDS.get(params.get("X-KIND", "").lower(), OwnKind.TEXT)
        value = OwnValue(name, text, kind if fits(kind, text) else OwnKind.TEXT)
        card.own_values = card.more(card.own_values, value, found)


_OWN_KINDS = {kind.value: kind for kind in OwnKind}
_ANDROID = re.compile(r"vnd\.android\.cursor\.item/(nickname|contact_event|relation);([^;]*);(\d*);([^;]*)")
_REFERRED_BY = "11"


def _android(card: Card, found: Property) -> None:
    """Android's own rows: nicknames, dates and who referred have a field, the rest is kept."""
    match = _ANDROID.match(values.text_of(found))
    if match is None or not match[2].strip():
        card.keep(found)
    elif match[1] == "relation":
        if match[3] == _REFERRED_BY and not card.introducer:
            card.introducer = clean(match[2])
        else:
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


MEANINGS: dict[str, Callable[[Card, Property], None]] = {
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
    "X-EVOLUTION-LIST": _list_mark,
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
    "X-NETDESK-STARRED": _fact("starred"),
    "X-NETDESK-ARCHIVED": _fact("archived"),
    "X-NETDESK-OWN": _own,
}
