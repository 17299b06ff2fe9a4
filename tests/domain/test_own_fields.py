"""Own fields: what they can hold, and numbers as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.own_fields import OwnKind, field_key, fits, parse_number, shown_number

NARROW = "\u202f"


@pytest.mark.parametrize(
    ("typed", "decimal", "group", "value"),
    [
        ("12", ".", ",", "12"),
        (" +007 ", ".", ",", "7"),
        ("0", ".", ",", "0"),
        ("1,234", ".", ",", "1234"),
        ("1,234,567.50", ".", ",", "1234567.50"),
        ("12,34,567", ".", ",", "1234567"),
        ("3,5", ".", ",", "3.5"),
        ("1.234,5", ",", ".", "1234.5"),
        ("3.5", ",", ".", "3.5"),
        ("1.234", ",", ".", "1234"),
        (f"12{NARROW}500,25", ",", NARROW, "12500.25"),
        ("12 500", ",", "\u00a0", "12500"),
        ("\u2212 4".replace(" ", ""), ".", ",", "-4"),
        ("١٢٫٥", "٫", "٬", "12.5"),
        ("12’500.5", ".", "’", "12500.5"),
    ],
)
def test_a_number_is_read_as_it_is_written_here(typed: str, decimal: str, group: str, value: str) -> None:
    assert parse_number(typed, decimal, group) == value


@pytest.mark.parametrize(
    "typed", ["", "-", ".", "5.", ".5", "1,2,3", "1.2.3", "twelve", "1e5", "12 €", "--1", "1" * 41, "inf"]
)
def test_what_is_no_number_is_none(typed: str) -> None:
    assert parse_number(typed) is None


@given(
    st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12),
    st.sampled_from([(".", ","), (",", "."), (",", NARROW), (".", "’"), (",", "\u00a0")]),
)
def test_what_is_shown_can_be_typed_again(number, marks: tuple[str, str]) -> None:
    value = parse_number(f"{number:f}")
    assert value is not None
    assert fits(OwnKind.NUMBER, value)
    assert parse_number(shown_number(value, *marks), *marks) == value


def test_a_year_has_no_mark_for_thousands_and_a_salary_has() -> None:
    assert [shown_number(each) for each in ("2026", "12500", "-98765.50", "many")] == [
        "2026",
        "12,500",
        "-98,765.50",
        "many",
    ]


@pytest.mark.parametrize(
    ("kind", "value", "fine"),
    [
        (OwnKind.TEXT, "anything", True),
        (OwnKind.CHOICE, "anything", True),
        (OwnKind.LINK, "anything", True),
        (OwnKind.NUMBER, "-3.50", True),
        (OwnKind.NUMBER, "3,5", False),
        (OwnKind.DATE, "--02-29", True),
        (OwnKind.DATE, "2026-02-30", False),
    ],
)
def test_a_kind_says_what_it_can_hold(kind: OwnKind, value: str, fine: bool) -> None:
    assert fits(kind, value) is fine


def test_names_are_the_same_whatever_their_spaces_and_capitals() -> None:
    assert field_key(" Shirt   size ") == field_key("SHIRT SIZE")
