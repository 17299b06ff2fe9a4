"""The thank-you clock: when thanks are due, how late they are, and what answers them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from netdesk.domain.dates import Moment
from netdesk.domain.follow_ups import FollowUp, FollowUpKind
from netdesk.domain.interactions import Interaction, Kind, State
from netdesk.domain.thanks import Urgency, answers, clock, due_after, thank_yous

OSLO = "Europe/Oslo"
NOW = datetime(2026, 10, 13, 7, 15, tzinfo=UTC)


def _held(wall: str, minutes: int = 30, kind: Kind = Kind.CALL, zone: str = OSLO) -> Interaction:
    return Interaction(kind, (1, 2), State.HELD, id=7, start=Moment(wall, zone), minutes=minutes)


def _owed(due: str) -> FollowUp:
    return FollowUp(FollowUpKind.THANK_YOU, 1, due=Moment(due, OSLO), interaction_id=7)


def test_thanks_are_due_a_day_after_the_end_to_everybody_who_was_there() -> None:
    found = thank_yous(_held("2026-10-12T11:45"), NOW, OSLO)
    assert [each.contact_id for each in found] == [1, 2]
    assert {each.due for each in found} == {Moment("2026-10-13T12:15", OSLO)}
    assert {each.interaction_id for each in found} == {7}


def test_a_day_is_24_hours_also_where_the_clocks_change() -> None:
    assert due_after(_held("2026-10-24T12:00"), OSLO) == Moment("2026-10-25T11:30", OSLO)
    assert due_after(_held("2027-03-27T12:00"), OSLO) == Moment("2027-03-28T13:30", OSLO)


def test_a_meeting_without_a_time_asks_for_thanks_on_the_next_day() -> None:
    assert due_after(_held("2026-10-12"), OSLO) == Moment("2026-10-13", OSLO)


@pytest.mark.parametrize(
    "meeting",
    [
        _held("2026-10-12T11:45", kind=Kind.EMAIL),
        Interaction(Kind.CALL, (1,), State.PLANNED, id=7, start=Moment("2026-10-12T11:45")),
        Interaction(Kind.CALL, (1,), State.CANCELLED, id=7, start=Moment("2026-10-12T11:45")),
        Interaction(Kind.CALL, (1,), State.HELD, id=7),
        _held("2025-10-12T11:45"),
    ],
    ids=["an email", "planned", "cancelled", "undated", "long ago"],
)
def test_nothing_else_asks_for_thanks(meeting: Interaction) -> None:
    assert thank_yous(meeting, NOW, OSLO) == ()


@pytest.mark.parametrize(
    ("hours_gone", "urgency"),
    [(0, Urgency.CALM), (17.9, Urgency.CALM), (18, Urgency.SOON), (24, Urgency.SOON), (47.9, Urgency.SOON),
     (48, Urgency.LATE), (500, Urgency.LATE)],
)  # fmt: skip
def test_the_clock_warns_from_18_hours_and_is_late_from_48(hours_gone: float, urgency: Urgency) -> None:
    end = datetime(2026, 10, 12, 10, 15, tzinfo=UTC)
    found = clock(Moment("2026-10-13T12:15", OSLO), end + timedelta(hours=hours_gone), OSLO)
    assert found.urgency is urgency
    assert found.share == pytest.approx(min(1.0, hours_gone / 24))


def test_days_late_are_days_of_the_calendar() -> None:
    due = Moment("2026-10-11T13:15", OSLO)
    assert clock(due, datetime(2026, 10, 13, 7, 15, tzinfo=UTC), OSLO).days_late == 2
    assert clock(due, datetime(2026, 10, 13, 22, 30, tzinfo=UTC), OSLO).days_late == 3
    assert clock(due, datetime(2026, 10, 11, 6, 0, tzinfo=UTC), OSLO).days_late == 0


def test_a_letter_email_or_message_after_the_meeting_answers() -> None:
    owed = _owed("2026-10-13T12:15")
    for kind in (Kind.LETTER, Kind.EMAIL, Kind.MESSAGE):
        assert answers(_held("2026-10-12T18:00", 0, kind), owed, OSLO)
    assert answers(_held("2026-10-12", 0, Kind.LETTER), owed, OSLO)
    assert answers(Interaction(Kind.EMAIL, (1,), State.HELD), owed, OSLO)


def test_what_was_written_before_or_to_others_or_said_does_not_answer() -> None:
    owed = _owed("2026-10-13T12:15")
    assert not answers(_held("2026-10-12T11:00", 0, Kind.EMAIL), owed, OSLO)
    assert not answers(_held("2026-10-11", 0, Kind.LETTER), owed, OSLO)
    assert not answers(_held("2026-10-12T18:00", 0, Kind.CALL), owed, OSLO)
    assert not answers(Interaction(Kind.EMAIL, (3,), State.HELD), owed, OSLO)
    assert not answers(Interaction(Kind.EMAIL, (1,), State.PLANNED), owed, OSLO)


def test_the_clock_counts_real_hours_through_the_night_of_the_clocks() -> None:
    """From 20:00 to 08:00 it is 13 hours when an hour comes twice, whichever zone tells the time."""
    evening = datetime(2026, 10, 24, 20, 0, tzinfo=ZoneInfo(OSLO))
    assert clock(Moment("2026-10-25T08:00", OSLO), evening, OSLO).left == timedelta(hours=13)
