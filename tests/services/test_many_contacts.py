"""Star, archive, circle and tags, for one or many at once: each is one change with a name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from netdesk.domain.contacts import Contact
from netdesk.domain.errors import Cancelled, Trouble
from netdesk.domain.names import Name
from netdesk.domain.progress import Until
from netdesk.domain.rows import ContactView
from netdesk.services import contacts, history, many_contacts
from netdesk.services.checks import check
from netdesk.services.desks import Reader
from netdesk.store import contacts as kept
from netdesk.store.desk import Desk
from netdesk.store.id_lists import PART_CONTACTS

IDS = [1, 2, 3]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Ada (starred, tagged fair), Ben and Cyd."""
    opened = Desk.open(tmp_path / "a.netdesk")
    for contact in (
        Contact(Name(display="Ada"), starred=True, tags=("Fair",), circle_id=1),
        Contact(Name(display="Ben"), circle_id=1),
        Contact(Name(display="Cyd"), circle_id=2),
    ):
        contacts.add_contact(opened, contact)
    yield opened
    opened.close()


def label(reader: Reader) -> str:
    entry = history.next_undo(reader)
    return entry.label if entry else ""


def state(reader: Reader) -> list[Contact]:
    return contacts.contacts(reader, IDS)


DO: list[tuple[Callable[[Desk], int], int, str]] = [
    (lambda desk: many_contacts.star(desk, IDS, True), 2, "Star 2 people"),
    (lambda desk: many_contacts.star(desk, IDS, False), 1, "Take the star from Ada"),
    (lambda desk: many_contacts.archive(desk, [2], True), 1, "Archive Ben"),
    (lambda desk: many_contacts.archive(desk, IDS, True), 3, "Archive 3 people"),
    (lambda desk: many_contacts.set_circle(desk, IDS, 4), 3, "Put 3 people into School and alumni"),
    (lambda desk: many_contacts.set_circle(desk, IDS, 1), 1, "Put Cyd into Work and internships"),
    (lambda desk: many_contacts.set_circle(desk, IDS, None), 3, "Take 3 people out of any circle"),
    (lambda desk: many_contacts.add_tag(desk, IDS, " to  see "), 3, "Tag 3 people “to see”"),
    (lambda desk: many_contacts.add_tag(desk, IDS, "FAIR"), 2, "Tag 2 people “Fair”"),
    (lambda desk: many_contacts.add_tag(desk, [2], "{0}"), 1, "Tag Ben “{0}”"),
    (lambda desk: many_contacts.remove_tag(desk, IDS, "Fair"), 1, "Take the tag “Fair” off Ada"),
]


@pytest.mark.parametrize(("do", "count", "words"), DO)
def test_each_is_one_change_with_a_name_that_undo_takes_back(
    desk: Desk, reader: Reader, do: Callable[[Desk], int], count: int, words: str
) -> None:
    before = state(reader)
    assert do(desk) == count
    assert label(reader) == words
    after = state(reader)
    assert after != before
    assert sum(old != new for old, new in zip(before, after, strict=True)) == count
    assert do(desk) == 0, "nothing is left to do"
    assert label(reader) == words
    desk.undo()
    assert state(reader) == before
    desk.redo()
    assert state(reader) == after
    assert check(reader) == []


def test_a_tag_comes_after_those_that_are_there_and_is_found(desk: Desk, reader: Reader) -> None:
    many_contacts.add_tag(desk, IDS, "hydrogen")
    assert [each.tags for each in state(reader)] == [("Fair", "hydrogen"), ("hydrogen",), ("hydrogen",)]
    assert list(contacts.contact_ids(reader, ContactView(text="hydro"))) == IDS
    assert many_contacts.tags_in_use(reader) == ["Fair", "hydrogen"]
    many_contacts.remove_tag(desk, IDS, "hydrogen")
    assert list(contacts.contact_ids(reader, ContactView(text="hydro"))) == []


def test_several_tags_typed_at_once_are_several_tags_and_one_change(desk: Desk, reader: Reader) -> None:
    assert many_contacts.add_tag(desk, IDS, " hydrogen, fair;  hydrogen ,") == 3
    assert label(reader) == "Tag 3 people “hydrogen”, “Fair”"
    assert [each.tags for each in state(reader)] == [
        ("Fair", "hydrogen"), ("hydrogen", "Fair"), ("hydrogen", "Fair"),
    ]  # fmt: skip
    history.undo(desk)
    assert [each.tags for each in state(reader)] == [("Fair",), (), ()]


@pytest.mark.parametrize("tag", ["", "   ", ", ;", "\u200b", "x" * 101, "short," + "x" * 101])
def test_a_tag_that_cannot_be_is_refused_with_a_sentence(desk: Desk, reader: Reader, tag: str) -> None:
    before = state(reader)
    with pytest.raises(Trouble, match="Nothing was tagged"):
        many_contacts.add_tag(desk, IDS, tag)
    assert state(reader) == before


def test_a_circle_that_is_gone_is_refused(desk: Desk) -> None:
    with pytest.raises(Trouble, match="circle is no longer"):
        many_contacts.set_circle(desk, IDS, 99)


def test_people_who_are_gone_are_passed_over(desk: Desk, reader: Reader) -> None:
    contacts.delete_contacts(desk, [2])
    assert many_contacts.archive(desk, [2, 3, 77], True) == 1
    assert label(reader) == "Archive Cyd"


def test_archived_people_leave_the_list_and_are_found_by_a_search(desk: Desk, reader: Reader) -> None:
    many_contacts.archive(desk, [2], True)
    assert list(contacts.contact_ids(reader, ContactView())) == [1, 3]
    assert list(contacts.contact_ids(reader, ContactView(archived=True))) == [2]
    assert list(contacts.contact_ids(reader, ContactView(text="ben"))) == [2]
    assert contacts.contact_rows(reader, [2])[2].archived
    counted = contacts.counts(reader)
    assert (counted.contacts, counted.archived) == (3, 1)


def test_very_many_are_one_change_in_parts_that_can_be_stopped(desk: Desk, reader: Reader) -> None:
    with desk.change("Import") as change:
        ids = []
        for start in range(0, 1000, 100):
            ids += kept.insert(change, [Contact(Name(display=f"P {start + n}")) for n in range(100)])
            change.part()
    with pytest.raises(Cancelled):
        many_contacts.add_tag(desk, ids, "big", Until(4))
    assert many_contacts.tags_in_use(reader) == ["Fair"]
    assert label(reader) == "Import"
    assert many_contacts.add_tag(desk, ids, "big") == 1000
    assert label(reader) == "Tag 1,000 people “big”"
    parts = reader.value("SELECT count(*) FROM history_part WHERE change_id = (SELECT max(id) FROM history)")
    assert parts == 1000 // PART_CONTACTS
    desk.undo()
    assert many_contacts.tags_in_use(reader) == ["Fair"]


def test_what_many_have_in_common_is_counted(desk: Desk, reader: Reader) -> None:
    many_contacts.archive(desk, [3], True)
    found = many_contacts.in_common(reader, [*IDS, 99])
    assert (found.count, found.starred, found.archived) == (3, 1, 1)
    assert dict(found.circles) == {1: 2, 2: 1}
    assert found.tags == (("Fair", 1),)


def test_deleting_very_many_can_be_stopped_and_then_nobody_is_gone(desk: Desk, reader: Reader) -> None:
    with desk.change("Import") as change:
        ids = kept.insert(change, [Contact(Name(display=f"P {n}")) for n in range(3 * PART_CONTACTS)])
    with pytest.raises(Cancelled):
        contacts.delete_contacts(desk, ids, Until(2))
    assert contacts.counts(reader).contacts == 3 * PART_CONTACTS + 3
    contacts.delete_contacts(desk, ids, Until(3))
    assert contacts.counts(reader).contacts == 3
