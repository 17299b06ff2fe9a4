"""What a user does with goals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from netdesk.domain.clean import clean
from netdesk.domain.errors import Trouble
from netdesk.domain.goals import Goal
from netdesk.services.labels import one_or_many, quoted
from netdesk.services.thing_keys import remember_deleted
from netdesk.store import contacts as kept_contacts
from netdesk.store import goals as kept
from netdesk.store.connection import Connection
from netdesk.store.desk import Desk


def every(reader: Connection) -> list[Goal]:
    """All goals in the order in which they were kept."""
    return kept.get(reader)


def goal(reader: Connection, goal_id: int) -> Goal | None:
    """One goal, or None when it is gone."""
    return next(iter(kept.get(reader, [goal_id])), None)


def save(desk: Desk, goal: Goal, doing: str = "") -> int:
    """Keep a goal, a new one when it has no id; returns its id. `doing` says what is done ("Reach the goal").

    Raises Trouble when it has no words, or is gone.
    """
    found = _sound(desk.writer, goal)
    usual = "Add the goal" if found.id is None else "Edit the goal"
    with desk.change(f"{doing or usual} {quoted(found.statement)}") as change:
        return kept.write(change, found)


def save_many(desk: Desk, goals: Iterable[Goal]) -> list[int]:
    """Keep several goals as one change; returns their ids in order."""
    found = [_sound(desk.writer, each) for each in goals]
    if not found:
        return []
    verb = "Add" if all(each.id is None for each in found) else "Keep"
    with desk.change(f"{verb} {_what(found)}") as change:
        return [kept.write(change, each) for each in found]


def delete(desk: Desk, ids: Iterable[int]) -> None:
    """Remove goals; what was done for them stays."""
    found = kept.get(desk.writer, ids)
    if not found:
        return
    with desk.change(f"Delete {_what(found)}") as change:
        remember_deleted(change, "goal", found)
        kept.delete(change, [each.id for each in found if each.id is not None])


def progress(reader: Connection) -> dict[int, int]:
    """How much was done so far of each goal, by its id, in what the goal counts."""
    with reader.at_one_moment():
        counts = kept.counts(reader)
        found = kept.get(reader)
    return {each.id: counts[each.measure].get(each.id, 0) for each in found if each.id is not None}


def interactions_serving(reader: Connection, goal_id: int) -> list[int]:
    """The ids of the interactions that serve a goal, whatever their state: undated and latest first.

    An interaction serves the goal that its plan names, else that of the event it belongs to.
    """
    return kept.interactions_serving(reader, goal_id)


def _what(goals: list[Goal]) -> str:
    return one_or_many([f"the goal {quoted(each.statement)}" for each in goals], "goals")


def _sound(connection: Connection, goal: Goal) -> Goal:
    """The goal as it can be kept: without helpers who went meanwhile."""
    if goal.id is not None and not kept.get(connection, [goal.id]):
        raise Trouble(
            "This goal is no longer on the desk, so the edit was not kept. Undo the deletion first."
        )
    found = clean(goal)
    found = replace(
        found,
        statement=" ".join(found.statement.split()),
        number=max(0, found.number),
        counted=max(0, found.counted),
        helper_ids=tuple(kept_contacts.names(connection, found.helper_ids)),
    )
    if not found.statement:
        raise Trouble("A goal needs a few words: what do you want?")
    return found
