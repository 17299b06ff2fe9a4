"""Types and sizes of pictures, told by their first bytes."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.exchange.pictures import BYTES_LIMIT, picture
from tests.exchange.given import png

JPEG = b"\xff\xd8\xff\xe0\x00\x04AB\xff\xc0\x00\x11\x08" + struct.pack(">HH", 30, 40) + b"\x03" * 12
GIF = b"GIF89a" + struct.pack("<HH", 5, 6) + b"\x00" * 10
BMP = b"BM" + b"\x00" * 12 + struct.pack("<Iii", 40, 7, -8) + b"\x00" * 20
VP8X = b"RIFF\x00\x00\x00\x00WEBPVP8X" + b"\x00" * 8 + bytes([8, 0, 0, 9, 0, 0])
VP8L = b"RIFF\x00\x00\x00\x00WEBPVP8L\x00\x00\x00\x00\x2f" + (9 | 10 << 14).to_bytes(4, "little")
VP8 = b"RIFF\x00\x00\x00\x00WEBPVP8 " + b"\x00" * 10 + struct.pack("<HH", 11, 12)


@pytest.mark.parametrize(
    ("data", "media_type", "size"),
    [
        (png(2, 3), "image/png", (2, 3)),
        (JPEG, "image/jpeg", (40, 30)),
        (GIF, "image/gif", (5, 6)),
        (BMP, "image/bmp", (7, 8)),
        (VP8X, "image/webp", (9, 10)),
        (VP8L, "image/webp", (10, 11)),
        (VP8, "image/webp", (11, 12)),
    ],
)
def test_a_picture_s_type_and_size_are_told(data, media_type, size):
    found = picture(data)
    assert (found.media_type, (found.width, found.height), found.data) == (media_type, size, data)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is not a PNG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "is not a PNG"),
        (png()[:20], "is damaged"),
        (JPEG[:8], "is damaged"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 50, "is damaged"),
        (png(0, 5), "is damaged"),
        (png(50_000, 50_000), "has 50000 x 50000 pixels"),
        (png() + b"\x00" * BYTES_LIMIT, "is larger than 12 MB"),
    ],
)
def test_what_is_no_picture_to_keep_is_refused(data, words):
    with pytest.raises(ValueError, match=words):
        picture(data)


@given(st.sampled_from([png(), JPEG, GIF, BMP, VP8X]), st.integers(0, 60), st.binary(max_size=8))
def test_a_damaged_picture_is_kept_or_refused(data, at, wound):
    try:
        found = picture(data[:at] + wound + data[at + len(wound) :])
    except ValueError:
        return
    assert found.width * found.height <= 16_777_216
