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


def test_a_list_that_is_read_again_is_as_if_it_were_read_for_the_first_time(
    desk: Desk, people: dict[str, int]
) -> None:
    listing = organization_list.Listing()
    desk.on_changes = listing.hear
    kept: list[int] = []

    def by_key(found: list[OrganizationRow]) -> dict[str, OrganizationRow]:
        assert len({row.id for row in found}) == len(found)
        return {row.key: row for row in found}

    def keep(name: str, wanted: bool = False) -> None:
        kept.append(organizations.save(desk, Organization(name, wanted=wanted)))

    with desk.reader() as reader:
        circle = contacts.circles(reader)[1].id
    for do in (
        lambda: None,
        lambda: keep("Halden AS"),
        lambda: keep("Fjord Data", True),
        lambda: organizations.save(desk, Organization("Fjord Labs", wanted=True, id=kept[1])),
        lambda: history.undo(desk),
        lambda: contacts.add_contact(desk, Contact(Name(display="Flo"), organization="Fjord Data Ltd")),
        lambda: many_contacts.set_circle(desk, [people["Eve"]], circle),
        lambda: events.save(desk, Event("Fair", organization="Fjord Data")),
        lambda: organizations.delete(desk, kept),
        lambda: contacts.delete_contacts(desk, people.values()),
        lambda: history.undo(desk),
        lambda: history.undo(desk),
    ):
        do()
        with desk.reader() as reader:
            assert by_key(listing.read(reader)) == by_key(organization_list.listed(reader))


def test_a_word_about_one_organization_asks_nothing_of_people(desk: Desk, people: dict[str, int]) -> None:
    listing = organization_list.Listing()
    desk.on_changes = listing.hear
    with desk.reader() as reader:
        listing.read(reader)
        organizations.save(desk, Organization("Halden", wanted=True))
        asked: list[str] = []

        def note(_cursor: object, sql: str, _values: object) -> bool:
            asked.append(sql)
            return True

        reader.raw.exec_trace = note
        found = {row.name: row for row in listing.read(reader)}
        reader.raw.exec_trace = None
    assert found["Halden"].wanted
    assert asked
    assert not [sql for sql in asked if "contact" in sql]
