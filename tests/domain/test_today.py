"""The page of a day from its rows: which day something belongs to, in every zone, and in which order."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.dates import Moment, PartialDate
from netdesk.domain.follow_ups import FollowUp, FollowUpKind
from netdesk.domain.interactions import Kind
from netdesk.domain.today import (
    Birthday,
    Due,
    Meeting,
    Person,
    Rhythm,
    Rows,
    Today,
    birthday_keys,
    compose,
    next_birthday,
)

OSLO = "Europe/Oslo"
ANN, BO = Person(1, "Ann"), Person(2, "Bo")
NOW = datetime(2026, 10, 13, 9, 15, tzinfo=ZoneInfo(OSLO))


def _meeting(wall: str, zone: str = OSLO, minutes: int = 30, number: int = 1) -> Meeting:
    return Meeting(number, Kind.CALL, Moment(wall, zone), minutes, "", "", (ANN,))


def _due(wall: str | None, kind: FollowUpKind = FollowUpKind.OWN, number: int = 1, zone: str = OSLO) -> Due:
    due = Moment(wall, zone) if wall else None
    return Due(FollowUp(kind, 1, "Do it", due, id=number), ANN)


def _page(now: datetime = NOW, home: str = OSLO, **rows: tuple[object, ...]) -> Today:
    return compose(Rows(people=1, **rows), now, home)  # type: ignore[arg-type]


def test_todays_meetings_stand_in_order_and_others_in_the_week() -> None:
    page = _page(planned=(_meeting("2026-10-13T15:00", number=1), _meeting("2026-10-13T10:30", number=2),
                          _meeting("2026-10-15T10:00", number=3)))  # fmt: skip
    assert [each.id for each in page.meetings] == [2, 1]
    assert page.meetings_are_today
    assert [(each.day, each.key) for each in page.week] == [(date(2026, 10, 15), (True, 3))]


def test_without_a_meeting_today_the_next_ones_are_shown_once() -> None:
    coming = tuple(_meeting(f"2026-10-{day}T10:00", number=day) for day in (14, 15, 16, 17))
    page = _page(planned=coming)
    assert [each.id for each in page.meetings] == [14, 15, 16]
    assert not page.meetings_are_today
    assert [each.key for each in page.week] == [(True, 17)]
    assert page.waiting == 0


def test_a_meeting_that_is_still_on_is_not_over() -> None:
    assert _page(planned=(_meeting("2026-10-13T09:00"),)).meetings
    assert _page(planned=(_meeting("2026-10-13T09:00", minutes=15),)).unsaid
    assert _page(planned=(_meeting("2026-10-13T08:30", minutes=0),)).meetings
    assert _page(planned=(_meeting("2026-10-13T08:00", minutes=0),)).unsaid


def test_a_whole_day_is_over_when_the_day_is() -> None:
    assert _page(planned=(_meeting("2026-10-13"),)).meetings
    assert _page(planned=(_meeting("2026-10-12"),)).unsaid


def test_a_day_is_the_users_whatever_the_zone_of_the_meeting() -> None:
    """23:30 in New York is 05:30 on the next day in Oslo."""
    page = _page(planned=(_meeting("2026-10-13T23:30", "America/New_York"),))
    assert not page.meetings_are_today
    page = _page(planned=(_meeting("2026-10-12T23:30", "America/New_York"),), now=NOW.replace(hour=5))
    assert page.meetings_are_today
    tokyo = _page(planned=(_meeting("2026-10-14T01:00", "Asia/Tokyo"),))
    assert tokyo.meetings_are_today


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Niue", "Asia/Kathmandu"])
def test_midnight_is_the_users(zone: str) -> None:
    before = datetime(2026, 10, 13, 23, 59, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    rows = {"planned": (_meeting("2026-10-14T00:30", zone),)}
    assert not _page(before, zone, **rows).meetings_are_today
    assert _page(before + timedelta(minutes=1), zone, **rows).meetings_are_today


def test_a_meeting_in_the_hour_that_clocks_skip_or_repeat_is_on_its_day() -> None:
    spring = datetime(2027, 3, 28, 1, 0, tzinfo=ZoneInfo(OSLO))
    assert _page(spring, planned=(_meeting("2027-03-28T02:30"),)).meetings_are_today
    autumn = datetime(2026, 10, 25, 2, 45, tzinfo=ZoneInfo(OSLO), fold=1)
    assert _page(autumn, planned=(_meeting("2026-10-25T02:30"),)).unsaid


def test_what_is_due_until_tonight_is_a_task_and_later_is_the_week() -> None:
    page = _page(due=(_due("2026-10-10", number=1), _due("2026-10-13T23:00", number=2), _due(None, number=3),
                      _due("2026-10-14", number=4), _due("2026-10-20", number=5),
                      _due("2026-10-21", number=6)))  # fmt: skip
    assert [each.follow_up.id for each in page.tasks] == [1, 2, 3]
    assert [each.key for each in page.week] == [(False, 4), (False, 5)]
    assert page.waiting == 3


def test_thanks_that_can_be_in_time_come_before_those_that_are_late() -> None:
    thanks = FollowUpKind.THANK_YOU
    page = _page(due=(_due("2026-10-11T13:15", thanks, 1), _due("2026-10-13T17:40", thanks, 2),
                      _due("2026-10-13T12:15", thanks, 3), _due(None, thanks, 4)))  # fmt: skip
    assert [each.due.follow_up.id for each in page.thank_yous] == [3, 2, 1, 4]
    assert page.tasks == ()
    assert page.waiting == 4


def test_it_is_somebodys_turn_on_the_day_their_rhythm_is_over() -> None:
    rhythms = (
        Rhythm(ANN, 28, Moment("2026-08-22T17:00", OSLO)),
        Rhythm(BO, 7, Moment("2026-10-06T23:30", OSLO)),
        Rhythm(Person(3, "Cy"), 8, Moment("2026-10-06T10:00", OSLO)),
    )
    assert [(each.person.id, each.day) for each in _page(rhythms=rhythms).turns] == [
        (1, date(2026, 9, 19)),
        (2, date(2026, 10, 13)),
    ]


def test_birthdays_of_the_week_stand_among_the_turns() -> None:
    birthdays = (
        Birthday(ANN, PartialDate(10, 16, 1990)),
        Birthday(BO, PartialDate(10, 13)),
        Birthday(Person(3, "Cy"), PartialDate(10, 21)),
    )
    page = _page(birthdays=birthdays)
    assert [(each.person.id, each.day.day, each.is_birthday) for each in page.turns] == [
        (2, 13, True),
        (1, 16, True),
    ]


def test_a_leap_day_is_kept_on_the_28th_in_other_years() -> None:
    leap = PartialDate(2, 29, 1996)
    assert next_birthday(leap, date(2027, 2, 1)) == date(2027, 2, 28)
    assert next_birthday(leap, date(2028, 2, 1)) == date(2028, 2, 29)
    assert next_birthday(leap, date(2027, 3, 1)) == date(2028, 2, 29)
    assert "02-29" in birthday_keys(date(2027, 2, 25))
    assert "02-29" not in birthday_keys(date(2027, 3, 1))


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.dates(date(2000, 1, 1), date(2000, 12, 31)))
def test_every_birthday_of_the_week_is_asked_for(today: date, born: date) -> None:
    birthday = PartialDate(born.month, born.day)
    near = (next_birthday(birthday, today) - today).days <= 7
    assert near == (birthday.iso[2:] in birthday_keys(today))
