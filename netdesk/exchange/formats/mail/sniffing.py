"""Tell an email by the headers that it begins with, and a mailbox by the line before them."""

from __future__ import annotations

import re
from typing import BinaryIO, Final

from netdesk.exchange.format import Format, Head, Reader, Tick

FORMAT_NAME: Final = "Email"
BOX_NAME: Final = "Mailbox"
_HEADER: Final = re.compile(r"[!-9;-~]+\s*:")
_ENOUGH: Final = frozenset(("date", "message-id", "received", "to", "mime-version", "return-path"))
_TOLD: Final = _ENOUGH | {"from", "subject", "delivered-to", "content-type", "newsgroups", "cc", "bcc"}
_NAMES: Final = (".eml", ".emlx", ".mbox", ".mbx")
_WITHIN: Final = 300
_MOST_ODD: Final = 2
"""How many lines among the headers may be none."""

_COUNTED: Final = re.compile(r"\s*\d+\s*\n(?=[!-9;-~]+:)")
"""What Apple Mail writes before an email: its length."""


def sniff(head: Head) -> Format | None:
    """A block of headers with a sender and what else every email has; a little less in a file that is named
    as an email, or after the line that begins one in a mailbox."""
    counted = _COUNTED.match(head.text)
    text = head.text[counted.end() :] if counted else head.text
    lines = text.strip("\n\ufeff").split("\n", _WITHIN)[:_WITHIN]
    boxed = lines[0].startswith("From ")
    names = _header_names(lines)
    if names is None or "begin" in names:
        return None
    weak = (boxed or head.name.casefold().endswith(_NAMES)) and len(names & _TOLD) > 1
    if ("from" in names and names & _ENOUGH) or weak:
        if boxed:
            return Format(BOX_NAME, "MBOX", "mailbox", _open_box)
        return Format(FORMAT_NAME, "EML", "email", _open)
    return None


def _header_names(lines: list[str]) -> set[str] | None:
    """The names of the headers that a text begins with; None where other lines stand among them."""
    names: set[str] = set()
    odd = 0
    for at, line in enumerate(lines):
        if at < 2 and line.startswith(("From ", ">From ")):
            continue
        if not line:
            break
        if line[0] in " \t" and names:
            continue
        if _HEADER.match(line):
            names.add(line.partition(":")[0].strip().casefold())
        elif not names or (odd := odd + 1) > _MOST_ODD:
            return None
    return names


def _open(stream: BinaryIO, tick: Tick, name: str) -> Reader:
    from netdesk.exchange.formats.mail.reading import EmailReader

    return EmailReader(stream, tick, name)


def _open_box(stream: BinaryIO, tick: Tick, name: str) -> Reader:
    from netdesk.exchange.formats.mail.mailbox import MailboxReader

    return MailboxReader(stream, tick, name)
