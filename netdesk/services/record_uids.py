"""Contacts as they go out: each with an id by which they are known again when they come back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from netdesk.domain.contacts import Contact
from netdesk.exchange.record_uids import uid_of_record
from netdesk.store import keys
from netdesk.store.connection import Connection


def with_uids(connection: Connection, people: Sequence[Contact]) -> list[Contact]:
    """The contacts; whoever came without an id of a card is given that of the record they came from."""
    asked = [each.id for each in people if not each.uid and each.id is not None]
    records = keys.digests_of(connection, asked) if asked else {}
    return [
        replace(each, uid=uid_of_record(records[each.id][0])) if each.id in records else each
        for each in people
    ]
