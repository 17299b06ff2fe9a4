"""How many there are in each of the small sections, for the figures beside them."""

from __future__ import annotations

from netdesk.services import organization_list
from netdesk.store import section_counts as kept
from netdesk.store.connection import Connection


def counts(reader: Connection) -> dict[str, int]:
    """By the key of the section."""
    return {**kept.counts(reader), "organizations": organization_list.count(reader)}
