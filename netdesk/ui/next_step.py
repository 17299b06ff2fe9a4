"""What comes next with somebody: the most urgent of questions, thanks, meetings, promises and turns.

Pure functions; "now" always comes in, naive, on the user's clock.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from netdesk.domain.dates import zone_info
from netdesk.domain.follow_ups import FollowUp, FollowUpKind
from netdesk.domain.rows import ContactRow, Standing
from netdesk.domain.thanks import Urgency, clock
from netdesk.ui.roles import Tone
from netdesk.ui.tr import tr
from netdesk.ui.words import wording
from netdesk.ui.words.wording import Step


def next_step(row: ContactRow, now: datetime, home: str = "") -> Step:
    """In a few words, for a table: "Did you meet?", "Thank-you, 3 h", "Meet at 10:30", "Your turn"."""
    planned = wording.next_step(row, now, home)
    due = row.follow_up
    if planned.urgent:
        return planned
    if due is not None and due.kind is FollowUpKind.THANK_YOU:
        return thank_you_step(due, now, home)
    day = wording.home_time(row.next_meeting, home).date() if row.next_meeting else None
    if day == now.date():
        return planned
    if due is not None and _is_due(due, now, home):
        tone = Tone.WARN if _is_overdue(due, now, home) else Tone.NORMAL
        return Step(wording.cut(due.what or tr("Be in touch"), 40), tone)
    if row.next_kind is not None:
        return planned
    turn = turn_step(row, now, home)
    if turn is not None:
        return turn
    if due is not None:
        return Step(wording.cut(due.what or tr("Be in touch"), 40))
    if row.standing is Standing.IDENTIFIED and row.named_by:
        return Step(tr("Named by {name}", name=wording.cut(wording.call_name(row.named_by), 20)))
    return planned


def thank_you_step(due: FollowUp, now: datetime, home: str = "") -> Step:
    """A thank-you and how long there is for it."""
    if due.due is None:
        return Step(tr("Thank-you"))
    found = clock(due.due, aware(now, home), home)
    if found.urgency is Urgency.LATE:
        return Step(tr("Thank-you late"), Tone.BAD, urgent=True)
    if found.left <= timedelta(0):
        return Step(tr("Thank-you due"), Tone.WARN, urgent=True)
    hours = int(found.left / timedelta(hours=1))
    left = wording.span(hours * 60 or max(1, round(found.left.total_seconds() / 60)))
    if found.urgency is Urgency.SOON:
        return Step(tr("Thank-you, {left}", left=left), Tone.WARN, urgent=True)
    return Step(tr("Thank-you, {left}", left=left))


def turn_step(row: ContactRow, now: datetime, home: str = "") -> Step | None:
    """That it is the user's turn to be in touch, once the rhythm says so."""
    if not row.rhythm_days or row.last_touch is None:
        return None
    since = wording.home_time(row.last_touch, home).date() + timedelta(days=row.rhythm_days)
    if since > now.date():
        return None
    return Step(tr("Your turn"), Tone.WARN if since == now.date() else Tone.BAD, urgent=True)


def aware(now: datetime, home: str) -> datetime:
    """The instant of a time on the user's clock."""
    zone = zone_info(home)
    return now.replace(tzinfo=zone) if zone else now.astimezone()


def _is_due(due: FollowUp, now: datetime, home: str) -> bool:
    return due.due is None or wording.home_time(due.due, home).date() <= now.date()


def _is_overdue(due: FollowUp, now: datetime, home: str) -> bool:
    return due.due is not None and wording.home_time(due.due, home).date() < now.date()
