"""First words for a goal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.goal_starters import starters
from netdesk.domain.goals import GoalKind


@pytest.mark.parametrize(
    ("kind", "subject", "first"),
    [
        (GoalKind.INDUSTRY, "Grid storage", "Find out whether grid storage is for me"),
        (GoalKind.INDUSTRY, "AI", "Find out whether AI is for me"),
        (GoalKind.ORGANIZATION, "Halden Storage", "Learn what it is like to work at Halden Storage"),
        (GoalKind.CAREER_PATH, "Process engineer", "Learn how one becomes a process engineer"),
        (GoalKind.CAREER_PATH, "", "Learn how one gets into this work"),
        (GoalKind.SKILL, "Python", "Learn Python from people who use it"),
        (GoalKind.RELATIONSHIP, "", "Stay in touch with people in my field"),
        (GoalKind.JOB_LEAD, "{about}", "Hear of openings in {about}"),
    ],
)
def test_a_sentence_speaks_of_what_the_goal_is_about(kind: GoalKind, subject: str, first: str) -> None:
    assert starters(kind, subject)[0] == first


@given(st.sampled_from(GoalKind), st.text())
def test_there_are_three_for_whatever_was_said(kind: GoalKind, subject: str) -> None:
    found = starters(kind, subject)
    assert len(set(found)) == 3
    assert all(each.strip() for each in found)
