"""Who is on the desk twice: found, told in words, told apart, and merged where it is certain."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.errors import Cancelled, Trouble
from netdesk.domain.interactions import Interaction, Kind, State
from netdesk.domain.names import Name
from netdesk.domain.progress import Until
from netdesk.services import contacts, duplicates, history, interactions, not_same
from netdesk.services.checks import check
from netdesk.services.sample_desk import make_sample_desk
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk
from tests.store.ledger import rows_of

TOMAS, SHORT, HANA, OTHER_HANA, BOB, LONG_TOMAS = range(1, 7)
HOME = (Labelled("tomas@okafor.example"),)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Tomás three times, certainly; Hana maybe twice; Bob once."""
    opened = Desk.open(tmp_path / "a.netdesk")
    for contact in (
        Contact(Name(given="Tomás", family="Okafor"), organization="Kestrel", emails=HOME),
        Contact(Name(display="T. Okafor"), emails=(Labelled("Tomas@Okafor.example"),), notes="Likes ships."),
        Contact(Name(given="Hana", family="Nováková"), organization="Northgrid"),
        Contact(Name(display="Hana Novakova"), organization="Northgrid"),
        Contact(Name(display="Bob")),
        Contact(Name(display="Tomás Okafor"), emails=HOME),
    ):
        contacts.add_contact(opened, contact)
    yield opened
    opened.close()


def told(reader: Reader, found: duplicates.Found) -> list[str]:
    rows = contacts.contact_rows(reader, range(1, 20))
    return [duplicates.words(group, rows) for group in found.groups]


def test_they_are_found_the_surest_first_and_told_why(reader: Reader) -> None:
    found = duplicates.find(reader)
    assert [(group.ids, group.certain) for group in found.groups] == [
        ((TOMAS, SHORT, LONG_TOMAS), True),
        ((HANA, OTHER_HANA), False),
    ]
    first, second = told(reader, found)
    assert first.startswith("Same email")
    assert second == "Same name and organization"


def test_who_shares_an_email_under_another_name_is_told_so(desk: Desk, reader: Reader) -> None:
    contacts.add_contact(desk, Contact(Name(display="Ada Okafor"), emails=HOME))
    assert "Same email, another name" in told(reader, duplicates.find(reader))


def test_what_was_told_apart_is_not_asked_again_until_that_is_undone(desk: Desk, reader: Reader) -> None:
    not_same.keep_apart(desk, [HANA, OTHER_HANA])
    assert [group.ids for group in duplicates.find(reader).groups] == [(TOMAS, SHORT, LONG_TOMAS)]
    history.undo(desk)
    assert len(duplicates.find(reader).groups) == 2


def test_all_that_are_certain_are_merged_as_one_change_and_undo_takes_it_back(
    desk: Desk, reader: Reader
) -> None:
    interactions.add_interaction(desk, Interaction(Kind.CALL, (SHORT,), State.PLANNED))
    before = rows_of(reader.raw)
    assert duplicates.merge_certain(desk, duplicates.find(reader)) == 2
    entry = history.next_undo(reader)
    assert entry
    assert entry.label == "Merge 2 duplicates"
    there = contacts.contacts(reader, range(9))
    assert [each.id for each in there] == [SHORT, HANA, OTHER_HANA, BOB]
    kept = there[0]
    assert (kept.name.shown, kept.organization, kept.notes) == ("Tomás Okafor", "Kestrel", "Likes ships.")
    assert [group.ids for group in duplicates.find(reader).groups] == [(HANA, OTHER_HANA)]
    assert check(reader) == []
    history.undo(desk)
    assert rows_of(reader.raw) == before


def test_what_changed_meanwhile_is_looked_at_again_before_anybody_is_merged(
    desk: Desk, reader: Reader
) -> None:
    found = duplicates.find(reader)
    not_same.keep_apart(desk, [TOMAS, SHORT])
    not_same.keep_apart(desk, [LONG_TOMAS, SHORT])
    assert duplicates.merge_certain(desk, found) == 1
    assert [each.id for each in contacts.contacts(reader, range(9))] == [TOMAS, SHORT, HANA, OTHER_HANA, BOB]
    with pytest.raises(Trouble, match="certainly"):
        duplicates.merge_certain(desk, found)


def test_stopped_half_way_nobody_is_merged(desk: Desk, reader: Reader) -> None:
    found, before = duplicates.find(reader), rows_of(reader.raw)
    with pytest.raises(Cancelled):
        duplicates.merge_certain(desk, found, Until(1))
    assert rows_of(reader.raw) == before
    with pytest.raises(Cancelled):
        duplicates.find(reader, Until(0))


def test_whoever_was_met_most_is_kept_else_who_was_there_first(desk: Desk, reader: Reader) -> None:
    assert duplicates.kept_first(reader, (LONG_TOMAS, SHORT, TOMAS)) == [TOMAS, SHORT, LONG_TOMAS]
    interactions.add_interaction(desk, Interaction(Kind.CALL, (SHORT,), State.HELD))
    assert duplicates.kept_first(reader, (TOMAS, SHORT, 99)) == [SHORT, TOMAS]


def test_groups_with_somebody_who_was_dealt_with_are_gone_at_once(reader: Reader) -> None:
    found = duplicates.find(reader)
    assert [group.ids for group in duplicates.without(found, [SHORT]).groups] == [(HANA, OTHER_HANA)]


def test_the_sample_desk_has_somebody_twice_and_somebody_maybe(tmp_path: Path) -> None:
    path = tmp_path / "sample.netdesk"
    make_sample_desk(path)
    desk = Desk.open(path)
    try:
        with desk.reader() as reader:
            assert [group.certain for group in duplicates.find(reader).groups] == [True, False]
    finally:
        desk.close()
