"""Every column of the contacts table: what it says, and the order it gives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from netdesk.domain import now
from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.dates import PartialDate
from netdesk.domain.names import Name
from netdesk.domain.rows import ContactSort, ContactView
from netdesk.services import contacts
from netdesk.services.desks import Reader
from netdesk.store.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with Ada, who introduced Ben; Cyd is known by name alone."""
    opened = Desk.open(tmp_path / "a.netdesk")
    now.stop_clock(datetime(2026, 10, 8, 12, tzinfo=UTC))
    try:
        ada = contacts.add_contact(
            opened,
            Contact(
                Name(display="Ada"),
                emails=(Labelled("zoe@a.example"), Labelled("aa@a.example")),
                phones=(Labelled("+47 2"),),
                tags=("fair", "battery"),
                birthday=PartialDate(5, 3, 1990),
                closeness=2,
            ),
        )
        now.stop_clock(datetime(2026, 10, 9, 12, tzinfo=UTC))
        ben = Contact(
            Name(display="Ben"),
            emails=(Labelled("Ben@b.example"),),
            phones=(Labelled("+47 1"),),
            tags=("art",),
            birthday=PartialDate(2, 29),
            introduced_by=ada,
            closeness=4,
        )
        contacts.add_contact(opened, ben)
        contacts.add_contact(opened, Contact(Name(display="Cyd"), introducer="Zed"))
        yield opened
    finally:
        now.stop_clock(None)
        opened.close()


@pytest.mark.parametrize(
    ("sort", "up", "down"),
    [
        (ContactSort.EMAIL, [2, 1, 3], [1, 2, 3]),
        (ContactSort.PHONE, [2, 1, 3], [1, 2, 3]),
        (ContactSort.TAGS, [2, 1, 3], [1, 2, 3]),
        (ContactSort.BIRTHDAY, [2, 1, 3], [1, 2, 3]),
        (ContactSort.INTRODUCED_BY, [2, 3, 1], [3, 2, 1]),
        (ContactSort.CLOSENESS, [1, 2, 3], [2, 1, 3]),
        (ContactSort.ADDED, [1, 2, 3], [3, 2, 1]),
    ],
)
def test_a_column_sorts_both_ways_with_blanks_last(
    reader: Reader, sort: ContactSort, up: list[int], down: list[int]
) -> None:
    assert list(contacts.contact_ids(reader, ContactView(sort=sort))) == up
    assert list(contacts.contact_ids(reader, ContactView(sort=sort, descending=True))) == down


@pytest.mark.parametrize("sort", list(ContactSort))
def test_everybody_is_there_once_whatever_the_order(reader: Reader, sort: ContactSort) -> None:
    assert sorted(contacts.contact_ids(reader, ContactView(sort=sort))) == [1, 2, 3]


def test_further_columns_are_read_when_they_are_asked_for(reader: Reader) -> None:
    rows = contacts.contact_rows(reader, [1, 2, 3], list(ContactSort))
    assert (rows[1].email, rows[1].phone, rows[1].tags) == ("zoe@a.example", "+47 2", ("fair", "battery"))
    assert (rows[1].birthday, rows[1].closeness) == (PartialDate(5, 3, 1990), 2)
    assert [rows[each].introduced_by for each in (1, 2, 3)] == ["", "Ada", "Zed"]
    assert contacts.contact_rows(reader, [1])[1].email == ""


def test_the_day_somebody_was_added_is_known_and_comes_back_with_them(desk: Desk, reader: Reader) -> None:
    def days() -> list[str]:
        rows = contacts.contact_rows(reader, [1, 2, 3], [ContactSort.ADDED])
        return [str(row.added) for row in rows.values()]

    assert days() == ["2026-10-08", "2026-10-09", "2026-10-09"]
    contacts.delete_contacts(desk, [1, 2])
    now.stop_clock(datetime(2026, 10, 20, 12, tzinfo=UTC))
    desk.undo()
    assert days() == ["2026-10-08", "2026-10-09", "2026-10-09"]


def test_nobody_knows_when_somebody_was_added_before_days_were_noted(desk: Desk, reader: Reader) -> None:
    with desk.unrecorded() as connection:
        connection.run("DELETE FROM setting WHERE key LIKE 'added %'")
    assert contacts.contact_rows(reader, [1], [ContactSort.ADDED])[1].added is None
