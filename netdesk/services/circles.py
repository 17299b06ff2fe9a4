"""The first step: people listed circle by circle, kept on the desk as one change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Final

from netdesk.domain.clean import clean
from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.folding import fold
from netdesk.domain.listed import Listed, Listing
from netdesk.domain.names import Name
from netdesk.domain.uids import new_uid
from netdesk.services import recognising
from netdesk.store import contacts as kept
from netdesk.store import many_contacts as many
from netdesk.store import recognising as found_by
from netdesk.store.changes import Change
from netdesk.store.connection import Connection
from netdesk.store.desk import Desk
from netdesk.store.id_lists import PART_CONTACTS

HUES: Final = 8
_TEXTS: Final = ("name", "circle", "email", "phone", "notes", "where")


@dataclass(frozen=True, slots=True)
class ListingKept:
    """What keeping a listing did: how many were `added`, how many of those on the desk `changed`, and how
    many `circles` were made. `contact_ids` are all who were listed, in order."""

    added: int = 0
    changed: int = 0
    circles: int = 0
    contact_ids: tuple[int, ...] = ()


def people_in_circles(reader: Connection) -> dict[int | None, int]:
    """How many people are in each circle of the desk, by its id; None: in none."""
    return found_by.in_circles(reader)


# The draft


def as_draft(listing: Listing) -> dict[str, Any]:
    """An unfinished listing as what a draft can hold; `from_draft` reads it again."""
    return asdict(listing)


def from_draft(draft: dict[str, Any], otherwise: Listing) -> Listing:
    """Read a draft; whatever in it is not as it should be is left out, what is missing taken from
    `otherwise`."""
    people, circles = draft.get("people"), draft.get("circles")
    return Listing(
        _people(people) if isinstance(people, list | tuple) else otherwise.people,
        _texts(circles) if isinstance(circles, list | tuple) else otherwise.circles,
    )


def _people(rows: Iterable[Any]) -> tuple[Listed, ...]:
    found = (_listed(row) for row in rows if isinstance(row, dict))
    return tuple(each for each in found if each.name)


def _listed(row: dict[str, Any]) -> Listed:
    words: dict[str, Any] = {key: row[key] for key in _TEXTS if isinstance(row.get(key), str)}
    return Listed(
        **{"name": "", "circle": "", **words},
        contact_id=row["contact_id"] if _is_id(row.get("contact_id")) else None,
        closeness=row["closeness"] if _is_id(row.get("closeness")) and row["closeness"] <= 5 else 0,
        tags=_texts(row.get("tags")),
        moves=row.get("moves") is True,
        from_file=row.get("from_file") is True,
        somebody_else=tuple(each for each in _sequence(row.get("somebody_else")) if _is_id(each)),
    )


def _is_id(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _sequence(value: object) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else ()


def _texts(value: object) -> tuple[str, ...]:
    return tuple(each for each in _sequence(value) if isinstance(each, str) and each.strip())


# Keeping


@dataclass(slots=True)
class _Work:
    """What is to be done: contacts to add, and those on the desk as they should be."""

    additions: list[Contact] = field(default_factory=list)
    updates: list[Contact] = field(default_factory=list)
    order: list[int] = field(default_factory=list)
    """Who was listed: a contact's id, or -(n + 1) for the addition n."""


def keep(desk: Desk, listing: Listing) -> ListingKept:
    """Keep everybody who was listed as one change; nothing is changed where the desk says it all already.

    Who came onto the desk since they were listed is recognised again, and nobody is added twice. A circle
    without anybody in it is not made.
    """
    listing = clean(listing)
    if not listing.people:
        return ListingKept()
    with desk.change("List people") as change:
        people = recognising.settled(change.connection, listing.people)
        circles, made = _circles(change, people)
        work = _work(change.connection, people, circles)
        ids = _insert(change, work, people, circles)
        for start in range(0, len(work.updates), PART_CONTACTS):
            for contact in work.updates[start : start + PART_CONTACTS]:
                kept.update(change, contact)
            change.part()
        change.relabel(_label(work))
    return ListingKept(
        len(work.additions),
        len(work.updates),
        made,
        tuple(each if each > 0 else ids[-each - 1] for each in work.order),
    )


def _circles(change: Change, people: Sequence[Listed]) -> tuple[dict[str, int], int]:
    """The ids of circles by folded name, after those that are missing were made; and how many were."""
    found = {fold(each.name): each.id for each in kept.circles(change.connection)}
    before = len(found)
    for each in people:
        name = " ".join(each.circle.split())
        if name and fold(name) not in found:
            found[fold(name)] = kept.insert_circle(change, name, len(found) % HUES)
    return found, len(found) - before


def _work(connection: Connection, people: Sequence[Listed], circles: dict[str, int]) -> _Work:
    known = {each.contact_id for each in people if each.contact_id is not None}
    present = {each.id: each for each in kept.get(connection, sorted(known))}
    spelled: dict[str, str] = {}
    work = _Work()
    for each in people:
        tags = tuple(_spelling(connection, tag, spelled) for tag in each.tags)
        contact = present.get(each.contact_id)
        if contact is None:
            work.additions.append(_new(each, tags))
            work.order.append(-len(work.additions))
            continue
        assert contact.id is not None
        work.order.append(contact.id)
        after = _filled(contact, each, tags, circles.get(_key(each)))
        if after != contact:
            work.updates.append(after)
    return work


def _spelling(connection: Connection, tag: str, spelled: dict[str, str]) -> str:
    """The tag as the desk writes it already, or as it was written first."""
    key = fold(tag)
    if key not in spelled:
        spelled[key] = many.spelling(connection, tag)
    return spelled[key]


def _new(somebody: Listed, tags: tuple[str, ...]) -> Contact:
    has_name = somebody.name != somebody.email
    return Contact(
        Name(display=somebody.name) if has_name else Name(),
        emails=(Labelled(somebody.email),) if somebody.email else (),
        phones=(Labelled(somebody.phone),) if somebody.phone else (),
        notes=somebody.notes,
        where_met=somebody.where,
        closeness=somebody.closeness,
        tags=tags,
        uid=new_uid(),
    )


def _filled(contact: Contact, somebody: Listed, tags: tuple[str, ...], circle: int | None) -> Contact:
    """Somebody on the desk with what was said of them; what the desk knew stays, but for what was chosen."""
    worn = {fold(tag) for tag in contact.tags}
    here = circle is not None and (contact.circle_id is None or somebody.moves)
    return replace(
        contact,
        circle_id=circle if here else contact.circle_id,
        emails=contact.emails or ((Labelled(somebody.email),) if somebody.email else ()),
        phones=contact.phones or ((Labelled(somebody.phone),) if somebody.phone else ()),
        notes=contact.notes or somebody.notes,
        where_met=contact.where_met or somebody.where,
        closeness=somebody.closeness or contact.closeness,
        tags=(*contact.tags, *(tag for tag in tags if fold(tag) not in worn)),
    )


def _insert(change: Change, work: _Work, people: Sequence[Listed], circles: dict[str, int]) -> list[int]:
    """Keep those who are new, in their circles; returns their ids in order."""
    new = [each for each, place in zip(people, work.order, strict=True) if place < 0]
    ready = [
        replace(contact, circle_id=circles.get(_key(each)))
        for contact, each in zip(work.additions, new, strict=True)
    ]
    ids: list[int] = []
    for start in range(0, len(ready), PART_CONTACTS):
        ids += kept.insert(change, ready[start : start + PART_CONTACTS])
        change.part()
    return ids


def _key(somebody: Listed) -> str:
    return fold(" ".join(somebody.circle.split()))


def _label(work: _Work) -> str:
    added, changed = len(work.additions), len(work.updates)
    if not added and not changed:
        return "List people"
    if not added:
        only = work.updates[0].shown
        return f"Place {only}" if changed == 1 else f"Place {changed:,} people"
    if added == 1:
        return f"List {work.additions[0].shown}"
    return f"List {added:,} people"
