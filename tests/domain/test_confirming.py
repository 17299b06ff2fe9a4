"""The day before a meeting, and what is to be done on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from netdesk.domain.confirming import confirm_on, reminder
from netdesk.domain.dates import Moment
from netdesk.domain.follow_ups import FollowUp, FollowUpKind
from netdesk.domain.interactions import Interaction, Kind, Plan, State

OSLO = "Europe/Oslo"
MEETING = Interaction(
    Kind.COFFEE_CHAT, (7, 8), id=3, start=Moment("2026-10-14T14:30", OSLO), plan=Plan(confirm=True)
)


def test_it_is_due_all_day_on_the_day_before_and_says_when_the_meeting_is() -> None:
    assert reminder(MEETING, OSLO) == FollowUp(
        FollowUpKind.CONFIRM,
        7,
        "Confirm the meeting on 14 October, 14:30",
        Moment("2026-10-13", OSLO),
        interaction_id=3,
    )


def test_the_day_before_is_counted_on_the_users_calendar() -> None:
    tokyo = replace(MEETING, start=Moment("2026-12-03T07:00", "Asia/Tokyo"))
    assert confirm_on(tokyo, OSLO) == date(2026, 12, 1), "in Oslo the meeting is on the second, at 23:00"
    found = reminder(tokyo, OSLO)
    assert found is not None
    assert found.what == "Confirm the meeting on 2 December, 23:00"


def test_a_day_without_a_time_is_the_same_day_everywhere() -> None:
    found = reminder(replace(MEETING, start=Moment("2026-12-03", "Asia/Tokyo")), OSLO)
    assert found is not None
    assert (found.what, found.due) == ("Confirm the meeting on 3 December", Moment("2026-12-02", OSLO))


@pytest.mark.parametrize(
    "meeting",
    [
        replace(MEETING, plan=None),
        replace(MEETING, plan=Plan(objective="x")),
        replace(MEETING, start=None),
        replace(MEETING, state=State.HELD),
        replace(MEETING, state=State.CANCELLED),
        replace(MEETING, contact_ids=()),
        replace(MEETING, start=Moment("0001-01-01")),
    ],
)
def test_nothing_is_to_be_confirmed_without_wish_day_person_or_meeting(meeting: Interaction) -> None:
    assert reminder(meeting, OSLO) is None
