"""An email saved as a file: a touch with everybody whom it names, and what is attached to it.

Read by Python's own parser of RFC 5322, which is forgiving but raises odd errors for odd headers: each
header is asked for by itself.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses
from html.parser import HTMLParser
from typing import BinaryIO, Final

from netdesk.domain.dates import Moment
from netdesk.domain.drafts import DraftInteraction, Found, Guest, Ignored, Part, Problem
from netdesk.domain.errors import UnreadableFile
from netdesk.domain.interactions import Kind, State
from netdesk.exchange.cleaning import NAME_LIMIT, clean
from netdesk.exchange.format import Tick
from netdesk.exchange.guests import GuestList

NAMED_IN: Final = "Named in an email"
MOST_BYTES: Final = 50 * 1024 * 1024
MOST_GUESTS: Final = 200
TEXT_LIMIT: Final = 5_000
_MOST_PARTS: Final = 200
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
# Python's email package lets these through for headers and bodies that are broken in some way of their own.
_BROKEN: Final = (ValueError, TypeError, KeyError, IndexError, AttributeError, LookupError, RecursionError)


class EmailReader:
    """Reads one email."""

    format_name = "Email"

    def __init__(self, stream: BinaryIO, tick: Tick, name: str = "") -> None:
        self._stream = stream
        self._tick = tick
        self._name = name

    def read(self) -> Iterator[Found]:
        """Yield what is attached, then the people, then the email. Raises UnreadableFile for too much."""
        data = self._stream.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise UnreadableFile(f"{self._name} is larger than any email that netdesk reads.")
        self._tick(len(data) // 2)
        try:
            message = message_from_bytes(data, policy=policy.default)
        except _BROKEN as fault:
            raise UnreadableFile(f"{self._name} is too damaged an email to be read.") from fault
        assert isinstance(message, EmailMessage)
        yield from self._attached(message)
        yield Part(self._name)
        guests: list[Guest] = []
        yield from _people(message, guests)
        yield _interaction(message, data, guests)

    def _attached(self, message: EmailMessage) -> Iterator[Found]:
        from netdesk.exchange.nested import read_nested

        for number, part in enumerate(message.walk()):
            if number >= _MOST_PARTS:
                yield Problem(1, f"Only the first {_MOST_PARTS} parts of this email were looked at.")
                return
            name = _attached_name(part)
            if not name:
                continue
            self._tick(0)
            if name.casefold() == "winmail.dat":
                yield Problem(
                    1, "What Outlook packed into winmail.dat cannot be read; ask for it as plain files."
                )
                continue
            try:
                payload = part.get_payload(decode=True)
                if isinstance(payload, bytes):
                    yield from read_nested(payload, name, self._tick)
            except UnreadableFile as fault:
                yield Problem(1, str(fault))
            except _BROKEN:
                yield Problem(1, f"{name}, which is attached, cannot be read.")


def _attached_name(part: object) -> str:
    """What an attachment that may be read is called, "" for any other part."""
    assert isinstance(part, EmailMessage)
    try:
        kind, name = part.get_content_type(), clean(part.get_filename() or "")
    except _BROKEN:
        return ""
    name = name.replace("\\", "/").rpartition("/")[2]
    if name.casefold().endswith((".vcf", ".vcard", ".ics")) or name.casefold() == "winmail.dat":
        return name
    return f"attached{_ATTACHED[kind]}" if kind in _ATTACHED else ""


def _people(message: EmailMessage, guests: list[Guest]) -> Iterator[Found]:
    """Yield those named for the first time; `guests` becomes all of them, the sender first."""
    known = GuestList(NAMED_IN)
    for header in ("From", "To", "Cc"):
        for name, address in _addresses(message, header):
            if len(guests) >= MOST_GUESTS:
                yield Problem(1, f"Only the first {MOST_GUESTS} people of this email were read.")
                return
            if _MACHINES.match(address):
                yield Ignored(1, "an address that nobody reads")
                continue
            guest, draft = known.guest(name, address, 1) if "@" in address else (None, None)
            if draft is not None:
                yield draft
            if guest is not None and guest.digest not in {each.digest for each in guests}:
                guests.append(guest)


def _addresses(message: EmailMessage, header: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    try:
        for each in message.get_all(header, []):
            found += [(address.display_name, address.addr_spec) for address in each.addresses]
    except _BROKEN:
        try:
            found = list(getaddresses([str(each) for each in message.get_all(header, [])]))
        except _BROKEN:
            found = []
    return [(name.strip().strip("'\""), address) for name, address in found]


def _interaction(message: EmailMessage, data: bytes, guests: list[Guest]) -> DraftInteraction:
    identity = _header(message, "Message-ID").strip().encode("utf-8", "replace") or data
    return DraftInteraction(
        Kind.EMAIL,
        State.HELD,
        1,
        hashlib.sha256(b"email\n" + identity).hexdigest(),
        _sent(message),
        notes=clean(" ".join(_header(message, "Subject").split()), NAME_LIMIT),
        text=clean(_text(message), TEXT_LIMIT),
        people=tuple(guests),
    )


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name, ""))
    except _BROKEN:
        return ""


def _sent(message: EmailMessage) -> Moment | None:
    """When it was sent; a time without an offset is in UTC (RFC 5322, section 3.3)."""
    try:
        sent: datetime | None = message["Date"].datetime if message["Date"] is not None else None
        if sent is None:
            return None
        instant = sent.replace(tzinfo=UTC) if sent.tzinfo is None else sent.astimezone(UTC)
        return Moment(instant.replace(tzinfo=None).isoformat(timespec="minutes"), "UTC")
    except (*_BROKEN, OverflowError):
        return None


def _text(message: EmailMessage) -> str:
    """What was written, plain."""
    try:
        body = message.get_body(("plain", "html"))
        content = body.get_content() if body is not None else ""
        if not isinstance(content, str):
            return ""
        return _plain(content) if body is not None and body.get_content_subtype() == "html" else content
    except _BROKEN:
        return ""


class _Words(HTMLParser):
    """Keeps what is to be read of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._hidden += tag in ("style", "script", "title")
        if tag in ("br", "p", "div", "tr", "li"):
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("style", "script", "title") and self._hidden > 0

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)


def _plain(page: str) -> str:
    parser = _Words()
    parser.feed(page[:200_000])
    lines = "".join(parser.words).split("\n")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(" ".join(line.split()) for line in lines))
