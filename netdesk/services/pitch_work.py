"""A pitch while it is being made: its words, and the rehearsals that were said meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from netdesk.domain.pitches import Pitch, Rehearsal
from netdesk.services import pitches, value_drafts
from netdesk.store.desk import Desk

LONGEST_SECONDS: Final = 3600
_NONE: Final = Rehearsal(0, "", 0)


@dataclass(frozen=True, slots=True)
class PitchWork:
    """`takes` are rehearsals that the desk does not know yet (their `pitch_id` says nothing). `as_new` keeps
    a pitch that is on the desk already as a further version, and leaves the old one as it is."""

    pitch: Pitch
    takes: tuple[Rehearsal, ...] = ()
    as_new: bool = False


def keep(desk: Desk, work: PitchWork) -> int:
    """Bring it all onto the desk as one change; the pitch's id."""
    wanted = work.pitch
    if work.as_new and wanted.id is not None:
        wanted = replace(wanted, id=None, based_on=wanted.id)
    return pitches.save_said(desk, wanted, work.takes)


def as_draft(work: PitchWork) -> dict[str, Any]:
    """Unfinished work as what a draft can hold; `from_draft` reads it again."""
    takes = [value_drafts.as_draft(each) for each in work.takes]
    return {"pitch": value_drafts.as_draft(work.pitch), "as_new": work.as_new, "takes": takes}


def from_draft(draft: dict[str, Any], otherwise: PitchWork) -> PitchWork:
    """Read a draft; whatever in it is missing or not as it should be is taken from `otherwise`."""
    pitch, takes, as_new = draft.get("pitch"), draft.get("takes"), draft.get("as_new")
    return PitchWork(
        value_drafts.from_draft(pitch, otherwise.pitch) if isinstance(pitch, dict) else otherwise.pitch,
        _takes(takes) if isinstance(takes, list) else otherwise.takes,
        as_new if isinstance(as_new, bool) else otherwise.as_new,
    )


def _takes(found: Sequence[Any]) -> tuple[Rehearsal, ...]:
    read = (value_drafts.from_draft(each, _NONE) for each in found if isinstance(each, dict))
    return tuple(
        each for each in read if each.at and 0 < each.seconds <= LONGEST_SECONDS and each.rating <= 3
    )
