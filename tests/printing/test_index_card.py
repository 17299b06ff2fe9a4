"""A prep sheet on an index card."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netdesk.domain.me import Paper
from netdesk.domain.sheets import PrepSheet, SheetQuestion
from netdesk.printing.index_card import chosen, index_cards_pdf
from tests.printing.given import KEIKO, Pdf

SIZES = {Paper.A4: (148.0, 105.0), Paper.LETTER: (152.4, 101.6)}
MANY = tuple(SheetQuestion(f"Question {number}?", must=True) for number in range(1, 10))


@pytest.fixture(scope="module", params=Paper, ids=lambda paper: paper.value)
def paper(request: pytest.FixtureRequest) -> Paper:
    return Paper(request.param)


def test_it_says_whom_when_why_what_and_how_it_ends(paper: Paper) -> None:
    card = Pdf(index_cards_pdf([KEIKO], paper=paper).data)
    assert len(card) == 1
    assert card.size() == pytest.approx(SIZES[paper], abs=0.01)
    words = card.text()
    for told in (
        "Yamamoto Keiko 山本 慶子",
        "14:30–14:55",
        "Thu 3 Dec · 19:30 in Lisbon",
        "Head of Sensor Software",
        "+1 617 555 0142",
        "grow in device safety.",
        "Who decides that a release is safe",
        "Whom else should I talk to, and may I use your name?",
        "14:50 last question",
        "14:55 thank, card",
        "thank-you by Fri 14:55",
    ):
        assert told in words
    ink = card.ink()
    assert min(ink.left, ink.top) > 5
    assert ink.right < SIZES[paper][0] - 6
    assert ink.bottom < SIZES[paper][1] - 6


def test_musts_come_first_then_one_other_and_always_whom_else_to_ask() -> None:
    shown, late = chosen(KEIKO, 6)
    assert [(number, must) for number, _, must in shown] == [
        (1, True), (2, True), (3, False), (4, True), (7, True), (9, True),
    ]  # fmt: skip
    assert late == 0
    shown, _ = chosen(KEIKO, 5)
    assert [number for number, _, _ in shown] == [1, 2, 4, 7, 9]


def test_musts_without_room_are_told() -> None:
    made = index_cards_pdf([replace(KEIKO, questions=MANY)])
    assert any("must-ask questions are not on the card" in note for note in made.notes)
    shown, late = chosen(replace(KEIKO, questions=MANY), 6)
    assert (len(shown), late) == (6, 4)


def test_each_person_has_a_card_and_little_is_enough() -> None:
    cards = Pdf(index_cards_pdf([PrepSheet("Bo"), KEIKO]).data)
    assert len(cards) == 2
    assert "Bo" in cards.text(0)
    assert "last question" in cards.text(0)
    assert [title for _, title, _ in cards.outline()] == ["Bo", "Yamamoto Keiko 山本 慶子"]


def test_a_copy_to_share_leaves_out_what_is_shared_between_the_two() -> None:
    short = replace(KEIKO, place="Room 4B")
    assert "Same school" in Pdf(index_cards_pdf([short]).data).text()
    assert "Same school" not in Pdf(index_cards_pdf([short], private=False).data).text()


def test_no_card_is_refused() -> None:
    with pytest.raises(ValueError, match="no card"):
        index_cards_pdf([])
