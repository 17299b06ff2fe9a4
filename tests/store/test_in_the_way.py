"""Undoing one change of any age: what stands in its way is named, and nothing else is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.errors import Trouble
from netdesk.domain.interactions import Interaction, Kind, Plan
from netdesk.domain.names import Name
from netdesk.services import checks, contacts, history, interactions
from netdesk.services.history import InTheWay
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk
from tests.store.undoing import ANN, Told, edit, in_the_way


def test_an_edit_of_something_else_is_not_in_the_way(desk: Desk, reader: Reader, told: Told) -> None:
    contacts.add_contact(desk, ANN)
    edit(desk, reader, 1, title="Engineer")
    retitled = told.last
    edit(desk, reader, 1, notes="Plays chess", organization="Halden")
    edit(desk, reader, 1, emails=(Labelled("ann@home.example"), Labelled("ann@halden.example")))
    history.undo_change(desk, retitled)
    found = contacts.contact(reader, 1)
    assert found
    assert (found.title, found.notes, len(found.emails)) == ("Student", "Plays chess", 2)
    assert checks.check(reader) == []


def test_only_what_touched_the_same_column_is_in_the_way_of_an_edit(
    desk: Desk, reader: Reader, told: Told
) -> None:
    contacts.add_contact(desk, ANN)
    edit(desk, reader, 1, title="Engineer")
    retitled = told.last
    edit(desk, reader, 1, title="Manager")
    edit(desk, reader, 1, notes="Plays chess")
    assert in_the_way(desk, retitled) == ["Edit Ann"]
    history.undo_change(desk, retitled, [retitled + 1])
    found = contacts.contact(reader, 1)
    assert found
    assert (found.title, found.notes) == ("Student", "Plays chess")


def test_everything_about_a_contact_is_in_the_way_of_undoing_them(
    desk: Desk, reader: Reader, told: Told
) -> None:
    contacts.add_contact(desk, ANN)
    added = told.last
    contacts.add_contact(desk, Contact(Name(given="Bo"), introduced_by=1))
    contacts.add_circle(desk, "Choir", 1)
    interactions.add_interaction(desk, Interaction(Kind.CALL, (1, 2)))
    edit(desk, reader, 1, tags=("chess",))
    assert in_the_way(desk, added) == ["Add Bo", "Plan call with Ann and 1 more", "Edit Ann"]


def test_the_deletion_of_a_contact_is_in_the_way_of_undoing_an_edit_of_their_email(
    desk: Desk, reader: Reader, told: Told
) -> None:
    """The email that would come back has nobody to belong to, though nobody touched it since."""
    contacts.add_contact(desk, ANN)
    edit(desk, reader, 1, emails=())
    unmailed = told.last
    edit(desk, reader, 1, notes="Plays chess")
    contacts.delete_contacts(desk, [1])
    assert in_the_way(desk, unmailed) == ["Delete Ann"]
    history.undo_change(desk, unmailed, [told.last])
    found = contacts.contact(reader, 1)
    assert found
    assert (found.emails, found.notes) == (ANN.emails, "Plays chess")


def test_a_circle_somebody_is_in_cannot_go_alone(desk: Desk, reader: Reader, told: Told) -> None:
    circle = contacts.add_circle(desk, "Choir", 1)
    added = told.last
    contacts.add_contact(desk, replace(ANN, circle_id=circle))
    assert in_the_way(desk, added) == ["Add Ann"]
    edit(desk, reader, 1, circle_id=None)
    moved = told.last
    history.undo_change(desk, added)
    assert len(contacts.circles(reader)) == 5
    assert in_the_way(desk, moved) == ["Undo: Add the circle Choir"], "nobody goes back into no circle"


def test_undoing_an_addition_after_a_deletion_needs_both(desk: Desk, reader: Reader, told: Told) -> None:
    contacts.add_contact(desk, ANN)
    added = told.last
    contacts.delete_contacts(desk, [1])
    assert in_the_way(desk, added) == ["Delete Ann"]
    history.undo_change(desk, added, [told.last])
    assert contacts.counts(reader).contacts == 0
    history.undo(desk)
    assert contacts.counts(reader).contacts == 0, "both are back: added, then deleted"
    assert [entry.label for entry in history.history(reader) if entry.undoable] == ["Delete Ann", "Add Ann"]


def test_a_plan_made_anew_is_in_the_way_of_restoring_the_old_one(
    desk: Desk, reader: Reader, told: Told
) -> None:
    """An interaction has one plan: a second one would come back unseen."""
    contacts.add_contact(desk, ANN)
    call = Interaction(Kind.CALL, (1,), plan=Plan(objective="old", research=("old",)))
    interactions.add_interaction(desk, Interaction(Kind.CALL, (1,)))
    interactions.add_interaction(desk, call)
    interactions.save_interaction(desk, replace(call, id=2, plan=None))
    removed = told.last
    interactions.save_interaction(desk, replace(call, id=2, plan=Plan(objective="new")))
    assert in_the_way(desk, removed) == ["Edit call with Ann"]
    history.undo_change(desk, removed, [told.last])
    assert interactions.interaction(reader, 2) == replace(call, id=2)
    assert checks.check(reader) == []


def test_foreign_keys_are_watched_again_after_an_undo_that_failed(desk: Desk, told: Told) -> None:
    contacts.add_contact(desk, ANN)
    interactions.add_interaction(desk, Interaction(Kind.CALL, (1,)))
    with pytest.raises(InTheWay):
        history.undo_change(desk, 1)
    assert desk.writer.value("PRAGMA foreign_keys") == 1
    assert not desk.writer.in_transaction
    with pytest.raises(Trouble, match="no longer on the desk, so nothing was saved"):
        contacts.add_contact(desk, replace(ANN, introduced_by=77))
