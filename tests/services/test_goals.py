"""What a user does with goals, and what counts towards them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from netdesk.domain.errors import Trouble
from netdesk.domain.events import Event
from netdesk.domain.goals import Goal, GoalKind, GoalState, Measure
from netdesk.domain.interactions import Interaction, Kind, Plan, State
from netdesk.domain.pitches import Pitch, Rehearsal
from netdesk.services import checks, contacts, events, goals, history, interactions, pitches
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk
from tests.services.labels import to_undo

TALKS = Goal(
    "Six talks about storage", GoalKind.INDUSTRY, "Energy storage", Measure.CONVERSATIONS, 6, 2,
    date(2027, 6, 1), GoalState.ACTIVE, "By summer", (3, 1),
)  # fmt: skip


pytestmark = pytest.mark.usefixtures("ann_bo_and_cy")


def test_a_goal_is_kept_whole_and_given_back(desk: Desk, reader: Reader) -> None:
    found = goals.save(desk, TALKS)
    assert goals.goal(reader, found) == replace(TALKS, id=found)
    assert to_undo(reader) == "Add the goal “Six talks about storage”"
    goals.save(desk, replace(TALKS, id=found, state=GoalState.REACHED, helper_ids=(1,)))
    history.undo(desk)
    assert goals.every(reader) == [replace(TALKS, id=found)]


def test_held_interactions_count_by_their_plan_or_else_by_their_event(desk: Desk, reader: Reader) -> None:
    one, other = goals.save(desk, TALKS), goals.save(desk, Goal("Know Nordlys"))
    fair = events.save(desk, Event("Fair", goal_id=one))
    planned = interactions.add_interaction(desk, Interaction(Kind.CALL, (1,), plan=Plan(goal_id=one)))
    held = interactions.add_interaction(
        desk, Interaction(Kind.CALL, (1,), State.HELD, plan=Plan(goal_id=one))
    )
    there = interactions.add_interaction(desk, Interaction(Kind.EVENT, (2,), State.HELD, event_id=fair))
    elsewhere = Interaction(Kind.EVENT, (2,), State.HELD, event_id=fair, plan=Plan(goal_id=other))
    aside = interactions.add_interaction(desk, elsewhere)
    assert goals.progress(reader) == {one: 2, other: 1}
    assert goals.interactions_serving(reader, one) == [there, held, planned]
    assert goals.interactions_serving(reader, other) == [aside]


def test_people_count_once_each_with_the_helpers(desk: Desk, reader: Reader) -> None:
    found = goals.save(desk, replace(TALKS, measure=Measure.PEOPLE))
    for people, state in (((1, 2), State.HELD), ((2,), State.HELD), ((2,), State.PLANNED)):
        interactions.add_interaction(desk, Interaction(Kind.CALL, people, state, plan=Plan(goal_id=found)))
    assert goals.progress(reader) == {found: 3}


def test_rehearsals_of_the_pitches_that_serve_it_count_or_what_the_user_counted(
    desk: Desk, reader: Reader
) -> None:
    one = goals.save(desk, replace(TALKS, measure=Measure.REHEARSALS))
    other = goals.save(desk, replace(TALKS, measure=Measure.OWN))
    pitch_id = pitches.save(desk, Pitch("Engineers", goal_id=one))
    for minute in range(3):
        pitches.rehearsed(desk, Rehearsal(pitch_id, f"2027-01-08T09:0{minute}:00+00:00", 31))
    assert goals.progress(reader) == {one: 3, other: 2}


def test_deleting_a_goal_clears_its_name_everywhere_and_undo_brings_all_back(
    desk: Desk, reader: Reader
) -> None:
    found = goals.save(desk, TALKS)
    pitch_id = pitches.save(desk, Pitch("Engineers", goal_id=found))
    fair = events.save(desk, Event("Fair", goal_id=found))
    plan = Plan(goal="Six talks about storage", goal_id=found)
    call = interactions.add_interaction(desk, Interaction(Kind.CALL, (1,), plan=plan))

    def named() -> list[int | None]:
        talk, version, there = (
            interactions.interaction(reader, call),
            pitches.pitch(reader, pitch_id),
            events.event(reader, fair),
        )
        assert talk
        assert talk.plan
        assert talk.plan.goal == "Six talks about storage", "the words of the plan stay"
        assert version
        assert there
        return [talk.plan.goal_id, version.goal_id, there.goal_id]

    goals.delete(desk, [found])
    assert named() == [None, None, None]
    assert checks.check(reader) == []
    history.undo(desk)
    assert named() == [found, found, found]
    assert goals.every(reader) == [replace(TALKS, id=found)]


def test_undoing_a_goal_alone_is_refused_while_something_serves_it(desk: Desk, reader: Reader) -> None:
    goals.save(desk, TALKS)
    made = history.history(reader, 1)[0].id
    pitches.save(desk, Pitch("Engineers", goal_id=1))
    with pytest.raises(history.InTheWay) as refused:
        history.undo_change(desk, made)
    assert [each.label for each in refused.value.entries] == ["Add the pitch for Engineers"]
    history.undo_change(desk, made, [each.id for each in refused.value.entries])
    assert (goals.every(reader), pitches.every(reader)) == ([], [])


def test_helpers_who_are_deleted_help_no_more(desk: Desk, reader: Reader) -> None:
    goals.save(desk, TALKS)
    contacts.delete_contacts(desk, [3])
    assert goals.every(reader)[0].helper_ids == (1,)
    history.undo(desk)
    assert goals.every(reader)[0].helper_ids == (3, 1)


def test_one_without_words_or_gone_is_refused(desk: Desk, reader: Reader) -> None:
    with pytest.raises(Trouble, match="needs a few words"):
        goals.save(desk, Goal(" "))
    with pytest.raises(Trouble, match="no longer on the desk"):
        goals.save(desk, replace(TALKS, id=5))
    assert goals.every(reader) == []


def test_several_are_one_change(desk: Desk, reader: Reader) -> None:
    ids = goals.save_many(desk, [TALKS, Goal("Know Nordlys")])
    assert to_undo(reader) == "Add 2 goals"
    goals.delete(desk, ids)
    assert to_undo(reader) == "Delete 2 goals"
