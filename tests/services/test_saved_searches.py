"""Saved searches: kept, counted, renamed, moved, deleted, and all of it undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from netdesk.domain.contacts import Contact
from netdesk.domain.errors import Trouble
from netdesk.domain.names import Name
from netdesk.domain.rows import ContactView
from netdesk.services import contacts, history, many_contacts
from netdesk.services import saved_searches as saved
from netdesk.services.desks import Reader
from netdesk.store.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Ada (starred) and Ben, with three saved searches."""
    opened = Desk.open(tmp_path / "a.netdesk")
    for name in ("Ada", "Ben"):
        contacts.add_contact(opened, Contact(Name(display=name), circle_id=1))
    many_contacts.star(opened, [1], True)
    for name, view in (
        ("Stars", ContactView(starred=True)),
        ("Ben", ContactView("ben")),
        ("Work", ContactView(circle_id=1)),
    ):
        saved.save(opened, name, view)
    yield opened
    opened.close()


def names(reader: Reader) -> list[str]:
    return [each.name for each in saved.saved_searches(reader)]


def test_each_tells_how_many_people_it_shows_now(desk: Desk, reader: Reader) -> None:
    assert [(each.name, count) for each, count in saved.counted(reader)] == [
        ("Stars", 1),
        ("Ben", 1),
        ("Work", 2),
    ]
    many_contacts.archive(desk, [2], True)
    assert [count for _, count in saved.counted(reader)] == [1, 1, 1], "a search finds the archived too"


@pytest.mark.parametrize(
    ("do", "label", "wanted"),
    [
        (
            lambda desk: saved.save(desk, " More\n stars ", ContactView(starred=True)),
            "Save the search “More stars”",
            ["Stars", "Ben", "Work", "More stars"],
        ),
        (lambda desk: saved.rename(desk, 1, "Sky"), "Rename the search “Stars”", ["Sky", "Ben", "Work"]),
        (lambda desk: saved.delete(desk, 2), "Delete the search “Ben”", ["Stars", "Work"]),
        (lambda desk: saved.move(desk, 3, -1), "Move the search “Work”", ["Stars", "Work", "Ben"]),
        (lambda desk: saved.move(desk, 1, 9), "Move the search “Stars”", ["Ben", "Work", "Stars"]),
    ],
)
def test_each_is_one_change_that_undo_takes_back(
    desk: Desk, reader: Reader, do: Callable[[Desk], object], label: str, wanted: list[str]
) -> None:
    before = saved.saved_searches(reader)
    do(desk)
    assert names(reader) == wanted
    entry = history.next_undo(reader)
    assert entry is not None
    assert entry.label == label
    desk.undo()
    assert saved.saved_searches(reader) == before
    desk.redo()
    assert names(reader) == wanted


def test_saving_under_a_name_that_is_there_changes_what_it_shows(desk: Desk, reader: Reader) -> None:
    assert saved.save(desk, "STARS", ContactView("ada")) == 1
    assert names(reader) == ["Stars", "Ben", "Work"]
    assert saved.saved_searches(reader)[0].view == ContactView("ada")


def test_moving_nowhere_is_no_change(desk: Desk, reader: Reader) -> None:
    before = history.next_undo(reader)
    saved.move(desk, 1, -1)
    saved.rename(desk, 1, "Stars")
    saved.change_view(desk, 1, ContactView(starred=True))
    assert history.next_undo(reader) == before


@pytest.mark.parametrize(
    "do",
    [
        lambda desk: saved.rename(desk, 1, "work"),
        lambda desk: saved.rename(desk, 1, "  "),
        lambda desk: saved.rename(desk, 99, "x"),
        lambda desk: saved.save(desk, " ", ContactView()),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    desk: Desk, reader: Reader, do: Callable[[Desk], object]
) -> None:
    before = saved.saved_searches(reader)
    with pytest.raises(Trouble):
        do(desk)
    assert saved.saved_searches(reader) == before
