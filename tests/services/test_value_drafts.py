"""Values as drafts, and back, whatever the draft looks like."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.dates import Moment
from netdesk.domain.events import Event
from netdesk.domain.goals import Goal, GoalKind, GoalState, Measure
from netdesk.domain.own_questions import OwnQuestion, QuestionKind
from netdesk.domain.pitches import Ingredients, Pitch
from netdesk.services.value_drafts import as_draft, from_draft

GOAL = Goal(
    "Talk", GoalKind.SKILL, "grids", Measure.OWN, 5, 2, date(2026, 12, 1), GoalState.REACHED, "n", (3, 4), 9
)
EVENT = Event("Fair", start=Moment("2026-10-01T10:00", "Europe/Oslo"), aims=("one", "two"), contact_ids=(1,))
PITCH = Pitch("Engineers", "Learn", 3, Ingredients(who="Ana", question="How?"), "Hi", True, 2)
QUESTION = OwnQuestion("Why?", QuestionKind.PRACTICE, "Path", must=True)


@pytest.mark.parametrize(
    ("value", "blank"),
    [(GOAL, Goal("", id=9)), (EVENT, Event("")), (PITCH, Pitch("")), (QUESTION, OwnQuestion(""))],
)
def test_what_was_drafted_comes_back_whole_by_way_of_a_file(value: Any, blank: Any) -> None:
    assert from_draft(json.loads(json.dumps(as_draft(value))), blank) == value


@pytest.mark.parametrize(
    "wrong",
    [
        {"number": "five"},
        {"number": True},
        {"number": -1},
        {"due": "soon"},
        {"due": 7},
        {"kind": "hobby"},
        {"kind": []},
        {"helper_ids": [1, "two"]},
        {"helper_ids": 5},
        {"statement": None},
        {"id": 77},
        {"unknown": 1},
    ],
)
def test_what_is_wrong_in_a_draft_is_passed_over(wrong: dict[str, Any]) -> None:
    assert from_draft(wrong, GOAL) == GOAL


def test_a_day_can_be_taken_away() -> None:
    assert from_draft({"due": None}, GOAL).due is None


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(["aims", "start", "kind", "name", "contact_ids", "standing"]), JUNK))
def test_any_draft_gives_an_event_that_can_be_drafted_again(draft: dict[str, Any]) -> None:
    found = from_draft(draft, EVENT)

    assert from_draft(as_draft(found), EVENT) == found
