"""The organizations that the desk knows of: people's and kept ones in one list, and what is known of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from netdesk.domain.organization_names import organization_key
from netdesk.domain.organization_rows import OrganizationRow, grouped
from netdesk.domain.organizations import Organization
from netdesk.domain.rows import PersonHit
from netdesk.store import organization_people as people
from netdesk.store.connection import Connection
from netdesk.store.desk import Desk

if TYPE_CHECKING:
    from netdesk.domain.events import Event


def listed(reader: Connection) -> list[OrganizationRow]:
    """Every organization that people, events or the user's notes name, once each."""
    from netdesk.services import organizations
    from netdesk.store import contacts as kept_contacts

    with reader.at_one_moment():
        return grouped(
            people.spellings(reader),
            organizations.every(reader),
            people.names_at_events(reader),
            kept_contacts.circles(reader),
        )


def count(reader: Connection) -> int:
    """How many there are."""
    return len({organization_key(name) for name in people.every_name(reader)} - {""})


def people_there(reader: Connection, row: OrganizationRow, limit: int = 12) -> list[PersonHit]:
    """Who is known there, however they write it; the closest first."""
    return people.people_at(reader, row.spellings, limit)


def events_there(reader: Connection, row: OrganizationRow) -> list[Event]:
    """Events of this organization."""
    if not row.events:
        return []
    from netdesk.services import events

    return [each for each in events.every(reader) if organization_key(each.organization) == row.key]


def kept(reader: Connection, row: OrganizationRow) -> Organization:
    """What is kept about it; only its name when nothing is."""
    from netdesk.services import organizations

    found = organizations.organization(reader, row.kept_id) if row.kept_id else None
    return found or Organization(row.name)


def set_wanted(desk: Desk, rows: Sequence[OrganizationRow], wanted: bool) -> None:
    """Say that the user would like to know somebody at these, or no longer, as one change."""
    from netdesk.services import organizations

    found = [replace(kept(desk.writer, row), wanted=wanted) for row in rows if row.wanted is not wanted]
    organizations.save_many(desk, found)
