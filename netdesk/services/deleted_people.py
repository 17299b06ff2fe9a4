"""Who was deleted by hand: an import tells of them, and brings them back only when that is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from netdesk.exchange.deleted import lasting_keys
from netdesk.store import contacts as kept
from netdesk.store import keys, thing_sources
from netdesk.store.changes import Change
from netdesk.store.connection import Connection


def remember(change: Change, ids: Sequence[int]) -> None:
    """Keep what a part of contacts will be known by, in the change that deletes them."""
    digests = keys.digests_of(change.connection, ids)
    rows = [
        (each.id, key)
        for each in kept.get(change.connection, ids)
        if each.id is not None
        for key in sorted(lasting_keys(each, digests.get(each.id, ())))
    ]
    thing_sources.remember(change, thing_sources.DELETED_CONTACT, rows)


def known(connection: Connection) -> frozenset[str]:
    """The keys of all who were deleted, and are not on the desk again by an undo."""
    return thing_sources.of_deleted_contacts(connection)
