"""A stream of bytes into the bytes of single cards, whatever stands between and around them.

Cards end at END:VCARD. A card whose end is missing ends where the next one begins, or with the file; a card
inside another one (a 2.1 AGENT) belongs to the outer. Memory is bounded by the longest card allowed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple

CARD_LIMIT = 32 * 1024 * 1024
"""Longest card that is read, in bytes: more than any picture that netdesk keeps."""

# Files joined end to end leave END:VCARDBEGIN:VCARD on one line, and byte order marks in the middle. The line
# feed in front and letters in both cases instead of a flag let the search run at the speed of memory. A group
# (2.1, RFC 2425) may stand before both.
_END = re.compile(
    rb"\n(?:[A-Za-z][\w-]{0,15}\.)?[Ee][Nn][Dd][ \t]*:[ \t]*[Vv][Cc][Aa][Rr][Dd][ \t\r]*"
    rb"(?=\n|\Z|\xef\xbb\xbf|[Bb][Ee][Gg][Ii][Nn]:)"
)
_BEGIN = re.compile(
    rb"\n(?:\xef\xbb\xbf)?(?:[A-Za-z][\w-]{0,15}\.)?[Bb][Ee][Gg][Ii][Nn][ \t]*:[ \t]*[Vv][Cc][Aa][Rr][Dd]"
    rb"[ \t\r]*(?=\n|\Z)"
)
_DOUBLED = re.compile(rb"\r{2,8}\n")
_INLINE_AGENT = re.compile(
    rb"^(?:[A-Z0-9-]+\.)?AGENT(?:;[^\n:]*)?:[ \t]*BEGIN:VCARD[ \t]*\n(?![ \t])", re.IGNORECASE | re.MULTILINE
)
_AGENT = re.compile(rb"^(?:[A-Z0-9-]+\.)?AGENT(?:;[^\n:]*)?:[ \t]*\n?\Z", re.IGNORECASE | re.MULTILINE)
_WRAPPER = re.compile(
    rb"^[ \t]*(?:BEGIN|END)[ \t]*:[ \t]*VADDRESSBOOK[ \t]*$\n?", re.IGNORECASE | re.MULTILINE
)
_LINE_FEED = 10
_PLAIN_END = b"\nEND:VCARD\n"
# Anything but white space, a stray mark and zeros counts as text between cards.
_BLANK = b" \t\n\x00\x1a\xef\xbb\xbf"

AGENTS_LIMIT = 20
"""Most cards inside one card; more than that are taken for cards of their own."""


class Kind(Enum):
    """What a piece of a file is."""

    CARD = "a whole card"
    OPEN = "a card without its end"
    JUNK = "text outside of any card"
    TOO_LONG = "a card longer than the limit, of which only the beginning is given"


class Piece(NamedTuple):
    """A card or what is between cards: first line (from 1), bytes with line feeds for line ends.

    `at_end` is True for the last piece of a file that stops in the middle of a line.
    """

    kind: Kind
    line: int
    raw: bytes
    at_end: bool = False


class Splitter:
    """Fed with a file's bytes, gives its pieces. Bytes are those of an encoding that extends ASCII."""

    def __init__(self) -> None:
        # A line feed goes before what waits, so that a line can be found by the one in front of it.
        self._waiting = b"\n"
        self._seen = 0
        self._line = 1
        self._old_line_ends = False
        self._first = True
        self._skipping = False

    def feed(self, chunk: bytes) -> Iterator[Piece]:
        """Yield the pieces that are complete once `chunk` is here."""
        chunk = self._with_line_feeds(chunk)
        buffer = self._waiting + chunk
        start, search = 1, max(0, self._seen - 32)
        make = tuple.__new__
        while True:
            plain = buffer.find(_PLAIN_END, search) + len(_PLAIN_END)
            segment = buffer[start:plain]
            if _is_plain(segment):
                yield make(Piece, (Kind.CARD, self._line, segment, False))
                self._line += segment.count(b"\n")
                self._skipping = False
                start, search = plain, plain - 1
                continue
            match = _END.search(buffer, search)
            if match is None:
                break
            if match.end() == len(buffer):
                # The line may go on in the next chunk.
                search = match.start()
                break
            end = match.end() + (buffer[match.end()] == _LINE_FEED)
            segment = buffer[start:end]
            # The line feed that ends this line is the one in front of the next.
            search = match.end()
            if self._in_agent(segment):
                continue
            yield from self._segment(segment)
            start = end
        self._waiting = b"\n" + buffer[start:]
        self._seen = (search if match else len(buffer)) - start + 1
        if len(self._waiting) > CARD_LIMIT:
            yield from self._give_up()

    def finish(self) -> Iterator[Piece]:
        """Yield what is left when the stream has ended."""
        rest, self._waiting = self._waiting[1:], b"\n"
        if rest:
            yield from self._segment(rest, at_end=True)

    def _with_line_feeds(self, chunk: bytes) -> bytes:
        if self._first and chunk:
            self._first = False
            # A lone carriage return ends a line only where line feeds are not used at all.
            self._old_line_ends = b"\r" in chunk and b"\n" not in chunk
        if b"\r" not in chunk and not self._waiting.endswith(b"\r"):
            return chunk
        if self._old_line_ends:
            return chunk.replace(b"\r", b"\n")
        if self._waiting.endswith(b"\r") and chunk.startswith((b"\n", b"\r")):
            stripped = self._waiting.rstrip(b"\r")
            self._seen = min(self._seen, len(stripped))
            self._waiting = stripped
        if b"\r\r\n" in chunk:
            chunk = _DOUBLED.sub(b"\n", chunk)
        return chunk.replace(b"\r\n", b"\n")

    @staticmethod
    def _in_agent(segment: bytes) -> bool:
        """True when the END that closes `segment` closes a card inside a card."""
        if b"AGENT" not in segment and b"agent" not in segment:
            return False
        lines = b"\n" + segment
        begins = [match.start() for match in _BEGIN.finditer(lines)]
        nested = sum(1 for begin in begins[1:] if _is_agents(segment, begin))
        nested += len(_INLINE_AGENT.findall(segment))
        ends = sum(1 for _ in _END.finditer(lines))
        return ends <= nested <= AGENTS_LIMIT

    def _segment(self, segment: bytes, at_end: bool = False) -> Iterator[Piece]:
        """Yield the pieces of what lies between two ENDs; the second is part of it, unless the file ended."""
        begins = [
            match.start()
            for match in _BEGIN.finditer(b"\n" + segment)
            if not _is_agents(segment, match.start())
        ]
        closed = not at_end or bool(_END.search(b"\n" + segment))
        edges = [0, *begins, len(segment)]
        for index in range(len(edges) - 1):
            raw = segment[edges[index] : edges[index + 1]]
            if index > 0:
                last = index == len(begins)
                kind = Kind.CARD if last and closed else Kind.OPEN
                yield Piece(kind, self._line, raw, at_end=at_end and last and not raw.endswith(b"\n"))
            elif not self._skipping:
                yield from self._junk(raw)
            self._line += raw.count(b"\n")
        self._skipping = False

    def _junk(self, raw: bytes) -> Iterator[Piece]:
        text = _WRAPPER.sub(b"", raw)
        if text.strip(_BLANK):
            blank = len(text) - len(text.lstrip(_BLANK))
            yield Piece(Kind.JUNK, self._line + text[:blank].count(b"\n"), text[blank:])

    def _give_up(self) -> Iterator[Piece]:
        """A card, or text, that never ends: say so once, go on at the next BEGIN."""
        begin = _BEGIN.search(self._waiting)
        kind = Kind.TOO_LONG if begin else Kind.JUNK
        if not self._skipping:
            yield Piece(kind, self._line, self._waiting[1:2_000])
        self._skipping = True
        # The last line may be the beginning of an END or a BEGIN.
        last = self._waiting.rfind(b"\n")
        kept = self._waiting[last:] if len(self._waiting) - last < 80 else b"\n"
        self._line += self._waiting.count(b"\n") - 1 - kept.count(b"\n", 1)
        self._waiting = kept
        self._seen = 0


def _is_plain(segment: bytes) -> bool:
    """True for a card that has nothing in it that could be another one: nearly all are so."""
    return segment.startswith(b"BEGIN:VCARD\n") and segment.upper().count(b"VCARD") == 2


def _is_agents(segment: bytes, begin: int) -> bool:
    """True when the card that begins here is the value of the AGENT property before it."""
    return begin > 0 and bool(_AGENT.search(segment[max(0, begin - 300) : begin]))


def split(chunks: Iterable[bytes]) -> Iterator[Piece]:
    """Yield the pieces of a whole stream, given in chunks."""
    splitter = Splitter()
    for chunk in chunks:
        yield from splitter.feed(chunk)
    yield from splitter.finish()
