"""Ids in little memory: a set like any other."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.row_ids import RowIds

IDS = st.lists(st.integers(-5, 40), max_size=30)


@given(IDS, IDS)
def test_they_do_what_a_set_does(some: list[int], others: list[int]) -> None:
    ids: AbstractSet[int] = RowIds(some)
    wanted: AbstractSet[int] = set(some)
    assert ids == wanted
    assert wanted == ids
    assert list(ids) == sorted(wanted)
    assert len(ids) == len(wanted)
    assert ids | set(others) == wanted | set(others)
    assert frozenset(others) | ids == wanted | set(others)
    assert ids & RowIds(others) == wanted & set(others)
    assert all((each in ids) == (each in wanted) for each in range(-6, 42))
    assert not ids.__contains__("1")
    assert ids.isdisjoint(others) == wanted.isdisjoint(others)
    assert hash(ids) == hash(RowIds(reversed(some)))
