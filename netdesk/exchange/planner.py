"""Make the dry run: recognise every record, and see what it would change."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from netdesk.domain.contacts import Contact
from netdesk.domain.drafts import Draft
from netdesk.domain.folding import fold
from netdesk.domain.progress import Progress, Silent
from netdesk.exchange.comparing import differences, merged
from netdesk.exchange.matching import KnownPeople, KnownPerson, Match
from netdesk.exchange.planning import DryRun, FileReading, Outcome, Planned

Load = Callable[[Sequence[int]], Mapping[int, Contact]]
_LOADED_AT_ONCE = 500
_REPORT_EVERY = 100


class _Recognised(NamedTuple):
    draft: Draft
    file_index: int
    match: Match | None


def plan(
    files: Sequence[FileReading],
    known: KnownPeople,
    load: Load,
    progress: Progress | None = None,
    stamp: int = 0,
) -> DryRun:
    """Recognise all records in order and say what becomes of each.

    `load` gives contacts of the desk by id, for up to 500 ids at a time. Raises Cancelled.
    """
    said = progress or Silent()
    recognised = _recognise(files, known, said)
    items: list[Planned] = []
    state: dict[int, Contact] = {}
    for start in range(0, len(recognised), _LOADED_AT_ONCE):
        said.report(start, len(recognised), "Comparing")
        batch = recognised[start : start + _LOADED_AT_ONCE]
        _load_missing(batch, state, load)
        for place, each in enumerate(batch, start):
            items.append(_planned(each, place, state))
    return DryRun(tuple(files), tuple(items), stamp)


def _recognise(files: Sequence[FileReading], known: KnownPeople, progress: Progress) -> list[_Recognised]:
    found: list[_Recognised] = []
    total = sum(len(each.drafts) for each in files)
    for file_index, reading in enumerate(files):
        for draft in reading.drafts:
            if len(found) % _REPORT_EVERY == 0:
                progress.report(len(found), total, "Looking for people you know")
            match = known.match(draft, file_index)
            # A record that certainly is somebody makes its own keys theirs too.
            person = match.person if match and match.certain else -(len(found) + 1)
            if not (match and match.known):
                known.add(_keys(draft.contact, person), file_index, draft.digest)
            found.append(_Recognised(draft, file_index, match))
    return found


def _keys(contact: Contact, person: int) -> KnownPerson:
    return KnownPerson(
        person,
        contact.uid,
        fold(contact.shown),
        fold(contact.organization),
        tuple(each.value for each in contact.emails),
        tuple(each.value for each in contact.phones),
        tuple(each.value for each in contact.links),
    )


def _load_missing(batch: Sequence[_Recognised], state: dict[int, Contact], load: Load) -> None:
    wanted = {each.match.person for each in batch if each.match and each.match.person > 0}
    missing = sorted(wanted.difference(state))
    if missing:
        state.update(load(missing))


def _planned(each: _Recognised, place: int, state: dict[int, Contact]) -> Planned:
    """Say what becomes of one record; `state` holds everybody as the records before it would leave them."""
    draft, match = each.draft, each.match
    if match is None or (match.person > 0 and match.person not in state):
        state[-(place + 1)] = draft.contact
        outcome = Outcome.NEW
        return Planned(draft, each.file_index, outcome)
    planned = Planned(
        draft,
        each.file_index,
        Outcome.SAME,
        contact_id=match.person if match.person > 0 else None,
        batch_index=-match.person - 1 if match.person < 0 else None,
        reason=match.reason,
    )
    if match.known:
        return planned
    present = state[match.person]
    lines = differences(present, draft)
    if not match.certain:
        state[-(place + 1)] = draft.contact
        return replace(planned, outcome=Outcome.SUGGESTED, differences=lines)
    after = merged(present, draft)
    if after == present and not any(line.is_choice for line in lines):
        return planned
    state[match.person] = after
    return replace(planned, outcome=Outcome.UPDATE, differences=lines)
