"""Tell an email by the headers that it begins with, and a mailbox by the line before them."""

from __future__ import annotations

import re
from typing import BinaryIO, Final

from netdesk.exchange.format import Format, Head, Reader, Tick

FORMAT_NAME: Final = "Email"
BOX_NAME: Final = "Mailbox"
_HEADER: Final = re.compile(r"[!-9;-~]+:")
_ENOUGH: Final = frozenset(("date", "message-id", "received", "to", "mime-version", "return-path"))
_WITHIN: Final = 300


def sniff(head: Head) -> Format | None:
    """A block of headers with a sender and what else every email has."""
    lines = "\n".join(head.lines[:_WITHIN]).strip("\n\ufeff").split("\n")
    boxed = lines[0].startswith("From ")
    names: set[str] = set()
    for at, line in enumerate(lines):
        if at < 2 and line.startswith(("From ", ">From ")):
            continue
        if not line.strip():
            break
        if line[0] in " \t" and names:
            continue
        if not _HEADER.match(line):
            return None
        names.add(line.partition(":")[0].casefold())
    if "from" in names and names & _ENOUGH and "begin" not in names:
        if boxed:
            return Format(BOX_NAME, "MBOX", "mailbox", _open_box)
        return Format(FORMAT_NAME, "EML", "email", _open)
    return None


def _open(stream: BinaryIO, tick: Tick, name: str) -> Reader:
    from netdesk.exchange.formats.mail.reading import EmailReader

    return EmailReader(stream, tick, name)


def _open_box(stream: BinaryIO, tick: Tick, name: str) -> Reader:
    from netdesk.exchange.formats.mail.mailbox import MailboxReader

    return MailboxReader(stream, tick, name)
