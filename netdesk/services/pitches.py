"""What a user does with pitches: keep versions, say them aloud."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from netdesk.domain.clean import clean
from netdesk.domain.errors import Trouble
from netdesk.domain.pitches import Ingredients, Pitch, Rehearsal
from netdesk.domain.speech import pace_of
from netdesk.services.labels import one_or_many, quoted, short
from netdesk.services.thing_keys import remember_deleted
from netdesk.store import pitches as kept
from netdesk.store.connection import Connection
from netdesk.store.desk import Desk
from netdesk.store.naming import still_there


def every(reader: Connection) -> list[Pitch]:
    """All pitches in the order in which they were kept."""
    return kept.get(reader)


def pitch(reader: Connection, pitch_id: int) -> Pitch | None:
    """One pitch, or None when it is gone."""
    return next(iter(kept.get(reader, [pitch_id])), None)


def save(desk: Desk, pitch: Pitch) -> int:
    """Keep a pitch, a new one when it has no id; returns its id.

    Raises Trouble when nothing is said in it, or it is gone.
    """
    found = _sound(desk.writer, pitch)
    verb = "Add" if found.id is None else "Edit"
    with desk.change(f"{verb} {_named(found)}") as change:
        return kept.write(change, found)


def save_said(desk: Desk, pitch: Pitch, takes: Iterable[Rehearsal]) -> int:
    """Keep a pitch together with rehearsals of it, as one change; returns its id.

    Raises Trouble as `save` does.
    """
    found = _sound(desk.writer, pitch)
    verb = "Add" if found.id is None else "Edit"
    with desk.change(f"{verb} {_named(found)}") as change:
        pitch_id = kept.write(change, found)
        for each in takes:
            kept.insert_rehearsal(change, replace(clean(each), pitch_id=pitch_id))
        return pitch_id


def delete(desk: Desk, ids: Iterable[int]) -> None:
    """Remove pitches with their rehearsals; what plans print of them stays."""
    found = kept.get(desk.writer, ids)
    if not found:
        return
    with desk.change(f"Delete {one_or_many([_named(each) for each in found], 'pitches')}") as change:
        remember_deleted(change, "pitch", found)
        kept.delete(change, [each.id for each in found if each.id is not None])


def rehearsals(reader: Connection, pitch_id: int | None = None) -> list[Rehearsal]:
    """All rehearsals, or those of one pitch, in the order of time."""
    return kept.rehearsals(reader, pitch_id)


def rehearsed(desk: Desk, rehearsal: Rehearsal) -> int:
    """Keep that a pitch was said aloud; returns the rehearsal's id. Raises Trouble when the pitch is gone."""
    found = pitch(desk.writer, rehearsal.pitch_id)
    if found is None:
        raise Trouble(
            "This pitch is no longer on the desk, so the rehearsal was not kept. Undo its deletion first."
        )
    with desk.change(f"Rehearse {_named(found)}") as change:
        return kept.insert_rehearsal(change, clean(rehearsal))


def forget_rehearsals(desk: Desk, ids: Iterable[int]) -> None:
    """Remove rehearsals that should not count."""
    wanted = set(ids)
    found = [each.id for each in kept.rehearsals(desk.writer) if each.id in wanted and each.id is not None]
    if not found:
        return
    with desk.change(f"Delete {one_or_many(['a rehearsal'] * len(found), 'rehearsals')}") as change:
        kept.delete_rehearsals(change, found)


def pace(reader: Connection) -> float | None:
    """How many words a minute the user says, measured by the latest rehearsals; None when nobody knows."""
    return pace_of((each.words, each.seconds) for each in reversed(kept.rehearsals(reader)))


def _named(pitch: Pitch) -> str:
    if pitch.audience:
        return f"the pitch for {short(pitch.audience)}"
    return f"the pitch {quoted(pitch.text)}" if pitch.text.strip() else "a pitch"


def _sound(connection: Connection, pitch: Pitch) -> Pitch:
    """The pitch as it can be kept: without the goal, or the version it was made from, that went meanwhile."""
    if pitch.id is not None and not kept.get(connection, [pitch.id]):
        raise Trouble(
            "This pitch is no longer on the desk, so the edit was not kept. Undo the deletion first."
        )
    found = clean(pitch)
    based_on = still_there(connection, "pitch", found.based_on)
    found = replace(
        found,
        audience=" ".join(found.audience.split()),
        goal_id=still_there(connection, "goal", found.goal_id),
        based_on=None if based_on == found.id else based_on,
    )
    if not (found.audience or found.want.strip() or found.text.strip() or found.ingredients != Ingredients()):
        raise Trouble("A pitch needs somebody who listens, or something to say.")
    return found
