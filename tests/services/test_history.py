"""What the Edit menu and History show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from netdesk.domain.contacts import Contact
from netdesk.domain.names import Name
from netdesk.domain.rows import ChangeState
from netdesk.services import contacts, history
from netdesk.services.history import InTheWay
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk.open(tmp_path / "mine.netdesk")
    yield opened
    opened.close()


@pytest.fixture
def reader(desk: Desk) -> Iterator[Reader]:
    with desk.reader() as opened:
        yield opened


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
