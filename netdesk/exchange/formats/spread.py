"""How far the cells of a workbook are spread, before the library makes room for all between them.

A few kilobytes can name two cells with millions of empty ones between, or one cell that is repeated as often:
the room for them is what a program runs out of.
"""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from netdesk.domain.errors import UnreadableFile
from netdesk.exchange.archives import Archive, Limits
from netdesk.exchange.formats.compound import CompoundFile

MOST_CELLS: Final = 20_000_000
"""Cells that a sheet may spread over, filled or not."""
_FREE_CELLS: Final = 2_000_000
_MOST_EMPTY: Final = 20
"""Above `_FREE_CELLS`, so many cells may lie in a sheet for one that is filled."""

EMPTY_ROWS: Final = 1_000
"""After so many empty rows one after the other, a sheet is over."""

_LIMITS: Final = Limits(total=600 * 1024 * 1024, member=300 * 1024 * 1024, ratio=200)
_CELL: Final = re.compile(rb"""<(?:\w+:)?c\b[^>]*?\sr\s*=\s*["']([A-Za-z]{1,4})(\d{1,10})["']""")
_ODS_TAG: Final = re.compile(rb"<(/?)table:(table|table-row|table-cell|covered-table-cell)(?![\w-])([^>]*)>")
_ODS_REPEATED: Final = re.compile(rb"""number-(?:rows|columns)-repeated\s*=\s*["'](\d{1,10})["']""")

_RELATION: Final = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*/worksheet\b[^>]*")
_TARGET: Final = re.compile(rb"""\sTarget\s*=\s*["'](?:[^"']*/)?([^"'/]+)["']""")
_SHEET_OF_RECORDS: Final = b"\x81\x01"
_BEGIN, _END, _SHEET, _SIZE, _MANY_NUMBERS = 0x0809, 0x000A, 0x0085, 0x0200, 0x00BD
_LOCKED: Final = 0x002F
_CELLS: Final = frozenset({0x0006, 0x0203, 0x0204, 0x00D6, 0x0205, 0x027E, 0x00FD, _MANY_NUMBERS})
"""The kinds of what an Excel 97 workbook holds, as far as they name cells."""


class _Extent:
    """The rectangle around the cells of one sheet, and how many of them are filled."""

    def __init__(self) -> None:
        self.top = self.left = 1 << 40
        self.bottom = self.right = -1
        self.filled = 0
        self._said = 0

    def add(self, row: int, left: int, right: int, rows: int = 1) -> None:
        """Filled cells of one row, or of several alike."""
        self.top, self.bottom = min(self.top, row), max(self.bottom, row + rows - 1)
        self.left, self.right = min(self.left, left), max(self.right, right)
        self.filled += 1

    def say(self, rows: int, columns: int) -> None:
        """What a sheet says of its own size, for which room is made as well."""
        self._said = max(self._said, rows * columns)

    @property
    def is_too_wide(self) -> bool:
        """True where room for all cells would be room for next to nothing."""
        if self._said > MOST_CELLS:
            return True
        if not self.filled:
            return False
        cells = (self.bottom - self.top + 1) * (self.right - self.left + 1)
        return cells > MOST_CELLS or (cells > _FREE_CELLS and cells > _MOST_EMPTY * self.filled)


def refuse_spread(data: bytes, name: str) -> None:
    """Raise UnreadableFile for a workbook that unpacks to too much, or spreads few cells over very many.

    Raises ValueError for an old workbook at whose damage its library would read without end.
    """
    extents = _in_archive(data, name) if data.startswith(b"PK") else _in_old_workbook(data)
    if any(each.is_too_wide for each in extents):
        raise UnreadableFile(f"The cells of {name} are spread too far apart to be a list of people.")


def _in_archive(data: bytes, name: str) -> Iterator[_Extent]:
    # Under whatever name a sheet stands: the library goes by what the workbook says of itself.
    archive = Archive(io.BytesIO(data), name, _LIMITS, any_name=True)
    sheets: set[bytes] = set()
    for member in sorted(archive.names, key=_says_what_is_what, reverse=True):
        content = archive.read(member)
        if _says_what_is_what(member):
            for relation in _RELATION.findall(content):
                sheets.update(target.lower() for target in _TARGET.findall(relation))
        if content.find(b"sheetData") >= 0:
            yield _of_xlsx(content)
        if content.find(b"<table:table") >= 0:
            yield from _of_ods(content)
        is_named = PurePosixPath(member.lower()).name.encode() in sheets
        if content.startswith(_SHEET_OF_RECORDS) or (is_named and not content.lstrip().startswith(b"<")):
            yield _of_xlsb(content)


def _says_what_is_what(member: str) -> bool:
    return member.lower().endswith(".rels")


def _of_xlsx(sheet: bytes) -> _Extent:
    """After ECMA-376 part 1, 18.3.1.4: a cell says where it is in `r`, or follows the one before."""
    extent = _Extent()
    numbers: dict[bytes, int] = {}
    for found in _CELL.finditer(sheet):
        letters, row = found.groups()
        column = numbers.get(letters)
        if column is None:
            column = numbers[letters] = _number(letters)
        extent.add(int(row), column, column)
    return extent


def _number(letters: bytes) -> int:
    """A column's number from its letters: A is 1, XFD 16,384."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _of_ods(content: bytes) -> Iterator[_Extent]:
    """After OpenDocument 1.3 part 3, 9.1: rows and cells may be repeated. Empty ones at the end, which every
    sheet has by the million, take no room."""
    extent = _Extent()
    row = column = rows = 0
    for found in _ODS_TAG.finditer(content):
        ends, tag, attributes = found.groups()
        if tag == b"table":
            if ends:
                yield extent
            extent, row = _Extent(), 0
        elif tag == b"table-row":
            if ends:
                continue
            row += rows
            rows, column = _repeated(attributes), 0
            if attributes.endswith(b"/"):
                row, rows = row + rows, 0
        elif not ends:
            cells = _repeated(attributes)
            if not attributes.endswith(b"/") or b"value" in attributes:
                extent.add(row, column, column + cells - 1, rows)
            column += cells
    yield extent


def _repeated(attributes: bytes) -> int:
    found = _ODS_REPEATED.search(attributes)
    return int(found.group(1)) if found else 1


def _of_xlsb(sheet: bytes) -> _Extent:
    """After [MS-XLSB] 2.1.4: records of a number and a length; 0 begins a row, 1 to 11 are its cells."""
    extent = _Extent()
    at = row = 0
    while at < len(sheet):
        kind, at = _varying(sheet, at, 2)
        length, at = _varying(sheet, at, 4)
        if kind <= 11 and at + 4 <= len(sheet):
            (place,) = struct.unpack_from("<I", sheet, at)
            if kind == 0:
                row = place
            else:
                extent.add(row, place, place)
        at += length
    return extent


def _varying(data: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of up to `most` bytes, seven bits of each, and where it ends."""
    number = 0
    for place in range(most):
        if at >= len(data):
            break
        byte = data[at]
        number |= (byte & 0x7F) << (7 * place)
        at += 1
        if byte < 0x80:
            break
    return number, at


def _in_old_workbook(data: bytes) -> Iterator[_Extent]:
    """The sheets of an Excel 97 workbook, wherever it says that they begin."""
    stream = CompoundFile(data).stream("Workbook", "Book", "WORKBOOK", "BOOK")
    for kind, at, length in _old_parts(stream, 0):
        if kind == _SHEET and length >= 4:
            yield _of_old_sheet(stream, struct.unpack_from("<I", stream, at)[0])
        elif kind in (_END, _LOCKED):
            # What is locked cannot be read here; the library says so.
            return


def _of_old_sheet(stream: bytes, start: int) -> _Extent:
    extent = _Extent()
    depth = 0
    for kind, at, length in _old_parts(stream, start):
        if kind == _BEGIN:
            depth += 1
        elif kind == _END:
            depth -= 1
            if depth <= 0:
                break
        elif kind == _SIZE and length in (10, 14):
            first, last, _, right = struct.unpack_from("<IIHH" if length == 14 else "<4H", stream, at)
            # Of a sheet that ends above its first row the library would keep room for any number of cells.
            is_turned = right and 0 < last <= first
            extent.say(*(MOST_CELLS, 2) if is_turned else (last, right))
        elif kind in _CELLS and length >= 6:
            row, column = struct.unpack_from("<HH", stream, at)
            right = struct.unpack_from("<H", stream, at + length - 2)[0] if kind == _MANY_NUMBERS else column
            extent.add(row, column, max(column, right))
    return extent


def _old_parts(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """What an Excel 97 workbook holds from there on: kinds, where the contents start, and lengths."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        at += 4
        if at + length > len(stream):
            return
        yield kind, at, length
        at += length
