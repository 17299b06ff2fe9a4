"""Cards collected at an event: who on the desk they are, and keeping them as one change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from netdesk.domain.cards import Card, Cards, new_contact, with_card
from netdesk.domain.clean import clean
from netdesk.domain.errors import Trouble
from netdesk.domain.listed import Listed
from netdesk.domain.uids import new_uid
from netdesk.services import events, recognising
from netdesk.services.labels import one_or_many, short
from netdesk.store import contacts as kept_contacts
from netdesk.store import events as kept_events
from netdesk.store.connection import Connection
from netdesk.store.desk import Desk
from netdesk.store.id_lists import PART_CONTACTS


@dataclass(frozen=True, slots=True)
class CardsKept:
    """What keeping them did: how many are new, how many were on the desk; all their ids in order."""

    added: int = 0
    known: int = 0
    contact_ids: tuple[int, ...] = ()


def recognised(reader: Connection, cards: Sequence[Card]) -> tuple[Card, ...]:
    """The cards, each with who on the desk that surely is: the same name or the same email."""
    here = kept_contacts.names(reader, (each.contact_id for each in cards if each.contact_id is not None))
    settled = [each if each.contact_id in here else replace(each, contact_id=None) for each in cards]
    asked = [
        at for at, each in enumerate(settled) if each.contact_id is None and not each.is_new and each.name
    ]
    people = [Listed(settled[at].name, "", email=settled[at].email) for at in asked]
    for at, found in zip(asked, recognising.recognise(reader, people, alike_too=False), strict=True):
        settled[at] = replace(settled[at], contact_id=found.sure)
    return tuple(settled)


def keep(desk: Desk, event_id: int, cards: Cards) -> CardsKept:
    """Keep everybody met at an event, as one change: new ones are added, whoever is on the desk gets what the
    card says besides. Raises Trouble when the event is gone, or there is no card.
    """
    event = events.event(desk.writer, event_id)
    if event is None:
        raise Trouble("This event is no longer on the desk. Undo its deletion, then keep the cards.")
    found = [clean(each) for each in recognised(desk.writer, cards.cards) if not each.is_blank]
    if not found:
        raise Trouble("There is no card to keep yet: type a name and press Enter.")
    new = [
        replace(new_contact(each, cards.circle_id), where_met=event.name, uid=new_uid())
        for each in found
        if each.contact_id is None
    ]
    who = one_or_many([each.shown for each in found], "people")
    with desk.change(f"Add {short(who)} met at {short(event.name)}") as change:
        made: list[int] = []
        for start in range(0, len(new), PART_CONTACTS):
            made += kept_contacts.insert(change, new[start : start + PART_CONTACTS])
            change.part()
        before = {each.id: each for each in kept_contacts.get(desk.writer, _known(found))}
        for card in found:
            contact = before.get(card.contact_id)
            if contact is not None:
                before[contact.id] = after = with_card(contact, card)
                if after != contact:
                    kept_contacts.update(change, after)
        fresh = iter(made)
        ids = [next(fresh) if each.contact_id is None else each.contact_id for each in found]
        kept_events.add_people(
            change, event_id, [each for each in dict.fromkeys(ids) if each not in event.contact_ids]
        )
        return CardsKept(len(made), len(set(_known(found))), tuple(dict.fromkeys(ids)))


def _known(cards: Sequence[Card]) -> list[int]:
    return [each.contact_id for each in cards if each.contact_id is not None]
