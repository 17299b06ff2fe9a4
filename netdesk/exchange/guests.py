"""People whom a file only names: in an invitation, in an email. They are suggestions, never contacts by
themselves."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.drafts import Draft, Guest
from netdesk.domain.names import Name
from netdesk.exchange.cleaning import clean, clean_exact
from netdesk.exchange.recognising import email_key


class GuestList:
    """The people named so far in one file, each once."""

    def __init__(self, named_in: str) -> None:
        self._named_in = named_in
        self._known: dict[str, Guest] = {}

    def guest(self, name: str, email: str, line: int) -> tuple[Guest | None, Draft | None]:
        """Somebody by name and address; the draft comes with the first time they are named. None for
        nobody."""
        address = clean_exact(email).removeprefix("<").removesuffix(">")
        if "@" not in address or len(address) > 320 or " " in address:
            address = ""
        called = " ".join(clean(name).split())
        if called and (email_key(called) or called.casefold() == address.casefold()):
            called = ""
        key = email_key(address) or called.casefold()
        if not key:
            return None, None
        if known := self._known.get(key):
            return (replace(known, name=called) if called and not known.name else known), None
        digest = hashlib.sha256(f"named\n{key}\n{called}".encode("utf-8", "replace")).hexdigest()
        guest = self._known[key] = Guest(called, (address,) if address else (), digest=digest)
        contact = Contact(name=Name(called), emails=(Labelled(address),) if address else ())
        return guest, Draft(contact, line, digest, name_only=not address, named_in=self._named_in)
