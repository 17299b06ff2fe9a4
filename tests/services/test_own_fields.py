"""What a user does with fields of their own: each is one change that can be undone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netdesk.domain.contacts import Contact
from netdesk.domain.errors import Trouble
from netdesk.domain.names import Name
from netdesk.domain.own_fields import OwnField, OwnKind, OwnValue
from netdesk.domain.rows import Changes, ContactView
from netdesk.services import checks, contacts, history, own_fields
from netdesk.store import own_fields as kept
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk

SIZE = OwnField("Shirt size", OwnKind.CHOICE, ("S", "M", "L"))


def add(desk: Desk, name: str, *own: OwnValue) -> int:
    return contacts.add_contact(desk, Contact(Name(name), own=own))


def own_of(reader: Reader, contact_id: int) -> tuple[OwnValue, ...]:
    found = contacts.contact(reader, contact_id)
    assert found
    return found.own


def found(reader: Reader, text: str) -> list[int]:
    return list(contacts.contact_ids(reader, ContactView(text=text)))


def test_a_field_is_added_renamed_changed_and_deleted_with_what_people_have_in_it(
    desk: Desk, reader: Reader
) -> None:
    size = own_fields.add_own_field(desk, SIZE)
    leila = add(desk, "Leila", OwnValue("shirt  SIZE", "M"))
    assert own_of(reader, leila) == (OwnValue("Shirt size", "M", OwnKind.CHOICE),)
    own_fields.save_own_field(desk, replace(SIZE, name="Size", id=size))
    own_fields.save_own_field(desk, OwnField("Size", OwnKind.CHOICE, (" XS ", "S", "S", ""), size))
    assert own_fields.own_fields(reader) == [OwnField("Size", OwnKind.CHOICE, ("XS", "S"), size)]
    assert own_of(reader, leila) == (OwnValue("Size", "M", OwnKind.CHOICE),)
    assert own_fields.use_counts(reader) == {size: 1}
    own_fields.delete_own_field(desk, size)
    assert own_of(reader, leila) == ()
    assert [each.label for each in history.history(reader)] == [
        "Delete the field Size",
        "Change the field Size",
        "Rename the field Shirt size to Size",
        "Add Leila",
        "Add the field Shirt size",
    ]
    for _ in range(3):
        history.undo(desk)
    assert own_fields.own_fields(reader) == [replace(SIZE, id=size)]
    assert own_of(reader, leila) == (OwnValue("Shirt size", "M", OwnKind.CHOICE),)
    assert checks.check(reader) == []


def test_a_value_whose_field_is_missing_makes_it_in_the_same_change(desk: Desk, reader: Reader) -> None:
    leila = add(desk, "Leila", OwnValue("Cohort", "2024", OwnKind.NUMBER), OwnValue("Diet", "vegan"))
    bo = add(desk, "Bo", OwnValue("diet", "none"), OwnValue("COHORT", "2025"), OwnValue("Blank", ""))
    assert [(each.name, each.kind) for each in own_fields.own_fields(reader)] == [
        ("Cohort", OwnKind.NUMBER),
        ("Diet", OwnKind.TEXT),
    ]
    assert own_of(reader, bo) == (OwnValue("Cohort", "2025", OwnKind.NUMBER), OwnValue("Diet", "none"))
    history.undo(desk)
    history.undo(desk)
    assert own_fields.own_fields(reader) == []
    history.redo(desk)
    assert own_of(reader, leila)[0].value == "2024"


def test_what_is_in_an_own_field_is_found_until_the_field_is_deleted(desk: Desk, reader: Reader) -> None:
    leila = add(desk, "Leila", OwnValue("Diet", "Crème brûlée"))
    assert found(reader, "creme br") == [leila]
    field = own_fields.own_fields(reader)[0].id
    assert field
    own_fields.delete_own_field(desk, field)
    assert found(reader, "creme") == []
    history.undo(desk)
    assert found(reader, "creme") == [leila]


def test_an_edit_touches_only_the_values_that_differ(desk: Desk, reader: Reader) -> None:
    leila = add(desk, "Leila", OwnValue("A", "1"), OwnValue("B", "2"))
    told: list[Changes] = []
    desk.on_changes = told.append
    present = contacts.contact(reader, leila)
    assert present
    contacts.save_contact(desk, replace(present, own=(OwnValue("b", "3"), OwnValue("A", "1"))))
    contacts.save_contact(desk, replace(present, own=(OwnValue("A", "1"), OwnValue("B", "3"))))
    desk.on_changes = None
    assert [each.tables for each in told] == [{"contact_own": frozenset({2})}]
    assert told[0].contacts == {leila}


def test_fields_stand_in_the_users_order(desk: Desk, reader: Reader) -> None:
    ids = [own_fields.add_own_field(desk, OwnField(name)) for name in "ABC"]
    leila = add(desk, "Leila", *(OwnValue(name, "x") for name in "ABC"))
    own_fields.reorder_own_fields(desk, [ids[2], ids[0]])
    assert [each.name for each in own_fields.own_fields(reader)] == ["C", "A", "B"]
    assert [each.name for each in own_of(reader, leila)] == ["C", "A", "B"]
    history.undo(desk)
    assert [each.name for each in own_of(reader, leila)] == ["A", "B", "C"]


@pytest.mark.parametrize(
    ("field", "words"),
    [
        (OwnField("  "), "needs a name"),
        (OwnField("x" * 81), "80 characters"),
        (OwnField(" shirt SIZE"), "a field called Shirt size already"),
    ],
)
def test_a_name_that_cannot_be_is_refused(desk: Desk, reader: Reader, field: OwnField, words: str) -> None:
    own_fields.add_own_field(desk, SIZE)
    with pytest.raises(Trouble, match=words):
        own_fields.add_own_field(desk, field)
    assert len(own_fields.own_fields(reader)) == 1


def test_another_kind_is_refused_while_people_hold_what_it_cannot(desk: Desk, reader: Reader) -> None:
    leila = add(desk, "Leila", OwnValue("Cohort", "about 2024"))
    (field,) = own_fields.own_fields(reader)
    with pytest.raises(Trouble, match="“about 2024”, which is no number"):
        own_fields.save_own_field(desk, replace(field, kind=OwnKind.NUMBER))
    present = contacts.contact(reader, leila)
    assert present
    contacts.save_contact(desk, replace(present, own=(OwnValue("Cohort", "2024"),)))
    own_fields.save_own_field(desk, replace(field, kind=OwnKind.NUMBER))
    assert own_of(reader, leila) == (OwnValue("Cohort", "2024", OwnKind.NUMBER),)


def test_a_field_that_is_gone_says_so(desk: Desk) -> None:
    with pytest.raises(Trouble, match="no longer on the desk"):
        own_fields.delete_own_field(desk, 5)
    with pytest.raises(Trouble, match="no longer on the desk"):
        own_fields.save_own_field(desk, OwnField("A", id=5))


def test_a_field_of_many_people_goes_in_parts_and_comes_back_whole(
    desk: Desk, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "PART_CONTACTS", 3)
    people = [add(desk, f"P{number}", OwnValue("A", str(number))) for number in range(8)]
    own_fields.delete_own_field(desk, 1)
    change = max(row[0] for row in reader.rows("SELECT id FROM history"))
    assert reader.value("SELECT count(*) FROM history_part WHERE change_id = ?", (change,)) == 4
    assert all(own_of(reader, each) == () for each in people)
    history.undo(desk)
    assert [own_of(reader, each)[0].value for each in people] == [str(number) for number in range(8)]
    assert checks.check(reader) == []
