"""netdesk's own table of contacts as CSV: written for spreadsheets or exactly as it is, and read again.

`exchange/tables/own_columns.py` says what the columns are. For spreadsheets, the file begins with a mark of
UTF-8 and cells that could be run as formulas get an apostrophe (`exchange/tables/marking.py`); exactly as it
is, it has neither. Reading takes the marks off again. Other programs' readers find the usual headings.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO, Final

from netdesk.domain.contacts import Contact
from netdesk.domain.drafts import Draft, Found, Ignored, Problem
from netdesk.exchange.digests import digest_of
from netdesk.exchange.encodings import guess, wide_codec
from netdesk.exchange.format import Format, Head, Tick
from netdesk.exchange.tables.marking import marked
from netdesk.exchange.tables.own_columns import Layout, Names, nobody
from netdesk.exchange.tables.own_rows import OwnRow, is_own_header

NAME: Final = "netdesk contacts"
_DELIMITERS: Final = (",", ";", "\t")
_FIELD_LIMIT: Final = 64 * 1024 * 1024
_SAMPLE: Final = 256 * 1024
_LINES_A_TICK: Final = 500


def write_csv(
    contacts: Iterable[Contact],
    layout: Layout,
    stream: BinaryIO,
    *,
    exact: bool = False,
    circle: Names = nobody,
    introducer: Names = nobody,
) -> int:
    """Write contacts as rows of `layout`, which has room for each of them; returns how many."""
    text = io.TextIOWrapper(
        stream, "utf-8" if exact else "utf-8-sig", errors="replace", newline="", write_through=True
    )
    writer = csv.writer(text, lineterminator="\r\n")
    written = 0
    try:
        writer.writerow(layout.header(exact=True) if exact else map(marked, layout.header(exact=False)))
        for contact in contacts:
            cells = layout.row(contact, circle, introducer)
            writer.writerow(cells if exact else map(marked, cells))
            written += 1
    finally:
        text.detach()
    return written


def sniff(head: Head) -> Format | None:
    """A table with the headings that netdesk writes."""
    return Format(NAME, "CSV", "CSV", OwnTableReader) if _delimiter(head.lines[0]) else None


def _delimiter(line: str) -> str:
    """What divides the headings of a table of ours; "" for another one's."""
    for delimiter in _DELIMITERS:
        if is_own_header(next(csv.reader([line], delimiter=delimiter), [])):
            return delimiter
    return ""


class OwnTableReader:
    """Reads one file that netdesk wrote, whatever a spreadsheet has made of it since."""

    format_name = NAME

    def __init__(self, stream: BinaryIO, tick: Tick, _name: str = "") -> None:
        self._stream = stream
        self._tick = tick

    def read(self) -> Iterator[Found]:
        """Yield what the file holds, in its order."""
        # The limit is the csv module's own, for all who use it; it is only ever raised.
        csv.field_size_limit(max(_FIELD_LIMIT, csv.field_size_limit()))
        codec = self._codec()
        text = io.TextIOWrapper(self._stream, codec, errors="replace", newline="")
        try:
            lines = self._ticking(text)
            first = next(lines, "").lstrip("\ufeff")
            delimiter = _delimiter(first.rstrip("\r\n")) or ","
            rows = csv.reader(lines, delimiter=delimiter)
            header = next(csv.reader([first], delimiter=delimiter), [])
            yield from people_in(((rows.line_num + 1, cells) for cells in rows), header)
        finally:
            text.detach()

    def _codec(self) -> str:
        sample = self._stream.read(_SAMPLE)
        self._stream.seek(0)
        codec, _ = wide_codec(sample)
        if codec:
            return "utf-8-sig" if codec == "utf-8" else codec
        try:
            sample.decode()
        except UnicodeDecodeError as fault:
            if fault.end < len(sample) - 4:
                return guess(b"\n".join(line for line in sample.split(b"\n") if not line.isascii()))
        return "utf-8"

    def _ticking(self, text: io.TextIOWrapper) -> Iterator[str]:
        done = 0
        for number, line in enumerate(text):
            done += len(line)
            if number % _LINES_A_TICK == 0:
                self._tick(done)
            yield line


def people_in(rows: Iterable[tuple[int, Sequence[str]]], header: Sequence[str]) -> Iterator[Found]:
    """The people in the rows below a header of ours, each with the number of its last line."""
    reading = OwnRow(header)
    for line, cells in rows:
        if not any(cell.strip() for cell in cells):
            yield Ignored(line, "an empty row")
            continue
        contact, circle = reading.contact_of(cells)
        for what in reading.problems:
            yield Problem(line, what)
        raw = _as_line(cells)
        if not contact.shown:
            yield Problem(line, "This row does not say who it is about.", rejected=True, raw=raw)
            continue
        told = (contact.emails, contact.phones, contact.links, contact.organization, contact.title)
        digest = digest_of(raw)
        yield Draft(contact, line, digest, circle=circle, name_only=not any((*told, contact.addresses)))


def _as_line(cells: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue().rstrip(",")
