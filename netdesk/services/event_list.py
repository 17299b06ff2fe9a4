"""The events of the desk with what they serve, whom one met there, and what was arranged through them."""

from __future__ import annotations

from netdesk.domain.event_rows import EventRow, event_row
from netdesk.domain.now import wall_now
from netdesk.domain.rows import InteractionRow, PersonHit
from netdesk.services import events, goals, interactions, pitches
from netdesk.services.me import me
from netdesk.store import event_people
from netdesk.store.connection import Connection, Reader


def listed(reader: Connection) -> list[EventRow]:
    """Every event."""
    with reader.at_one_moment():
        found = events.every(reader)
        aims = {each.id: each.statement for each in goals.every(reader)}
        audiences = {each.id: each.audience for each in pitches.every(reader)}
        arranged = event_people.arranged(reader)
        home = me(reader).zone
    now = wall_now(home)
    return [
        event_row(
            each,
            now,
            home,
            aims.get(each.goal_id, "") if each.goal_id is not None else "",
            audiences.get(each.pitch_id, "") if each.pitch_id is not None else "",
            arranged.get(each.id or 0, 0),
        )
        for each in found
    ]


def people_met(reader: Connection, row: EventRow, limit: int = 20) -> list[PersonHit]:
    """Who was met there, in the order in which they were noted, with title and organization."""
    return event_people.people(reader, row.event.contact_ids[:limit])


def arranged_through(reader: Reader, row: EventRow, limit: int = 10) -> list[InteractionRow]:
    """The latest interactions that name it."""
    ids = event_people.interactions_of(reader, row.id, limit)
    found = interactions.interaction_rows(reader, ids)
    return [found[each] for each in ids if each in found]
