"""Which change touched whom, and who was deleted by which."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.interactions import Interaction, Kind
from netdesk.domain.names import Name
from netdesk.domain.rows import Changes
from netdesk.services import contacts, history, interactions
from netdesk.store import contacts as kept_contacts
from netdesk.store import touching
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk


def _touching(reader: Reader, contact_id: int) -> list[str]:
    labels = dict(reader.rows("SELECT id, label FROM history"))
    return [labels[each] for each in touching.changes_touching(reader, contact_id)]


def _deleted(reader: Reader) -> list[tuple[object, ...]]:
    sql = "SELECT kind, row_id, alone, words, detail FROM history_deleted ORDER BY change_id, kind, row_id"
    return list(reader.rows(sql))


def test_a_change_of_whatever_is_theirs_touched_a_contact(desk: Desk, reader: Reader) -> None:
    for name in ("Ann", "Bo", "Cy"):
        contacts.add_contact(desk, Contact(Name(given=name)))
    call = interactions.add_interaction(desk, Interaction(Kind.CALL, (1, 2)))
    ann = contacts.contact(reader, 1)
    assert ann
    contacts.save_contact(desk, replace(ann, emails=(Labelled("ann@halden.example"),)))
    interactions.cancel(desk, call)
    assert _touching(reader, 1) == [
        "Cancel call with Ann and 1 more", "Edit Ann", "Plan call with Ann and 1 more", "Add Ann",
    ]  # fmt: skip
    assert _touching(reader, 2) == [
        "Cancel call with Ann and 1 more", "Plan call with Ann and 1 more", "Add Bo",
    ]  # fmt: skip
    assert _touching(reader, 3) == ["Add Cy"]


def test_what_was_undone_redone_and_taken_back_touched_them_too(desk: Desk, reader: Reader) -> None:
    contacts.add_contact(desk, Contact(Name(given="Ann")))
    contacts.add_contact(desk, Contact(Name(given="Bo")))
    history.undo(desk)
    history.redo(desk)
    history.undo_change(desk, 1)
    assert _touching(reader, 1) == ["Undo: Add Ann", "Add Ann"]
    assert _touching(reader, 2) == ["Redo: Add Bo", "Undo: Add Bo", "Add Bo"]


def test_an_import_is_kept_in_few_rows_and_finds_the_part_of_each_contact(desk: Desk, reader: Reader) -> None:
    told: list[Changes] = []
    desk.on_changes = told.append
    with desk.change("Import 1,000 contacts", kind="import") as change:
        for start in range(0, 1000, 100):
            people = [Contact(Name(given=f"Ann {start + at}")) for at in range(100)]
            kept_contacts.insert(change, people)
            change.part()
    assert reader.value("SELECT count(*) FROM history_contact") < 50
    assert touching.people_touched(reader, change.id) == 1000
    assert told[0].contacts == {*range(1, 1001)}
    for contact_id in (1, 32, 100, 101, 640, 1000):
        assert list(touching.changes_touching(reader, contact_id)) == [change.id]
        assert touching.parts_touching(reader, change.id, contact_id) == [(contact_id - 1) // 100]
    assert list(touching.changes_touching(reader, 1001)) == []


def test_who_and_what_a_deletion_took_away_is_named(desk: Desk, reader: Reader) -> None:
    contacts.add_contact(desk, Contact(Name(given="Ann"), title="Engineer", organization="Halden"))
    contacts.add_contact(desk, Contact(Name(given="Bo")))
    interactions.add_interaction(desk, Interaction(Kind.CALL, (1,)))
    both = interactions.add_interaction(desk, Interaction(Kind.LETTER, (1, 2)))
    contacts.delete_contacts(desk, [1])
    assert _deleted(reader) == [
        ("contact", 1, 1, "Ann", "Engineer, Halden"),
        ("interaction", 1, 0, "call with Ann", ""),
    ], "a call without anybody goes with Ann, and is not told apart from her"
    interactions.delete_interactions(desk, [both])
    assert _deleted(reader)[2:] == [("interaction", 2, 1, "letter with Bo", "")]


@pytest.mark.parametrize(("undo", "how"), [(history.undo, 2), (lambda desk: history.undo_change(desk, 1), 1)])
def test_what_an_undo_takes_away_is_told_as_taken_by_it(
    desk: Desk, reader: Reader, undo: object, how: int
) -> None:
    contacts.add_contact(desk, Contact(Name(given="Ann"), title="Pilot", organization="Air"))
    assert callable(undo)
    undo(desk)
    assert _deleted(reader) == [("contact", 1, how, "Ann", "Pilot, Air")]
