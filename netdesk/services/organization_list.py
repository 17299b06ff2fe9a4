"""The organizations that the desk knows of: people's and kept ones in one list, and what is known of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from netdesk.domain.contacts import Circle
from netdesk.domain.organization_names import organization_key
from netdesk.domain.organization_rows import OrganizationRow, Spelling, grouped
from netdesk.domain.organizations import Organization
from netdesk.domain.rows import Changes, PersonHit
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


class Listing:
    """The same list, read again and again: what people and events say is grouped anew only when they have
    changed, so that a word about one organization is seen at once, however many there are."""

    def __init__(self) -> None:
        self._changes = 0
        self._last: _Grouped | None = None

    def hear(self, changes: Changes) -> None:
        """What was changed on the desk, before it is read again."""
        if changes.contacts or any(changes.tables.get(table) for table in _SAYING):
            self._changes += 1

    def read(self, reader: Connection) -> list[OrganizationRow]:
        """Every organization, once each. May be asked on any thread."""
        from netdesk.services import organizations
        from netdesk.store import contacts as kept_contacts

        changes, last = self._changes, self._last
        with reader.at_one_moment():
            kept = {organization_key(each.name): each for each in reversed(organizations.every(reader))}
            if last is None or last.changes != changes:
                circles = kept_contacts.circles(reader)
                last = _Grouped(changes, people.spellings(reader), people.names_at_events(reader), circles)
        self._last = last = last.with_kept(kept)
        return list(last.rows.values())


_SAYING: Final = ("contact", "event", "circle")
"""Tables whose rows say which organizations there are."""


class _Grouped:
    """What people and events say of each organization, and the rows made of it and of what is kept."""

    def __init__(
        self, changes: int, spellings: Iterable[Spelling], at_events: Iterable[str], circles: Sequence[Circle]
    ) -> None:
        self.changes = changes
        self.rows: dict[str, OrganizationRow] = {}
        self.kept: dict[str, Organization] = {}
        self._circles = circles
        self._spellings: dict[str, list[Spelling]] = defaultdict(list)
        self._at_events: dict[str, list[str]] = defaultdict(list)
        for spelling in spellings:
            self._spellings[organization_key(spelling.name)].append(spelling)
        for name in at_events:
            self._at_events[organization_key(name)].append(name)
        for key in {**self._spellings, **self._at_events}:
            self._make(key)

    def with_kept(self, kept: dict[str, Organization]) -> _Grouped:
        """The same with what is kept by now; only rows of which something else is kept are made anew."""
        now = copy(self)
        now.rows, now.kept = dict(self.rows), kept
        for key in kept.keys() | self.kept.keys():
            if kept.get(key) != self.kept.get(key):
                now._make(key)
        return now

    def _make(self, key: str) -> None:
        own = [self.kept[key]] if key in self.kept else []
        spellings, at_events = self._spellings.get(key, ()), self._at_events.get(key, ())
        made = grouped(spellings, own, at_events, self._circles)
        if made:
            self.rows[key] = made[0]
        else:
            self.rows.pop(key, None)


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
