"""A contact's photo: put there, taken away."""

from __future__ import annotations

from dataclasses import replace

from netdesk.domain.errors import Trouble
from netdesk.exchange.pictures import picture
from netdesk.store import contacts as kept
from netdesk.store import settings
from netdesk.store.desk import Desk

_SUFFIXES = {"image/png": ".png", "image/gif": ".gif", "image/bmp": ".bmp", "image/webp": ".webp"}


def set_photo(desk: Desk, contact_id: int, data: bytes) -> str:
    """Keep a picture as this contact's photo, as one change; b"" takes the photo away.

    Returns what the contact is called. Raises Trouble when they are gone.
    """
    found = kept.get(desk.writer, [contact_id])
    if not found:
        raise Trouble(
            "This contact is no longer on the desk, so the photo was not kept. Undo the deletion first."
        )
    contact = found[0]
    verb = "Remove" if not data else "Change" if contact.photo else "Add"
    with desk.change(f"{verb} the photo of {contact.shown}") as change:
        sha256 = settings.keep_blob(change.connection, data) if data else ""
        kept.update(change, replace(contact, photo=sha256))
    return contact.shown


def suffix(data: bytes) -> str:
    """How the name of a file with this picture ends."""
    try:
        return _SUFFIXES.get(picture(data).media_type, ".jpg")
    except ValueError:
        return ".jpg"
