"""The cue card: on one card where it can be, every word of it, in any script."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netdesk.domain.cue_cards import CueCard, CueGroup, Part
from netdesk.domain.me import Paper
from netdesk.printing.cue_card import cue_card_pdf
from tests.printing.given import Pdf

CARD = CueCard(
    "Engineers at storage companies",
    (
        CueGroup(Part.WHO, 0, "Hi, I’m Ana Petrova."),
        CueGroup(
            Part.CARE,
            2,
            "I finish my master’s in June, and I work on batteries that last longer on the grid.",
        ),
        CueGroup(
            Part.DID, 11, "Last summer I rebuilt the test rig, and our team cut testing time by a third."
        ),
        CueGroup(Part.WANT, 18, "I’m finding out how small storage companies get from the lab to the field."),
        CueGroup(Part.ASK, 24, "How did that go at yours?"),
    ),
    26,
    63,
    pace=142,
    times=2,
    last=26,
    goal="Find out whether grid storage is for me",
    author="Ana Petrova",
)


@pytest.mark.parametrize(
    ("paper", "size"), [(Paper.A4, (148.0, 105.0)), (Paper.LETTER, (152.4, 101.6))], ids=["A6", "4x6"]
)
def test_a_pitch_of_half_a_minute_fits_on_one_card(paper: Paper, size: tuple[float, float]) -> None:
    result = cue_card_pdf(CARD, paper=paper)
    pdf = Pdf(result.data)
    assert len(pdf) == 1
    assert pdf.size() == pytest.approx(size, abs=0.1)
    text = pdf.text()
    for words in (
        "Pitch for engineers at storage companies",
        "26 s",
        "said 2 times, last 26 s",
        "63 words, 142 a minute",
        "11",
        "did",
        "then listen",
        "Goal: Find out whether grid storage is for me",
        *(word for group in CARD.groups for word in group.text.split()),
    ):
        assert words in text
    assert result.notes == ()
    assert result.missing_glyphs == ()


def test_nothing_is_nearer_to_an_edge_than_six_millimetres() -> None:
    pdf = Pdf(cue_card_pdf(CARD).data)
    for words in ("Pitch", "26 s", "then listen", "Goal"):
        for box in pdf.find(words):
            assert box.left > 6
            assert box.right < 148 - 6
            assert box.top > 5
            assert box.bottom < 105 - 6


def test_a_longer_one_goes_on_on_a_further_card_and_is_said_to_be_long() -> None:
    long = replace(CARD, groups=(*CARD.groups[:3], CueGroup(Part.WANT, 18, "And one more thing. " * 30)))
    result = cue_card_pdf(long)
    pdf = Pdf(result.data)
    assert len(pdf) > 1
    assert result.notes[0] == f"This is long for a pitch: it needs {len(pdf)} cards."
    assert pdf.text().count("thing.") == 30
    assert "1 of 2" in pdf.text(0) or "1 of 3" in pdf.text(0)
    assert "then listen" in pdf.text(len(pdf) - 1)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("招聘经理", "你好，我叫陈静，今年六月从材料系毕业。"),
        ("ليلى", "مرحبا اسمي ليلى حداد وأدرس الهندسة."),
        ("<b>Bo</b> & Co", "I’m <i>Bo</i> & I bake 🙂."),
        ("", ""),
    ],
    ids=["Chinese", "Arabic", "markup", "nothing"],
)
def test_any_words_can_be_on_it(name: str, text: str) -> None:
    groups = (CueGroup(Part.WHO, 0, text),) if text else ()
    result = cue_card_pdf(CueCard(name, groups, 5, 9))
    assert result.pages == 1
    assert result.missing_glyphs == ()


def test_an_enormous_text_is_cut_and_said_to_be() -> None:
    result = cue_card_pdf(replace(CARD, groups=(CueGroup(Part.WHO, 0, "word " * 200_000),)))
    assert result.pages < 40
    assert any("Too long, and cut" in each for each in result.notes)
