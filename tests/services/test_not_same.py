"""People who look alike and were told apart: remembered, undone, and no hindrance to anything else."""

from __future__ import annotations

import pytest

from netdesk.domain.errors import Trouble
from netdesk.services import checks, contacts, history, not_same
from netdesk.store import not_same as kept
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk

pytestmark = pytest.mark.usefixtures("ann_bo_and_cy")


def test_two_people_are_told_apart_in_one_step_that_can_be_undone(desk: Desk, reader: Reader) -> None:
    assert not_same.keep_apart(desk, [2, 1])
    assert not_same.apart(reader) == {(1, 2)}
    assert not_same.are_apart(reader, 1, 2)
    assert not_same.are_apart(reader, 2, 1)
    assert not not_same.are_apart(reader, 1, 3)
    assert history.history(reader, 1)[0].label == "Keep apart: Bo and Ann"
    history.undo(desk)
    assert not_same.apart(reader) == set()
    history.redo(desk)
    assert not_same.apart(reader) == {(1, 2)}
    assert checks.check(reader) == []


def test_what_is_known_already_is_no_change(desk: Desk, reader: Reader) -> None:
    not_same.keep_apart(desk, [1, 2])
    before = len(history.history(reader, 50))
    assert not not_same.keep_apart(desk, [2, 1])
    assert len(history.history(reader, 50)) == before


def test_of_several_each_is_told_from_each(desk: Desk, reader: Reader) -> None:
    not_same.keep_apart(desk, [3, 1, 2])
    assert not_same.apart(reader) == {(1, 2), (1, 3), (2, 3)}
    assert history.history(reader, 1)[0].label == "Keep 3 people apart"


def test_nobody_is_told_from_themselves_or_from_somebody_who_is_gone(desk: Desk, reader: Reader) -> None:
    for ids in ([1], [1, 1], [1, 99]):
        with pytest.raises(Trouble, match="no longer on the desk"):
            not_same.keep_apart(desk, ids)
    assert not_same.apart(reader) == set()
    assert not not_same.are_apart(reader, 1, 1)


def test_whoever_comes_back_is_still_told_apart_and_nothing_stands_in_the_way(
    desk: Desk, reader: Reader
) -> None:
    not_same.keep_apart(desk, [1, 2])
    contacts.delete_contacts(desk, [1])
    contacts.delete_contacts(desk, [2])
    # The earlier deletion alone.
    entry = history.history(reader, 2)[1]
    assert entry.label == "Delete Ann"
    history.undo_change(desk, entry.id)
    assert contacts.contact(reader, 1)
    history.undo(desk)
    history.undo(desk)
    assert not_same.are_apart(reader, 1, 2)
    assert checks.check(reader) == []


def test_when_two_become_one_what_was_said_of_both_is_said_of_the_one(desk: Desk, reader: Reader) -> None:
    not_same.keep_apart(desk, [1, 2])
    with desk.change("Merge") as change:
        kept.move(change, [2], 3)
    assert not_same.apart(reader) == {(1, 3)}
    with desk.change("Merge") as change:
        kept.move(change, [1], 3)
    assert not_same.apart(reader) == set()
    history.undo(desk)
    history.undo(desk)
    assert not_same.apart(reader) == {(1, 2)}
