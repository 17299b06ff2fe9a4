"""What is practised first, and what comes again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.own_questions import Practice
from netdesk.domain.practising import RATINGS, after, in_turn, latest

QUESTIONS = ("Why?", "Who?", "What?", "Where?", "When?")


def went(question: str, rating: int, day: int = 1) -> Practice:
    return Practice(question, f"2026-10-{day:02d}T08:00:00+00:00", rating)


def test_weak_ones_come_first_then_new_ones_and_what_sits_last() -> None:
    practices = [went("Where?", 1), went("WHEN?", 2), went("Why?", 3)]
    assert in_turn(QUESTIONS, practices) == ("Where?", "When?", "Who?", "What?", "Why?")


def test_only_the_last_time_counts_in_whatever_order_they_are_told() -> None:
    practices = [went("Why?", 3, 9), went("Why?", 1, 2), went("Who?", 1, 3), went("Where?", 1, 1)]
    assert in_turn(QUESTIONS, practices) == ("Where?", "Who?", "What?", "When?", "Why?")
    assert latest(practices)["why?"].rating == 3


def test_what_is_not_there_yet_comes_again_after_three_others_what_nearly_is_at_the_end() -> None:
    assert after(QUESTIONS, 1) == ("Who?", "What?", "Where?", "Why?", "When?")
    assert after(QUESTIONS, 2) == ("Who?", "What?", "Where?", "When?", "Why?")
    assert after(QUESTIONS, 3) == QUESTIONS[1:]
    assert after(("Why?",), 1) == ("Why?",)
    assert after((), 1) == ()


@given(st.lists(st.sampled_from(RATINGS), max_size=40))
def test_practice_ends_only_when_every_question_has_sat(ratings: list[int]) -> None:
    waiting: tuple[str, ...] = QUESTIONS
    sat = set()
    for rating in ratings:
        if waiting and rating == 3:
            sat.add(waiting[0])
        waiting = after(waiting, rating)
        assert sorted(waiting) == sorted(set(QUESTIONS) - sat)
