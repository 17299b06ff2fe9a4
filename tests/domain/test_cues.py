"""What a speaker sees of a text while saying it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.cues import Cue, cue_lines, line_at, sentences
from netdesk.domain.stopwatch import Stopwatch

TEXT = "Hi, I’m Dr. Ana Petrova. I test cells at 3.5 volts! How did that go at yours?"


def test_sentences_end_where_one_stops_and_not_in_names_or_numbers() -> None:
    assert sentences(TEXT) == (
        "Hi, I’m Dr. Ana Petrova.",
        "I test cells at 3.5 volts!",
        "How did that go at yours?",
    )
    assert sentences("One\ntwo.\n\nThree") == ("One", "two.", "Three")
    assert sentences("你好。我叫陈静。您呢？") == ("你好。", "我叫陈静。", "您呢？")
    assert sentences(" \n ") == ()


def test_first_words_say_how_each_sentence_begins() -> None:
    shown = [line.text for line in cue_lines(f"{TEXT} Why?", Cue.BEGINNINGS)]
    assert shown == ["Hi, I’m Dr. …", "I test cells …", "How did that …", "Why?"]
    assert cue_lines("我叫陈静，今年毕业。", Cue.BEGINNINGS)[0].text == "我叫陈静…"


def test_by_heart_shows_nothing_but_keeps_the_time() -> None:
    assert [line.text for line in cue_lines(TEXT, Cue.NOTHING)] == ["", "", ""]
    assert cue_lines(TEXT, Cue.NOTHING)[-1].until == 1


def test_the_line_is_told_by_how_much_is_said() -> None:
    lines = cue_lines(TEXT, Cue.WHOLE)
    assert [line_at(lines, share) for share in (0, 0.3, 0.5, 0.99, 1, 7)] == [0, 0, 1, 2, 2, 2]
    assert line_at((), 0.5) == 0


@given(st.text())
def test_no_words_of_a_text_are_lost(text: str) -> None:
    letters = [each for each in text if each.isalnum()]
    assert [each for line in cue_lines(text, Cue.WHOLE) for each in line.text if each.isalnum()] == letters
    assert all(0 <= line.until <= 1.000001 for line in cue_lines(text, Cue.BEGINNINGS))


def test_a_watch_leaves_out_the_pauses() -> None:
    watch = Stopwatch().go(100.0)
    assert watch.runs
    assert watch.seconds(104.0) == 4
    watch = watch.go(105.0).hold(106.0)
    assert (watch.runs, watch.seconds(999.0)) == (False, 6)
    assert watch.go(1000.0).seconds(1001.5) == 7.5
    assert Stopwatch().go(5.0).seconds(4.0) == 0
