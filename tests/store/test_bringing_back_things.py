"""Bringing back deleted events, organizations, goals, pitches and questions, and who is named with them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netdesk.domain.dates import Moment
from netdesk.domain.events import Event
from netdesk.domain.goals import Goal
from netdesk.domain.interactions import Interaction, Kind, Plan
from netdesk.domain.organizations import Organization
from netdesk.domain.own_questions import OwnQuestion
from netdesk.domain.pitches import Pitch, Rehearsal
from netdesk.services import (
    checks,
    contacts,
    events,
    goals,
    history,
    interactions,
    organizations,
    own_questions,
    pitches,
)
from netdesk.services.change_details import details_of_gone
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk
from tests.store.deleting import add, gone, key_of
from tests.store.ledger import rows_of


def _named(reader: Reader) -> list[object]:
    """What the talk, its plan, the fair and the second pitch name."""
    talk, fair, pitch = interactions.interaction(reader, 1), events.event(reader, 1), pitches.pitch(reader, 2)
    plan = talk.plan if talk else None
    return [
        talk and talk.event_id,
        plan and (plan.goal_id, plan.pitch_id),
        fair and (fair.goal_id, fair.pitch_id),
        pitch and (pitch.goal_id, pitch.based_on),
    ]


def _journey(desk: Desk) -> None:
    """Ann and Bo were met at a fair and could help with a goal; everything names everything."""
    add(desk, "Ann", "Bo")
    goals.save(desk, Goal("Six talks", helper_ids=(1, 2)))
    pitches.save(desk, Pitch("Engineers", "An internship"))
    pitches.save(desk, Pitch("Founders", goal_id=1, based_on=1))
    pitches.rehearsed(desk, Rehearsal(1, "2027-01-08T09:00:00+00:00", 31))
    fair = Event(
        "Fair", start=Moment("2027-03-04"), aims=("Cards",), goal_id=1, pitch_id=1, contact_ids=(2, 1)
    )
    events.save(desk, fair)
    organizations.save(desk, Organization("Halden", "Sensors", research=("Old",)))
    plan = Plan(goal="Six talks", goal_id=1, pitch_id=1)
    interactions.add_interaction(desk, Interaction(Kind.EVENT, (1,), plan=plan, event_id=1))


@pytest.mark.parametrize(
    ("kind", "words"),
    [("event", "Fair"), ("goal", "Six talks"), ("pitch", "Engineers"), ("organization", "Halden")],
)
def test_a_deleted_thing_waits_to_come_back_with_what_is_its_own_and_is_named_again(
    desk: Desk, reader: Reader, kind: str, words: str
) -> None:
    _journey(desk)
    before = rows_of(reader.raw)
    {"event": events, "goal": goals, "pitch": pitches, "organization": organizations}[kind].delete(desk, [1])
    assert [(each.kind, each.words) for each in gone(reader)] == [(kind, words)]
    add(desk, "Cy")
    told = details_of_gone(reader, key_of(reader, words))
    assert [(each.kind, each.title) for each in told.subjects] == [(kind, words)]
    changes = history.restore(desk, [key_of(reader, words)])
    assert changes.label == f"Restore {words}"
    after = rows_of(reader.raw)
    assert {key: row for key, row in after.items() if key in before} == before
    assert checks.check(reader) == []
    assert gone(reader) == []


def test_both_versions_of_a_pitch_come_back_one_by_one_in_either_order(desk: Desk, reader: Reader) -> None:
    _journey(desk)
    before = rows_of(reader.raw)
    for first, second in (("Engineers", "Founders"), ("Founders", "Engineers")):
        pitches.delete(desk, [1, 2])
        history.restore(desk, [key_of(reader, first)])
        history.restore(desk, [key_of(reader, second)])
        after = rows_of(reader.raw)
        assert {key: row for key, row in after.items() if key in before} == before
        assert {table for table, _ in after.keys() - before.keys()} == {"thing_source"}, "how they are known"


def test_somebody_comes_back_to_an_event_that_comes_back_with_them(desk: Desk, reader: Reader) -> None:
    _journey(desk)
    contacts.delete_contacts(desk, [1, 2])
    events.delete(desk, [1])
    goals.delete(desk, [1])
    changes = history.restore(desk, [key_of(reader, "Ann"), key_of(reader, "Fair")])
    assert changes.label == "Restore 1 contact and 1 event"
    fair = events.event(reader, 1)
    assert fair
    assert fair.goal_id is None
    assert fair.contact_ids == (1,)
    assert checks.check(reader) == []


def test_whoever_comes_back_is_not_at_an_event_that_is_gone_by_now(desk: Desk, reader: Reader) -> None:
    _journey(desk)
    contacts.delete_contacts(desk, [1])
    events.delete(desk, [1])
    history.restore(desk, [key_of(reader, "Ann")])
    assert contacts.contact(reader, 1)
    assert checks.check(reader) == []


def test_an_event_comes_back_without_whoever_was_deleted_since(desk: Desk, reader: Reader) -> None:
    _journey(desk)
    events.delete(desk, [1])
    contacts.delete_contacts(desk, [2])
    history.restore(desk, [key_of(reader, "Fair")])
    fair = events.event(reader, 1)
    assert fair
    assert fair.contact_ids == (1,)
    assert checks.check(reader) == []


def test_an_interaction_does_not_name_what_is_gone_when_it_comes_back(desk: Desk, reader: Reader) -> None:
    _journey(desk)
    interactions.delete_interactions(desk, [1])
    for service in (events, goals, pitches):
        service.delete(desk, [1])
    history.restore(desk, [key_of(reader, "conversation at an event with Ann")])
    assert _named(reader) == [None, (None, None), None, (None, None)]
    assert checks.check(reader) == []


def test_a_question_of_ones_own_waits_to_come_back_and_one_of_the_bank_is_not_gone(
    desk: Desk, reader: Reader
) -> None:
    mine = OwnQuestion("Who pays?", topic="Money")
    own_questions.save(desk, mine)
    own_questions.save(desk, OwnQuestion("", key="path-luck", hidden=True))
    own_questions.delete(desk, [1])
    own_questions.delete(desk, [2])
    assert [(each.kind, each.words, each.detail) for each in gone(reader)] == [
        ("own_question", "Who pays?", "Money")
    ]
    assert history.restore(desk, [key_of(reader, "Who pays?")]).label == "Restore Who pays?"
    assert own_questions.every(reader) == [replace(mine, id=1)]
