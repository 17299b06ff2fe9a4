"""Ways become events and organizations are wanted, as one change on a real desk file."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.dates import Moment
from netdesk.domain.events import Event, EventKind
from netdesk.domain.goals import Goal
from netdesk.domain.organizations import Organization
from netdesk.domain.widening import Picked, Widening
from netdesk.services import events, goals, history, organizations
from netdesk.services.widening import WideningKept, as_draft, from_draft, keep
from netdesk.store.desk import Desk
from tests.services.labels import to_undo_on


def every(desk: Desk) -> tuple[list[Event], list[Organization]]:
    with desk.reader() as reader:
        return events.every(reader), organizations.every(reader)


def test_dated_and_standing_ways_become_events_of_their_kind(desk: Desk) -> None:
    goal = goals.save(desk, Goal("Learn how storage reaches the grid"))
    picked = (
        Picked(
            "career-fairs", " Spring  fair ", day=date(2026, 11, 4), place="Hall 2", aims=("Five stands", " ")
        ),
        Picked("alumni-platform", "Alumni Advisor Hub", standing=True, day=date(2026, 1, 1), goal_id=goal),
        Picked("gone", "Chess evening", goal_id=99, pitch_id=7),
    )
    assert keep(desk, Widening(picked)) == WideningKept(3, 0)
    fair, hub, chess = every(desk)[0]
    assert (fair.name, fair.kind, fair.at_school, fair.standing) == (
        "Spring fair",
        EventKind.CAREER_FAIR,
        True,
        False,
    )
    assert (fair.start, fair.place, fair.aims) == (Moment("2026-11-04"), "Hall 2", ("Five stands",))
    assert (hub.kind, hub.standing, hub.start, hub.goal_id) == (EventKind.ALUMNI_PLATFORM, True, None, goal)
    assert (chess.kind, chess.at_school, chess.goal_id, chess.pitch_id) == (
        EventKind.OTHER,
        False,
        None,
        None,
    )


def test_it_is_one_change_that_undo_takes_back(desk: Desk) -> None:
    before = to_undo_on(desk)
    keep(desk, Widening((Picked("meetups", "Meetup"), Picked("facebook", "Facebook")), ("Halden {x}",)))
    assert to_undo_on(desk) == "Add 2 events and Halden {x}"
    history.undo(desk)
    assert every(desk) == ([], [])
    assert to_undo_on(desk) == before


def test_what_is_on_the_desk_is_not_made_again(desk: Desk) -> None:
    picked = Picked("career-fairs", "Spring fair", day=date(2026, 11, 4))
    keep(desk, Widening((picked,), ("Halden Storage",)))
    before = to_undo_on(desk)
    again = Widening((Picked("career-fairs", "SPRING fair", day=date(2026, 11, 4)),), ("Halden Storage AS",))
    assert keep(desk, again) == WideningKept()
    assert to_undo_on(desk) == before
    assert keep(desk, Widening((Picked("career-fairs", "Spring fair", day=date(2027, 3, 1)),))).events == 1


def test_what_is_said_of_an_event_on_the_desk_fills_it_in(desk: Desk) -> None:
    goal = goals.save(desk, Goal("Learn"))
    kept = Event("LinkedIn", EventKind.ONLINE_GROUP, standing=True, aims=("Write to two",), place="My page")
    events.save(desk, kept)
    said = Picked(
        "linkedin", "linkedin", True, place="Elsewhere", aims=("write to TWO", "Join"), goal_id=goal
    )
    assert keep(desk, Widening((said,))) == WideningKept(0, 0, 1)
    (found,) = every(desk)[0]
    assert (found.name, found.place, found.aims, found.goal_id) == (
        "LinkedIn",
        "My page",
        ("Write to two", "Join"),
        goal,
    )
    assert to_undo_on(desk) == "Fill in LinkedIn"
    history.undo(desk)
    assert every(desk)[0][0].aims == ("Write to two",)


def test_an_organization_that_is_kept_is_wanted_under_its_own_name(desk: Desk) -> None:
    organizations.save(desk, Organization("Halden Storage A/S", industry="Storage", research=("Two pilots",)))
    assert keep(desk, Widening(wanted=("halden storage", "Halden", "HALDEN"))) == WideningKept(0, 2)
    kept, other = every(desk)[1]
    assert (kept.name, kept.wanted, kept.research) == ("Halden Storage A/S", True, ("Two pilots",))
    assert (other.name, other.wanted) == ("Halden", True)


def test_nothing_ticked_leaves_history_alone(desk: Desk) -> None:
    before = to_undo_on(desk)
    assert keep(desk, Widening()) == WideningKept()
    assert keep(desk, Widening((Picked("something-else", "  "),))) == WideningKept()
    assert to_undo_on(desk) == before


TEXT = st.text(max_size=20)
WIDENINGS = st.builds(
    Widening,
    st.lists(
        st.builds(
            Picked,
            st.text(min_size=1, max_size=9),
            TEXT,
            st.booleans(),
            st.none() | st.dates(),
            TEXT,
            st.lists(TEXT).map(tuple),
            st.none() | st.integers(0, 2**40),
            st.none() | st.integers(0, 2**40),
        )
    ).map(tuple),
    st.lists(TEXT.filter(str.strip)).map(tuple),
)


@given(WIDENINGS)
def test_a_draft_is_read_as_it_was_kept(widening: Widening) -> None:
    assert from_draft(json.loads(json.dumps(as_draft(widening))), Widening()) == widening


@given(
    st.dictionaries(
        st.sampled_from(["picked", "wanted"]),
        st.recursive(
            st.none() | st.integers() | st.text() | st.booleans(),
            lambda inner: (
                st.lists(inner)
                | st.dictionaries(
                    st.sampled_from(["way", "name", "day", "aims", "standing", "goal_id"]), inner
                )
            ),
        ),
    )
)
def test_of_any_draft_is_read_what_can_be_kept_again(draft: dict[str, Any]) -> None:
    found = from_draft(draft, Widening())
    assert from_draft(as_draft(found), Widening()) == found
