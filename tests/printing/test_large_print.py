"""The prep sheet in large print, and with the pitch's card to cut out."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from netdesk.domain.cue_cards import cue_card
from netdesk.domain.me import Paper
from netdesk.domain.pitches import Pitch
from netdesk.domain.sheets import PrepSheet
from netdesk.printing.pdf_result import PdfResult
from netdesk.printing.prep_sheet import prep_sheet_pdf
from tests.printing.given import KEIKO, Pdf

A4, LETTER = (210.0, 297.0), (215.9, 279.4)
CARD = cue_card(Pitch("Engineers", text="Hello. I am Ana. What would you do?"), [], None, "", "Ana")


def large(*sheets: PrepSheet, paper: Paper = Paper.A4, back: bool = True, private: bool = True) -> PdfResult:
    return prep_sheet_pdf(sheets or [KEIKO], paper=paper, large=True, back=back, private=private)


@pytest.fixture(scope="module")
def sheet(paper: Paper) -> Pdf:
    return Pdf(large(paper=paper).data)


def sizes(data: bytes, page: int) -> set[float]:
    """The sizes of all letters of a page, in points."""
    document = pypdfium2.PdfDocument(data)
    found = set()
    for thing in document[page].get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
        size = pdfium.c_float()
        pdfium.FPDFTextObj_GetFontSize(thing, size)
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(thing, matrix)
        found.add(round(size.value * matrix.d, 1))
    return found


def test_it_is_on_the_same_paper(sheet: Pdf, paper: Paper) -> None:
    assert sheet.size() == pytest.approx(A4 if paper is Paper.A4 else LETTER, abs=0.01)


def test_no_letter_is_small(sheet: Pdf) -> None:
    for page in range(len(sheet)):
        assert min(sizes(sheet.data, page)) >= 10.9
    assert {14.0, 16.0, 26.0} <= sizes(sheet.data, 0)


def test_everything_is_there_in_one_column_in_the_order_of_the_talk(sheet: Pdf) -> None:
    words = sheet.text()
    order = (
        "Why you are here",
        "How you met",
        "Your pitch",
        "How did you get from physics",
        "What would you read",
        "Whom else should I talk to",
        "thank; ask for a card",
        "What you know",
        "Stories to tell",
        "Photo of the clinic screen",
        "Where and how to reach them",
        "What I learned",
        "Answers that needed more room",
    )
    places = [words.index(each) for each in order]
    assert places == sorted(places)
    assert "who signs off a release?" in words


def test_mail_stands_with_the_directions_not_in_the_head(sheet: Pdf) -> None:
    assert "keiko.yamamoto@hokkai-med.example" not in sheet.text(0)
    assert "keiko.yamamoto@hokkai-med.example" in sheet.text()


def test_the_first_page_says_which_questions_follow(sheet: Pdf, paper: Paper) -> None:
    first = 4 if paper is Paper.A4 else 3
    assert f"1 of 5 · questions {first} to 8 on page 2" in sheet.text(0)


def test_nothing_is_nearer_than_six_millimetres_to_an_edge(sheet: Pdf, paper: Paper) -> None:
    width, height = A4 if paper is Paper.A4 else LETTER
    for page in range(len(sheet)):
        ink = sheet.ink(page)
        assert min(ink.left, ink.top) > 6
        assert ink.right < width - 6
        assert ink.bottom < height - 6


def test_a_copy_to_share_leaves_out_what_is_private() -> None:
    words = Pdf(large(private=False).data).text()
    assert "shared copy" in words
    assert "Tutor for 40" not in words
    assert "Both play go" not in words


def test_without_the_back_there_is_none() -> None:
    whole, front = large(), large(back=False)
    assert front.pages == whole.pages - 2
    assert "What I learned" not in Pdf(front.data).text()


def test_very_much_runs_on_and_what_even_that_cannot_hold_is_told() -> None:
    sheet = replace(KEIKO, research=tuple(f"Fact {number} " + "of many " * 60 for number in range(60)))
    made = large(sheet)
    assert made.pages > 8
    assert any("no room" in note or "Too long" in note for note in made.notes)


def test_each_person_begins_on_a_front() -> None:
    made = Pdf(large(KEIKO, replace(KEIKO, name="Ann Lee", own_script="")).data)
    fronts = [page for page in range(len(made)) if "Why you are here" in made.text(page)]
    assert [page % 2 for page in fronts] == [0, 0]


def test_the_card_of_the_pitch_comes_on_a_page_of_its_own_as_large_as_always() -> None:
    for in_large in (False, True):
        made = prep_sheet_pdf([KEIKO], large=in_large, cards=[CARD])
        pdf = Pdf(made.data)
        last = len(pdf) - 1
        assert "Pitch for engineers" in pdf.text(last)
        assert "What would you do?" in pdf.text(last)
        assert 15.0 in sizes(made.data, last)
        ink = pdf.ink(last)
        # The marks to cut along stand outside of A6.
        assert (ink.right - ink.left, ink.bottom - ink.top) == pytest.approx((148 + 14, 105 + 14), abs=0.5)
        assert f"of {len(pdf)}" in pdf.text(0)


def test_only_who_has_a_pitch_gets_a_card() -> None:
    plain = prep_sheet_pdf([KEIKO, KEIKO]).pages
    assert prep_sheet_pdf([KEIKO, KEIKO], cards=[None, CARD]).pages == plain + 1


def test_the_same_sheet_has_the_same_bytes() -> None:
    assert large().data == large().data
