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
    if not head.is_text or _is_table(head.lines):
        return None
    if signed(head.text)[1]:
        return Format(SIGNATURE, "TXT", "text", _open)
    return Format(LIST, "TXT", "text", _open) if _is_list(head.text) else None


def signed(text: str) -> tuple[int, str]:
    """The signature of a text that is one, or ends in one, and its first line; (1, "") for a list and for
    any other text."""
    from netdesk.exchange.formats.plain.signature import is_message, signature_in

    line, signature = signature_in(text)
    # Names under each other, with a line between, are a list and no message that somebody signed.
    return (line, signature) if line == 1 or is_message(text) or not _is_list(text) else (1, "")


def _is_list(text: str) -> bool:
    from netdesk.exchange.formats.plain.lists import people_in

    found, others = people_in(text)
    lines = len({each.line for each in found})
    return bool(found) and lines >= _LEAST_SHARE * (lines + len(others))


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
