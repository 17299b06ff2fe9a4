"""Taking changes back: in order, out of order, with what hangs on them, and without what does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.errors import Trouble
from netdesk.domain.interactions import Interaction, Kind, State
from netdesk.domain.names import Name
from netdesk.domain.rows import ChangeState, ContactView, Standing
from netdesk.services import checks, contacts, history, interactions
from netdesk.services.history import InTheWay
from netdesk.store import history as store_history
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk
from netdesk.store.id_lists import PART_CONTACTS
from tests.store.undoing import ANN, Told, edit


def test_undo_and_redo_walk_the_changes_in_order(desk: Desk, reader: Reader) -> None:
    contacts.add_contact(desk, ANN)
    edit(desk, reader, 1, title="Engineer")
    contacts.delete_contacts(desk, [1])
    assert [entry.label for entry in history.history(reader)] == ["Delete Ann", "Edit Ann", "Add Ann"]
    titles = []
    while changes := history.undo(desk):
        found = contacts.contact(reader, 1)
        titles.append((changes.label, found and found.title))
    assert titles == [("Delete Ann", "Engineer"), ("Edit Ann", "Student"), ("Add Ann", None)]
    while changes := history.redo(desk):
        found = contacts.contact(reader, 1)
        titles.append((changes.label, found and found.title))
    assert titles[3:] == [("Add Ann", "Student"), ("Edit Ann", "Engineer"), ("Delete Ann", None)]


def test_a_new_change_ends_redo(desk: Desk, reader: Reader) -> None:
    contacts.add_contact(desk, ANN)
    history.undo(desk)
    contacts.add_contact(desk, ANN)
    assert history.next_redo(reader) is None
    assert history.redo(desk) is None
    assert [entry.state for entry in history.history(reader)] == [
        ChangeState.APPLIED,
        ChangeState.APPLIED,
        ChangeState.DROPPED,
    ]


def test_what_redo_has_passed_by_can_be_made_again_as_a_change_of_its_own(desk: Desk, reader: Reader) -> None:
    """Otherwise what was typed and undone would be gone with the next change."""
    contacts.add_contact(desk, ANN)
    edit(desk, reader, 1, notes="A long story")
    history.undo(desk)
    edit(desk, reader, 1, title="Engineer")
    entry = history.entries(reader, [2])[2]
    assert (entry.state, entry.redoable) == (ChangeState.DROPPED, True)
    changes = history.make_again(desk, 2)
    ann = contacts.contact(reader, 1)
    assert ann is not None
    assert (ann.notes, ann.title) == ("A long story", "Engineer")
    newest = history.history(reader)[0]
    assert (newest.label, newest.id, newest.undoable) == ("Redo: Edit Ann", changes.id, True)
    assert checks.check(reader) == []
    with pytest.raises(Trouble, match="“Edit Ann” does not fit the desk any more"):
        history.make_again(desk, 2)
    history.undo(desk)
    ann = contacts.contact(reader, 1)
    assert ann is not None
    assert ann.notes == ""


def test_a_deletion_that_is_made_again_lists_whom_it_takes(desk: Desk, reader: Reader) -> None:
    contacts.add_contact(desk, ANN)
    contacts.delete_contacts(desk, [1])
    history.undo(desk)
    contacts.add_contact(desk, Contact(Name(given="Bo")))
    changes = history.make_again(desk, 2)
    assert history.gone_keys(reader) == [("contact", 1, changes.id)]
    history.restore(desk, history.gone_keys(reader))
    assert contacts.contact(reader, 1) is not None
    assert checks.check(reader) == []


def test_what_is_in_force_or_waits_for_redo_is_not_made_again(desk: Desk) -> None:
    contacts.add_contact(desk, ANN)
    with pytest.raises(Trouble, match="in force already"):
        history.make_again(desk, 1)
    history.undo(desk)
    with pytest.raises(Trouble, match="cannot be made again"):
        history.make_again(desk, 1)


def test_saving_what_is_the_same_is_no_change_and_leaves_redo_alone(
    desk: Desk, reader: Reader, told: Told
) -> None:
    contacts.add_contact(desk, ANN)
    edit(desk, reader, 1, title="Engineer")
    history.undo(desk)
    count = len(told.changes)
    edit(desk, reader, 1, title="Student")
    assert len(told.changes) == count
    redo = history.next_redo(reader)
    assert redo
    assert redo.label == "Edit Ann"


def test_undo_says_what_it_touched(desk: Desk, reader: Reader, told: Told) -> None:
    contacts.add_contact(desk, ANN)
    interactions.add_interaction(desk, Interaction(Kind.CALL, (1,)))
    contacts.delete_contacts(desk, [1])
    assert told.changes[-1].contacts == {1}
    changes = history.undo(desk)
    assert changes == told.changes[-1]
    assert changes.contacts == {1}
    assert changes.tables == {
        "contact": {1},
        "contact_value": {1},
        "interaction": {1},
        "interaction_contact": {1},
        # What Ann would be known by, should a file bring her again.
        "thing_source": {1},
    }


def test_a_deleted_contact_is_restored_with_everything_long_after(
    desk: Desk, reader: Reader, told: Told
) -> None:
    contacts.add_contact(desk, ANN)
    contacts.add_contact(desk, Contact(Name(given="Bo"), introduced_by=1))
    interactions.add_interaction(desk, Interaction(Kind.CALL, (1, 2), notes="About Halden"))
    before = contacts.contact(reader, 1), contacts.timeline(reader, 1)
    contacts.delete_contacts(desk, [1])
    deleted = told.last
    bo = contacts.contact(reader, 2)
    assert bo
    assert (bo.introduced_by, bo.introducer) == (None, "Ann")
    contacts.add_contact(desk, Contact(Name(given="Cy")))
    history.undo_change(desk, deleted)
    assert (contacts.contact(reader, 1), contacts.timeline(reader, 1)) == before
    bo = contacts.contact(reader, 2)
    assert bo
    assert (bo.introduced_by, bo.introducer) == (1, "")
    assert checks.check(reader) == []


def test_what_was_undone_and_made_again_by_undoing_the_undo(desk: Desk, reader: Reader, told: Told) -> None:
    """The change then stands, but so do the two lines about it: all three have to go with an earlier one."""
    contacts.add_contact(desk, ANN)
    edit(desk, reader, 1, title="Engineer")
    first = told.last
    edit(desk, reader, 1, title="Manager")
    second = told.last
    undone = history.undo_change(desk, second).id
    edit(desk, reader, 1, notes="Plays chess")
    again = history.undo_change(desk, undone).id
    contacts.add_contact(desk, Contact(Name(given="Bo")))
    found = contacts.contact(reader, 1)
    assert found
    assert found.title == "Manager"
    with pytest.raises(InTheWay) as refused:
        history.undo_change(desk, first)
    also = [entry.id for entry in refused.value.entries]
    assert also == [second, undone, again]
    history.undo_change(desk, first, also)
    found = contacts.contact(reader, 1)
    assert found
    assert (found.title, found.notes) == ("Student", "Plays chess")
    assert checks.check(reader) == []
    history.undo(desk)
    found = contacts.contact(reader, 1)
    assert found
    assert found.title == "Manager"


def test_a_change_that_was_undone_cannot_be_undone_again(desk: Desk, told: Told) -> None:
    contacts.add_contact(desk, ANN)
    added = told.last
    history.undo_change(desk, added)
    for change_id in (added, 999):
        with pytest.raises(Trouble, match="cannot be undone any more"):
            history.undo_change(desk, change_id)
    contacts.add_contact(desk, ANN)
    contacts.add_circle(desk, "Choir", 1)
    dropped = told.last
    history.undo(desk)
    with pytest.raises(Trouble, match="cannot be undone any more"):
        history.undo_change(desk, dropped - 1, [dropped])


def test_undo_of_one_change_can_be_undone_and_redone_as_any_other(desk: Desk, reader: Reader) -> None:
    contacts.add_contact(desk, ANN)
    contacts.add_contact(desk, Contact(Name(given="Bo")))
    history.undo_change(desk, 1)
    assert [hit.name for hit in contacts.find_people(reader, "")] == ["Bo"]
    entry = history.next_undo(reader)
    assert entry
    assert entry.label == "Undo: Add Ann"
    history.undo(desk)
    assert [hit.name for hit in contacts.find_people(reader, "")] == ["Ann", "Bo"]
    history.redo(desk)
    assert [hit.name for hit in contacts.find_people(reader, "")] == ["Bo"]


def test_changes_too_old_to_keep_are_still_told_but_not_undone(
    desk: Desk, reader: Reader, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_history, "KEPT_CHANGES", 2)
    photo = contacts.keep_photo(desk, b"old")
    contacts.add_contact(desk, replace(ANN, photo=photo))
    newer = contacts.keep_photo(desk, b"new")
    edit(desk, reader, 1, photo=newer)
    edit(desk, reader, 1, photo="")
    nobodys = contacts.keep_photo(desk, b"never used")
    path = desk.path
    desk.close()
    again = Desk.open(path)
    with again.reader() as reader_again:
        listed = history.history(reader_again)
        assert [(entry.label, entry.undoable) for entry in listed] == [
            ("Edit Ann", True),
            ("Edit Ann", True),
            ("Add Ann", False),
        ]
        with pytest.raises(Trouble, match="too old"):
            history.undo_change(again, listed[-1].id)
        assert contacts.photo(reader_again, nobodys) is None, "a picture goes when nothing names it"
        while history.undo(again):
            pass
        found = contacts.contact(reader_again, 1)
        assert found
        assert found.photo == photo
        assert contacts.photo(reader_again, photo) == b"old", "and stays while a kept change does"
        assert contacts.photo(reader_again, newer) == b"new"
        assert checks.check(reader_again) == []
    again.close()


def test_history_goes_on_where_the_desk_was_closed(desk: Desk) -> None:
    contacts.add_contact(desk, ANN)
    contacts.add_contact(desk, Contact(Name(given="Bo")))
    history.undo(desk)
    path = desk.path
    desk.close()
    again = Desk.open(path)
    with again.reader() as reader:
        undo, redo = history.next_undo(reader), history.next_redo(reader)
        assert undo
        assert redo
        assert (undo.label, redo.label) == ("Add Ann", "Add Bo")
        history.redo(again)
        assert contacts.counts(reader).contacts == 2
    again.close()


def test_a_change_set_names_only_what_was_changed(desk: Desk, reader: Reader, told: Told) -> None:
    """Removing the first of several emails leaves the rows of the others alone."""
    emails = tuple(Labelled(f"{name}@b.example") for name in "abc")
    contacts.add_contact(desk, replace(ANN, emails=emails))
    edit(desk, reader, 1, emails=emails[1:])
    assert told.changes[-1].tables == {"contact_value": {1}}
    edit(desk, reader, 1, emails=(Labelled("new@b.example"), *emails[1:]))
    assert told.changes[-1].tables == {"contact_value": {4}}
    found = contacts.contact(reader, 1)
    assert found
    assert [email.value for email in found.emails] == ["new@b.example", "b@b.example", "c@b.example"]


def test_emails_in_the_same_place_after_an_undo_keep_an_order_and_can_be_edited(
    desk: Desk, reader: Reader, told: Told
) -> None:
    emails = tuple(Labelled(f"{name}@b.example") for name in "ab")
    contacts.add_contact(desk, replace(ANN, emails=emails))
    edit(desk, reader, 1, emails=())
    removed = told.last
    edit(desk, reader, 1, emails=(Labelled("new@b.example"),))
    history.undo_change(desk, removed)
    assert checks.check(reader) == []
    found = contacts.contact(reader, 1)
    assert found
    assert [email.value for email in found.emails] == ["a@b.example", "new@b.example", "b@b.example"]
    contacts.save_contact(desk, replace(found, emails=found.emails[::-1]))
    assert contacts.contact(reader, 1) == replace(found, emails=found.emails[::-1])


def test_a_tag_taken_off_put_on_again_and_restored_is_there_once(
    desk: Desk, reader: Reader, told: Told
) -> None:
    contacts.add_contact(desk, replace(ANN, tags=("chess", "boats")))
    edit(desk, reader, 1, tags=("boats",))
    removed = told.last
    edit(desk, reader, 1, tags=("boats", "chess"))
    history.undo_change(desk, removed)
    found = contacts.contact(reader, 1)
    assert found
    assert found.tags == ("chess", "boats")
    contacts.save_contact(desk, replace(found, tags=("boats",)))
    found = contacts.contact(reader, 1)
    assert found
    assert found.tags == ("boats",)


def test_somebody_taken_out_of_a_call_put_back_and_restored_takes_part_once(
    desk: Desk, reader: Reader, told: Told
) -> None:
    for name in ("Ann", "Bo"):
        contacts.add_contact(desk, Contact(Name(given=name)))
    call = Interaction(Kind.CALL, (1, 2, 1), state=State.HELD)
    interactions.add_interaction(desk, call)
    assert _people(reader) == ((1, 2), 2)
    interactions.save_interaction(desk, replace(call, id=1, contact_ids=(1,)))
    removed = told.last
    interactions.save_interaction(desk, replace(call, id=1, contact_ids=(1, 2)))
    history.undo_change(desk, removed)
    assert _people(reader) == ((1, 2), 2)
    assert contacts.contact_rows(reader, [2])[2].standing is Standing.MET, "met once, not twice"
    assert list(contacts.contact_ids(reader, ContactView(standing=Standing.MET))) == [1, 2]
    interactions.save_interaction(desk, replace(call, id=1, contact_ids=(1,)))
    assert _people(reader) == ((1,), 1)


def _people(reader: Reader) -> tuple[tuple[int, ...], int]:
    found = interactions.interaction(reader, 1)
    assert found
    return found.contact_ids, len(interactions.interaction_rows(reader, [1])[1].people)


def test_a_large_deletion_is_one_change_in_several_parts(
    desk: Desk, reader: Reader, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("netdesk.services.contacts.PART_CONTACTS", 3)
    for number in range(8):
        contacts.add_contact(desk, Contact(Name(given=f"Ann{number}"), introduced_by=number or None))
    interactions.add_interaction(desk, Interaction(Kind.CALL, (1, 8)))
    before = contacts.contacts(reader, range(1, 9)), contacts.timeline(reader, 8)
    contacts.delete_contacts(desk, [*range(1, 9), 3, 99])
    assert told.changes[-1].label == "Delete 8 contacts"
    assert reader.value("SELECT count(*) FROM history_part WHERE change_id = ?", (told.last,)) == 3
    assert contacts.counts(reader) == contacts.counts(reader).__class__(0, 0, 0)
    history.undo(desk)
    assert (contacts.contacts(reader, range(1, 9)), contacts.timeline(reader, 8)) == before
    assert checks.check(reader) == []
    assert PART_CONTACTS <= 500
