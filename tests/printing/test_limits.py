"""Sheets that are made at once, twice, by several threads, and of texts that no one should write."""

import threading
import time
from dataclasses import replace

import pytest

from netdesk.domain.me import Paper
from netdesk.domain.sheets import PrepSheet, SheetQuestion
from netdesk.printing import text
from netdesk.printing.fonts import Voice
from netdesk.printing.prep_sheet import prep_sheet_pdf
from netdesk.printing.shaping import shape
from netdesk.printing.text import Style
from netdesk.printing.typesetter import Typesetter
from tests.printing.given import KEIKO, QUESTIONS, Pdf

ARABIC = replace(KEIKO, name="علاء الدين", own_script="", objective="श्रीकृष्ण 🎓")

TOO_MUCH = {
    "a name of a book's length": replace(KEIKO, name="Wolfeschlegelsteinhausenbergerdorff " * 3000),
    "a word of 80,000 letters": replace(KEIKO, title="x" * 80_000, how_met="y" * 80_000, place="z" * 80_000),
    "a note of a megabyte": replace(KEIKO, how_met="word " * 200_000, research=("note " * 200_000,)),
    "forty questions of a page": replace(KEIKO, questions=(SheetQuestion("why " * 700, must=True),) * 40),
    "a thousand of everything": replace(
        KEIKO, questions=QUESTIONS * 125, research=("r",) * 1000, stories=("s",) * 1000, bring=("b",) * 1000
    ),
    "lines and nothing else": replace(KEIKO, pitch="\n" * 500_000, how_met="a\n" * 200_000),
    "right-to-left without end": replace(KEIKO, name="سلام" * 20_000, stories=("שלום " * 20_000,) * 30),
    "controls and broken surrogates": replace(KEIKO, name="\x00\ud800\u2068\u202e", title="\u2067" * 50_000),
    "brackets": replace(KEIKO, how_met="ש" + "((((]" * 20_000, objective="<" * 80_000),
    "emoji": replace(KEIKO, pitch="👨‍👩‍👧‍👦" * 20_000, shared_ground=("🇩🇪" * 5000,) * 40),
    "minutes that make no sense": replace(KEIKO, minutes=10_000),
    "negative minutes": replace(KEIKO, minutes=-5, pitch_seconds=-1),
}  # fmt: skip


@pytest.mark.parametrize("sheet", TOO_MUCH.values(), ids=TOO_MUCH)
@pytest.mark.parametrize("paper", Paper)
def test_no_text_makes_a_sheet_fail_or_take_long(sheet: PrepSheet, paper: Paper) -> None:
    began = time.perf_counter()
    result = prep_sheet_pdf([sheet], paper=paper)
    assert time.perf_counter() - began < 3
    pdf = Pdf(result.data)
    assert 2 <= len(pdf) <= 8
    width, height = pdf.size()
    for page in range(len(pdf)):
        ink = pdf.ink(page)
        assert ink.left > 6
        assert ink.right < width - 6
        assert ink.bottom < height - 6


def test_what_is_cut_is_told() -> None:
    notes = prep_sheet_pdf([TOO_MUCH["a note of a megabyte"]]).notes
    assert "Too long, and cut: “word word" in notes[0]
    assert any("note note" in note for note in notes)


def test_one_endless_block_leaves_room_for_the_others() -> None:
    setter = Typesetter()
    setter.next_block()
    style = Style(Voice.SANS, 10)
    while setter.paragraph("word " * 1000, style, 200):
        pass
    assert setter.paragraph("late", style, 200) == ()
    assert setter.shortened[-1] == "late"
    setter.next_block()
    assert setter.paragraph("early", style, 200)


def test_questions_beyond_reason_are_told_not_swallowed() -> None:
    asked = tuple(SheetQuestion(f"Question {number}?") for number in range(100))
    result = prep_sheet_pdf([replace(KEIKO, questions=asked)])
    text_of = Pdf(result.data).text()
    for question in asked:
        assert question.text in text_of or any(question.text in note for note in result.notes)


def _forget() -> None:
    text._lay.cache_clear()
    shape.cache_clear()


def test_the_same_sheet_has_the_same_bytes_whatever_was_printed_before() -> None:
    _forget()
    first = prep_sheet_pdf([KEIKO]).data
    prep_sheet_pdf([ARABIC, KEIKO])
    assert prep_sheet_pdf([KEIKO]).data == first
    _forget()
    assert prep_sheet_pdf([KEIKO]).data == first


def test_threads_make_the_same_sheets_as_one_alone() -> None:
    sheets = [KEIKO, ARABIC, replace(KEIKO, name="สมชาย", research=KEIKO.research * 9)]
    alone = [prep_sheet_pdf([sheet]).data for sheet in sheets]
    _forget()
    made: list[tuple[int, bytes]] = []

    def make(number: int) -> None:
        made.extend((which, prep_sheet_pdf([sheets[which]]).data) for which in (number % 3, (number + 1) % 3))

    threads = [threading.Thread(target=make, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 12
    assert all(data == alone[which] for which, data in made)


def test_a_sheet_is_small_and_quick_once_fonts_are_open() -> None:
    prep_sheet_pdf([KEIKO])
    times = []
    for minutes in range(20, 25):
        began = time.perf_counter()
        data = prep_sheet_pdf([replace(KEIKO, minutes=minutes, goal=f"Goal number {minutes}")]).data
        times.append(time.perf_counter() - began)
    assert min(times) < 0.1
    assert len(data) < 95_000
