"""What was typed and is not on the desk yet: kept through a kill, applied when the desk is free again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from netdesk.domain.clean import clean
from netdesk.domain.contacts import Contact
from netdesk.domain.errors import Trouble
from netdesk.services import contacts
from netdesk.store import contacts as kept
from netdesk.store.desk import Desk
from netdesk.store.pending import PendingWork

if TYPE_CHECKING:
    from netdesk.store.changes import Change

__all__ = ["PendingWork", "keep_edited", "pending_work"]


def pending_work(desk: Path) -> PendingWork:
    """What is pending for the desk at this path."""
    return PendingWork(desk)


def keep_edited(
    desk: Desk,
    contact_id: int | None,
    uid: str,
    edit: Callable[[Contact], Contact],
    *,
    circle: tuple[str, int] | None = None,
    introducer: str = "",
    photo: bytes = b"",
) -> int:
    """Keep a contact as an editor left it, as one change; returns the id.

    `edit` makes the wanted contact from the one on the desk as it is now, whatever changed since it was
    read, or from a blank one when `contact_id` is None. Then `uid` makes sure that the same person is
    never added twice, also when a kill came between keeping and knowing it. `circle` (name and hue) is
    made when there is none of that name, `photo` kept; whoever introduced them and has gone meanwhile stays
    by their name, `introducer`. Raises Trouble when the contact is gone.
    """
    known = contact_id if contact_id is not None else kept.with_uid(desk.writer, uid)
    latest = Contact(uid=uid) if known is None else _on_desk(desk, known)
    wanted = _still_there(desk, contacts.somebody(edit(latest)), introducer)
    if photo:
        contacts.keep_photo(desk, photo)
    if known is not None and wanted == latest and circle is None:
        return known
    with desk.change(f"{'Add' if known is None else 'Edit'} {wanted.shown}") as change:
        if circle is not None:
            wanted = replace(wanted, circle_id=_circle(change, *circle))
        if known is None:
            return kept.insert(change, [wanted])[0]
        kept.update(change, wanted)
        return known


def _on_desk(desk: Desk, contact_id: int) -> Contact:
    for found in kept.get(desk.writer, [contact_id]):
        return found
    raise Trouble("This contact is no longer on the desk, so the edit was not kept. Undo the deletion first.")


def _still_there(desk: Desk, contact: Contact, introducer: str) -> Contact:
    """The contact without what it names and the desk no longer has."""
    by, circle = contact.introduced_by, contact.circle_id
    if by is not None and not kept.names(desk.writer, [by]):
        contact = replace(contact, introduced_by=None, introducer=clean(introducer))
    if circle is not None and circle not in {each.id for each in kept.circles(desk.writer)}:
        contact = replace(contact, circle_id=None)
    return contact


def _circle(change: Change, name: str, hue: int) -> int:
    """The circle of this name, made when there is none."""
    wanted = clean(" ".join(name.split()))
    for circle in kept.circles(change.connection):
        if circle.name.casefold() == wanted.casefold():
            return circle.id
    return kept.insert_circle(change, wanted, hue % 8)
