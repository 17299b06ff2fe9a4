"""People whom a file only names: in an invitation, in an email. They are suggestions, never contacts by
themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.drafts import Draft, Guest
from netdesk.domain.names import Name
from netdesk.exchange.cleaning import clean, clean_exact
from netdesk.exchange.digests import digest_of
from netdesk.exchange.recognising import email_key


class GuestList:
    """The people named so far in one file, each once."""

    def __init__(self, named_in: str) -> None:
        self._named_in = named_in
        self._known: dict[str, Guest] = {}

    def guest(self, name: str, email: str, line: int) -> tuple[Guest | None, Draft | None]:
        """Somebody by name and address; the draft comes with the first time they are named. None for
        nobody."""
        called, address = _told(name, email)
        key = email_key(address) or called.casefold()
        if not key:
            return None, None
        if known := self._known.get(key):
            return (replace(known, name=called) if called and not known.name else known), None
        digest = digest_of(f"named\n{key}\n{called}")
        guest = self._known[key] = Guest(called, (address,) if address else (), digest=digest)
        return guest, _draft(guest, line, self._named_in)


class LateGuestList(GuestList):
    """The people named in a file that names them again and again, sometimes without their names: they are
    told at its end, by the fullest name that they were given."""

    def __init__(self, named_in: str) -> None:
        super().__init__(named_in)
        self._lines: dict[str, int] = {}

    def guest(self, name: str, email: str, line: int) -> tuple[Guest | None, Draft | None]:
        """Somebody by name and address, without a draft for now."""
        called, address = _told(name, email)
        key = email_key(address)
        if not key:
            return None, None
        known = self._known.get(key)
        if known is None:
            self._lines[key] = line
            known = self._known[key] = Guest(called, (address,), digest=digest_of(f"named\n{key}"))
        elif len(called.split()) > len(known.name.split()) or (called and not known.name):
            known = self._known[key] = replace(known, name=called)
        return known, None

    def everybody(self) -> Iterator[Draft]:
        """Everybody named so far, in the order in which they were met."""
        for key, line in self._lines.items():
            yield _draft(self._known[key], line, self._named_in)


def _told(name: str, email: str) -> tuple[str, str]:
    """A name and an address as they are kept; "" for what is none."""
    address = clean_exact(email).removeprefix("<").removesuffix(">")
    if "@" not in address or len(address) > 320 or " " in address:
        address = ""
    called = " ".join(clean(name).split())
    if called and (email_key(called) or called.casefold() == address.casefold()):
        called = ""
    return called, address


def _draft(guest: Guest, line: int, named_in: str) -> Draft:
    emails = tuple(map(Labelled, guest.emails))
    contact = Contact(name=Name(guest.name), emails=emails)
    return Draft(contact, line, guest.digest, name_only=not emails, named_in=named_in)
