"""The journey on the sample desk: organizations, goals, pitches, rehearsals, events, questions, rounds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any, Final

from netdesk.domain.events import Event, EventKind
from netdesk.domain.goals import Goal, GoalKind, Measure
from netdesk.domain.organizations import Organization
from netdesk.domain.own_questions import OwnQuestion, Practice, QuestionKind
from netdesk.domain.pitches import Ingredients, Pitch, Rehearsal
from netdesk.domain.speech import spoken
from netdesk.services.sample_clock import SampleClock
from netdesk.store import events, goals, organizations, own_questions, pitches, rounds
from netdesk.store.changes import Change

_EVENING: Final = time(19, 40)
"""When Ana rehearses."""


@dataclass(frozen=True, slots=True)
class Journey:
    """What talks name: goals by their words, pitches and events by their keys."""

    goals: Mapping[str, int]
    pitches: Mapping[str, int]
    events: Mapping[str, int]


def keep_journey(
    change: Change,
    told: Mapping[str, Any],
    texts: Mapping[str, str],
    ids: Mapping[str, int],
    clock: SampleClock,
) -> Journey:
    """Keep all that `told` tells; `texts` are the pitches' words, `ids` the people's, both by key."""
    for days in told["rounds"]:
        rounds.insert(change, clock.day(days))
    for row in told["organizations"]:
        organizations.write(change, _organization(row))
    by_key = {row["key"]: goals.write(change, _goal(row, ids, clock)) for row in told["goals"]}
    said: dict[str, int] = {}
    for row in told["pitches"]:
        said[row["key"]] = pitches.write(change, _pitch(row, texts[row["key"]], by_key, said))
        for rehearsal in _rehearsals(row, said[row["key"]], texts[row["key"]], clock):
            pitches.insert_rehearsal(change, rehearsal)
    met = {row["key"]: events.write(change, _event(row, by_key, said, ids, clock)) for row in told["events"]}
    for row in told["questions"]:
        own_questions.write(change, _question(row))
    for row in told["practised"]:
        at = clock.stamp(_evening(row["at"], clock))
        own_questions.insert_practice(
            change, Practice(row["question"], at, row["rating"], row.get("note", ""))
        )
    change.part()
    words = {row["key"]: row["statement"] for row in told["goals"]}
    return Journey({words[key]: goal_id for key, goal_id in by_key.items()}, said, met)


def _organization(row: Mapping[str, Any]) -> Organization:
    plain: dict[str, Any] = {key: row[key] for key in row if key != "research"}
    return Organization(**plain, research=tuple(row.get("research", ())))


def _goal(row: Mapping[str, Any], ids: Mapping[str, int], clock: SampleClock) -> Goal:
    return Goal(
        row["statement"],
        GoalKind(row["kind"]),
        row["subject"],
        Measure(row["measure"]),
        row["number"],
        due=clock.day(row["due"]),
        notes=row["notes"],
        helper_ids=_people(row.get("helpers", ()), ids),
    )


def _pitch(row: Mapping[str, Any], text: str, goal_ids: Mapping[str, int], said: Mapping[str, int]) -> Pitch:
    return Pitch(
        row["audience"],
        row["want"],
        goal_ids[row["goal"]],
        Ingredients(**row["ingredients"]),
        text,
        is_edited=True,
        based_on=said.get(row.get("from", "")),
    )


def _rehearsals(row: Mapping[str, Any], pitch_id: int, text: str, clock: SampleClock) -> Iterable[Rehearsal]:
    length = round(spoken(text).length)
    for days, seconds, rating in row["said"]:
        yield Rehearsal(pitch_id, clock.stamp(_evening(days, clock)), seconds, length, rating)


def _event(
    row: Mapping[str, Any],
    goal_ids: Mapping[str, int],
    said: Mapping[str, int],
    ids: Mapping[str, int],
    clock: SampleClock,
) -> Event:
    return Event(
        row["name"],
        EventKind(row["kind"]),
        standing=row.get("standing", False),
        at_school=row.get("school", False),
        start=clock.start(row, clock.now) if "at" in row else None,
        minutes=row.get("min", 0),
        place=row.get("place", ""),
        link=row.get("link", ""),
        organization=row.get("organization", ""),
        aims=tuple(row["aims"]),
        goal_id=goal_ids[row["goal"]],
        pitch_id=said.get(row.get("pitch", "")),
        notes=row.get("notes", ""),
        contact_ids=_people(row.get("people", ()), ids),
    )


def _question(row: Mapping[str, Any]) -> OwnQuestion:
    return OwnQuestion(
        row.get("text", ""),
        QuestionKind(row["kind"]),
        row.get("topic", ""),
        row.get("tiara", ""),
        row.get("must", False),
        row.get("key", ""),
        row.get("hidden", False),
    )


def _people(keys: Iterable[str], ids: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(ids[key] for key in keys)


def _evening(days: int, clock: SampleClock) -> datetime:
    return datetime.combine(clock.day(days), _EVENING, clock.zone)
