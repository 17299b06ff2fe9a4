"""How many there are in each of the small sections, for the figures beside them."""

from __future__ import annotations

from netdesk.services import organization_list
from netdesk.services.questions import bank, practice_bank
from netdesk.store import section_counts as kept
from netdesk.store.connection import Connection


def counts(reader: Connection) -> dict[str, int]:
    """By the key of the section."""
    found = kept.counts(reader)
    given = len(bank()) + len(practice_bank())
    return {
        **found,
        "organizations": organization_list.count(reader),
        "questions": given + found["questions"],
    }
