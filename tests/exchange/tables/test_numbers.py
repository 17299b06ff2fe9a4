"""Several numbers in one cell, and cells that hold one number in an odd spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.exchange.tables.numbers import numbers_in


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("work | 5550001 : mobile | 5550002", [("5550001", "work"), ("5550002", "mobile")]),
        ("5550001111  : Büro | 5550002222  : privat", [("5550001111", "work"), ("5550002222", "home")]),
        ("5550001 ext: 20 : work | 5550002 : home", [("5550001 ext: 20", "work"), ("5550002", "home")]),
        ("mobile: +1 5550001, +1 5550002", [("+1 5550001", "mobile"), ("+1 5550002", "")]),
        ("+47 55 00 11 22 / +47 55 00 11 33", [("+47 55 00 11 22", ""), ("+47 55 00 11 33", "")]),
        ("0731/555000, 0170/555111", [("0731/555000", ""), ("0170/555111", "")]),
        ("+47 5;+47 6", [("+47 5", ""), ("+47 6", "")]),
        ("Cell | 555 000 1111", [("555 000 1111", "mobile")]),
    ],
)  # fmt: skip
def test_every_number_of_a_cell_has_the_word_beside_it(text: str, numbers: list[tuple[str, str]]) -> None:
    assert numbers_in(text) == numbers


@pytest.mark.parametrize(
    "text",
    ["0731/555 000", "555 000 1111 ext. 12", "1-800-FLOWERS", "ask Ann", "tel:+1555;ext=5"],
)  # fmt: skip
def test_one_number_stays_as_it_was_written(text: str) -> None:
    assert numbers_in(text) == [(text, "")]


@given(st.text("0123456789+()-./ |:,;\nextworkhme", max_size=60))
def test_no_digit_of_any_cell_is_lost(text: str) -> None:
    found = "".join(number for number, _ in numbers_in(text))
    assert sorted(filter(str.isdigit, found)) == sorted(filter(str.isdigit, text))
