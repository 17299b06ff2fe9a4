"""Pictures are decoded with care: what is dangerous, damaged or none at all costs a sentence, never more."""

from __future__ import annotations

import struct
import zlib
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageReader, QImageWriter

from netdesk.domain.errors import Trouble
from netdesk.ui import photos

DECODERS_MAY_COMPLAIN = pytest.mark.qt_log_ignore(".")
"""The libraries that decode say at length what is wrong with damaged pictures."""


def encoded(kind: str, width: int = 40, height: int = 30, colour: str = "#3355cc") -> bytes:
    """A picture of one colour."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return written(image, kind)


def written(image: QImage, kind: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(kind.encode())).write(image)
    return bytes(buffer.data().data())


def png_claiming(width: int, height: int) -> bytes:
    """A PNG whose header names a size that nothing stands behind."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    found = b"\x89PNG\r\n\x1a\n"
    for name, body in ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")):
        found += struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
    return found


def gif(*colours: bytes) -> bytes:
    """Two-by-one GIF with a frame for each colour of its table."""
    table = b"".join(colours) + b"\0" * (12 - 3 * len(colours))
    found = b"GIF89a" + struct.pack("<HHBBB", 2, 1, 0xF1, 0, 0) + table
    for index in range(len(colours)):
        # Clear, the colour twice, end: codes of three bits.
        bits = 4 | index << 3 | index << 6 | 5 << 9
        found += b"," + struct.pack("<HHHHB", 0, 0, 2, 1, 0) + b"\x02\x02" + struct.pack("<H", bits) + b"\0"
    return found + b";"


def size_of(data: bytes) -> tuple[int, int]:
    image = QImage.fromData(data)
    return image.width(), image.height()


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp", "bmp"])
def test_every_usual_kind_is_taken(kind: str) -> None:
    kept = photos.to_keep(encoded(kind))
    assert kept[:3] == b"\xff\xd8\xff"
    found = QImage.fromData(kept).pixelColor(20, 15)
    assert abs(found.blue() - 0xCC) < 8
    assert size_of(kept) == (40, 30)


def test_of_a_moving_picture_the_first_is_taken() -> None:
    image = photos.decoded(gif(b"\xff\0\0", b"\0\xff\0"), 64)
    assert image.pixelColor(0, 0) == QColor("#ff0000")


def test_a_see_through_picture_stays_see_through() -> None:
    image = QImage(20, 20, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    assert QImage.fromData(photos.to_keep(written(image, "png"))).pixelColor(3, 3).alpha() == 0


def test_a_picture_is_kept_small_and_never_a_strip() -> None:
    assert size_of(photos.to_keep(encoded("png", 1200, 800))) == (512, 341)
    assert size_of(photos.to_keep(encoded("png", 400, 100))) == (200, 100)


def test_a_photo_taken_with_the_camera_held_upright_stands_upright() -> None:
    exif = b"Exif\0\0MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, 6, 0, 0)
    plain = encoded("jpeg", 80, 40)
    turned = plain[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + plain[2:]
    kept = photos.to_keep(turned)
    assert size_of(kept) == (40, 80)
    assert b"Exif" not in kept, "nothing is kept of where and how it was taken"


def test_a_large_plain_photo_of_a_phone_is_taken() -> None:
    QImageReader.setAllocationLimit(0)
    large = encoded("jpeg", 8000, 6000)
    QImageReader.setAllocationLimit(photos.MOST_MEGABYTES)
    assert size_of(photos.to_keep(large)) == (512, 384)


@DECODERS_MAY_COMPLAIN
@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "“me” is not a photo that netdesk can use. Choose a PNG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>", "is not a photo"),
        (b"II*\0" + b"\0" * 60, "is not a photo"),
        (png_claiming(50_000, 50_000), "“me” has 50,000 × 50,000 pixels, more than netdesk opens"),
        (png_claiming(4_097, 4_097), "more than netdesk opens"),
        (png_claiming(600, 600), "is damaged or incomplete"),
        (encoded("jpeg")[:60], "is damaged"),
        (b"BM" + b"\xff" * 60, "is damaged"),
        (b"RIFF\0\0\0\0WEBPVP8X" + b"\0" * 20, "is damaged"),
        (encoded("jpeg") + b"\xff\xda\0\x02" * 100, "is damaged"),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(Trouble) as refused:
        photos.to_keep(data, "“me”")
    assert words in str(refused.value)
    assert photos.decoded(data, 64).isNull()


WHOLE = [encoded(kind) for kind in ("png", "jpeg", "webp", "bmp")] + [gif(b"\1\2\3", b"\4\5\6")]


@DECODERS_MAY_COMPLAIN
@settings(max_examples=200, deadline=None)
@given(st.sampled_from(WHOLE), st.integers(0, 120), st.binary(max_size=12), st.integers(0, 400))
def test_a_damaged_picture_takes_no_time_and_never_more_than_a_refusal(
    data: bytes, at: int, wound: bytes, cut: int
) -> None:
    began = perf_counter()
    try:
        kept = photos.to_keep((data[:at] + wound + data[at + len(wound) :])[: len(data) - cut])
    except Trouble:
        assert perf_counter() - began < 1
        return
    assert max(size_of(kept)) <= photos.KEPT_SIDE
    assert perf_counter() - began < 1
