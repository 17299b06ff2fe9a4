"""The journey's things in a desk's JSON, written and read: organizations, goals, pitches, events and more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, fields
from datetime import date
from typing import Any, Final

from netdesk.domain.desk_journey import DeskJourney
from netdesk.domain.events import Event, EventKind
from netdesk.domain.goals import Goal, GoalKind, GoalState, Measure
from netdesk.domain.organizations import Organization
from netdesk.domain.own_questions import OwnQuestion, Practice, QuestionKind
from netdesk.domain.pitches import Ingredients, Pitch, Rehearsal
from netdesk.exchange.formats.desk_json import values

WHAT: Final = {
    "organizations": "An organization",
    "goals": "A goal",
    "pitches": "A pitch",
    "rehearsals": "A rehearsal",
    "events": "An event",
    "own_questions": "A question",
    "practices": "A note of practice",
    "rounds": "A round of the journey",
}
"""What an element of each key is called when it cannot be read."""


def told(journey: DeskJourney) -> Iterator[tuple[str, Iterable[Any]]]:
    """Each key with its elements, in the order in which they are written."""
    yield "organizations", map(_organization_told, journey.organizations)
    yield "goals", map(_goal_told, journey.goals)
    yield "pitches", map(_pitch_told, journey.pitches)
    yield "rehearsals", map(_rehearsal_told, journey.rehearsals)
    yield "events", map(_event_told, journey.events)
    yield "own_questions", map(_question_told, journey.own_questions)
    yield "practices", map(_practice_told, journey.practices)
    yield "rounds", (each.isoformat() for each in journey.rounds)


def journey_of(found: dict[str, list[Any]]) -> DeskJourney:
    """What was read, by its keys."""
    return DeskJourney(**{key: tuple(found[key]) for key in WHAT})


def _organization_told(each: Organization) -> dict[str, Any]:
    row = asdict(each)
    del row["id"]
    return {**row, "research": list(each.research)}


def _organization(told: Any) -> Organization:
    return Organization(
        name=values.named(told["name"]),
        industry=values.text(told["industry"]),
        site=values.text(told["site"]),
        place=values.text(told["place"]),
        wanted=told["wanted"] is True,
        research=values.texts(told["research"]),
        notes=values.text(told["notes"]),
    )


def _goal_told(each: Goal) -> dict[str, Any]:
    return {
        "id": each.id,
        "statement": each.statement,
        "kind": each.kind.value,
        "subject": each.subject,
        "measure": each.measure.value,
        "number": each.number,
        "counted": each.counted,
        "due": each.due.isoformat() if each.due else "",
        "state": each.state.value,
        "notes": each.notes,
        "contacts": list(each.helper_ids),
    }


def _goal(told: Any) -> Goal:
    return Goal(
        statement=values.named(told["statement"]),
        kind=GoalKind(told["kind"]),
        subject=values.text(told["subject"]),
        measure=Measure(told["measure"]),
        number=values.number(told["number"]),
        counted=values.number(told["counted"]),
        due=values.day(told["due"]),
        state=GoalState(told["state"]),
        notes=values.text(told["notes"]),
        helper_ids=values.ids(told["contacts"]),
        id=values.id_or_none(told["id"]),
    )


def _pitch_told(each: Pitch) -> dict[str, Any]:
    return {
        "id": each.id,
        "audience": each.audience,
        "want": each.want,
        "goal": each.goal_id,
        "ingredients": asdict(each.ingredients),
        "text": each.text,
        "is_edited": each.is_edited,
        "based_on": each.based_on,
    }


def _pitch(told: Any) -> Pitch:
    parts = told["ingredients"]
    return Pitch(
        audience=values.text(told["audience"]),
        want=values.text(told["want"]),
        goal_id=values.id_or_none(told["goal"]),
        ingredients=Ingredients(**{each.name: values.text(parts[each.name]) for each in fields(Ingredients)}),
        text=values.text(told["text"]),
        is_edited=told["is_edited"] is True,
        based_on=values.id_or_none(told["based_on"]),
        id=values.id_or_none(told["id"]),
    )


def _rehearsal_told(each: Rehearsal) -> dict[str, Any]:
    return {
        "pitch": each.pitch_id,
        "at": each.at,
        "seconds": each.seconds,
        "words": each.words,
        "rating": each.rating,
    }


def _rehearsal(told: Any) -> Rehearsal:
    return Rehearsal(
        pitch_id=int(told["pitch"]),
        at=values.stamp(told["at"]),
        seconds=values.number(told["seconds"]),
        words=values.number(told["words"]),
        rating=values.number(told["rating"], 3),
    )


def _event_told(each: Event) -> dict[str, Any]:
    return {
        "id": each.id,
        "name": each.name,
        "kind": each.kind.value,
        "standing": each.standing,
        "at_school": each.at_school,
        "start": each.start.wall if each.start else "",
        "zone": each.start.zone if each.start else "",
        "minutes": each.minutes,
        "place": each.place,
        "link": each.link,
        "organization": each.organization,
        "aims": list(each.aims),
        "goal": each.goal_id,
        "pitch": each.pitch_id,
        "notes": each.notes,
        "contacts": list(each.contact_ids),
    }


def _event(told: Any) -> Event:
    return Event(
        name=values.named(told["name"]),
        kind=EventKind(told["kind"]),
        standing=told["standing"] is True,
        at_school=told["at_school"] is True,
        start=values.moment(told["start"], told["zone"]),
        minutes=values.minutes(told["minutes"]),
        place=values.text(told["place"]),
        link=values.text(told["link"]),
        organization=values.text(told["organization"]),
        aims=values.texts(told["aims"]),
        goal_id=values.id_or_none(told["goal"]),
        pitch_id=values.id_or_none(told["pitch"]),
        notes=values.text(told["notes"]),
        contact_ids=values.ids(told["contacts"]),
        id=values.id_or_none(told["id"]),
    )


def _question_told(each: OwnQuestion) -> dict[str, Any]:
    row = asdict(each)
    del row["id"]
    return {**row, "kind": each.kind.value}


def _question(told: Any) -> OwnQuestion:
    key = values.text(told["key"])
    return OwnQuestion(
        text=values.text(told["text"]) if key else values.named(told["text"]),
        kind=QuestionKind(told["kind"]),
        topic=values.text(told["topic"]),
        tiara=values.text(told["tiara"]),
        must=told["must"] is True,
        key=key,
        hidden=told["hidden"] is True,
    )


def _practice_told(each: Practice) -> dict[str, Any]:
    return {"question": each.question, "at": each.at, "rating": each.rating, "note": each.note}


def _practice(told: Any) -> Practice:
    return Practice(
        question=values.named(told["question"]),
        at=values.stamp(told["at"]),
        rating=values.number(told["rating"], 3),
        note=values.text(told["note"]),
    )


READERS: Final[dict[str, Callable[[Any], object]]] = {
    "organizations": _organization,
    "goals": _goal,
    "pitches": _pitch,
    "rehearsals": _rehearsal,
    "events": _event,
    "own_questions": _question,
    "practices": _practice,
    "rounds": date.fromisoformat,
}
"""How an element of each key is read; whatever is not as it should be raises."""
