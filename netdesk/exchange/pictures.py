"""What a picture's first bytes say: its type and its size in pixels. Nothing is decoded here; a TIFF, which
screens and paper do not take, is made a JPEG or PNG.

Sources: PNG (ISO 15948), JFIF and Exif (ITU-T T.81, table B.1), GIF89a, BMP (BITMAPINFOHEADER), WebP
(RFC 9649).
"""

from __future__ import annotations

import struct

from netdesk.domain.drafts import Photo
from netdesk.exchange import tiff

BYTES_LIMIT = 12 * 1024 * 1024
"""Largest picture kept, in bytes."""

PIXELS_LIMIT = 16_777_216
"""Most pixels a picture may have: drawn with four bytes each they take 64 MB."""

# Markers that begin a frame in a JPEG; the others between C0 and CF are tables.
_FRAMES = frozenset((0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF))


def picture(data: bytes) -> Photo:
    """Return `data` as a photo with its type and size.

    Raises ValueError with a phrase ("is damaged", ...) when it is no picture that netdesk keeps.
    """
    if len(data) > BYTES_LIMIT:
        raise ValueError(f"is larger than {BYTES_LIMIT // 1024 // 1024} MB")
    media_type, size = _type_and_size(data)
    if not media_type:
        raise ValueError("is not a PNG, JPEG, GIF, BMP, WebP or TIFF picture")
    if size is None or min(size) < 1:
        raise ValueError("is damaged")
    width, height = size
    if width * height > PIXELS_LIMIT:
        raise ValueError(f"has {width} x {height} pixels, more than netdesk draws")
    return (
        picture(tiff.usable(data)) if media_type == "image/tiff" else Photo(data, media_type, width, height)
    )


def _type_and_size(data: bytes) -> tuple[str, tuple[int, int] | None]:
    try:
        if data.startswith(b"\x89PNG\r\n\x1a\n"):
            return "image/png", struct.unpack(">II", data[16:24]) if data[12:16] == b"IHDR" else None
        if data.startswith(b"\xff\xd8\xff"):
            return "image/jpeg", _jpeg_size(data)
        if data.startswith((b"GIF87a", b"GIF89a")):
            return "image/gif", struct.unpack("<HH", data[6:10])
        if data.startswith(b"BM") and len(data) >= 26:
            width, height = struct.unpack("<ii", data[18:26])
            return "image/bmp", (abs(width), abs(height))
        if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
            return "image/webp", _webp_size(data)
        if data.startswith(tiff.MAGIC):
            return "image/tiff", tiff.size_of(data)
    except (struct.error, IndexError):
        return "image", None
    return "", None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(data):
        if data[at] != 0xFF:
            return None
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker in _FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        elif marker == 0x01 or 0xD0 <= marker <= 0xD8:
            at += 2
        else:
            length: int = struct.unpack(">H", data[at + 2 : at + 4])[0]
            at += 2 + max(length, 2)
    return None


def _webp_size(data: bytes) -> tuple[int, int] | None:
    kind = data[12:16]
    if kind == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if kind == b"VP8 ":
        width, height = struct.unpack("<HH", data[26:30])
        return width & 0x3FFF, height & 0x3FFF
    if kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    return None
