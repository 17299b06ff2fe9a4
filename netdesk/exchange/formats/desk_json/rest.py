"""What a desk written as JSON holds besides its people: meetings with plans, reminders, searches and more."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any, Final

from netdesk.domain.dates import Moment
from netdesk.domain.drafts import DeskRest
from netdesk.domain.follow_ups import FollowUp, FollowUpKind, FollowUpState
from netdesk.domain.interactions import Interaction, Kind, Plan, PlanQuestion, State
from netdesk.domain.me import Me, Paper
from netdesk.domain.own_fields import OwnField, OwnKind
from netdesk.domain.saved_searches import NAME_LENGTH, SavedSearch, read_view
from netdesk.exchange.cleaning import NOTE_LIMIT, clean

_MOST_MINUTES: Final = 366 * 24 * 60
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
}


class RestReader:
    """Told every key and value as they come. Anything may be missing, or another kind of thing."""

    def __init__(self) -> None:
        self._people: dict[int, str] = {}
        self._introducers: dict[int, int] = {}
        self._found: dict[str, list[Any]] = {key: [] for key in _WHAT}

    def meet(self, contact: dict[str, Any], digest: str) -> None:
        """A contact of the desk, and the digest of its draft."""
        contact_id, introducer = _id(contact.get("id")), _id(contact.get("introduced_by_id"))
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
        except (KeyError, TypeError, ValueError, AttributeError):
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
        )


def _circle(told: Any) -> tuple[str, int]:
    return _named(told["name"]), int(told["hue"]) % 8


def _own_field(told: Any) -> OwnField:
    choices = tuple(_named(each) for each in told["choices"])
    return OwnField(" ".join(_named(told["name"]).split()), OwnKind(told["kind"]), choices)


def _interaction(told: Any) -> Interaction:
    plan = told["plan"]
    return Interaction(
        Kind(told["kind"]),
        tuple(int(each) for each in told["contacts"]),
        State(told["state"]),
        _id(told["id"]),
        _moment(told["start"], told["zone"]),
        min(max(int(told["minutes"]), 0), _MOST_MINUTES),
        _text(told["place"]),
        _text(told["link"]),
        _text(told["notes"]),
        _plan(plan) if plan is not None else None,
        _text(told["uid"]),
    )


def _plan(told: Any) -> Plan:
    texts = {name: _text(told[name]) for name in _PLAN_TEXTS}
    lines = {name: tuple(map(_text, told[name])) for name in _PLAN_LINES}
    questions = (
        PlanQuestion(_text(q["text"]), bool(q["must"]), _text(q["topic"])) for q in told["questions"]
    )
    plan = Plan(may_use_name=bool(told["may_use_name"]), questions=tuple(questions))
    return replace(plan, **texts, **lines)  # type: ignore[arg-type]


def _follow_up(told: Any) -> FollowUp:
    return FollowUp(
        FollowUpKind(told["kind"]),
        int(told["contact"]),
        _text(told["what"]),
        _moment(told["due"], told["zone"]),
        _id(told["interaction"]),
        FollowUpState(told["state"]),
        _text(told["done_at"])[:40],
    )


def _search(told: Any) -> tuple[SavedSearch, str]:
    view = dict(told["view"])
    circle = _text(view.pop("circle", ""))
    return SavedSearch(_named(told["name"])[:NAME_LENGTH], read_view(json.dumps(view))), circle


def _pair(told: Any) -> tuple[int, int]:
    one, other = told
    return int(one), int(other)


def _me(told: Any) -> Me:
    texts = {each.name: _text(told[each.name]) for each in fields(Me) if each.name != "paper"}
    return Me(**texts, paper=Paper(told["paper"]))


_READERS: Final[dict[str, Callable[[Any], object]]] = {
    "circles": _circle,
    "own_fields": _own_field,
    "interactions": _interaction,
    "follow_ups": _follow_up,
    "saved_searches": _search,
    "not_the_same": _pair,
    "me": _me,
}


def _moment(wall: Any, zone: Any) -> Moment | None:
    return Moment(wall, _text(zone)) if wall else None


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return clean(value, NOTE_LIMIT)


def _named(value: Any) -> str:
    name = _text(value)
    if not name:
        raise ValueError
    return name


def _id(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
