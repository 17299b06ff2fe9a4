"""netdesk's own table of contacts: its columns, and a contact as a row of it.

Columns, in this order; those with a number are there as often as anybody has such a value:

    Name, Prefix, First name, Middle name, Last name, Suffix, Nickname, Phonetic first name,
    Phonetic last name, Pronunciation, Organization, Department, Job title,
    Email 1, Email 1 label, ... Phone 1, Phone 1 label, ...
    Address 1 street, ... extended address, ... PO box, ... city, ... region, ... postal code,
    ... country, ... label, Link 1, Link 1 label, ...
    Birthday, Date 1, Date 1 label, ... Circle, Tags, How we met, Where we met, Introduced by,
    Closeness, Rhythm (days), Starred, Archived, <field> (own field, <kind>), ... Notes, UID

Days are YYYY-MM-DD, or --MM-DD without a year; tags are divided by semicolons, one that holds a semicolon
stands in quotes; Closeness is 1 to 5; Starred and Archived say "yes". In a workbook, days and numbers are
such, wherever a spreadsheet holds them without loss. Its cells have no more than 32,767 characters: longer
notes go on in Notes 2. In a table that is written exactly as it is, the last
column is called "uid": its cells have no marks. A photo, and lines of a vCard that netdesk does not know,
are not in a table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from netdesk.domain.contacts import Address, Contact, Labelled
from netdesk.domain.own_fields import OwnKind

NAME_PARTS: Final = {
    "Name": "display",
    "Prefix": "prefix",
    "First name": "given",
    "Middle name": "further",
    "Last name": "family",
    "Suffix": "suffix",
    "Nickname": "nickname",
    "Phonetic first name": "phonetic_given",
    "Phonetic last name": "phonetic_family",
}
WORK: Final = {
    "Pronunciation": "pronunciation",
    "Organization": "organization",
    "Department": "department",
    "Job title": "title",
}
MET: Final = {"How we met": "how_met", "Where we met": "where_met", "Introduced by": "introducer"}
LABELLED: Final = {"Email": "emails", "Phone": "phones", "Link": "links"}
ADDRESS: Final = {
    "street": "street",
    "extended address": "extended",
    "PO box": "po_box",
    "city": "city",
    "region": "region",
    "postal code": "postal_code",
    "country": "country",
    "label": "label",
}
OWN: Final = re.compile(rf"(.+) \(own field, ({'|'.join(kind.value for kind in OwnKind)})\)", re.DOTALL)
SIGN: Final = frozenset(("Name", "How we met", "Rhythm (days)"))
"""A table whose headings have these is netdesk's own."""

MARKED_UID: Final = "UID"
EXACT_UID: Final = "uid"
YES: Final = "yes"
_DAYS: Final = re.compile(r"Birthday|Date [0-9]{1,5}")
_WHOLE_NUMBERS: Final = frozenset(("Closeness", "Rhythm (days)"))
_LAST_OF_ONE: Final = "\uffff"
_TAG_IN_QUOTES: Final = re.compile(r'[;"]')


def kind_of_column(heading: str) -> OwnKind:
    """Days and numbers, where a column holds nothing else; text anywhere else."""
    if _DAYS.fullmatch(heading):
        return OwnKind.DATE
    if heading in _WHOLE_NUMBERS:
        return OwnKind.NUMBER
    own = OWN.fullmatch(heading)
    return OwnKind(own[2]) if own else OwnKind.TEXT


Names = Callable[[int], str]
"""A circle's or a contact's name by its id."""


def nobody(_id: int) -> str:
    """No name."""
    return ""


@dataclass(slots=True)
class Layout:
    """How often each column is there. `cell_limit` is the most that a cell holds, 0 for no limit."""

    cell_limit: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    own: dict[tuple[str, OwnKind], None] = field(default_factory=dict)

    @classmethod
    def of(cls, contacts: Iterable[Contact], cell_limit: int = 0) -> Layout:
        """Wide enough for all of these."""
        layout = cls(cell_limit)
        for contact in contacts:
            layout.make_room(contact)
        return layout

    def make_room(self, contact: Contact) -> None:
        """Wide enough for this one too."""
        for name in ("emails", "phones", "links", "addresses", "dates"):
            self._at_least(name, len(getattr(contact, name)))
        if self.cell_limit:
            self._at_least("notes", len(pieces(contact.notes, self.cell_limit)))
        for each in contact.own:
            self.own[each.name, each.kind] = None

    def _at_least(self, name: str, count: int) -> None:
        if count > self.counts.get(name, 1):
            self.counts[name] = count

    def count(self, name: str) -> int:
        """How many columns (or groups of them) values of this kind have."""
        return self.counts.get(name, 1)

    def header(self, *, exact: bool) -> list[str]:
        """The headings."""
        found = [*NAME_PARTS, *WORK]
        found += _numbered("Email", self.count("emails"))
        found += _numbered("Phone", self.count("phones"))
        for number in range(1, self.count("addresses") + 1):
            found += [f"Address {number} {part}" for part in ADDRESS]
        found += _numbered("Link", self.count("links"))
        found += ["Birthday", *_numbered("Date", self.count("dates")), "Circle", "Tags", *MET]
        found += ["Closeness", "Rhythm (days)", "Starred", "Archived"]
        found += [f"{name} (own field, {kind.value})" for name, kind in self.own]
        found += ["Notes", *(f"Notes {number}" for number in range(2, self.count("notes") + 1))]
        return [*found, EXACT_UID if exact else MARKED_UID]

    def row(self, contact: Contact, circle: Names = nobody, introducer: Names = nobody) -> list[str]:
        """A contact's cells, unmarked."""
        return [
            contact.name.shown,
            *(getattr(contact.name, part) for part in list(NAME_PARTS.values())[1:]),
            *(getattr(contact, part) for part in WORK.values()),
            *self._labelled("emails", contact.emails),
            *self._labelled("phones", contact.phones),
            *self._addresses(contact.addresses),
            *self._labelled("links", contact.links),
            contact.birthday.iso if contact.birthday else "",
            *self._labelled("dates", [Labelled(each.date.iso, each.label) for each in contact.dates]),
            circle(contact.circle_id) if contact.circle_id is not None else "",
            tags_cell(contact.tags),
            contact.how_met,
            contact.where_met,
            (introducer(contact.introduced_by) if contact.introduced_by is not None else "")
            or contact.introducer,
            str(contact.closeness or ""),
            str(contact.rhythm_days or ""),
            YES if contact.starred else "",
            YES if contact.archived else "",
            *self._own(contact),
            *self._notes(contact.notes),
            contact.uid,
        ]

    def _labelled(self, name: str, values: Sequence[Labelled]) -> Iterator[str]:
        for each in values:
            yield each.value
            yield each.label
        yield from [""] * (2 * (self.count(name) - len(values)))

    def _addresses(self, addresses: Sequence[Address]) -> Iterator[str]:
        for address in addresses:
            yield from (getattr(address, part) for part in ADDRESS.values())
        yield from [""] * (len(ADDRESS) * (self.count("addresses") - len(addresses)))

    def _own(self, contact: Contact) -> list[str]:
        held = {(each.name, each.kind): each.value for each in contact.own}
        return [held.get(key, "") for key in self.own]

    def _notes(self, notes: str) -> list[str]:
        found = pieces(notes, self.cell_limit) if self.cell_limit else [notes]
        return found + [""] * (self.count("notes") - len(found))


def pieces(text: str, limit: int) -> list[str]:
    """A text in parts of at most so many characters, as Excel counts: those beyond the first 65,536, such as
    emoji, count twice."""
    if len(text) <= limit and (2 * len(text) <= limit or length(text) <= limit):
        return [text]
    found, start, counted = [], 0, 0
    for place, each in enumerate(text):
        size = 2 if each > _LAST_OF_ONE else 1
        if counted + size > limit:
            found.append(text[start:place])
            start, counted = place, 0
        counted += size
    return [*found, text[start:]]


def length(text: str) -> int:
    """How many characters a text has, as Excel counts."""
    return len(text) + sum(each > _LAST_OF_ONE for each in text)


def tags_cell(tags: Iterable[str]) -> str:
    """Tags as one cell."""
    return "; ".join(_tag(tag) for tag in tags)


def _tag(tag: str) -> str:
    if not _TAG_IN_QUOTES.search(tag) and tag == tag.strip():
        return tag
    doubled = tag.replace('"', '""')
    return f'"{doubled}"'


def _numbered(what: str, count: int) -> list[str]:
    return [each for number in range(1, count + 1) for each in (f"{what} {number}", f"{what} {number} label")]
