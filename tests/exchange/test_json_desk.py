"""The desk's people as JSON."""

from __future__ import annotations

import io
import json
from dataclasses import fields, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.dates import PartialDate
from netdesk.domain.names import Name
from netdesk.exchange.formats import json_desk
from tests.exchange.given import contacts

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
    json_desk.write_json(
        people, stream, circle={3: "School"}.__getitem__, introducer={9: "Samuel"}.__getitem__
    )
    found = json.loads(stream.getvalue().decode())
    assert list(found) == ["contacts"]
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
        assert f'"{key}"' in str(json_desk.__doc__)
    told = {"emails": "labelled_emails", "phones": "labelled_phones", "name": "name_parts"}
    told |= {"circle_id": "circle", "introducer": "introduced_by"}
    for field in fields(Contact):
        assert told.get(field.name, field.name) in found


@settings(max_examples=50)
@given(st.lists(contacts, max_size=3))
def test_any_contact_can_be_written(people):
    assert [each["notes"] for each in written(*people)] == [each.notes for each in people]
