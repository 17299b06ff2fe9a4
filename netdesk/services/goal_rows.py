"""Goals as a list shows them: each with how far it has come."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

from netdesk.domain.errors import Trouble
from netdesk.domain.goal_progress import GoalProgress, progress_of
from netdesk.domain.goals import Goal, GoalState
from netdesk.domain.now import wall_now
from netdesk.services import goals
from netdesk.services.me import me
from netdesk.store.connection import Connection
from netdesk.store.desk import Desk

_DOING: Final = {
    GoalState.ACTIVE: "Take up",
    GoalState.REACHED: "Reach",
    GoalState.DROPPED: "Drop",
}


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal and where it stands today."""

    goal: Goal
    progress: GoalProgress

    @property
    def id(self) -> int:
        """The goal's id."""
        return self.goal.id or 0


def goal_rows(reader: Connection) -> list[GoalRow]:
    """All goals, from one moment of the desk."""
    today = wall_now(me(reader).zone).date()
    with reader.at_one_moment():
        counts = goals.progress(reader)
        found = goals.every(reader)
    return [GoalRow(each, progress_of(each, counts.get(each.id or 0, 0), today)) for each in found]


def count_one_more(desk: Desk, goal_id: int) -> None:
    """Count one up where the user counts."""
    _edit(desk, goal_id, "Count one more for", lambda found: replace(found, counted=found.counted + 1))


def set_state(desk: Desk, goal_id: int, state: GoalState) -> None:
    """Say that a goal is reached, dropped, or wanted again."""
    _edit(desk, goal_id, _DOING[state], lambda found: replace(found, state=state))


def pick_helpers(desk: Desk, goal_id: int, contact_ids: Iterable[int]) -> None:
    """Keep people as those who could help, after those kept already."""
    wanted = tuple(contact_ids)
    _edit(
        desk,
        goal_id,
        "Pick who could help with",
        lambda found: replace(found, helper_ids=tuple(dict.fromkeys((*found.helper_ids, *wanted)))),
    )


def drop_helper(desk: Desk, goal_id: int, contact_id: int) -> None:
    """Take somebody from those who could help."""
    _edit(
        desk,
        goal_id,
        "Take somebody out of",
        lambda found: replace(
            found, helper_ids=tuple(each for each in found.helper_ids if each != contact_id)
        ),
    )


def _edit(desk: Desk, goal_id: int, doing: str, changed: Callable[[Goal], Goal]) -> None:
    present = goals.goal(desk.writer, goal_id)
    if present is None:
        raise Trouble("This goal is no longer on the desk. Undo its deletion first.")
    wanted = changed(present)
    if wanted != present:
        goals.save(desk, wanted, f"{doing} the goal")
