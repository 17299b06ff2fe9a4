"""Photos in vCards, and pictures that are none."""

from __future__ import annotations

import base64

import pytest

from tests.exchange.given import base64_lines, png, read_draft, told


def test_a_photo_comes_with_its_type_and_size_however_it_is_written():
    data = png(7, 9)
    text = base64.b64encode(data).decode()
    for lines in (
        [f"PHOTO;ENCODING=b;TYPE=PNG:{text}"],
        [f"PHOTO:data:image/png;base64,{text}"],
        [f"PHOTO:{text}"],
        [f"PHOTO;ENCODING=b,b;TYPE=JPEG,jpeg:{text}"],
        ["PHOTO;ENCODING=b:" + text[:40], *base64_lines(base64.b64decode(text[40:]))],
        ["PHOTO;X-ABCROP-RECTANGLE=ABClipRect_1&0&0&240&240&x==;ENCODING=b;TYPE=PNG:" + text],
    ):
        photo = read_draft(*lines).photo
        assert photo is not None, lines[0][:30]
        assert (photo.data, photo.media_type, photo.width, photo.height) == (data, "image/png", 7, 9)


def test_old_base64_may_start_late_lack_indents_and_have_blank_lines():
    data = png()
    plain = [line.strip() for line in base64_lines(data, width=20)]
    for lines in (
        ["PHOTO;BASE64:", *base64_lines(data, indent="  "), "", "NOTE:after"],
        ["PHOTO;ENCODING=BASE64;JPEG:" + plain[0], *plain[1:], "", "NOTE:after"],
        ["PHOTO;ENCODING=BASE64:" + plain[0], "", *plain[1:], "NOTE:after"],
    ):
        draft = read_draft(*lines, version="2.1")
        assert draft.photo is not None
        assert draft.photo.data == data
        assert draft.contact.notes == "after"


@pytest.mark.parametrize(
    "line",
    [
        "PHOTO:https://lh3.example/photo.jpg",
        "PHOTO;VALUE=uri:http\\://a.example/x.gif",
        "PHOTO;VALUE=URL;TYPE=GIF:file:///etc/passwd",
    ],
)
def test_a_photo_elsewhere_is_never_fetched_and_its_place_kept(line):
    draft = read_draft(line)
    assert draft.photo is None
    assert draft.contact.extra == (line,)


def test_a_broken_photo_costs_only_itself():
    draft = read_draft("PHOTO;ENCODING=b:SGVsbG8sIHRoaXMgaXM=", "NOTE:after")
    assert draft.photo is None
    assert draft.contact.notes == "after"
    assert told("PHOTO;ENCODING=b:SGVsbG8sIHRoaXMgaXM=") == [
        "PHOTO is not a PNG, JPEG, GIF, BMP, WebP or TIFF picture; the contact comes without it."
    ]


def test_a_picture_too_large_to_draw_is_left_out_and_mentioned():
    text = base64.b64encode(png(50_000, 50_000)).decode()
    assert read_draft(f"PHOTO;ENCODING=b:{text}").photo is None
    assert "50000 x 50000 pixels" in told(f"PHOTO;ENCODING=b:{text}")[0]


def test_the_first_of_two_photos_counts():
    small, large = (base64.b64encode(png(size, size)).decode() for size in (3, 4))
    photo = read_draft(f"PHOTO;TYPE=WORK;ENCODING=b:{small}", f"PHOTO;TYPE=HOME;ENCODING=b:{large}").photo
    assert photo is not None
    assert photo.width == 3


def test_outlook_s_picture_of_a_business_card_is_kept_but_is_no_portrait():
    draft = read_draft("X-MS-CARDPICTURE;TYPE=JPEG;ENCODING=BASE64:", " AAAA", "", version="2.1")
    assert draft.photo is None
    assert draft.contact.extra == ("X-MS-CARDPICTURE;TYPE=JPEG;ENCODING=BASE64:AAAA",)
