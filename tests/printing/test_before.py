"""What is still to be found out, and what is to be done before the meeting, on the prep sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from netdesk.domain.me import Paper
from netdesk.domain.sheets import PrepSheet, SheetQuestion
from netdesk.printing.pdf_result import PdfResult
from netdesk.printing.prep_sheet import prep_sheet_pdf
from tests.printing.given import KEIKO, QUESTIONS, Pdf

BLANKS = ("What it does, for whom", "News of this year")
SHORT = replace(KEIKO, research=KEIKO.research[:1])


def _made(sheet: PrepSheet, paper: Paper, *, private: bool = True) -> tuple[Pdf, PdfResult]:
    result = prep_sheet_pdf([sheet], paper=paper, private=private)
    return Pdf(result.data), result


def test_a_blank_has_a_rule_to_write_on_behind_its_words(paper: Paper) -> None:
    pdf, result = _made(replace(SHORT, blanks=BLANKS), paper)
    for words in BLANKS:
        (at,) = pdf.find(words)
        level = [each for each in pdf.rules() if each.weight == 0.3 and at.top < each.y < at.bottom + 1.5]
        (rule,) = [each for each in level if each.right < 77]
        assert rule.left > at.right
        assert rule.right == pytest.approx(76, abs=0.1), "it ends with the left column"
        assert rule.right - rule.left > 15
    first, second = (pdf.find(words)[0] for words in BLANKS)
    assert second.top - first.top == pytest.approx(9, abs=0.2), "a hand needs two grid lines"
    assert len(pdf) == 2
    assert result.notes == ()


def test_a_long_blank_has_its_rule_under_it(paper: Paper) -> None:
    words = "Whether the plant in Lund is run by them or by somebody else"
    pdf, _ = _made(replace(SHORT, stories=(), blanks=(words,)), paper)
    last = pdf.find("somebody else")[0]
    below = [each for each in pdf.rules() if each.weight == 0.3 and 5 < each.y - last.bottom < 10]
    assert [(round(each.left), round(each.right)) for each in below if each.left < 50] == [(20, 76)]


def test_blanks_give_way_first_the_last_first_and_are_not_worth_a_page(paper: Paper) -> None:
    many = tuple(f"Blank number {number:02d}" for number in range(20))
    pdf, result = _made(replace(KEIKO, blanks=many), paper)
    front = pdf.text(0)
    shown = [words for words in many if words in front]
    assert shown == list(many[: len(shown)])
    assert len(shown) < len(many)
    for words in (*KEIKO.research, *KEIKO.stories, *KEIKO.bring, "Not online, so ask"):
        assert words in front
    assert "continued" not in front
    assert len(pdf) == 2
    assert result.notes == (f"Yamamoto Keiko: no room for “{many[len(shown)]} and {19 - len(shown)} more”.",)


def test_a_further_page_that_is_printed_anyway_has_the_blanks_too(paper: Paper) -> None:
    many = tuple(f"Blank number {number:02d}" for number in range(20))
    pdf, result = _made(replace(KEIKO, blanks=many, questions=QUESTIONS * 2), paper)
    assert [words for words in many if words not in pdf.text()] == []
    assert result.notes == ()


def test_a_sheet_of_blanks_alone_is_still_a_sheet(paper: Paper) -> None:
    pdf, result = _made(PrepSheet(name="Ann Lee", person_blanks=("Their way here",), blanks=BLANKS), paper)
    text = pdf.text(0)
    assert text.index("Their way here") < text.index(BLANKS[0])
    assert "Not online" not in text
    assert result.notes == ()


def test_a_shared_copy_has_no_blanks_about_the_person(paper: Paper) -> None:
    sheet = replace(SHORT, person_blanks=("Their way here",), blanks=BLANKS)
    assert "Their way here" in _made(sheet, paper)[0].text(0)
    shared = _made(sheet, paper, private=False)[0].text(0)
    assert "Their way here" not in shared
    assert BLANKS[0] in shared


def test_what_to_do_before_stands_with_what_to_bring(paper: Paper) -> None:
    sheet = replace(KEIKO, confirm_on=date(2026, 12, 2), dress="Business casual & <b>flat</b> shoes")
    text = _made(sheet, paper)[0].text(0)
    assert "Before you go Confirm on Wed 2 Dec Wear: Business casual & <b>flat</b> shoes Two copies" in text
    assert "Bring Two copies" in _made(KEIKO, paper)[0].text(0)


def test_the_way_there_follows_the_place(paper: Paper) -> None:
    sheet = replace(KEIKO, place="Room 4B.", route="Red line, Kendall, 6 min")
    assert "Room 4B. Red line, Kendall, 6 min" in _made(sheet, paper)[0].text(0)
    alone = replace(KEIKO, place="", route="Red line, Kendall, 6 min")
    assert "Red line, Kendall, 6 min" in _made(alone, paper)[0].text(0)


def test_blanks_take_no_line_from_a_must_ask(paper: Paper) -> None:
    musts = tuple(SheetQuestion(f"Must-ask number {n}, what about it?", must=True) for n in range(10))
    many = tuple(f"Blank number {number:02d}" for number in range(20))
    pdf, _ = _made(replace(KEIKO, questions=musts, blanks=many), paper)
    assert all(question.text in pdf.text(0) for question in musts)
    assert pdf.find("thank; ask for a card")[0].bottom < pdf.find("turn over")[0].top - 1


def test_a_blank_in_arabic_is_written_on_at_its_left(paper: Paper) -> None:
    pdf, _ = _made(replace(SHORT, blanks=("من يعمل هناك",)), paper)
    rules = [each for each in pdf.rules() if each.weight == 0.3 and each.right < 77]
    blank, *referrals = rules
    assert len(referrals) == 3
    assert round(blank.left) == 20
    assert 30 < blank.right < 60, "the words stand at the right"


def test_however_much_is_known_and_blank_the_front_ends_where_it_should(paper: Paper) -> None:
    for count in range(0, 31, 5):
        sheet = replace(
            KEIKO,
            research=tuple(f"Fact {number:02d} about pumps, plants and people." for number in range(count)),
            blanks=tuple(f"Blank number {number:02d}" for number in range(30 - count)),
            questions=(QUESTIONS * 4)[:count],
            dress="Business casual",
        )
        pdf, _ = _made(sheet, paper)
        assert pdf.find("thank; ask for a card")[0].bottom < pdf.find("turn over")[0].top - 1
        assert all(question.text in pdf.text(0) for question in sheet.questions[:8] if question.must)
