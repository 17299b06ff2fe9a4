"""Reminders to confirm a meeting follow the meeting: they come with the wish, and move and go with it.

Called inside the change that keeps the interaction, so that both are one step to undo.
"""

from __future__ import annotations

from dataclasses import replace

from netdesk.domain.confirming import reminder
from netdesk.domain.dates import zone_info
from netdesk.domain.follow_ups import FollowUpKind, FollowUpState
from netdesk.domain.interactions import Interaction
from netdesk.domain.now import utc_now
from netdesk.store import follow_ups as kept
from netdesk.store.changes import Change


def follow(change: Change, interaction: Interaction, home: str) -> None:
    """Bring the reminder in line with `interaction` (whose id is known), as it is kept now."""
    assert interaction.id is not None
    wanted = reminder(interaction, home)
    present = [
        each
        for each in kept.of_interaction(change.connection, interaction.id)
        if each.kind is FollowUpKind.CONFIRM
    ]
    waiting = [each for each in present if each.state is FollowUpState.OPEN]
    if wanted is None or wanted.due is None:
        kept.delete(change, [each.id or 0 for each in waiting])
        return
    for each in waiting:
        moved = replace(each, contact_id=wanted.contact_id, what=wanted.what, due=wanted.due)
        if (each.due, each.contact_id) != (wanted.due, wanted.contact_id):
            kept.update(change, moved, home)
    today = utc_now().astimezone(zone_info(home)).date()
    # What was confirmed, or said to need no confirming, is asked for again only when the meeting moves.
    if wanted.due.day >= today and not any(each.due == wanted.due for each in present) and not waiting:
        kept.insert(change, [wanted], home)
