"""What to do next on the journey: one thing, the most pressing first. Pure functions of `JourneyFacts`."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from netdesk.domain.steps import CIRCLES, PEOPLE, REHEARSALS, WAYS, JourneyFacts, Named, Step, is_done

SOON_DAYS: Final = 3
"""A meeting in so many days is prepared before anything else."""


class Hint(Enum):
    """What can be suggested; the value is what the desk remembers of one that was skipped."""

    FIRST_PEOPLE = "first people"
    MORE_PEOPLE = "more people"
    MORE_CIRCLES = "more circles"
    FIRST_WAYS = "first ways"
    NOTE_MET = "note whom one met"
    FIRST_GOAL = "first goal"
    GIVE_NUMBER = "give a number"
    GIVE_DAY = "give a day"
    GOAL_OVERDUE = "goal overdue"
    FIRST_PITCH = "first pitch"
    REHEARSE = "rehearse"
    PLAN_MEETING = "plan a meeting"
    PREPARE_MEETING = "prepare a meeting"
    SAY_OUTCOME = "say whether it took place"
    WRITE_TO_SOMEBODY = "write to somebody"
    THANK = "thank"
    NOTE = "note what was said"
    ASK_NAMED = "ask somebody named"
    NEW_ROUND = "new round"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing to do: `about` is what it concerns, `count` a number that goes with it."""

    hint: Hint
    step: Step
    about: Named | None = None
    count: int = 0

    @property
    def key(self) -> str:
        """By which the desk remembers that it was skipped."""
        return f"{self.hint.value}:{self.about.id if self.about else 0}"


def what_next(facts: JourneyFacts, skipped: Collection[str] = ()) -> Suggestion | None:
    """The first thing to do that was not skipped; None when nothing is left but to wait."""
    return next((each for each in suggestions(facts) if each.key not in skipped), None)


def suggestions(facts: JourneyFacts) -> Iterator[Suggestion]:
    """Everything that could be done: what cannot wait, then step by step."""
    seen: set[str] = set()
    for each in (*_pressing(facts), *_in_order(facts)):
        if each.key not in seen:
            seen.add(each.key)
            yield each


def _pressing(facts: JourneyFacts) -> Iterator[Suggestion]:
    for meeting in facts.unprepared:
        if meeting.days is not None and meeting.days <= SOON_DAYS:
            yield Suggestion(Hint.PREPARE_MEETING, Step.PREPARATION, meeting)
    for person in facts.to_thank:
        yield Suggestion(Hint.THANK, Step.FOLLOW_UP, person)
    for meeting in facts.unsaid:
        yield Suggestion(Hint.SAY_OUTCOME, Step.CONTACT, meeting)


def _in_order(facts: JourneyFacts) -> Iterator[Suggestion]:
    yield from _people(facts)
    yield from _goals(facts)
    yield from _pitch(facts)
    yield from _talks(facts)
    yield from _afterwards(facts)


def _people(facts: JourneyFacts) -> Iterator[Suggestion]:
    if not facts.people:
        yield Suggestion(Hint.FIRST_PEOPLE, Step.CIRCLES)
    elif facts.people < PEOPLE:
        yield Suggestion(Hint.MORE_PEOPLE, Step.CIRCLES, count=facts.people)
    elif facts.circles < CIRCLES:
        yield Suggestion(Hint.MORE_CIRCLES, Step.CIRCLES, count=facts.without_circle)
    for event in facts.unnoted_events:
        yield Suggestion(Hint.NOTE_MET, Step.LIST, event)
    if facts.ways < WAYS:
        yield Suggestion(Hint.FIRST_WAYS, Step.LIST, count=facts.ways)


def _goals(facts: JourneyFacts) -> Iterator[Suggestion]:
    if not facts.goals:
        yield Suggestion(Hint.FIRST_GOAL, Step.GOALS, count=facts.goals_ever)
    for goal in facts.goals:
        named = Named(goal.id, goal.statement)
        if not goal.number:
            yield Suggestion(Hint.GIVE_NUMBER, Step.GOALS, named)
        elif goal.due is None:
            yield Suggestion(Hint.GIVE_DAY, Step.GOALS, named)
        elif goal.due < facts.today and goal.so_far < goal.number:
            late = Named(goal.id, goal.statement, (goal.due - facts.today).days)
            yield Suggestion(Hint.GOAL_OVERDUE, Step.GOALS, late)


def _pitch(facts: JourneyFacts) -> Iterator[Suggestion]:
    if not facts.pitches:
        yield Suggestion(Hint.FIRST_PITCH, Step.PITCH)
    elif not is_done(Step.PITCH, facts):
        left = max(1, REHEARSALS - facts.rehearsals)
        yield Suggestion(Hint.REHEARSE, Step.PITCH, facts.latest_pitch, left)


def _talks(facts: JourneyFacts) -> Iterator[Suggestion]:
    for meeting in facts.unprepared:
        yield Suggestion(Hint.PREPARE_MEETING, Step.PREPARATION, meeting)
    if is_done(Step.CONTACT, facts) or facts.coming:
        return
    if facts.people:
        yield Suggestion(Hint.PLAN_MEETING, Step.PREPARATION)
        if not facts.written:
            yield Suggestion(Hint.WRITE_TO_SOMEBODY, Step.CONTACT)


def _afterwards(facts: JourneyFacts) -> Iterator[Suggestion]:
    for meeting in facts.unnoted:
        yield Suggestion(Hint.NOTE, Step.REFLECTION, meeting)
    for person in facts.to_ask:
        yield Suggestion(Hint.ASK_NAMED, Step.REPETITION, person)
    if is_done(Step.CONTACT, facts) and not facts.coming:
        yield Suggestion(Hint.NEW_ROUND, Step.REPETITION)
