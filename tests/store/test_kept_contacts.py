"""What is kept comes back as it was, whatever it holds; what is read is of one moment."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netdesk.domain.contacts import Contact
from netdesk.domain.interactions import Interaction
from netdesk.domain.names import Name
from netdesk.services import contacts, interactions
from netdesk.store import contacts as kept
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk
from tests.store import given as drawn

any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
one_desk = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)


# What own fields hold gets the name and kind of the desk's field: the tests of the services tell how.
people = drawn.contacts.map(lambda contact: replace(contact, own=()))


@one_desk
@given(first=people, second=people, text=any_text)
def test_a_contact_comes_back_as_it_was_kept_and_as_it_was_edited(
    desk: Desk, reader: Reader, first: Contact, second: Contact, text: str
) -> None:
    found = contacts.add_contact(desk, replace(first, notes=text))
    assert contacts.contact(reader, found) == replace(first, notes=text, id=found)
    edited = replace(second, id=found, title=text)
    contacts.save_contact(desk, edited)
    assert contacts.contact(reader, found) == edited
    if edited != replace(first, notes=text, id=found):
        desk.undo()
    assert contacts.contact(reader, found) == replace(first, notes=text, id=found)


@one_desk
@given(first=drawn.interactions([1]), second=drawn.interactions([1, 2]))
def test_an_interaction_comes_back_as_it_was_kept_and_as_it_was_edited(
    desk: Desk, reader: Reader, first: Interaction, second: Interaction
) -> None:
    for name in ("Ann", "Bo"):
        contacts.add_contact(desk, Contact(Name(given=name)))
    found = interactions.add_interaction(desk, first)
    assert interactions.interaction(reader, found) == replace(first, id=found)
    edited = replace(second, id=found)
    interactions.save_interaction(desk, edited)
    assert interactions.interaction(reader, found) == edited
    if edited != replace(first, id=found):
        desk.undo()
    assert interactions.interaction(reader, found) == replace(first, id=found)


def test_many_contacts_are_read_in_the_order_asked_for(desk: Desk, reader: Reader) -> None:
    with desk.change("Import") as change:
        assert kept.insert(change, []) == []
        ids = kept.insert(change, [Contact(Name(given=f"Ann{number}")) for number in range(1200)])
    assert ids == list(range(1, 1201))
    wanted = [*reversed(ids), 5000]
    assert [contact.id for contact in contacts.contacts(reader, wanted)] == wanted[:-1]
    assert len(contacts.contact_rows(reader, wanted)) == 1200
    assert list(kept.names(reader, [7, 5000, 3, 7])) == [7, 3]


def test_what_is_read_together_is_of_one_moment(desk: Desk, reader: Reader) -> None:
    """A change that is saved between two looks is seen by none of them, or by both."""
    contacts.add_contact(desk, Contact(Name(given="Ann"), title="old", tags=("old",)))
    with reader.at_one_moment():
        reader.one("SELECT id FROM contact")
        contacts.save_contact(desk, Contact(Name(given="Ann"), id=1, title="new", tags=("new",)))
        found = contacts.contact(reader, 1)
        assert found
        assert (found.title, found.tags) == ("old", ("old",))
    found = contacts.contact(reader, 1)
    assert found
    assert (found.title, found.tags) == ("new", ("new",))
