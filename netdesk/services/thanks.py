"""Thank-yous follow the interactions: they come with a held meeting and end with what was written after it.

Called inside the change that keeps the interaction, so that both are one step to undo.
"""

from __future__ import annotations

from dataclasses import replace

from netdesk.domain.follow_ups import FollowUp, FollowUpKind, FollowUpState
from netdesk.domain.interactions import Interaction
from netdesk.domain.now import utc_now
from netdesk.domain.thanks import answers, asks_for_thanks, is_written, thank_yous
from netdesk.store import follow_ups as kept
from netdesk.store.changes import Change


def follow(change: Change, interaction: Interaction, home: str) -> None:
    """Bring the thank-yous in line with `interaction` (whose id is known), as it is kept now."""
    assert interaction.id is not None
    _of_meeting(change, interaction, home)
    if is_written(interaction):
        _end_answered(change, interaction, home)


def finished(follow_up: FollowUp, state: FollowUpState = FollowUpState.DONE) -> FollowUp:
    """The follow-up, over since now."""
    return replace(follow_up, state=state, done_at=utc_now().isoformat(timespec="seconds"))


def _of_meeting(change: Change, meeting: Interaction, home: str) -> None:
    assert meeting.id is not None
    wanted = {each.contact_id: each for each in thank_yous(meeting, utc_now(), home)}
    present = [
        each
        for each in kept.of_interaction(change.connection, meeting.id)
        if each.kind is FollowUpKind.THANK_YOU
    ]
    for each in present:
        new = wanted.pop(each.contact_id, None)
        if each.state is not FollowUpState.OPEN:
            continue
        # What waits for long is still offered: only a meeting that did not take place needs no thanks.
        if not asks_for_thanks(meeting) or each.contact_id not in meeting.contact_ids:
            kept.delete(change, [each.id or 0])
        elif new is not None and new.due != each.due:
            kept.update(change, replace(each, due=new.due), home)
    kept.insert(change, wanted.values(), home)


def _end_answered(change: Change, written: Interaction, home: str) -> None:
    for contact_id in written.contact_ids:
        for each in kept.of_contact(change.connection, contact_id):
            if each.kind is FollowUpKind.THANK_YOU and answers(written, each, home):
                kept.update(change, finished(each), home)
