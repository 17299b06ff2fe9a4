"""The thank-you clock: who is to be thanked after a meeting, by when, and how late it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Final

from netdesk.domain.dates import Moment, zone_info
from netdesk.domain.follow_ups import FollowUp, FollowUpKind
from netdesk.domain.interactions import Interaction, Kind, State
from netdesk.domain.value import value

DUE_MINUTES: Final = 24 * 60
"""A thank-you is due a day after the talk ended: within 24 hours is what career offices ask for."""

_SOON: Final = timedelta(hours=6)
_LATE: Final = timedelta(hours=24)
_WORTH: Final = timedelta(days=14)
_WRITTEN: Final = (Kind.LETTER, Kind.EMAIL, Kind.MESSAGE)


class Urgency(Enum):
    """How much something presses: there is time, soon due or just over, late."""

    CALM = "calm"
    SOON = "soon"
    LATE = "late"


@value
class ThankYouClock:
    """Where a thank-you stands: `share` of its day is gone (0 to 1), `left` until it is due (negative when
    it is over), and on how many later days of the calendar than that of its due time it still waits."""

    share: float
    left: timedelta
    days_late: int
    urgency: Urgency


def clock(due: Moment, now: datetime, home: str = "") -> ThankYouClock:
    """Read the clock at `now` (aware): calm for 18 hours after the meeting, late from 48 hours on."""
    # In UTC: between two times of one zone Python reckons as if no clock ever changed.
    end, now = due.aware(home).astimezone(UTC), now.astimezone(UTC)
    left = end - now
    share = 1 - left / timedelta(minutes=DUE_MINUTES)
    urgency = Urgency.CALM if left > _SOON else Urgency.SOON if left > -_LATE else Urgency.LATE
    zone = zone_info(home)
    days = (now.astimezone(zone).date() - end.astimezone(zone).date()).days
    return ThankYouClock(min(1.0, max(0.0, share)), left, max(0, days), urgency)


def is_written(interaction: Interaction) -> bool:
    """True for what can be a thank-you: a letter, an email or a message that was sent."""
    return interaction.kind in _WRITTEN and interaction.state is State.HELD


def asks_for_thanks(interaction: Interaction) -> bool:
    """True for a meeting that took place."""
    return interaction.kind.is_meeting and interaction.state is State.HELD


def due_after(interaction: Interaction, home: str) -> Moment | None:
    """When thanks for a meeting are due: a day after its end; on the day after, when it had no time."""
    start = interaction.start
    if start is None:
        return None
    if not start.has_time:
        return Moment((start.day + timedelta(days=1)).isoformat(), start.zone)
    return start.later(interaction.minutes + DUE_MINUTES, home)


def thank_yous(interaction: Interaction, now: datetime, home: str) -> tuple[FollowUp, ...]:
    """The thank-yous that a held meeting asks for, one for each person; none for one of long ago.

    `now` is aware; `home` reads a time that names no zone.
    """
    due = due_after(interaction, home)
    if not asks_for_thanks(interaction) or due is None or due.aware(home) < now - _WORTH:
        return ()
    return tuple(
        FollowUp(FollowUpKind.THANK_YOU, contact_id, due=due, interaction_id=interaction.id)
        for contact_id in dict.fromkeys(interaction.contact_ids)
    )


def answers(written: Interaction, thank_you: FollowUp, home: str) -> bool:
    """True when `written`, sent to the same person, is the thank-you that waits: sent after the meeting."""
    if not is_written(written) or thank_you.contact_id not in written.contact_ids:
        return False
    if thank_you.due is None or written.start is None:
        return True
    sent, due = written.start, thank_you.due
    if not sent.has_time or not due.has_time:
        return sent.day >= due.day - timedelta(days=1)
    return sent.epoch(home) >= due.epoch(home) - DUE_MINUTES * 60
