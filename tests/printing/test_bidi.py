"""Which way each character of a paragraph runs, after the Unicode bidirectional algorithm."""

import random
import time

import pytest
from bidi import algorithm

from netdesk.printing import bidi

# Text, and the level of each character; "." for controls, which have none. Checked against ICU 72.
CASES = {
    "a word in Hebrew": ("abc שלום", "00001111"),
    "Latin in Hebrew": ("שלום abc", "11111222"),
    "a number in Hebrew": ("מחיר 100 ש״ח", "111112221111"),
    "Arabic digits": ("سعر ١٠٠ ريال", "111122211111"),
    "a slash joins digits after Arabic letters": ("رقم 12/34", "111122222"),
    "a hyphen does not join them there": ("سنة 2019-2020", "1111222212222"),
    "a phone number falls apart (W, N)": ("+971 4 555 0123 هاتف", "12221212221222211111"),
    "brackets follow the sentence (N0)": ("שלום (abc) עולם", "111111222111111"),
    "brackets in a Latin sentence": ("abc (שלום) def", "00000111100000"),
    "crossing brackets do not pair": ("שלום [a(b]c) ד", "11111122212111"),
    "brackets around all": ("(שלום)", "111111"),
    "brackets of the other direction": ("a(ב)c", "00100"),
    "brackets that what is before them decides": ("ב(a)ג", "11211"),
    "brackets that are the same to Unicode": ("〈ב〉a", "1112"),
    "a mark goes with its bracket": ("(ב)̀a", "11112"),
    "an embedding": ("ab\u202bגד\u202c ef", "00.11.000"),
    "a left-to-right embedding in Hebrew": ("אב\u202acd\u202c גד", "11.22.111"),
    "an override turns Latin around": ("ab\u202ecd\u202cef", "00.11.00"),
    "an isolate": ("ab\u2067גד\u2069ef", "00011000"),
    "a left-to-right isolate": ("אב\u2066cd\u2069הו", "11122111"),
    "a name in an isolate does not turn the line": ("\u2068שלום\u2069, 3 Dec", "0111100000000"),
    "an isolate that finds its own direction": ("\u2068abc\u2069 שלום", "1222111111"),
    "an isolate that is never closed": ("a\u2068ב", "001"),
    "a mark takes the direction of its letter": ("ב̀ג", "111"),
    "a percent sign goes with its number": ("ב 50%", "11222"),
    "a currency sign goes with its number": ("ב$5", "122"),
    "a decimal comma stays in its number": ("ب 1,5", "11222"),
    "spaces at the end have the paragraph's direction": ("אa  ", "1211"),
    "a mark of direction counts as a letter": ("ב\u200f!", "111"),
    "digits after Latin belong to it": ("ab1ב2", "00012"),
}


@pytest.mark.parametrize(("text", "levels"), CASES.values(), ids=CASES)
def test_levels_are_those_of_the_standard(text: str, levels: str) -> None:
    found = bidi.levels(text)
    assert (
        "".join("." if wanted == "." else str(level) for wanted, level in zip(levels, found, strict=True))
        == levels
    )


def test_letters_too_deep_to_embed_still_have_a_level() -> None:
    found = bidi.levels("\u202b" * 200 + "a" + "\u202c" * 200)
    assert max(found) == 126


def test_the_first_strong_letter_decides_outside_of_isolates() -> None:
    assert bidi.base_level("123, שלום abc") == 1
    assert bidi.base_level("\u2067שלום\u2069 abc") == 0
    assert bidi.base_level("… 12") == 0


def test_a_line_is_turned_level_by_level() -> None:
    assert bidi.visual_order([1, 1, 2, 2, 1]) == [4, 2, 3, 1, 0]
    assert bidi.visual_order([0, 1, 1, 0, 3, 1]) == [0, 2, 1, 3, 5, 4]
    assert bidi.visual_order([]) == []


def test_plain_text_needs_none_of_it() -> None:
    assert not bidi.has_right_to_left("Łukasz Żółkiewski, 山本 慶子, สมชาย")
    assert bidi.has_right_to_left("Jacob בן־דוד")
    assert bidi.has_right_to_left("فاطمة")


def _levels_by_python_bidi(text: str, base: int) -> list[int]:
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    return [each["level"] for each in storage["chars"]]


def test_random_mixes_come_out_as_in_another_implementation() -> None:
    """Without brackets and isolates, which that one does not know; with a letter at the end, for rule L1."""
    chance = random.Random(9)
    signs = "abאבגابج123٤٥ ,.+-/%:!&\u0300"
    for _ in range(500):
        text = "".join(chance.choice(signs) for _ in range(chance.randint(1, 24))) + chance.choice("aאب")
        for base in (0, 1):
            assert bidi.levels(text, base) == _levels_by_python_bidi(text, base), ascii(text)


@pytest.mark.parametrize(
    "text", ["\u2068" * 6000, "((((" * 1500, "(א)" * 2000, "\u2067" * 3000 + "\u2069" * 3000]
)
def test_text_made_to_be_slow_is_not(text: str) -> None:
    began = time.perf_counter()
    bidi.levels(text)
    assert time.perf_counter() - began < 1
