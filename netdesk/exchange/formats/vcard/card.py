"""What one card has told so far, and the contact that it makes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from sys import intern
from types import MappingProxyType
from typing import TypeVar

from netdesk.domain.contacts import Address, Contact, Labelled, LabelledDate
from netdesk.domain.dates import PartialDate
from netdesk.domain.drafts import Photo
from netdesk.domain.names import Name
from netdesk.domain.own_fields import OwnValue
from netdesk.exchange.cleaning import NAME_LIMIT, NOTE_LIMIT, UNFIT, clean, clean_exact
from netdesk.exchange.formats.vcard import values
from netdesk.exchange.formats.vcard.labels import REFERRERS, label_of
from netdesk.exchange.formats.vcard.lines import Property

T = TypeVar("T")

VALUES_LIMIT = 500
"""Most values of one kind (emails, phones, ...) that a card may have."""

FIELDS_LIMIT = 100
"""Most own fields that a file may bring: each becomes a row of every editor."""

EXTRA_LINE_LIMIT = 256 * 1024
EXTRA_LIMIT = 1024 * 1024
"""Longest unknown line, and most of them together, kept with one contact; in characters."""

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
    starred = ""
    archived = ""
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
    own_values: Sequence[OwnValue] = ()
    labels: Mapping[str, str] = MappingProxyType({})

    def __init__(self, field_keys: set[str] | None = None) -> None:
        """`field_keys` are the own fields that the file has had so far; this card's are added."""
        self.field_keys = set() if field_keys is None else field_keys

    def keep(self, found: Property) -> None:
        """Keep a property that netdesk has no field for, as one line of text."""
        line = verbatim(found)
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
        label = clean(label) if label else label_of(kind, head.types)
        return self.more(entries, (text, label, head.group), found)

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
            # Many share these: one copy of each is enough.
            organization=intern(organization),
            department=department,
            title=intern(self.title),
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
            starred=self.starred == "1",
            archived=self.archived == "1",
            own=tuple(self.own_values),
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
            intern(given),
            further,
            intern(family),
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


def verbatim(found: Property) -> str:
    """A property as one line. Its text is Unicode by now, so that a CHARSET would be untrue."""
    head = UNFIT.sub("", found.head.text).strip()
    if found.raw and found.raw.isascii():
        text = UNFIT.sub("", found.raw.decode("ascii")).replace("\r", "").replace("\n", "")
        # A soft break at the very end would take the next line along.
        return f"{head}:{text.rstrip('= ')}"
    if found.raw:
        plain = values.text_of(found).replace("\\", "\\\\").replace("\n", "\\n")
        return f"{found.head.group + '.' if found.head.group else ''}{found.head.name}:{plain}"
    if "CHARSET" in found.head.params:
        head = _CHARSET.sub("", head)
    return f"{head}:{found.value}"
