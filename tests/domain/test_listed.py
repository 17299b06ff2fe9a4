"""Listing people from memory: nobody twice, whatever is typed."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.listed import (
    Listed,
    Listing,
    add,
    changed,
    with_closeness,
    with_tags,
    without,
    without_tag,
)

WORK, FAMILY = "Work and internships", "Family and friends"


def test_the_same_name_is_listed_once_however_it_is_written() -> None:
    one = add(Listing(), [Listed("Zoë  Novák", WORK)])
    two = add(one.listing, [Listed("zoe novak", FAMILY), Listed("Ann Lee", FAMILY)])
    assert [each.name for each in two.listing.people] == ["Zoë  Novák", "Ann Lee"]
    assert (two.places, two.already) == ((1,), (0,))


def test_two_addresses_make_two_people_of_one_name() -> None:
    found = add(
        Listing(),
        [Listed("Ann Lee", WORK, email="a@x.example"), Listed("Ann Lee", WORK, email="b@x.example")],
    )
    assert len(found.listing.people) == 2


def test_whoever_is_listed_already_learns_what_is_new_of_them() -> None:
    first = add(Listing(), [Listed("Ann Lee", WORK)]).listing
    found = add(first, [Listed("ann lee", FAMILY, email="a@x.example", where="Halden")]).listing
    assert found.people == (Listed("Ann Lee", WORK, email="a@x.example", where="Halden"),)


def test_one_contact_is_one_person_under_two_names() -> None:
    found = add(Listing(), [Listed("Bob Smith", WORK, 7), Listed("Robert Smith", FAMILY, 7)])
    assert found.listing.people == (Listed("Bob Smith", WORK, 7),)


def test_a_name_that_came_onto_the_desk_meanwhile_is_that_contact() -> None:
    listing = add(Listing(), [Listed("Ann Lee", WORK), Listed("Bob Ray", WORK, somebody_else=(8,))]).listing
    found = add(listing, [Listed("Ann Lee", FAMILY, 7), Listed("Bob Ray", FAMILY, 8)]).listing
    assert [(each.name, each.circle, each.contact_id) for each in found.people] == [
        ("Ann Lee", WORK, 7),
        ("Bob Ray", WORK, None),
        ("Bob Ray", FAMILY, 8),
    ]


def test_somebody_else_of_the_same_name_is_another_person() -> None:
    found = add(Listing(), [Listed("Ann Lee", WORK, 7), Listed("Ann Lee", WORK, somebody_else=(7,))])
    assert len(found.listing.people) == 2


def test_a_circle_counts_its_own() -> None:
    listing = add(
        Listing(), [Listed("A B", WORK), Listed("C D", "work AND internships"), Listed("E F", FAMILY)]
    ).listing
    assert (listing.count(WORK), listing.count(FAMILY), listing.count("Online")) == (2, 1, 0)


def test_closeness_and_tags_are_said_of_those_who_were_chosen() -> None:
    listing = add(Listing(), [Listed(name, WORK) for name in ("A B", "C D", "E F")]).listing
    listing = with_closeness(listing, (0, 2), 9)
    listing = with_tags(listing, (0, 1), ("mentor", "Mentor ", "oslo"))
    assert [each.closeness for each in listing.people] == [5, 0, 5]
    assert [each.tags for each in listing.people] == [("mentor", "oslo"), ("mentor", "oslo"), ()]
    assert without_tag(listing, (0,), "MENTOR").people[0].tags == ("oslo",)


def test_people_are_taken_out_and_changed_by_their_places() -> None:
    listing = add(Listing(), [Listed(name, WORK) for name in ("A B", "C D", "E F")]).listing
    assert [each.name for each in without(listing, (0, 2)).people] == ["C D"]
    assert changed(listing, 1, replace(listing.people[1], moves=True)).people[1].moves


PEOPLE = st.builds(
    Listed,
    st.sampled_from(["Ann Lee", "ann lee", "Bob", "李雷", "Zoë"]),
    st.sampled_from([WORK, FAMILY]),
    st.sampled_from([None, None, 1, 2]),
    st.sampled_from(["", "a@x.example", "b@x.example"]),
)


@given(st.lists(st.lists(PEOPLE, max_size=6), max_size=5))
def test_adding_again_changes_nothing_and_nobody_is_lost(batches: list[list[Listed]]) -> None:
    listing = Listing()
    for batch in batches:
        found = add(listing, batch)
        assert len(found.places) + len(found.already) == len(batch)
        assert len(found.listing.people) == len(listing.people) + len(found.places)
        listing = found.listing
    contacts = [each.contact_id for each in listing.people if each.contact_id is not None]
    assert len(contacts) == len(set(contacts))
    again = add(listing, listing.people)
    assert again.places == ()
