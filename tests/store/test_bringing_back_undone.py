"""Bringing back people whom an undo took away."""

from __future__ import annotations

import pytest
from hypothesis import given as cases
from hypothesis import settings
from hypothesis import strategies as st

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.errors import Trouble
from netdesk.domain.events import Event
from netdesk.domain.history_words import What
from netdesk.domain.interactions import Interaction, Kind
from netdesk.domain.names import Name
from netdesk.domain.own_fields import OwnKind, OwnValue
from netdesk.services import checks, contacts, history
from netdesk.services.change_details import details_of_gone
from netdesk.store import contacts as kept_contacts
from netdesk.store import events as kept_events
from netdesk.store import interactions as kept_interactions
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk
from tests.store.deleting import FILLED, add, filled_desk, gone, gone_names, in_the_way, key_of
from tests.store.ledger import rows_of


def bring_in(desk: Desk, *names: str) -> int:
    """An import of these, with an event they were at and a call with the first; the change's id."""
    with desk.change(f"Import {len(names)} contacts", kind="import") as change:
        people = [Contact(Name(given=name), title="Pilot", tags=("Air",)) for name in names]
        for each in people:
            kept_contacts.insert(change, [each])
            change.part()
        kept_interactions.insert(change, Interaction(Kind.CALL, (1, 2), notes="Lift"), "UTC")
        kept_events.write(change, Event("Air fair", contact_ids=(1,)))
    return change.id


@pytest.mark.parametrize("by_key", [True, False])
def test_people_of_an_import_that_was_undone_wait_under_deleted(
    desk: Desk, reader: Reader, by_key: bool
) -> None:
    change_id = bring_in(desk, "Ann", "Bo")
    before = rows_of(reader.raw)
    if by_key:
        history.undo(desk)
    else:
        history.undo_change(desk, change_id)
    add(desk, "Cy")
    found = gone(reader)
    assert [(each.words, each.detail) for each in found] == [
        ("Ann", "Pilot"), ("Bo", "Pilot"), ("Air fair", ""), ("call with Ann and 1 more", ""),
    ]  # fmt: skip
    assert {each.label for each in found} == {"Undo: Import 2 contacts"}
    assert all(each.can_restore for each in found)
    told = details_of_gone(reader, found[0].key)
    assert [(each.title, each.what) for each in told.subjects] == [("Ann", What.DELETED)]
    history.restore(desk, [key_of(reader, "Bo")])
    assert checks.check(reader) == []
    bo = contacts.contact(reader, 2)
    assert bo is not None
    assert (bo.title, bo.tags) == ("Pilot", ("Air",))
    assert "Bo" not in gone_names(reader)
    for key in history.gone_keys(reader):
        history.restore(desk, [key])
    assert checks.check(reader) == []
    after = rows_of(reader.raw)
    assert {key: after[key] for key in before} == before


@pytest.mark.parametrize("by_key", [True, False])
def test_they_come_back_with_the_circle_and_the_field_that_their_import_had_made(
    desk: Desk, reader: Reader, by_key: bool
) -> None:
    with desk.change("Import 2 contacts", kind="import") as change:
        sailing = kept_contacts.insert_circle(change, "Sailing", 3)
        change.part()
        own = (OwnValue("Boat", "Dinghy", OwnKind.TEXT),)
        kept_contacts.insert(change, [Contact(Name(given="Ann"), circle_id=sailing)])
        change.part()
        kept_contacts.insert(change, [Contact(Name(given="Bo"), circle_id=sailing, own=own)])
    before = rows_of(reader.raw)
    if by_key:
        history.undo(desk)
    else:
        history.undo_change(desk, change.id)
    history.restore(desk, [key_of(reader, "Ann")])
    assert checks.check(reader) == []
    ann = contacts.contact(reader, 1)
    assert ann is not None
    assert ann.circle_id == sailing
    history.restore(desk, [key_of(reader, "Bo")])
    assert checks.check(reader) == []
    assert rows_of(reader.raw) == before


def test_who_is_back_by_redo_is_not_under_deleted(desk: Desk, reader: Reader) -> None:
    bring_in(desk, "Ann", "Bo")
    history.undo(desk)
    assert "Ann" in gone_names(reader)
    history.redo(desk)
    assert gone(reader) == []
    with pytest.raises(Trouble, match="on the desk again"):
        history.restore(desk, [("contact", 1, 1)])


def test_who_came_back_and_went_again_by_undo_waits_where_they_did(desk: Desk, reader: Reader) -> None:
    add(desk, "Ann")
    contacts.delete_contacts(desk, [1])
    keys = history.gone_keys(reader)
    history.restore(desk, keys)
    history.undo(desk)
    assert history.gone_keys(reader) == keys
    history.redo(desk)
    history.undo_change(desk, 3)
    assert history.gone_keys(reader) == keys


def test_somebody_typed_in_and_undone_can_be_brought_back_after_other_changes(
    desk: Desk, reader: Reader
) -> None:
    """Redo has ended by then: without Deleted, what was typed would be gone for good."""
    add(desk, "Ann")
    history.undo(desk)
    add(desk, "Bo")
    assert history.next_redo(reader) is None
    changes = history.restore(desk, [key_of(reader, "Ann")])
    assert changes.label == "Restore Ann"
    ann = contacts.contact(reader, 1)
    assert ann is not None
    assert ann.emails == (Labelled("Ann@halden.example"),)
    history.undo(desk)
    assert [each.label for each in gone(reader)] == ["Undo: Add Ann"]


def test_an_undo_that_is_made_again_leaves_whom_it_takes_away_to_be_brought_back(
    desk: Desk, reader: Reader
) -> None:
    add(desk, "Ann")
    taken_back = history.undo_change(desk, 1).id
    history.undo(desk)
    add(desk, "Bo")
    history.make_again(desk, taken_back)
    assert gone_names(reader) == ["Ann"]
    history.restore(desk, [key_of(reader, "Ann")])
    assert gone(reader) == []
    assert contacts.contact(reader, 1) is not None


@cases(filled=FILLED, data=st.data())
@settings(max_examples=8)
def test_undoing_back_to_the_beginning_leaves_everybody_to_be_brought_back(
    filled: tuple, data: st.DataObject
) -> None:
    with filled_desk(*filled) as desk, desk.reader() as reader:
        people = {key for key in rows_of(reader.raw) if key[0] == "contact"}
        while history.undo(desk):
            pass
        add(desk, "Zoe")
        for key in data.draw(st.permutations(history.gone_keys(reader))):
            # Who took part in it came back with an interaction.
            if key in history.gone_keys(reader):
                history.restore(desk, [key], in_the_way(desk, [key]))
            assert checks.check(reader) == []
        assert people <= rows_of(reader.raw).keys()
        assert gone(reader) == []
