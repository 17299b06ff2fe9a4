"""Finding people who are on the desk twice, and making one of those of whom it is certain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from netdesk.domain.errors import Trouble
from netdesk.domain.progress import Progress, Silent
from netdesk.domain.rows import ContactRow
from netdesk.exchange import duplicates
from netdesk.exchange.duplicates import Group
from netdesk.exchange.likeness import reason
from netdesk.exchange.matching import KnownPerson
from netdesk.services.me import me
from netdesk.services.merging import united
from netdesk.store import contacts as kept_contacts
from netdesk.store import keys, merging, not_same, pages
from netdesk.store.connection import Connection
from netdesk.store.desk import Desk
from netdesk.store.id_lists import as_json

__all__ = ["Found", "Group", "find", "kept_first", "merge_certain", "without", "words"]


@dataclass(frozen=True, slots=True)
class Found:
    """Groups of people who may be one, strongest first. `stamp` is the desk's last change when they were
    found."""

    groups: tuple[Group, ...]
    stamp: int = 0

    @property
    def certain(self) -> tuple[Group, ...]:
        """The groups of whom it is certain."""
        return tuple(group for group in self.groups if group.certain)


def find(reader: Connection, progress: Progress | None = None) -> Found:
    """Look for people who may be on the desk twice; whoever was said to be somebody else is left out.

    Raises Cancelled.
    """
    with reader.at_one_moment():
        stamp = keys.last_change(reader)
        groups = duplicates.find(
            (KnownPerson(*person) for person in keys.people(reader)),
            frozenset(not_same.pairs(reader)),
            progress or Silent(),
            region=me(reader).territory,
            total=pages.counts(reader).contacts,
        )
    return Found(tuple(groups), stamp)


def words(group: Group, rows: dict[int, ContactRow]) -> str:
    """Why the people of a group may be one: "Same email, name alike: Bob / Robert". `rows` holds them."""
    keys_shared = " and ".join(group.why.keys)
    told = f"Same {keys_shared}" if keys_shared else ""
    likeness = group.why.likeness
    one, other = (rows.get(each) for each in group.pair)
    if likeness is None or one is None or other is None:
        return told if not told or group.certain else f"{told}, another name"
    by_name = reason(likeness, (one.name, other.name), (one.organization, other.organization))
    return f"{told}, {by_name[:1].lower()}{by_name[1:]}" if told else by_name


def without(found: Found, ids: Sequence[int]) -> Found:
    """What is left when those with these ids have been dealt with; found anew a moment later."""
    gone = set(ids)
    return replace(found, groups=tuple(group for group in found.groups if gone.isdisjoint(group.ids)))


def kept_first(reader: Connection, ids: Sequence[int]) -> list[int]:
    """The ids, first the one whom to keep: who was met most, else who has been there longest."""
    sql = """SELECT value FROM json_each(?) JOIN contact c ON c.id = value
             ORDER BY (SELECT count(*) FROM interaction_contact WHERE contact_id = value) DESC,
                      c.archived, c.starred DESC, value"""
    return [row[0] for row in reader.rows(sql, (as_json(ids),))]


def merge_certain(desk: Desk, found: Found, progress: Progress | None = None) -> int:
    """Make one of the people of each group of whom it is certain, as one change; returns how many fewer there
    are. Looks again first when the desk has changed. Raises Cancelled; then nothing was merged."""
    said = progress or Silent()
    connection = desk.writer
    if found.stamp != keys.last_change(connection):
        found = find(connection, said)
    groups = found.certain
    if not groups:
        raise Trouble("Nobody is certainly there twice any more, so nothing was merged.")
    fewer = 0
    with desk.change("Merge duplicates") as change:
        for count, group in enumerate(groups):
            said.report(count, len(groups))
            people = kept_contacts.get(connection, kept_first(connection, group.ids))
            if len(people) < 2:
                # Somebody in two groups has become a part of the other one.
                continue
            merging.merge(change, united(people), [each.id or 0 for each in people[1:]])
            fewer += len(people) - 1
        change.relabel(f"Merge {fewer:,} {'duplicate' if fewer == 1 else 'duplicates'}")
        said.report(len(groups), len(groups))
    return fewer
