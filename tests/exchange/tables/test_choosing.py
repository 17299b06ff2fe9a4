"""The user's word on a table, pure."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netdesk.domain.contacts import Address, Labelled
from netdesk.domain.dates import PartialDate
from netdesk.domain.own_fields import OwnKind, OwnValue
from netdesk.exchange.tables.choosing import (
    GROUPS,
    LABELS,
    TARGETS,
    read_anew,
    target_of,
    unclear_day,
    with_heading,
    with_label,
    with_target,
)
from netdesk.exchange.tables.columns import Column
from netdesk.exchange.tables.people import contact_of, person_of
from netdesk.exchange.tables.settings import TableSettings, settings_of

ROWS = [
    ["Who", "Shoe", "Joined", "Since", "Where"],
    ["Ann Lee", "38", "3/4/1990", "fair", "Oslo"],
    ["Bo Chen", "41,5", "5/6/1991", "fair", "Bergen"],
]


def mapped(*targets: str) -> TableSettings:
    chosen = settings_of(ROWS)
    for place, target in enumerate(targets):
        chosen = with_target(chosen, place, target, ROWS[1:])
    return chosen


def test_columns_become_what_they_are_said_to_hold() -> None:
    chosen = mapped("display", "own:Shoe size", "birthday", "tags", "address/city")
    contact = contact_of(person_of(ROWS[1], chosen.columns, day_first=True))
    assert contact.shown == "Ann Lee"
    assert contact.own == (OwnValue("Shoe size", "38", OwnKind.NUMBER),)
    assert contact.birthday == PartialDate(4, 3, 1990)
    assert contact.tags == ("fair",)
    assert contact.addresses == (Address(city="Oslo"),)


def test_what_a_field_of_the_users_own_cannot_hold_goes_into_the_notes_with_a_word_on_it() -> None:
    chosen = mapped("display", "own:Shoe size")
    person = person_of(["Ann", "large"], chosen.columns)
    assert person.problems == ["“large” is no number; it was put into the notes."]
    assert contact_of(person).notes == "Shoe size: large"


def test_parts_with_one_label_are_one_address_and_with_another_a_second_one() -> None:
    chosen = settings_of([["Who", "a", "b", "c"], ["Ann", "Way 1", "Oslo", "Rome"]])
    for place, target in enumerate(("display", "address/street", "address/city", "address/city")):
        chosen = with_target(chosen, place, target)
    chosen = with_label(with_label(chosen, 1, "work"), 2, "work")
    contact = contact_of(person_of(["Ann", "Way 1", "Oslo", "Rome"], chosen.columns))
    assert contact.addresses == (Address(street="Way 1", city="Oslo", label="work"), Address(city="Rome"))


def test_the_same_part_of_an_address_twice_makes_two_addresses() -> None:
    chosen = settings_of([["Who", "a", "b"], ["Ann", "Oslo", "Rome"]])
    chosen = with_target(with_target(chosen, 1, "address/city"), 2, "address/city")
    contact = contact_of(person_of(["Ann", "Oslo", "Rome"], chosen.columns))
    assert [each.city for each in contact.addresses] == ["Oslo", "Rome"]


def test_a_label_is_given_to_the_values_of_a_column() -> None:
    chosen = with_label(mapped("display", "phone"), 1, "mobile")
    assert contact_of(person_of(["Ann", "+47 1"], chosen.columns)).phones == (Labelled("+47 1", "mobile"),)


def test_without_a_heading_the_first_row_is_somebody() -> None:
    chosen = with_heading(settings_of(ROWS), ROWS, None)
    assert chosen.header_at is None
    assert [column.name for column in chosen.columns] == [f"Column {number}" for number in range(1, 6)]
    assert with_heading(chosen, ROWS, 0).columns == settings_of(ROWS).columns


def test_other_letters_leave_what_was_chosen_and_read_the_headings_anew() -> None:
    before = [["Pr\x8enom", "M\x8etier"], ["Zo\x8e", "x"]]
    chosen = with_target(with_target(settings_of(before), 0, "given"), 1, "job")
    after = read_anew(chosen, [["Prénom", "Métier"], ["Zoé", "x"]])
    assert [(column.name, column.field) for column in after.columns] == [
        ("Prénom", "given"),
        ("Métier", "job"),
    ]


@pytest.mark.parametrize(
    ("days", "unclear"),
    [
        (["3/4/1990"], "3/4/1990"),
        (["2020-03-04", "05-06-1990"], "05-06-1990"),
        (["4/4/1990", "13/4/1990", "3.4.1990", "May 3, 1990"], ""),
        ([], ""),
    ],
)
def test_only_a_day_that_could_be_in_two_months_is_unclear(days: list[str], unclear: str) -> None:
    rows = [["Name", "Birthday"], *(["Ann", day] for day in days)]
    assert unclear_day(rows, settings_of(rows)) == unclear


def test_every_label_belongs_to_something_that_can_be_chosen() -> None:
    assert set(LABELS) <= {key.partition("/")[0] for key in TARGETS}
    assert len(TARGETS) == sum(len(group) for _, group in GROUPS)


CELLS = st.text(max_size=12) | st.sampled_from(["a@x.example", "+47 555 01 02", "3/4/1990", "Email", "Name"])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=6), min_size=1, max_size=8), st.data())
def test_any_table_can_be_mapped_in_any_way(rows: list[list[str]], data: st.DataObject) -> None:
    chosen = settings_of(rows)
    targets = st.sampled_from([*TARGETS, "own:Shoe", "own: "])
    for place in range(len(chosen.columns)):
        target = data.draw(targets)
        chosen = with_target(chosen, place, target, rows)
        assert target_of(chosen.columns[place]) == target
        chosen = with_label(chosen, place, data.draw(st.sampled_from(["", "work", "odd"])))
    at = data.draw(st.none() | st.integers(0, 9))
    chosen = replace(chosen, day_first=data.draw(st.sampled_from([None, True, False])))
    for settled in (chosen, with_heading(chosen, rows, at), read_anew(chosen, rows)):
        for row in rows:
            contact_of(person_of(row, settled.columns, day_first=bool(settled.day_first)))
        unclear_day(rows, settled)


def test_a_column_that_labels_another_can_be_left_out() -> None:
    chosen = TableSettings(columns=(Column("phone", "Phone 1 - Label", group="phone 1", part="label"),))
    assert target_of(chosen.columns[0]) == "label"
    assert target_of(with_target(chosen, 0, "").columns[0]) == ""


def test_two_columns_that_hold_the_same_thing_lose_nothing() -> None:
    rows = [["Who", "a", "b", "c", "d", "e", "f"], ["Ann", "x", "y", "", "", "", ""]]
    chosen = settings_of(rows)
    targets = ("display", "job", "job", "birthday", "birthday", "own:Shoe", "own:Shoe")
    for place, target in enumerate(targets):
        chosen = with_target(chosen, place, target, kind=OwnKind.TEXT)
    row = ["Ann", "CTO", "CEO", "1990-01-02", "1991-03-04", "38", "39"]
    contact = contact_of(person_of(row, chosen.columns))
    assert (contact.title, contact.birthday) == ("CTO", PartialDate(1, 2, 1990))
    assert [each.date for each in contact.dates] == [PartialDate(3, 4, 1991)]
    assert contact.own == (OwnValue("Shoe", "38"),)
    assert contact.notes == "b: CEO\nf: 39"


def test_a_field_that_is_there_already_keeps_its_kind() -> None:
    chosen = with_target(settings_of(ROWS), 1, "own:Shoe size", ROWS[1:], OwnKind.TEXT)
    assert chosen.columns[1].kind is OwnKind.TEXT
