"""Organizations of people, of events and of the user's notes are one list."""

from __future__ import annotations

import pytest

from netdesk.domain.contacts import Contact
from netdesk.domain.dates import Moment
from netdesk.domain.events import Event
from netdesk.domain.interactions import Interaction, Kind, State
from netdesk.domain.names import Name
from netdesk.domain.organization_rows import OrganizationRow
from netdesk.domain.organizations import Organization
from netdesk.services import (
    contacts,
    events,
    history,
    interactions,
    many_contacts,
    organization_list,
    organizations,
)
from netdesk.services.section_counts import counts
from netdesk.store.desk import Desk


@pytest.fixture
def people(desk: Desk) -> dict[str, int]:
    at = {
        "Ada": "Halden Storage AS",
        "Bo": "Halden Storage",
        "Cem": "Halden",
        "Dora": "",
        "Eve": "HALDEN STORAGE",
        "Old": "Halden Storage",
    }
    found = {
        name: contacts.add_contact(
            desk, Contact(Name(display=name), organization=place, title=f"{name}'s job")
        )
        for name, place in at.items()
    }
    many_contacts.archive(desk, [found["Old"]], True)
    with desk.reader() as reader:
        circle = contacts.circles(reader)[0].id
    many_contacts.set_circle(desk, [found["Ada"], found["Bo"]], circle)
    held = Interaction(Kind.CALL, (found["Bo"],), State.HELD, start=Moment("2026-01-02T10:00"))
    interactions.add_interaction(desk, held)
    return found


def rows(desk: Desk) -> dict[str, OrganizationRow]:
    return {row.name: row for row in organization_list.listed(desk.writer)}


def test_everybody_is_counted_once_whatever_the_spelling(desk: Desk, people: dict[str, int]) -> None:
    found = rows(desk)
    assert {name: row.people for name, row in found.items()} == {"HALDEN STORAGE": 3, "Halden": 1}
    halden = found["HALDEN STORAGE"]
    assert halden.met == 1
    assert [(each.name, each.people) for each in halden.circles] == [("Work and internships", 2), ("", 1)]
    there = organization_list.people_there(desk.writer, halden)
    assert [each.name for each in there] == ["Ada", "Bo", "Eve"]
    assert there[0].detail == "Ada's job"


def test_an_event_and_a_note_add_their_organizations(desk: Desk, people: dict[str, int]) -> None:
    organizations.save(desk, Organization("Kestrel", wanted=True))
    events.save(desk, Event("Open day", organization="Fjord Analytics Ltd"))
    found = rows(desk)
    assert found["Kestrel"].is_gap
    assert [
        each.name for each in organization_list.events_there(desk.writer, found["Fjord Analytics Ltd"])
    ] == ["Open day"]
    assert organization_list.events_there(desk.writer, found["Kestrel"]) == []
    assert counts(desk.writer)["organizations"] == len(found) == 4


def test_the_count_is_that_of_the_list(desk: Desk, people: dict[str, int]) -> None:
    assert organization_list.count(desk.writer) == len(rows(desk)) == 2


def test_wanting_one_that_only_people_name_keeps_it_and_is_one_step(
    desk: Desk, people: dict[str, int]
) -> None:
    row = rows(desk)["HALDEN STORAGE"]
    organization_list.set_wanted(desk, [row], True)
    kept = rows(desk)["HALDEN STORAGE"]
    assert kept.wanted
    assert not kept.is_gap
    assert kept.id == row.id
    organization_list.set_wanted(desk, [kept], False)
    assert not rows(desk)["HALDEN STORAGE"].wanted
    history.undo(desk)
    history.undo(desk)
    assert rows(desk)["HALDEN STORAGE"] == row
