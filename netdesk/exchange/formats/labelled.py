"""People written line by line, each line with its heading: "Name: Ann Lee", "Email: ann@...", as forms on the
web send them by email; and MECARD, the short card inside QR codes.

Source of MECARD: NTT Docomo, "Synchronization with native applications" (barcode functions).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import BinaryIO, Final

from netdesk.domain.contacts import Contact
from netdesk.domain.drafts import Draft, Found, Ignored
from netdesk.domain.errors import UnreadableFile
from netdesk.exchange.digests import digest_of
from netdesk.exchange.encodings import chunks
from netdesk.exchange.format import Format, Head, Tick
from netdesk.exchange.tables.columns import Column, columns_of
from netdesk.exchange.tables.people import contact_of, person_of

FORMAT_NAME: Final = "Contact details"
MOST_BYTES: Final = 2 * 1024 * 1024
_LINE: Final = re.compile(r"[\s*•–-]{0,4}([^\W\d_][^:：\n]{0,39}?)\s{0,4}[:：][ \t]{0,8}(.{0,2000})")
_MECARD: Final = re.compile("MECARD:", re.IGNORECASE)
_CARD_LIMIT: Final = 4_000
"""Longest card of a QR code, in characters: such a code holds fewer."""
_PIECE: Final = re.compile(r"((?:[^;\\]|\\.)*);?")
_NAMES: Final = frozenset(("display", "given", "family"))
_PLAIN: Final = frozenset(("", "note"))
_MECARD_WORDS: Final = {
    "TEL": "Phone", "TEL-AV": "Phone", "EMAIL": "Email", "ORG": "Company", "TITLE": "Job title",
    "URL": "Website", "NOTE": "Notes", "BDAY": "Birthday", "NICKNAME": "Nickname", "ADR": "Address",
}  # fmt: skip
_SETTINGS: Final = (".yaml", ".yml", ".toml", ".ini", ".cfg", ".conf", ".properties", ".md")
"""How files are called in which programs keep what they are told."""
_LEAST_SHARE: Final = 0.6

Line = tuple[int, str, str]
"""A line's number, its heading and what it says."""


def sniff(head: Head) -> Format | None:
    """A text in which most lines have a heading, a name's among them; or a MECARD."""
    if not head.is_text or head.name.lower().endswith(_SETTINGS):
        return None
    if next(_cards(head.text), None) or _is_labelled(head.lines):
        return Format(FORMAT_NAME, "TXT", "text", LabelledReader)
    return None


def _is_labelled(lines: Sequence[str]) -> bool:
    told = [line for line in lines[:200] if line.strip()]
    found = [match for line in told if (match := _LINE.fullmatch(line))]
    if len(found) < 2 or len(found) < _LEAST_SHARE * len(told):
        return False
    fields = [column.field for column in columns_of([match[1] for match in found[:40]])]
    known = [field for field in fields if field not in _PLAIN]
    return bool(_NAMES & set(known)) and len(known) >= 2 and len(known) * 3 >= len(fields)


class LabelledReader:
    """Reads one text."""

    format_name = FORMAT_NAME

    def __init__(self, stream: BinaryIO, tick: Tick, name: str = "") -> None:
        self._stream, self._tick, self._name = stream, tick, name

    def read(self) -> Iterator[Found]:
        """Yield each person, in the text's order."""
        raw = b""
        for chunk, done in chunks(self._stream):
            self._tick(done)
            raw += chunk
            if len(raw) > MOST_BYTES:
                raise UnreadableFile(f"{self._name} is longer than any list of people.")
        text = Head(raw, self._name).text.lstrip("\ufeff")
        cards = list(_cards(text))
        for at, card in cards:
            contact = _of_card(card)
            if contact.shown:
                yield _draft(contact, text.count("\n", 0, at) + 1, card)
        if cards:
            return
        for number, block in enumerate(_blocks(text)):
            if number % 100 == 0:
                self._tick(len(raw))
            values = [each[2] for each in block]
            contact = _contact([each[1] for each in block], values) if any(values) else Contact()
            if contact.shown:
                yield _draft(contact, block[0][0], repr([each[1:] for each in block]))
            else:
                yield Ignored(block[0][0], "lines that name nobody")


def _cards(text: str) -> Iterator[tuple[int, str]]:
    """Where each MECARD begins, and what is between its mark and its end."""
    after = 0
    for match in _MECARD.finditer(text):
        if match.start() < after:
            continue
        end = text.find(";;", match.end(), match.end() + _CARD_LIMIT)
        if end >= 0:
            after = end
            yield match.start(), text[match.end() : end]


def _blocks(text: str) -> Iterator[list[Line]]:
    """The lines of each person: a heading that comes again begins the next one. A line without a heading goes
    on with what the one before it says."""
    block: list[Line] = []
    seen: set[str] = set()
    apart = False
    for number, line in enumerate(text.split("\n"), start=1):
        match = _LINE.fullmatch(line)
        if match is None:
            apart = apart or not line.strip()
            if block and line.strip() and not apart:
                at, heading, said = block[-1]
                block[-1] = (at, heading, f"{said}\n{line.strip()}")
            continue
        apart = False
        heading = match[1].strip()
        if heading.casefold() in seen:
            yield block
            block, seen = [], set()
        seen.add(heading.casefold())
        block.append((number, heading, match[2].strip()))
    if block:
        yield block


def _contact(headings: Sequence[str], values: Sequence[str]) -> Contact:
    return contact_of(person_of(values, _columns(tuple(headings))))


@lru_cache(maxsize=64)
def _columns(headings: tuple[str, ...]) -> tuple[Column, ...]:
    """Most people of a text are written with the same headings."""
    return columns_of(headings)


def _of_card(text: str) -> Contact:
    headings: list[str] = []
    values: list[str] = []
    for piece in (each[1] for each in _PIECE.finditer(text)):
        key, _, value = piece.partition(":")
        key = key.strip().upper()
        parts = [_plain(part) for part in re.split(r"(?<!\\),", value)]
        if key == "N":
            # The family name first, divided by a comma, as telephones do.
            headings += ["Last name", "First name"] if len(parts) > 1 else ["Name"]
            values += parts[:2]
        elif key == "BDAY" and len(value) == 8 and value.isdecimal():
            headings.append("Birthday")
            values.append(f"{value[:4]}-{value[4:6]}-{value[6:]}")
        elif key in _MECARD_WORDS and value:
            headings.append(_MECARD_WORDS[key])
            values.append(_plain(value))
    return _contact(headings, values)


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text).strip()


def _draft(contact: Contact, line: int, told: str) -> Draft:
    values = (contact.emails, contact.phones, contact.links, contact.organization, contact.title)
    return Draft(contact, line, digest_of(f"labelled\n{told}"), name_only=not any(values))
