"""What a user does with contacts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netdesk.domain.contacts import DEFAULT_CIRCLES, Contact, Labelled
from netdesk.domain.dates import Moment
from netdesk.domain.errors import DeskTrouble, Trouble
from netdesk.domain.interactions import Interaction, Kind, State
from netdesk.domain.names import Name
from netdesk.domain.rows import ContactSort, ContactView, DeskCounts, Standing
from netdesk.services import checks, contacts, history, interactions
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk


def _named(name: str, **fields: object) -> Contact:
    return Contact(Name(display=name), **fields)  # type: ignore[arg-type]


def _labels(reader: Reader) -> list[str]:
    return [entry.label for entry in history.history(reader)]


def test_adding_editing_and_deleting_are_named_in_history(desk: Desk, reader: Reader) -> None:
    assert contacts.add_contact(desk, _named("Ann Berg")) == 1
    contacts.save_contact(desk, _named("Ann Holm", id=1))
    contacts.add_contact(desk, _named("Bo"))
    contacts.add_contact(desk, Contact(emails=(Labelled("c@d.example"),)))
    contacts.delete_contacts(desk, [1])
    contacts.delete_contacts(desk, [2, 3, 2, 77])
    assert _labels(reader) == [
        "Delete 2 contacts",
        "Delete Ann Holm",
        "Add c@d.example",
        "Add Bo",
        "Edit Ann Holm",
        "Add Ann Berg",
    ]


def test_nobody_without_any_name_is_kept(desk: Desk, reader: Reader) -> None:
    for nobody in (Contact(), _named("  "), Contact(notes="tall"), Contact(title="Cook")):
        with pytest.raises(Trouble, match="give a name, an organization, an email or a phone number"):
            contacts.add_contact(desk, nobody)
    contacts.add_contact(desk, _named("Ann"))
    with pytest.raises(Trouble, match="Nobody to keep yet"):
        contacts.save_contact(desk, Contact(id=1))
    assert _labels(reader) == ["Add Ann"]


def test_an_edit_of_somebody_who_was_deleted_says_so_and_keeps_nothing(desk: Desk, reader: Reader) -> None:
    contacts.add_contact(desk, _named("Ann"))
    contacts.delete_contacts(desk, [1])
    with pytest.raises(Trouble, match=r"^Ann is no longer on the desk, so the edit was not kept\."):
        contacts.save_contact(desk, _named("Ann", id=1, notes="new"))
    with pytest.raises(Trouble, match="no longer on the desk"):
        contacts.save_contact(desk, _named("Never kept"))
    assert contacts.counts(reader) == DeskCounts(0, 0, 0)


def test_an_introducer_or_circle_that_is_gone_is_told_in_a_sentence(desk: Desk, reader: Reader) -> None:
    for missing in ({"introduced_by": 9}, {"circle_id": 9}):
        with pytest.raises(DeskTrouble, match="no longer on the desk, so nothing was saved"):
            contacts.add_contact(desk, _named("Ann", **missing))
    assert _labels(reader) == []


def test_half_a_character_does_not_stop_a_save(desk: Desk, reader: Reader) -> None:
    found = contacts.add_contact(desk, _named("Ann \ud83d", notes="x\udc00y"))
    kept = contacts.contact(reader, found)
    assert kept
    assert (kept.shown, kept.notes) == ("Ann �", "x�y")
    contacts.save_contact(desk, replace(kept, tags=("\ud800",)))
    assert contacts.tags(reader) == ["�"]
    assert contacts.add_circle(desk, "Choir \ud83d", 2)
    assert checks.check(reader) == []


def test_deleting_nobody_is_no_change(desk: Desk, reader: Reader) -> None:
    contacts.delete_contacts(desk, [1, 2])
    contacts.delete_contacts(desk, [])
    assert _labels(reader) == []


def test_what_belongs_to_others_too_stays_when_a_contact_goes(desk: Desk, reader: Reader) -> None:
    contacts.add_contact(desk, _named("Ann"))
    contacts.add_contact(desk, _named("Bo", introduced_by=1, introducer="somebody"))
    interactions.add_interaction(desk, Interaction(Kind.CALL, (1, 2)))
    interactions.add_interaction(desk, Interaction(Kind.CALL, (1,)))
    contacts.delete_contacts(desk, [1])
    bo = contacts.contact(reader, 2)
    assert bo
    assert (bo.introduced_by, bo.introducer) == (None, "Ann")
    assert [(each.id, each.contact_ids) for each in contacts.timeline(reader, 2)] == [(1, (2,))]
    assert contacts.counts(reader) == DeskCounts(1, 1, 0)


def test_circles(desk: Desk, reader: Reader) -> None:
    assert [circle.name for circle in contacts.circles(reader)] == [name for name, _ in DEFAULT_CIRCLES]
    assert contacts.add_circle(desk, "  Choir   of Halden ", 11) == 6
    assert contacts.circles(reader)[-1].name == "Choir of Halden"
    assert contacts.circles(reader)[-1].hue == 3
    assert contacts.add_circle(desk, "CHOIR of halden", 1) == 6
    assert contacts.add_circle(desk, "online", 1) == 5
    with pytest.raises(Trouble, match="needs a name"):
        contacts.add_circle(desk, " ", 1)
    assert _labels(reader) == ["Add the circle Choir of Halden"]


def test_tags_and_organizations_in_use(desk: Desk, reader: Reader) -> None:
    contacts.add_contact(desk, _named("Ann", tags=("zeal", "Émile", "boats"), organization="Öst"))
    contacts.add_contact(desk, _named("Bo", tags=("boats",), organization="Halden"))
    contacts.add_contact(desk, _named("Cy", organization="halden"))
    assert contacts.tags(reader) == ["boats", "Émile", "zeal"]
    assert sorted(contacts.organizations(reader)[:2]) == ["Halden", "halden"]
    assert contacts.organizations(reader)[2:] == ["Öst"]
    assert contacts.counts(reader).organizations == 2


def test_a_photo_is_kept_once(desk: Desk, reader: Reader) -> None:
    name = contacts.keep_photo(desk, b"a picture")
    assert contacts.keep_photo(desk, b"a picture") == name
    assert contacts.photo(reader, name) == b"a picture"
    assert contacts.photo(reader, "0" * 64) is None
    assert _labels(reader) == []


# Five people, one of each standing, and how the table sorts them.


@pytest.fixture
def five(desk: Desk) -> Desk:
    """Ann is planned for May, Bo was met once, Cy often, Di is planned without a day, Eve is only known."""
    for name, organization, circle in (
        ("Ann", "Öst", 5), ("bo", "", None), ("Çy", "halden", 1), ("Di", "Alpha", 1), ("Eve", "Halden", 3),
    ):  # fmt: skip
        contacts.add_contact(desk, _named(name, organization=organization, circle_id=circle))
    for people, state, start in (
        ((1,), State.PLANNED, "2026-05-04T09:00"),
        ((1,), State.PLANNED, "2026-06-04T09:00"),
        ((1,), State.PLANNED, None),
        ((2,), State.HELD, "2026-01-02"),
        ((3,), State.HELD, "2026-02-02T10:00"),
        ((3,), State.HELD, "2025-02-02"),
        ((3,), State.HELD, None),
        ((4,), State.PLANNED, None),
        ((4,), State.HELD, None),
        ((5,), State.CANCELLED, "2026-04-01"),
    ):
        moment = Moment(start, "Europe/Berlin") if start else None
        interactions.add_interaction(desk, Interaction(Kind.CALL, people, state, start=moment))
    return desk


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (ContactSort.NAME, "Ann bo Çy Di Eve"),
        (ContactSort.ORGANIZATION, "Di Çy Eve Ann bo"),
        (ContactSort.CIRCLE, "Çy Di Eve Ann bo"),
        (ContactSort.LAST_TOUCH, "bo Çy Ann Di Eve"),
        (ContactSort.NEXT_STEP, "Ann Di bo Çy Eve"),
    ],
)
def test_contacts_sorted_by_any_column_with_those_who_have_none_at_the_end(
    five: Desk, sort: ContactSort, expected: str
) -> None:
    with five.reader() as reader:
        ids = contacts.contact_ids(reader, ContactView(sort=sort))
        rows = contacts.contact_rows(reader, ids)
        assert " ".join(rows[each].name for each in ids) == expected
        assert contacts.first_contact_ids(reader, ContactView(sort=sort), 2) == ids[:2]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (ContactSort.NAME, "Eve Di Çy bo Ann"),
        (ContactSort.ORGANIZATION, "Ann Çy Eve Di bo"),
        (ContactSort.CIRCLE, "Ann Eve Çy Di bo"),
        (ContactSort.LAST_TOUCH, "Çy bo Ann Di Eve"),
        (ContactSort.NEXT_STEP, "Di Ann bo Çy Eve"),
    ],
)
def test_sorted_the_other_way_those_who_have_none_stay_at_the_end(
    five: Desk, sort: ContactSort, expected: str
) -> None:
    with five.reader() as reader:
        ids = contacts.contact_ids(reader, ContactView(sort=sort, descending=True))
        rows = contacts.contact_rows(reader, ids)
        assert " ".join(rows[each].name for each in ids) == expected


def test_the_rows_say_where_everybody_stands(five: Desk) -> None:
    with five.reader() as reader:
        rows = contacts.contact_rows(reader, [1, 2, 3, 4, 5, 99])
        berlin = "Europe/Berlin"
        assert [rows[each].standing for each in (1, 2, 3, 4, 5)] == [
            Standing.SCHEDULED, Standing.MET, Standing.IN_TOUCH, Standing.SCHEDULED, Standing.IDENTIFIED,
        ]  # fmt: skip
        assert rows[1].next_meeting == Moment("2026-05-04T09:00", berlin)
        assert rows[1].next_kind is Kind.CALL
        assert rows[3].last_touch == Moment("2026-02-02T10:00", berlin)
        assert (rows[4].next_meeting, rows[4].next_kind) == (None, Kind.CALL)
        assert (rows[5].last_touch, rows[5].next_meeting, rows[5].next_kind) == (None, None, None)
        assert (rows[3].circle, rows[2].circle, rows[2].hue) == ("Work and internships", "", 0)
        assert 99 not in rows


def test_the_filters_show_who_stands_there_and_who_is_in_the_circle(five: Desk) -> None:
    with five.reader() as reader:
        for standing in Standing:
            found = contacts.contact_ids(reader, ContactView(standing=standing))
            rows = contacts.contact_rows(reader, [1, 2, 3, 4, 5])
            assert list(found) == [row.id for row in rows.values() if row.standing is standing]
        assert list(contacts.contact_ids(reader, ContactView(circle_id=1))) == [3, 4]
        assert list(contacts.contact_ids(reader, ContactView(circle_id=1, text="cy"))) == [3]
        both = ContactView(circle_id=1, standing=Standing.SCHEDULED)
        assert list(contacts.contact_ids(reader, both)) == [4]


def test_a_timeline_has_what_has_no_day_first_and_then_the_latest(five: Desk) -> None:
    with five.reader() as reader:
        assert [each.start and each.start.wall for each in contacts.timeline(reader, 3)] == [
            None, "2026-02-02T10:00", "2025-02-02",
        ]  # fmt: skip
        assert contacts.timeline(reader, 99) == []
