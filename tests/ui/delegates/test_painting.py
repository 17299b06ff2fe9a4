"""Avatars, chips and rings: the rules behind what is drawn."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from netdesk.domain.names import initials
from netdesk.ui.delegates import painting
from netdesk.ui.roles import ChipValue, Tone
from netdesk.ui.theme import current
from netdesk.ui.tokens import LIGHT


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Leila Haddad", "LH"),
        ("Tomás Okafor", "TO"),
        ("Mei-Lin Zhao", "MZ"),
        ("Ana María de la Cruz", "AC"),
        ("김서연", "김"),
        ("王 小明", "王"),
        ("たなか", "た"),
        ("madonna", "M"),
        ("ﬁona smith", "FS"),
        ("Ольга Иванова", "ОИ"),
        ("(Bob) Builder – Jr.", "BJ"),
        ("<b>x</b>", "B"),
        ("3M Helpdesk", "3H"),
        ("e\u0301mile zola", "E\u0301Z"),
        ("–", ""),
        ("", ""),
    ],
)
def test_initials_are_first_and_last_letter_or_one_character_in_east_asia(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize(("key", "first_byte"), [("abc", 0xA9), ("", 0xDA)])
def test_the_hue_is_the_first_byte_of_the_ids_hash(key: str, first_byte: int) -> None:
    assert painting.hue_index(key) == first_byte % 8  # the known SHA-1 values of FIPS 180


def test_an_avatar_is_a_round_of_its_hue_with_letters_in_its_ink() -> None:
    hue = current().hue(painting.hue_index("abc"))
    image = painting.avatar(current(), "LH", "abc", 56, 2).toImage()
    assert image.width() == 112
    assert image.pixelColor(1, 1).alpha() == 0
    assert image.pixelColor(56, 6).name() == hue.soft.lower()
    colours = {image.pixelColor(x, y).name() for x in range(112) for y in range(112)}
    assert hue.ink.lower() in colours


def test_an_avatar_without_letters_shows_a_person() -> None:
    plain = painting.avatar(current(), "", "abc", 36, 1).toImage()
    assert plain != painting.avatar(current(), "A", "abc", 36, 1).toImage()


def test_a_photo_is_cut_round_from_its_middle() -> None:
    photo = QImage(40, 20, QImage.Format.Format_RGB32)
    photo.fill(QColor("#00AA00"))
    for x in range(10):
        for y in range(20):
            photo.setPixelColor(x, y, QColor("#AA0000"))
    round_one = painting.round_photo(photo, 20, 1).toImage()
    assert (round_one.width(), round_one.height()) == (20, 20)
    assert round_one.pixelColor(0, 0).alpha() == 0
    assert round_one.pixelColor(10, 10).name() == "#00aa00"
    assert round_one.pixelColor(2, 10).name() == "#00aa00"


@pytest.mark.parametrize(
    ("chip", "ground", "ink"),
    [
        (ChipValue("batteries"), LIGHT.sunken, LIGHT.text2),
        (ChipValue("Alumni", hue=0), LIGHT.sunken, LIGHT.text2),
        (ChipValue("Met", Tone.OK), LIGHT.ok_soft, LIGHT.ok),
        (ChipValue("Thank-you, 3 h", Tone.WARN), LIGHT.warn_soft, LIGHT.warn),
        (ChipValue("Your turn", Tone.BAD), LIGHT.bad_soft, LIGHT.bad),
        (ChipValue("must ask", Tone.ACCENT), LIGHT.accent_soft, LIGHT.accent_text),
    ],
)
def test_chips_have_the_colours_of_what_they_say(chip: ChipValue, ground: str, ink: str) -> None:
    assert painting.chip_colours(current(), chip) == (QColor(ground), QColor(ink))


def test_on_a_selected_row_a_circles_chip_takes_the_base_colour() -> None:
    ground, _ = painting.chip_colours(current(), ChipValue("Alumni", hue=0), on_selection=True)
    assert ground == QColor(LIGHT.base)


def test_a_circles_chip_shows_the_dot_of_its_hue() -> None:
    chip = ChipValue("Alumni", hue=1)
    size = painting.chip_size(current(), chip)
    image = QImage(size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painting.draw_chip(painter, current(), QRectF(0, 0, size.width(), size.height()), chip)
    painter.end()
    assert image.pixelColor(11, size.height() // 2).name() == LIGHT.hues[1].dot.lower()
    assert image.pixelColor(0, 0).alpha() == 0


@pytest.mark.parametrize(
    ("share", "right_is_filled", "left_is_filled"),
    [(0.0, False, False), (0.5, True, False), (1.0, True, True)],
)
def test_a_ring_fills_clockwise_from_the_top(
    share: float, right_is_filled: bool, left_is_filled: bool
) -> None:
    image = QImage(64, 64, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painting.draw_ring(painter, QRectF(0, 0, 64, 64), share, QColor("#FF0000"), QColor("#0000FF"), 6)
    painter.end()
    assert (image.pixelColor(61, 32).name() == "#ff0000") is right_is_filled
    assert (image.pixelColor(2, 32).name() == "#ff0000") is left_is_filled


def test_a_hairline_is_one_sharp_pixel() -> None:
    image = QImage(20, 5, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painting.draw_hairline(painter, current(), 4, 16, 2)
    painter.end()
    assert [image.pixelColor(10, y).name() for y in range(5)] == [
        "#ffffff",
        "#ffffff",
        LIGHT.line.lower(),
        "#ffffff",
        "#ffffff",
    ]
    assert (image.pixelColor(3, 2).name(), image.pixelColor(16, 2).name()) == ("#ffffff", "#ffffff")


def test_text_for_one_line_has_no_line_breaks() -> None:
    assert painting.one_line("Head of\nCell\u2028Testing") == "Head of Cell Testing"
    assert painting.one_line("a  b") == "a  b"
