"""The nine steps of networking as data, and how much of each is done. Pure functions of `JourneyFacts`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from netdesk.domain.goals import Measure

PEOPLE: Final = 20
"""So many people written down are a beginning: what an evening with one's memory brings."""

CIRCLES: Final = 3
"""One circle alone knows what the others know; the news comes from the others."""

WAYS: Final = 3
"""Events and groups a round should have: one may fall through, one may disappoint."""

MET: Final = 5
"""People to be met there in a round."""

REHEARSALS: Final = 5
"""How often a pitch is said aloud until it sits."""

PITCH_SECONDS: Final = 30
"""What a pitch is to take."""

CONVERSATIONS: Final = 3
"""Conversations of a round when no goal asks for more."""

_TOO_LONG: Final = 35


class Step(Enum):
    """One of the nine, in order; the ninth leads back to the first."""

    CIRCLES = "circles"
    LIST = "list"
    GOALS = "goals"
    PITCH = "pitch"
    PREPARATION = "preparation"
    CONTACT = "contact"
    FOLLOW_UP = "follow-up"
    REFLECTION = "reflection"
    REPETITION = "repetition"

    @property
    def number(self) -> int:
        """From 1 to 9."""
        return list(Step).index(self) + 1


@dataclass(frozen=True, slots=True)
class Way:
    """How a step is gone: with the wizard of this name ("" for none), and in these sections of the window."""

    step: Step
    wizard: str
    sections: tuple[str, ...]


WAYS_TO_GO: Final = (
    Way(Step.CIRCLES, "circles", ("contacts",)),
    Way(Step.LIST, "list", ("events", "organizations")),
    Way(Step.GOALS, "goals", ("goals",)),
    Way(Step.PITCH, "pitch", ("pitches",)),
    Way(Step.PREPARATION, "prepare", ("questions", "interactions")),
    Way(Step.CONTACT, "", ("interactions",)),
    Way(Step.FOLLOW_UP, "", ("today",)),
    Way(Step.REFLECTION, "", ("interactions",)),
    Way(Step.REPETITION, "", ("contacts",)),
)


@dataclass(frozen=True, slots=True)
class Named:
    """Something of the desk that a suggestion is about: its id and its name; `days` until it is, if it has
    a day (negative: since then)."""

    id: int
    name: str
    days: int | None = None


@dataclass(frozen=True, slots=True)
class GoalFacts:
    """A goal that is wanted now, and how far it is."""

    id: int
    statement: str
    measure: Measure
    number: int = 0
    so_far: int = 0
    due: date | None = None

    @property
    def share(self) -> float:
        """From 0 to 1; 0 without a number."""
        return _share(self.so_far, self.number)


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """A round that is over: its number, the day on which the next one began, and what was done in it."""

    number: int
    until: date
    held: int


@dataclass(frozen=True, slots=True)
class JourneyFacts:
    """What the desk says of the journey. What has a day is counted within the present round, which is number
    `round` and `begun` on a day (None: with the first of all that is on the desk)."""

    round: int = 1
    begun: date | None = None
    today: date = date(1970, 1, 1)
    people: int = 0
    circles: int = 0
    without_circle: int = 0
    ways: int = 0
    met: int = 0
    unnoted_events: tuple[Named, ...] = ()
    """Events that are over and of which nobody was noted."""
    goals: tuple[GoalFacts, ...] = ()
    goals_ever: int = 0
    pitches: int = 0
    latest_pitch: Named | None = None
    rehearsals: int = 0
    best_seconds: int = 0
    coming: tuple[Named, ...] = ()
    """Meetings that are planned, the next one first."""
    unprepared: tuple[Named, ...] = ()
    """Those of them whose plan has no objective or no question yet."""
    unsaid: tuple[Named, ...] = ()
    """Planned meetings whose time has passed."""
    written: int = 0
    held: int = 0
    held_prepared: int = 0
    thanks: int = 0
    thanked: int = 0
    thanked_in_time: int = 0
    to_thank: tuple[Named, ...] = ()
    """Whom thanks are owed, by their contact."""
    noted: int = 0
    unnoted: tuple[Named, ...] = ()
    """Meetings of which nothing was noted."""
    named: int = 0
    named_asked: int = 0
    to_ask: tuple[Named, ...] = ()
    """People somebody named whom nobody has been in touch with yet."""
    met_through_others: int = 0
    weeks: int = 0
    """Weeks in a row with a conversation or a message, up to now."""
    earlier: tuple[RoundFacts, ...] = ()
    """Rounds before this one, the latest first."""

    @property
    def wanted_conversations(self) -> int:
        """How many conversations the goals ask for, a few at least."""
        asked = sum(each.number for each in self.goals if each.measure is Measure.CONVERSATIONS)
        return asked or CONVERSATIONS


def share(step: Step, facts: JourneyFacts) -> float:
    """How much of a step is done in this round, from 0 to 1."""
    return _SHARES[step](facts)


def is_done(step: Step, facts: JourneyFacts) -> bool:
    """Whether nothing more is needed of a step in this round."""
    return share(step, facts) >= 1.0


def percent(step: Step, facts: JourneyFacts) -> int:
    """As a figure; 100 only for what is done."""
    return _percent(share(step, facts))


def round_percent(facts: JourneyFacts) -> int:
    """How much of the whole round is done."""
    return _percent(sum(share(step, facts) for step in Step) / len(Step))


def _circles(facts: JourneyFacts) -> float:
    return (_share(facts.people, PEOPLE) + _share(facts.circles, CIRCLES)) / 2


def _list(facts: JourneyFacts) -> float:
    return (_share(facts.ways, WAYS) + _share(facts.met, MET)) / 2


def _goals(facts: JourneyFacts) -> float:
    if not facts.goals:
        return 0.0
    # A goal is there when it is said, and whole when it can be counted and has a day.
    parts = [(1 + bool(goal.number) + (goal.due is not None)) / 3 for goal in facts.goals]
    return sum(parts) / len(parts)


def _pitch(facts: JourneyFacts) -> float:
    if not facts.pitches:
        return 0.0
    in_time = bool(facts.best_seconds) and facts.best_seconds <= _TOO_LONG
    return 0.3 + 0.5 * _share(facts.rehearsals, REHEARSALS) + 0.2 * in_time


def _preparation(facts: JourneyFacts) -> float:
    if facts.coming:
        return 1 - len(facts.unprepared) / len(facts.coming)
    return _share(facts.held_prepared, facts.held)


def _contact(facts: JourneyFacts) -> float:
    return _share(facts.held, facts.wanted_conversations)


def _follow_up(facts: JourneyFacts) -> float:
    return _share(facts.thanked, facts.thanks)


def _reflection(facts: JourneyFacts) -> float:
    return _share(facts.noted, facts.held)


def _repetition(facts: JourneyFacts) -> float:
    return _share(facts.named_asked, facts.named)


_SHARES: Final[dict[Step, Callable[[JourneyFacts], float]]] = {
    Step.CIRCLES: _circles,
    Step.LIST: _list,
    Step.GOALS: _goals,
    Step.PITCH: _pitch,
    Step.PREPARATION: _preparation,
    Step.CONTACT: _contact,
    Step.FOLLOW_UP: _follow_up,
    Step.REFLECTION: _reflection,
    Step.REPETITION: _repetition,
}


def _share(done: int, wanted: int) -> float:
    return min(1.0, done / wanted) if wanted > 0 else 0.0


def _percent(found: float) -> int:
    return 100 if found >= 1.0 else min(99, round(found * 100))
