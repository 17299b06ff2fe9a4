"""How a table's arrangement is changed, kept and read again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.table_layout import TableLayout, read_layout

ORDER = ("organization", "circle", "last touch", "next step", "email")
DEFAULT = TableLayout(ORDER[:4])


def test_a_column_is_shown_again_where_it_belongs() -> None:
    without = DEFAULT.shown("circle", shown=False, order=ORDER)
    assert without.columns == ("organization", "last touch", "next step")
    assert without.shown("circle", shown=True, order=ORDER) == DEFAULT


def test_a_column_moves_as_far_as_there_are_places() -> None:
    assert DEFAULT.moved("circle", 1).columns == ("organization", "last touch", "circle", "next step")
    assert DEFAULT.moved("circle", 9).columns[-1] == "circle"
    assert DEFAULT.moved("organization", -1) == DEFAULT
    assert DEFAULT.moved("email", 1) == DEFAULT


def test_a_width_is_given_and_taken_back() -> None:
    wide = DEFAULT.sized({"circle": 160})
    assert wide.width("circle") == 160
    assert wide.sized({"circle": None}) == DEFAULT


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"columns": 3}', '{"columns": [], "widths": 3}'])
def test_what_cannot_be_understood_is_the_table_as_it_comes(text: str) -> None:
    assert read_layout(text, ORDER, DEFAULT) == DEFAULT


def test_columns_nobody_knows_are_passed_over() -> None:
    text = (
        '{"columns": ["email", "shoe size", "email", "circle"], '
        '"widths": {"email": 90, "circle": -4, "x": 5}}'
    )
    assert read_layout(text, ORDER, DEFAULT) == TableLayout(("email", "circle"), (("email", 90),))


@given(
    st.lists(st.sampled_from(ORDER), unique=True),
    st.dictionaries(st.sampled_from(ORDER), st.integers(1, 9999)),
)
def test_what_is_kept_is_what_is_read(columns: list[str], widths: dict[str, int]) -> None:
    layout = TableLayout(tuple(columns), tuple(widths.items()))
    assert read_layout(layout.text(), ORDER, DEFAULT) == layout
