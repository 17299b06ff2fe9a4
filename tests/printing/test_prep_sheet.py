"""The prep sheet as it comes out of the printer: where things stand, what they say, and what the file is."""

import subprocess
import sys
from dataclasses import replace
from itertools import pairwise

import pytest

from netdesk.domain.dates import Moment
from netdesk.domain.me import Paper
from netdesk.domain.sheets import PrepSheet
from netdesk.printing.prep_sheet import prep_sheet_pdf
from tests.printing.given import KEIKO, QUESTIONS, Pdf

FRONT, BACK = 0, 1
A4, LETTER = (210.0, 297.0), (215.9, 279.4)


def _printed(sheet: PrepSheet = KEIKO, paper: Paper = Paper.A4) -> Pdf:
    return Pdf(prep_sheet_pdf([sheet], paper=paper).data)


@pytest.fixture(scope="module")
def sheet(paper: Paper) -> Pdf:
    return _printed(paper=paper)


@pytest.fixture(scope="module")
def size(paper: Paper) -> tuple[float, float]:
    return A4 if paper is Paper.A4 else LETTER


# Geometry


def test_a_sheet_is_a_front_and_a_back_of_the_chosen_size(sheet: Pdf, size: tuple[float, float]) -> None:
    assert len(sheet) == 2
    assert sheet.size(FRONT) == pytest.approx(size, abs=0.01)


def test_the_binding_margin_is_left_on_the_front_and_right_on_the_back(
    sheet: Pdf, size: tuple[float, float]
) -> None:
    for page, left, right in ((FRONT, 20, size[0] - 12), (BACK, 12, size[0] - 20)):
        rules = sheet.rules(page)
        assert min(rule.left for rule in rules) == pytest.approx(left, abs=0.01)
        assert max(rule.right for rule in rules) == pytest.approx(right, abs=0.01)


def test_nothing_is_nearer_than_six_millimetres_to_an_edge(sheet: Pdf, size: tuple[float, float]) -> None:
    for page in (FRONT, BACK):
        ink = sheet.ink(page)
        assert min(ink.left, ink.top) > 6
        assert ink.right < size[0] - 6
        assert ink.bottom < size[1] - 6


def test_rules_have_three_weights_and_writing_lines_are_nine_millimetres_apart(sheet: Pdf) -> None:
    for page in (FRONT, BACK):
        rules = sheet.rules(page)
        assert {rule.weight for rule in rules} == {1.4, 0.8, 0.3}
        assert [rule.weight for rule in rules].count(1.4) == 2
    learned = [rule.y for rule in sheet.rules(BACK) if rule.weight == 0.3][2:7]
    assert [below - above for above, below in pairwise(learned)] == pytest.approx([9.0] * 4, abs=0.01)


def test_the_front_has_two_columns_with_a_gutter_of_seven(sheet: Pdf, size: tuple[float, float]) -> None:
    met, why = (rule for rule in sheet.rules(FRONT) if rule.weight == 0.8 and 50 < rule.y < 51)
    assert (met.left, met.right) == pytest.approx((20, 76), abs=0.01)
    assert (why.left, why.right) == pytest.approx((83, size[0] - 12), abs=0.01)


def test_labels_stand_under_their_rules_and_text_two_lines_down(sheet: Pdf) -> None:
    rule = next(rule for rule in sheet.rules(FRONT) if rule.weight == 0.8)
    label = sheet.find("How you met")[0]
    text = sheet.find("Dr. Daniel")[0]
    assert rule.y < label.top < label.bottom < rule.y + 1.2 * 4.5
    assert rule.y + 4.5 < text.top < rule.y + 2 * 4.5 < text.bottom + 1


def test_each_question_stands_over_its_own_writing_line(sheet: Pdf) -> None:
    lines = [
        rule.y
        for rule in sheet.rules(FRONT)
        if rule.weight == 0.3 and rule.left == pytest.approx(90, abs=0.01)
    ]
    tops = [sheet.find(question.text[:24])[0].bottom for question in QUESTIONS]
    below = [min(line for line in lines if line > top) for top in tops]
    assert len(set(below)) == len(QUESTIONS)
    assert all(7 < line - top < 11 for top, line in zip(tops, below, strict=True))


def test_spare_lines_go_to_must_asks_two_at_a_time(paper: Paper) -> None:
    shorter = replace(KEIKO, questions=QUESTIONS[:7])
    rules = _printed(shorter, paper).rules(FRONT)
    lines = [rule.y for rule in rules if rule.weight == 0.3 and rule.left == pytest.approx(90, abs=0.01)]
    # Numbers 1, 2, 4 and 7 are musts: the first of them have a second line, nobody else has.
    steps = [round(below - above, 1) for above, below in pairwise(lines)]
    assert steps == [9.0, 13.5, 9.0, *[13.5] * 5] if paper is Paper.A4 else [9.0, *[13.5] * 6]


def test_the_foot_is_at_eight_millimetres(sheet: Pdf, size: tuple[float, float]) -> None:
    for page, words in ((FRONT, "1 of 2 · turn over to write"), (BACK, "2 of 2")):
        place = sheet.find(words, page)[-1]
        assert place.bottom == pytest.approx(size[1] - 8, abs=1)


def test_only_black_and_the_white_of_figures_in_discs_is_used(sheet: Pdf) -> None:
    for content in sheet.contents():
        words = content.split()
        assert not {"rg", "RG", "k", "K", "G", "cs", "sc", "gs"} & set(words)
        assert {words[place - 1] for place, word in enumerate(words) if word == "g"} <= {"1"}


# Words


def test_the_front_says_all_that_was_prepared(sheet: Pdf) -> None:
    text = sheet.text(FRONT)
    for words in (
        "Yamamoto Keiko 山本 慶子",
        "yah-mah-MOH-toh KAY-koh · family name first; she signs “Keiko”",
        "14:30–14:55",
        "Thursday 3 December 2026",
        "19:30 in Lisbon · 25 min asked",
        "your phone +351 91 555 0167",
        "+1 617 555 0142 · keiko.yamamoto@hokkai-med.example",
        "Dr. Daniel Okafor. You may use the name.",
        "– Both play go 囲碁",
        "– You promised Daniel to report back",
        "advice, not a job",
        "Goal: Know medical devices",
        "25 s",
        "Not online, so ask: who signs off a release?",
        "Sleep tracker",
        "Photo of the clinic screen",
        "“Whom else should I talk to?”",
        "14:50 say it is your last question",
        "14:54 ask before you run over",
        "14:55 thank; ask for a card",
        "Yamamoto Keiko, 3 Dec 2026",
    ):
        assert words in text
    assert all(question.text in text for question in QUESTIONS)
    assert text.count("may use name") == 3


def test_the_back_has_eleven_numbered_blanks_and_says_when_the_thank_you_is_due(sheet: Pdf) -> None:
    text = sheet.text(BACK)
    labels = (
        "1 Held", "2 What I learned", "3 Fits my skills", "4 my values", "5 my interests", "6 Still unknown",
        "7 What surprised me", "8 I promised", "9 Promised to me", "10 Who next, and what",
        "11 Answers that needed more room",
    )  # fmt: skip
    assert all(label in text for label in labels)
    assert "due Fri 4 Dec, 14:55" in text
    assert "3 Mar 2027, or" in text
    assert "After the talk" in text


def test_block_eleven_takes_what_is_left() -> None:
    counts = {}
    for paper in Paper:
        pdf = _printed(paper=paper)
        top = pdf.find("11", BACK)[-1].bottom
        strip = max(rule.y for rule in pdf.rules(BACK) if rule.weight == 1.4)
        counts[paper] = sum(1 for rule in pdf.rules(BACK) if rule.weight == 0.3 and top < rule.y < strip)
    assert counts == {Paper.A4: 5, Paper.LETTER: 3}


def test_a_talk_without_an_end_leaves_blanks_for_its_times() -> None:
    text = _printed(replace(KEIKO, minutes=0)).text(FRONT)
    assert "Yamamoto Keiko 山本 慶子 14:30 yah" in text
    assert "14:50" not in text
    assert "say it is your last question" in text


def test_a_day_without_a_time_shows_no_clock() -> None:
    text = _printed(replace(KEIKO, start=Moment("2026-12-03", "America/New_York"))).text(FRONT)
    assert "Thursday 3 December 2026" in text
    assert "00:00" not in text
    assert "Lisbon" not in text


def test_the_other_clock_names_its_day_when_that_is_another() -> None:
    text = _printed(replace(KEIKO, home_zone="Asia/Tokyo")).text(FRONT)
    assert "Fri 4 Dec, 04:30 in Tokyo" in text


def test_empty_blocks_vanish_with_their_labels() -> None:
    text = _printed(PrepSheet(name="Ann Lee", questions=QUESTIONS[:2])).text(FRONT)
    assert "Ann Lee" in text
    for label in (
        "How you met",
        "What you know",
        "Stories to tell",
        "Bring",
        "Why you are here",
        "Your pitch",
    ):
        assert label not in text


def test_a_sheet_without_anything_is_still_a_sheet_to_write_on() -> None:
    pdf = _printed(PrepSheet(name=""))
    assert len(pdf) == 2
    assert pdf.text(FRONT).startswith("“Whom else should I talk to?”")


def test_a_shared_copy_leaves_out_what_is_between_the_two() -> None:
    text = Pdf(prep_sheet_pdf([KEIKO], private=False).data).text()
    assert "shared copy" in text
    assert "Dr. Daniel Okafor" in text
    assert "Hokkai makes infusion pumps" in text
    for private in ("He wrote to her", "Both play go", "promised Daniel", "She: physics", "Sleep tracker:"):
        assert private not in text


# The file


def test_the_file_says_what_it_is_and_nothing_private() -> None:
    pdf = _printed()
    about = pdf.about()
    assert about["Title"] == "Yamamoto Keiko, 3 Dec 2026"
    assert (about["Author"], about["Creator"], about["Subject"]) == ("Inês Carvalho", "netdesk", "Prep sheet")
    assert pdf.outline() == [(0, "Yamamoto Keiko 山本 慶子", 0), (1, "Front", 0), (1, "Back", 1)]


def test_it_opens_whole_and_prints_on_both_sides_unscaled() -> None:
    data = _printed().data
    assert b"/Duplex /DuplexFlipLongEdge" in data
    assert b"/PrintScaling /None" in data
    assert b"/Lang (en)" in data
    assert b"/Fit" in data


def test_without_a_back_the_sheet_is_one_page() -> None:
    pdf = Pdf(prep_sheet_pdf([KEIKO], back=False).data)
    assert len(pdf) == 1
    assert "1 of 1" in pdf.text()
    assert "turn over" not in pdf.text()


def test_several_people_are_one_file_each_beginning_on_a_front() -> None:
    long = replace(KEIKO, name="Ann Lee", own_script="", research=KEIKO.research * 8)
    pdf = Pdf(prep_sheet_pdf([KEIKO, long, KEIKO]).data)
    people = [(title, page) for level, title, page in pdf.outline() if level == 0]
    assert people == [("Yamamoto Keiko 山本 慶子", 0), ("Ann Lee", 2), ("Yamamoto Keiko 山本 慶子", 6)]
    assert pdf.text(5) == ""
    assert "continued on page 5" in pdf.text(2)
    assert "7 of 8 · turn over to write" in pdf.text(6)
    assert b"/UseOutlines" in pdf.data


def test_no_sheet_is_refused() -> None:
    with pytest.raises(ValueError, match="no sheet"):
        prep_sheet_pdf([])


def test_printing_needs_no_window_system() -> None:
    code = (
        "import sys; from netdesk.printing.prep_sheet import prep_sheet_pdf; "
        "from netdesk.domain.sheets import PrepSheet; prep_sheet_pdf([PrepSheet(name='山本')]); "
        "sys.exit(any(name.startswith(('PySide6', 'shiboken')) for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_nothing_heavy_is_loaded_before_the_first_sheet() -> None:
    code = (
        "import sys; import netdesk.printing.prep_sheet; "
        "sys.exit(any(name in sys.modules for name in ('reportlab', 'uharfbuzz', 'PIL')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
