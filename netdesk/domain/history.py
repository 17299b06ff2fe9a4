"""What History shows: changes row by row, who is gone, and since when undo is possible."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Literal

GoneKind = Literal["contact", "interaction", "event", "organization", "goal", "pitch", "own_question"]
GoneKey = tuple[GoneKind, int, int]
"""What was deleted, its id, and the id of the change that deleted it."""


THINGS: dict[str, str] = {
    "event": "name",
    "organization": "name",
    "goal": "statement",
    "pitch": "audience",
    "own_question": "text",
}
"""Kinds of things that are called by a column of their own, and that column."""
_CALLED_MOST = 60


def thing_called(kind: str, row: Mapping[str, object]) -> str:
    """What a thing is called, by its row: a pitch for nobody in particular by its first words."""
    called = " ".join(str(row.get(THINGS[kind]) or "").split())
    if called or kind != "pitch":
        return called
    text = " ".join(str(row.get("text") or "").split())
    return text if len(text) <= _CALLED_MOST else f"{text[: _CALLED_MOST - 1].rstrip()}…"


class Sort(Enum):
    """Which changes History shows; UNDONE: those that are not in force any more."""

    ALL = "all"
    EDITS = "edits"
    IMPORTS = "imports"
    DELETIONS = "deletions"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class HistoryView:
    """Which changes to show: every word of `text` must be found; `contact_id` 0 is the whole desk."""

    text: str = ""
    sort: Sort = Sort.ALL
    contact_id: int = 0


@dataclass(frozen=True, slots=True)
class Gone:
    """Somebody or something that was deleted and is not on the desk now.

    `at` is ISO 8601 UTC and `label` the change that did it; `words` says who or what, `detail` title and
    organization of a contact, the start of an interaction or an event, and the like. `can_restore` is False
    when it is too long ago.
    """

    kind: GoneKind
    id: int
    change_id: int
    at: str
    label: str
    words: str
    detail: str
    can_restore: bool

    @property
    def key(self) -> GoneKey:
        """What `restore` takes."""
        return self.kind, self.id, self.change_id


@dataclass(frozen=True, slots=True)
class Reach:
    """Since when undo is possible: `since` is ISO 8601 UTC, "" when no change can be undone.

    `ended_by` says why not further back: "room" (old changes are let go), "update" (a new netdesk), "" when
    every change can be undone.
    """

    since: str = ""
    ended_by: str = ""


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row of one table before and after a change.

    A new row has no `old`, a removed one no `new`; otherwise both hold the columns that changed. `rest` holds
    what is known of the columns that did not.
    """

    table: str
    id: int
    old: Mapping[str, object] | None = None
    new: Mapping[str, object] | None = None
    rest: Mapping[str, object] = field(default_factory=dict)

    @property
    def whole(self) -> dict[str, object]:
        """All that is known of the row, as it was after the change, or before it went."""
        return {**self.rest, **(self.old or {}), **(self.new or {})}
