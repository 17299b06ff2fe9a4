"""An email saved as a file: a touch with everybody whom it names, and what is attached to it.

Its parts are told by Python's own parser, which is forgiving but raises odd errors for odd emails; its
headers are read in `headers`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import UTC
from email import message_from_bytes
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import BinaryIO, Final, NamedTuple

from netdesk.domain.dates import Moment
from netdesk.domain.drafts import DraftInteraction, Found, Guest, Ignored, Part, Problem
from netdesk.domain.errors import UnreadableFile
from netdesk.domain.interactions import Kind, State
from netdesk.exchange.cleaning import NAME_LIMIT, clean
from netdesk.exchange.encodings import chunks, whole_text
from netdesk.exchange.format import Tick
from netdesk.exchange.formats.mail.addresses import people_in
from netdesk.exchange.formats.mail.headers import Headers, words_in
from netdesk.exchange.formats.mail.pages import words_of
from netdesk.exchange.formats.mail.sniffing import FORMAT_NAME
from netdesk.exchange.guests import GuestList

NAMED_IN: Final = "Named in an email"
MOST_BYTES: Final = 50 * 1024 * 1024
MOST_GUESTS: Final = 200
TEXT_LIMIT: Final = 5_000
_MOST_PARTS: Final = 200
_MOST_DEPTH: Final = 20
_CONTENT_LIMIT: Final = 200_000
_MACHINES: Final = re.compile(
    r"(?:no-?reply|do-?not-?reply|mailer-daemon|postmaster|bounces?|notifications?)(?:[+@-]|$)", re.IGNORECASE
)
_ATTACHED: Final = {
    "text/vcard": ".vcf",
    "text/x-vcard": ".vcf",
    "text/directory": ".vcf",
    "text/calendar": ".ics",
    "application/ics": ".ics",
}
_COUNTED: Final = re.compile(rb"\s*(\d{1,9})\s*\n(?=[!-9;-~]+:)")
"""What Apple Mail writes before an email: its length in bytes. What it says of it comes after."""

# Python's email package lets these through for headers and bodies that are broken in some way of their own.
_BROKEN: Final = (ValueError, TypeError, KeyError, IndexError, AttributeError, LookupError, RecursionError)


class EmailReader:
    """Reads one email."""

    format_name = FORMAT_NAME

    def __init__(self, stream: BinaryIO, tick: Tick, name: str = "") -> None:
        self._stream = stream
        self._tick = tick
        self._name = name

    def read(self) -> Iterator[Found]:
        """Yield what is attached, then the people, then the email. Raises UnreadableFile for too much."""
        data = self._whole()
        self._tick(len(data) // 2)
        email = parsed(data)
        if email is None:
            raise UnreadableFile(f"{self._name} is too damaged an email to be read.")
        yield from attached(email, self._tick)
        yield Part(self._name)
        guests: list[Guest] = []
        yield from people(email, guests, GuestList(NAMED_IN))
        yield interaction(email, data, guests)

    def _whole(self) -> bytes:
        found, size = [], 0
        for piece, _ in chunks(self._stream):
            found.append(piece)
            size += len(piece)
            if size > MOST_BYTES:
                raise UnreadableFile(f"{self._name} is larger than any email that netdesk reads.")
        whole = b"".join(found)
        whole = whole if b"\n" in whole else whole.replace(b"\r", b"\n")
        counted = _COUNTED.match(whole)
        return whole[counted.end() :][: int(counted[1])] if counted else whole


class Email(NamedTuple):
    """An email taken apart: its headers as text, and Python's view of its parts."""

    headers: Headers
    message: Message


def parsed(data: bytes) -> Email | None:
    """An email taken apart, None for one that is too damaged."""
    try:
        return Email(Headers(data), message_from_bytes(data))
    except _BROKEN:
        return None


def attached(email: Email, tick: Tick, line: int = 1) -> Iterator[Found]:
    """Yield what the files hold that are attached to an email."""
    from netdesk.exchange.nested import read_nested

    for number, part in enumerate(email.message.walk()):
        if number >= _MOST_PARTS:
            yield Problem(line, f"Only the first {_MOST_PARTS} parts of this email were looked at.")
            return
        name = _attached_name(part)
        if not name:
            continue
        tick(0)
        if name.casefold() == "winmail.dat":
            what = "What Outlook packed into winmail.dat cannot be read; ask for it as plain files."
            yield Problem(line, what)
            continue
        try:
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                yield from read_nested(payload, name, tick)
        except UnreadableFile as fault:
            yield Problem(line, str(fault))
        except _BROKEN:
            yield Problem(line, f"{name}, which is attached, cannot be read.")


def _attached_name(part: Message) -> str:
    """What an attachment that may be read is called, "" for any other part."""
    try:
        kind, name = part.get_content_type(), clean(words_in(part.get_filename() or ""))
    except _BROKEN:
        return ""
    name = name.replace("\\", "/").rpartition("/")[2]
    if name.casefold().endswith((".vcf", ".vcard", ".ics")) or name.casefold() == "winmail.dat":
        return name
    return f"attached{_ATTACHED[kind]}" if kind in _ATTACHED else ""


def people(email: Email, guests: list[Guest], known: GuestList, line: int = 1) -> Iterator[Found]:
    """Yield those named for the first time; `guests` becomes all of them, the sender first."""
    named = (each for header in ("From", "To", "Cc") for each in email.headers.all(header))
    seen: set[str] = set()
    for name, address in (person for text in named for person in people_in(text)):
        if len(guests) >= MOST_GUESTS:
            yield Problem(line, f"Only the first {MOST_GUESTS} people of this email were read.")
            return
        if _MACHINES.match(address):
            yield Ignored(line, "an address that nobody reads")
            continue
        guest, draft = known.guest(name, address, line)
        if draft is not None:
            yield draft
        if guest is not None and guest.digest not in seen:
            seen.add(guest.digest)
            guests.append(guest)


def interaction(
    email: Email, data: bytes, guests: list[Guest], line: int = 1, most_text: int = TEXT_LIMIT
) -> DraftInteraction:
    """The email itself, with whom it names."""
    identity = email.headers.first("Message-ID").encode("utf-8", "replace") or data
    return DraftInteraction(
        Kind.EMAIL,
        State.HELD,
        line,
        hashlib.sha256(b"email\n" + identity).hexdigest(),
        _sent(email.headers),
        notes=clean(email.headers.first("Subject"), NAME_LIMIT),
        text=clean(_text(email.message), most_text) if most_text else "",
        people=tuple(guests),
    )


def _sent(headers: Headers) -> Moment | None:
    """When it was sent, else when it arrived; a time without an offset is in UTC (RFC 5322, section 3.3)."""
    for text in (headers.first("Date"), headers.first("Received").rpartition(";")[2]):
        try:
            sent = parsedate_to_datetime(text)
            instant = sent.replace(tzinfo=UTC) if sent.tzinfo is None else sent.astimezone(UTC)
            return Moment(instant.replace(tzinfo=None).isoformat(timespec="minutes"), "UTC")
        except (*_BROKEN, OverflowError):
            continue
    return None


def _text(message: Message) -> str:
    """What was written, plain."""
    page = ""
    for part in _leaves(message):
        try:
            kind = part.get_content_type()
            if kind not in ("text/plain", "text/html") or part.get_content_disposition() == "attachment":
                continue
            content = _content(part)
        except _BROKEN:
            continue
        if kind == "text/plain" and content.strip():
            return content
        page = page or content
    return words_of(page)


def _leaves(message: Message, depth: int = 0) -> Iterator[Message]:
    """The parts of an email that hold something themselves; not those of an email attached to it."""
    if not message.is_multipart():
        yield message
    elif depth < _MOST_DEPTH and message.get_content_maintype() != "message":
        payload = message.get_payload()
        for part in payload[:_MOST_PARTS] if isinstance(payload, list) else ():
            if isinstance(part, Message):
                yield from _leaves(part, depth + 1)


def _content(part: Message) -> str:
    payload = part.get_payload(decode=True)
    raw = payload[:_CONTENT_LIMIT] if isinstance(payload, bytes) else b""
    return whole_text(raw, part.get_content_charset() or "").replace("\r\n", "\n")
