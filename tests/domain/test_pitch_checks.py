"""What makes a pitch easy to listen to."""

from __future__ import annotations

import pytest

from netdesk.domain.pitch_checks import NOTHING, Advice, checks, credits_team, ends_with_question, says_name
from netdesk.domain.pitches import Ingredients


def met(text: str, ingredients: Ingredients = NOTHING, pace: float = 150) -> set[Advice]:
    return {check.advice for check in checks(text, ingredients, pace) if check.is_met}


def test_nothing_follows_no_advice() -> None:
    assert met("") == set()
    assert [check.advice for check in checks("")] == list(Advice)


def test_a_good_pitch_follows_all_of_it() -> None:
    text = "Hi, I’m Ana Petrova. Our team cut testing time by a third. How did that go at yours?"
    assert met(text, Ingredients(who="Ana Petrova")) == set(Advice)


def test_the_length_is_told_at_ones_own_pace() -> None:
    text = "another word " * 30
    assert Advice.SHORT in met(text)
    assert Advice.SHORT not in met(text, pace=100)


@pytest.mark.parametrize(
    "text",
    [
        "How?",
        "How? ",
        "“How?”",
        "(How?)",
        "怎么进入这个行业的？",
        "どうでしたか。",
        "كيف؟",
        "对吗。",
        "How did it go ?",
    ],
)
def test_a_text_ends_with_a_question(text: str) -> None:
    assert ends_with_question(text)


@pytest.mark.parametrize("text", ["", "How? I see.", "How.", "?!"])
def test_a_text_ends_without_a_question(text: str) -> None:
    assert not ends_with_question(text)


def test_a_team_is_credited_in_common_words_or_by_its_names() -> None:
    assert credits_team("Our rig was fast")
    assert credits_team("I did it together with Ben")
    assert credits_team("Ben carried half of it", "Ben and Mia")
    assert not credits_team("I west of it", "")
    assert not credits_team("I did it all from the start", "the people from Northgrid")


def test_the_name_is_said_or_somebody_is_introduced() -> None:
    assert says_name("Hi, I’m Ana", "Ana Petrova")
    assert says_name("我叫陈静", "陈静")
    assert says_name("My name is Bo")
    assert not says_name("I build rigs", "Ana Petrova")
    assert not says_name("", "")
