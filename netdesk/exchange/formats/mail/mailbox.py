"""A whole mailbox: a folder of Thunderbird, what Gmail gives out, any other mbox. It is read email by email.

People are named in many emails, not always whole: they come at the end, each once and by the fullest name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO, Final

from netdesk.domain.drafts import AboutMe, Found, Guest, Ignored, Part, Problem
from netdesk.exchange.format import Tick
from netdesk.exchange.formats.mail.reading import (
    NAMED_IN,
    TEXT_LIMIT,
    attached,
    interaction,
    parsed,
    people,
)
from netdesk.exchange.formats.mail.sniffing import BOX_NAME
from netdesk.exchange.formats.mail.splitting import MOST_BYTES, RawEmail, emails_in, unshielded
from netdesk.exchange.guests import LateGuestList

MOST_EMAILS: Final = 100_000
MOST_TEXT: Final = 40_000_000
"""How much of what was written is held for the user to choose, all emails together, in characters."""

_LOOKED_AT: Final = 128 * 1024
"""How much is read of an email to which nothing is attached that could be read, in bytes."""

_MAY_BE_ATTACHED: Final = (
    b".vcf", b".vcard", b".ics", b"winmail.dat", b"text/vcard", b"text/x-vcard", b"text/directory",
    b"text/calendar", b"application/ics",
)  # fmt: skip
_HEADERS_WITHIN: Final = 64 * 1024
# Thunderbird's mark of an email that is deleted and only not cleared away yet.
_MOZILLA: Final = re.compile(rb"^X-Mozilla-Status:\s*([0-9A-F]{4})", re.IGNORECASE | re.MULTILINE)
_EXPUNGED: Final = 0x0008
_GMAIL: Final = re.compile(rb"^X-Gmail-Labels:([^\n]*(?:\n[ \t][^\n]*)*)", re.IGNORECASE | re.MULTILINE)
_UNWANTED: Final = {
    "spam": "an email in the spam",
    "trash": "an email in the trash",
    "draft": "a draft that was never sent",
    "drafts": "a draft that was never sent",
    "chat": "a chat",
}
_UNSENT: Final = re.compile(rb"^(?:X-Mozilla-Draft-Info:|X-Unsent:\s*1)", re.IGNORECASE | re.MULTILINE)
_INNER: Final = re.compile(rb"^Subject:[^\n]*FOLDER INTERNAL DATA", re.IGNORECASE | re.MULTILINE)


class MailboxReader:
    """Reads one mailbox."""

    format_name = BOX_NAME

    def __init__(self, stream: BinaryIO, tick: Tick, name: str = "") -> None:
        self._stream = stream
        self._tick = tick
        self._name = name
        self._known = LateGuestList(NAMED_IN)
        self._delivered: Counter[str] = Counter()
        self._text = 0
        self._read = 0

    def read(self) -> Iterator[Found]:
        """Yield the emails with what is attached to them, then everybody whom they name."""
        for raw in emails_in(self._stream, self._tick):
            if why := _unwanted(raw.data[:_HEADERS_WITHIN]):
                yield Ignored(raw.line, why)
                continue
            if self._read >= MOST_EMAILS:
                yield Problem(raw.line, f"Only the first {MOST_EMAILS:,} emails of this mailbox were read.")
                break
            yield from self._email(raw)
        yield Part(self._name)
        yield from self._known.everybody()
        if owner := self._owner():
            yield AboutMe(emails=(owner,))

    def _email(self, raw: RawEmail) -> Iterator[Found]:
        data = unshielded(raw.data)
        plain = data.lower()
        holds_files = any(mark in plain for mark in _MAY_BE_ATTACHED)
        email = parsed(data if holds_files else data[:_LOOKED_AT])
        if email is None:
            yield Problem(raw.line, "This email is too damaged to be read.")
            return
        self._read += 1
        if not raw.whole:
            what = f"Only the first {MOST_BYTES // 1024 // 1024} MB of this email were looked at."
            yield Problem(raw.line, what)
        if holds_files:
            yield from attached(email, self._tick, raw.line)
        guests: list[Guest] = []
        for found in people(email, guests, self._known, raw.line):
            if not isinstance(found, Ignored):
                yield found
        most_text = min(TEXT_LIMIT, MOST_TEXT - self._text)
        told = interaction(email, data, guests, raw.line, most_text)
        self._text += len(told.text)
        self._delivered[email.headers.first("Delivered-To").casefold()] += 1
        yield told

    def _owner(self) -> str:
        """Whose mailbox it is: whom most of it was delivered to, "" when it does not say."""
        del self._delivered[""]
        address, times = next(iter(self._delivered.most_common(1)), ("", 0))
        return address if times > 1 and times * 2 > self._read and "@" in address else ""


def _unwanted(start: bytes) -> str:
    """Why an email is passed over, told by its headers; "" for one that is read."""
    headers = start.replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    mozilla = _MOZILLA.search(headers)
    if mozilla and int(mozilla[1], 16) & _EXPUNGED:
        return "a deleted email"
    if _UNSENT.search(headers):
        return _UNWANTED["draft"]
    if _INNER.search(headers):
        return "a note of the mailbox to itself"
    labels = _GMAIL.search(headers)
    words = labels[1].decode("ascii", "replace").replace("\n", " ").split(",") if labels else []
    return next((why for each in words if (why := _UNWANTED.get(each.strip(' "').casefold()))), "")
