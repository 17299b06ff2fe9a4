"""A TIFF picture made one that everything else can read. Its directory is looked through before anything is
decoded, since a few bytes of it may ask for any amount of memory.

Source: TIFF 6.0, sections 2 and 8.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from io import BytesIO
from typing import Final

MAGIC: Final = (b"II*\0", b"MM\0*")
SIDE: Final = 1_024
"""Pixels of the longer side of what is made of one; a photo in a card is never looked at any larger."""
_ENTRIES_LIMIT: Final = 256
_SIZES: Final = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
"""Bytes of a value by its type."""
_WIDTH, _HEIGHT, _BITS, _COMPRESSION, _SAMPLES, _TILE_WIDTH, _TILE_HEIGHT = 256, 257, 258, 259, 277, 322, 323
_COMPRESSIONS: Final = frozenset((1, 5, 7, 8, 32773, 32946))
"""None, LZW, JPEG, Deflate and PackBits."""
_TILE_LIMIT: Final = 4_096
_QUALITY: Final = 90

Values = Mapping[int, tuple[int, ...]]


def size_of(data: bytes) -> tuple[int, int] | None:
    """How many pixels wide and high the first picture is; None when it is damaged or of no usual kind."""
    values = _directory(data)
    if values is None:
        return None
    size = _one(values, _WIDTH), _one(values, _HEIGHT)
    usual = (
        _one(values, _COMPRESSION, 1) in _COMPRESSIONS
        and 1 <= _one(values, _SAMPLES, 1) <= 4
        and all(1 <= bits <= 16 for bits in values.get(_BITS, (1,)))
        and len(values.get(_BITS, (1,))) <= 4
        and max(_one(values, _TILE_WIDTH), _one(values, _TILE_HEIGHT)) <= _TILE_LIMIT
    )
    return size if usual else None


def usable(data: bytes) -> bytes:
    """The first picture as JPEG, or as PNG when it lets its ground shine through, and no larger than needed.

    Only for what `size_of` gave a small enough size of. Raises ValueError when it cannot be decoded.
    """
    from PIL import Image

    refused = (OSError, ValueError, SyntaxError, TypeError, KeyError, EOFError, struct.error)
    try:
        with Image.open(BytesIO(data), formats=("TIFF",)) as opened:
            if opened.size != size_of(data):
                raise ValueError("says two sizes")
            opened.thumbnail((SIDE, SIDE))
            clear = opened.has_transparency_data
            made = BytesIO()
            if clear:
                opened.convert("RGBA").save(made, "PNG")
            else:
                opened.convert("RGB").save(made, "JPEG", quality=_QUALITY)
    except (*refused, Image.DecompressionBombError) as error:
        raise ValueError("is damaged") from error
    return made.getvalue()


def _directory(data: bytes) -> Values | None:
    """The whole numbers of the first directory by tag; None when it points outside the file, or asks for more
    than the file has."""
    order = "<" if data[:2] == b"II" else ">"
    try:
        (at,) = struct.unpack_from(f"{order}I", data, 4)
        (count,) = struct.unpack_from(f"{order}H", data, at)
        if not 0 < count <= _ENTRIES_LIMIT:
            return None
        found: dict[int, tuple[int, ...]] = {}
        asked = 0
        for place in range(at + 2, at + 2 + 12 * count, 12):
            tag, kind, many = struct.unpack_from(f"{order}HHI", data, place)
            size = _SIZES.get(kind, 1) * many
            asked += size
            begin = place + 8 if size <= 4 else int(struct.unpack_from(f"{order}I", data, place + 8)[0])
            if asked > len(data) or begin + size > len(data):
                return None
            if kind in (3, 4) and many <= 8:
                found[tag] = struct.unpack_from(f"{order}{many}{'H' if kind == 3 else 'I'}", data, begin)
    except struct.error:
        return None
    return found


def _one(values: Values, tag: int, default: int = 0) -> int:
    found = values.get(tag, ())
    return found[0] if found else default
