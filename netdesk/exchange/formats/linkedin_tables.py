"""The other tables of a LinkedIn export: rows by the names of their columns."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from netdesk.exchange.cleaning import NOTE_LIMIT, clean
from netdesk.exchange.format import Tick
from netdesk.exchange.tables.rows import TextRows, cells_of

HEADER_WITHIN: Final = 20
ROW_LINES_LIMIT: Final = 5_000
"""Most lines of one row: a message may be long."""

Row = dict[str, str]
_SPACES: Final = re.compile(r"[\s_]+")


def column(cell: str) -> str:
    """A header's cell as it is compared."""
    return _SPACES.sub(" ", cell.strip().strip("\ufeff").strip().casefold())


def rows(stream: BinaryIO, tick: Tick, needed: tuple[str, ...]) -> Iterator[tuple[int, Row | None]]:
    """Each row's first line and its cells by column; None for a row without the needed columns. Of two
    columns of one name the first counts. Nothing when no header is found."""
    text = TextRows(stream, tick, lines_limit=ROW_LINES_LIMIT)
    names: list[str] = []
    for number, (line, raw) in enumerate(text.rows()):
        if number % 500 == 0:
            tick(text.done)
        cells = cells_of(raw, ",")
        if not names:
            found = [column(cell) for cell in cells]
            if set(needed) <= set(found):
                names = found
            elif number >= HEADER_WITHIN:
                return
            continue
        if not raw.strip():
            continue
        row: Row = {}
        for name, cell in zip(names, cells, strict=False):
            row.setdefault(name, clean(cell, NOTE_LIMIT))
        yield line, row if all(name in row for name in needed) else None


def all_rows(data: bytes, *needed: str) -> list[Row]:
    """The whole rows of a small table."""
    return [row for _, row in rows(io.BytesIO(data), lambda _: None, needed) if row and any(row.values())]


def header_of(lines: list[str]) -> set[str]:
    """The columns of a table by its first line that is not blank."""
    first = next((line for line in lines[:HEADER_WITHIN] if line.strip()), "")
    return {column(cell) for cell in cells_of(first, ",")}
