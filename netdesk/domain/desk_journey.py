"""The journey's things of a whole desk, as they go into a file and come out of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from netdesk.domain.events import Event
from netdesk.domain.goals import Goal
from netdesk.domain.organizations import Organization
from netdesk.domain.own_questions import OwnQuestion, Practice
from netdesk.domain.pitches import Pitch, Rehearsal


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
