"""Confirming a meeting on the day before: which day that is, and what is then to be done."""

from __future__ import annotations

from datetime import UTC, date, timedelta

from netdesk.domain.dates import Moment, zone_info
from netdesk.domain.follow_ups import FollowUp, FollowUpKind
from netdesk.domain.interactions import Interaction, State

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""As they stand in notes and in what is due."""


def confirm_on(meeting: Interaction, home: str) -> date | None:
    """The day before a meeting, on the calendar of `home`, the user's zone.

    None when the user does not wish to confirm it, when it has no day yet, or when it is over or called off.
    """
    wished = meeting.plan is not None and meeting.plan.confirm and meeting.state is State.PLANNED
    if not wished or meeting.start is None:
        return None
    try:
        return _at_home(meeting.start, home)[0] - timedelta(days=1)
    except OverflowError:  # the first day of all calendars
        return None


def reminder(meeting: Interaction, home: str) -> FollowUp | None:
    """What is to be done on that day: with the first who takes part, for the others hear of it from them."""
    day = confirm_on(meeting, home)
    if day is None or meeting.start is None or not meeting.contact_ids:
        return None
    on, at = _at_home(meeting.start, home)
    words = f"Confirm the meeting on {on.day} {MONTHS[on.month - 1]}{f', {at}' if at else ''}"
    due = Moment(day.isoformat(), home)
    return FollowUp(FollowUpKind.CONFIRM, meeting.contact_ids[0], words, due, meeting.id)


def _at_home(start: Moment, home: str) -> tuple[date, str]:
    """Day and time of a start on the user's clock; a whole day is the same day everywhere."""
    if not start.has_time:
        return start.day, ""
    there = start.aware(home).astimezone(zone_info(home) or zone_info(start.zone) or UTC)
    return there.date(), f"{there:%H:%M}"
