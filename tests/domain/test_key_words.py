"""What a sentence is about, and whether a text speaks of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.key_words import key_words, speaks_of


def _texts(text: str) -> list[str]:
    return [word.text for word in key_words(text)]


def test_what_everybody_wants_who_goes_networking_tells_nothing() -> None:
    found = _texts("I want to talk to five people who work in grid storage, and learn about batteries!")

    assert found == ["grid", "storage", "batteries"]


def test_each_word_stands_once_whatever_its_form() -> None:
    assert _texts("Battery, batteries and BATTERY") == ["Battery"]


def test_a_text_of_nothing_but_such_words_is_taken_at_them() -> None:
    assert _texts("Career Services") == ["Services"]
    assert _texts("Career path") == ["Career", "path"]


def test_words_of_the_subject_are_not_counted_again_in_the_statement() -> None:
    about = key_words("grid storage")

    assert [word.text for word in key_words("How grids store energy", 0.5, known=about)] == [
        "store",
        "energy",
    ]


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("battery", "Batteries that last"),
        ("batteries", "Battery testing"),
        ("engineering", "Process Engineer"),
        ("policy", "Policies, mostly"),
        ("testing", "Head of Cell Tests"),
        ("Energie", "Energiewende"),
        ("R&D", "leads R&D"),
        ("AI", "ethics of AI"),
        ("電池", "日本電池工業"),
        ("Nováková", "novakova"),
        ("C++", "writes C++"),
    ],
)
def test_forms_of_a_word_are_the_same_word(word: str, text: str) -> None:
    found = key_words(word)

    assert found
    assert speaks_of(text, found[0])


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("policy", "Police officer"),
        ("AI", "Aircraft, air"),
        ("art", "Artificial limbs"),
        ("R&D", "D and R"),
        ("電池", "電気と池"),
        ("test", "testament"),
    ],
)
def test_another_word_that_begins_alike_is_not(word: str, text: str) -> None:
    assert not speaks_of(text, key_words(word)[0])


@given(st.text(max_size=80))
def test_any_text_speaks_of_its_own_words(text: str) -> None:
    found = key_words(text)

    assert len(found) <= 10
    assert all(speaks_of(text, word) for word in found)


@pytest.mark.parametrize("text", ["", "  \n", "12 2026", "…!?", "I want to"])
def test_a_text_that_says_nothing_has_none(text: str) -> None:
    assert _texts(text) == []
