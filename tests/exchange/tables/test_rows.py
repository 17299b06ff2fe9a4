"""Rows of text tables: read many at once where that leads to the same."""

from __future__ import annotations

import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netdesk.exchange.tables import rows as text_rows
from netdesk.exchange.tables.rows import TextRows

texts = st.text(
    st.sampled_from('ab,;"\n\r\t é字\u2028\x85\x0b\x00') | st.characters(exclude_categories=["Cs"]),
    max_size=60,
)


def _rows(raw: bytes, encoding: str = "", quote: str = '"') -> list[tuple[int, str]]:
    return list(TextRows(io.BytesIO(raw), lambda _: None, encoding=encoding, quote=quote).rows())


@given(texts, st.sampled_from(['"', "'", ""]))
@example('a,"b\nc",d\r\ne\r\r\n', '"')
@example("a\r\rb", "")
def test_lines_read_together_are_those_read_one_by_one(text: str, quote: str) -> None:
    # With an encoding that was chosen, each line is read by itself.
    assert _rows(text.encode(), quote=quote) == _rows(text.encode(), "utf-8", quote)


@given(st.lists(st.binary(max_size=8), max_size=6))
def test_one_line_in_an_old_encoding_leaves_the_others_alone(lines: list[bytes]) -> None:
    good = "Zoë".encode()
    found = _rows(b"\n".join([good, *(line.replace(b'"', b"") for line in lines), good]))
    assert (found[0][1], found[-1][1]) == ("Zoë", "Zoë")


def test_a_line_that_is_too_long_is_cut_and_the_next_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_rows, "LINE_LIMIT", 10)
    assert _rows(b"short\n" + b"x" * 30 + b"\nnext\n") == [(1, "short"), (2, "x" * 10), (3, "next")]
