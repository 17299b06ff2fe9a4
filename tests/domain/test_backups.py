"""Which backups stay: by the days there are, never by what a clock that runs wrong makes of their age."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.backups import (
    DAILY,
    FALLS,
    MONTHLY,
    NEWEST,
    WEEKLY,
    Backup,
    Reason,
    has_fallen,
    is_due,
    newest_first,
    superseded,
)

START = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
MOST = DAILY + WEEKLY + MONTHLY + NEWEST


def backup(number: int, made_at: datetime, people: int = 100) -> Backup:
    """A backup of which only its number, time and people matter."""
    return Backup(Path(f"{number}"), number, "", 1, 1, people, 0, number, "1", made_at, Reason.DAILY)


def kept_by(backups: Sequence[Backup], now: datetime) -> list[Backup]:
    """What is left after one rotation, newest first."""
    gone = {each.number for each in superseded(backups, now)}
    return [each for each in newest_first(backups) if each.number not in gone]


def lived(days: int, people: int = 100) -> list[Backup]:
    """The backups left of a desk that was used every day."""
    left: list[Backup] = []
    for day in range(days):
        now = START + timedelta(days=day)
        left = kept_by([*left, backup(day + 1, now, people)], now)
    return left


def test_two_years_of_daily_use_leave_days_weeks_and_months() -> None:
    left = lived(730)
    last = START + timedelta(days=729)
    ages = [(last - each.made_at).days for each in left]
    assert ages[:DAILY] == list(range(DAILY))
    assert len(left) <= MOST
    # Ten weeks back there is one for each week, then one for each month.
    weeks = {each.made_at.isocalendar()[:2] for each in left}
    assert all((last - timedelta(weeks=back)).isocalendar()[:2] in weeks for back in range(WEEKLY))
    months = {(each.made_at.year, each.made_at.month) for each in left}
    assert len(months) == MONTHLY


def test_many_backups_of_one_day_leave_the_newest_few() -> None:
    left: list[Backup] = []
    for number in range(1, 41):
        now = START + timedelta(minutes=number)
        left = kept_by([*left, backup(number, now)], now)
    assert [each.number for each in left] == list(range(40, 40 - NEWEST, -1))


jumps = st.lists(
    st.tuples(st.integers(-2000, 2000) | st.integers(0, 2), st.integers(50, 150)), min_size=1, max_size=120
)


@given(jumps)
def test_under_any_clock_the_newest_stays_and_there_are_never_too_many(steps: list[tuple[int, int]]) -> None:
    left: list[Backup] = []
    now = START
    for number, (days, people) in enumerate(steps, 1):
        now += timedelta(days=days)
        left = kept_by([*left, backup(number, now, people)], now)
        assert left[0].number == number
        assert [each.number for each in left[:NEWEST]] == sorted(
            (each.number for each in left), reverse=True
        )[:NEWEST]
        # The clock can hold up the tidying, not for ever: what it allows is tidied at the next backup.
    calm = [replace(each, people=100) for each in left if each.made_at <= now]
    later = now + timedelta(days=1)
    after = kept_by([*calm, backup(len(steps) + 1, later)], later)
    assert len([each for each in after if each.made_at <= later]) <= MOST


@given(st.integers(1, 400), st.integers(40, 20000))
def test_a_clock_that_leaps_ahead_removes_nothing(days: int, leap: int) -> None:
    before = lived(days)
    ahead = START + timedelta(days=days + leap)
    assert superseded([*before, backup(days + 1, ahead)], ahead) == []


@given(st.integers(13, 100), st.integers(1, 20000))
def test_what_was_made_under_a_clock_that_ran_ahead_takes_nobodys_place(days: int, ahead: int) -> None:
    before = lived(days)
    wrong = backup(days + 1, START + timedelta(days=days + ahead))
    now = START + timedelta(days=days)
    right = backup(days + 2, now)
    assert wrong in kept_by([*before, wrong, right], now)
    without = {each.number for each in kept_by([*before, right], now)}
    assert without <= {each.number for each in kept_by([*before, wrong, right], now)}


def test_the_last_backup_before_people_were_lost_stays_for_good() -> None:
    left = lived(30, people=1000)
    full = left[0].number
    for day in range(30, 760):
        now = START + timedelta(days=day)
        left = kept_by([*left, backup(day + 1, now, people=700)], now)
    assert full in {each.number for each in left}
    assert FALLS >= 1


def test_a_fall_is_more_than_a_fifth() -> None:
    assert not has_fallen(100, 80)
    assert has_fallen(100, 79)
    assert not has_fallen(0, 0)
    assert has_fallen(1, 0)


def test_a_backup_is_due_once_a_day_by_the_users_calendar() -> None:
    made = backup(1, datetime(2026, 10, 7, 21, 50, tzinfo=UTC))
    in_oslo = datetime.fromisoformat("2026-10-07T23:59:00+02:00")
    assert is_due(None, in_oslo)
    assert not is_due(made, in_oslo)
    assert is_due(made, in_oslo + timedelta(minutes=1))


def test_a_backup_from_the_future_does_not_stand_for_today() -> None:
    now = datetime(2026, 10, 7, 9, 0, tzinfo=UTC)
    assert is_due(backup(1, now + timedelta(days=300)), now)
    assert is_due(backup(1, now + timedelta(hours=2)), now)
