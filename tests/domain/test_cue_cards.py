"""A pitch on a card: its words in groups, each with its second."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.cue_cards import Part, cue_card, groups
from netdesk.domain.pitches import Ingredients, Pitch, Rehearsal

PITCH = Pitch(
    "Engineers",
    "Learn how small companies reach the field",
    ingredients=Ingredients(
        who="Ana Petrova",
        study="Master’s in materials science, June",
        interests="Batteries that last longer on the grid",
        accomplishment="Rebuilt the ageing test rig at Northgrid",
        memorable="Testing time cut by a third",
        question="How did that go at yours?",
    ),
    text=(
        "Hi, I’m Ana Petrova. I work on batteries that last longer on the grid. Last summer I rebuilt a test "
        "rig at Northgrid. Our team cut testing time by a third. I’m finding out how small companies get to "
        "the field. How did that go at yours?"
    ),
)


def test_sentences_for_the_same_thing_stand_together_at_their_second() -> None:
    found = groups(PITCH, 20)
    assert [(each.part, each.at) for each in found] == [
        (Part.WHO, 0),
        (Part.CARE, 2),
        (Part.DID, 6),
        (Part.WANT, 13),
        (Part.ASK, 18),
    ]
    assert found[2].text.endswith("Our team cut testing time by a third.")


def test_a_card_tells_the_time_of_the_last_rehearsal_or_the_estimate() -> None:
    card = cue_card(PITCH)
    assert (card.seconds, card.times, card.pace, card.goal) == (18, 0, 157, PITCH.want)
    assert cue_card(PITCH, pace=100).seconds == 27
    said = [Rehearsal(1, "2026-11-01", 25, 45, 1), Rehearsal(1, "2026-11-02", 21, 45, 3)]
    card = cue_card(PITCH, said, goal="Know the field", author="Ana")
    assert (card.seconds, card.times, card.last, card.goal, card.author) == (
        21,
        2,
        21,
        "Know the field",
        "Ana",
    )
    assert card.pace == 134


def test_a_text_without_ingredients_is_who_and_what_one_asks() -> None:
    found = groups(Pitch("", text="I am Bo. I bake bread. What do you bake?"), 10)
    assert [(each.part, each.text) for each in found] == [
        (Part.WHO, "I am Bo. I bake bread."),
        (Part.ASK, "What do you bake?"),
    ]
    assert groups(Pitch(""), 0) == ()


@given(st.text(), st.integers(0, 100))
def test_no_words_are_lost_and_seconds_only_grow(text: str, seconds: int) -> None:
    found = groups(Pitch("", text=text), seconds)
    letters = [each for each in text if each.isalnum()]
    assert [each for group in found for each in group.text if each.isalnum()] == letters
    assert sorted(group.at for group in found) == [group.at for group in found]
