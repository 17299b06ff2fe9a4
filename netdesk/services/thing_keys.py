"""When things of two desks are alike, and what knows one again that is gone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from netdesk.domain.events import Event
from netdesk.domain.folding import fold
from netdesk.domain.goals import Goal
from netdesk.domain.organizations import Organization
from netdesk.domain.own_questions import OwnQuestion, Practice
from netdesk.domain.pitches import Pitch, Rehearsal
from netdesk.exchange.digests import digest_of
from netdesk.store import thing_sources
from netdesk.store.changes import Change

Thing = TypeVar("Thing", Organization, Goal, Pitch, Rehearsal, Event, OwnQuestion, Practice)
Key = tuple[object, ...]


def key_of(each: Organization | Goal | Pitch | Rehearsal | Event | OwnQuestion | Practice) -> Key:
    """Two of one kind with the same are alike."""
    match each:
        case Organization():
            return (fold(each.name),)
        case Goal():
            return (fold(each.statement), each.kind)
        case Pitch():
            return (fold(each.audience), fold(each.want), each.text, each.ingredients)
        case Rehearsal():
            return (each.pitch_id, each.at)
        case Event():
            return (fold(each.name), each.kind, each.start)
        case OwnQuestion():
            return (each.kind, each.key) if each.key else (each.kind, "", fold(each.text))
        case Practice():
            return (each.question, each.at)


def thing_digest(each: Organization | Goal | Pitch | Rehearsal | Event | OwnQuestion | Practice) -> str:
    """What it is on the desk that it comes from, whatever else changes there."""
    return digest_of(repr((each.id, key_of(each))))


def remember_deleted(change: Change, kind: str, found: Sequence[Thing]) -> None:
    """Keep what things of this desk are in its own files, in the change that deletes them."""
    rows = [(each.id, thing_digest(each)) for each in found if each.id is not None]
    thing_sources.remember(change, kind, rows)
