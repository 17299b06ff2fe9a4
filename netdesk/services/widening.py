"""The second step: ways to meet people become events, and organizations are wanted, as one change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from netdesk.domain.clean import clean
from netdesk.domain.dates import Moment
from netdesk.domain.events import Event, EventKind
from netdesk.domain.folding import fold
from netdesk.domain.organization_names import organization_key
from netdesk.domain.organizations import Organization
from netdesk.domain.widening import Picked, Widening
from netdesk.services import value_drafts
from netdesk.services.labels import one_or_many, short
from netdesk.services.ways import way
from netdesk.store import events as kept_events
from netdesk.store import organizations as kept_organizations
from netdesk.store.connection import Connection
from netdesk.store.desk import Desk
from netdesk.store.naming import still_there


@dataclass(frozen=True, slots=True)
class WideningKept:
    """What keeping it did: how many `events` were added and how many of the desk's `filled` in, and how
    many `organizations` are newly wanted."""

    events: int = 0
    organizations: int = 0
    filled: int = 0


def as_draft(widening: Widening) -> dict[str, Any]:
    """An unfinished list as what a draft can hold; `from_draft` reads it again."""
    return value_drafts.as_draft(widening)


def from_draft(draft: dict[str, Any], otherwise: Widening) -> Widening:
    """Read a draft; whatever in it is not as it should be is left out, what is missing taken from
    `otherwise`."""
    picked, wanted = draft.get("picked"), draft.get("wanted")
    return Widening(
        tuple(_picked(picked)) if isinstance(picked, list | tuple) else otherwise.picked,
        tuple(each for each in wanted if isinstance(each, str) and each.strip())
        if isinstance(wanted, list | tuple)
        else otherwise.wanted,
    )


def _picked(rows: Iterable[Any]) -> Iterable[Picked]:
    for row in rows:
        if isinstance(row, dict):
            found = value_drafts.from_draft(row, Picked("", ""))
            if found.way:
                yield found


def keep(desk: Desk, widening: Widening) -> WideningKept:
    """Keep everything as one change. An event that is on the desk already, of the same kind, name and day, is
    not made again but filled in, and an organization is wanted under the name that the desk has for it."""
    widening = clean(widening)
    with desk.change("Widen the list") as change:
        added, filled = _events(change.connection, widening.picked)
        organizations = list(_wanted(kept_organizations.get(change.connection), widening.wanted))
        for event in (*added, *filled):
            kept_events.write(change, event)
        for organization in organizations:
            kept_organizations.write(change, organization)
        change.relabel(_label(added, filled, organizations))
    return WideningKept(len(added), len(organizations), len(filled))


def _events(connection: Connection, picked: Sequence[Picked]) -> tuple[list[Event], list[Event]]:
    """The events to add, and those of the desk as they are with what was said of them now."""
    before = {_same(each): each for each in reversed(kept_events.get(connection))}
    after = dict(before)
    for each in picked:
        event = _event(connection, each)
        if event.name:
            present = after.get(_same(event))
            after[_same(event)] = event if present is None else _filled(present, event)
    added = [event for key, event in after.items() if key not in before]
    return added, [after[key] for key, event in before.items() if after[key] != event]


def _filled(present: Event, said: Event) -> Event:
    """An event with its blanks filled; what stands there stays."""
    known = {fold(aim) for aim in present.aims}
    return replace(
        present,
        place=present.place or said.place,
        aims=(*present.aims, *(aim for aim in said.aims if fold(aim) not in known)),
        goal_id=present.goal_id or said.goal_id,
        pitch_id=present.pitch_id or said.pitch_id,
    )


def _event(connection: Connection, picked: Picked) -> Event:
    found = way(picked.way)
    return Event(
        " ".join(picked.name.split()),
        found.kind if found else EventKind.OTHER,
        standing=picked.standing,
        at_school=found.at_school if found else False,
        start=Moment(picked.day.isoformat()) if picked.day and not picked.standing else None,
        place=" ".join(picked.place.split()),
        aims=tuple(aim.strip() for aim in picked.aims if aim.strip()),
        goal_id=still_there(connection, "goal", picked.goal_id),
        pitch_id=still_there(connection, "pitch", picked.pitch_id),
    )


def _same(event: Event) -> tuple[EventKind, str, str]:
    return event.kind, fold(event.name), event.start.wall[:10] if event.start else ""


def _wanted(kept: Sequence[Organization], names: Sequence[str]) -> Iterable[Organization]:
    known = {organization_key(each.name): each for each in reversed(kept)}
    done: set[str] = set()
    for name in names:
        key = organization_key(name)
        if not key or key in done:
            continue
        done.add(key)
        found = known.get(key)
        if found is None:
            yield Organization(" ".join(name.split()), wanted=True)
        elif not found.wanted:
            yield replace(found, wanted=True)


def _label(added: Sequence[Event], filled: Sequence[Event], organizations: Sequence[Organization]) -> str:
    told = []
    if added:
        told.append(one_or_many([short(each.name) for each in added], "events"))
    if not added and not organizations and filled:
        return f"Fill in {one_or_many([short(each.name) for each in filled], 'events')}"
    if organizations:
        told.append(one_or_many([short(each.name) for each in organizations], "organizations wanted"))
    return f"Add {' and '.join(told)}" if told else "Widen the list"
