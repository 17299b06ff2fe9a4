"""How well a pitch sits, told from its rehearsals, and what to do next about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Final

from netdesk.domain.pitches import Rehearsal
from netdesk.domain.speech import PITCH_SECONDS

GRACE_SECONDS: Final = 3
"""So much over the half minute nobody minds."""
TIMES: Final = 3
"""It sits when it went well so many times in a row."""
_WELL: Final = 2
_RUSTY: Final = timedelta(days=21)


class Nudge(Enum):
    """What to do next about a pitch."""

    WRITE = "write"
    """It has no words yet."""
    FIRST = "first"
    """It has never been said aloud."""
    SHORTEN = "shorten"
    """It took too long twice running: there are too many words."""
    AGAIN = "again"
    """It goes well, or it nearly does: a few times more."""
    REFRESH = "refresh"
    """It sat once, and that is weeks ago."""
    NONE = "none"
    """It sits."""


@dataclass(frozen=True, slots=True)
class Standing:
    """`times` rehearsals, the `best` (the longest within the time, else the shortest) and the `last` in
    seconds, None without any; `well` went well in a row just now, `left` are still to come. `days` since the
    last one."""

    nudge: Nudge
    times: int = 0
    best: int | None = None
    last: int | None = None
    well: int = 0
    days: int | None = None

    @property
    def left(self) -> int:
        """How many good ones in a row are still to come until it sits."""
        return max(0, TIMES - self.well)

    @property
    def sits(self) -> bool:
        """True when it went well often enough, however long ago."""
        return self.well >= TIMES


def went_well(rehearsal: Rehearsal, limit: int = PITCH_SECONDS) -> bool:
    """Within the time, and no worse than "nearly" in the user's own judgement."""
    fine = rehearsal.rating == 0 or rehearsal.rating >= _WELL
    return 0 < rehearsal.seconds <= limit + GRACE_SECONDS and fine


def standing_of(
    text: str, rehearsals: Sequence[Rehearsal], now: datetime, limit: int = PITCH_SECONDS
) -> Standing:
    """Where a pitch stands; `rehearsals` are its own, in any order, `now` is aware."""
    if not text.strip():
        return Standing(Nudge.WRITE)
    said = sorted(rehearsals, key=lambda each: (each.at, each.id or 0))
    if not said:
        return Standing(Nudge.FIRST)
    well = 0
    for each in reversed(said):
        if not went_well(each, limit):
            break
        well += 1
    days = _days_since(said[-1].at, now)
    return Standing(
        _nudge(said, well, days, limit), len(said), _best(said, limit), said[-1].seconds, well, days
    )


def _nudge(said: Sequence[Rehearsal], well: int, days: int | None, limit: int) -> Nudge:
    late = [each.seconds > limit + GRACE_SECONDS for each in said[-2:]]
    if len(late) == 2 and all(late):
        return Nudge.SHORTEN
    if well < TIMES:
        return Nudge.AGAIN
    return Nudge.REFRESH if days is not None and timedelta(days=days) >= _RUSTY else Nudge.NONE


def _best(said: Sequence[Rehearsal], limit: int) -> int:
    """Nearest to the limit from below: who talks too fast has not said it best."""
    inside = [each.seconds for each in said if each.seconds <= limit]
    return max(inside) if inside else min(each.seconds for each in said)


def _days_since(at: str, now: datetime) -> int | None:
    try:
        then = datetime.fromisoformat(at)
    except ValueError:
        return None
    if then.tzinfo is None:
        then = then.replace(tzinfo=UTC)
    return max(0, (now - then).days)
