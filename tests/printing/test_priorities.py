"""What gives way when a sheet has more to say than its front can hold."""

from dataclasses import replace

import pytest

from netdesk.domain.me import Paper
from netdesk.domain.sheets import PrepSheet, SheetQuestion
from netdesk.printing.pdf_result import PdfResult
from netdesk.printing.prep_sheet import prep_sheet_pdf
from tests.printing.given import KEIKO, QUESTIONS, Pdf

FRONT = 0


def _made(sheet: PrepSheet, paper: Paper) -> tuple[Pdf, PdfResult]:
    result = prep_sheet_pdf([sheet], paper=paper)
    return Pdf(result.data), result


def _facts(count: int) -> tuple[str, ...]:
    return tuple(f"Fact {number:02d} about pumps, plants and people." for number in range(count))


def test_eight_questions_and_every_block_fit(paper: Paper) -> None:
    pdf, result = _made(KEIKO, paper)
    assert len(pdf) == 2
    assert result.notes == ()
    assert "continued" not in pdf.text()


def test_what_to_bring_goes_first_and_is_not_worth_a_page(paper: Paper) -> None:
    made = (_made(replace(KEIKO, research=_facts(count), about_person=()), paper) for count in range(4, 20))
    pdf, result = next((pdf, result) for pdf, result in made if result.notes)
    assert "Photo of the clinic screen" not in pdf.text()
    assert "Fact 00" in pdf.text(FRONT)
    assert len(pdf) == 2
    assert result.notes == ("Yamamoto Keiko: no room for “Bring”.",)


def test_then_stories_beyond_two_then_the_oldest_facts_go_to_a_further_page(paper: Paper) -> None:
    stories = tuple(f"Story {number} of a long night" for number in range(4))
    pdf, result = _made(replace(KEIKO, research=_facts(16), about_person=(), stories=stories), paper)
    front, more = pdf.text(FRONT), pdf.text(2)
    assert len(pdf) == 3
    assert "Story 1" in front
    assert "Story 2" not in front
    assert "Story 2" in more
    assert "Fact 00" in more
    assert "Fact 00" not in front
    assert "Fact 15" in front
    assert "Not online, so ask" in front
    assert front.count("continued on page 3") == 2
    assert "Photo of the clinic screen" in more
    assert result.notes == ()


def test_questions_to_ask_if_time_go_last_first_and_keep_their_numbers(paper: Paper) -> None:
    more_asked = (*QUESTIONS, *(SheetQuestion(f"Extra question number {n}?") for n in range(1, 3)))
    pdf, _ = _made(replace(KEIKO, questions=more_asked), paper)
    front, more = pdf.text(FRONT), pdf.text(2)
    assert "Extra question number 2?" not in front
    assert "10 Extra question number 2?" in more
    assert QUESTIONS[2].text in front
    assert all(question.text in front for question in QUESTIONS if question.must)
    assert "continued on page 3" in front


@pytest.mark.parametrize("count", [8, 10])
def test_a_must_ask_question_never_leaves_the_front(paper: Paper, count: int) -> None:
    musts = tuple(SheetQuestion(f"Must-ask number {n}, what about it?", must=True) for n in range(count))
    optional = tuple(SheetQuestion(f"Nice to have number {n}?") for n in range(6))
    pdf, result = _made(replace(KEIKO, questions=(*optional, *musts)), paper)
    assert all(question.text in pdf.text(FRONT) for question in musts)
    assert result.notes == ()


def test_more_musts_than_a_page_has_room_for_are_all_printed_and_the_user_is_told(paper: Paper) -> None:
    musts = tuple(SheetQuestion(f"Must-ask number {n:02d}, what about it?", must=True) for n in range(40))
    pdf, result = _made(replace(KEIKO, questions=musts), paper)
    assert all(question.text in pdf.text() for question in musts)
    assert "must-ask questions are not on the first page" in result.notes[0]


def test_a_pitch_too_long_for_the_front_is_whole_on_a_further_page(paper: Paper) -> None:
    pitch = " ".join(f"Sentence {number} of a speech that nobody would sit through." for number in range(40))
    pdf, _ = _made(replace(KEIKO, pitch=pitch), paper)
    assert "Your pitch 25 s continued on page 3" in pdf.text(FRONT)
    assert pitch in pdf.text(2)
    assert all(question.text in pdf.text(FRONT) for question in QUESTIONS)


def test_the_referrals_never_have_fewer_than_two_rows_nor_the_strip_less_than_three_parts(
    paper: Paper,
) -> None:
    musts = tuple(replace(question, must=True) for question in QUESTIONS * 2)
    pdf, _ = _made(replace(KEIKO, questions=musts), paper)
    front = pdf.text(FRONT)
    assert front.count("may use name") == 2
    assert "14:55 thank; ask for a card" in front


def test_nothing_prepared_is_lost_however_much_there_is(paper: Paper) -> None:
    sheet = replace(
        KEIKO,
        questions=QUESTIONS * 2,
        research=_facts(30),
        stories=tuple(f"Story {number:02d} of a long night" for number in range(12)),
        shared_ground=tuple(f"Shared thing {number:02d}" for number in range(20)),
        bring=tuple(f"Thing to carry {number:02d}" for number in range(9)),
    )
    pdf, result = _made(sheet, paper)
    text = pdf.text()
    wanted = (*sheet.research, *sheet.stories, *sheet.shared_ground, *sheet.bring, sheet.goal)
    assert [each for each in wanted if each not in text] == []
    assert result.notes == ()


def test_nothing_of_a_front_runs_into_the_foot(paper: Paper) -> None:
    for count in range(0, 30, 3):
        sheet = replace(KEIKO, questions=(QUESTIONS * 4)[:count], research=_facts(count))
        pdf, _ = _made(sheet, paper)
        strip = pdf.find("thank; ask for a card")[0]
        assert strip.bottom < pdf.find("turn over")[0].top - 1


def test_what_one_column_lacks_the_other_has(paper: Paper) -> None:
    pdf, _ = _made(PrepSheet(name="Ann Lee", questions=QUESTIONS[:3]), paper)
    assert {round(rule.left) for rule in pdf.rules() if rule.weight == 0.8} == {20}
