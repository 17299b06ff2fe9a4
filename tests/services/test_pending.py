"""Keeping an edit on a desk that may have changed meanwhile."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netdesk.domain.contacts import Contact
from netdesk.domain.errors import Trouble
from netdesk.domain.names import Name
from netdesk.services import contacts, history
from netdesk.services.pending import keep_edited
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk

LEILA = Contact(Name(display="Leila Haddad"), organization="Halden Storage")


def entitled(contact: Contact) -> Contact:
    return replace(contact, title="Founder")


def named(_blank: Contact) -> Contact:
    return replace(_blank, name=Name(display="Priya Raman"))


def test_an_edit_is_made_on_the_contact_as_it_is_now(desk: Desk, reader: Reader) -> None:
    leila = contacts.add_contact(desk, LEILA)
    contacts.save_contact(desk, replace(LEILA, id=leila, notes="from an import"))
    assert keep_edited(desk, leila, "", entitled) == leila
    kept = contacts.contact(reader, leila)
    assert kept is not None
    assert (kept.title, kept.notes) == ("Founder", "from an import")


def test_an_edit_of_somebody_gone_is_refused(desk: Desk) -> None:
    leila = contacts.add_contact(desk, LEILA)
    contacts.delete_contacts(desk, [leila])
    with pytest.raises(Trouble, match="no longer on the desk"):
        keep_edited(desk, leila, "", entitled)


def test_an_edit_that_changes_nothing_is_no_change(desk: Desk, reader: Reader) -> None:
    leila = contacts.add_contact(desk, LEILA)
    keep_edited(desk, leila, "", lambda latest: latest)
    assert len(history.history(reader)) == 1


def test_somebody_new_is_added_once_however_often_it_is_tried(desk: Desk, reader: Reader) -> None:
    first = keep_edited(desk, None, "urn:uuid:1", named)
    assert keep_edited(desk, None, "urn:uuid:1", named) == first
    assert contacts.counts(reader).contacts == 1
    other = keep_edited(desk, None, "urn:uuid:2", named)
    assert other != first


def test_a_new_circle_comes_with_its_contact_in_one_step(desk: Desk, reader: Reader) -> None:
    added = keep_edited(desk, None, "u", named, circle=("Choir", 2))
    circle = next(each for each in contacts.circles(reader) if each.name == "Choir")
    kept = contacts.contact(reader, added)
    assert kept is not None
    assert (kept.circle_id, circle.hue) == (circle.id, 2)
    history.undo(desk)
    assert "Choir" not in [each.name for each in contacts.circles(reader)]
    assert contacts.counts(reader).contacts == 0


def test_a_circle_that_is_there_is_taken_not_made_again(desk: Desk, reader: Reader) -> None:
    before = contacts.circles(reader)
    added = keep_edited(desk, None, "u", named, circle=(" ONLINE ", 2))
    kept = contacts.contact(reader, added)
    assert kept is not None
    assert kept.circle_id == 5
    assert contacts.circles(reader) == before


def test_who_introduced_them_and_has_gone_stays_by_name(desk: Desk, reader: Reader) -> None:
    sam = contacts.add_contact(desk, Contact(Name(display="Samuel Adeyemi")))
    contacts.delete_contacts(desk, [sam])
    added = keep_edited(
        desk,
        None,
        "u",
        lambda blank: replace(named(blank), introduced_by=sam, circle_id=99),
        introducer="Samuel Adeyemi",
    )
    kept = contacts.contact(reader, added)
    assert kept is not None
    assert (kept.introduced_by, kept.introducer, kept.circle_id) == (None, "Samuel Adeyemi", None)


def test_nobody_is_not_kept(desk: Desk, reader: Reader) -> None:
    with pytest.raises(Trouble, match="Nobody to keep"):
        keep_edited(desk, None, "u", lambda blank: blank, circle=("Choir", 2))
    assert "Choir" not in [each.name for each in contacts.circles(reader)]


def test_a_picture_is_kept_with_its_contact(desk: Desk, reader: Reader) -> None:
    sha256 = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"  # of "foo"
    keep_edited(desk, None, "u", lambda blank: replace(named(blank), photo=sha256), photo=b"foo")
    assert contacts.photo(reader, sha256) == b"foo"
