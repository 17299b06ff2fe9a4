"""Make the dry run: recognise every record, and see what it would change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice, pairwise
from typing import NamedTuple

from netdesk.domain.contacts import Contact
from netdesk.domain.drafts import Draft
from netdesk.domain.folding import fold
from netdesk.domain.progress import Progress, Silent
from netdesk.exchange.collecting import collector_at_rest
from netdesk.exchange.comparing import differences, merged, photo_hash
from netdesk.exchange.deleted import DELETED, is_deleted
from netdesk.exchange.likeness import Likeness, reason
from netdesk.exchange.matching import KnownPeople, KnownPerson, Match, known_before
from netdesk.exchange.planning import DryRun, FieldChange, FileReading, Outcome, Planned
from netdesk.exchange.staging import Records

Load = Callable[[Sequence[int]], Mapping[int, Contact]]
_LOADED_AT_ONCE = 500
_REPORT_EVERY = 100
_NO_PART = -2

ONLY_A_NAME = "Only a name"
"""The reason for a record that says nothing but what somebody is called."""


class _Recognised(NamedTuple):
    draft: Draft
    file_index: int
    match: Match | None


class _Keys(NamedTuple):
    """What records of one file are told from each other by, and whether some of them are only named."""

    digests: list[str]
    twice: frozenset[str]
    anybody_named: bool


def plan(
    files: Sequence[FileReading],
    known: KnownPeople,
    load: Load,
    progress: Progress | None = None,
    stamp: int = 0,
    items: Records[Planned] | None = None,
    deleted: Collection[str] = frozenset(),
) -> DryRun:
    """Recognise all records in order and say what becomes of each, in `items`. `deleted` is what was left of
    people who were deleted.

    `load` gives contacts of the desk by id, for up to 500 ids at a time. Raises Cancelled.
    """
    said = progress or Silent()
    items = [] if items is None else items
    state: dict[int, Contact] = {}
    with collector_at_rest():
        matches = _recognise(files, known, said)
        matched = {match.person for match in matches if match}
        every = ((draft, at) for at, reading in enumerate(files) for draft in reading.drafts)
        for start in range(0, len(matches), _LOADED_AT_ONCE):
            found = zip(islice(every, _LOADED_AT_ONCE), matches[start : start + _LOADED_AT_ONCE], strict=True)
            batch = [_Recognised(draft, at, match) for (draft, at), match in found]
            said.report(start, len(matches), "Comparing")
            _load_missing(batch, state, load)
            for place, each in enumerate(batch, start):
                if place % _REPORT_EVERY == 0:
                    said.report(place, len(matches), "Comparing")
                items.append(_planned(each, place, state, matched, deleted))
        # Bit by bit: to free 100,000 at once would hold the interpreter, and with it a window.
        while matches:
            del matches[-_LOADED_AT_ONCE:]
    return DryRun(tuple(files), items, stamp)


def _recognise(files: Sequence[FileReading], known: KnownPeople, progress: Progress) -> list[Match | None]:
    """Who each record is, in order."""
    found: list[Match | None] = []
    total = sum(len(each.drafts) for each in files)
    parts = list(_parts(files))
    for part, drafts in enumerate(parts):
        told = _keys(drafts)
        # After these nobody is looked up by name: of the last ones only those met twice are worth keeping.
        is_last = part == len(parts) - 1 and not told.anybody_named
        twice = told.twice
        # Records met before go first: whoever they are, no other record of the file is.
        for digest in told.digests:
            person = known.by_digest(digest)
            if person is not None:
                known.take(person, part)
        alone = is_last and known.knows_cards_alone
        for draft in drafts:
            if len(found) % _REPORT_EVERY == 0:
                progress.report(len(found), total, "Looking for people you know")
            if alone and not known.met(draft) and twice.isdisjoint((draft.digest, draft.contact.uid)):
                # Nobody on the desk and no other record has anything of this one's.
                found.append(None)
                continue
            if (person := known.by_digest(draft.digest)) is not None:
                # Imported before, or already met in these files.
                known.take(person, part)
                found.append(known_before(person))
                continue
            keys = keys_of(draft.contact)
            # Somebody who is only named may well be somebody whom the same file tells of.
            match = known.match(draft, keys, _NO_PART if draft.named_in else part)
            # A record that certainly is somebody makes its own keys theirs too.
            certain = match is not None and match.certain
            whose = match.person if match and certain else -(len(found) + 1)
            if certain:
                known.take(whose, part)
            if not is_last or draft.digest in twice or keys.uid in twice:
                known.add(keys._replace(id=whose), part, draft.digest, last=is_last)
            found.append(match)
    return found


def _keys(drafts: Sequence[Draft]) -> _Keys:
    digests, uids, anybody_named = [], [], False
    for draft in drafts:
        digests.append(draft.digest)
        if uid := draft.contact.uid:
            uids.append(uid)
        anybody_named = anybody_named or bool(draft.named_in)
    return _Keys(digests, _met_twice(digests) | _met_twice(uids), anybody_named)


def _met_twice(keys: Sequence[str]) -> frozenset[str]:
    """The digests or UIDs that several records have."""
    if len(set(keys)) == len(keys):
        return frozenset()
    return frozenset(key for key, times in Counter(keys).items() if times > 1 and key)


def _parts(files: Sequence[FileReading]) -> Iterator[Sequence[Draft]]:
    """The drafts of each file, and of each file inside it."""
    for reading in files:
        starts = [0, *reading.parts, len(reading.drafts)]
        if not reading.parts:
            yield reading.drafts
            continue
        for start, end in pairwise(starts):
            if start < end:
                yield reading.drafts[start:end]


def keys_of(contact: Contact) -> KnownPerson:
    """What a contact, maybe one without an id, is recognised by."""
    return KnownPerson(
        contact.id or 0,
        contact.uid,
        fold(contact.shown),
        fold(contact.organization),
        tuple(each.value for each in contact.emails),
        tuple(each.value for each in contact.phones),
        tuple(each.value for each in contact.links),
    )


def _load_missing(batch: Sequence[_Recognised], state: dict[int, Contact], load: Load) -> None:
    wanted = {
        each.match.person for each in batch if each.match and not each.match.known and each.match.person > 0
    }
    missing = sorted(wanted.difference(state))
    if missing:
        state.update(load(missing))


def _planned(
    each: _Recognised,
    place: int,
    state: dict[int, Contact],
    matched: Collection[int],
    deleted: Collection[str],
) -> Planned:
    """Say what becomes of one record; `state` holds everybody as the records before it would leave them, as
    far as some record is about them (`matched`)."""
    draft, match = each.draft, each.match
    if match is not None and not match.known and match.person not in state:
        # Deleted since they were indexed.
        match = None
    if match is None:
        if -(place + 1) in matched:
            state[-(place + 1)] = _as_added(draft)
        if is_deleted(draft, deleted):
            return Planned(draft, each.file_index, Outcome.SUGGESTED, reason=DELETED)
        if draft.name_only or draft.named_in:
            reason = draft.named_in or ONLY_A_NAME
            return Planned(draft, each.file_index, Outcome.SUGGESTED, reason=reason)
        return Planned(draft, each.file_index, Outcome.NEW)
    if match.known:
        return _recognised_as(each, match, Outcome.SAME)
    present = state[match.person]
    lines = differences(present, draft)
    if not match.certain:
        if -(place + 1) in matched:
            state[-(place + 1)] = _as_added(draft)
        return _recognised_as(each, match, Outcome.SUGGESTED, lines, present)
    after = merged(present, draft)
    if after == present and not any(line.is_choice for line in lines):
        return _recognised_as(each, match, Outcome.SAME)
    state[match.person] = after
    return _recognised_as(each, match, Outcome.UPDATE, lines)


def _recognised_as(
    each: _Recognised,
    match: Match,
    outcome: Outcome,
    lines: tuple[FieldChange, ...] = (),
    present: Contact | None = None,
) -> Planned:
    """A record of somebody; `present` is whom it is alike, where that is all."""
    reason = match.reason
    if match.likeness is not None and present is not None:
        reason = _reason(match.likeness, present, each.draft.contact)
    return Planned(
        each.draft,
        each.file_index,
        outcome,
        match.person if match.person > 0 else None,
        -match.person - 1 if match.person < 0 else None,
        reason,
        lines,
        match.score,
    )


def _reason(likeness: Likeness, present: Contact, record: Contact) -> str:
    names, organizations = (
        (getattr(present, field), getattr(record, field)) for field in ("shown", "organization")
    )
    return reason(likeness, names, organizations)


def _as_added(draft: Draft) -> Contact:
    return replace(draft.contact, photo=photo_hash(draft)) if draft.photo else draft.contact
