"""How far the cells of a workbook are spread: its library keeps room for each cell in between."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from netdesk.domain.errors import UnreadableFile
from netdesk.exchange.archives import Archive, Limits
from netdesk.exchange.formats.compound import CompoundFile

MOST_CELLS: Final = 20_000_000
"""Cells that a sheet may spread over, filled or not."""

EMPTY_ROWS: Final = 1_000
"""After so many empty rows one after the other, a sheet is over."""

_LIMITS: Final = Limits(total=600 * 1024 * 1024, member=300 * 1024 * 1024, ratio=200)
_CELL: Final = re.compile(rb"""<(?:\w+:)?c\s(?:[^<>]*?\s)?r=["']([A-Z]{1,3})(\d{1,7})["']""")
_REPEATED: Final = re.compile(rb'number-(?:columns|rows)-repeated="(\d+)"')

_BEGIN, _END, _SHEET, _SIZE, _MANY_NUMBERS = 0x0809, 0x000A, 0x0085, 0x0200, 0x00BD
_CELLS: Final = frozenset({0x0006, 0x0203, 0x0204, 0x00D6, 0x0205, 0x027E, 0x00FD, _MANY_NUMBERS})
"""The kinds of what an Excel 97 workbook holds, as far as they name cells."""

_Cell: TypeAlias = tuple[int, int]
"""The number of a row and of a column, from one."""


def refuse_spread(data: bytes, name: str) -> None:
    """Raise UnreadableFile for a workbook that unpacks to too much, or spreads few cells over very many.

    Raises ValueError for an old workbook at whose damage its library would read without end.
    """
    if data.startswith(b"PK"):
        _refuse_packed(data, name)
        return
    stream = CompoundFile(data).stream("Workbook", "Book", "WORKBOOK", "BOOK")
    if any(_room(cells) > MOST_CELLS for cells in _old_sheets(stream)):
        raise _too_far(name)


def _refuse_packed(data: bytes, name: str) -> None:
    archive = Archive(io.BytesIO(data), name, _LIMITS)
    for member in archive.names:
        cells: list[_Cell] = []
        if member.startswith("xl/worksheets/") and member.endswith(".xml"):
            cells = [(int(row), _number(letters)) for letters, row in _CELL.findall(archive.read(member))]
        elif member.startswith("xl/worksheets/") and member.endswith(".bin"):
            cells = list(_binary_cells(archive.read(member)))
        elif member == "content.xml":
            repeats = [int(count) for count in _REPEATED.findall(archive.read(member))]
            # Every sheet ends with very many empty rows and columns, told as a few numbers.
            if sum(1 for count in repeats if count > 100_000) > EMPTY_ROWS:
                raise _too_far(name)
        if _room(cells) > MOST_CELLS:
            raise _too_far(name)


def _too_far(name: str) -> UnreadableFile:
    return UnreadableFile(f"The cells of {name} are spread too far apart to be a list of people.")


def _room(cells: Iterable[_Cell]) -> int:
    """How many cells there are up to the last row and column of these."""
    rows = columns = 0
    for row, column in cells:
        rows, columns = max(rows, row), max(columns, column)
    return rows * columns


def _number(letters: bytes) -> int:
    """A column's number from its letters: A is 1, XFD 16,384."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _old_sheets(stream: bytes) -> Iterator[Iterator[_Cell]]:
    """The cells of each sheet of an Excel 97 workbook."""
    for kind, at, length in _old_parts(stream, 0):
        if kind == _SHEET and length >= 4:
            yield _old_cells(stream, struct.unpack_from("<I", stream, at)[0])
        elif kind == _END:
            return


def _old_cells(stream: bytes, start: int) -> Iterator[_Cell]:
    depth = 0
    for kind, at, length in _old_parts(stream, start):
        if kind == _BEGIN:
            depth += 1
        elif kind == _END:
            depth -= 1
            if depth <= 0:
                return
        elif kind == _SIZE and length in (10, 14):
            first, last, _, right = struct.unpack_from("<IIHH" if length == 14 else "<4H", stream, at)
            # Of a sheet that ends above its first row the library would keep room for any number of cells.
            yield (MOST_CELLS, 2) if last and right and first >= last else (last, right)
        elif kind in _CELLS and length >= 6:
            row, column = struct.unpack_from("<HH", stream, at)
            if kind == _MANY_NUMBERS:
                (column,) = struct.unpack_from("<H", stream, at + length - 2)
            yield row + 1, column + 1


def _old_parts(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """What an Excel 97 workbook holds from there on: kinds, where the contents start, and lengths."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        at += 4
        if at + length > len(stream):
            return
        yield kind, at, length
        at += length


def _binary_cells(sheet: bytes) -> Iterator[_Cell]:
    """The cells of a sheet of a binary workbook (.xlsb)."""
    at = row = 0
    while at < len(sheet):
        kind, at = _varying(sheet, at, 2)
        length, at = _varying(sheet, at, 4)
        if kind <= 11 and at + 4 <= len(sheet):
            (number,) = struct.unpack_from("<I", sheet, at)
            if kind == 0:
                row = number + 1
            else:
                yield row, number + 1
        at += length


def _varying(data: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of up to so many bytes, of which each says whether another follows; and where it ends."""
    number = 0
    for place in range(most):
        byte = data[at] if at < len(data) else 0
        at += 1
        number |= (byte & 0x7F) << (7 * place)
        if not byte & 0x80:
            break
    return number, at
