"""LinkedIn's Connections.csv in the layouts and languages that it has been written in.

The header is found by the names of its cells within the first lines, never by counting them: some files
begin with a note of one to three lines, some with the header, some have been saved again by a spreadsheet.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from netdesk.domain.contacts import Contact, Labelled, LabelledDate
from netdesk.domain.dates import PartialDate
from netdesk.domain.drafts import Draft, Found, Ignored, Problem
from netdesk.domain.names import Name
from netdesk.exchange.cleaning import NAME_LIMIT, clean, clean_exact
from netdesk.exchange.encodings import chunks, decode, guess
from netdesk.exchange.formats.linkedin_words import COLUMNS, month_of

FORMAT_NAME = "LinkedIn connections"

HEADER_WITHIN = 20
"""The header is looked for in this many lines."""

LINE_LIMIT = 1024 * 1024
ROW_LINES_LIMIT = 20
"""Longest line in bytes, and most lines that one row may take; beyond, a quote was left open."""

_ROWS_A_TICK = 1_000


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a file's columns are: field name to index, and what divides the cells."""

    columns: dict[str, int]
    delimiter: str
    width: int


def layout_of(line: str, name: str = "") -> Layout | None:
    """The layout that a header line gives, None when the line is no header of connections.

    `name` is the file's: an old export for Outlook can be told from Outlook's own files by it alone.
    """
    for delimiter in (",", ";", "\t"):
        cells = [cell.strip().strip("\ufeff").casefold() for cell in _cells(line, delimiter)]
        columns: dict[str, int] = {}
        for index, cell in enumerate(cells):
            field = COLUMNS.get(" ".join(cell.replace("_", " ").split()), "")
            if field and field not in columns:
                columns[field] = index
        if "given" not in columns or "family" not in columns:
            continue
        theirs = "connected" in columns or ("url" in columns and "organization" in columns)
        outlook = "linkedin" in name.casefold() and "email" in columns
        if theirs or outlook:
            return Layout(columns, delimiter, len(cells))
    return None


def find_header(lines: list[str], name: str = "") -> int | None:
    """The index of the header among a file's first lines, None when there is none."""
    for index, line in enumerate(lines[:HEADER_WITHIN]):
        if layout_of(line, name) is not None:
            return index
    return None


def _rows_of(raw: str, layout: Layout) -> list[str]:
    """Lines that stray quotes made one row of, apart again: each has all the delimiters of a row."""
    if "\n" in raw:
        lines = raw.split("\n")
        if all(line.count(layout.delimiter) >= layout.width - 1 for line in lines if line.strip()):
            return lines
    return [raw]


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return line.split(delimiter)


class LinkedInReader:
    """Reads one Connections.csv."""

    format_name = FORMAT_NAME

    def __init__(self, stream: BinaryIO, tick: Callable[[int], None], name: str = "") -> None:
        """`tick` is called with the bytes read so far, at least every thousand rows; it may raise."""
        self._stream = stream
        self._tick = tick
        self._name = name
        self._done = 0
        self._guessed = ""
        self._old_line_ends = False
        self._day_first = False

    def read(self) -> Iterator[Found]:
        """Yield what the file holds, in its order."""
        layout: Layout | None = None
        number = 0
        for number, (line, raw) in enumerate(self._rows(), start=1):
            if number % _ROWS_A_TICK == 0:
                self._tick(self._done)
            if layout is not None:
                for offset, row in enumerate(_rows_of(raw, layout)):
                    if row.strip():
                        yield from self._row(layout, line + offset, row)
                continue
            layout = layout_of(raw, self._name)
            if layout is None and number >= HEADER_WITHIN:
                return

    def _rows(self) -> Iterator[tuple[int, str]]:
        """The rows with their first lines' numbers: several lines where a quoted cell holds line ends."""
        waiting: list[str] = []
        for number, text in enumerate(self._lines(), start=1):
            waiting.append(text)
            if sum(each.count('"') for each in waiting) % 2 and len(waiting) < ROW_LINES_LIMIT:
                continue
            if len(waiting) == 1 or sum(each.count('"') for each in waiting) % 2 == 0:
                yield number - len(waiting) + 1, "\n".join(waiting)
            else:
                # A quote that nobody closed must not take the rows after it along.
                yield from enumerate(waiting, start=number - len(waiting) + 1)
            waiting = []
        yield from enumerate(waiting, start=number - len(waiting) + 1 if waiting else 1)

    def _lines(self) -> Iterator[str]:
        rest = b""
        first = True
        for chunk, done in chunks(self._stream):
            self._done = done
            self._tick(done)
            if first:
                first = False
                self._learn(chunk)
                self._old_line_ends = b"\r" in chunk and b"\n" not in chunk
            lines = chunk.replace(b"\r", b"\n") if self._old_line_ends else chunk
            *whole, rest = (rest + lines).split(b"\n")
            for line in whole:
                yield self._text(line)
            if len(rest) > LINE_LIMIT:
                yield self._text(rest)
                rest = b""
        if rest:
            yield self._text(rest)

    def _text(self, line: bytes) -> str:
        line = line[:LINE_LIMIT].rstrip(b"\r")
        try:
            return line.decode()
        except UnicodeDecodeError:
            return decode(line, guessed=self._guessed)

    def _learn(self, sample: bytes) -> None:
        """What the first part of the file says about its encoding and about the order of its dates."""
        try:
            sample.decode()
        except UnicodeDecodeError as fault:
            if fault.end < len(sample) - 4:
                self._guessed = guess(b"\n".join(line for line in sample.split(b"\n") if not line.isascii()))
        dates = re.findall(rb"[,;\t\"](\d{1,2})/(\d{1,2})/\d{2,4}\b", sample)
        self._day_first = any(int(first) > 12 for first, _ in dates)

    def _row(self, layout: Layout, line: int, raw: str) -> Iterator[Found]:
        cells = _cells(raw, layout.delimiter)
        if len(cells) < layout.width and '"' in raw and "\n" not in raw:
            # A stray quote that swallowed the delimiters: read the line as if quotes meant nothing.
            plain = [cell.strip().strip('"') for cell in raw.split(layout.delimiter)]
            cells = plain if len(plain) >= layout.width else cells

        # Hardly any row has a character that cannot be kept; a look at the whole row spares one at each cell.
        plain_text = raw.isprintable()
        found: dict[str, str] = {}
        for field, index in layout.columns.items():
            if index < len(cells) and (text := cells[index].strip() if plain_text else clean(cells[index])):
                found[field] = text
        if "given" in found or "family" in found:
            yield from self._connection(found, line, raw)
        elif any(each.strip() for each in cells):
            yield Ignored(line, "a connection without a name, such as a closed account")
        else:
            yield Ignored(line, "an empty row")

    def _connection(self, found: dict[str, str], line: int, raw: str) -> Iterator[Found]:
        for field, text in found.items():
            if len(text) > NAME_LIMIT:
                found[field] = text[:NAME_LIMIT].rstrip()
                yield Problem(line, f"A value longer than {NAME_LIMIT} characters was cut.")
        connected = found.get("connected", "")
        day = connected_on(connected, self._day_first) if connected else None
        if connected and day is None:
            yield Problem(line, f"The date of the connection cannot be read: {connected[:40]}")
        digest = hashlib.sha256(raw.strip().encode("utf-8", "replace")).hexdigest()
        name_only = not ("url" in found or "email" in found or "organization" in found or "title" in found)
        yield Draft(_contact(found, day), line, digest, name_only=name_only)


def _contact(found: dict[str, str], day: PartialDate | None) -> Contact:
    get = found.get
    return Contact(
        name=Name(
            "", get("prefix", ""), get("given", ""), get("further", ""), get("family", ""), get("suffix", "")
        ),
        organization=get("organization", ""),
        title=get("title", ""),
        emails=(Labelled(clean_exact(found["email"])),) if "email" in found else (),
        phones=(Labelled(clean_exact(found["phone"])),) if "phone" in found else (),
        links=(Labelled(clean_exact(found["url"]), "LinkedIn"),) if "url" in found else (),
        dates=(LabelledDate(day, "connected on"),) if day else (),
    )


_NAMED = re.compile(r"(\d{1,2})\.?\s*(?:de\s+|d'|-)?\s*([^\W\d_]+)\.?,?\s*(?:de\s+|-)?\s*(\d{4})\b")
_NAMED_US = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_NUMBERS = re.compile(r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})\b")
_EAST_ASIAN = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})")


def connected_on(text: str, day_first: bool = False) -> PartialDate | None:
    """Read `05 Mar 2024`, `5 mars 2024`, `2024-03-05` or `03/15/2024`; None for anything else.

    With slashes the month comes first, as the site writes it, unless `day_first` or the numbers say no.
    """
    try:
        if match := _NAMED.match(text):
            day, month, year = int(match[1]), month_of(match[2]), int(match[3])
        elif match := _NAMED_US.match(text):
            month, day, year = month_of(match[1]), int(match[2]), int(match[3])
        elif match := _EAST_ASIAN.match(text):
            year, month, day = int(match[1]), int(match[2]), int(match[3])
        elif match := _NUMBERS.match(text):
            year, month, day = _numbers(match, day_first)
        else:
            return None
        return PartialDate(month, day, date(year, month, day).year)
    except ValueError:
        return None


def _numbers(match: re.Match[str], day_first: bool) -> tuple[int, int, int]:
    first, second, third = int(match[1]), int(match[2]), int(match[3])
    if first > 31:
        return first, second, third
    year = third + 2000 if third < 100 else third
    if "." in match[0] or first > 12 or (day_first and second <= 12):
        return year, second, first
    return year, first, second
