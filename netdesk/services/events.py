"""What a user does with events: where people are met, and whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from netdesk.domain.clean import clean
from netdesk.domain.contacts import Contact
from netdesk.domain.errors import Trouble
from netdesk.domain.events import Event
from netdesk.services.contacts import somebody
from netdesk.services.labels import one_or_many, short
from netdesk.services.thing_keys import remember_deleted
from netdesk.store import contacts as kept_contacts
from netdesk.store import events as kept
from netdesk.store.connection import Connection
from netdesk.store.desk import Desk
from netdesk.store.id_lists import PART_CONTACTS
from netdesk.store.naming import still_there


def every(reader: Connection) -> list[Event]:
    """All events in the order in which they were kept."""
    return kept.get(reader)


def event(reader: Connection, event_id: int) -> Event | None:
    """One event, or None when it is gone."""
    return next(iter(kept.get(reader, [event_id])), None)


def save(desk: Desk, event: Event) -> int:
    """Keep an event, a new one when it has no id; returns its id.

    Raises Trouble when it has no name, or is gone.
    """
    found = _sound(desk.writer, event)
    verb = "Add the event" if found.id is None else "Edit"
    with desk.change(f"{verb} {short(found.name)}") as change:
        return kept.write(change, found)


def save_many(desk: Desk, events: Iterable[Event]) -> list[int]:
    """Keep several events as one change; returns their ids in order."""
    found = [_sound(desk.writer, each) for each in events]
    if not found:
        return []
    verb = "Add" if all(each.id is None for each in found) else "Keep"
    with desk.change(f"{verb} {one_or_many([short(each.name) for each in found], 'events')}") as change:
        return [kept.write(change, each) for each in found]


def delete(desk: Desk, ids: Iterable[int]) -> None:
    """Remove events; the people met there and what was said stay."""
    found = kept.get(desk.writer, ids)
    if not found:
        return
    with desk.change(f"Delete {one_or_many([short(each.name) for each in found], 'events')}") as change:
        remember_deleted(change, "event", found)
        kept.delete(change, [each.id for each in found if each.id is not None])


def add_people(desk: Desk, event_id: int, contact_ids: Iterable[int]) -> None:
    """Note who was met at an event. Raises Trouble when it is gone."""
    present = _require(desk.writer, event_id)
    names = kept_contacts.names(desk.writer, contact_ids)
    new = [each for each in names if each not in present.contact_ids]
    if not new:
        return
    who = one_or_many([names[each] for each in new], "people")
    with desk.change(f"Add {short(who)} to {short(present.name)}") as change:
        kept.add_people(change, event_id, new)


def burst(desk: Desk, event_id: int | None, cards: Sequence[Contact]) -> list[int]:
    """Keep new contacts met at an event (None: nowhere in particular), as one change; returns their ids.

    Where we met is the event, unless a card says otherwise. Raises Trouble when the event is gone, or
    somebody has no name at all.
    """
    present = None if event_id is None else _require(desk.writer, event_id)
    people = [_met_at(present, somebody(each)) for each in cards]
    if not people:
        return []
    who = one_or_many([each.shown for each in people], "people")
    label = f"Add {short(who)}" + (f" met at {short(present.name)}" if present else "")
    with desk.change(label) as change:
        ids: list[int] = []
        for start in range(0, len(people), PART_CONTACTS):
            made = kept_contacts.insert(change, people[start : start + PART_CONTACTS])
            if event_id is not None:
                kept.add_people(change, event_id, made)
            change.part()
            ids += made
        return ids


def _met_at(event: Event | None, contact: Contact) -> Contact:
    if event is None or contact.where_met or contact.how_met:
        return contact
    return replace(contact, where_met=event.name)


def _require(connection: Connection, event_id: int) -> Event:
    found = event(connection, event_id)
    if found is None:
        raise Trouble(
            "This event is no longer on the desk, so nothing was kept. Undo its deletion, or choose another."
        )
    return found


def _sound(connection: Connection, event: Event) -> Event:
    """The event as it can be kept: without people, goal and pitch that went meanwhile."""
    if event.id is not None:
        _require(connection, event.id)
    found = clean(event)
    found = replace(
        found,
        name=" ".join(found.name.split()),
        aims=tuple(aim for aim in found.aims if aim.strip()),
        goal_id=still_there(connection, "goal", found.goal_id),
        pitch_id=still_there(connection, "pitch", found.pitch_id),
        contact_ids=tuple(kept_contacts.names(connection, found.contact_ids)),
    )
    if not found.name:
        raise Trouble("An event needs a name.")
    return found
