"""Rows of contacts tell what is due, whose rhythm it is, who named them; and sort by the next of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from netdesk.domain.contacts import Contact
from netdesk.domain.dates import Moment
from netdesk.domain.interactions import Interaction, Kind, State
from netdesk.domain.names import Name
from netdesk.domain.now import stop_clock
from netdesk.domain.rows import ContactSort, ContactView
from netdesk.services import contacts, follow_ups, interactions
from netdesk.store.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with Ann (1), Bo (2), Cy (3), Di (4), on 13 October 2026."""
    stop_clock(datetime(2026, 10, 13, 7, 15, tzinfo=UTC))
    opened = Desk.open(tmp_path / "mine.netdesk")
    for name in ("Ann", "Bo", "Cy", "Di"):
        contacts.add_contact(opened, Contact(Name(given=name)))
    yield opened
    opened.close()
    stop_clock(None)


def test_a_row_tells_what_is_due_first_and_nothing_that_is_over(desk: Desk) -> None:
    follow_ups.remind(desk, [1], "Whenever", None)
    follow_ups.remind(desk, [1], "Later", Moment("2026-10-20"))
    (done,) = follow_ups.remind(desk, [1], "Done", Moment("2026-10-10"))
    follow_ups.mark_done(desk, done)
    with desk.reader() as reader:
        rows = contacts.contact_rows(reader, [1, 2])
    assert rows[1].follow_up
    assert rows[1].follow_up.what == "Later"
    assert rows[2].follow_up is None


def test_a_row_tells_rhythm_and_who_named_them(desk: Desk) -> None:
    with desk.reader() as reader:
        bo, cy = contacts.contacts(reader, [2, 3])
    contacts.save_contact(desk, replace(bo, introduced_by=1, rhythm_days=30))
    contacts.save_contact(desk, replace(cy, introducer="Prof. Berg"))
    with desk.reader() as reader:
        rows = contacts.contact_rows(reader, [1, 2, 3])
    assert [(rows[each].named_by, rows[each].rhythm_days) for each in (1, 2, 3)] == [
        ("", 0),
        ("Ann", 30),
        ("Prof. Berg", 0),
    ]


def test_the_order_of_next_steps_is_that_of_meetings_promises_and_turns(desk: Desk) -> None:
    with desk.reader() as reader:
        (cy,) = contacts.contacts(reader, [3])
    contacts.save_contact(desk, replace(cy, rhythm_days=7))
    for number, kind, state, day in (
        (2, Kind.CALL, State.PLANNED, "2026-10-14T10:00"),
        (3, Kind.EMAIL, State.HELD, "2026-10-01T10:00"),
    ):
        interactions.add_interaction(desk, Interaction(kind, (number,), state, start=Moment(day, "UTC")))
    follow_ups.remind(desk, [4], "Call", Moment("2026-10-13"))
    view = ContactView(sort=ContactSort.NEXT_STEP)
    with desk.reader() as reader:
        assert list(contacts.contact_ids(reader, view)) == [3, 4, 2, 1]
        assert list(contacts.contact_ids(reader, replace(view, descending=True))) == [2, 4, 3, 1]
    contacts.save_contact(desk, replace(cy, rhythm_days=90))
    with desk.reader() as reader:
        assert list(contacts.contact_ids(reader, view)) == [4, 2, 1, 3]
