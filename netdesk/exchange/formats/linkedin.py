"""LinkedIn's Connections.csv in the layouts and languages that it has been written in.

The header is found by the names of its cells within the first lines, never by counting them: some files
begin with a note of one to three lines, some with the header, some have been saved again by a spreadsheet.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from sys import intern
from typing import BinaryIO

from netdesk.domain.contacts import Contact, Labelled, LabelledDate
from netdesk.domain.dates import PartialDate
from netdesk.domain.drafts import Draft, Found, Ignored, Problem
from netdesk.domain.names import Name
from netdesk.exchange.cleaning import NAME_LIMIT, clean, clean_exact
from netdesk.exchange.digests import digest_of
from netdesk.exchange.format import Format, Head
from netdesk.exchange.linkedin_words import COLUMNS
from netdesk.exchange.tables.rows import TextRows, cells_of, split_again
from netdesk.exchange.written_days import day_of, day_order

FORMAT_NAME = "LinkedIn connections"

HEADER_WITHIN = 20
"""The header is looked for in this many lines."""

ROW_LINES_LIMIT = 20
"""Most lines that one row may take; beyond, a quote was left open."""

_DATES = re.compile(r'[,;\t"](\d{1,2}/\d{1,2}/\d{2,4})\b')

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
        cells = [cell.strip().strip("\ufeff").casefold() for cell in cells_of(line, delimiter)]
        columns: dict[str, int] = {}
        for index, cell in enumerate(cells):
            field = COLUMNS.get(" ".join(cell.replace("_", " ").split()), "")
            if field and field not in columns:
                columns[field] = index
        if "given" not in columns or "family" not in columns:
            continue
        # Any table kept by hand may have profiles; what else it has would be lost here.
        nothing_else = len(columns) == sum(1 for cell in cells if cell)
        theirs = "connected" in columns or ("url" in columns and "organization" in columns and nothing_else)
        outlook = "linkedin" in name.casefold() and "email" in columns
        if theirs or outlook:
            return Layout(columns, delimiter, len(cells))
    return None


# Cells of LinkedIn's other tables, folded.
_OTHER_FILES = (
    ("started on", "LinkedIn's list of positions"),
    ("school name", "LinkedIn's list of schools"),
    ("recommendation", "LinkedIn's recommendations"),
)


def sniff(head: Head) -> Format | None:
    """Connections, told by their header."""
    if find_header(head.lines, head.name) is None:
        return None
    return Format(FORMAT_NAME, "CSV", "CSV", LinkedInReader)


def other_file(lines: list[str]) -> str:
    """What another of LinkedIn's tables is, in words; "" for anything else."""
    header = next((line.casefold() for line in lines[:HEADER_WITHIN] if line.strip()), "")
    return next((what for cell, what in _OTHER_FILES if cell in header), "")


def find_header(lines: list[str], name: str = "") -> int | None:
    """The index of the header among a file's first lines, None when there is none."""
    for index, line in enumerate(lines[:HEADER_WITHIN]):
        if layout_of(line, name) is not None:
            return index
    return None


class LinkedInReader:
    """Reads one Connections.csv."""

    format_name = FORMAT_NAME

    def __init__(self, stream: BinaryIO, tick: Callable[[int], None], name: str = "") -> None:
        """`tick` is called with the bytes read so far, at least every thousand rows; it may raise."""
        self._rows = TextRows(stream, tick, lines_limit=ROW_LINES_LIMIT)
        self._tick = tick
        self._name = name
        self._day_first = False

    def read(self) -> Iterator[Found]:
        """Yield what the file holds, in its order."""
        layout: Layout | None = None
        plain: PlainRows | None = None
        number = 0
        for number, (line, raw) in enumerate(self._rows.rows(), start=1):
            if number % _ROWS_A_TICK == 0:
                self._tick(self._rows.done)
            if plain is not None and (draft := plain.draft(line, raw)):
                yield draft
                continue
            if layout is not None:
                for offset, row in enumerate(split_again(raw, layout.delimiter, layout.width)):
                    if row.strip():
                        yield from self._row(layout, line + offset, row)
                continue
            layout = layout_of(raw, self._name)
            if layout is not None:
                self._day_first = bool(day_order(_DATES.findall(self._rows.sample.decode("latin-1"))))
                plain = PlainRows(layout, self._day_first)
            elif number >= HEADER_WITHIN:
                return

    def _row(self, layout: Layout, line: int, raw: str) -> Iterator[Found]:
        cells = cells_of(raw, layout.delimiter)
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
        day = day_of(connected, self._day_first) if connected else None
        if connected and day is None:
            yield Problem(line, f"The date of the connection cannot be read: {connected[:40]}")
        digest = digest_of(raw.strip())
        name_only = not ("url" in found or "email" in found or "organization" in found or "title" in found)
        yield Draft(_contact(found, day), line, digest, name_only=name_only)


_FIELDS = (
    "prefix", "given", "further", "family", "suffix", "organization", "title", "email", "phone", "url",
    "connected",
)  # fmt: skip


class PlainRows:
    """Reads rows of one layout in which nothing is quoted and nothing has to be cleaned: nearly all."""

    def __init__(self, layout: Layout, day_first: bool) -> None:
        self._delimiter = layout.delimiter
        self._width = layout.width
        # What a file has no column for is read from a blank cell put behind the last.
        self._cells = itemgetter(*(layout.columns.get(field, -1) for field in _FIELDS))
        self._day_first = day_first
        self._days: dict[str, tuple[LabelledDate, ...]] = {"": ()}

    def draft(self, line: int, raw: str) -> Draft | None:
        """The connection that a row tells of; None when it has to be read the long way."""
        if '"' in raw or len(raw) > NAME_LIMIT or not raw.isprintable():
            return None
        cells = raw.split(self._delimiter)
        if len(cells) < self._width:
            return None
        cells.append("")
        prefix, given, further, family, suffix, organization, title, email, phone, url, connected = [
            cell.strip() for cell in self._cells(cells)
        ]
        dates = self._days.get(connected) or self._dates(connected)
        if not (given or family) or (connected and not dates) or (email and "@" not in email):
            return None
        contact = Contact(
            Name("", prefix, intern(given), further, intern(family), suffix),
            # Many share these: one copy of each is enough.
            organization=intern(organization),
            title=intern(title),
            emails=(Labelled(email),) if email else (),
            phones=(Labelled(phone),) if phone else (),
            links=(Labelled(url, "LinkedIn"),) if url else (),
            dates=dates,
        )
        digest = digest_of(raw.strip())
        return Draft(contact, line, digest, name_only=not (url or email or organization or title))

    def _dates(self, connected: str) -> tuple[LabelledDate, ...]:
        day = day_of(connected, self._day_first) if connected else None
        if day is None:
            return ()
        return self._days.setdefault(connected, (LabelledDate(day, "connected on"),))


def _contact(found: dict[str, str], day: PartialDate | None) -> Contact:
    get = found.get
    email = clean_exact(get("email", ""))
    # Where it keeps an address back, LinkedIn has sometimes written a number of its own.
    is_address = "@" in email
    return Contact(
        name=Name(
            "", get("prefix", ""), get("given", ""), get("further", ""), get("family", ""), get("suffix", "")
        ),
        # Many share these: one copy of each is enough.
        organization=intern(get("organization", "")),
        title=intern(get("title", "")),
        emails=(Labelled(email),) if is_address else (),
        phones=(Labelled(clean_exact(found["phone"])),) if "phone" in found else (),
        links=(Labelled(clean_exact(found["url"]), "LinkedIn"),) if "url" in found else (),
        dates=(LabelledDate(day, "connected on"),) if day else (),
        notes=f"Email: {email}" if email and not is_address else "",
    )
