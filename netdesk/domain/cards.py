"""Cards collected at an event, typed one after the other, before the desk keeps them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from netdesk.domain.clean import clean
from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.folding import fold
from netdesk.domain.names import Name

_EMAIL: Final = re.compile(r"[^\s<>(),;:\"]{1,64}@[^\s<>(),;:\"]{1,190}")
_PHONE: Final = re.compile(r"(?<![\w@])\+?\(?\d[\d ()./\-]{5,24}\d(?!\w)")
_BULLET: Final = re.compile(r"^\s{0,20}(?:[-–—•*·]|\d{1,3}[.)])\s{1,5}")
_BETWEEN: Final = re.compile(r"\t|[;,|]|\s[-–—]\s")
_HEADINGS: Final = frozenset(
    (
        "name",
        "organization",
        "organisation",
        "company",
        "title",
        "job title",
        "email",
        "e mail",
        "phone",
        "notes",
    )
)
_LINE_LIMIT: Final = 2000
LINES_MOST: Final = 2000
"""More lines than a pocket holds cards are a file: that is imported."""


@dataclass(frozen=True, slots=True)
class Card:
    """One card. `contact_id` is who on the desk that is, None for somebody new; `is_new` says that the user
    knows better: it is somebody else of the same name."""

    name: str = ""
    organization: str = ""
    title: str = ""
    email: str = ""
    phone: str = ""
    notes: str = ""
    contact_id: int | None = None
    is_new: bool = False

    @property
    def is_blank(self) -> bool:
        """True when it names nobody."""
        return not (self.name or self.email or self.phone or self.organization)

    @property
    def shown(self) -> str:
        """What to call it in the list of cards."""
        return self.name or self.organization or self.email or self.phone

    @property
    def detail(self) -> str:
        """What else it says, in one line."""
        found = [self.title, self.organization if self.name else "", self.email, self.phone, self.notes]
        return ", ".join(part for part in found if part and part != self.shown)


@dataclass(frozen=True, slots=True)
class Cards:
    """All cards of one event, in the order in which they were typed, and the circle that all of the new ones
    come into (0: none). `typed` is the one that is being typed."""

    cards: tuple[Card, ...] = ()
    circle_id: int = 0
    typed: Card = Card()


def new_contact(card: Card, circle_id: int = 0) -> Contact:
    """The contact that a card makes."""
    return Contact(
        name=Name(display=card.name),
        organization=card.organization,
        title=card.title,
        emails=(Labelled(card.email, "work"),) if card.email else (),
        phones=(Labelled(card.phone, "mobile"),) if card.phone else (),
        notes=card.notes,
        circle_id=circle_id or None,
    )


def with_card(contact: Contact, card: Card) -> Contact:
    """Somebody on the desk with what their card says besides: what the desk knew stays."""
    has_email = any(each.value.casefold() == card.email.casefold() for each in contact.emails)
    has_phone = any(_digits(each.value) == _digits(card.phone) for each in contact.phones)
    new_notes = card.notes and card.notes not in contact.notes
    return replace(
        contact,
        organization=contact.organization or card.organization,
        title=contact.title or card.title,
        emails=contact.emails
        if has_email or not card.email
        else (*contact.emails, Labelled(card.email, "work")),
        phones=contact.phones
        if has_phone or not card.phone
        else (*contact.phones, Labelled(card.phone, "mobile")),
        notes="\n".join(part for part in (contact.notes, card.notes) if part) if new_notes else contact.notes,
    )


def _digits(number: str) -> str:
    return "".join(each for each in number if each.isdigit())


def cards_in(text: str) -> tuple[tuple[Card, ...], tuple[str, ...]]:
    """The cards of a pasted list, one a line ("Ann Lee, Engineer, Halden, ann@halden.example"), and the lines
    that name nobody."""
    found: list[Card] = []
    others: list[str] = []
    for line in text.splitlines()[:LINES_MOST]:
        plain = line.strip()
        card = card_of(plain) if len(plain) <= _LINE_LIMIT else Card()
        if not card.is_blank:
            found.append(card)
        elif plain and not _is_heading(plain):
            others.append(plain)
    return tuple(found), tuple(others)


def card_of(line: str) -> Card:
    """The card that a line holds: its name first, then title and organization, or the organization alone."""
    if _is_heading(line):
        return Card()
    rest = _BULLET.sub("", line)
    emails, rest = _EMAIL.findall(rest), _EMAIL.sub(" ", rest)
    match = _PHONE.search(rest)
    phone = match[0].strip() if match else ""
    rest = rest.replace(phone, " ") if phone else rest
    parts = [
        each for each in (" ".join(part.split()).strip("<>()[]\"' ") for part in _BETWEEN.split(rest)) if each
    ]
    parts = [clean(each) for each in parts if any(letter.isalpha() for letter in each)]
    name = parts[0] if parts else ""
    title, place = ("", parts[1]) if len(parts) == 2 else (parts[1], parts[2]) if len(parts) > 2 else ("", "")
    notes = ", ".join((*parts[3:], *emails[1:]))
    return Card(name, place, title, emails[0] if emails else "", phone, notes)


def _is_heading(line: str) -> bool:
    words = [fold(part).strip('" ') for part in _BETWEEN.split(line)]
    return len(words) > 1 and all(word in _HEADINGS for word in words)
