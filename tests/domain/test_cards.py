"""A line of a pasted list is one card."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.cards import Card, card_of, cards_in

LINES = (
    ("Ann Lee", Card("Ann Lee")),
    ("Ann Lee <ann@halden.example>", Card("Ann Lee", email="ann@halden.example")),
    ("Ole Brandt, Port of Malmö", Card("Ole Brandt", "Port of Malmö")),
    ("Ole Brandt – Energy Buyer – Port of Malmö", Card("Ole Brandt", "Port of Malmö", "Energy Buyer")),
    (
        "3) Giulia Conti\tRecruiter\tKestrel Robotics\tgiulia@kestrel.example\t+39 06 555 0142\tRome",
        Card(
            "Giulia Conti",
            "Kestrel Robotics",
            "Recruiter",
            "giulia@kestrel.example",
            "+39 06 555 0142",
            "Rome",
        ),
    ),
    ("• 吉田 葵; Aoba Cells", Card("吉田 葵", "Aoba Cells")),
    ("(555) 555-0142", Card(phone="(555) 555-0142")),
    ("ann@halden.example", Card(email="ann@halden.example")),
    ("Jean-Luc O'Neil, Ex-Machina", Card("Jean-Luc O'Neil", "Ex-Machina")),
)


@pytest.mark.parametrize(("line", "card"), LINES, ids=[line for line, _ in LINES])
def test_a_line_is_read_as_one_would(line: str, card: Card) -> None:
    assert card_of(line) == card


def test_headings_are_passed_over_and_what_names_nobody_is_told() -> None:
    found, others = cards_in("Name, Company, Email\n\nAnn Lee, Halden\n1234 !!!\n")
    assert found == (Card("Ann Lee", "Halden"),)
    assert others == ("1234 !!!",)


@given(st.text(max_size=200))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    found, _ = cards_in(text)
    assert all(not card.is_blank for card in found)
    assert all("\n" not in card.name for card in found)
