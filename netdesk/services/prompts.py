"""What jogs the memory while people are listed: prompts for each circle, and from the user's own past."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from netdesk.domain.contacts import Circle
from netdesk.domain.folding import fold
from netdesk.resources import resource_path

OWN: Final = "own"
"""The key of the page for circles that the user made."""

_PAST_LIMIT: Final = 12
"""Most places of the past that are asked about; an export may tell of dozens."""
_PLACES: Final = {"work": ("positions", "company name"), "school": ("schools", "school name")}


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question that brings people to mind. `key` stays when the wording is improved. `place` is the
    organization of the user's past that it asks about; then `text` has {place} where the name goes. "" for
    one that asks about none. `is_own` says that the words are the user's."""

    key: str
    text: str
    place: str = ""
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class PromptPage:
    """What is asked about one circle: `circle` is its name as a new desk has it, "" for the user's own
    circles; `past` are asked for each place of the user's past."""

    key: str
    circle: str
    title: str
    sentence: str
    prompts: tuple[Prompt, ...]
    past: tuple[Prompt, ...]


@cache
def prompt_pages() -> tuple[PromptPage, ...]:
    """Return the pages in the order in which they are gone through.

    The file comes with netdesk and is read once; a missing or damaged one raises OSError, KeyError or
    ValueError.
    """
    found: dict[str, Any] = json.loads(resource_path("prompts.json").read_text(encoding="utf-8"))
    return tuple(_page(each) for each in found["circles"])


def _page(found: dict[str, Any]) -> PromptPage:
    prompts, past = (
        tuple(Prompt(each["key"], each["text"]) for each in found[part]) for part in ("prompts", "past")
    )
    return PromptPage(found["key"], found["circle"], found["title"], found["sentence"], prompts, past)


def from_the_past(page: PromptPage, past: dict[str, Any]) -> tuple[Prompt, ...]:
    """The page's prompts about places of the user's past, the latest place first, each place once.

    `past` is what files said of the user, as `about_me.past` gives it; whatever in it is not as it should
    be is passed over.
    """
    if page.key not in _PLACES or not page.past:
        return ()
    rows, column = _PLACES[page.key]
    told = past.get(rows, ())
    cells = [row.get(column) for row in told if isinstance(row, dict)] if isinstance(told, list) else []
    names = [" ".join(cell.split()) for cell in cells if isinstance(cell, str)]
    places: dict[str, str] = {}
    for name in filter(None, names):
        places.setdefault(fold(name), name)
    return tuple(
        Prompt(f"{each.key}:{place}", each.text, place)
        for place in list(places.values())[:_PAST_LIMIT]
        for each in page.past
    )


def page_of_circle(name: str) -> PromptPage:
    """The page that asks about a circle of this name; that of the user's own circles for any other."""
    pages = prompt_pages()
    return next((each for each in pages if each.circle and fold(each.circle) == fold(name)), pages[-1])


def circle_of_page(page: PromptPage, circles: list[Circle]) -> Circle | None:
    """The desk's circle that the page asks about; None for the user's own circles, and where it is gone."""
    return next((each for each in circles if page.circle and fold(each.name) == fold(page.circle)), None)


def own_circles(circles: list[Circle]) -> list[Circle]:
    """The circles that no page asks about by name: those that the user made."""
    return [each for each in circles if page_of_circle(each.name).key == OWN]
