"""Interactions that were deleted by hand: a file brings them back only when that is chosen.

Those that went because everybody in them was deleted are not meant: they come back with their people.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from netdesk.domain.interactions import Interaction
from netdesk.exchange.digests import digest_of
from netdesk.exchange.touches import version_key
from netdesk.store import interaction_sources, thing_sources
from netdesk.store.changes import Change
from netdesk.store.connection import Connection

OWN_UIDS: Final = "@netdesk"
"""How ids end that calendars know interactions of a desk by."""


def remember(change: Change, found: Sequence[Interaction]) -> None:
    """Keep what these will be known by, in the change that deletes them."""
    ids = {each.id for each in found if each.id is not None}
    began = desk_began(change.connection)
    rows = {(each.id, content_key(each)) for each in found if each.id is not None}
    rows |= {
        (each.id, version_key(each.uid or calendar_uid(began, each.id), ""))
        for each in found
        if each.id is not None
    }
    for interaction_id, digest, uid, recurrence, _ in interaction_sources.sources(change.connection, ids):
        rows.add((interaction_id, digest))
        if uid:
            rows.add((interaction_id, version_key(uid, recurrence)))
    thing_sources.remember(change, thing_sources.DELETED_INTERACTION, sorted(rows))


def known(connection: Connection) -> frozenset[str]:
    """What all are known by who were deleted, and are not on the desk again by an undo."""
    return thing_sources.of_deleted_interactions(connection)


def content_key(each: Interaction) -> str:
    """What one is known by that never had an id of its own in a file: all that is said of it."""
    people = sorted(set(each.contact_ids))
    told = (each.kind.value, each.state.value, each.start, people, each.place, each.notes, each.link)
    return digest_of(repr(("content", *told)))


def desk_began(connection: Connection) -> str:
    """When the desk began tells it from other desks, whatever its file is called now."""
    return str(connection.value("SELECT at FROM history ORDER BY id LIMIT 1") or "")


def calendar_uid(began: str, interaction_id: int | None) -> str:
    """What an interaction of a desk is called in calendars when no calendar has called it anything yet."""
    return f"{uuid5(NAMESPACE_URL, f'netdesk {began} {interaction_id}')}{OWN_UIDS}"
