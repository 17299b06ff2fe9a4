"""Listing people circle by circle, kept as one change on a real desk file."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.contacts import DEFAULT_CIRCLES, Contact
from netdesk.domain.listed import Listed, Listing
from netdesk.domain.names import Name
from netdesk.domain.rows import ContactView
from netdesk.services import circles, contacts, history
from netdesk.services.circles import ListingKept, as_draft, from_draft, keep
from netdesk.store.desk import Desk
from tests.services.labels import to_undo_on

WORK, FAMILY = (name for name, _ in DEFAULT_CIRCLES[:2])


def everybody(desk: Desk) -> list[Contact]:
    with desk.reader() as reader:
        return contacts.contacts(reader, sorted(contacts.contact_ids(reader, ContactView())))


def test_people_come_into_their_circles_with_what_was_said_of_them(desk: Desk) -> None:
    listing = Listing(
        (
            Listed("Ann Lee", WORK, email="ann@x.example", where="Halden", closeness=4, tags=("mentor",)),
            Listed("Grandma", FAMILY),
            Listed("李雷", "Lindy {hop}"),
        ),
        ("Lindy {hop}",),
    )
    kept = keep(desk, listing)
    assert (kept.added, kept.changed, kept.circles) == (3, 0, 1)
    ann, grandma, lei = everybody(desk)
    assert kept.contact_ids == (ann.id, grandma.id, lei.id)
    assert (ann.shown, ann.circle_id, ann.where_met, ann.closeness, ann.tags) == (
        "Ann Lee",
        1,
        "Halden",
        4,
        ("mentor",),
    )
    assert ann.emails[0].value == "ann@x.example"
    with desk.reader() as reader:
        names = {each.id: each.name for each in contacts.circles(reader)}
        assert circles.people_in_circles(reader) == {1: 1, 2: 1, lei.circle_id: 1}
    assert names[lei.circle_id or 0] == "Lindy {hop}"


def test_it_is_one_change_that_undo_takes_back(desk: Desk) -> None:
    before = to_undo_on(desk)
    keep(desk, Listing((Listed("Ann Lee", WORK), Listed("Bob Ray", "New circle"))))
    assert to_undo_on(desk) == "List 2 people"
    history.undo(desk)
    assert everybody(desk) == []
    assert to_undo_on(desk) == before
    with desk.reader() as reader:
        assert len(contacts.circles(reader)) == len(DEFAULT_CIRCLES)


def test_somebody_on_the_desk_is_never_doubled_and_nothing_of_theirs_is_overwritten(desk: Desk) -> None:
    ann = contacts.add_contact(
        desk, Contact(Name(display="Ann Lee"), circle_id=5, where_met="Oslo", closeness=2, tags=("Mentor",))
    )
    bob = contacts.add_contact(desk, Contact(Name(display="Bob Ray")))
    people = (
        Listed("ann lee", WORK, where="Halden", tags=("mentor", "chess")),
        Listed("Bob Ray", WORK, bob, closeness=3),
    )
    kept = keep(desk, Listing(people))
    assert (kept.added, kept.changed, kept.contact_ids) == (0, 2, (ann, bob))
    first, second = everybody(desk)
    assert (first.circle_id, first.where_met, first.closeness, first.tags) == (
        5,
        "Oslo",
        2,
        ("Mentor", "chess"),
    )
    assert (second.circle_id, second.closeness) == (1, 3)
    assert to_undo_on(desk) == "Place 2 people"


def test_somebody_moves_into_another_circle_only_when_that_was_said(desk: Desk) -> None:
    ann = contacts.add_contact(desk, Contact(Name(display="Ann Lee"), circle_id=5))
    assert keep(desk, Listing((Listed("Ann Lee", WORK, ann),))) == ListingKept(contact_ids=(ann,))
    keep(desk, Listing((Listed("Ann Lee", WORK, ann, moves=True),)))
    assert everybody(desk)[0].circle_id == 1
    assert to_undo_on(desk) == "Place Ann Lee"


def test_listing_what_the_desk_says_already_leaves_history_alone(desk: Desk) -> None:
    ann = contacts.add_contact(desk, Contact(Name(display="Ann Lee"), circle_id=1))
    before = to_undo_on(desk)
    assert keep(desk, Listing((Listed("Ann Lee", WORK, ann),))) == ListingKept(contact_ids=(ann,))
    assert keep(desk, Listing()) == ListingKept()
    assert to_undo_on(desk) == before


def test_somebody_who_left_the_desk_meanwhile_is_added_again(desk: Desk) -> None:
    ann = contacts.add_contact(desk, Contact(Name(display="Ann Lee")))
    contacts.delete_contacts(desk, [ann])
    assert keep(desk, Listing((Listed("Ann Lee", WORK, ann),))).added == 1
    assert [each.shown for each in everybody(desk)] == ["Ann Lee"]


def test_somebody_else_of_the_same_name_becomes_a_second_person(desk: Desk) -> None:
    ann = contacts.add_contact(desk, Contact(Name(display="Ann Lee")))
    keep(desk, Listing((Listed("Ann Lee", WORK, somebody_else=(ann,)),)))
    assert len(everybody(desk)) == 2


def test_a_thousand_names_are_one_change(desk: Desk) -> None:
    keep(desk, Listing(tuple(Listed(f"Person {at} Example", WORK) for at in range(1000))))
    assert len(everybody(desk)) == 1000
    history.undo(desk)
    assert everybody(desk) == []


def test_somebody_with_an_address_alone_is_called_by_it(desk: Desk) -> None:
    keep(desk, Listing((Listed("ann@x.example", WORK, email="ann@x.example"),)))
    assert (everybody(desk)[0].name.is_blank, everybody(desk)[0].shown) == (True, "ann@x.example")


# The draft

LISTINGS = st.builds(
    Listing,
    st.lists(
        st.builds(
            Listed,
            st.text(min_size=1).filter(str.strip),
            st.text(),
            st.none() | st.integers(1, 2**40),
            st.text(),
            closeness=st.integers(0, 5),
            tags=st.lists(st.text(min_size=1).filter(str.strip)).map(tuple),
            moves=st.booleans(),
            somebody_else=st.lists(st.integers(1, 99)).map(tuple),
            from_file=st.booleans(),
        )
    ).map(tuple),
    st.lists(st.text(min_size=1).filter(str.strip)).map(tuple),
)


@given(LISTINGS)
def test_a_draft_is_read_as_it_was_kept(listing: Listing) -> None:
    assert from_draft(json.loads(json.dumps(as_draft(listing))), Listing()) == listing


@given(
    st.dictionaries(
        st.sampled_from(["people", "circles", "number"]),
        st.recursive(
            st.none() | st.integers() | st.text() | st.booleans(),
            lambda inner: (
                st.lists(inner)
                | st.dictionaries(
                    st.sampled_from(["name", "circle", "tags", "closeness", "contact_id", "moves"]), inner
                )
            ),
        ),
    )
)
def test_of_any_draft_is_read_what_can_be_kept_again(draft: dict[str, Any]) -> None:
    found = from_draft(draft, Listing())
    assert from_draft(as_draft(found), Listing()) == found
