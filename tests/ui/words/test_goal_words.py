"""How goals are said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from netdesk.domain.goal_progress import progress_of
from netdesk.domain.goals import Goal, GoalKind, GoalState, Measure
from netdesk.domain.helpers_of_goals import Because, Helper, Reason
from netdesk.ui.roles import Tone
from netdesk.ui.words import goal_words

TODAY = date(2026, 10, 13)


def _goal(number: int = 0, due: date | None = None, **more: object) -> Goal:
    return replace(Goal("Talk", number=number, due=due), **more)  # type: ignore[arg-type]


def test_every_kind_and_measure_has_words_and_an_icon() -> None:
    for kind in GoalKind:
        assert goal_words.kind_words(kind)
        assert goal_words.short_kind(kind)
        assert all(goal_words.subject_words(kind))
        assert goal_words.kind_icon(kind)
    assert all(goal_words.measure_words(measure) for measure in Measure)


@pytest.mark.parametrize(
    ("measure", "number", "counted", "said"),
    [
        (Measure.CONVERSATIONS, 5, 2, "2 of 5 conversations"),
        (Measure.PEOPLE, 1, 0, "0 of 1 person"),
        (Measure.REHEARSALS, 0, 3, "3 rehearsals so far"),
        (Measure.PEOPLE, 0, 0, "no number yet"),
        (Measure.CONVERSATIONS, 1200, 1000, "1,000 of 1,200 conversations"),
    ],
)
def test_progress_says_what_is_counted(measure: Measure, number: int, counted: int, said: str) -> None:
    goal = _goal(number, measure=measure)

    assert goal_words.progress_words(goal, progress_of(goal, counted, TODAY)) == said


@pytest.mark.parametrize(
    ("due", "counted", "said"),
    [
        (None, 0, "no day set"),
        (date(2026, 10, 27), 0, "by 27 Oct, in 2 weeks"),
        (date(2026, 10, 10), 0, "was due 3 days ago"),
        (date(2026, 10, 10), 4, "until 10 Oct"),
    ],
)
def test_the_day_says_how_long_there_is(due: date | None, counted: int, said: str) -> None:
    goal = _goal(4, due)

    assert goal_words.due_words(goal, progress_of(goal, counted, TODAY), TODAY) == said


@pytest.mark.parametrize(
    ("number", "due", "counted", "said"),
    [
        (0, None, 0, "Say how many and by when, and you will see how you are doing."),
        (4, None, 0, ""),
        (4, date(2026, 10, 20), 1, "3 more to go."),
        (12, date(2026, 11, 23), 0, "2 a week gets you there."),
        (6, date(2026, 11, 23), 0, "One a week gets you there."),
        (3, date(2026, 11, 23), 0, "One every 2 weeks gets you there."),
        (3, date(2026, 11, 23), 3, "You are there. Mark it as reached, or raise the number."),
    ],
)
def test_the_pace_says_what_it_takes(number: int, due: date | None, counted: int, said: str) -> None:
    goal = _goal(number, due)

    assert goal_words.pace_words(goal, progress_of(goal, counted, TODAY)) == said


def test_the_chip_says_where_it_stands() -> None:
    def chip(goal: Goal, counted: int = 0) -> tuple[str, Tone]:
        found = goal_words.state_chip(goal, progress_of(goal, counted, TODAY))
        return found.text, found.tone

    assert chip(_goal(4, date(2026, 12, 1))) == ("Active", Tone.ACCENT)
    assert chip(_goal(4, date(2026, 10, 20))) == ("Due soon", Tone.WARN)
    assert chip(_goal(4, date(2026, 10, 1))) == ("Late", Tone.BAD)
    assert chip(_goal(4, date(2026, 10, 1)), 4) == ("There", Tone.OK)
    assert chip(_goal(state=GoalState.REACHED)) == ("Reached", Tone.OK)
    assert chip(_goal(4, date(2026, 10, 1), state=GoalState.DROPPED)) == ("Dropped", Tone.NEUTRAL)


def test_every_reason_has_words() -> None:
    for because in Because:
        told = goal_words.reason_words(Reason(because, ("grid",), "Halden", 3, date(2026, 10, 1)), TODAY)
        assert told
        assert "{" not in told


def test_reasons_make_one_sentence_of_at_most_three() -> None:
    reasons = (
        Reason(Because.TAGS, ("grid",), "grid"),
        Reason(Because.NOTES, ("storage", "grid", "lab")),
        Reason(Because.MET, ("fair",)),
        Reason(Because.AHEAD),
        Reason(Because.IN_TOUCH, count=2, day=date(2026, 10, 12)),
    )

    told = goal_words.helper_words(Helper(1, "Ann", "", reasons), TODAY)

    assert told == "Tagged grid, your notes mention storage, grid and lab, a meeting is planned"


def test_who_is_only_near_says_how_near() -> None:
    near = (Reason(Because.CLOSE, count=5), Reason(Because.IN_TOUCH, count=1, day=date(2026, 10, 12)))

    told = goal_words.helper_words(Helper(1, "Ann", "", near), TODAY)

    assert told == "Very close to you, you talked yesterday"


def test_what_people_wrote_is_never_taken_for_a_pattern() -> None:
    assert goal_words.reason_words(Reason(Because.TAGS, said="{0} {x}"), TODAY) == "tagged {0} {x}"
