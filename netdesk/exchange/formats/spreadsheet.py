"""Workbooks of Excel and LibreOffice (.xlsx, .xls, .ods): their sheets are tables of people."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, BinaryIO, Final

from netdesk.domain.drafts import Found
from netdesk.domain.errors import UnreadableFile
from netdesk.exchange.format import Format, Head, Reader, Tick
from netdesk.exchange.formats import own_table
from netdesk.exchange.formats.plain.words import is_name
from netdesk.exchange.formats.spread import EMPTY_ROWS, refuse_spread
from netdesk.exchange.formats.table import NumberedRow, people_in
from netdesk.exchange.tables.columns import known_headers
from netdesk.exchange.tables.own_rows import is_own_header
from netdesk.exchange.tables.settings import TableSettings, settings_of

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_SAMPLE_ROWS: Final = 500
_GAVE_UP: Final = "PanicException"
_ROWS_A_TICK: Final = 500
_OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KINDS: Final = (
    (b"xl/workbook", "Excel workbook", "XLSX"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "OpenDocument spreadsheet", "ODS"),
)


def sniff(head: Head) -> Format | None:
    """A workbook, by the names of the files in it; an old one by its first bytes and its name."""
    if head.data.startswith(_OLD_EXCEL) and head.name.lower().endswith((".xls", ".xlt")):
        return Format("Excel 97 workbook", "XLS", "spreadsheet", _open)
    if head.data.startswith(b"PK\x03\x04"):
        for mark, name, badge in _KINDS:
            if mark in head.data:
                return Format(name, badge, "spreadsheet", _open)
        if head.name.lower().endswith((".xlsx", ".xlsm")):
            return Format(_KINDS[0][1], "XLSX", "spreadsheet", _open)
    return None


def _open(stream: BinaryIO, tick: Tick, name: str) -> Reader:
    return SpreadsheetReader(stream, tick, name)


class SpreadsheetReader:
    """Reads the sheets of one workbook that hold people; `format_name` says whose table it is."""

    format_name = "Spreadsheet"

    def __init__(
        self,
        stream: BinaryIO,
        tick: Tick,
        name: str = "",
        tables: Mapping[str, TableSettings] | None = None,
    ) -> None:
        """`tables` is the user's word on which sheets to read, and how; None: those that are guessed to hold
        people."""
        self._stream = stream
        self._tick = tick
        self._name = name
        self._tables = tables

    def read(self) -> Iterator[Found]:
        """Yield what the sheets hold, in their order. Raises UnreadableFile."""
        told = False
        for name, sheet in self.sheets():
            if self._tables is not None and name not in self._tables:
                continue
            rows = list(sheet)
            if self._tables is None and rows and is_own_header(rows[0][1]):
                self.format_name = own_table.NAME
                below = ((number, cells) for number, cells, _ in self._ticking(rows[1:]))
                yield from own_table.people_in(below, rows[0][1])
                told = True
                continue
            settings = self._settings_for(name, rows)
            if settings is not None:
                if settings.format_name != "Table":
                    self.format_name = settings.format_name
                yield from people_in(self._ticking(rows), settings, _as_row)
                told = True
        if not told:
            raise UnreadableFile(
                f"No column of {self._name} says who somebody is. Give the first row headings such as Name."
            )

    def _settings_for(self, name: str, rows: list[NumberedRow]) -> TableSettings | None:
        if self._tables is not None:
            settings = self._tables[name]
            return settings if settings.has_people else None
        settings = settings_of([cells for _, cells, _ in rows[:_SAMPLE_ROWS]])
        if not settings.has_people or not settings.is_sure or _is_some_text(settings, rows):
            return None
        return settings

    def _ticking(self, rows: list[NumberedRow]) -> Iterator[NumberedRow]:
        for number, row in enumerate(rows):
            if number % _ROWS_A_TICK == 0:
                self._tick(self._size * number // len(rows))
            yield row

    def sheets(self) -> Iterator[tuple[str, Iterable[NumberedRow]]]:
        """Each sheet that is not hidden, by name, with its rows. Raises UnreadableFile."""
        from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

        data = self._stream.read()
        self._size = len(data)
        self._tick(0)
        try:
            refuse_spread(data, self._name)
            book = CalamineWorkbook.from_filelike(io.BytesIO(data))
            for found in book.sheets_metadata:
                if found.visible is SheetVisibleEnum.Visible:
                    yield found.name, _rows(book.get_sheet_by_name(found.name))
        except PasswordError as fault:
            raise UnreadableFile(f"{self._name} is locked with a password. Save it without one.") from fault
        except BaseException as fault:
            # Of some damage the library only says that it gave up, by an exception that is not made for it.
            if isinstance(fault, (CalamineError, OSError, ValueError)) or type(fault).__name__ == _GAVE_UP:
                raise UnreadableFile(f"{self._name} is a damaged spreadsheet, or none at all.") from fault
            raise


def _is_some_text(settings: TableSettings, rows: list[NumberedRow]) -> bool:
    """True for a single column whose heading says nothing and which holds no names: a page of remarks."""
    heading = [column.name for column in settings.columns]
    if len(heading) > 1 or known_headers(heading) or settings.columns[0].field != "display":
        return False
    told = [cells[0] for _, cells, _ in rows[(settings.header_at or 0) + 1 :][:_SAMPLE_ROWS]]
    return sum(map(is_name, told)) * 2 <= len(told)


def _rows(sheet: CalamineSheet) -> Iterator[NumberedRow]:
    first = sheet.start[0] + 1 if sheet.start else 1
    blank = 0
    for number, values in enumerate(sheet.iter_rows(), start=first):
        cells = [_text(value) for value in values]
        if any(cells):
            blank = 0
            yield number, cells, "\t".join(cells)
            continue
        blank += 1
        if blank >= EMPTY_ROWS:
            return


def _as_row(cells: list[str]) -> str:
    """A row as text, to be mended in any program."""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()


def _text(value: object) -> str:
    """A cell as a person reads it: whole numbers without a point, days as ISO dates."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else str(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "minutes")
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value)
