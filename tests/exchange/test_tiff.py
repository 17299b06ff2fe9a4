"""Pictures in TIFF, as Macs and scanners put them into cards: kept as JPEG or PNG, and never trusted."""

from __future__ import annotations

import base64
import struct
import time
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from netdesk.exchange import tiff
from netdesk.exchange.pictures import picture
from tests.exchange.given import read_draft


def scan(mode: str = "RGB", size: tuple[int, int] = (40, 30), compression: str = "raw") -> bytes:
    made = BytesIO()
    Image.new(mode, size, 90).save(made, "TIFF", compression=compression)
    return made.getvalue()


def directory(*entries: tuple[int, int, int, int], order: str = "<") -> bytes:
    """A file of nothing but a directory: tag, type, count, value of each entry."""
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}IH", 8, len(entries))
    return head + b"".join(struct.pack(f"{order}HHII", *each) for each in entries) + b"\0" * 64


@pytest.mark.parametrize("compression", ["raw", "tiff_lzw", "tiff_deflate", "packbits", "jpeg"])
@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_a_photo_in_tiff_is_kept_as_jpeg(mode: str, compression: str) -> None:
    found = picture(scan(mode, compression=compression))
    assert (found.media_type, found.width, found.height) == ("image/jpeg", 40, 30)
    with Image.open(BytesIO(found.data)) as opened:
        red = opened.convert("RGB").getpixel((20, 15))
        assert isinstance(red, tuple)
        assert abs(red[0] - 90) < 4


@pytest.mark.parametrize(
    ("mode", "kept"),
    [
        ("RGBA", "image/png"),
        ("1", "image/jpeg"),
        ("CMYK", "image/jpeg"),
        ("P", "image/jpeg"),
        ("I;16", "image/jpeg"),
    ],
)
def test_other_colours_are_kept_too(mode: str, kept: str) -> None:
    assert picture(scan(mode)).media_type == kept


def test_a_large_one_becomes_as_large_as_anybody_looks_at() -> None:
    found = picture(scan(size=(2_400, 1_200)))
    assert (found.width, found.height) == (tiff.SIDE, tiff.SIDE // 2)


def test_it_comes_with_its_card() -> None:
    inside = base64.b64encode(scan()).decode()
    photo = read_draft(f"PHOTO;ENCODING=b;TYPE=TIFF:{inside}").photo
    assert photo is not None
    assert photo.media_type == "image/jpeg"


SIZE = ((256, 4, 1, 100), (257, 4, 1, 100))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"II*\0", "is damaged"),
        (scan()[:60], "is damaged"),
        (directory(*SIZE), "is damaged"),
        (directory((256, 4, 1, 60_000), (257, 4, 1, 60_000)), "has 60000 x 60000 pixels"),
        (directory((256, 4, 1, 0), (257, 4, 1, 9), order=">"), "is damaged"),
        (directory(*SIZE, (322, 4, 1, 2**31 - 1), (323, 4, 1, 2**31 - 1)), "is damaged"),
        (directory(*SIZE, *[(300 + each, 1, 90, 8) for each in range(200)]), "is damaged"),
        (directory(*SIZE, *[(300 + each, 4, 1, 8) for each in range(300)]), "is damaged"),
        (directory(*SIZE, (258, 3, 2**31, 0)), "is damaged"),
        (directory(*SIZE, (277, 3, 1, 60_000)), "is damaged"),
    ],
)
def test_what_asks_for_more_than_it_has_is_refused_at_once(data: bytes, words: str) -> None:
    began = time.perf_counter()
    with pytest.raises(ValueError, match=words):
        picture(data)
    assert time.perf_counter() - began < 1


@settings(max_examples=300)
@given(st.sampled_from(["raw", "tiff_lzw", "jpeg", "tiff_deflate"]), st.data())
def test_a_damaged_one_is_kept_or_refused(compression: str, data: st.DataObject) -> None:
    whole = scan(compression=compression)
    at = data.draw(st.integers(0, len(whole) - 1))
    wound = data.draw(st.binary(max_size=8))
    try:
        found = picture(whole[:at] + wound + whole[at + len(wound) :])
    except ValueError:
        return
    assert max(found.width, found.height) <= tiff.SIDE
