"""What a user does with contacts."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Sequence

from netdesk.domain.clean import clean
from netdesk.domain.contacts import Circle, Contact
from netdesk.domain.errors import Trouble
from netdesk.domain.interactions import Interaction
from netdesk.domain.progress import Progress
from netdesk.domain.rows import ContactRow, ContactSort, ContactView, DeskCounts, PartIn, PersonHit
from netdesk.store import contacts as kept
from netdesk.store import interactions as kept_interactions
from netdesk.store import pages, parts_in, settings
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk
from netdesk.store.id_lists import PART_CONTACTS


def contact_ids(reader: Reader, view: ContactView) -> array[int]:
    """All contacts that `view` shows, in its order."""
    return pages.contact_ids(reader, view)


def first_contact_ids(reader: Reader, view: ContactView, limit: int) -> array[int]:
    """The first `limit` contacts that `view` shows, quickly."""
    return pages.contact_ids(reader, view, limit)


def contact_rows(
    reader: Reader, ids: Sequence[int], columns: Collection[ContactSort] = ()
) -> dict[int, ContactRow]:
    """Rows of the contacts table, with what these further columns say; ids that are gone are left out."""
    return pages.contact_rows(reader, ids, columns)


def contact(reader: Reader, contact_id: int) -> Contact | None:
    """One contact whole, or None when it is gone."""
    return next(iter(kept.get(reader, [contact_id])), None)


def contacts(reader: Reader, ids: Iterable[int]) -> list[Contact]:
    """Contacts whole, in this order; those gone are left out."""
    return kept.get(reader, ids)


def timeline(reader: Reader, contact_id: int) -> list[Interaction]:
    """A contact's interactions, undated and latest first."""
    return kept_interactions.get(reader, kept_interactions.of_contact(reader, contact_id))


def part_in(reader: Reader, contact_id: int) -> list[PartIn]:
    """The events at which a contact was met, and the goals they could help with."""
    return parts_in.of_contact(reader, contact_id)


def circles(reader: Reader) -> list[Circle]:
    """All circles in order."""
    return kept.circles(reader)


def tags(reader: Reader) -> list[str]:
    """All tags in use."""
    return kept.tags(reader)


def organizations(reader: Reader) -> list[str]:
    """The names of all organizations."""
    return kept.organizations(reader)


def counts(reader: Reader) -> DeskCounts:
    """How many people, interactions and organizations there are."""
    return pages.counts(reader)


def find_people(reader: Reader, text: str, limit: int = 20) -> list[PersonHit]:
    """Contacts to offer while a name is typed; all, by name, for a blank text."""
    return pages.find_people(reader, text, limit)


def photo(reader: Reader, sha256: str) -> bytes | None:
    """A kept picture's bytes."""
    return settings.blob(reader, sha256)


def keep_photo(desk: Desk, data: bytes) -> str:
    """Keep a picture's bytes; returns the SHA-256 to put into `Contact.photo`."""
    with desk.unrecorded() as connection:
        return settings.keep_blob(connection, data)


def add_contact(desk: Desk, contact: Contact) -> int:
    """Keep a new contact; returns its id."""
    contact = somebody(contact)
    with desk.change(f"Add {contact.shown}") as change:
        return kept.insert(change, [contact])[0]


def save_contact(desk: Desk, contact: Contact) -> None:
    """Keep what was edited. Raises Trouble when the contact is gone."""
    contact = somebody(contact)
    with desk.change(f"Edit {contact.shown}") as change:
        if contact.id is None or not kept.names(change.connection, [contact.id]):
            raise Trouble(
                f"{contact.shown} is no longer on the desk, so the edit was not kept. "
                "Undo the deletion first."
            )
        kept.update(change, contact)


def delete_contacts(desk: Desk, ids: Iterable[int], progress: Progress | None = None) -> None:
    """Remove contacts with all that is only theirs, as one change."""
    from netdesk.services import deleted_people

    found = kept.names(desk.writer, ids)
    if not found:
        return
    what = next(iter(found.values())) if len(found) == 1 else f"{len(found):,} contacts"
    with desk.change(f"Delete {what}") as change:
        gone = list(found)
        for start in range(0, len(gone), PART_CONTACTS):
            if progress is not None:
                progress.report(start, len(gone))
            batch = gone[start : start + PART_CONTACTS]
            deleted_people.remember(change, batch)
            kept.delete(change, batch)


def add_circle(desk: Desk, name: str, hue: int) -> int:
    """Keep a new circle; returns its id, or that of the circle that already has this name."""
    wanted = clean(" ".join(name.split()))
    if not wanted:
        raise Trouble("A circle needs a name.")
    for circle in kept.circles(desk.writer):
        if circle.name.casefold() == wanted.casefold():
            return circle.id
    with desk.change(f"Add the circle {wanted}") as change:
        return kept.insert_circle(change, wanted, hue % 8)


def somebody(contact: Contact) -> Contact:
    """The contact as it can be stored. Raises Trouble for one without any name."""
    if not contact.shown:
        raise Trouble("Nobody to keep yet: give a name, an organization, an email or a phone number.")
    return clean(contact)
