"""Days as people and programs write them."""

from __future__ import annotations

import pytest

from netdesk.domain.dates import PartialDate
from netdesk.exchange.written_days import day_of, day_order


@pytest.mark.parametrize(
    ("text", "day_first", "found"),
    [
        ("1988-06-15", False, PartialDate(6, 15, 1988)),
        ("--12-01", False, PartialDate(12, 1)),
        ("--1201", False, PartialDate(12, 1)),
        ("19880615", False, PartialDate(6, 15, 1988)),
        ("6/5/1988", False, PartialDate(6, 5, 1988)),
        ("6/5/1988", True, PartialDate(5, 6, 1988)),
        ("25/5/1988", False, PartialDate(5, 25, 1988)),
        ("05.06.1988", False, PartialDate(6, 5, 1988)),
        ("5. Juni 1988", False, PartialDate(6, 5, 1988)),
        ("June 5, 1988", False, PartialDate(6, 5, 1988)),
        ("1988年6月5日", False, PartialDate(6, 5, 1988)),
        ("6/5/88", False, PartialDate(6, 5, 1988)),
        ("6/5/03", False, PartialDate(6, 5, 2003)),
        ("24.12.", False, PartialDate(12, 24)),
        ("24/12", True, PartialDate(12, 24)),
        ("1604-02-29", False, PartialDate(2, 29)),
        ("2/29/1988", False, PartialDate(2, 29, 1988)),
    ],
)
def test_a_day_is_read_however_it_is_written(text: str, day_first: bool, found: PartialDate) -> None:
    assert day_of(text, day_first) == found


@pytest.mark.parametrize("text", ["", "soon", "2/30/1988", "13/13/1988", "0/0/00", "1", "about 1800"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert day_of(text) is None


def test_the_order_of_day_and_month_is_what_most_of_a_column_says() -> None:
    assert day_order(["3/4/1990", "25/12/1980", "31/1/2000", "12/31/1999"]) is True
    assert day_order(["3/4/1990", "12/31/1999"]) is False
    assert day_order(["3/4/1990", "5/6/1991", "2000-12-31"]) is None
    assert day_order(["25/12/1980", "12/31/1999"]) is None
