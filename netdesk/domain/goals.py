"""Goals: what the user wants out of networking, counted and dated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum


class GoalKind(Enum):
    """What a goal is about; the value is what the desk file holds."""

    INDUSTRY = "industry"
    ORGANIZATION = "organization"
    CAREER_PATH = "career path"
    SKILL = "skill"
    RELATIONSHIP = "relationship"
    JOB_LEAD = "job lead"


class Measure(Enum):
    """What is counted towards a goal."""

    CONVERSATIONS = "conversations"
    """Interactions held that serve it."""
    PEOPLE = "people"
    """Contacts who take part in interactions that serve it, or are kept as its helpers, once each."""
    REHEARSALS = "rehearsals"
    """Rehearsals of the pitches that serve it."""
    OWN = "own"
    """The user counts: `Goal.counted`."""


class GoalState(Enum):
    """Whether it is still wanted."""

    ACTIVE = "active"
    REACHED = "reached"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Goal:
    """Something wanted. `number` of what `measure` counts, 0 while the user has not said; `due` is None
    without a day. `subject` is the industry, organization or skill in a few words; `helper_ids` are contacts
    the user picked as those who could help. `id` is None until the desk has kept it."""

    statement: str
    kind: GoalKind = GoalKind.CAREER_PATH
    subject: str = ""
    measure: Measure = Measure.CONVERSATIONS
    number: int = 0
    counted: int = 0
    due: date | None = None
    state: GoalState = GoalState.ACTIVE
    notes: str = ""
    helper_ids: tuple[int, ...] = ()
    id: int | None = None
