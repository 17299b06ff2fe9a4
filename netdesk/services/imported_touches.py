"""Interactions that come with files: planned with the dry run, kept inside its one change."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, timedelta
from itertools import chain
from types import MappingProxyType

from netdesk.domain.dates import Moment, zone_info
from netdesk.domain.drafts import Draft, DraftInteraction, Guest
from netdesk.domain.folding import fold
from netdesk.domain.interactions import Interaction, Kind, State
from netdesk.domain.me import Me
from netdesk.domain.now import utc_now
from netdesk.domain.progress import Progress
from netdesk.exchange.digests import digest_of
from netdesk.exchange.planning import Batch, FileReading
from netdesk.exchange.recognising import email_key, profile_key
from netdesk.exchange.touches import (
    DELETED,
    NOBODY,
    UNWANTED,
    Fate,
    KnownTouches,
    PlannedTouch,
    TouchCounts,
    as_updated,
    count,
    guest_keys,
    plan_touches,
)
from netdesk.services import about_me, confirming, deleted_interactions, thanks
from netdesk.services.imported_answers import is_added_to_meeting, with_meetings
from netdesk.services.me import me
from netdesk.services.own_calendars import as_meant, own_meetings
from netdesk.store import interaction_sources as sources
from netdesk.store import interactions as kept
from netdesk.store import thing_sources
from netdesk.store.changes import Change
from netdesk.store.connection import Connection

__all__ = ["DELETED", "Fate", "PlannedTouch", "TouchCounts", "count", "keep_all", "plan_all", "rehearse_all"]

_AT_ONCE = 250
_GUEST = "guest of a meeting"
"""The kind of source that says who came with a meeting."""

_THANKED_WITHIN = timedelta(days=30)
_NAMED_AT_MOST = 20


def plan_all(connection: Connection, readings: Sequence[FileReading]) -> list[PlannedTouch]:
    """What becomes of each interaction of these files."""
    if not any(reading.interactions for reading in readings):
        return []
    user = me(connection)
    drafts = [[_at_home(each, user.zone) for each in reading.interactions] for reading in readings]
    own = own_meetings(connection, chain.from_iterable(drafts))
    drafts = as_meant(connection, drafts, own)
    guests = [guest for found in drafts for each in found for guest in each.people]
    people = _People.of(connection, guests)
    coming = {key for reading in readings for draft in reading.drafts for key in _keys_of(draft)}
    coming |= {draft.digest for reading in readings for draft in reading.drafts}
    mine = _Mine(connection, user)

    def is_known(guest: Guest) -> bool:
        if mine.is_me(guest):
            return False
        return people.find(guest) is not None or bool(coming & {guest.digest, *guest_keys(guest)})

    return plan_touches(drafts, _known(connection, own), is_known, lambda ids: _by_id(connection, ids))


def _keys_of(draft: Draft) -> list[str]:
    contact = draft.contact
    links = [key for link in contact.links if (key := profile_key(link.value))]
    return [*links, *(email_key(each.value) for each in contact.emails)]


def _known(connection: Connection, own: Mapping[str, int] = MappingProxyType({})) -> KnownTouches:
    digests: dict[str, int] = {}
    versions = {(uid, ""): (interaction_id, 0) for uid, interaction_id in own.items()}
    for interaction_id, digest, uid, recurrence, sequence in sources.sources(connection):
        digests[digest] = interaction_id
        if uid:
            versions[uid, recurrence] = (interaction_id, sequence)
    return KnownTouches(digests, versions, deleted_interactions.known(connection))


def _by_id(connection: Connection, ids: Collection[int]) -> dict[int, Interaction]:
    return {each.id: each for each in kept.get(connection, ids) if each.id is not None}


def _at_home(draft: DraftInteraction, zone: str) -> DraftInteraction:
    """An instant in UTC on the user's own wall: that is what it says to them."""
    start, home = draft.start, zone_info(zone)
    if start is None or start.zone != "UTC" or not start.has_time or home is None:
        return draft
    try:
        wall = start.local.replace(tzinfo=UTC).astimezone(home).replace(tzinfo=None)
    except OverflowError:
        return draft
    return replace(draft, start=Moment(wall.isoformat(timespec="minutes"), zone))


class _Mine:
    """What the user is called: they are no guest of their own."""

    def __init__(self, connection: Connection, user: Me) -> None:
        self._emails = about_me.own_emails(connection)
        self._name = fold(user.name)

    def is_me(self, guest: Guest) -> bool:
        emails = {*map(email_key, guest.emails)}
        if emails & self._emails:
            return True
        return not emails and bool(self._name) and fold(guest.name) == self._name


class _People:
    """Who on the desk the guests are, by the records that the same files gave and by certain keys."""

    def __init__(self, by_digest: Mapping[str, int], by_key: Mapping[str, int]) -> None:
        self._by_digest, self._by_key = by_digest, by_key

    @classmethod
    def of(cls, connection: Connection, guests: Sequence[Guest]) -> _People:
        by_digest = sources.people_by_digest(connection, {each.digest for each in guests if each.digest})
        wanted = {key for guest in guests for key in guest_keys(guest)}
        by_key: dict[str, int] = {}
        for contact_id, kind, value in sources.values(connection) if wanted else ():
            key = email_key(value) if kind == "email" else profile_key(value)
            if key in wanted:
                by_key.setdefault(key, contact_id)
        return cls(by_digest, by_key)

    def find(self, guest: Guest) -> int | None:
        if guest.digest in self._by_digest:
            return self._by_digest[guest.digest]
        return next((self._by_key[key] for key in guest_keys(guest) if key in self._by_key), None)


@dataclass(slots=True)
class _Keeping:
    """What is needed to keep one interaction after the other."""

    change: Change
    people: _People
    mine: _Mine
    home: str
    texts: bool
    came: Mapping[str, int]


def rehearse_all(planned: Sequence[PlannedTouch], files: int, batch: Batch) -> list[TouchCounts]:
    """The counts of each file as they would be."""
    return count([_wanted(each, batch) for each in planned], files)


def keep_all(
    change: Change, planned: Sequence[PlannedTouch], files: int, batch: Batch, progress: Progress
) -> list[TouchCounts]:
    """Keep what is new and newer, with the people who are on the desk by now; returns each file's counts."""
    if not planned:
        return count((), files)
    user = me(change.connection)
    guests = [guest for each in planned for guest in each.draft.people]
    people = _People.of(change.connection, guests)
    mine = _Mine(change.connection, user)
    keeping = _Keeping(change, people, mine, user.zone, batch.texts, _came(change, planned))
    done: list[PlannedTouch] = []
    # Person by person: what is searched of somebody is written anew with each part that touches them.
    in_turn = sorted((each for each in planned if not is_added_to_meeting(each)), key=_person_and_day)
    answers = list(filter(is_added_to_meeting, planned))
    for several in (in_turn, answers):
        found = with_meetings(several, _known(change.connection).versions) if several is answers else several
        for start in range(0, len(found), _AT_ONCE):
            progress.report(len(done), len(planned), "Keeping meetings and messages")
            done += _keep(keeping, [_wanted(each, batch) for each in found[start : start + _AT_ONCE]])
            change.part()
    return count(done, files)


def _came(change: Change, planned: Sequence[PlannedTouch]) -> Mapping[str, int]:
    """The meetings that guests came with earlier, while a newer version of some meeting is among these."""
    if not any(each.fate is Fate.UPDATE for each in planned):
        return {}
    return thing_sources.sources(change.connection).get(_GUEST, {})


def _person_and_day(each: PlannedTouch) -> tuple[list[str], str]:
    people = sorted(key for guest in each.draft.people for key in (*guest_keys(guest), guest.digest) if key)
    return people, each.draft.start.wall if each.draft.start else ""


def _wanted(each: PlannedTouch, batch: Batch) -> PlannedTouch:
    if each.reason == DELETED and batch.deleted_things and batch.interactions:
        return replace(each, fate=Fate.NEW, reason="")
    if batch.interactions or each.fate in (Fate.SAME, Fate.LEFT_OUT):
        return each
    return replace(each, fate=Fate.LEFT_OUT, reason=UNWANTED)


def _keep(keeping: _Keeping, planned: Sequence[PlannedTouch]) -> list[PlannedTouch]:
    change = keeping.change
    done: list[PlannedTouch] = []
    new: list[Interaction] = []
    new_drafts: list[DraftInteraction] = []
    newer = [each.interaction_id for each in planned if each.fate in (Fate.UPDATE, Fate.CANCEL)]
    present = _by_id(change.connection, [each for each in newer if each is not None])
    for each in planned:
        if each.fate is Fate.NEW:
            made = _made(keeping, each.draft)
            if made is None:
                done.append(replace(each, fate=Fate.LEFT_OUT, reason=NOBODY))
                continue
            new.append(made)
            new_drafts.append(each.draft)
        elif each.interaction_id in present and each.fate in (Fate.UPDATE, Fate.CANCEL):
            present[each.interaction_id] = _update(keeping, present[each.interaction_id], each.draft)
        done.append(each)
    ids = sources.insert_many(change, new, keeping.home)
    sources.remember(change, [_source(at, draft) for at, draft in zip(ids, new_drafts, strict=True)])
    for at, draft in zip(ids, new_drafts, strict=True):
        thing_sources.remember(change, _GUEST, ((at, digest) for digest in _found(keeping, draft)))
    for at, each_new in zip(ids, new, strict=True):
        _thank(keeping, replace(each_new, id=at))
    return done


def _made(keeping: _Keeping, draft: DraftInteraction) -> Interaction | None:
    ids, others = _who(keeping, draft)
    if not ids:
        return None
    notes = [draft.notes, draft.answer]
    if others and draft.kind is not Kind.MESSAGE:
        more = f" and {len(others) - _NAMED_AT_MOST} more" if len(others) > _NAMED_AT_MOST else ""
        notes.append(f"Also there: {', '.join(others[:_NAMED_AT_MOST])}{more}")
    if keeping.texts and draft.text:
        notes.append(draft.text)
    return Interaction(
        draft.kind,
        tuple(ids),
        draft.state,
        start=draft.start,
        minutes=draft.minutes,
        place=draft.place,
        link=draft.link,
        notes="\n\n".join(each for each in notes if each),
        uid=draft.uid,
    )


def _who(keeping: _Keeping, draft: DraftInteraction) -> tuple[list[int], list[str]]:
    """Contact ids, and the names of those who are not on the desk."""
    ids: dict[int, None] = {}
    others = []
    for guest in draft.people:
        if keeping.mine.is_me(guest):
            continue
        found = keeping.people.find(guest)
        if found is not None:
            ids[found] = None
        elif called := guest.name or next(iter(guest.emails), ""):
            others.append(called)
    return list(ids), others


def _found(keeping: _Keeping, draft: DraftInteraction) -> dict[str, int]:
    """Those of a meeting's guests who are on the desk, by what knows them again in a newer version of it."""
    if not draft.uid:
        return {}
    found: dict[str, int] = {}
    for guest in draft.people:
        person = None if keeping.mine.is_me(guest) else keeping.people.find(guest)
        if person is not None:
            told = (draft.uid, draft.recurrence, sorted(guest_keys(guest)) or fold(guest.name))
            found[digest_of(repr(told))] = person
    return found


def _update(keeping: _Keeping, mine: Interaction, draft: DraftInteraction) -> Interaction:
    assert mine.id is not None
    # Whoever came with an earlier version, and is no longer there, was taken off by the user.
    found = _found(keeping, draft)
    new = {digest: person for digest, person in found.items() if keeping.came.get(digest) != mine.id}
    after = as_updated(mine, draft, list(new.values()) if draft.uid else _who(keeping, draft)[0])
    thing_sources.remember(keeping.change, _GUEST, ((mine.id, digest) for digest in new))
    kept.update(keeping.change, after, keeping.home)
    source = _source(mine.id, draft)
    # An answer is no version of its meeting.
    sources.remember(keeping.change, [(mine.id, draft.digest, "", "", 0) if draft.answer else source])
    confirming.follow(keeping.change, after, keeping.home)
    _thank(keeping, after)
    return after


def _source(interaction_id: int, draft: DraftInteraction) -> sources.Source:
    return interaction_id, draft.digest, draft.uid, draft.recurrence, draft.sequence


def _thank(keeping: _Keeping, interaction: Interaction) -> None:
    """Whoever was met lately is thanked; what is long past asks for nothing any more."""
    start = interaction.start
    if interaction.state is State.PLANNED or start is None:
        return
    if utc_now() - start.aware(keeping.home) < _THANKED_WITHIN:
        thanks.follow(keeping.change, interaction, keeping.home)
