"""What is due on a desk: thanks that come and go with interactions, reminders, and the page they make."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from netdesk.domain.contacts import Contact
from netdesk.domain.dates import Moment, PartialDate
from netdesk.domain.errors import Trouble
from netdesk.domain.follow_ups import FollowUp, FollowUpKind, FollowUpState
from netdesk.domain.interactions import Interaction, Kind, State
from netdesk.domain.me import Me
from netdesk.domain.names import Name
from netdesk.domain.now import stop_clock
from netdesk.services import checks, contacts, follow_ups, history, interactions
from netdesk.services.me import save_me
from netdesk.services.today import today, today_rows
from netdesk.store import follow_ups as kept
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk

OSLO = "Europe/Oslo"
NOW = datetime(2026, 10, 13, 7, 15, tzinfo=UTC)


@pytest.fixture(autouse=True)
def still() -> Iterator[None]:
    """It is a quarter past nine in Oslo."""
    stop_clock(NOW)
    yield
    stop_clock(None)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk in Oslo with Ann (1), Bo (2) and Cy (3)."""
    opened = Desk.open(tmp_path / "mine.netdesk")
    save_me(opened, Me(zone=OSLO))
    for name in ("Ann", "Bo", "Cy"):
        contacts.add_contact(opened, Contact(Name(given=name)))
    yield opened
    opened.close()


def _met(*people: int, wall: str = "2026-10-13T08:00", state: State = State.HELD) -> Interaction:
    return Interaction(Kind.COFFEE_CHAT, people, state, start=Moment(wall, OSLO), minutes=30)


def _wrote(*people: int, wall: str = "2026-10-13T09:00", kind: Kind = Kind.EMAIL) -> Interaction:
    return Interaction(kind, people, State.HELD, start=Moment(wall, OSLO))


def _all(reader: Reader) -> list[FollowUp]:
    return kept.get(reader, range(1, 50))


def test_marking_a_meeting_as_held_owes_thanks_in_the_same_step(desk: Desk, reader: Reader) -> None:
    meeting = interactions.add_interaction(desk, _met(1, 2, state=State.PLANNED))
    assert _all(reader) == []
    before = len(history.history(reader, 50))
    interactions.mark_held(desk, meeting)
    assert len(history.history(reader, 50)) == before + 1
    assert [(each.contact_id, each.due) for each in _all(reader)] == [
        (1, Moment("2026-10-14T08:30", OSLO)),
        (2, Moment("2026-10-14T08:30", OSLO)),
    ]
    history.undo(desk)
    assert _all(reader) == []
    history.redo(desk)
    assert len(_all(reader)) == 2
    assert checks.check(reader) == []


def test_thanks_are_owed_once_however_often_the_meeting_is_edited(desk: Desk, reader: Reader) -> None:
    meeting = interactions.add_interaction(desk, _met(1))
    present = interactions.interaction(reader, meeting)
    assert present
    interactions.save_interaction(desk, replace(present, notes="It rained", minutes=60))
    assert [each.due for each in _all(reader)] == [Moment("2026-10-14T09:00", OSLO)]


def test_what_did_not_take_place_owes_no_thanks(desk: Desk, reader: Reader) -> None:
    meeting = interactions.add_interaction(desk, _met(1, 2))
    present = interactions.interaction(reader, meeting)
    assert present
    interactions.save_interaction(desk, replace(present, contact_ids=(2,)))
    assert [each.contact_id for each in _all(reader)] == [2]
    interactions.cancel(desk, meeting)
    assert _all(reader) == []


def test_a_letter_email_or_message_after_it_is_the_thanks(desk: Desk, reader: Reader) -> None:
    interactions.add_interaction(desk, _met(1, 2))
    interactions.add_interaction(desk, _wrote(1, wall="2026-10-13T07:00"))
    assert len(follow_ups.open_with(reader, 1)) == 1
    interactions.add_interaction(desk, _wrote(1))
    assert follow_ups.open_with(reader, 1) == []
    assert len(follow_ups.open_with(reader, 2)) == 1
    done = next(each for each in _all(reader) if each.contact_id == 1)
    assert (done.state, done.done_at) == (FollowUpState.DONE, NOW.isoformat(timespec="seconds"))
    history.undo(desk)
    assert len(follow_ups.open_with(reader, 1)) == 1


def test_thanks_that_were_done_stay_done_when_the_meeting_is_edited(desk: Desk, reader: Reader) -> None:
    meeting = interactions.add_interaction(desk, _met(1))
    follow_ups.mark_done(desk, _all(reader)[0].id or 0)
    present = interactions.interaction(reader, meeting)
    assert present
    interactions.save_interaction(desk, replace(present, notes="More"))
    assert [each.state for each in _all(reader)] == [FollowUpState.DONE]


def test_a_reminder_is_kept_edited_put_off_and_done_each_in_one_step(desk: Desk, reader: Reader) -> None:
    (made,) = follow_ups.remind(desk, [1], "  Send the \n paper ", Moment("2026-10-14"))
    assert _all(reader)[0].what == "Send the paper"
    assert _all(reader)[0].kind is FollowUpKind.OWN
    follow_ups.edit_reminder(desk, made, "Send both papers", None)
    assert (_all(reader)[0].what, _all(reader)[0].due) == ("Send both papers", None)
    follow_ups.postpone(desk, made, Moment("2026-10-20"))
    follow_ups.mark_done(desk, made)
    assert follow_ups.open_with(reader, 1) == []
    labels = [entry.label for entry in history.history(reader, 4)]
    assert labels == [
        "Done: Send both papers",
        "Put off: Send both papers",
        "Edit: Send both papers",
        "Remind: Send the paper",
    ]
    history.undo(desk)
    assert follow_ups.open_with(reader, 1)[0].due == Moment("2026-10-20")


def test_a_promise_is_told_from_a_reminder(desk: Desk, reader: Reader) -> None:
    follow_ups.remind(desk, [1, 2], "Call back", None, promised=True)
    assert [(each.contact_id, each.kind) for each in _all(reader)] == [
        (1, FollowUpKind.PROMISE),
        (2, FollowUpKind.PROMISE),
    ]


def test_a_blank_reminder_and_one_about_nobody_are_refused(desk: Desk, reader: Reader) -> None:
    with pytest.raises(Trouble, match="few words"):
        follow_ups.remind(desk, [1], "  ", None)
    with pytest.raises(Trouble, match="no longer on the desk"):
        follow_ups.remind(desk, [99], "Call", None)
    with pytest.raises(Trouble, match="no longer on the desk"):
        follow_ups.drop(desk, 99)
    assert _all(reader) == []


def test_deleting_somebody_takes_what_is_due_to_them_and_undo_brings_it_back(
    desk: Desk, reader: Reader
) -> None:
    follow_ups.remind(desk, [1], "Call", None)
    contacts.delete_contacts(desk, [1])
    assert _all(reader) == []
    history.undo(desk)
    assert [each.what for each in _all(reader)] == ["Call"]


def test_today_gathers_what_the_day_asks_for(desk: Desk, reader: Reader) -> None:
    interactions.add_interaction(desk, _met(1, wall="2026-10-13T10:30", state=State.PLANNED))
    interactions.add_interaction(desk, _met(2, wall="2026-10-12T17:00", state=State.PLANNED))
    interactions.add_interaction(desk, _met(3, wall="2026-10-12T17:00"))
    follow_ups.remind(desk, [2], "Call", Moment("2026-10-13"))
    follow_ups.remind(desk, [2], "Write", Moment("2026-10-15"))
    page = today(reader)
    assert [each.people[0].name for each in page.meetings] == ["Ann"]
    assert [each.people[0].name for each in page.unsaid] == ["Bo"]
    assert [each.due.person.name for each in page.thank_yous] == ["Cy"]
    assert page.thank_yous[0].due.kind is Kind.COFFEE_CHAT
    assert [each.follow_up.what for each in page.tasks] == ["Call"]
    assert len(page.week) == 1
    assert page.waiting == 4
    assert [each.person.name for each in page.added] == ["Cy", "Bo", "Ann"]
    assert page.added[0].label == "Add Cy"


def test_rhythm_counts_from_the_last_real_touch_and_rests_while_a_meeting_is_ahead(
    desk: Desk, reader: Reader
) -> None:
    for number in (1, 2, 3):
        person = contacts.contact(reader, number)
        assert person
        contacts.save_contact(desk, replace(person, rhythm_days=14, archived=number == 3))
        interactions.add_interaction(desk, _wrote(number, wall="2026-09-01T09:00"))
        interactions.add_interaction(desk, _wrote(number, wall="2026-09-20T09:00"))
    interactions.add_interaction(desk, _met(2, wall="2026-10-20T10:00", state=State.PLANNED))
    page = today(reader)
    assert [(each.person.name, each.last) for each in page.turns] == [
        ("Ann", Moment("2026-09-20T09:00", OSLO))
    ]
    interactions.add_interaction(desk, _wrote(1, wall="2026-10-12T09:00"))
    assert today(reader).turns == ()


def test_birthdays_of_the_week_are_found_by_day_alone(desk: Desk, reader: Reader) -> None:
    for number, birthday in (
        (1, PartialDate(10, 16)),
        (2, PartialDate(10, 20, 1990)),
        (3, PartialDate(10, 21)),
    ):
        person = contacts.contact(reader, number)
        assert person
        contacts.save_contact(desk, replace(person, birthday=birthday))
    assert [each.person.name for each in today(reader).turns] == ["Ann", "Bo"]


def test_the_next_meeting_is_found_however_far_ahead(desk: Desk, reader: Reader) -> None:
    interactions.add_interaction(desk, _met(2, wall="2026-10-12T17:00", state=State.PLANNED))
    interactions.add_interaction(desk, _met(1, wall="2027-03-01T10:00", state=State.PLANNED))
    page = today(reader)
    assert [each.people[0].name for each in page.meetings] == ["Ann"]
    assert not page.meetings_are_today


def test_who_came_long_ago_is_not_new(desk: Desk, reader: Reader) -> None:
    assert len(today_rows(reader).added) == 3
    assert today_rows(reader, NOW + timedelta(days=15)).added == ()
