"""What the user decided about a dry run, carried over to the same files planned again.

A desk may have changed between the two: an import that was still running added the very people, somebody was
deleted. What was said of one person is never done to another, nor is anybody added twice by it.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from netdesk.exchange.planning import Action, Decision, DryRun, Planned

_LEFT: Final = Decision(Action.LEAVE_OUT)


def carry_over(before: DryRun, after: DryRun, decisions: Mapping[int, Decision]) -> dict[int, Decision]:
    """The decisions on `before` as they hold for `after`, by the places of its items."""
    if not decisions:
        return {}
    places = _places(before, after)
    carried: dict[int, Decision] = {}
    for place, decision in decisions.items():
        if place in places:
            item, again = before.items[place], after.items[places[place]]
            kept = _as_meant(item, again, decision, places)
            if kept is not None:
                carried[places[place]] = kept
    return carried


def _places(before: DryRun, after: DryRun) -> dict[int, int]:
    """Where each record stands in the second dry run. It may lack some: the user, once their desk says who
    they are."""
    if len(before.items) == len(after.items):
        return {place: place for place in range(len(before.items))}
    found: defaultdict[tuple[int, int, str], deque[int]] = defaultdict(deque)
    for place, item in enumerate(after.items):
        found[_record(item)].append(place)
    return {
        place: found[_record(item)].popleft()
        for place, item in enumerate(before.items)
        if found.get(_record(item))
    }


def _record(item: Planned) -> tuple[int, int, str]:
    return item.file_index, item.draft.line, item.draft.digest


def _as_meant(
    item: Planned, again: Planned, decision: Decision, places: Mapping[int, int]
) -> Decision | None:
    """A decision, or None for one that spoke of somebody else than who is meant now."""
    earlier = None if item.batch_index is None else places.get(item.batch_index)
    if (item.contact_id, earlier) == (again.contact_id, again.batch_index) or decision.person is not None:
        return decision
    if decision.action is Action.LEAVE_OUT:
        return _LEFT
    if decision.action is Action.JOIN and item.contact_id is not None:
        # With whom they saw beside it, whoever looks likelier by now.
        return replace(decision, person=item.contact_id)
    return None
