"""A mailbox (mbox, RFC 4155 and the older customs) into its emails, without ever holding more than one.

Each email begins with a line "From SOMEBODY DAY" after a blank line. Not every program shields a line of text
that begins so too: a separator is believed when a header comes right after it, and when it either has a time
or follows a blank line and reads as nothing that somebody would write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, Final, NamedTuple

from netdesk.exchange.encodings import chunks
from netdesk.exchange.format import Tick

MOST_BYTES: Final = 16 * 1024 * 1024
"""How much of one email is kept: more has only what is attached to it."""

_LOOK_BACK: Final = 8 * 1024
"""Longest separator with the beginning of the line after it, in bytes."""

_START: Final = b"\nFrom "
_SEPARATOR: Final = re.compile(
    rb"\nFrom ([^\r\n]{0,1000})\r?\n(?=(?:>?From [^\r\n]{0,1000}\r?\n)?[!-9;-~]{1,100}:(?!//))"
)
_CLOCK: Final = re.compile(rb"\d?\d:\d\d.*\d{4}")
_SHIELDED: Final = re.compile(rb"^>(>*From )", re.MULTILINE)


class RawEmail(NamedTuple):
    """One email of a mailbox: its first line, counted from 1, and its bytes without the separator; `whole` is
    False when it was too large to keep its end."""

    line: int
    data: bytes
    whole: bool


def emails_in(stream: BinaryIO, tick: Tick) -> Iterator[RawEmail]:
    """The emails of a mailbox, in order. What stands before the first separator is none."""
    waiting = b"\n"
    line, searched = 0, 0
    begun, whole, old_line_ends = False, True, None
    for chunk, done in chunks(stream):
        tick(done)
        if old_line_ends is None:
            old_line_ends = b"\r" in chunk and b"\n" not in chunk
        waiting += chunk.replace(b"\r", b"\n") if old_line_ends else chunk
        while found := _separator(waiting, searched):
            before, waiting = waiting[: found.start()], waiting[found.end() :]
            if begun:
                yield RawEmail(line, before[:MOST_BYTES], whole and len(before) <= MOST_BYTES)
            line += before.count(b"\n") + found.group().count(b"\n")
            begun, whole, searched = True, True, 0
        if len(waiting) > MOST_BYTES + _LOOK_BACK:
            # Its end is passed over, but not what could be the beginning of the next separator.
            line += waiting.count(b"\n", MOST_BYTES, -_LOOK_BACK)
            waiting = waiting[:MOST_BYTES] + waiting[-_LOOK_BACK:]
            whole = False
        searched = max(0, len(waiting) - _LOOK_BACK)
    if begun:
        yield RawEmail(line, waiting[:MOST_BYTES], whole and len(waiting) <= MOST_BYTES)


def _separator(data: bytes, start: int) -> re.Match[bytes] | None:
    """The next separator that is one."""
    at = data.find(_START, start)
    while at >= 0:
        found = _SEPARATOR.match(data, at)
        after_blank = at == 0 or data[at - 1 : at] == b"\n" or data[at - 2 : at] == b"\n\r"
        if found and _is_one(found[1].split(), after_blank):
            return found
        at = data.find(_START, at + 1)
    return None


def _is_one(words: list[bytes], after_blank: bool) -> bool:
    """Whether what stands behind "From" is who wrote an email, and when."""
    if words == [b"-"] or _CLOCK.search(b" ".join(words)):
        return True
    return after_blank and (len(words) < 2 or b"@" in words[0])


def unshielded(data: bytes) -> bytes:
    """An email with the lines as they were written that begin with "From "."""
    return _SHIELDED.sub(rb"\1", data) if b"\n>" in data else data
