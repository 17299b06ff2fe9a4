"""Ways to meet people, at school and beyond: each with a line on how to use it and what to want from it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from netdesk.domain.events import Event, EventKind
from netdesk.domain.folding import fold
from netdesk.resources import resource_path


@dataclass(frozen=True, slots=True)
class Way:
    """A way to meet people. `key` stays when the wording is improved; `name` is what an event made of it is
    called at first, "" where only the user can say; `aims` are offered; `icon` is a line icon's name."""

    key: str
    kind: EventKind
    at_school: bool
    title: str
    name: str
    how: str
    aims: tuple[str, ...]
    icon: str


@cache
def ways() -> tuple[Way, ...]:
    """Return all ways, those at school first.

    The file comes with netdesk and is read once; a missing or damaged one raises OSError, KeyError or
    ValueError.
    """
    found: dict[str, Any] = json.loads(resource_path("ways.json").read_text(encoding="utf-8"))
    return tuple(_way(each) for each in found["ways"])


def way(key: str) -> Way | None:
    """The way of this key, None for a key that is unknown."""
    return next((each for each in ways() if each.key == key), None)


def on_the_desk(events: Iterable[Event]) -> Counter[str]:
    """How many of these events there are of each way, by its key; one that could be of several ways, as an
    online group can, is of the one that it names."""
    kinds: dict[EventKind, list[Way]] = {}
    for each in ways():
        if each.kind is not EventKind.OTHER:
            kinds.setdefault(each.kind, []).append(each)
    found: Counter[str] = Counter()
    for event in events:
        offered = kinds.get(event.kind, [])
        if len(offered) > 1:
            told = fold(f"{event.name} {event.place} {event.link}")
            offered = [each for each in offered if fold(each.name) in told]
        found.update(each.key for each in offered[:1])
    return found


def _way(found: dict[str, Any]) -> Way:
    return Way(
        found["key"],
        EventKind(found["kind"]),
        {"school": True, "beyond": False}[found["at"]],
        found["title"],
        found["name"],
        found["how"],
        tuple(found["aims"]),
        found["icon"],
    )
