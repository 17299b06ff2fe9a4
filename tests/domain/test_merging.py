"""Uniting people: no value of any list is lost, the kept one's values win, and twice is the same as once."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from netdesk.domain.contacts import Address, Contact, Labelled
from netdesk.domain.dates import PartialDate
from netdesk.domain.merging import (
    INTRODUCED,
    LISTS,
    NAME,
    NOTES,
    Choices,
    Ways,
    own_values,
    side_by_side,
    unite,
)
from netdesk.domain.names import Name
from netdesk.domain.own_fields import OwnKind, OwnValue
from netdesk.exchange.comparing import SAME
from netdesk.exchange.kept_lines import added_lines
from tests.store import given as drawn

WAYS = Ways(SAME, added_lines)
people = st.lists(drawn.contacts, min_size=2, max_size=4).map(
    lambda found: [replace(each, id=at) for at, each in enumerate(found, start=1)]
)


def two(mine: Contact, theirs: Contact, **chosen: object) -> Contact:
    choices = Choices(**chosen)  # type: ignore[arg-type]
    return unite([replace(mine, id=1), replace(theirs, id=2)], WAYS, choices)


def keys(name: str, values: tuple) -> set[int]:
    """The places, in a list of all that can be drawn, of what these values are the same as."""
    every = {
        "emails": ("ann@halden.example", "a@b.c"),
        "phones": ("+47 555 0142", "47 55"),
        "links": ("https://halden.example/ann", "x"),
    }[name]
    same = SAME[name]
    return {at for at, each in enumerate(every) for value in values if same(value, Labelled(each))}


@settings(max_examples=60)
@given(people)
def test_no_value_of_any_list_is_lost(found: list[Contact]) -> None:
    united = unite(found, WAYS)
    for name in LISTS:
        for each in found:
            for value in getattr(each, name):
                assert any(WAYS.same[name](value, kept) for kept in getattr(united, name)), (name, value)
    for each in found:
        assert each.notes.strip() in united.notes
        assert own_values(each).keys() <= own_values(united).keys()
        assert set(each.extra) <= set(united.extra)


@settings(max_examples=60)
@given(people)
def test_uniting_again_changes_nothing(found: list[Contact]) -> None:
    united = unite(found, WAYS)
    assert unite([united, *found[1:]], WAYS) == united


@settings(max_examples=60)
@given(people, st.randoms())
def test_the_order_of_the_others_does_not_matter_for_the_lists(found: list[Contact], random: Random) -> None:
    others = found[1:]
    random.shuffle(others)
    one, other = unite(found, WAYS), unite([found[0], *others], WAYS)
    for name in ("emails", "phones", "links"):
        assert keys(name, getattr(one, name)) == keys(name, getattr(other, name))
        assert len(getattr(one, name)) == len(getattr(other, name))
    assert {each.name for each in one.own} == {each.name for each in other.own}
    assert (one.starred, one.archived) == (other.starred, other.archived)


@settings(max_examples=60)
@given(people)
def test_what_the_kept_one_says_stays_but_for_a_fuller_name_or_birthday(found: list[Contact]) -> None:
    united, first = unite(found, WAYS), found[0]
    for name in ("organization", "title", "department", "how_met", "where_met", "pronunciation", "closeness"):
        assert getattr(united, name) == getattr(first, name) or not getattr(first, name)
    assert united.id == first.id
    if first.birthday:
        assert united.birthday
        assert (united.birthday.month, united.birthday.day) == (first.birthday.month, first.birthday.day)


def test_the_fullest_name_wins() -> None:
    short, full = Contact(Name(display="L. Haddad")), Contact(Name(given="Leila", family="Haddad"))
    assert two(short, full).name.shown == "Leila Haddad"
    assert two(full, short).name.shown == "Leila Haddad"
    assert two(full, Contact(Name(display="Leyla Hadad"))).name == full.name
    whole = Contact(Name(display="Leila Haddad", nickname="Lele"))
    assert two(whole, full).name == replace(full.name, nickname="Lele")


def test_a_blank_is_filled_by_whoever_came_last() -> None:
    found = [
        Contact(Name(given="Ann"), id=1),
        Contact(how_met="At school", id=2),
        Contact(how_met="At the fair", id=3),
    ]
    assert unite(found, WAYS).how_met == "At the fair"


def test_a_title_belongs_to_its_employer() -> None:
    mine = Contact(Name(given="Ann"), organization="Halden")
    there = Contact(organization="Fjord", title="Engineer", department="Ships")
    assert (two(mine, there).title, two(mine, there).department) == ("", "")
    moved = two(mine, there, whose={"organization": 2})
    assert (moved.organization, moved.title, moved.department) == ("Fjord", "Engineer", "Ships")
    assert two(mine, replace(there, organization="HALDEN")).title == "Engineer"


def test_a_year_is_added_to_the_same_birthday_and_another_day_is_not_taken() -> None:
    mine = Contact(birthday=PartialDate(5, 3))
    assert two(mine, Contact(birthday=PartialDate(5, 3, 1990))).birthday == PartialDate(5, 3, 1990)
    assert two(mine, Contact(birthday=PartialDate(5, 4, 1990))).birthday == PartialDate(5, 3)


def test_one_value_written_twice_is_there_once_with_what_it_is_for() -> None:
    mine = Contact(emails=(Labelled("Ann@Halden.example"),), phones=(Labelled("+47 22 55 01 42", "work"),))
    other = Contact(
        emails=(Labelled("ann@halden.example", "work"), Labelled("a@b.c")), phones=(Labelled("22550142"),)
    )
    united = two(mine, other)
    assert united.emails == (Labelled("Ann@Halden.example", "work"), Labelled("a@b.c"))
    assert united.phones == (Labelled("+47 22 55 01 42", "work"),)


def test_what_is_left_out_is_left_out_however_somebody_else_writes_it() -> None:
    mine = Contact(emails=(Labelled("Ann@Halden.example"),), addresses=(Address(city="Oslo"),))
    other = Contact(emails=(Labelled("ann@halden.example"), Labelled("a@b.c")))
    without = frozenset({("emails", Labelled("ann@halden.example")), ("addresses", Address(city="Oslo"))})
    united = two(mine, other, without=without)
    assert (united.emails, united.addresses) == ((Labelled("a@b.c"),), ())


def test_notes_are_joined_and_what_is_said_twice_is_said_once() -> None:
    assert two(Contact(notes="Met in Oslo."), Contact(notes="Likes ships.")).notes == (
        "Met in Oslo.\n\nLikes ships."
    )
    assert two(Contact(notes="Oslo"), Contact(notes="Met in Oslo.")).notes == "Met in Oslo."
    left_out = frozenset({(NOTES, "Likes ships.")})
    assert two(Contact(notes="A"), Contact(notes="Likes ships."), without=left_out).notes == "A"


def test_what_is_typed_is_taken_instead_and_a_blank_blanks() -> None:
    mine, other = Contact(Name(given="Ann"), title="Engineer"), Contact(title="Captain")
    assert two(mine, other, typed={"title": "Admiral"}).title == "Admiral"
    assert two(mine, other, typed={"title": ""}).title == ""
    assert two(mine, other, typed={NAME: Name(display="Ann Lee")}).name.shown == "Ann Lee"
    named = replace(other, introducer="Cy")
    assert two(mine, named, typed={INTRODUCED: (None, "Bo")}).introducer == "Bo"


def test_own_fields_are_chosen_one_by_one() -> None:
    mine = Contact(own=(OwnValue("Cohort", "2019"),))
    other = Contact(own=(OwnValue("cohort", "2020"), OwnValue("Shirt", "M", OwnKind.CHOICE)))
    assert two(mine, other).own == (OwnValue("Cohort", "2019"), OwnValue("Shirt", "M", OwnKind.CHOICE))
    assert two(mine, other, whose={"own cohort": 2}).own[0].value == "2020"
    assert two(mine, other, typed={"own cohort": "2021"}).own[0] == OwnValue("Cohort", "2021")


def test_a_star_of_anybody_stays_and_the_archive_keeps_only_what_all_are_in() -> None:
    united = two(Contact(archived=True), Contact(starred=True))
    assert (united.starred, united.archived) == (True, False)
    assert two(Contact(archived=True), Contact(archived=True)).archived


def test_nobody_is_introduced_by_themselves() -> None:
    mine, other = Contact(introduced_by=2), Contact(introduced_by=7)
    assert two(mine, other).introduced_by == 7
    assert two(mine, Contact()).introduced_by is None


def test_the_uid_of_the_kept_one_stays_else_the_first_there_is() -> None:
    assert two(Contact(uid="a"), Contact(uid="b")).uid == "a"
    assert two(Contact(), Contact(uid="b")).uid == "b"


def test_every_line_tells_what_each_person_has() -> None:
    mine = Contact(Name(given="Ann"), id=1, emails=(Labelled("ann@halden.example"),))
    other = Contact(id=2, title="Captain", emails=(Labelled("a@b.c"),))
    together = side_by_side([mine, other], WAYS, Choices(without=frozenset({("emails", Labelled("a@b.c"))})))
    assert [(each.field, each.values, each.taken) for each in together.singles] == [
        (NAME, (Name(given="Ann"), None), 0),
        ("title", (None, "Captain"), 1),
    ]
    assert [(each.value.value, each.values.index(None), each.taken) for each in together.entries] == [
        ("ann@halden.example", 1, True),
        ("a@b.c", 0, False),
    ]
