"""What a desk written as JSON holds besides its people: meetings with plans, reminders, searches and more."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any, Final

from netdesk.domain.drafts import DeskRest
from netdesk.domain.follow_ups import FollowUp, FollowUpKind, FollowUpState
from netdesk.domain.interactions import Interaction, Kind, Plan, PlanQuestion, ResearchItem, State
from netdesk.domain.me import Me, Paper
from netdesk.domain.own_fields import OwnField, OwnKind
from netdesk.domain.saved_searches import NAME_LENGTH, SavedSearch, read_view
from netdesk.exchange.formats.desk_json import journey, values

_SUBJECTS: Final = ("person", "organization", "industry")
_PLAN_TEXTS: Final = ("objective", "goal", "introducer", "pitch", "ask")
_PLAN_LINES: Final = ("shared_ground", "research", "about_person", "stories", "bring")
_WHAT: Final = {
    "circles": "A circle",
    "own_fields": "An own field",
    "interactions": "An interaction",
    "follow_ups": "A reminder",
    "saved_searches": "A saved search",
    "not_the_same": "A pair of people",
    "me": "What is said of you",
    **journey.WHAT,
}


class RestReader:
    """Told every key and value as they come. Anything may be missing, or another kind of thing."""

    def __init__(self) -> None:
        self._people: dict[int, str] = {}
        self._introducers: dict[int, int] = {}
        self._found: dict[str, list[Any]] = {key: [] for key in _WHAT}

    def meet(self, contact: dict[str, Any], digest: str) -> None:
        """A contact of the desk, and the digest of its draft."""
        contact_id, introducer = (
            values.id_or_none(contact.get("id")),
            values.id_or_none(contact.get("introduced_by_id")),
        )
        if contact_id is not None:
            self._people[contact_id] = digest
            if introducer is not None:
                self._introducers[contact_id] = introducer

    def take(self, key: str, value: object) -> str:
        """One element of what `key` lists; returns what is wrong with it, "" when nothing is."""
        if key not in _WHAT:
            # A later netdesk may have added something.
            return ""
        try:
            self._found[key].append(_READERS[key](value))
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
            return f"{_WHAT[key]} could not be read and was left out."
        return ""

    def rest(self) -> DeskRest:
        """All of it."""
        found = self._found
        return DeskRest(
            self._people,
            self._introducers,
            circles=tuple(found["circles"]),
            own_fields=tuple(found["own_fields"]),
            interactions=tuple(found["interactions"]),
            follow_ups=tuple(found["follow_ups"]),
            searches=tuple(found["saved_searches"]),
            not_the_same=tuple(found["not_the_same"]),
            me=next(iter(found["me"]), None),
            journey=journey.journey_of(found),
        )


def _circle(told: Any) -> tuple[str, int]:
    return values.named(told["name"]), int(told["hue"]) % 8


def _own_field(told: Any) -> OwnField:
    choices = tuple(values.named(each) for each in told["choices"])
    return OwnField(" ".join(values.named(told["name"]).split()), OwnKind(told["kind"]), choices)


def _interaction(told: Any) -> Interaction:
    plan = told["plan"]
    return Interaction(
        Kind(told["kind"]),
        tuple(int(each) for each in told["contacts"]),
        State(told["state"]),
        values.id_or_none(told["id"]),
        values.moment(told["start"], told["zone"]),
        values.minutes(told["minutes"]),
        values.text(told["place"]),
        values.text(told["link"]),
        values.text(told["notes"]),
        _plan(plan) if plan is not None else None,
        values.text(told["uid"]),
        values.id_or_none(told.get("event")),
    )


def _plan(told: Any) -> Plan:
    texts = {name: values.text(told[name]) for name in _PLAN_TEXTS}
    # A file that was written before there was a journey says nothing of these.
    texts |= {name: values.text(told.get(name, "")) for name in ("dress", "route")}
    lines = {name: tuple(map(values.text, told[name])) for name in _PLAN_LINES}
    questions = (
        PlanQuestion(
            values.text(q["text"]), bool(q["must"]), values.text(q["topic"]), values.text(q.get("answer", ""))
        )
        for q in told["questions"]
    )
    plan = Plan(
        may_use_name=bool(told["may_use_name"]),
        questions=tuple(questions),
        goal_id=values.id_or_none(told.get("goal_id")),
        pitch_id=values.id_or_none(told.get("pitch_id")),
        checklist=tuple(map(_research, told.get("checklist", ()))),
        confirm=told.get("confirm") is True,
    )
    return replace(plan, **texts, **lines)  # type: ignore[arg-type]


def _research(told: Any) -> ResearchItem:
    subject = told["subject"] if told["subject"] in _SUBJECTS else _SUBJECTS[0]
    return ResearchItem(subject, values.text(told["prompt"]), values.text(told["found"]), told["ask"] is True)


def _follow_up(told: Any) -> FollowUp:
    return FollowUp(
        FollowUpKind(told["kind"]),
        int(told["contact"]),
        values.text(told["what"]),
        values.moment(told["due"], told["zone"]),
        values.id_or_none(told["interaction"]),
        FollowUpState(told["state"]),
        values.stamp(told["done_at"]),
    )


def _search(told: Any) -> tuple[SavedSearch, str]:
    view = dict(told["view"])
    circle = values.text(view.pop("circle", ""))
    return SavedSearch(values.named(told["name"])[:NAME_LENGTH], read_view(json.dumps(view))), circle


def _pair(told: Any) -> tuple[int, int]:
    one, other = told
    return int(one), int(other)


def _me(told: Any) -> Me:
    texts = {each.name: values.text(told[each.name]) for each in fields(Me) if each.name != "paper"}
    return Me(**texts, paper=Paper(told["paper"]))


_READERS: Final[dict[str, Callable[[Any], object]]] = {
    "circles": _circle,
    "own_fields": _own_field,
    "interactions": _interaction,
    "follow_ups": _follow_up,
    "saved_searches": _search,
    "not_the_same": _pair,
    "me": _me,
    **journey.READERS,
}
