"""Tables of people as text: what Google, Outlook, Thunderbird and Yahoo export, any other CSV or TSV."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import BinaryIO, Final, NamedTuple

from netdesk.domain.drafts import Draft, Found, Ignored, Problem
from netdesk.domain.errors import UnreadableFile
from netdesk.exchange.digests import digest_of
from netdesk.exchange.format import Format, Head
from netdesk.exchange.tables.columns import Column, known_headers
from netdesk.exchange.tables.header_words import plain_header
from netdesk.exchange.tables.parts import Seen, is_lone, other_columns
from netdesk.exchange.tables.people import contact_of, person_of
from netdesk.exchange.tables.rows import TextRows, cells_of, split_again
from netdesk.exchange.tables.settings import (
    DELIMITERS,
    HEADER_WITHIN,
    SAMPLE_BYTES,
    TableSettings,
    guess_settings,
)
from netdesk.exchange.tables.totals import is_totals

_ROWS_A_TICK: Final = 500
_FEW: Final = 2
"""Columns of which one alone says nothing of a title."""
Written = Callable[[list[str]], str]
NumberedRow = tuple[int, list[str], str]
"""The line a row begins at, its cells, and the row as it stands."""


def sniff(head: Head) -> Format | None:
    """A table in which some column says who somebody is, by its heading or by what is in it."""
    if not looks_like_one(head.lines) and not _is_one_column(head.lines):
        return None
    settings = guess_settings(head.data, head.name)
    if not settings.has_people or not settings.is_sure:
        return None
    badge = "TSV" if settings.delimiter == "\t" else "CSV"
    return Format(settings.format_name, badge, badge, TableReader)


def _is_one_column(lines: Sequence[str]) -> bool:
    """True for a heading that address books use, alone in its line, over lines of values."""
    rows = [line for line in lines[:HEADER_WITHIN] if line.strip()]
    return len(rows) > 1 and known_headers(rows[:1]) == 1


def looks_like_one(lines: Sequence[str]) -> bool:
    """True when the first lines have the same mark between cells."""
    rows = [line for line in lines[:HEADER_WITHIN] if line.strip()]
    return bool(rows) and any(sum(mark in row for row in rows) * 2 >= len(rows) for mark in DELIMITERS)


def is_even(lines: Sequence[str]) -> bool:
    """True when several of the first lines have one mark between cells, and all equally often."""
    rows = [line for line in lines[:HEADER_WITHIN] if line.strip()]
    return len(rows) > 2 and any(
        len({row.count(mark) for row in rows}) == 1 and mark in rows[0] for mark in DELIMITERS
    )


class TableReader:
    """Reads one table of text."""

    def __init__(
        self,
        stream: BinaryIO,
        tick: Callable[[int], None],
        name: str = "",
        settings: TableSettings | None = None,
    ) -> None:
        """`settings` is the user's word on how to read it; None: as guessed from its beginning."""
        if settings is None:
            settings = guess_settings(stream.read(SAMPLE_BYTES), name)
            stream.seek(0)
        self._settings = settings
        self._name = name
        self._rows = TextRows(stream, tick, encoding=settings.encoding, quote=settings.quote)
        self._tick = tick
        self.format_name = settings.format_name

    def read(self) -> Iterator[Found]:
        """Yield what the file holds, in its order. Raises UnreadableFile when no column says who it is."""
        if not self._settings.has_people:
            raise UnreadableFile(
                f"No column of {self._name} says who somebody is. Give the first row headings such as Name."
            )
        yield from people_in(self.cells(), self._settings)

    def cells(self) -> Iterator[NumberedRow]:
        """The table's rows from its top, those above the headings too, without blank ones."""
        delimiter, width = self._settings.delimiter, len(self._settings.columns)
        for number, (line, raw) in enumerate(self._rows.rows(), start=1):
            if number % _ROWS_A_TICK == 0:
                self._tick(self._rows.done)
            for offset, row in enumerate(split_again(raw, delimiter, width)):
                if row.strip():
                    yield line + offset, self._divided(row, delimiter, width), row

    def _divided(self, row: str, delimiter: str, width: int) -> list[str]:
        quote = self._settings.quote
        cells = cells_of(row, delimiter, quote)
        if quote and len(cells) < width and quote in row and "\n" not in row:
            # A stray quote that swallowed the delimiters: read the line as if quotes meant nothing.
            plain = [cell.strip().strip(quote) for cell in row.split(delimiter)]
            cells = plain if len(plain) >= width else cells
        if len(cells) == 1 and width > 1:
            others = (cells_of(row, other, quote) for other in DELIMITERS if other != delimiter)
            cells = max(others, key=len, default=cells)
        return cells


def people_in(
    rows: Iterable[NumberedRow], settings: TableSettings, written: Written | None = None
) -> Iterator[Found]:
    """The people in a table's rows; `line` is the row's number as a person counts. `written` makes text of a
    row that is to be mended, where it has none of its own."""
    reading = _Reading(settings, written)
    for place, (line, cells, raw) in enumerate(rows):
        if settings.header_at is not None and place <= settings.header_at:
            reading.begin(settings.columns, cells, raw)
        else:
            yield from reading.row(line, cells, raw)
    yield from reading.waiting()


class _Reading:
    """Reads a table's rows one by one, part by part."""

    def __init__(self, settings: TableSettings, written: Written | None) -> None:
        self._settings, self._written = settings, written
        self._header = [plain_header(column.name) for column in settings.columns]
        self._seen = Seen(settings.columns)
        self._head = ""
        self._next_line = 0
        # The title of a part, or somebody of whom only the first cell tells.
        self._lone: NumberedRow | None = None

    def begin(self, columns: tuple[Column, ...], cells: list[str], raw: str) -> None:
        """Read on with these columns; `cells` are their headings."""
        self._settings = replace(self._settings, columns=columns)
        self._header = [plain_header(column.name) for column in columns]
        self._head = self._written(cells) if self._written else raw

    def row(self, line: int, cells: list[str], raw: str) -> Iterator[Found]:
        """What one row tells."""
        apart = self._lone is not None or line > self._next_line > 0
        self._next_line = line + 1 + raw.count("\n")
        headed = self._settings.header_at is not None
        if headed and apart and (columns := other_columns(cells, self._header)) is not None:
            if self._lone is not None:
                yield Ignored(self._lone[0], "the title of a part")
                self._lone = None
            yield Ignored(line, "the headings of a part")
            self._seen.next_part()
            self.begin(columns, cells, raw)
            return
        if self._lone is not None:
            yield from self.waiting()
        if headed and len(self._header) > _FEW and is_lone(cells):
            self._lone = line, cells, raw
        elif not any(cell.strip() for cell in cells):
            yield Ignored(line, "an empty row")
        elif headed and [plain_header(cell) for cell in cells] == self._header:
            yield Ignored(line, "the headings again")
        else:
            yield from self._person(line, cells, raw)

    def waiting(self) -> Iterator[Found]:
        """A row that could have been the title of a part, and was none."""
        if self._lone is not None:
            lone, self._lone = self._lone, None
            yield from self._person(*lone)

    def _person(self, line: int, cells: list[str], raw: str) -> Iterator[Found]:
        as_written = _AsWritten(self._head, self._written)
        for found in _person(line, cells, raw, self._settings, as_written):
            if isinstance(found, Draft) and self._seen.again(found.contact):
                yield Ignored(line, "the same person once more")
            else:
                yield found


class _AsWritten(NamedTuple):
    """The headings of a table as they stand there, and what makes text of a row."""

    head: str
    row: Written | None


def _person(
    line: int, cells: list[str], raw: str, settings: TableSettings, as_written: _AsWritten
) -> Iterator[Found]:
    person = person_of(cells, settings.columns, day_first=bool(settings.day_first))
    contact = contact_of(person)
    if is_totals(contact.shown, cells, settings.columns):
        yield Ignored(line, "a row of totals")
        return
    for what in person.problems:
        yield Problem(line, what)
    if not contact.shown:
        told = as_written.row(cells) if as_written.row else raw
        what = "This row does not say who it is about."
        yield Problem(line, what, rejected=True, raw=told, head=as_written.head)
        return
    values = (contact.emails, contact.phones, contact.links, contact.organization, contact.title)
    digest = digest_of(raw.strip())
    yield Draft(contact, line, digest, circle=person.circle, name_only=not any((*values, contact.addresses)))
