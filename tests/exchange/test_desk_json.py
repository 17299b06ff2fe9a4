"""A desk as JSON: what everybody looks for, and its people back again whole."""

from __future__ import annotations

import io
import json
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.dates import PartialDate
from netdesk.domain.drafts import Found
from netdesk.domain.errors import UnreadableFile
from netdesk.domain.names import Name
from netdesk.exchange.detect import sniff
from netdesk.exchange.formats import desk_json
from netdesk.exchange.formats.desk_json.reading import DeskReader
from netdesk.exchange.formats.desk_json.writing import Names, write_json
from tests.exchange.given import contacts, drafts, nobody_asks, png, problems

ANN = Contact(
    id=7,
    name=Name(given="Ann", family="Lee"),
    organization="Acme",
    title="CTO",
    emails=(Labelled("a@b.example", "work"), Labelled("c@d.example")),
    phones=(Labelled("+47 5", "mobile"),),
    photo="0" * 64,
    tags=("fair",),
    birthday=PartialDate(2, 29),
    circle_id=3,
    introduced_by=9,
)


def written(*people: Contact) -> list[dict[str, object]]:
    stream = io.BytesIO()
    write_json(people, stream, Names({3: "School"}.__getitem__, {9: "Samuel"}.__getitem__))
    found = json.loads(stream.getvalue().decode())
    assert list(found) == ["netdesk", "circles", "own_fields", "contacts"]
    people_found: list[dict[str, object]] = found["contacts"]
    return people_found


def test_a_contact_is_written_with_what_everybody_looks_for():
    (found,) = written(ANN)
    expected = {
        "name": "Ann Lee",
        "organization": "Acme",
        "title": "CTO",
        "emails": ["a@b.example", "c@d.example"],
        "phones": ["+47 5"],
        "photo": True,
        "circle": "School",
        "tags": ["fair"],
        "introduced_by": "Samuel",
        "birthday": "--02-29",
    }
    assert {key: found[key] for key in expected} == expected
    assert found["labelled_emails"] == [
        {"value": "a@b.example", "label": "work"},
        {"value": "c@d.example", "label": ""},
    ]


def test_people_are_written_in_the_order_in_which_they_come_and_none_is_an_empty_list():
    assert [each["name"] for each in written(ANN, replace(ANN, name=Name("Bo")))] == ["Ann Lee", "Bo"]
    assert written() == []


def test_every_field_of_a_contact_is_in_it_and_every_key_is_documented():
    (found,) = written(ANN)
    for key in found:
        assert f'"{key}"' in str(desk_json.__doc__)
    told = {"emails": "labelled_emails", "phones": "labelled_phones", "name": "name_parts"}
    told |= {"circle_id": "circle", "introducer": "introduced_by"}
    for field in fields(Contact):
        assert told.get(field.name, field.name) in found


@settings(max_examples=50)
@given(st.lists(contacts, max_size=3))
def test_any_contact_can_be_written(people):
    assert [each["notes"] for each in written(*people)] == [each.notes for each in people]


# And back


def as_json(*people: Contact, **more: object) -> bytes:
    stream = io.BytesIO()
    write_json(people, stream, **more)  # type: ignore[arg-type]
    return stream.getvalue()


def found_in(data: bytes | str) -> list[Found]:
    raw = data.encode() if isinstance(data, str) else data
    return list(DeskReader(io.BytesIO(raw), nobody_asks, "desk.json").read())


@settings(max_examples=60)
@given(st.lists(contacts, max_size=3), st.booleans())
def test_any_contacts_read_back_whole_however_the_file_is_laid_out(people, indented):
    data = as_json(*people)
    if indented:
        data = json.dumps(json.loads(data), indent=3).encode()
    assert [each.contact for each in drafts(found_in(data))] == people


def test_a_photo_comes_back_with_its_bytes():
    data = as_json(replace(ANN, circle_id=None, introduced_by=None), names=Names(photo=lambda _: png(3, 5)))
    (draft,) = drafts(found_in(data))
    assert draft.photo is not None
    assert draft.photo.data == png(3, 5)


def test_a_file_larger_than_what_is_read_at_once_is_read_to_its_end():
    people = [Contact(name=Name(f"Ann {number}"), notes="many words" * 200) for number in range(500)]
    found = drafts(found_in(as_json(*people)))
    assert [each.contact for each in found] == people
    assert found[0].line < found[1].line


def test_a_file_from_before_the_version_was_told_is_read_too():
    data = '{"contacts": [{"name": "Ann Lee", "emails": ["a@b.example"]}]}'
    assert sniff(data.encode(), "desk.json").name == "netdesk desk"
    assert drafts(found_in(data))[0].contact == Contact(
        name=Name("Ann Lee"), emails=(Labelled("a@b.example"),)
    )


def test_what_a_newer_netdesk_wrote_is_not_guessed_at():
    with pytest.raises(UnreadableFile, match="newer netdesk"):
        found_in('{"netdesk": {"version": 2}, "contacts": []}')


@pytest.mark.parametrize("cut", [40, 200, 700])
def test_a_file_cut_short_says_where(cut):
    data = as_json(ANN)[:cut]
    with pytest.raises(UnreadableFile, match=r"damaged at line \d"):
        found_in(data)


@pytest.mark.parametrize(
    "value", ["null", "3", '"x"', "[]", "{}", '{"name": 3, "emails": {}, "own": [1], "tags": [[]]}']
)
def test_what_is_no_contact_is_rejected_and_the_next_one_read(value):
    data = f'{{"netdesk": {{"version": 1}}, "contacts": [{value}, {{"name": "Bo"}}]}}'
    found = found_in(data)
    assert [each.contact.shown for each in drafts(found)] == ["Bo"]
    assert [each.rejected for each in problems(found)][-1]


def test_a_deep_nesting_is_a_damaged_file_and_no_fall():
    with pytest.raises(UnreadableFile):
        found_in('{"netdesk": {"version": 1}, "contacts": [' + "[" * 100_000)
