"""Check: says nothing of a whole desk, and says so when something is not."""

from __future__ import annotations

import pytest

from netdesk.domain.contacts import Contact
from netdesk.domain.events import Event
from netdesk.domain.goals import Goal
from netdesk.domain.interactions import Interaction, Kind
from netdesk.domain.names import Name
from netdesk.services import checks, contacts, events, goals, interactions
from netdesk.store.desk import Desk


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """A desk with two people, an interaction, and an event that serves a goal."""
    photo = contacts.keep_photo(desk, b"a picture")
    contacts.add_contact(desk, Contact(Name(given="Ann"), photo=photo))
    contacts.add_contact(desk, Contact(Name(given="Bo"), introduced_by=1))
    interactions.add_interaction(desk, Interaction(Kind.CALL, (1, 2), notes="Lofoten"))
    goals.save(desk, Goal("Six talks"))
    events.save(desk, Event("Meetup", goal_id=1, contact_ids=(2,)))
    return desk


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        ("DELETE FROM contact WHERE id = 2", " belongs to nothing."),
        ("DELETE FROM goal", "A row of event belongs to nothing."),
        ("DELETE FROM event", "A row of event_contact belongs to nothing."),
        ("UPDATE event SET name = 'Zoo'", "has words that contact 2 does not say."),
        ("DELETE FROM interaction", "A row of interaction_contact belongs to nothing."),
        ("DELETE FROM blob", "A contact's photo is missing."),
        ("UPDATE blob SET bytes = x'00'", "A photo is not what it was when it was kept."),
        (
            "UPDATE history_part SET bytes = zeroblob(length(bytes)) WHERE change_id = 2",
            "What is kept to undo change 2 cannot be read any more; what it changed is there.",
        ),
        ("UPDATE contact SET shown = 'Anna' WHERE id = 1", "has words that contact 1 does not say."),
        ("UPDATE interaction SET notes = ''", "has words that contact 1 does not say."),
        ("DELETE FROM search WHERE rowid = 2", "The search index lacks words of contact 2."),
        (
            "INSERT INTO search (rowid, name, rest) VALUES (9, 'Nobody', '')",
            "has words that contact 9 does not say.",
        ),
        ("INSERT INTO contact (shown) VALUES ('zz')", "The search index lacks words of contact 3."),
    ],
)
def test_a_fault_is_named(filled: Desk, fault: str, sentence: str) -> None:
    with filled.reader() as reader:
        assert checks.check(reader) == []
        filled.writer.one("PRAGMA foreign_keys=OFF")
        filled.writer.run(fault)
        found = checks.check(reader)
        assert len(found) == 1
        assert sentence in found[0]


def test_damage_in_the_file_is_named(filled: Desk) -> None:
    page = filled.writer.value("SELECT rootpage FROM sqlite_schema WHERE name = 'contact_by_name'")
    filled.close()
    data = bytearray(filled.path.read_bytes())
    data[page * 4096 - 40 : page * 4096] = bytes(40)
    filled.path.write_bytes(data)
    again = Desk.open(filled.path)
    with again.reader() as reader:
        found = checks.check(reader)
        assert found
        assert all(each.startswith("SQLite: ") for each in found)
    again.close()


def test_checking_leaves_the_connection_as_it_was(filled: Desk) -> None:
    with filled.reader() as reader:
        for fault in ("", "DELETE FROM search WHERE rowid = 1"):
            if fault:
                filled.writer.run(fault)
            for _ in range(2):
                assert bool(checks.check(reader)) == bool(fault)
                assert reader.value("PRAGMA query_only") == 1
                assert not reader.in_transaction
                assert reader.value("SELECT count(*) FROM temp.sqlite_schema") == 0


def test_a_reader_that_looked_long_ago_finds_no_fault_with_what_changed_since(desk: Desk) -> None:
    with desk.reader() as reader:
        for number in range(40):
            contacts.add_contact(desk, Contact(Name(given=f"Ann{number}", family="Berg " * 50)))
            if number % 9 == 0:
                desk.writer.run("INSERT INTO search (search) VALUES ('optimize')")
            assert checks.check(reader) == []
