"""What a user does with organizations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from netdesk.domain.clean import clean
from netdesk.domain.errors import Trouble
from netdesk.domain.organizations import Organization
from netdesk.services.labels import one_or_many, short
from netdesk.services.thing_keys import remember_deleted
from netdesk.store import organizations as kept
from netdesk.store.connection import Connection
from netdesk.store.desk import Desk
from netdesk.store.organization_people import rename


def every(reader: Connection) -> list[Organization]:
    """All organizations in the order in which they were kept."""
    return kept.get(reader)


def organization(reader: Connection, organization_id: int) -> Organization | None:
    """One organization, or None when it is gone."""
    return next(iter(kept.get(reader, [organization_id])), None)


def save(desk: Desk, organization: Organization) -> int:
    """Keep an organization, a new one when it has no id; returns its id.

    Raises Trouble when it has no name, or is gone.
    """
    found = _sound(desk.writer, organization)
    verb = "Add the organization" if found.id is None else "Edit"
    with desk.change(f"{verb} {short(found.name)}") as change:
        return kept.write(change, found)


def save_and_rename(desk: Desk, organization: Organization, spellings: Sequence[str]) -> int:
    """Keep an organization, and let everybody who writes it in one of `spellings` write its name, archived
    people too, as one change; returns its id."""
    found = _sound(desk.writer, organization)
    with desk.change(f"Write {short(found.name)} alike everywhere") as change:
        rename(change, spellings, found.name)
        return kept.write(change, found)


def save_many(desk: Desk, organizations: Iterable[Organization]) -> list[int]:
    """Keep several organizations as one change; returns their ids in order."""
    found = [_sound(desk.writer, each) for each in organizations]
    if not found:
        return []
    verb = "Add" if all(each.id is None for each in found) else "Keep"
    with desk.change(
        f"{verb} {one_or_many([short(each.name) for each in found], 'organizations')}"
    ) as change:
        return [kept.write(change, each) for each in found]


def delete(desk: Desk, ids: Iterable[int]) -> None:
    """Remove organizations; whoever works there stays."""
    found = kept.get(desk.writer, ids)
    if not found:
        return
    with desk.change(
        f"Delete {one_or_many([short(each.name) for each in found], 'organizations')}"
    ) as change:
        remember_deleted(change, "organization", found)
        kept.delete(change, [each.id for each in found if each.id is not None])


def _sound(connection: Connection, organization: Organization) -> Organization:
    """The organization as it can be kept."""
    if organization.id is not None and not kept.get(connection, [organization.id]):
        raise Trouble(
            f"{organization.name} is no longer on the desk, so the edit was not kept. "
            "Undo the deletion first."
        )
    found = clean(organization)
    found = replace(found, name=" ".join(found.name.split()), research=_lines(found.research))
    if not found.name:
        raise Trouble("An organization needs a name.")
    return found


def _lines(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for line in lines if line.strip())
