"""Workbooks as Excel 97 writes them, from their records on, for tests of damaged and strange ones."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import Final

END: Final = 0xFFFFFFFE
BEGIN: Final = struct.pack("<HH4HII", 0x0809, 16, 0x0600, 5, 0, 0, 0, 0)
FINISH: Final = struct.pack("<HH", 0x000A, 0)


def old_workbook(stream: bytes, follows: Mapping[int, int] | None = None, more_lists: int = END) -> bytes:
    """A workbook of Excel 97: a compound file with one stream of records.

    Its sectors are the table of which follows which (0), the directory (1) and the stream's (2 to 9).
    `follows` says otherwise for some, `more_lists` where further lists of the table's sectors are.
    """
    sectors = 8
    fat = [0xFFFFFFFD, END, *range(3, 2 + sectors), END]
    fat += [0xFFFFFFFF] * (128 - len(fat))
    for sector, other in (follows or {}).items():
        fat[sector] = other
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<5H", 62, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<9I", 0, 1, 1, 0, 4096, END, 0, more_lists, 0) + struct.pack("<I", 0)
    entries = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0")
        + struct.pack("<HBBIII", 2 * len(name) + 2, kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
        for name, kind, start, size, child in (
            ("Root Entry", 5, END, 0, 1),
            ("Workbook", 2, 2, sectors * 512, 0xFFFFFFFF),
        )
    )
    return b"".join((
        head.ljust(512, b"\xff"),
        struct.pack("<128I", *fat),
        entries.ljust(512, b"\0"),
        stream.ljust(sectors * 512, b"\0"),
    ))  # fmt: skip


def old_sheet(*parts: bytes, name: str = "People") -> bytes:
    """The stream of a workbook with one sheet of these parts."""
    length = len(BEGIN) + 4 + 8 + len(name) + len(FINISH)
    title = struct.pack("<HHIBBBB", 0x0085, 8 + len(name), length, 0, 0, len(name), 0) + name.encode()
    return BEGIN + title + FINISH + BEGIN + b"".join(parts) + FINISH


def label(row: int, column: int, text: str) -> bytes:
    """A cell with words in it."""
    return struct.pack("<HHHHHHB", 0x0204, 9 + len(text), row, column, 0, len(text), 0) + text.encode()


def size(first: int, last: int, left: int, right: int) -> bytes:
    """Where the filled cells of a sheet are said to be."""
    return struct.pack("<HHIIHHH", 0x0200, 14, first, last, left, right, 0)


def part(kind: int, content: bytes) -> bytes:
    """Any part of such a stream."""
    return struct.pack("<HH", kind, len(content)) + content
