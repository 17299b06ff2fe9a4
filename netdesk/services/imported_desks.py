"""What a desk in a file holds besides its people, kept inside the change that brings the people in.

Nothing is doubled: what this desk has already, by an earlier import or by its content, stays as it is. What
was deleted here comes back only when that is wanted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace

from netdesk.domain.contacts import Contact
from netdesk.domain.desk_journey import DeskJourney
from netdesk.domain.drafts import DeskRest
from netdesk.domain.folding import fold
from netdesk.domain.follow_ups import FollowUp
from netdesk.domain.interactions import Interaction
from netdesk.domain.own_fields import field_key
from netdesk.domain.progress import Progress
from netdesk.exchange.digests import digest_of
from netdesk.exchange.planning import Batch, DryRun, FileReading
from netdesk.exchange.touches import DELETED, NOBODY, UNWANTED, TouchCounts
from netdesk.services import deleted_interactions
from netdesk.services.imported_journeys import Compared, JourneyMerging, compared
from netdesk.services.me import is_known, me, write_me
from netdesk.store import contacts as kept_contacts
from netdesk.store import (
    follow_ups,
    interaction_sources,
    interactions,
    journeys,
    not_same,
    own_fields,
    saved_searches,
)
from netdesk.store.changes import Change
from netdesk.store.connection import Connection

_AT_ONCE = 250
_Key = tuple[object, ...]


def prepare(change: Change, readings: Sequence[FileReading]) -> None:
    """Before the people: their circles in order and with their colours, own fields with their choices."""
    for rest in (reading.rest for reading in readings if reading.rest):
        circles = {fold(each.name) for each in kept_contacts.circles(change.connection)}
        for name, hue in rest.circles:
            if fold(name) not in circles:
                circles.add(fold(name))
                kept_contacts.insert_circle(change, name, hue)
        present = {field_key(each.name) for each in own_fields.fields(change.connection)}
        for field in rest.own_fields:
            if field_key(field.name) not in present:
                present.add(field_key(field.name))
                own_fields.insert(change, field)


def rehearse_all(connection: Connection, planned: DryRun, batch: Batch) -> list[TouchCounts]:
    """What would become of the interactions of each desk."""
    counts = []
    for reading in planned.files:
        if reading.rest is None:
            counts.append(TouchCounts())
            continue
        matched = {item.draft.digest: item.contact_id for item in planned.items}
        counts.append(_Merging(connection, reading.rest, batch).counted(matched))
    return counts


def further(connection: Connection, planned: DryRun) -> Compared:
    """What else would come of the desks in these files, and what would not because it was deleted here:
    interactions, and the things of their journeys."""
    new, deleted = Counter[str](), Counter[str]()
    if all(reading.rest is None for reading in planned.files):
        return Compared(new, deleted)
    for counts in rehearse_all(connection, planned, Batch()):
        new["interactions"] += counts.added
        deleted["interactions"] += counts.why.get(DELETED, 0)
    mine = journeys.whole(connection)
    for reading in planned.files:
        if reading.rest is not None and reading.rest.journey is not None:
            found = compared(connection, mine, reading.rest.journey)
            new += found.new
            deleted += found.deleted
    return Compared(+new, +deleted)


def keep_all(
    change: Change,
    readings: Sequence[FileReading],
    batch: Batch,
    progress: Progress,
    further: Compared | None = None,
) -> list[TouchCounts]:
    """Keep all of it, with the people who are on the desk by now; returns the counts of each file, and adds
    to `further` what comes besides people and interactions, or stays away."""
    counts = []
    for reading in readings:
        if reading.rest is None:
            counts.append(TouchCounts())
            continue
        merging = _Merging(change.connection, reading.rest, batch)
        merging.introduce(change)
        kept = merging.keep_journey(change)
        if further is not None:
            further.new.update(kept.new)
            further.deleted.update(kept.deleted)
        counts.append(merging.keep_interactions(change, progress))
        if batch.interactions:
            merging.keep_follow_ups(change)
        merging.keep_searches(change)
        merging.keep_apart(change)
        if reading.rest.me is not None and not is_known(change.connection):
            write_me(change.connection, reading.rest.me)
        change.part()
    return counts


class _Merging:
    """One desk of a file, seen from this one."""

    def __init__(self, connection: Connection, rest: DeskRest, batch: Batch) -> None:
        self._connection, self._rest, self._batch = connection, rest, batch
        by_digest = interaction_sources.people_by_digest(connection, set(rest.people.values()))
        self._ids = {
            theirs: by_digest[digest] for theirs, digest in rest.people.items() if digest in by_digest
        }
        self._kept: dict[int, int] = {}
        self._journey: JourneyMerging | None = None
        self._sources = {digest: mine for mine, digest, *_ in interaction_sources.sources(connection)}
        self._deleted = deleted_interactions.known(connection)

    def counted(self, matched: Mapping[str, int | None]) -> TouchCounts:
        """The counts as they would be; `matched` gives the contact of the desk that each draft is, by its
        digest, None for somebody new."""
        if not self._batch.interactions:
            return self._unwanted()
        # Whoever is new has no id yet: one that nobody has stands for it.
        ids = {
            theirs: matched[digest] or -theirs
            for theirs, digest in self._rest.people.items()
            if digest in matched
        }
        present = self._present()
        fates: Counter[str] = Counter()
        for each in self._rest.interactions:
            people = tuple(ids[contact_id] for contact_id in each.contact_ids if contact_id in ids)
            found = replace(each, contact_ids=people)
            known = self._digest(each) in self._sources or _key(found) in present
            fates["same" if known else self._fate(found, self._digest(each))] += 1
        return self._counts(fates)

    def _fate(self, found: Interaction, digest: str) -> str:
        """What becomes of one that is not on the desk; its people are those of this desk."""
        if not found.contact_ids:
            return NOBODY
        was_here = bool(self._deleted & {digest, deleted_interactions.content_key(found)})
        return DELETED if was_here and not self._batch.deleted_things else "added"

    def introduce(self, change: Change) -> None:
        """Whoever was introduced by somebody on that desk is so on this one."""
        wanted = {
            self._ids[theirs]: self._ids[introducer]
            for theirs, introducer in self._rest.introducers.items()
            if theirs in self._ids and introducer in self._ids
        }
        ids = list(wanted)
        for start in range(0, len(ids), _AT_ONCE):
            batch = ids[start : start + _AT_ONCE]
            names = kept_contacts.names(self._connection, [wanted[each] for each in batch])
            for contact in kept_contacts.get(self._connection, batch):
                self._introduce(change, contact, wanted, names)
            change.part()

    def _introduce(
        self, change: Change, contact: Contact, wanted: Mapping[int, int], names: Mapping[int, str]
    ) -> None:
        assert contact.id is not None
        introducer = wanted[contact.id]
        known_otherwise = contact.introducer not in ("", names.get(introducer, ""))
        if contact.introduced_by is None and introducer != contact.id and not known_otherwise:
            kept_contacts.update(change, replace(contact, introduced_by=introducer, introducer=""))

    def keep_journey(self, change: Change) -> Compared:
        """Keep its events, goals and the like, which interactions name; returns how many of each are new, and
        how many stay away because they were deleted."""
        theirs = self._rest.journey or DeskJourney()
        self._journey = JourneyMerging(change, theirs, self._ids, again=self._batch.deleted_things)
        self._journey.keep()
        return Compared(self._journey.kept, self._journey.left_out)

    def keep_interactions(self, change: Change, progress: Progress) -> TouchCounts:
        """Keep those that are not on the desk yet."""
        if not self._batch.interactions:
            return self._unwanted()
        home = me(self._connection).zone
        present = self._present()
        fates: Counter[str] = Counter()
        for place, theirs in enumerate(self._rest.interactions):
            if place % _AT_ONCE == 0:
                progress.report(place, len(self._rest.interactions), "Keeping meetings and messages")
                change.part()
            people = tuple(self._ids[each] for each in theirs.contact_ids if each in self._ids)
            found = self._journey.told_here(theirs) if self._journey else theirs
            found = replace(found, id=None, contact_ids=people)
            digest = self._digest(theirs)
            mine = self._sources.get(digest, present.get(_key(found)))
            fate = "same" if mine is not None else self._fate(found, digest)
            if fate == "added":
                mine = interactions.insert(change, found, home)
                present[_key(found)] = mine
                interaction_sources.remember(change, [(mine, digest, found.uid, "", 0)])
            if mine is not None and theirs.id is not None:
                self._kept[theirs.id] = mine
            fates[fate] += 1
        change.part()
        return self._counts(fates)

    def keep_follow_ups(self, change: Change) -> None:
        """Keep what is due, and what was done, and is not on the desk yet."""
        present = {_due(each) for each in follow_ups.every(self._connection)}
        new = []
        for theirs in self._rest.follow_ups:
            contact_id = self._ids.get(theirs.contact_id)
            interaction_id = self._kept.get(theirs.interaction_id or 0)
            if contact_id is None or (theirs.interaction_id is not None and interaction_id is None):
                continue
            found = replace(theirs, contact_id=contact_id, interaction_id=interaction_id)
            if _due(found) not in present:
                present.add(_due(found))
                new.append(found)
        home = me(self._connection).zone
        for start in range(0, len(new), _AT_ONCE):
            follow_ups.insert(change, new[start : start + _AT_ONCE], home)
            change.part()

    def keep_searches(self, change: Change) -> None:
        """Keep searches of names that are free."""
        present = {each.name.casefold() for each in saved_searches.every(self._connection)}
        circles = {fold(each.name): each.id for each in kept_contacts.circles(self._connection)}
        for search, circle in self._rest.searches:
            if search.name.casefold() not in present and (not circle or fold(circle) in circles):
                present.add(search.name.casefold())
                view = replace(search.view, circle_id=circles[fold(circle)] if circle else None)
                saved_searches.insert(change, replace(search, view=view))

    def keep_apart(self, change: Change) -> None:
        """Whom the user told apart stays so."""
        ids = self._ids
        pairs = [(ids[a], ids[b]) for a, b in self._rest.not_the_same if a in ids and b in ids]
        not_same.insert(change, [not_same.pair(one, other) for one, other in pairs if one != other])

    def _present(self) -> dict[_Key, int]:
        found: dict[_Key, int] = {}
        ids = interactions.all_ids(self._connection)
        for start in range(0, len(ids), _AT_ONCE):
            for each in interactions.get(self._connection, ids[start : start + _AT_ONCE]):
                if each.id is not None:
                    found.setdefault(_key(each), each.id)
        return found

    def _digest(self, theirs: Interaction) -> str:
        """With its people: interactions of two desks may look alike."""
        people = [self._rest.people.get(contact_id, "") for contact_id in theirs.contact_ids]
        return digest_of(repr((asdict(replace(theirs, contact_ids=())), people)))

    def _counts(self, fates: Counter[str]) -> TouchCounts:
        why = {reason: fates[reason] for reason in (NOBODY, DELETED) if fates[reason]}
        return TouchCounts(
            read=sum(fates.values()),
            added=fates["added"],
            same=fates["same"],
            left_out=sum(why.values()),
            why=why,
        )

    def _unwanted(self) -> TouchCounts:
        count = len(self._rest.interactions)
        return TouchCounts(read=count, left_out=count, why={UNWANTED: count} if count else {})


def _key(each: Interaction) -> _Key:
    """Interactions with the same are one."""
    people = frozenset(each.contact_ids)
    return (each.kind, each.state, each.start, people, each.place, each.notes, each.link)


def _due(each: FollowUp) -> _Key:
    return (each.kind, each.contact_id, each.what, each.due, each.interaction_id)
