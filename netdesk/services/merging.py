"""Making one contact of several, as one change that can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from netdesk.domain import merging as rules
from netdesk.domain.contacts import Contact
from netdesk.domain.errors import Trouble
from netdesk.domain.merging import Choices, Together, Ways
from netdesk.exchange.comparing import SAME
from netdesk.exchange.kept_lines import added_lines
from netdesk.services.contacts import somebody
from netdesk.store import contacts as kept_contacts
from netdesk.store import merging as kept
from netdesk.store.connection import Connection
from netdesk.store.desk import Desk

WAYS = Ways(SAME, added_lines)
"""When two values are one."""
MOST = 20
"""How many contacts are made one at a time."""


def merge(desk: Desk, keep_id: int, other_ids: Sequence[int], contact: Contact) -> None:
    """Let the others become a part of the kept contact, which becomes `contact`.

    What they took part in, what is due, whom they introduced and the records they came from follow. Raises
    Trouble, having changed nothing, when somebody of them is not on the desk.
    """
    ids = list(dict.fromkeys((keep_id, *other_ids)))
    if len(ids) < 2:
        raise Trouble("It takes two contacts to merge. Choose another one as well.")
    contact = somebody(replace(contact, id=keep_id))
    with desk.change(f"Merge {len(ids):,} people into {contact.shown}") as change:
        if len(kept_contacts.names(change.connection, ids)) < len(ids):
            raise Trouble(
                "Somebody of these people is no longer on the desk, so nothing was merged. Choose them again."
            )
        kept.merge(change, contact, ids[1:])


def compare(people: Sequence[Contact], choices: Choices | None = None) -> Together:
    """What the people say side by side, the kept one first, and what of it is taken."""
    return rules.side_by_side(people, WAYS, choices)


def united(people: Sequence[Contact], choices: Choices | None = None) -> Contact:
    """The contact that the people become, the first of them being kept."""
    return rules.unite(people, WAYS, choices)


def what_follows(connection: Connection, contact_ids: Sequence[int]) -> tuple[int, int, int]:
    """How many interactions, open follow-ups and events these contacts have together."""
    return kept.what_follows(connection, contact_ids)
