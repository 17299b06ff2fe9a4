"""Calendars that this desk wrote, when they come back: their meetings are the ones on the desk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from netdesk.domain.drafts import DraftInteraction
from netdesk.exchange.formats.calendar.writing import USUAL_MINUTES
from netdesk.services.deleted_interactions import OWN_UIDS, calendar_uid, desk_began
from netdesk.store import interactions as kept
from netdesk.store.connection import Connection

_READ_AT_ONCE: Final = 500


def own_meetings(connection: Connection, drafts: Iterable[DraftInteraction]) -> dict[str, int]:
    """The interactions of this desk that these drafts are, by the ids that calendars know them by."""
    wanted = {each.uid for each in drafts if each.uid.endswith(OWN_UIDS)}
    if not wanted:
        return {}
    began = desk_began(connection)
    uids = ((calendar_uid(began, each), each) for each in kept.all_ids(connection))
    return {uid: each for uid, each in uids if uid in wanted}


def as_meant(
    connection: Connection, drafts: list[list[DraftInteraction]], own: dict[str, int]
) -> list[list[DraftInteraction]]:
    """The drafts without what was only said because a calendar asks for it: a title, a length."""
    if not own:
        return drafts
    present = {each.id: each for each in kept.get(connection, own.values())}

    def meant(draft: DraftInteraction) -> DraftInteraction:
        mine = present.get(own.get(draft.uid))
        if mine is None:
            return draft
        usual = not mine.minutes and draft.minutes == USUAL_MINUTES
        return replace(draft, notes="", minutes=0 if usual else draft.minutes)

    return [[meant(each) for each in several] for several in drafts]
