"""Compound files: the small file systems that old Office files are, as far as a workbook's stream takes."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Final, NamedTuple

_END: Final = 0xFFFFFFFE
_RESERVED: Final = 0xFFFFFFFA
_MINI: Final = 64
_MINI_BELOW: Final = 4096
"""Streams shorter than this are kept in the small sectors of a stream of their own."""

_ENTRY: Final = 128


class _Entry(NamedTuple):
    name: str
    start: int
    size: int


class CompoundFile:
    """The streams of a compound file, none of which runs in a circle. Raises ValueError for a damaged one."""

    def __init__(self, data: bytes) -> None:
        if len(data) < 512:
            raise ValueError("too short")
        (shift,) = struct.unpack_from("<H", data, 30)
        if shift not in (9, 12):
            raise ValueError("sectors of an unknown size")
        self._data = data
        self._size = 1 << shift
        counts = struct.unpack_from("<I", data, 44) + struct.unpack_from("<I", data, 64)
        if max(counts) > len(data) // self._size + 1:
            raise ValueError("more sectors than the file has")
        self._table = self._whole_table()
        entries, mini_table = struct.unpack_from("<I", data, 48)[0], struct.unpack_from("<I", data, 60)[0]
        self._entries = self._directory(self._joined(entries, None))
        self._mini_table: Sequence[int] = ()
        self._mini = b""
        if counts[1] and self._entries:
            self._mini = self._joined(self._entries[0].start, self._entries[0].size)
            self._mini_table = _numbers(self._joined(mini_table, counts[1] * self._size))

    def stream(self, *names: str) -> bytes:
        """The first stream with one of these names, the first name first; nothing if there is none."""
        for name in names:
            for entry in self._entries:
                if entry.name != name:
                    continue
                if entry.size >= _MINI_BELOW:
                    return self._joined(entry.start, entry.size)
                chain = _chain(entry.start, self._mini_table, -(-entry.size // _MINI))
                return b"".join(self._mini[at * _MINI : (at + 1) * _MINI] for at in chain)[: entry.size]
        return b""

    def _sector(self, number: int) -> bytes:
        return self._data[(number + 1) * self._size : (number + 2) * self._size]

    def _joined(self, start: int, size: int | None) -> bytes:
        most = None if size is None else -(-size // self._size)
        return b"".join(map(self._sector, _chain(start, self._table, most)))[:size]

    def _whole_table(self) -> Sequence[int]:
        """Which sector follows which; the sectors that say so are listed in the header and further lists."""
        listed = list(struct.unpack_from("<109I", self._data, 76))
        (more,) = struct.unpack_from("<I", self._data, 68)
        seen: set[int] = set()
        while more < _RESERVED:
            further = _numbers(self._sector(more))
            if more in seen or not further:
                raise ValueError("lists of sectors in a circle")
            seen.add(more)
            listed += further[:-1]
            more = further[-1]
        return [number for at in listed if at < _RESERVED for number in _numbers(self._sector(at))]

    def _directory(self, data: bytes) -> list[_Entry]:
        entries = []
        for at in range(0, len(data) - _ENTRY + 1, _ENTRY):
            name = data[at : at + 64].decode("utf-16-le", "replace").partition("\0")[0]
            start, size = struct.unpack_from("<IQ", data, at + 116)
            entries.append(_Entry(name, start, size if self._size > 512 else size & 0xFFFFFFFF))
        return entries


def _numbers(data: bytes) -> Sequence[int]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])


def _chain(start: int, table: Sequence[int], most: int | None) -> list[int]:
    """The sectors from this one on, up to `most` of them. Raises ValueError for a circle and for a gap."""
    chain: list[int] = []
    while start != _END and (most is None or len(chain) < most):
        if start >= len(table) or len(chain) >= len(table):
            raise ValueError("a stream without an end")
        chain.append(start)
        start = table[start]
    return chain
