"""A contact's photo, put there and taken away: each is one change."""

from __future__ import annotations

import pytest

from netdesk.domain.contacts import Contact
from netdesk.domain.errors import Trouble
from netdesk.domain.names import Name
from netdesk.services import checks, contacts, history, photos
from netdesk.store.desk import Desk
from tests.exchange.given import png


def test_a_photo_comes_changes_and_goes_each_as_one_change(desk: Desk) -> None:
    leila = contacts.add_contact(desk, Contact(Name("Leila Haddad"), notes="kept"))
    assert photos.set_photo(desk, leila, png(2, 2)) == "Leila Haddad"
    photos.set_photo(desk, leila, png(3, 3))
    photos.set_photo(desk, leila, b"")
    with desk.reader() as reader:

        def shown() -> bytes | None:
            found = contacts.contact(reader, leila)
            assert found
            assert found.notes == "kept"
            return contacts.photo(reader, found.photo) if found.photo else None

        assert [each.label for each in history.history(reader)][:3] == [
            "Remove the photo of Leila Haddad",
            "Change the photo of Leila Haddad",
            "Add the photo of Leila Haddad",
        ]
        seen = [shown()]
        for _ in range(3):
            history.undo(desk)
            seen.append(shown())
        assert seen == [None, png(3, 3), png(2, 2), None]
        assert checks.check(reader) == []


def test_a_photo_of_somebody_who_is_gone_says_so(desk: Desk) -> None:
    with pytest.raises(Trouble, match="no longer on the desk"):
        photos.set_photo(desk, 7, png())


@pytest.mark.parametrize(
    ("data", "end"), [(png(), ".png"), (b"GIF89a\1\0\1\0\0\0\0", ".gif"), (b"what", ".jpg")]
)
def test_a_saved_photo_is_called_after_its_kind(data: bytes, end: str) -> None:
    assert photos.suffix(data) == end
