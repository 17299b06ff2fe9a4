"""A plain text into people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Final

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.drafts import Draft, Found, Ignored
from netdesk.domain.errors import UnreadableFile
from netdesk.domain.names import Name
from netdesk.exchange.cleaning import clean, clean_exact
from netdesk.exchange.digests import digest_of
from netdesk.exchange.encodings import chunks
from netdesk.exchange.format import Head, Tick
from netdesk.exchange.formats.plain.lists import Listed, people_in
from netdesk.exchange.formats.plain.signature import contact_of
from netdesk.exchange.formats.plain.sniffing import LIST, SIGNATURE, signed

MOST_BYTES: Final = 2 * 1024 * 1024


class PlainReader:
    """Reads one text."""

    format_name = LIST

    def __init__(self, stream: BinaryIO, tick: Tick, name: str = "") -> None:
        self._stream = stream
        self._tick = tick
        self._name = name

    def read(self) -> Iterator[Found]:
        """Yield the people of a list line by line, or the one of a signature."""
        raw = b""
        for chunk, done in chunks(self._stream):
            self._tick(done)
            raw += chunk
            if len(raw) > MOST_BYTES:
                raise UnreadableFile(f"{self._name} is longer than any list of people.")
        text = Head(raw, self._name).text.lstrip("\ufeff")
        line, signature = signed(text)
        if signature:
            yield self._signature(signature, line)
            yield from (Ignored(at, "a line of the message") for at in _said_before(text, line))
            return
        found, others = people_in(text, lambda: self._tick(len(raw)))
        for number, each in enumerate(found):
            if number % 500 == 0:
                self._tick(len(raw))
            yield _draft(each)
        for line, _ in others:
            yield Ignored(line, "a line that names nobody")

    def _signature(self, text: str, line: int) -> Draft:
        self.format_name = SIGNATURE
        contact = contact_of(text)
        only_name = not (contact.emails or contact.phones or contact.links or contact.organization)
        return Draft(contact, line, _digest(text), name_only=only_name)


def _said_before(text: str, until: int) -> list[int]:
    """The numbers of the lines that say something, before a line."""
    lines = text.split("\n")[: until - 1]
    return [at for at, line in enumerate(lines, start=1) if line.strip()]


def _draft(listed: Listed) -> Draft:
    email = clean_exact(listed.email)
    contact = Contact(
        name=Name(clean(" ".join(listed.name.split()))),
        emails=(Labelled(email),) if email else (),
        phones=(Labelled(clean_exact(listed.phone)),) if listed.phone else (),
        notes=clean(listed.rest),
    )
    return Draft(contact, listed.line, _digest(listed.raw), name_only=not (email or listed.phone))


def _digest(text: str) -> str:
    return digest_of(f"text\n{' '.join(text.split())}")
