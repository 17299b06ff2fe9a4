"""A pitch with its rehearsals comes onto the desk as one change; a draft of it can always be read."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.errors import Trouble
from netdesk.domain.pitches import Ingredients, Pitch, Rehearsal
from netdesk.services import history, pitches
from netdesk.services.pitch_work import PitchWork, as_draft, from_draft, keep
from netdesk.store.desk import Desk

TAKES = (
    Rehearsal(0, "2026-11-26T10:00:00+00:00", 34, 63, 1),
    Rehearsal(0, "2026-11-26T10:02:00+00:00", 29, 63, 3),
)
PITCH = Pitch("Engineers", "Learn", None, Ingredients(who="Ana", question="How?"), "Hi, I’m Ana. How?", True)
WORK = PitchWork(PITCH, TAKES)


def test_a_pitch_and_what_was_said_of_it_are_one_change(desk: Desk) -> None:
    pitch_id = keep(desk, WORK)
    with desk.reader() as reader:
        assert pitches.pitch(reader, pitch_id) == replace(PITCH, id=pitch_id)
        said = pitches.rehearsals(reader, pitch_id)
        assert [(each.seconds, each.words, each.rating) for each in said] == [(34, 63, 1), (29, 63, 3)]
        change = history.next_undo(reader)
    assert change is not None
    assert change.label == "Add the pitch for Engineers"
    history.undo(desk)
    with desk.reader() as reader:
        assert pitches.every(reader) == []
        assert pitches.rehearsals(reader) == []


def test_a_further_version_leaves_the_first_one_as_it_is(desk: Desk) -> None:
    first = keep(desk, PitchWork(PITCH))
    kept = replace(PITCH, id=first)
    second = keep(desk, PitchWork(replace(kept, audience="Recruiters"), TAKES, as_new=True))
    third = keep(desk, PitchWork(replace(kept, text="Hello."), TAKES[:1]))
    assert third == first
    with desk.reader() as reader:
        found = {each.id: each for each in pitches.every(reader)}
        assert found[first].text == "Hello."
        assert found[second].audience == "Recruiters"
        assert found[second].based_on == first
        assert len(pitches.rehearsals(reader, second)) == 2
        assert len(pitches.rehearsals(reader, first)) == 1


def test_what_cannot_be_kept_leaves_nothing_behind(desk: Desk) -> None:
    with pytest.raises(Trouble, match="somebody who listens"):
        keep(desk, PitchWork(Pitch(""), TAKES))
    with desk.reader() as reader:
        assert pitches.rehearsals(reader) == []
        assert history.next_undo(reader) is None


def test_a_draft_says_everything() -> None:
    work = replace(WORK, pitch=replace(PITCH, goal_id=3, based_on=7), as_new=True)
    assert from_draft(as_draft(work), PitchWork(Pitch(""))) == work


def test_a_draft_says_too_that_no_goal_is_chosen() -> None:
    draft = as_draft(WORK)
    assert from_draft(draft, PitchWork(replace(PITCH, goal_id=4))).pitch.goal_id is None


json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from([*as_draft(WORK), "other"]), json))
def test_a_draft_that_is_not_as_it_should_be_is_read_as_far_as_it_goes(draft: dict[str, Any]) -> None:
    found = from_draft(draft, WORK)
    assert isinstance(found.pitch.text, str)
    assert all(each.seconds > 0 for each in found.takes)
    assert from_draft(as_draft(found), PitchWork(Pitch("", id=found.pitch.id))) == found
