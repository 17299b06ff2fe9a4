"""Events in the desk: domain values in, domain values out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from netdesk.domain.dates import Moment
from netdesk.domain.events import Event, EventKind
from netdesk.store import children, naming, things
from netdesk.store.changes import Change
from netdesk.store.connection import Connection
from netdesk.store.id_lists import PART_CONTACTS, as_json

_PLAIN: Final = ("name", "minutes", "place", "link", "organization", "goal_id", "pitch_id", "notes")
_FLAGS: Final = ("standing", "at_school")


def get(connection: Connection, ids: Iterable[int] | None = None) -> list[Event]:
    """All events in the order in which they were kept, or those of `ids` that are there."""
    from netdesk.store.journey_tables import EventLineTable, EventTable, MetThereTable

    with connection.at_one_moment():
        rows = things.every(connection, EventTable, ids)
        present = [row["id"] for row in rows]
        lines = children.read(connection, EventLineTable, "event_id", present)
        people = children.read(connection, MetThereTable, "event_id", present)
    return [
        Event(
            **{part: row[part] for part in _PLAIN},
            standing=bool(row["standing"]),
            at_school=bool(row["at_school"]),
            kind=_kind(row["kind"]),
            start=Moment(row["start"], row["zone"]) if row["start"] else None,
            aims=tuple(line["text"] for line in lines[row["id"]]),
            contact_ids=things.people_of(people[row["id"]]),
            id=row["id"],
        )
        for row in rows
    ]


def write(change: Change, event: Event) -> int:
    """Keep a new event, or make the kept one equal to it; returns its id."""
    from netdesk.store.journey_tables import EventLineTable, EventTable, MetThereTable

    connection = change.connection
    columns: dict[str, Any] = {part: getattr(event, part) for part in _PLAIN}
    columns |= {flag: int(getattr(event, flag)) for flag in _FLAGS}
    columns["kind"] = event.kind.value
    columns["start"] = event.start.wall if event.start else ""
    columns["zone"] = event.start.zone if event.start else ""
    found = things.write(connection, EventTable, event.id, columns)
    children.write(connection, EventLineTable, "event_id", found, [{"text": aim} for aim in event.aims])
    things.write_people(connection, MetThereTable, "event_id", found, event.contact_ids)
    return found


def add_people(change: Change, event_id: int, contact_ids: Sequence[int]) -> None:
    """Note who was met there, after those noted before, each once; in parts."""
    connection = change.connection
    wanted = as_json(contact_ids)
    among = "contact_id IN (SELECT value FROM json_each(?))"
    sql = f"SELECT contact_id FROM event_contact WHERE event_id = ? AND {among}"
    there = {row[0] for row in connection.rows(sql, (event_id, wanted))}
    last = connection.value("SELECT max(position) FROM event_contact WHERE event_id = ?", (event_id,))
    place = 0 if last is None else int(last) + 1
    new = [each for each in dict.fromkeys(contact_ids) if each not in there]
    for start in range(0, len(new), PART_CONTACTS):
        batch = new[start : start + PART_CONTACTS]
        rows = [(each, event_id, place + start + at) for at, each in enumerate(batch)]
        children.insert_for(change, "event_contact", ("contact_id", "event_id", "position"), rows)
        change.part()


def delete(change: Change, ids: Sequence[int]) -> None:
    """Remove events; interactions that took place there, or came through them, stay."""
    naming.clear(change, "event", ids)
    things.delete(change, ids, "event", {"event_line": "event_id", "event_contact": "event_id"})


def _kind(text: str) -> EventKind:
    """The kind that the desk's word means; OTHER for one that a later netdesk may have written."""
    try:
        return EventKind(text)
    except ValueError:
        return EventKind.OTHER
