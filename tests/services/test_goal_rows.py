"""Goals with how far they have come, and what is done with them at a click."""

from __future__ import annotations

import pytest

from netdesk.domain.contacts import Contact
from netdesk.domain.errors import Trouble
from netdesk.domain.goals import Goal, GoalState, Measure
from netdesk.domain.names import Name
from netdesk.services import contacts, goal_rows, goals, history
from netdesk.store.desk import Desk


def test_people_picked_count_for_a_goal_of_people(desk: Desk) -> None:
    ann = contacts.add_contact(desk, Contact(Name(given="Ann")))
    goal_id = goals.save(desk, Goal("Meet", measure=Measure.PEOPLE, number=2))

    goal_rows.pick_helpers(desk, goal_id, [ann, ann])

    (row,) = goal_rows.goal_rows(desk.writer)
    assert (row.goal.helper_ids, row.progress.counted, row.progress.share) == ((ann,), 1, 0.5)


def test_what_changes_nothing_is_no_step_of_undo(desk: Desk) -> None:
    ann = contacts.add_contact(desk, Contact(Name(given="Ann")))
    goal_id = goals.save(desk, Goal("Meet", helper_ids=(ann,)))
    before = history.next_undo(desk.writer)

    goal_rows.pick_helpers(desk, goal_id, [ann])
    goal_rows.set_state(desk, goal_id, GoalState.ACTIVE)
    goal_rows.drop_helper(desk, goal_id, 999)

    assert history.next_undo(desk.writer) == before


@pytest.mark.parametrize(
    "change",
    [
        lambda desk: goal_rows.set_state(desk, 7, GoalState.REACHED),
        lambda desk: goal_rows.count_one_more(desk, 7),
        lambda desk: goal_rows.pick_helpers(desk, 7, [1]),
    ],
)
def test_a_goal_that_is_gone_is_told(desk: Desk, change: object) -> None:
    with pytest.raises(Trouble, match="no longer on the desk"):
        change(desk)  # type: ignore[operator]


def test_each_thing_done_is_told_in_the_edit_menu_as_what_it_is(desk: Desk) -> None:
    ann = contacts.add_contact(desk, Contact(Name(given="Ann")))
    goal_id = goals.save(desk, Goal("Meet", measure=Measure.OWN))

    def label() -> str:
        entry = history.next_undo(desk.writer)
        assert entry is not None
        return entry.label

    told = []
    for work in (
        lambda: goal_rows.pick_helpers(desk, goal_id, [ann]),
        lambda: goal_rows.drop_helper(desk, goal_id, ann),
        lambda: goal_rows.count_one_more(desk, goal_id),
        lambda: goal_rows.set_state(desk, goal_id, GoalState.REACHED),
        lambda: goal_rows.set_state(desk, goal_id, GoalState.ACTIVE),
    ):
        work()
        told.append(label())

    assert told == [
        "Pick who could help with the goal “Meet”",
        "Take somebody out of the goal “Meet”",
        "Count one more for the goal “Meet”",
        "Reach the goal “Meet”",
        "Take up the goal “Meet”",
    ]
