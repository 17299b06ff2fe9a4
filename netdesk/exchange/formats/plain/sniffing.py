"""Tell whether a plain text is a list of people or a signature, or any other text."""

from __future__ import annotations

from typing import BinaryIO, Final

from netdesk.exchange.format import Format, Head, Reader, Tick
from netdesk.exchange.tables.columns import known_headers

LIST: Final = "List of people"
SIGNATURE: Final = "Signature"
_LEAST_SHARE: Final = 0.6


def sniff(head: Head) -> Format | None:
    """A list in which most lines are people, or a signature; never a table that has headings."""
    from netdesk.exchange.formats.plain.lists import people_in
    from netdesk.exchange.formats.plain.signature import is_signature

    if not head.is_text or _is_table(head.lines):
        return None
    if is_signature(head.text):
        return Format(SIGNATURE, "TXT", "text", _open)
    found, others = people_in(head.text)
    lines = len({each.line for each in found})
    if found and lines >= _LEAST_SHARE * (lines + len(others)):
        return Format(LIST, "TXT", "text", _open)
    return None


def _is_table(lines: list[str]) -> bool:
    """True when the first line names columns, or tabs divide the lines."""
    whole = [line for line in lines if line.strip()]
    if not whole:
        return False
    for mark in (",", ";", "\t", "|"):
        cells = whole[0].split(mark)
        if len(cells) > 1 and len(whole) > 1 and known_headers(cells) * 2 >= len(cells):
            return True
    return len(whole) > 1 and all("\t" in line for line in whole)


def _open(stream: BinaryIO, tick: Tick, name: str) -> Reader:
    from netdesk.exchange.formats.plain.reading import PlainReader

    return PlainReader(stream, tick, name)
