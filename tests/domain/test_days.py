"""Days as people type them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from netdesk.domain.dates import PartialDate
from netdesk.domain.days import parse_day

MAY_3 = PartialDate(5, 3)
MAY_3_1990 = PartialDate(5, 3, 1990)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3 May", MAY_3),
        ("3 may", MAY_3),
        ("May 3", MAY_3),
        ("3rd of May", MAY_3),
        ("the 3rd", None),
        ("3 May 1990", MAY_3_1990),
        ("May 3rd, 1990", MAY_3_1990),
        ("1990 May 3", MAY_3_1990),
        ("Thu 3 May 1990", MAY_3_1990),
        ("3 May '90", MAY_3_1990),
        ("3 May 07", PartialDate(5, 3, 2007)),
        ("1990-05-03", MAY_3_1990),
        ("1990/5/3", MAY_3_1990),
        ("--05-03", MAY_3),
        ("3.5.", MAY_3),
        ("3.5.1990", MAY_3_1990),
        ("03/05/1990", MAY_3_1990),
        ("3/5", MAY_3),
        ("5/13", PartialDate(5, 13)),
        ("29 Feb", PartialDate(2, 29)),
        ("29 Feb 2024", PartialDate(2, 29, 2024)),
        ("1990年5月3日", MAY_3_1990),
        ("5月3日", MAY_3),
        ("10월 6일", PartialDate(10, 6)),
        ("3 Sept 1990", PartialDate(9, 3, 1990)),
        ("", None),
        ("soon", None),
        ("May", None),
        ("3", None),
        ("1990", None),
        ("29 Feb 2023", None),
        ("31 June", None),
        ("32/13", None),
        ("3 May 190", None),
        ("3 5 7 9", None),
        ("3 May or June", None),
        ("0/5", None),
    ],
)
def test_a_day_is_read_or_nothing_is(text: str, day: PartialDate | None) -> None:
    assert parse_day(text, this_year=2026) == day


def test_numbers_follow_the_order_of_the_user() -> None:
    assert parse_day("3/5/1990", month_first=True) == PartialDate(3, 5, 1990)
    assert parse_day("3.5.1990", month_first=True) == MAY_3_1990
    assert parse_day("13/5/1990", month_first=True) == PartialDate(5, 13, 1990)


def test_months_are_known_in_the_users_language_too() -> None:
    german = ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
              "Oktober", "November", "Dezember")  # fmt: skip
    assert parse_day("3. Mai 1990", months=german) == MAY_3_1990
    assert parse_day("3. März", months=german) == PartialDate(3, 3)
    assert parse_day("3. Okt.", months=german) == PartialDate(10, 3)


def test_a_year_of_two_digits_is_never_in_the_future() -> None:
    assert parse_day("1/1/26", this_year=2026) == PartialDate(1, 1, 2026)
    assert parse_day("1/1/27", this_year=2026) == PartialDate(1, 1, 1927)


def test_every_day_of_a_leap_year_is_read_in_both_orders() -> None:
    names = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    for number in range(366):
        day = date(2024, 1, 1) + timedelta(days=number)
        name = names[day.month - 1]
        wanted = PartialDate(day.month, day.day, 2024)
        assert parse_day(f"{day.day} {name} 2024") == wanted
        assert parse_day(f"{name} {day.day}, 2024") == wanted
        assert parse_day(f"{day.month}/{day.day}/2024", month_first=True) == wanted
        assert parse_day(wanted.iso) == wanted
