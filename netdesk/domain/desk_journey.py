"""The journey's things of a whole desk, as they go into a file and come out of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from netdesk.domain.events import Event
from netdesk.domain.goals import Goal
from netdesk.domain.organizations import Organization
from netdesk.domain.own_questions import OwnQuestion, Practice
from netdesk.domain.pitches import Pitch, Rehearsal

_WORDS: Final = (
    ("interactions", "interaction", "interactions"),
    ("events", "event", "events"),
    ("organizations", "organization", "organizations"),
    ("goals", "goal", "goals"),
    ("pitches", "pitch", "pitches"),
    ("rehearsals", "rehearsal", "rehearsals"),
    ("own_questions", "question", "questions"),
    ("practices", "note of practice", "notes of practice"),
    ("rounds", "round of the journey", "rounds of the journey"),
)


@dataclass(frozen=True, slots=True)
class DeskJourney:
    """All of them, each in the order in which the desk kept them. People, goals, pitches and events are named
    by the ids that they have on that desk."""

    organizations: tuple[Organization, ...] = ()
    goals: tuple[Goal, ...] = ()
    pitches: tuple[Pitch, ...] = ()
    rehearsals: tuple[Rehearsal, ...] = ()
    events: tuple[Event, ...] = ()
    own_questions: tuple[OwnQuestion, ...] = ()
    practices: tuple[Practice, ...] = ()
    rounds: tuple[date, ...] = ()


def in_words(counts: Mapping[str, int]) -> str:
    """How many of each kind: "6 events, 4 goals and 1 pitch"; "" for none. Interactions may be among them."""
    parts = [
        f"{counts[what]:,} {one if counts[what] == 1 else many}"
        for what, one, many in _WORDS
        if counts.get(what, 0)
    ]
    return " and ".join((", ".join(parts[:-1]), parts[-1])) if len(parts) > 1 else "".join(parts)
