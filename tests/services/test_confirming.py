"""The reminder to confirm comes, moves and goes with its meeting, in the same step of undo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from netdesk.domain.contacts import Contact
from netdesk.domain.dates import Moment
from netdesk.domain.follow_ups import FollowUp, FollowUpKind
from netdesk.domain.interactions import Interaction, Kind, Plan
from netdesk.domain.me import Me
from netdesk.domain.names import Name
from netdesk.domain.now import stop_clock
from netdesk.services import contacts, follow_ups, history, interactions
from netdesk.services.me import save_me
from netdesk.store import follow_ups as kept
from netdesk.store.desk import Desk

OSLO = "Europe/Oslo"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    stop_clock(datetime(2026, 10, 12, 8, tzinfo=UTC))
    made = Desk.open(tmp_path / "a.netdesk")
    save_me(made, Me("Ana", zone=OSLO))
    yield made
    made.close()
    stop_clock(None)


@pytest.fixture
def leila(desk: Desk) -> int:
    return contacts.add_contact(desk, Contact(Name(display="Leila Haddad")))


def planned(desk: Desk, contact_id: int, wall: str = "2026-10-14T14:30", *, confirm: bool = True) -> int:
    return interactions.add_interaction(
        desk,
        Interaction(
            Kind.COFFEE_CHAT, (contact_id,), start=Moment(wall, OSLO), minutes=20, plan=Plan(confirm=confirm)
        ),
    )


def read(desk: Desk, interaction_id: int) -> Interaction | None:
    with desk.reader() as reader:
        return interactions.interaction(reader, interaction_id)


def waiting(desk: Desk, interaction_id: int) -> list[FollowUp]:
    return [
        each
        for each in kept.of_interaction(desk.writer, interaction_id)
        if each.kind is FollowUpKind.CONFIRM and not each.done_at
    ]


def due(desk: Desk, interaction_id: int) -> list[str]:
    return [each.due.wall for each in waiting(desk, interaction_id) if each.due]


def test_it_comes_with_the_plan_and_one_undo_takes_both(desk: Desk, leila: int) -> None:
    meeting = planned(desk, leila)
    assert due(desk, meeting) == ["2026-10-13"]
    assert [each.what for each in follow_ups.open_with(desk.writer, leila)] == [
        "Confirm the meeting on 14 October, 14:30"
    ]
    history.undo(desk)
    assert waiting(desk, meeting) == []
    assert read(desk, meeting) is None


def test_it_moves_with_the_meeting_and_keeps_being_one(desk: Desk, leila: int) -> None:
    meeting = planned(desk, leila)
    (before,) = waiting(desk, meeting)
    interactions.reschedule(desk, meeting, Moment("2026-10-20T09:00", OSLO))
    (after,) = waiting(desk, meeting)
    assert (after.id, after.what) == (before.id, "Confirm the meeting on 20 October, 09:00")
    assert due(desk, meeting) == ["2026-10-19"]


@pytest.mark.parametrize("end", [interactions.cancel, interactions.mark_held])
def test_it_goes_when_the_meeting_is_called_off_or_over(desk: Desk, leila: int, end: object) -> None:
    meeting = planned(desk, leila)
    end(desk, meeting)  # type: ignore[operator]
    assert waiting(desk, meeting) == []


def test_it_goes_when_it_is_no_longer_wished(desk: Desk, leila: int) -> None:
    meeting = planned(desk, leila)
    present = read(desk, meeting)
    assert present is not None
    interactions.save_interaction(desk, replace(present, plan=Plan(objective="x")))
    assert waiting(desk, meeting) == []


def test_what_was_confirmed_is_not_asked_for_again_until_the_meeting_moves(desk: Desk, leila: int) -> None:
    meeting = planned(desk, leila)
    follow_ups.mark_done(desk, waiting(desk, meeting)[0].id or 0)
    present = read(desk, meeting)
    assert present is not None
    interactions.save_interaction(desk, replace(present, place="Elsewhere"))
    assert waiting(desk, meeting) == []
    interactions.reschedule(desk, meeting, Moment("2026-10-20T09:00", OSLO))
    assert due(desk, meeting) == ["2026-10-19"]


def test_words_of_the_users_own_stay_while_the_meeting_stays(desk: Desk, leila: int) -> None:
    meeting = planned(desk, leila)
    (before,) = waiting(desk, meeting)
    follow_ups.edit_reminder(desk, before.id or 0, "Ring her", before.due)
    present = read(desk, meeting)
    assert present is not None
    interactions.save_interaction(desk, replace(present, place="Elsewhere"))
    assert [each.what for each in waiting(desk, meeting)] == ["Ring her"]


@pytest.mark.parametrize(("wall", "there"), [("2026-10-12T18:00", []), ("2026-10-13T09:00", ["2026-10-12"])])
def test_for_a_meeting_of_today_it_is_too_late_for_one_of_tomorrow_it_is_time(
    desk: Desk, leila: int, wall: str, there: list[str]
) -> None:
    assert due(desk, planned(desk, leila, wall)) == there


def test_who_does_not_wish_it_is_not_reminded(desk: Desk, leila: int) -> None:
    assert waiting(desk, planned(desk, leila, confirm=False)) == []
