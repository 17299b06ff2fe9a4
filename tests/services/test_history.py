"""What the Edit menu and History show."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from netdesk.domain.contacts import Contact
from netdesk.domain.history import HistoryView, Reach, Sort
from netdesk.domain.names import Name
from netdesk.domain.rows import ChangeState
from netdesk.services import contacts, history
from netdesk.services.history import InTheWay
from netdesk.store import contacts as kept_contacts
from netdesk.store import history as kept_history
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk


def _menu(reader: Reader) -> tuple[str | None, str | None]:
    undo, redo = history.next_undo(reader), history.next_redo(reader)
    return undo.label if undo else None, redo.label if redo else None


def test_the_menu_names_what_undo_and_redo_would_do(desk: Desk, reader: Reader) -> None:
    assert _menu(reader) == (None, None)
    assert history.undo(desk) is None
    assert history.redo(desk) is None
    contacts.add_contact(desk, Contact(Name(given="Ann")))
    contacts.add_contact(desk, Contact(Name(given="Bo")))
    assert _menu(reader) == ("Add Bo", None)
    history.undo(desk)
    assert _menu(reader) == ("Add Ann", "Add Bo")
    history.undo(desk)
    assert _menu(reader) == (None, "Add Ann")
    history.redo(desk)
    assert _menu(reader) == ("Add Ann", "Add Bo")
    contacts.add_contact(desk, Contact(Name(given="Cy")))
    assert _menu(reader) == ("Add Cy", None)


def test_history_tells_the_newest_first_with_what_was_undone_and_redone(desk: Desk, reader: Reader) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    contacts.add_contact(desk, Contact(Name(given="Ann")))
    history.undo(desk)
    history.redo(desk)
    lines = history.history(reader)
    assert [(line.label, line.kind, line.undoable) for line in lines] == [
        ("Redo: Add Ann", "redone", False),
        ("Undo: Add Ann", "undone", False),
        ("Add Ann", "edit", True),
    ]
    assert all(before <= datetime.fromisoformat(line.at) <= datetime.now(UTC) for line in lines)
    assert [line.label for line in history.history(reader, 1)] == ["Redo: Add Ann"]
    history.undo_change(desk, lines[-1].id)
    lines = history.history(reader)
    assert (lines[0].kind, lines[-1].state, lines[-1].undoable) == ("undo", ChangeState.UNDONE, False)
    assert history.history(reader, 2)[0].undoable


def test_what_is_in_the_way_is_told_in_a_sentence_and_listed(desk: Desk, reader: Reader) -> None:
    contacts.add_contact(desk, Contact(Name(given="Ann")))
    for number in range(5):
        contacts.save_contact(desk, Contact(Name(given="Ann"), id=1, notes=f"{number}"))
    first = history.history(reader)[-1]
    with pytest.raises(InTheWay) as refused:
        history.undo_change(desk, first.id)
    assert str(refused.value) == (
        "“Add Ann” cannot be undone by itself: later changes build on it "
        "(Edit Ann; Edit Ann; Edit Ann; ...). Nothing was changed."
    )
    assert len(refused.value.entries) == 5
    assert all(entry.undoable for entry in refused.value.entries)
    assert contacts.counts(reader).contacts == 1
    changes = history.undo_change(desk, first.id, [entry.id for entry in refused.value.entries])
    assert changes.contacts == {1}
    assert contacts.counts(reader).contacts == 0
    assert _menu(reader) == ("Undo: Add Ann", None)


def _labels(reader: Reader, view: HistoryView) -> list[str]:
    ids = history.change_ids(reader, view)
    found = history.entries(reader, ids)
    return [found[each].label for each in ids]


def test_changes_are_found_by_kind_and_by_words(desk: Desk, reader: Reader) -> None:
    contacts.add_contact(desk, Contact(Name(given="Zoë"), organization="Halden"))
    contacts.add_contact(desk, Contact(Name(given="Bo")))
    with desk.change("Import 1 contact", kind="import") as change:
        kept_contacts.insert(change, [Contact(Name(given="Cy"))])
    contacts.delete_contacts(desk, [1, 2])
    contacts.add_circle(desk, "Choir", 1)
    history.undo_change(desk, 2 + 3)
    assert _labels(reader, HistoryView(sort=Sort.IMPORTS)) == ["Import 1 contact"]
    assert _labels(reader, HistoryView(sort=Sort.DELETIONS)) == ["Delete 2 contacts"]
    assert _labels(reader, HistoryView(sort=Sort.UNDONE)) == ["Add the circle Choir"]
    assert _labels(reader, HistoryView(sort=Sort.EDITS)) == ["Add the circle Choir", "Add Bo", "Add Zoë"]
    assert _labels(reader, HistoryView(text="add BO")) == ["Add Bo"]
    assert _labels(reader, HistoryView(text="zoe")) == ["Delete 2 contacts", "Add Zoë"]
    assert _labels(reader, HistoryView(text="zoe", contact_id=2)) == ["Delete 2 contacts"]
    assert len(_labels(reader, HistoryView())) == 6


def test_an_entry_says_how_it_can_be_made_again(desk: Desk, reader: Reader) -> None:
    for name in ("Ann", "Bo", "Cy", "Di"):
        contacts.add_contact(desk, Contact(Name(given=name)))
    by = history.undo_change(desk, 1).id
    assert history.entries(reader, [1])[1].undone_by == by
    history.undo(desk)
    assert history.entries(reader, [1])[1].undone_by == 0
    for _ in range(3):
        history.undo(desk)
    found = history.entries(reader, [2, 3, 4])
    assert [found[each].redoable for each in (2, 3, 4)] == [True, True, True]
    changes = history.redo_until(desk, 3)
    assert changes
    assert changes.label == "Add Cy"
    names = [hit.name for hit in contacts.find_people(reader, "")]
    assert names == ["Ann", "Bo", "Cy"]


def test_the_list_says_the_same_of_each_change_as_the_whole_history(desk: Desk, reader: Reader) -> None:
    for name in ("Ann", "Bo", "Cy"):
        contacts.add_contact(desk, Contact(Name(given=name)))
    again = history.undo_change(desk, history.undo_change(desk, 2).id).id
    history.undo_change(desk, again)
    history.undo_change(desk, 1)
    history.undo(desk)
    whole = history.history(reader)
    found = history.entries(reader, [each.id for each in whole])
    assert [(each.state, each.undoable) for each in whole] == [
        (found[each.id].state, found[each.id].undoable) for each in whole
    ]


def test_it_is_said_since_when_changes_can_be_undone_and_why(
    desk: Desk, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert history.reach(reader) == Reach()
    for name in ("Ann", "Bo", "Cy"):
        contacts.add_contact(desk, Contact(Name(given=name)))
    assert history.reach(reader) == Reach(history.history(reader)[-1].at)
    monkeypatch.setattr(kept_history, "KEPT_CHANGES", 2)
    with desk.unrecorded() as connection:
        kept_history.prune(connection)
    assert history.reach(reader) == Reach(history.history(reader)[1].at, "room")
    with desk.unrecorded() as connection:
        connection.run("DELETE FROM history_part")
    assert history.reach(reader) == Reach("", "update"), "as a migration leaves it"
