"""Days without a year, and moments on a wall whose clock is moved."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.dates import Moment, PartialDate, zone_info

BERLIN = "Europe/Berlin"


def test_a_day_is_written_and_read_back() -> None:
    for iso, expected in {
        "1990-04-09": PartialDate(4, 9, 1990),
        "--04-09": PartialDate(4, 9),
        "2024-02-29": PartialDate(2, 29, 2024),
        "--02-29": PartialDate(2, 29),
        "0988-01-01": PartialDate(1, 1, 988),
    }.items():
        assert PartialDate.from_iso(iso) == expected
        assert expected.iso == iso


@pytest.mark.parametrize(
    "text",
    ["", "1990", "1990-4-9", "--02-30", "2023-02-29", "1990-13-01", "0000-01-01", "--00-10", "1990-04-09\n",
     " 1990-04-09", "1990-04-09T10:00", "١٩٩٠-٠٤-٠٩", "-02-29"],
)  # fmt: skip
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        PartialDate.from_iso(text)


@given(st.dates())
def test_every_day_of_every_year_is_kept(day: date) -> None:
    for partial in (PartialDate(day.month, day.day, day.year), PartialDate(day.month, day.day)):
        assert PartialDate.from_iso(partial.iso) == partial


@pytest.mark.parametrize(
    "wall",
    ["", "tomorrow", "2026-02-30", "2026-01-01T25:00", "2026-01-01T10", "2026-01-01 10:00", "20260101",
     "2026-01-01T10:00:00", "2026-01-01T10:00+02:00", "2026-01-01T10:00\n", "2026-W01-1"],
)  # fmt: skip
def test_what_is_no_time_on_a_wall_is_refused(wall: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        Moment(wall)


def test_a_moment_is_what_its_people_say() -> None:
    nine = Moment("2026-05-04T09:00", BERLIN)
    assert nine.has_time
    assert nine.day == date(2026, 5, 4)
    assert nine.local == datetime(2026, 5, 4, 9)  # noqa: DTZ001 - the wall names no zone
    assert nine.aware() == datetime(2026, 5, 4, 7, tzinfo=UTC)
    assert nine.epoch("Asia/Tokyo") == nine.epoch(), "its own zone counts, not the user's"
    day = Moment("2026-05-04")
    assert not day.has_time
    assert day.day == date(2026, 5, 4)
    assert day.aware(BERLIN) == datetime(2026, 5, 3, 22, tzinfo=UTC)
    assert day.aware() == datetime(2026, 5, 4, tzinfo=UTC)


def test_a_time_that_a_clock_change_skips_is_the_same_time_after_the_jump() -> None:
    skipped = Moment("2026-03-29T02:30", BERLIN)
    assert skipped.aware().isoformat() == "2026-03-29T03:30:00+02:00"
    assert Moment("2026-03-08T02:30", "America/New_York").aware().isoformat() == "2026-03-08T03:30:00-04:00"


def test_a_time_that_happens_twice_is_the_first() -> None:
    twice = Moment("2026-10-25T02:30", BERLIN)
    assert twice.aware().isoformat() == "2026-10-25T02:30:00+02:00"


@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        ("2026-05-04T09:00", 20, "2026-05-04T09:20"),
        ("2026-05-04T23:50", 20, "2026-05-05T00:10"),
        ("2026-12-31T23:50", 20, "2027-01-01T00:10"),
        ("2026-03-29T01:30", 60, "2026-03-29T03:30"),
        ("2026-03-29T02:30", 60, "2026-03-29T04:30"),
        ("2026-10-25T01:30", 120, "2026-10-25T02:30"),
        ("2026-10-25T02:30", 120, "2026-10-25T03:30"),
        ("2026-10-24T09:00", 24 * 60, "2026-10-25T08:00"),
        ("2026-03-29", 180, "2026-03-29T04:00"),
        ("0999-03-01T10:00", 1, "0999-03-01T10:01"),
    ],
)
def test_later_is_later_in_real_time(start: str, minutes: int, end: str) -> None:
    assert Moment(start, BERLIN).later(minutes) == Moment(end, BERLIN)
    assert Moment(start).later(minutes, BERLIN) == Moment(end), "without a zone, the user's counts"


@given(
    st.datetimes(min_value=datetime(1950, 1, 1), max_value=datetime(2050, 1, 1)),  # noqa: DTZ001
    st.sampled_from(
        (BERLIN, "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia", "UTC")
    ),
)
def test_a_moment_is_at_its_wall_time_or_where_the_jump_lands(wall: datetime, zone: str) -> None:
    moment = Moment(wall.isoformat(timespec="minutes"), zone)
    found = moment.aware()
    assert found.astimezone(UTC).astimezone(ZoneInfo(zone)) == found, "it is a time that exists"
    if found.replace(tzinfo=None) != moment.local:
        assert moment.local < found.replace(tzinfo=None) <= moment.local + timedelta(days=1)
    assert moment.epoch() == int(found.timestamp())


def test_the_ends_of_all_calendars_can_be_sorted() -> None:
    first, last = Moment("0001-01-01", "Asia/Tokyo"), Moment("9999-12-31T23:59", "America/New_York")
    assert first.epoch() < 0 < last.epoch()


@pytest.mark.parametrize("name", ["", "Nowhere/City", "../etc/passwd", "/etc/localtime", "Europe", "x\0y"])
def test_an_unknown_zone_is_no_zone(name: str) -> None:
    assert zone_info(name) is None
    assert Moment("2026-05-04T09:00", name).aware(BERLIN).isoformat() == "2026-05-04T09:00:00+02:00"
