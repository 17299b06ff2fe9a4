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
    """What keeping it did: how many `events` were added and how many `organizations` are newly wanted."""

    events: int = 0
    organizations: int = 0


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
    not made again, and an organization is wanted under the name that the desk has for it."""
    widening = clean(widening)
    with desk.change("Widen the list") as change:
        present = {_same(each) for each in kept_events.get(change.connection)}
        events: list[Event] = []
        for each in widening.picked:
            event = _event(change.connection, each)
            if event.name and _same(event) not in present:
                present.add(_same(event))
                events.append(event)
        organizations = list(_wanted(kept_organizations.get(change.connection), widening.wanted))
        for event in events:
            kept_events.write(change, event)
        for organization in organizations:
            kept_organizations.write(change, organization)
        change.relabel(_label(events, organizations))
    return WideningKept(len(events), len(organizations))


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


def _label(events: Sequence[Event], organizations: Sequence[Organization]) -> str:
    told = []
    if events:
        told.append(one_or_many([short(each.name) for each in events], "events"))
    if organizations:
        told.append(one_or_many([short(each.name) for each in organizations], "organizations wanted"))
    return f"Add {' and '.join(told)}" if told else "Widen the list"
