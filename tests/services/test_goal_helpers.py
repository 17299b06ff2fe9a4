"""Who could help with a goal, from a desk."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netdesk.domain.contacts import Contact
from netdesk.domain.dates import Moment
from netdesk.domain.errors import Cancelled
from netdesk.domain.goals import Goal, GoalKind
from netdesk.domain.helpers_of_goals import Because, Helper
from netdesk.domain.interactions import Interaction, Kind, State
from netdesk.domain.names import Name
from netdesk.domain.progress import Until
from netdesk.services import contacts, interactions
from netdesk.services.goal_helpers import who_could_help
from netdesk.store.desk import Desk

GRID = Goal("Understand grid storage", GoalKind.INDUSTRY, subject="grid storage")


def _add(desk: Desk, given: str, contact: Contact) -> int:
    return contacts.add_contact(desk, replace(contact, name=Name(given=given)))


def _found(desk: Desk, goal: Goal = GRID, industries: dict[str, str] | None = None) -> tuple[Helper, ...]:
    with desk.reader() as reader:
        return who_could_help(reader, goal, industries=industries)


def test_people_are_found_by_all_that_is_kept_of_them(desk: Desk) -> None:
    _add(desk, "Title", Contact(title="Grid planner"))
    _add(desk, "Tag", Contact(tags=("Storage",)))
    _add(desk, "Note", Contact(notes="Did a thesis about grids"))
    _add(desk, "Met", Contact(where_met="Storage meetup"))
    _add(desk, "None", Contact(title="Baker"))

    assert {helper.name for helper in _found(desk)} == {"Title", "Tag", "Note", "Met"}


def test_what_was_noted_about_a_talk_is_a_reason(desk: Desk) -> None:
    ann = _add(desk, "Ann", Contact())
    talk = Interaction(
        Kind.CALL, (ann,), State.HELD, start=Moment("2026-09-03T10:00"), notes="On grid storage"
    )
    interactions.add_interaction(desk, talk)

    reasons = [reason.because for reason in _found(desk)[0].reasons]

    assert reasons == [Because.TALKS, Because.IN_TOUCH]


def test_a_meeting_ahead_and_a_cancelled_one_are_told_apart(desk: Desk) -> None:
    ann = _add(desk, "Ann", Contact(tags=("grid",)))
    bo = _add(desk, "Bo", Contact(tags=("grid",)))
    interactions.add_interaction(desk, Interaction(Kind.CALL, (ann,)))
    interactions.add_interaction(desk, Interaction(Kind.CALL, (bo,), State.CANCELLED))

    reasons = {helper.name: [reason.because for reason in helper.reasons] for helper in _found(desk)}

    assert reasons == {"Ann": [Because.TAGS, Because.AHEAD], "Bo": [Because.TAGS]}


def test_whoever_was_picked_or_put_away_is_not_offered(desk: Desk) -> None:
    picked = _add(desk, "Picked", Contact(tags=("grid",)))
    _add(desk, "Away", Contact(tags=("grid",), archived=True))
    _add(desk, "Left", Contact(tags=("grid",)))

    found = _found(desk, replace(GRID, helper_ids=(picked,)))

    assert [helper.name for helper in found] == ["Left"]


def test_the_industry_of_an_organization_leads_to_whoever_works_there(desk: Desk) -> None:
    _add(desk, "Ann", Contact(organization="Halden AS"))
    _add(desk, "Bo", Contact(organization="Fjord AS"))

    found = _found(desk, industries={"halden as": "Grid storage", "Fjord AS": "Fishing"})

    assert [(helper.name, helper.reasons[0].because) for helper in found] == [("Ann", Because.INDUSTRY)]


def test_when_nothing_fits_those_who_are_near_are_offered_as_such(desk: Desk) -> None:
    _add(desk, "Close", Contact(closeness=5))
    _add(desk, "Stranger", Contact())

    assert [(helper.name, helper.is_near) for helper in _found(desk)] == [("Close", True)]


def test_a_word_that_everybody_has_finds_nobody_on_a_large_desk(desk: Desk) -> None:
    people = [Contact(Name(given=f"P{number}"), title="Grid") for number in range(90)]
    for person in people:
        contacts.add_contact(desk, person)
    _add(desk, "Ann", Contact(title="Grid storage"))

    assert next(helper.name for helper in _found(desk)) == "Ann"


@pytest.mark.parametrize("nothing", ['"', "NEAR(", "'; DROP", "", "\x00", "a" * 5000])
def test_signs_of_a_search_are_words_that_nobody_has(desk: Desk, nothing: str) -> None:
    _add(desk, "Ann", Contact(notes="电池, and the grid"))

    assert _found(desk, Goal("What", subject=nothing)) == ()
    for subject in (f"{nothing} grid", f"{nothing} 电 池"):
        assert [helper.name for helper in _found(desk, Goal("What", subject=subject))] == ["Ann"], subject


def test_whoever_no_longer_wants_to_know_stops_it(desk: Desk) -> None:
    _add(desk, "Ann", Contact(title="Grid planner"))

    with desk.reader() as reader:
        with pytest.raises(Cancelled):
            who_could_help(reader, GRID, progress=Until(1))
        assert len(who_could_help(reader, GRID, progress=Until(9))) == 1


def test_an_empty_desk_has_nobody(desk: Desk) -> None:
    assert _found(desk) == ()
