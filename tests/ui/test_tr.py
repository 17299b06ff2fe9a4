"""Words for the user: translated first, filled afterwards."""

from __future__ import annotations

from netdesk.ui.tr import counted, tr


def test_words_without_a_translation_stay_as_they_are() -> None:
    assert tr("Nothing is {lost}") == "Nothing is {lost}"


def test_values_are_filled_in_and_never_read_as_a_pattern() -> None:
    assert tr("Hello {name}", name="{braces}") == "Hello {braces}"


def test_a_number_takes_the_word_that_goes_with_it() -> None:
    assert counted(1, "{n} person", "{n} people") == "1 person"
    assert counted(1284, "{n} person", "{n} people") == "1,284 people"
