"""Tell an email by the headers that it begins with."""

from __future__ import annotations

import re
from typing import BinaryIO, Final

from netdesk.exchange.format import Format, Head, Reader, Tick

FORMAT_NAME: Final = "Email"
_HEADER: Final = re.compile(r"[!-9;-~]+:")
_ENOUGH: Final = frozenset(("date", "message-id", "received", "to", "mime-version", "return-path"))
_WITHIN: Final = 300


def sniff(head: Head) -> Format | None:
    """A block of headers with a sender and what else every email has."""
    names: set[str] = set()
    for at, line in enumerate(head.lines[:_WITHIN]):
        if at == 0 and line.startswith(("From ", ">From ")):
            continue
        if not line.strip():
            break
        if line[0] in " \t" and names:
            continue
        if not _HEADER.match(line):
            return None
        names.add(line.partition(":")[0].casefold())
    if "from" in names and names & _ENOUGH and "begin" not in names:
        return Format(FORMAT_NAME, "EML", "email", _open)
    return None


def _open(stream: BinaryIO, tick: Tick, name: str) -> Reader:
    from netdesk.exchange.formats.mail.reading import EmailReader

    return EmailReader(stream, tick, name)
