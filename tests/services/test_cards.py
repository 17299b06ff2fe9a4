"""Cards collected at an event become contacts in one step; whoever is known is not doubled."""

from __future__ import annotations

import pytest

from netdesk.domain.cards import Card, Cards
from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.errors import Trouble
from netdesk.domain.events import Event
from netdesk.domain.names import Name
from netdesk.domain.rows import ContactView
from netdesk.services import cards, contacts, events, history
from netdesk.services.checks import check
from netdesk.store.desk import Desk


@pytest.fixture
def fair(desk: Desk) -> int:
    return events.save(desk, Event("Spring fair"))


def everybody(desk: Desk) -> dict[str, Contact]:
    with desk.reader() as reader:
        ids = contacts.contact_ids(reader, ContactView())
        return {each.shown: each for each in contacts.contacts(reader, list(ids))}


def met(desk: Desk, event_id: int) -> list[str]:
    event = events.event(desk.writer, event_id)
    assert event is not None
    with desk.reader() as reader:
        return [each.shown for each in contacts.contacts(reader, event.contact_ids)]


def test_new_people_are_added_and_met_there_as_one_step(desk: Desk, fair: int) -> None:
    typed = Cards(
        (
            Card(
                "Nadia Rahal",
                "Solveig",
                "Engineer",
                "nadia@solveig.example",
                "+47 555 0142",
                "Send the paper",
            ),
            Card(organization="Port of Lund"),
            Card("Ole Brandt"),
        ),
        circle_id=1,
    )
    kept = cards.keep(desk, fair, typed)
    assert (kept.added, kept.known, len(kept.contact_ids)) == (3, 0, 3)
    nadia = everybody(desk)["Nadia Rahal"]
    assert (nadia.organization, nadia.title, nadia.where_met, nadia.circle_id) == (
        "Solveig", "Engineer", "Spring fair", 1,
    )  # fmt: skip
    assert (nadia.emails[0].value, nadia.phones[0].value, nadia.notes) == (
        "nadia@solveig.example", "+47 555 0142", "Send the paper",
    )  # fmt: skip
    assert met(desk, fair) == ["Nadia Rahal", "Port of Lund", "Ole Brandt"]
    with desk.reader() as reader:
        entry = history.next_undo(reader)
    assert entry is not None
    assert entry.label == "Add 3 people met at Spring fair"
    history.undo(desk)
    assert everybody(desk) == {}
    assert met(desk, fair) == []
    history.redo(desk)
    assert len(met(desk, fair)) == 3
    with desk.reader() as reader:
        assert check(reader) == []


def test_somebody_known_is_met_there_and_gets_what_the_card_says_besides(desk: Desk, fair: int) -> None:
    ada = Contact(
        Name(display="Ada Byron"),
        organization="Engines",
        emails=(Labelled("ada@x.example", "work"),),
        notes="Tall",
    )
    ada_id = contacts.add_contact(desk, ada)
    card = Card("ADA BYRON", "Looms", "Countess", "ada@home.example", "555 0142", "Likes dogs")
    kept = cards.keep(desk, fair, Cards((card, card)))
    assert (kept.added, kept.known, kept.contact_ids) == (0, 1, (ada_id,))
    found = everybody(desk)["Ada Byron"]
    assert (found.organization, found.title) == ("Engines", "Countess")
    assert [each.value for each in found.emails] == ["ada@x.example", "ada@home.example"]
    assert found.notes == "Tall\nLikes dogs"
    assert [each.value for each in found.phones] == ["555 0142"]
    assert met(desk, fair) == ["Ada Byron"]


def test_somebody_else_of_the_same_name_is_new(desk: Desk, fair: int) -> None:
    contacts.add_contact(desk, Contact(Name(display="Ada Byron")))
    kept = cards.keep(desk, fair, Cards((Card("Ada Byron", "Looms", is_new=True),)))
    assert kept.added == 1
    with desk.reader() as reader:
        assert len(contacts.contact_ids(reader, ContactView())) == 2


def test_who_is_known_is_told_before_anything_is_kept(desk: Desk) -> None:
    ada = contacts.add_contact(desk, Contact(Name(display="Ada Byron"), emails=(Labelled("ada@x.example"),)))
    typed = (
        Card("ada byron"),
        Card("A. Byron", email="ADA@x.example"),
        Card("Bo Li"),
        Card(contact_id=999, name="Cem"),
    )
    found = cards.recognised(desk.writer, typed)
    assert [each.contact_id for each in found][::2] == [ada, None]
    assert found[3].contact_id is None


def test_nothing_is_kept_for_an_event_that_is_gone_or_without_a_card(desk: Desk, fair: int) -> None:
    with pytest.raises(Trouble, match="no card"):
        cards.keep(desk, fair, Cards((Card(notes="only a note"),)))
    events.delete(desk, [fair])
    with pytest.raises(Trouble, match="no longer on the desk"):
        cards.keep(desk, fair, Cards((Card("Ada"),)))
    assert everybody(desk) == {}
