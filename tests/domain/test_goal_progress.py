"""How far a goal has come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from netdesk.domain.goal_progress import in_order, progress_of
from netdesk.domain.goals import Goal, GoalState, Measure

TODAY = date(2026, 10, 13)


def test_half_of_it_done_is_half_the_bar() -> None:
    found = progress_of(Goal("Talk", number=6), 3, TODAY)

    assert (found.share, found.left, found.is_there) == (0.5, 3, False)


def test_more_than_wanted_is_all_of_it() -> None:
    found = progress_of(Goal("Talk", number=2), 5, TODAY)

    assert (found.share, found.left, found.is_there) == (1.0, 0, True)


def test_without_a_number_there_is_nothing_to_be_done_of() -> None:
    found = progress_of(Goal("Talk", due=date(2026, 10, 1)), 4, TODAY)

    assert (found.share, found.is_there, found.a_week) == (0.0, False, None)


def test_the_user_counts_where_the_goal_says_so() -> None:
    assert progress_of(Goal("Read", measure=Measure.OWN, number=4, counted=3), 1, TODAY).counted == 3


def test_what_is_needed_each_week_counts_today_in() -> None:
    found = progress_of(Goal("Talk", number=6, due=date(2026, 10, 26)), 2, TODAY)

    assert found.days_left == 13
    assert found.a_week == pytest.approx(2.0)


@pytest.mark.parametrize(("counted", "late"), [(0, True), (2, False)])
def test_only_what_is_not_there_can_be_late(counted: int, late: bool) -> None:
    found = progress_of(Goal("Talk", number=2, due=date(2026, 10, 12)), counted, TODAY)

    assert found.is_late is late
    assert found.a_week is None


def test_active_goals_come_first_by_their_day() -> None:
    someday, soon = Goal("b"), Goal("c", due=date(2026, 11, 1))
    later, over = Goal("a", due=date(2026, 12, 1)), replace(Goal("d"), state=GoalState.REACHED)
    dropped = Goal("e", state=GoalState.DROPPED, due=date(2026, 1, 1))

    assert in_order([dropped, over, someday, later, soon]) == [soon, later, someday, over, dropped]
