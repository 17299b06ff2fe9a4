"""How much of each step is done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from netdesk.domain.goals import Measure
from netdesk.domain.steps import (
    WAYS_TO_GO,
    GoalFacts,
    JourneyFacts,
    Named,
    Step,
    is_done,
    percent,
    round_percent,
    share,
)

NOTHING = JourneyFacts()
GOAL = GoalFacts(1, "Understand storage", Measure.CONVERSATIONS, 12, 3, date(2026, 12, 1))
MEETING = Named(1, "Leila Haddad", 3)
ALL = JourneyFacts(
    people=20,
    circles=3,
    ways=3,
    met=5,
    goals=(replace(GOAL, number=2),),
    goals_ever=1,
    pitches=1,
    rehearsals=5,
    best_seconds=31,
    coming=(MEETING,),
    held=2,
    thanks=2,
    thanked=2,
    noted=2,
    named=1,
    named_asked=1,
)


def test_there_are_nine_steps_each_with_a_way_to_go_it() -> None:
    assert [step.number for step in Step] == list(range(1, 10))
    assert [way.step for way in WAYS_TO_GO] == list(Step)
    assert all(way.sections for way in WAYS_TO_GO)
    assert [bool(way.wizard) for way in WAYS_TO_GO] == [True] * 5 + [False] * 4


@pytest.mark.parametrize("step", Step)
def test_nothing_is_done_on_an_empty_desk(step: Step) -> None:
    assert share(step, NOTHING) == 0
    assert not is_done(step, NOTHING)


@pytest.mark.parametrize("step", Step)
def test_everything_can_be_done(step: Step) -> None:
    assert is_done(step, ALL)
    assert percent(step, ALL) == 100


def test_the_round_is_the_mean_of_its_steps() -> None:
    assert round_percent(NOTHING) == 0
    assert round_percent(ALL) == 100
    assert round_percent(replace(NOTHING, people=20, circles=3)) == 11


def test_people_without_circles_are_half_a_step() -> None:
    assert share(Step.CIRCLES, replace(NOTHING, people=1284)) == 0.5


def test_a_goal_is_whole_with_a_number_and_a_day() -> None:
    parts = [replace(GOAL, number=0, due=None), replace(GOAL, due=None), GOAL]
    found = [round(share(Step.GOALS, replace(NOTHING, goals=(goal,))), 2) for goal in parts]
    assert found == [0.33, 0.67, 1.0]


def test_a_pitch_that_takes_too_long_is_not_done() -> None:
    assert not is_done(Step.PITCH, replace(ALL, best_seconds=48))
    assert not is_done(Step.PITCH, replace(ALL, rehearsals=4))


def test_meetings_ahead_count_for_preparation_before_those_behind() -> None:
    behind = replace(NOTHING, held=4, held_prepared=3)
    assert share(Step.PREPARATION, behind) == 0.75
    ahead = replace(behind, coming=(MEETING, MEETING), unprepared=(MEETING,))
    assert share(Step.PREPARATION, ahead) == 0.5


def test_goals_say_how_many_conversations_a_round_wants() -> None:
    assert share(Step.CONTACT, replace(NOTHING, held=6, goals=(GOAL,))) == 0.5
    assert is_done(Step.CONTACT, replace(NOTHING, held=3))


def test_nearly_done_never_reads_as_done() -> None:
    facts = replace(NOTHING, held=999, noted=998)
    assert percent(Step.REFLECTION, facts) == 99
    assert not is_done(Step.REFLECTION, facts)


def test_thanks_that_came_late_are_thanks() -> None:
    assert is_done(Step.FOLLOW_UP, replace(NOTHING, thanks=2, thanked=2, thanked_in_time=0))


def test_how_far_a_goal_is_never_exceeds_it() -> None:
    assert GOAL.share == 0.25
    assert replace(GOAL, so_far=40).share == 1
    assert replace(GOAL, number=0).share == 0
