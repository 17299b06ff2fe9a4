"""A short look into a file before it is read: how it is going to be read, and what only the user can tell."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from enum import Enum
from itertools import islice
from pathlib import Path
from typing import Final

from netdesk.domain.drafts import Draft, Found
from netdesk.domain.errors import UnreadableFile
from netdesk.exchange.detect import HEAD, could_be_table, open_file, sniff
from netdesk.exchange.digests import digest_of
from netdesk.exchange.encodings import guess, wide_codec
from netdesk.exchange.format import Head
from netdesk.exchange.formats.spreadsheet import SpreadsheetReader
from netdesk.exchange.formats.table import TableReader, people_in
from netdesk.exchange.pasted import head_of, is_table
from netdesk.exchange.tables import choosing
from netdesk.exchange.tables.choosing import body_of, unclear_day
from netdesk.exchange.tables.header_words import plain_header
from netdesk.exchange.tables.own_rows import is_own_header
from netdesk.exchange.tables.rows import TextRows, cells_of
from netdesk.exchange.tables.settings import SAMPLE_BYTES, TableSettings, guess_settings, settings_of
from netdesk.exchange.wishes import TEXT_TABLE, Wish, opened

SAMPLE_ROWS: Final = 300
"""Rows of a table that are looked at."""

SAMPLE_CELL: Final = 2_000
"""Characters of a cell that are looked at."""

SHOWN_PEOPLE: Final = 10
SHOWN_VALUES: Final = 3
_VALUE_LENGTH: Final = 120
_READ_ALL: Final = 64 * 1024 * 1024
"""A workbook larger than this is not looked into first: it is read as guessed."""


_READ_AS_TEXT: Final = frozenset(("table", "vCard", "LDIF", "CSV"))


_FOLD: Final = re.compile(rb"\r?\n[ \t]")


class Doubt(Enum):
    """Why the user is asked how a table is to be read; each is a sentence."""

    NOBODY = "No heading tells who somebody is."
    NO_HEADING = "The first row seems to be somebody, not headings."
    UNKNOWN = "Not every heading is a word that address books use."
    DAYS = "Some days could be in either of two months."
    LETTERS = "The file does not say how its letters are written."
    SHEETS = "Several sheets hold people."


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table in a file. `rows` are its first ones, of a workbook; those of a text are read from its
    sample, as the settings say. `is_wanted`: its people are brought in. `key` knows a table with these
    headings again, and `heading_found` is where they were found, both before the user says otherwise.
    """

    name: str
    settings: TableSettings
    rows: tuple[tuple[str, ...], ...] = ()
    is_wanted: bool = True
    key: str = ""
    heading_found: int | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen in one file.

    `sheets` is empty for what is no table. `codec` is what the bytes of a text seem to be written in, "" when
    they say it themselves; `is_wide` means that they do so by a mark, and no other reading makes sense.
    `digest` knows the file's beginning again. `encoding` is the user's word on a text that is no table.
    `is_remembered`: the settings are those that the user gave a table like this before. `text` is the whole
    of what was pasted, "" for a file.
    """

    path: Path
    sample: bytes = b""
    sheets: tuple[Sheet, ...] = ()
    codec: str = ""
    is_wide: bool = False
    digest: str = ""
    doubts: tuple[Doubt, ...] = ()
    encoding: str = ""
    is_remembered: bool = False
    text: str = ""

    @property
    def is_table(self) -> bool:
        """True for a table, whose columns can be mapped."""
        return bool(self.sheets)

    @property
    def is_text(self) -> bool:
        """True for anything but a workbook."""
        return not self.sheets or self.sheets[0].name == TEXT_TABLE


@dataclass(frozen=True, slots=True)
class Shown:
    """A table as settings make it look: what stands in each column, the first people, days in question."""

    values: tuple[tuple[str, ...], ...]
    people: tuple[Found, ...]
    unclear_day: str
    rows: tuple[tuple[str, ...], ...]


def look_into(path: Path) -> Look | None:
    """Look into one file; None for what cannot be read, which reading it tells in a sentence."""
    try:
        stream, size = open_file(path)
        with closing(stream):
            data = stream.read(SAMPLE_BYTES)
            head = Head(data[:HEAD], path.name)
            kind = _kind(head)
            if kind == "spreadsheet":
                return _look_into_book(path, data + stream.read()) if size <= _READ_ALL else None
    except (UnreadableFile, OSError):
        return None
    if kind not in _READ_AS_TEXT:
        return None
    return _look_into_text(path, data, is_table=kind == "table")


def look_at_text(text: str, path: Path) -> Look | None:
    """Look at a text that was pasted; None for what is no table. The path is what to call it."""
    if not is_table(head_of(text, path.name)):
        return None
    data = text[:SAMPLE_BYTES].encode("utf-8", "replace")[:SAMPLE_BYTES]
    return replace(_look_into_text(path, data, is_table=True), text=text)


def _kind(head: Head) -> str:
    try:
        found = sniff(head.data, head.name)
    except UnreadableFile:
        if could_be_table(head):
            return "table"
        raise
    return "table" if found.open is TableReader else found.kind


def _look_into_text(path: Path, data: bytes, *, is_table: bool) -> Look:
    codec = unsure_codec(data)
    digest = hashlib.sha256(data[:HEAD]).hexdigest()
    look = Look(path, data, codec=codec, is_wide=bool(wide_codec(data)[0]), digest=digest)
    if not is_table:
        return look
    look = replace(look, sheets=(_sheet(TEXT_TABLE, guess_settings(data, path.name)),))
    return replace(look, doubts=doubts_about(look))


def _look_into_book(path: Path, data: bytes) -> Look | None:
    sheets: list[Sheet] = []
    for name, rows in SpreadsheetReader(io.BytesIO(data), lambda _: None, path.name).sheets():
        cells = tuple(tuple(_cut(row)) for _, row, _ in islice(rows, SAMPLE_ROWS))
        if cells and is_own_header(cells[0]):
            # A workbook that netdesk wrote: there is nothing to ask.
            return None
        if cells:
            settings = settings_of(cells)
            is_wanted = settings.has_people and settings.is_sure
            sheets.append(replace(_sheet(name, settings), rows=cells, is_wanted=is_wanted))
    look = Look(path, b"", tuple(sheets), digest=hashlib.sha256(data).hexdigest())
    return replace(look, doubts=doubts_about(look))


def _sheet(name: str, settings: TableSettings) -> Sheet:
    return Sheet(name, settings, key=_key(settings), heading_found=settings.header_at)


def _key(settings: TableSettings) -> str:
    """By what a table's mapping is remembered: its folded headings, or what its columns seem to hold."""
    if settings.header_at is None:
        told = ["no heading", *(f"{column.field} {column.label}" for column in settings.columns)]
    else:
        told = [plain_header(column.name) for column in settings.columns]
    return digest_of("\x1f".join((settings.delimiter, *told)))


def unsure_codec(data: bytes) -> str:
    """What text without a word on it seems to be written in; "" where its bytes show it, or are plain."""
    if data.isascii() or wide_codec(data)[0]:
        return ""
    # Some cards are folded in the middle of a character.
    data = _FOLD.sub(b"", data)
    try:
        data.decode()
    except UnicodeDecodeError as fault:
        if fault.start >= len(data) - 4 and len(data) >= SAMPLE_BYTES:
            return ""
    else:
        return ""
    odd = [line for line in data.split(b"\n") if not line.isascii() and b"CHARSET=" not in line.upper()]
    return guess(b"\n".join(odd)) if odd else ""


def doubts_about(look: Look, *, as_said: bool = False) -> tuple[Doubt, ...]:
    """What the user should say about a table before it is read; `as_said`: what it holds is their word."""
    wanted = [sheet for sheet in look.sheets if sheet.is_wanted and sheet.settings.has_people]
    if not wanted or not (as_said or any(sheet.settings.is_sure for sheet in wanted)):
        return (Doubt.NOBODY,) if look.sheets else ()
    found = [doubt for sheet in wanted for doubt in _doubts(look, sheet)]
    if len(wanted) > 1:
        found.append(Doubt.SHEETS)
    return tuple(doubt for doubt in Doubt if doubt in found)


def _doubts(look: Look, sheet: Sheet) -> list[Doubt]:
    settings = sheet.settings
    rows = rows_of(look, sheet, settings)
    found: list[Doubt] = []
    if settings.day_first is None and unclear_day(rows, settings):
        found.append(Doubt.DAYS)
    if settings.format_name != "Table":
        return found
    if settings.header_at is None:
        found.append(Doubt.NO_HEADING)
    elif any(_is_unknown(place, settings, rows) for place in range(len(settings.columns))):
        found.append(Doubt.UNKNOWN)
    if look.codec:
        found.append(Doubt.LETTERS)
    return found


def _is_unknown(place: int, settings: TableSettings, rows: Sequence[Sequence[str]]) -> bool:
    column = settings.columns[place]
    if column.field == "note":
        return any(place < len(row) and row[place].strip() for row in body_of(rows, settings))
    return not column.name.strip() and bool(column.field)


def rows_of(look: Look, sheet: Sheet, settings: TableSettings) -> tuple[tuple[str, ...], ...]:
    """A table's first rows from the top, as these settings divide them."""
    if sheet.name != TEXT_TABLE:
        return sheet.rows
    reader = TableReader(_sample(look), lambda _: None, look.path.name, settings)
    return tuple(tuple(_cut(cells)) for _, cells, _ in islice(reader.cells(), SAMPLE_ROWS))


def read_anew(look: Look, sheet: Sheet, settings: TableSettings) -> TableSettings:
    """The settings once their marks and letters divide the cells, as many columns as that gives."""
    if sheet.name != TEXT_TABLE:
        return choosing.read_anew(settings, sheet.rows)
    text = TextRows(_sample(look), lambda _: None, encoding=settings.encoding, quote=settings.quote)
    rows = islice((row for _, row in text.rows() if row.strip()), SAMPLE_ROWS)
    return choosing.read_anew(settings, [cells_of(row, settings.delimiter, settings.quote) for row in rows])


def _sample(look: Look) -> io.BytesIO:
    """The beginning of a text, without the row it is cut in."""
    sample = look.sample
    if len(sample) >= SAMPLE_BYTES and not look.is_wide:
        sample = sample[: max(sample.rfind(b"\n"), 0)] or sample
    return io.BytesIO(sample)


def shown_as(look: Look, sheet: Sheet, settings: TableSettings) -> Shown:
    """How a table looks when it is read so."""
    rows = rows_of(look, sheet, settings)
    body = body_of(rows, settings)
    values = tuple(_values(body, place) for place in range(len(settings.columns)))
    numbered = ((number, list(row), "\t".join(row)) for number, row in enumerate(rows, start=1))
    people = tuple(islice(people_in(numbered, settings), SHOWN_PEOPLE))
    return Shown(values, people, unclear_day(rows, settings), rows)


def _values(rows: Sequence[Sequence[str]], place: int) -> tuple[str, ...]:
    """The first different values of a column."""
    found: dict[str, None] = {}
    for row in rows:
        value = " ".join(row[place][:_VALUE_LENGTH].split()) if place < len(row) else ""
        if value:
            found[value] = None
            if len(found) == SHOWN_VALUES:
                break
    return tuple(found)


def _cut(cells: Sequence[str]) -> list[str]:
    return [cell[:SAMPLE_CELL] for cell in cells]


def people_at_top(look: Look) -> tuple[Found, ...]:
    """What a text that is no table holds at its top, in the letters that the look says."""
    _, reader = opened(io.BytesIO(look.sample), lambda _: None, look.path.name, wish_of(look))
    people = (found for found in reader.read() if isinstance(found, Draft))
    return tuple(islice(people, SHOWN_PEOPLE))


def wish_of(look: Look) -> Wish:
    """How a file is to be read after a look at it."""
    tables = {sheet.name: sheet.settings for sheet in look.sheets if sheet.is_wanted}
    if any(settings.has_people for settings in tables.values()):
        return Wish(tables, text=look.text)
    return Wish(text=look.text, encoding=look.encoding)
