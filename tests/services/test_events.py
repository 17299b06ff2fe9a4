"""What a user does with events."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netdesk.domain.contacts import Contact
from netdesk.domain.dates import Moment
from netdesk.domain.errors import Trouble
from netdesk.domain.events import Event, EventKind
from netdesk.domain.goals import Goal
from netdesk.domain.interactions import Interaction, Kind, State
from netdesk.domain.names import Name
from netdesk.domain.pitches import Pitch
from netdesk.domain.rows import ContactView
from netdesk.services import checks, contacts, events, goals, history, interactions, pitches
from netdesk.store import contacts as kept_contacts
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk
from tests.services.labels import to_undo

FAIR = Event(
    "Career fair", EventKind.CAREER_FAIR, at_school=True, start=Moment("2027-03-04T10:00", "Europe/Oslo"),
    minutes=240, place="Hall 2", link="https://fair.example", organization="The school",
    aims=("Three cards", "Ask about summer"), notes="Bring CVs", contact_ids=(2, 1),
)  # fmt: skip


pytestmark = pytest.mark.usefixtures("ann_bo_and_cy")


def test_an_event_is_kept_whole_with_goal_pitch_and_people(desk: Desk, reader: Reader) -> None:
    goal_id = goals.save(desk, Goal("Ten talks"))
    pitch_id = pitches.save(desk, Pitch("Engineers"))
    whole = replace(FAIR, goal_id=goal_id, pitch_id=pitch_id)
    found = events.save(desk, whole)
    assert events.event(reader, found) == replace(whole, id=found)
    assert to_undo(reader) == "Add the event Career fair"
    assert events.every(reader) == [replace(whole, id=found)]


def test_a_standing_event_needs_no_day(desk: Desk, reader: Reader) -> None:
    found = events.save(desk, Event("LinkedIn", EventKind.ONLINE_GROUP, standing=True))
    kept = events.event(reader, found)
    assert kept
    assert (kept.start, kept.standing) == (None, True)


def test_people_are_noted_once_each_in_the_order_in_which_they_came(desk: Desk, reader: Reader) -> None:
    found = events.save(desk, FAIR)
    events.add_people(desk, found, [3, 1, 99])
    kept = events.event(reader, found)
    assert kept
    assert kept.contact_ids == (2, 1, 3)
    assert to_undo(reader) == "Add Cy to Career fair"
    events.add_people(desk, found, [1])
    assert to_undo(reader) == "Add Cy to Career fair", "nothing to add is no change"
    history.undo(desk)
    assert events.every(reader)[0].contact_ids == (2, 1)


def test_a_burst_of_cards_becomes_people_met_there_in_one_step(
    desk: Desk, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "PART_CONTACTS", 2)
    found = events.save(desk, FAIR)
    cards = [Contact(Name(given=name)) for name in ("Dag", "Eli", "Fay")] + [
        Contact(Name(given="Gus"), how_met="On the stairs")
    ]
    ids = events.burst(desk, found, cards)
    assert to_undo(reader) == "Add 4 people met at Career fair"
    assert events.every(reader)[0].contact_ids == (2, 1, *ids)
    assert [each.where_met for each in contacts.contacts(reader, ids)] == ["Career fair"] * 3 + [""]
    assert checks.check(reader) == []
    history.undo(desk)
    assert kept_contacts.names(reader, ids) == {}
    assert events.every(reader)[0].contact_ids == (2, 1)


def test_a_burst_belongs_to_no_event_when_none_is_named(desk: Desk, reader: Reader) -> None:
    events.burst(desk, None, [Contact(Name(given="Dag"))])
    assert to_undo(reader) == "Add Dag"
    with pytest.raises(Trouble, match="no longer on the desk"):
        events.burst(desk, 77, [Contact(Name(given="Eli"))])
    with pytest.raises(Trouble, match="Nobody to keep"):
        events.burst(desk, None, [Contact(Name(given="Eli")), Contact()])
    assert contacts.counts(reader).contacts == 4


def test_somebody_is_found_by_the_event_they_were_met_at_whatever_it_is_called(
    desk: Desk, reader: Reader
) -> None:
    found = events.save(desk, FAIR)
    assert sorted(contacts.contact_ids(reader, ContactView(text="career fair"))) == [1, 2]
    events.save(desk, replace(FAIR, id=found, name="Spring meetup"))
    assert list(contacts.contact_ids(reader, ContactView(text="career fair"))) == []
    assert sorted(contacts.contact_ids(reader, ContactView(text="meetup"))) == [1, 2]
    events.delete(desk, [found])
    assert list(contacts.contact_ids(reader, ContactView(text="meetup"))) == []
    history.undo(desk)
    assert sorted(contacts.contact_ids(reader, ContactView(text="meetup"))) == [1, 2]
    assert checks.check(reader) == []


def test_deleting_an_event_leaves_what_was_said_there_and_undo_names_it_again(
    desk: Desk, reader: Reader
) -> None:
    found = events.save(desk, FAIR)
    talk = interactions.add_interaction(desk, Interaction(Kind.EVENT, (1,), State.HELD, event_id=found))
    events.delete(desk, [found])
    kept = interactions.interaction(reader, talk)
    assert kept
    assert kept.event_id is None
    assert checks.check(reader) == []
    history.undo(desk)
    kept = interactions.interaction(reader, talk)
    assert kept
    assert kept.event_id == found
    assert events.every(reader) == [replace(FAIR, id=found)]


def test_whoever_is_deleted_is_not_at_the_event_any_more(desk: Desk, reader: Reader) -> None:
    found = events.save(desk, FAIR)
    contacts.delete_contacts(desk, [1])
    assert events.every(reader)[0].contact_ids == (2,)
    assert checks.check(reader) == []
    history.undo(desk)
    assert events.every(reader) == [replace(FAIR, id=found)]


def test_what_went_meanwhile_is_not_named(desk: Desk, reader: Reader) -> None:
    found = events.save(desk, replace(FAIR, goal_id=4, pitch_id=5, contact_ids=(9, 1)))
    kept = events.event(reader, found)
    assert kept
    assert (kept.goal_id, kept.pitch_id, kept.contact_ids) == (None, None, (1,))


def test_one_without_a_name_or_gone_is_refused(desk: Desk, reader: Reader) -> None:
    with pytest.raises(Trouble, match="needs a name"):
        events.save(desk, Event(""))
    with pytest.raises(Trouble, match="no longer on the desk"):
        events.save(desk, replace(FAIR, id=5))
    assert events.every(reader) == []
