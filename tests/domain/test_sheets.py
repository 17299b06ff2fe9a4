"""Which clock a prep sheet shows, and which other one beside it."""

from dataclasses import replace
from datetime import datetime

from netdesk.domain.dates import Moment
from netdesk.domain.sheets import PrepSheet

IN_BOSTON = PrepSheet(
    name="Yamamoto Keiko",
    start=Moment("2026-12-03T14:30", "America/New_York"),
    home_zone="Europe/Lisbon",
    minutes=25,
    thank_you_due=Moment("2026-12-04T14:55", "America/New_York"),
)


def test_a_talk_in_another_place_shows_that_places_clock_and_the_one_at_home_beside_it() -> None:
    clock = IN_BOSTON.clock()
    assert clock is not None
    assert clock.start == datetime(2026, 12, 3, 14, 30)  # noqa: DTZ001
    assert (clock.other, clock.other_zone) == (datetime(2026, 12, 3, 19, 30), "Europe/Lisbon")  # noqa: DTZ001


def test_a_call_shows_the_clock_at_home_and_theirs_beside_it() -> None:
    clock = replace(IN_BOSTON, remote=True).clock()
    assert clock is not None
    assert clock.start == datetime(2026, 12, 3, 19, 30)  # noqa: DTZ001
    assert (clock.other, clock.other_zone) == (datetime(2026, 12, 3, 14, 30), "America/New_York")  # noqa: DTZ001


def test_two_zones_with_the_same_time_show_one_clock() -> None:
    clock = replace(IN_BOSTON, home_zone="America/Toronto").clock()
    assert clock is not None
    assert (clock.other, clock.other_zone) == (None, "")


def test_a_talk_without_a_zone_or_at_an_unknown_home_shows_the_time_as_agreed() -> None:
    for sheet in (
        replace(IN_BOSTON, start=Moment("2026-12-03T14:30")),
        replace(IN_BOSTON, home_zone=""),
        replace(IN_BOSTON, home_zone="Mars/Olympus"),
    ):
        clock = sheet.clock()
        assert clock is not None
        assert (clock.start, clock.other) == (datetime(2026, 12, 3, 14, 30), None)  # noqa: DTZ001


def test_a_talk_on_a_day_without_a_time_has_no_time_and_no_other_clock() -> None:
    clock = replace(IN_BOSTON, start=Moment("2026-12-03", "America/New_York")).clock()
    assert clock is not None
    assert not clock.has_time
    assert clock.other is None


def test_a_talk_without_a_day_has_no_clock() -> None:
    assert replace(IN_BOSTON, start=None).clock() is None


def test_the_thank_you_is_due_by_the_same_clock_as_the_talk() -> None:
    there = IN_BOSTON.thank_you_clock()
    at_home = replace(IN_BOSTON, remote=True).thank_you_clock()
    assert there is not None
    assert at_home is not None
    assert there.start == datetime(2026, 12, 4, 14, 55)  # noqa: DTZ001
    assert at_home.start == datetime(2026, 12, 4, 19, 55)  # noqa: DTZ001


def test_the_end_may_fall_on_the_next_day() -> None:
    late = replace(IN_BOSTON, start=Moment("2026-12-03T23:50", "America/New_York")).clock()
    assert late is not None
    assert late.after(25) == datetime(2026, 12, 4, 0, 15)  # noqa: DTZ001
