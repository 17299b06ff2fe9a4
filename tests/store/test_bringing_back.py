"""Bringing deleted people back, one by one: as they were, undone and redone like any other change."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given as cases
from hypothesis import settings
from hypothesis import strategies as st

from netdesk.domain.contacts import Contact
from netdesk.domain.errors import Cancelled, Trouble
from netdesk.domain.interactions import Interaction, Kind, Plan
from netdesk.domain.names import Name
from netdesk.services import checks, contacts, history, interactions
from netdesk.services.history import InTheWay
from netdesk.store import contacts as kept_contacts
from netdesk.store import history as kept_history
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk
from tests.store.deleting import FILLED, IDS, add, filled_desk, gone, gone_names, in_the_way, key_of
from tests.store.ledger import rows_of


@cases(filled=FILLED, data=st.data())
@settings(max_examples=25)
def test_bringing_everybody_back_one_by_one_is_as_if_nobody_had_been_deleted(
    filled: tuple, data: st.DataObject
) -> None:
    with filled_desk(*filled) as desk, desk.reader() as reader:
        before = rows_of(reader.raw)
        contacts.delete_contacts(desk, data.draw(st.sets(IDS, min_size=1)))
        for key in data.draw(st.permutations(history.gone_keys(reader))):
            history.restore(desk, [key])
            assert checks.check(reader) == []
        assert rows_of(reader.raw) == before
        assert gone(reader) == []


@cases(filled=FILLED, data=st.data())
@settings(max_examples=25)
def test_a_restore_among_other_changes_is_undone_and_redone_like_any_other(
    filled: tuple, data: st.DataObject
) -> None:
    with pytest.MonkeyPatch.context() as patches, filled_desk(*filled) as desk, desk.reader() as reader:
        patches.setattr(contacts, "PART_CONTACTS", 2)
        contacts.delete_contacts(desk, data.draw(st.sets(IDS, min_size=1)))
        left = sorted(kept_contacts.names(reader, range(1, 7)))
        for each in data.draw(st.sets(st.sampled_from(left), max_size=2)) if left else ():
            contacts.save_contact(desk, replace(kept_contacts.get(reader, [each])[0], introducer="Bo"))
        touches = [row[0] for row in reader.rows("SELECT id FROM interaction")]
        if touches:
            interactions.delete_interactions(desk, data.draw(st.sets(st.sampled_from(touches))))
        if left:
            contacts.delete_contacts(desk, data.draw(st.sets(st.sampled_from(left), max_size=1)))
        before, keys = rows_of(reader.raw), history.gone_keys(reader)
        wanted = data.draw(st.lists(st.sampled_from(keys), min_size=1, max_size=3, unique=True))
        also = in_the_way(desk, wanted)
        assert rows_of(reader.raw) == before, "a refused restore changes nothing"
        history.restore(desk, wanted, also)
        after = rows_of(reader.raw)
        assert {(kind, row_id) for kind, row_id, _ in wanted} <= after.keys()
        assert checks.check(reader) == []
        history.undo(desk)
        assert rows_of(reader.raw) == before
        assert history.gone_keys(reader) == keys
        history.redo(desk)
        assert rows_of(reader.raw) == after
        assert checks.check(reader) == []


def test_one_of_several_comes_back_with_everything(desk: Desk, reader: Reader) -> None:
    add(desk, "Ann", "Bo", "Cy")
    plan = Plan(bring=("A pen",))
    interactions.add_interaction(desk, Interaction(Kind.CALL, (1, 3), notes="About Halden", plan=plan))
    before = contacts.contact(reader, 1), contacts.timeline(reader, 1)
    contacts.delete_contacts(desk, [1, 2])
    add(desk, "Di")
    assert gone_names(reader) == ["Ann", "Bo"]
    changes = history.restore(desk, [key_of(reader, "Ann")])
    assert changes.label == "Restore Ann"
    assert changes.contacts == {1}
    assert (contacts.contact(reader, 1), contacts.timeline(reader, 1)) == before
    assert [hit.name for hit in contacts.find_people(reader, "ann")] == ["Ann"]
    assert gone_names(reader) == ["Bo"]
    assert contacts.contact(reader, 2) is None


def test_several_come_back_as_one_change_from_several_deletions(desk: Desk, reader: Reader) -> None:
    add(desk, "Ann", "Bo", "Cy")
    letter = interactions.add_interaction(desk, Interaction(Kind.LETTER, (3,)))
    for ids in ([1], [2]):
        contacts.delete_contacts(desk, ids)
    interactions.delete_interactions(desk, [letter])
    assert gone_names(reader) == ["letter with Cy", "Bo", "Ann"]
    changes = history.restore(desk, history.gone_keys(reader))
    assert changes.label == "Restore 2 contacts and 1 interaction"
    history.undo(desk)
    assert gone_names(reader) == ["letter with Cy", "Bo", "Ann"]


def test_what_was_edited_since_stays_as_it_is(desk: Desk, reader: Reader) -> None:
    add(desk, "Ann")
    contacts.add_contact(desk, Contact(Name(given="Bo"), introduced_by=1))
    contacts.add_contact(desk, Contact(Name(given="Cy"), introduced_by=1))
    contacts.delete_contacts(desk, [1])
    bo = contacts.contact(reader, 2)
    assert bo
    contacts.save_contact(desk, replace(bo, introducer="Ann of the choir"))
    history.restore(desk, [key_of(reader, "Ann")])
    found = {each.shown: (each.introduced_by, each.introducer) for each in contacts.contacts(reader, [2, 3])}
    assert found == {"Bo": (None, "Ann of the choir"), "Cy": (1, "")}


def test_somebody_whose_introducer_is_gone_too_is_told_their_name(desk: Desk, reader: Reader) -> None:
    add(desk, "Ann")
    contacts.add_contact(desk, Contact(Name(given="Bo"), introduced_by=1))
    contacts.delete_contacts(desk, [2])
    contacts.delete_contacts(desk, [1])
    history.restore(desk, [key_of(reader, "Bo")])
    bo = contacts.contact(reader, 2)
    assert bo
    assert (bo.introduced_by, bo.introducer) == (None, "Ann")


def test_a_circle_that_was_taken_away_since_stands_in_the_way_and_can_come_back_with_them(
    desk: Desk, reader: Reader
) -> None:
    circle = contacts.add_circle(desk, "Choir", 1)
    contacts.add_contact(desk, Contact(Name(given="Ann"), circle_id=circle))
    contacts.delete_contacts(desk, [1])
    history.undo_change(desk, 1)
    before = rows_of(reader.raw)
    with pytest.raises(InTheWay, match="“Restore Ann” cannot be done by itself") as refused:
        history.restore(desk, [key_of(reader, "Ann")])
    assert rows_of(reader.raw) == before
    assert [entry.label for entry in refused.value.entries] == ["Undo: Add the circle Choir"]
    history.restore(desk, [key_of(reader, "Ann")], [entry.id for entry in refused.value.entries])
    ann = contacts.contact(reader, 1)
    assert ann
    assert ann.circle_id == circle
    assert len(contacts.circles(reader)) == 6
    history.undo(desk)
    assert rows_of(reader.raw) == before


def test_what_is_back_already_is_passed_over(desk: Desk, reader: Reader) -> None:
    add(desk, "Ann", "Bo")
    contacts.delete_contacts(desk, [1, 2])
    keys = history.gone_keys(reader)
    history.restore(desk, keys[:1])
    assert history.restore(desk, keys).label == "Restore Bo"
    with pytest.raises(Trouble, match="on the desk again already"):
        history.restore(desk, keys)


def test_a_deletion_that_was_undone_has_nobody_to_restore(desk: Desk, reader: Reader) -> None:
    add(desk, "Ann")
    contacts.delete_contacts(desk, [1])
    key = key_of(reader, "Ann")
    history.undo(desk)
    history.undo(desk)
    assert [each.label for each in gone(reader)] == ["Undo: Add Ann"], "her deletion was undone"
    with pytest.raises(Trouble, match="undone already"):
        history.restore(desk, [key])


def test_deleted_again_after_a_restore_the_latest_deletion_counts(desk: Desk, reader: Reader) -> None:
    add(desk, "Ann")
    contacts.delete_contacts(desk, [1])
    history.restore(desk, [key_of(reader, "Ann")])
    ann = contacts.contact(reader, 1)
    assert ann
    contacts.save_contact(desk, replace(ann, title="Engineer"))
    contacts.delete_contacts(desk, [1])
    assert [(each.words, each.detail) for each in gone(reader)] == [("Ann", "Engineer")]
    history.restore(desk, [key_of(reader, "Ann")])
    found = contacts.contact(reader, 1)
    assert found
    assert found.title == "Engineer"


def test_who_is_gone_is_found_by_words(desk: Desk, reader: Reader) -> None:
    contacts.add_contact(desk, Contact(Name(given="Zoë"), organization="Halden"))
    add(desk, "Bo")
    contacts.delete_contacts(desk, [1, 2])
    assert gone_names(reader, "zoe hald") == ["Zoë"]
    assert gone_names(reader, "zoe bo") == []


def test_a_restore_of_many_can_be_stopped_and_then_brings_nobody_back(
    desk: Desk, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contacts, "PART_CONTACTS", 2)
    add(desk, *"ABCDEF")
    contacts.delete_contacts(desk, range(1, 7))
    before, reported = rows_of(reader.raw), []

    class Stopping:
        def report(self, done: int, total: int, what: str = "") -> None:
            reported.append((done, total))
            if done >= 4:
                raise Cancelled

    with pytest.raises(Cancelled):
        history.restore(desk, history.gone_keys(reader), progress=Stopping())
    assert reported == [(2, 6), (4, 6)]
    assert rows_of(reader.raw) == before
    history.restore(desk, history.gone_keys(reader))
    assert contacts.counts(reader).contacts == 6
    assert checks.check(reader) == []


def test_what_was_deleted_too_long_ago_is_told_but_not_restored(
    desk: Desk, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(desk, "Ann", "Bo")
    contacts.delete_contacts(desk, [1])
    contacts.delete_contacts(desk, [2])
    monkeypatch.setattr(kept_history, "KEPT_CHANGES", 1)
    with desk.unrecorded() as connection:
        kept_history.prune(connection)
    assert [(each.words, each.can_restore) for each in gone(reader)] == [("Bo", True), ("Ann", False)]
    with pytest.raises(Trouble, match="too old"):
        history.restore(desk, [key_of(reader, "Ann")])
