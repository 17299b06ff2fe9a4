"""A search, its filters and its order, kept under a name."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from netdesk.domain.rows import ContactSort, ContactView, Standing

NAME_LENGTH = 100


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """`view` is what it shows. `id` is None until the desk has kept it."""

    name: str
    view: ContactView
    id: int | None = None


def view_text(view: ContactView) -> str:
    """A view as the desk keeps it: only what differs from everybody by name."""
    told: dict[str, Any] = {
        "text": view.text,
        "circle": view.circle_id,
        "standing": view.standing.value if view.standing else None,
        "starred": view.starred,
        "archived": view.archived,
        "due": view.due,
        "tag": view.tag,
        "change": view.change_id,
        "sort": view.sort.value if view.sort is not ContactSort.NAME else None,
        "descending": view.descending,
    }
    return json.dumps({key: value for key, value in told.items() if value}, ensure_ascii=False)


def read_view(text: str) -> ContactView:
    """The view that `text` says, as far as it is understood: what a later netdesk added is passed over."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        told = {}
    return ContactView(
        text=_words(told.get("text")),
        circle_id=_number(told.get("circle")),
        standing=next((each for each in Standing if each.value == told.get("standing")), None),
        starred=told.get("starred") is True,
        archived=told.get("archived") is True,
        due=told.get("due") is True,
        tag=_words(told.get("tag")),
        change_id=_number(told.get("change")) or 0,
        sort=next((each for each in ContactSort if each.value == told.get("sort")), ContactSort.NAME),
        descending=told.get("descending") is True,
    )


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _words(value: object) -> str:
    return value if isinstance(value, str) else ""
