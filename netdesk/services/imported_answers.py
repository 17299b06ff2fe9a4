"""Answers to invitations in an import: they come last, when their meetings are there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from netdesk.exchange.touches import NOBODY, Fate, PlannedTouch, Version


def is_added_to_meeting(each: PlannedTouch) -> bool:
    """True for an answer that is noted on a meeting, here already or coming."""
    return bool(each.draft.answer) and each.fate is Fate.UPDATE


def with_meetings(
    planned: Sequence[PlannedTouch], versions: Mapping[tuple[str, str], Version]
) -> list[PlannedTouch]:
    """Answers with the meetings that came in the same files; left out where their meeting was."""
    found = []
    for each in planned:
        meeting = versions.get((each.draft.uid, each.draft.recurrence))
        if each.interaction_id is not None:
            found.append(each)
        elif meeting is not None:
            found.append(replace(each, interaction_id=meeting[0]))
        else:
            found.append(replace(each, fate=Fate.LEFT_OUT, reason=NOBODY))
    return found
