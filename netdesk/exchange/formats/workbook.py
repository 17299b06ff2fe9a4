"""netdesk's own table of contacts as an Excel workbook, every cell text.

The columns are those of `exchange/tables/own_columns.py`. Nothing in a cell is ever a formula, a number or a
day to a spreadsheet, so no mark is needed; `exchange/formats/spreadsheet.py` reads it again.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, BinaryIO, Final

from netdesk.domain.contacts import Contact
from netdesk.exchange.tables.own_columns import Layout, Names, nobody

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

CELL_LIMIT: Final = 32_767
"""Most characters that Excel keeps in a cell."""

_UNFIT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE_LIKE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_WIDTHS: Final = {"Name": 28, "Organization": 24, "Job title": 24, "Email 1": 30, "Phone 1": 20, "Notes": 48}
_WIDTH: Final = 16


def write_xlsx(
    contacts: Iterable[Contact],
    layout: Layout,
    stream: BinaryIO,
    *,
    circle: Names = nobody,
    introducer: Names = nobody,
) -> int:
    """Write contacts as rows of one sheet; `layout` has room for each of them. Returns how many."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    try:
        sheet = book.create_sheet("Contacts")
        sheet.freeze_panes = "B2"
        header = layout.header(exact=True)
        for place, heading in enumerate(header, start=1):
            sheet.column_dimensions[get_column_letter(place)].width = _WIDTHS.get(heading, _WIDTH)
        sheet.append(_cells(sheet, header, bold=True))
        written = 0
        for contact in contacts:
            sheet.append(_cells(sheet, layout.row(contact, circle, introducer)))
            written += 1
        # A disk that is full would otherwise meet openpyxl half way through its archive.
        whole = io.BytesIO()
        book.save(whole)
    except BaseException:
        _forget(book.worksheets)
        raise
    stream.write(whole.getbuffer())
    return written


def _cells(sheet: WriteOnlyWorksheet, texts: Sequence[str], *, bold: bool = False) -> list[Cell | None]:
    return [_text(sheet, text, bold=bold) if text else None for text in texts]


def _text(sheet: WriteOnlyWorksheet, text: str, *, bold: bool) -> Cell:
    from openpyxl.cell.cell import WriteOnlyCell
    from openpyxl.styles import Font

    cell = WriteOnlyCell(sheet)
    # Excel reads _x0041_ as A: an underscore before such a thing is written as one itself.
    cell.value = _ESCAPE_LIKE.sub("_x005F_", _UNFIT.sub("", text)[:CELL_LIMIT])
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
