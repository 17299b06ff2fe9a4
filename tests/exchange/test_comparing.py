"""A person and a record about them: what differs, what an update takes over, what stays."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netdesk.domain.contacts import Address, Contact, Labelled, LabelledDate
from netdesk.domain.dates import PartialDate
from netdesk.domain.drafts import Draft, Photo
from netdesk.domain.names import Name
from netdesk.exchange.comparing import compare, differences, merged
from netdesk.exchange.planning import ALL_FIELDS, Difference, FieldChange
from tests.exchange.given import contacts, person, png

PHOTO = Photo(png(), "image/png", 2, 2)


def record(contact: Contact, photo: Photo | None = None) -> Draft:
    return Draft(contact, 1, "digest", photo)


def line(mine: Contact, theirs: Contact, field: str) -> FieldChange:
    (found,) = [each for each in compare(mine, record(theirs)) if each.field == field]
    return found


def test_a_blank_is_filled_and_never_made():
    mine = person("Ann Lee", title="CTO")
    theirs = person("Ann Lee", organization="Acme")
    after = merged(mine, record(theirs))
    assert (after.organization, after.title) == ("Acme", "CTO")
    assert line(mine, theirs, "organization").kind is Difference.FILLS
    assert line(mine, theirs, "title").kind is Difference.ONLY_MINE


def test_a_value_that_differs_is_a_choice_and_mine_stays():
    mine, theirs = person("Ann", organization="Acme"), person("Ann", organization="Globex")
    assert line(mine, theirs, "organization") == FieldChange(
        "organization", "Organization", "Acme", "Globex", Difference.CHOICE
    )
    assert merged(mine, record(theirs)) == mine
    for chosen in (frozenset({"organization"}), frozenset({ALL_FIELDS})):
        assert merged(mine, record(theirs), chosen).organization == "Globex"


def test_another_way_of_writing_is_no_difference():
    mine, theirs = person("Ann", organization="ACME  Ltd"), person("Ann", organization="Acme Ltd")
    assert not differences(mine, record(theirs))


def test_a_title_at_another_employer_fills_no_blank():
    mine, theirs = person("Ann", organization="Acme"), person("Ann", organization="Globex", title="CTO")
    assert line(mine, theirs, "title").kind is Difference.CHOICE
    assert merged(mine, record(theirs)) == mine
    moved = merged(mine, record(theirs), frozenset({"organization"}))
    assert (moved.organization, moved.title) == ("Globex", "CTO")


def test_lists_are_united_and_no_value_comes_twice():
    mine = replace(person("Ann", emails=["a@b.example"]), phones=(Labelled("0611 9876543", "home"),))
    theirs = person(
        "Ann",
        emails=["A@B.example", "new@b.example", "New@b.example"],
        phones=["+49 611 9876543", "+49 611 9876543 x5"],
        links=["http://a.example/"],
        tags=("Fair", "fair"),
    )
    after = merged(mine, record(theirs))
    assert after.emails == (Labelled("a@b.example"), Labelled("new@b.example"))
    assert after.phones == (Labelled("0611 9876543", "home"), Labelled("+49 611 9876543 x5"))
    assert after.links == (Labelled("http://a.example/"),)
    assert after.tags == ("Fair",)
    kinds = [
        (each.field, each.kind) for each in compare(mine, record(theirs)) if each.field in ("emails", "links")
    ]
    assert kinds == [("emails", Difference.EQUAL), ("emails", Difference.ADDS), ("links", Difference.FILLS)]


def test_addresses_and_days_are_united_too():
    home = Address("1 Road", city="Town", label="home")
    day = LabelledDate(PartialDate(1, 2, 2020), "connected on")
    mine = person("Ann", addresses=(home,), dates=(day,))
    theirs = person("Ann", addresses=(replace(home, label="work"), Address("2 Road")), dates=(day,))
    after = merged(mine, record(theirs))
    assert after.addresses == (home, Address("2 Road"))
    assert after.dates == (day,)


@pytest.mark.parametrize(
    ("mine", "theirs", "kind", "after"),
    [
        (PartialDate(5, 4), PartialDate(5, 4, 1990), Difference.FILLS, PartialDate(5, 4, 1990)),
        (PartialDate(5, 4, 1990), PartialDate(5, 4), Difference.EQUAL, PartialDate(5, 4, 1990)),
        (PartialDate(5, 4, 1990), PartialDate(5, 4, 1991), Difference.CHOICE, PartialDate(5, 4, 1990)),
        (None, PartialDate(5, 4), Difference.FILLS, PartialDate(5, 4)),
    ],
)
def test_a_birthday_may_gain_its_year_and_never_loses_it(mine, theirs, kind, after):
    me, them = person("Ann", birthday=mine), person("Ann", birthday=theirs)
    assert line(me, them, "birthday").kind is kind
    assert merged(me, record(them)).birthday == after


def test_notes_are_joined_when_the_file_s_are_asked_for():
    mine, theirs = person("Ann", notes="Met in Lund"), person("Ann", notes="Likes cells")
    assert merged(mine, record(theirs)) == mine
    assert merged(mine, record(theirs), frozenset({"notes"})).notes == "Met in Lund\n\nLikes cells"
    assert line(
        person("Ann", notes="Met in Lund. Tall."), person("Ann", notes="met in lund"), "notes"
    ).kind is (Difference.EQUAL)


def test_a_name_reads_as_before_while_its_parts_are_filled_in():
    mine = Contact(name=Name("Leila Haddad"))
    theirs = Contact(name=Name("Dr. Leila Haddad", "Dr.", "Leila", "", "Haddad", nickname="Lili"))
    after = merged(mine, record(theirs))
    assert after.name.shown == "Leila Haddad"
    assert (after.name.given, after.name.family, after.name.nickname) == ("Leila", "Haddad", "Lili")
    assert line(mine, theirs, "name").kind is Difference.CHOICE
    assert merged(mine, record(theirs), frozenset({"name"})).name.shown == "Dr. Leila Haddad"


def test_somebody_without_a_name_is_given_one():
    assert merged(person(emails=["a@b.example"]), record(person("Ann Lee"))).name.shown == "Ann Lee"


def test_somebody_on_the_desk_who_introduced_is_better_than_a_name_in_words():
    mine, theirs = person("Ann", introduced_by=4), person("Ann", introducer="Samuel")
    assert merged(mine, record(theirs)) == mine
    assert not differences(mine, record(theirs))


def test_a_photo_fills_a_blank_and_another_one_is_a_choice():
    mine = person("Ann")
    with_photo = merged(mine, record(person("Ann"), PHOTO))
    assert len(with_photo.photo) == 64
    assert merged(with_photo, record(person("Ann"), PHOTO)) == with_photo
    other = record(person("Ann"), Photo(png(5, 5), "image/png", 5, 5))
    assert merged(with_photo, other) == with_photo
    assert merged(with_photo, other, frozenset({"photo"})).photo != with_photo.photo
    assert [each.label for each in differences(with_photo, other)] == ["Photo"]


def test_kept_lines_of_two_cards_are_united_without_mixing_their_groups():
    mine = person(
        "Ann", extra=("X-A:1", "item1.X-REL:Bo", "item1.X-ABLabel:Spouse", "PHOTO:http://a.example/1")
    )
    theirs = person(
        "Ann",
        uid="u",
        extra=(
            "X-A:1", "X-B:2", "item1.X-REL:Su", "item1.X-ABLabel:Sister", "item2.X-REL:Bo",
            "item2.X-ABLabel:Spouse", "PHOTO:http://a.example/2",
        ),
    )  # fmt: skip
    after = merged(mine, record(theirs))
    assert after.extra == (*mine.extra, "X-B:2", "item2.X-REL:Su", "item2.X-ABLabel:Sister")
    assert after.uid == "u"
    assert line(mine, theirs, "extra").theirs == "X-B, X-REL, the id of the card"
    assert merged(after, record(theirs)) == after


def test_lines_are_called_by_what_they_are_for():
    mine = Contact(emails=(Labelled("a@b.example", "work"),), phones=(Labelled("5"),))
    theirs = Contact(dates=(LabelledDate(PartialDate(5, 4, 2026), "connected on"),))
    assert [(each.label, each.mine, each.theirs) for each in compare(mine, record(theirs))] == [
        ("Work email", "a@b.example", ""),
        ("Phone", "5", ""),
        ("Connected on", "", "2026-05-04"),
    ]


@settings(max_examples=150)
@given(contacts, contacts)
def test_an_update_blanks_nothing_and_a_second_one_changes_nothing(mine, theirs):
    after = merged(mine, record(theirs))
    for field in ("organization", "title", "notes", "uid", "birthday", "how_met", "closeness"):
        if getattr(mine, field):
            assert getattr(after, field) is not None
            assert str(getattr(mine, field))[:4] == str(getattr(after, field))[:4] or field == "birthday"
    for field in ("emails", "phones", "links", "addresses", "dates", "tags", "extra"):
        assert getattr(after, field)[: len(getattr(mine, field))] == getattr(mine, field)
    assert after.name.shown == mine.name.shown or mine.name.is_blank
    assert merged(after, record(theirs)) == after


@settings(max_examples=100)
@given(contacts)
def test_a_record_of_the_same_says_nothing_new(contact):
    assert merged(contact, record(contact)) == contact
    assert not [each for each in differences(contact, record(contact)) if each.is_choice]


@settings(max_examples=150)
@given(contacts, contacts, st.sets(st.sampled_from([each.name for each in fields(Contact)])), st.booleans())
def test_what_could_change_is_found_as_by_comparing_all(mine, other, shared, with_photo):
    theirs = replace(other, **{name: getattr(mine, name) for name in shared - {"id"}})
    draft = record(theirs, PHOTO if with_photo else None)
    quiet = (Difference.EQUAL, Difference.ONLY_MINE)
    assert differences(mine, draft) == tuple(each for each in compare(mine, draft) if each.kind not in quiet)
