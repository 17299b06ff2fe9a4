"""What a user does with interactions, planned and held."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import replace

from netdesk.domain.clean import clean
from netdesk.domain.dates import Moment, zone_info
from netdesk.domain.errors import Trouble
from netdesk.domain.interactions import Interaction, Kind, State
from netdesk.domain.now import utc_now
from netdesk.domain.progress import Progress
from netdesk.domain.rows import InteractionRow, InteractionView
from netdesk.services import confirming, deleted_interactions, thanks
from netdesk.services.me import me
from netdesk.store import contacts as kept_contacts
from netdesk.store import interactions as kept
from netdesk.store import pages
from netdesk.store.changes import Change
from netdesk.store.connection import Connection, Reader
from netdesk.store.desk import Desk
from netdesk.store.id_lists import PART_CONTACTS
from netdesk.store.naming import still_there


def interaction_ids(reader: Reader, view: InteractionView) -> array[int]:
    """All interactions that `view` shows, in its order."""
    zone = zone_info(me(reader).zone)
    return pages.interaction_ids(reader, view, utc_now().astimezone(zone))


def has_interactions(reader: Reader) -> bool:
    """True when the desk has any interaction at all."""
    return kept.any_kept(reader)


def interaction_rows(reader: Reader, ids: Sequence[int]) -> dict[int, InteractionRow]:
    """Rows of the interactions table; ids that are gone are left out."""
    return pages.interaction_rows(reader, ids)


def interaction(reader: Reader, interaction_id: int) -> Interaction | None:
    """One interaction whole, or None when it is gone."""
    return next(iter(kept.get(reader, [interaction_id])), None)


def add_interaction(desk: Desk, interaction: Interaction) -> int:
    """Keep a new interaction, with its plan; returns its id."""
    verb = "Plan" if interaction.state is State.PLANNED else "Log"
    with desk.change(f"{verb} {named(desk.writer, interaction)}") as change:
        return keep_within(change, replace(interaction, id=None))


def save_interaction(desk: Desk, interaction: Interaction) -> None:
    """Keep what was edited. Raises Trouble when the interaction is gone."""
    _save(desk, interaction, "Edit")


def reschedule(desk: Desk, interaction_id: int, start: Moment, minutes: int | None = None) -> None:
    """Move a planned interaction to another time; a cancelled one is planned again."""
    present = _require(desk.writer, interaction_id)
    length = present.minutes if minutes is None else minutes
    _save(desk, replace(present, start=start, minutes=length, state=State.PLANNED), "Reschedule")


def cancel(desk: Desk, interaction_id: int) -> None:
    """Say that an interaction will not take place."""
    _save(desk, replace(_require(desk.writer, interaction_id), state=State.CANCELLED), "Cancel")


def mark_held(desk: Desk, interaction_id: int, minutes: int = 0) -> None:
    """Say that an interaction took place; `minutes` is the length it had, 0 as planned."""
    present = _require(desk.writer, interaction_id)
    _save(desk, replace(present, state=State.HELD, minutes=minutes or present.minutes), "Mark as held:")


def delete_interactions(desk: Desk, ids: Iterable[int], progress: Progress | None = None) -> None:
    """Remove interactions with their plans, as one change."""
    gone = kept.present(desk.writer, ids)
    if not gone:
        return
    what = f"{len(gone):,} interactions"
    if len(gone) == 1:
        what = _in_words(desk.writer, kept.get(desk.writer, gone)[0])
    with desk.change(f"Delete {what}") as change:
        for start in range(0, len(gone), PART_CONTACTS):
            if progress is not None:
                progress.report(start, len(gone))
            batch = gone[start : start + PART_CONTACTS]
            deleted_interactions.remember(change, kept.get(change.connection, batch))
            kept.delete(change, batch)


def keep_within(change: Change, interaction: Interaction) -> int:
    """Keep an interaction, new or edited, with what is due because of it, inside a change that is being made.

    Returns its id. Raises Trouble when it is gone.
    """
    home = me(change.connection).zone
    sound = _sound(change.connection, interaction)
    if interaction.id is None:
        interaction_id = kept.insert(change, sound, home)
    else:
        interaction_id = interaction.id
        _require(change.connection, interaction_id)
        kept.update(change, sound, home)
    _follow(change, replace(interaction, id=interaction_id), home)
    _note_met(change, sound)
    return interaction_id


def named(connection: Connection, interaction: Interaction) -> str:
    """The interaction in words, for a change's label.

    Raises Trouble for one without people, or with somebody who is gone.
    """
    if not kept_contacts.names(connection, interaction.contact_ids).keys() >= {*interaction.contact_ids}:
        raise Trouble("Somebody of this interaction is no longer on the desk. Choose whom it is with.")
    if not interaction.contact_ids:
        raise Trouble("An interaction needs somebody who is on the desk. Choose whom it is with.")
    return _in_words(connection, interaction)


def _save(desk: Desk, interaction: Interaction, verb: str) -> None:
    assert interaction.id is not None
    with desk.change(f"{verb} {named(desk.writer, interaction)}") as change:
        keep_within(change, interaction)


def _note_met(change: Change, interaction: Interaction) -> None:
    """Whoever the user talked with at an event was met there."""
    talked = interaction.kind is Kind.EVENT and interaction.state is State.HELD
    if talked and interaction.event_id is not None:
        from netdesk.store import events

        events.add_people(change, interaction.event_id, interaction.contact_ids)


def _follow(change: Change, interaction: Interaction, home: str) -> None:
    """What is due because of an interaction, in the same change."""
    thanks.follow(change, interaction, home)
    confirming.follow(change, interaction, home)


def _sound(connection: Connection, interaction: Interaction) -> Interaction:
    """The interaction as it can be kept: without the name of an event, goal or pitch that went meanwhile."""
    plan = interaction.plan
    if plan is not None:
        goal_id = still_there(connection, "goal", plan.goal_id)
        plan = replace(plan, goal_id=goal_id, pitch_id=still_there(connection, "pitch", plan.pitch_id))
    event_id = still_there(connection, "event", interaction.event_id)
    return clean(replace(interaction, plan=plan, event_id=event_id))


def _require(connection: Connection, interaction_id: int) -> Interaction:
    found = kept.get(connection, [interaction_id])
    if not found:
        raise Trouble(
            "This interaction is no longer on the desk, so nothing was kept. Undo the deletion first."
        )
    return found[0]


def _in_words(connection: Connection, interaction: Interaction) -> str:
    people = list(kept_contacts.names(connection, interaction.contact_ids).values())
    others = f" and {len(people) - 1} more" if len(people) > 1 else ""
    return f"{interaction.kind.value} with {people[0]}{others}"
