"""Text in lines: where it breaks, which font draws it, which way it runs, what happens to too much of it."""

import time
from itertools import pairwise

import pytest

from netdesk.printing.breaking import break_places
from netdesk.printing.fonts import Voice
from netdesk.printing.itemise import clusters, itemise
from netdesk.printing.protecting import protect, unprotect
from netdesk.printing.shaping import shape
from netdesk.printing.text import LONGEST, Style, lay, normalised, width_of

SANS = Style(Voice.SANS, 10)


def _parts(text: str) -> list[str]:
    places = [0, *break_places(text), len(text)]
    return [text[start:end] for start, end in pairwise(places)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("one two  three", ["one ", "two  ", "three"]),
        ("well-known -5 a-1", ["well-", "known ", "-5 ", "a-1"]),
        ("14:30–14:55", ["14:30–14:55"]),
        ("Tuesday – maybe", ["Tuesday ", "– ", "maybe"]),
        ("wait—what", ["wait—", "what"]),
        ("https://example.org/people/list", ["https://", "example.org/", "people/", "list"]),
        ("either/or", ["either/or"]),
        ("6\u00a0min", ["6\u00a0min"]),
        ("山本慶子です。", ["山", "本", "慶", "子", "で", "す。"]),
        ("（山本）、「は」", ["（山", "本）、", "「は」"]),
        ("ケーキとチャ", ["ケー", "キ", "と", "チャ"]),
        ("MITの人", ["MIT", "の", "人"]),
        ("서울대학교 병원", ["서울대학교 ", "병원"]),
        ("ไทยไม่มี", ["ไทยไม่มี"]),
        ("", [""]),
    ],
)
def test_a_line_may_end_where_a_reader_expects_it(text: str, parts: list[str]) -> None:
    assert _parts(text) == parts


@pytest.mark.parametrize("cluster", ["é", "👨‍👩‍👧‍👦", "👩🏽‍🔬", "🇩🇪", "1️⃣", "❤️", "กุ", "த்", "葛󠄀", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"])
def test_what_reads_as_one_character_stays_together(cluster: str) -> None:
    text = f"a{cluster}b"
    assert clusters(text) == [(0, 1), (1, 1 + len(cluster)), (1 + len(cluster), len(text))]
    assert len({run.face for run in itemise(cluster, Voice.SANS)}) == 1


@pytest.mark.parametrize("sign", ["❤️", "1️⃣", "☎️", "🎓"])
def test_what_asks_for_an_emoji_gets_one_although_another_font_has_it_too(sign: str) -> None:
    assert [run.face.file for run in itemise(sign, Voice.SANS)] == ["NotoEmoji-Regular.ttf"]


def test_two_flags_are_two() -> None:
    assert len(clusters("🇩🇪🇯🇵")) == 2


def _faces(text: str, voice: Voice = Voice.SANS) -> list[tuple[str, str]]:
    return [(text[run.start : run.end], run.face.file.split("-")[0]) for run in itemise(text, voice)]


def test_each_script_gets_its_own_face_and_punctuation_goes_with_the_letters_around_it() -> None:
    assert _faces("Keiko 山本 慶子") == [("Keiko ", "NotoSans"), ("山本 慶子", "NetdeskSansCJK")]
    assert _faces("கிருஷ்ண, மூர்த்தி") == [("கிருஷ்ண, மூர்த்தி", "NotoSansTamil")]
    assert _faces("(Σ, Щ)") == [("(Σ, ", "NotoSans"), ("Щ)", "NotoSans")]
    assert _faces("hello", Voice.SERIF) == [("hello", "GentiumBookPlus")]
    assert _faces("hi 김", Voice.SERIF) == [("hi ", "GentiumBookPlus"), ("김", "NetdeskSansCJK")]


def test_scripts_without_a_bold_face_are_made_bold_by_a_stroke() -> None:
    by_script = {run.face.file: run.face.stroked for run in itemise("aع山ਪ🎓", Voice.SANS_BOLD)}
    assert by_script == {
        "NotoSans-Bold.ttf": False,
        "NotoSansArabic-Bold.ttf": False,
        "NetdeskSansCJK-Regular.ttf": True,
        "NotoSansGurmukhi-Regular.ttf": True,
        "NotoEmoji-Regular.ttf": True,
    }


def test_a_character_that_no_font_has_is_told_and_the_rest_is_set() -> None:
    laid = lay("Ann \U00010fff Lee", SANS, 500)
    assert laid.missing == "\U00010fff"
    assert laid.lines[0].text == "Ann \U00010fff Lee"


def test_no_line_is_wider_than_its_column_and_nothing_is_lost() -> None:
    text = (
        "Dr. Anneliese Müller-Hövelmann introduced us; ring +49 30 901820-44, "
        "https://www.example.org/people/list or donaudampfschifffahrtsgesellschaft. "
        "王小明是清华大学的研究员。"
        "รบกวนคุณสมชายใจดีประเสริฐวัฒนกุลชัย"
    )
    for width in (30, 60, 120, 300):
        lines = lay(text, SANS, width).lines
        assert all(line.width <= width + 0.01 for line in lines)
        assert "".join("".join(line.text.split()) for line in lines) == "".join(text.split())


def test_a_column_narrower_than_a_letter_still_takes_a_letter_a_line() -> None:
    assert [line.text for line in lay("wide", SANS, 1).lines] == ["w", "i", "d", "e"]


def test_lines_and_tabs_and_controls_are_spaces_and_marks_are_composed() -> None:
    assert normalised(" a\tb\r\nc\x00d  e\u0301\ufeff ") == "a b c d é"
    assert normalised("\ud800x") == "\ufffdx"


def test_the_last_allowed_line_says_that_there_is_more() -> None:
    laid = lay("one two three four five six", SANS, 60, most=2)
    assert laid.cut
    assert [line.text for line in laid.lines] == ["one two", "three four…"]
    assert not lay("one two", SANS, 60, most=2).cut


def test_a_text_that_never_ends_is_cut_and_says_so() -> None:
    laid = lay("x" * 80_000, SANS, 200)
    assert laid.cut
    assert laid.lines[-1].text.endswith("…")
    assert sum(len(line.text) for line in laid.lines) <= LONGEST + 1


@pytest.mark.parametrize(
    "character", ["x", "<", "é", "م", "山", "\u0301", "🎓", "\u2068", " ", "\u200d", "("]
)
def test_a_long_run_of_any_character_is_set_at_once(character: str) -> None:
    began = time.perf_counter()
    lay(character * 80_000, SANS, 150)
    assert time.perf_counter() - began < 1.5


def test_a_right_to_left_paragraph_runs_from_right_to_left() -> None:
    line = lay("سلام Fatima (Zahra)", SANS, 500).lines[0]
    assert line.right_to_left
    assert [piece.text for piece in line.pieces] == ["Fatima (Zahra)", " ", "سلام"]
    assert not lay("Fatima سلام", SANS, 500).lines[0].right_to_left


def test_joined_letters_are_joined() -> None:
    alone = shape("ه", "NotoSansArabic-Regular.ttf", right_to_left=True)
    joined = shape("ههه", "NotoSansArabic-Regular.ttf", right_to_left=True)
    assert alone.glyphs[0].id not in {glyph.id for glyph in joined.glyphs}


def test_the_name_muhammad_is_not_replaced_by_a_ligature_with_vowels() -> None:
    assert len(shape("محمد", "NotoSansArabic-Regular.ttf", right_to_left=True).glyphs) == 4


@pytest.mark.parametrize(
    "kept",
    [
        "+971 4 555 0123",
        "03-555-0123",
        "14.10.2026",
        "14:30",
        "f.zahra@example.org",
        "https://a.example/b?c=1",
    ],
)
def test_numbers_and_addresses_keep_their_order_in_arabic(kept: str) -> None:
    line = lay(f"رقم هاتفها {kept} غدا", SANS, 1000).lines[0]
    seen = [piece.text for piece in line.pieces if any(c.isalnum() and c.isascii() for c in piece.text)]
    assert unprotect("".join(seen)).strip() == kept
    assert line.text == f"رقم هاتفها {kept} غدا"


def test_a_phone_number_in_arabic_is_not_broken_over_two_lines() -> None:
    lines = lay("رقم هاتفها +971 4 555 0123 وستجيب بعد الساعة", SANS, 95).lines
    assert len(lines) > 1
    assert any("+971 4 555 0123" in line.text for line in lines)


def test_protecting_leaves_other_text_alone() -> None:
    assert protect("سلام 5 Ann") == "سلام 5 Ann"
    assert unprotect(protect("هاتف +1 617 555 0101.")) == "هاتف +1 617 555 0101."


def test_kerning_counts_in_widths() -> None:
    assert width_of("To", SANS) < width_of("T", SANS) + width_of("o", SANS)
