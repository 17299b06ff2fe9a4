"""What a user does with what is due: promises and reminders, thanks, done or put off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from netdesk.domain.clean import clean
from netdesk.domain.dates import Moment
from netdesk.domain.errors import Trouble
from netdesk.domain.follow_ups import FollowUp, FollowUpKind, FollowUpState
from netdesk.services.me import me
from netdesk.services.thanks import finished
from netdesk.store import contacts as kept_contacts
from netdesk.store import follow_ups as kept
from netdesk.store.connection import Connection
from netdesk.store.desk import Desk

_LONGEST_LABEL = 60


def open_with(reader: Connection, contact_id: int) -> list[FollowUp]:
    """What is open with a contact, what is due first, first."""
    return kept.of_contact(reader, contact_id)


def follow_up(reader: Connection, follow_up_id: int) -> FollowUp | None:
    """One follow-up, or None when it is gone."""
    return next(iter(kept.get(reader, [follow_up_id])), None)


def remind(
    desk: Desk, contact_ids: Sequence[int], what: str, due: Moment | None, *, promised: bool = False
) -> list[int]:
    """Keep something to do about each of these contacts; returns the ids. `promised` says the user gave
    their word."""
    words = clean(" ".join(what.split()))
    if not words:
        raise Trouble("A reminder needs a few words: what do you want to do?")
    names = kept_contacts.names(desk.writer, contact_ids)
    if not names:
        raise Trouble("Whom this is about is no longer on the desk, so nothing was kept. Undo the deletion.")
    kind = FollowUpKind.PROMISE if promised else FollowUpKind.OWN
    with desk.change(f"{'Promise' if promised else 'Remind'}: {_short(words)}") as change:
        made = [FollowUp(kind, contact_id, words, due) for contact_id in names]
        return kept.insert(change, made, me(change.connection).zone)


def edit_reminder(desk: Desk, follow_up_id: int, what: str, due: Moment | None) -> None:
    """Keep other words and another time for a reminder."""
    present = _require(desk.writer, follow_up_id)
    words = clean(" ".join(what.split())) or present.what
    _keep(desk, replace(present, what=words, due=due), "Edit")


def mark_done(desk: Desk, follow_up_id: int) -> None:
    """Say that it is done."""
    _keep(desk, finished(_require(desk.writer, follow_up_id)), "Done")


def drop(desk: Desk, follow_up_id: int) -> None:
    """Say that it is not needed."""
    _keep(desk, finished(_require(desk.writer, follow_up_id), FollowUpState.DROPPED), "Not needed")


def postpone(desk: Desk, follow_up_id: int, due: Moment | None) -> None:
    """Put it off until `due`; None is whenever."""
    _keep(desk, replace(_require(desk.writer, follow_up_id), due=due), "Put off")


def _keep(desk: Desk, follow_up: FollowUp, verb: str) -> None:
    name = next(iter(kept_contacts.names(desk.writer, [follow_up.contact_id]).values()), "")
    what = follow_up.what or f"thank {name}"
    with desk.change(f"{verb}: {_short(what)}") as change:
        kept.update(change, follow_up, me(change.connection).zone)


def _require(connection: Connection, follow_up_id: int) -> FollowUp:
    found = follow_up(connection, follow_up_id)
    if found is None:
        raise Trouble("This is no longer on the desk, so nothing was kept. Undo the deletion first.")
    return found


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_LABEL else f"{text[: _LONGEST_LABEL - 1].rstrip()}…"
