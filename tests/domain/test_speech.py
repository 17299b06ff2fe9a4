"""How long a pitch takes to say."""

from __future__ import annotations

import pytest

from netdesk.domain.speech import spoken_seconds, word_count

PITCH = (
    "Hi, I’m Ana Petrova. I finish my master’s in materials science in June, and I work on batteries "
    "that last longer on the grid. Last summer I rebuilt the ageing test rig at Northgrid, and our team cut "
    "testing time by a third. I’m finding out how small storage companies get from the lab to the field. "
    "How did that go at yours?"
)


def test_a_pitch_of_63_words_takes_25_seconds() -> None:
    assert word_count(PITCH) == 63
    assert spoken_seconds(PITCH) == 25


@pytest.mark.parametrize(
    ("text", "words", "seconds"),
    [
        ("", 0, 0),
        (" \n\t ", 0, 0),
        ("– … !", 0, 0),
        ("Yes", 1, 1),
        ("one two three four five", 5, 2),
        ("word " * 150, 150, 60),
        ("a-b c/d 25%", 3, 1),
    ],
)
def test_words_are_what_spaces_part_and_punctuation_is_none(text: str, words: int, seconds: int) -> None:
    assert (word_count(text), spoken_seconds(text)) == (words, seconds)


def test_scripts_without_spaces_are_counted_by_their_characters() -> None:
    # 17 characters, 1.7 to a word; the full stop says nothing.
    assert word_count("我在电网公司做电池老化测试已经三年。") == 10
    assert word_count("我 ok") == 2


def test_a_slower_speaker_takes_longer() -> None:
    assert spoken_seconds("word " * 100, words_a_minute=100) == 60
