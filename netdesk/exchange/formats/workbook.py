"""netdesk's own table of contacts as an Excel workbook: days are days, numbers are numbers, all else is text.

The columns are those of `exchange/tables/own_columns.py`. Nothing in a cell is ever a formula, and nothing a
day or a number that was not one before, such as a phone number; so no mark is needed.
`exchange/formats/spreadsheet.py` reads it again.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO, Final

from netdesk.domain.contacts import Contact
from netdesk.domain.own_fields import OwnKind
from netdesk.exchange.tables.own_columns import Layout, Names, kind_of_column, nobody, pieces

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

CELL_LIMIT: Final = 32_767
"""Most characters that Excel keeps in a cell."""

_UNFIT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FIRST_DAY: Final = "1900-03-01"
"""Spreadsheets do not agree on what was before: one has a 29 February 1900."""

_NUMBER: Final = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?")
_ESCAPE_LIKE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_WIDTHS: Final = {"Name": 28, "Organization": 24, "Job title": 24, "Email 1": 30, "Phone 1": 20, "Notes": 48}
_WIDTH: Final = 16
_WIDEST: Final = 40


def _nothing() -> None:
    """Nobody wants to stop."""


class _Packed(io.BytesIO):
    """The archive in memory; whoever fills it asks each time whether to go on, until the answer is no."""

    def __init__(self, packing: Callable[[], None]) -> None:
        super().__init__()
        self._packing = packing

    def write(self, data: bytes | bytearray | memoryview, /) -> int:  # type: ignore[override]
        asked, self._packing = self._packing, _nothing
        asked()
        self._packing = asked
        return super().write(data)


def write_xlsx(
    contacts: Iterable[Contact],
    layout: Layout,
    stream: BinaryIO,
    *,
    circle: Names = nobody,
    introducer: Names = nobody,
    packing: Callable[[], None] = _nothing,
) -> int:
    """Write contacts as rows of one sheet; `layout` has room for each of them. Returns how many. `packing` is
    called over and over while the rows are packed, and may raise."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    try:
        sheet = book.create_sheet("Contacts")
        sheet.freeze_panes = "B2"
        header = layout.header(exact=True)
        for place, heading in enumerate(header, start=1):
            width = _WIDTHS.get(heading, min(max(_WIDTH, len(heading) + 2), _WIDEST))
            sheet.column_dimensions[get_column_letter(place)].width = width
        sheet.append([_text(sheet, heading, bold=True) for heading in header])
        kinds = [kind_of_column(heading) for heading in header]
        written = 0
        for contact in contacts:
            sheet.append(_cells(sheet, layout.row(contact, circle, introducer), kinds))
            written += 1
        # A disk that is full would otherwise meet openpyxl half way through its archive.
        whole = _Packed(packing)
        book.save(whole)
    except BaseException:
        _forget(book.worksheets)
        raise
    stream.write(whole.getbuffer())
    return written


def _cells(sheet: WriteOnlyWorksheet, texts: Sequence[str], kinds: Sequence[OwnKind]) -> list[Cell | None]:
    found = zip(texts, kinds, strict=True)
    return [(_typed(sheet, text, kind) or _text(sheet, text)) if text else None for text, kind in found]


def _typed(sheet: WriteOnlyWorksheet, text: str, kind: OwnKind) -> Cell | None:
    """A day or a number as such; None for what a spreadsheet would hold as another one, or not at all."""
    from openpyxl.cell.cell import WriteOnlyCell

    if kind is OwnKind.DATE and _DAY.fullmatch(text) and text >= _FIRST_DAY:
        cell = WriteOnlyCell(sheet, datetime.fromisoformat(text))
        cell.number_format = "yyyy-mm-dd"
        return cell
    if kind is OwnKind.NUMBER and _NUMBER.fullmatch(text):
        number = float(text)
        if text == (str(int(number)) if number.is_integer() else str(number)):
            return WriteOnlyCell(sheet, int(number) if number.is_integer() else number)
    return None


def _text(sheet: WriteOnlyWorksheet, text: str, *, bold: bool = False) -> Cell:
    from openpyxl.cell.cell import WriteOnlyCell
    from openpyxl.styles import Font

    cell = WriteOnlyCell(sheet)
    # Excel reads _x0041_ as A: an underscore before such a thing is written as one itself.
    cell.value = _ESCAPE_LIKE.sub("_x005F_", pieces(_UNFIT.sub("", text), CELL_LIMIT)[0])
    # Whatever it looks like.
    cell.data_type = "s"
    cell.number_format = "@"
    if bold:
        cell.font = Font(bold=True)
    return cell


def _forget(sheets: Sequence[object]) -> None:
    """Close what a workbook that will not be saved keeps in the temporary folder."""
    for sheet in sheets:
        close = getattr(sheet, "close", None)
        if close is not None and not getattr(sheet, "closed", True):
            close()
