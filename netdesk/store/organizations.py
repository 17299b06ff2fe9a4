"""Organizations in the desk: domain values in, domain values out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from netdesk.domain.organizations import Organization
from netdesk.store import children, things
from netdesk.store.changes import Change
from netdesk.store.connection import Connection

_PLAIN: Final = ("name", "industry", "site", "place", "notes")


def get(connection: Connection, ids: Iterable[int] | None = None) -> list[Organization]:
    """All organizations in the order in which they were kept, or those of `ids` that are there."""
    from netdesk.store.journey_tables import OrganizationLineTable, OrganizationTable

    with connection.at_one_moment():
        rows = things.every(connection, OrganizationTable, ids)
        present = [row["id"] for row in rows]
        lines = children.read(connection, OrganizationLineTable, "organization_id", present)
    return [
        Organization(
            **{part: row[part] for part in _PLAIN},
            wanted=bool(row["wanted"]),
            research=tuple(line["text"] for line in lines[row["id"]]),
            id=row["id"],
        )
        for row in rows
    ]


def write(change: Change, organization: Organization) -> int:
    """Keep a new organization, or make the kept one equal to it; returns its id."""
    from netdesk.store.journey_tables import OrganizationLineTable, OrganizationTable

    connection = change.connection
    columns = {part: getattr(organization, part) for part in _PLAIN} | {"wanted": int(organization.wanted)}
    found = things.write(connection, OrganizationTable, organization.id, columns)
    lines = [{"text": line} for line in organization.research]
    children.write(connection, OrganizationLineTable, "organization_id", found, lines)
    return found


def delete(change: Change, ids: Sequence[int]) -> None:
    """Remove organizations with what was found out about them."""
    things.delete(change, ids, "organization", {"organization_line": "organization_id"})
