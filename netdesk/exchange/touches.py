"""The interactions of a dry run: which are new, which are known, which say something newer of a known one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC
from enum import Enum
from types import MappingProxyType

from netdesk.domain.drafts import DraftInteraction, Guest
from netdesk.domain.interactions import Interaction, State
from netdesk.exchange import deleted
from netdesk.exchange.digests import digest_of
from netdesk.exchange.recognising import email_key, profile_key


class Fate(Enum):
    """What becomes of one interaction of a file."""

    NEW = "new"
    UPDATE = "update"
    CANCEL = "cancel"
    SAME = "same"
    LEFT_OUT = "left out"


NOBODY = "nobody of it is on this desk"
OLDER = "an older version of the same meeting"
NOT_HERE = "calls off a meeting that is not on this desk"
UNWANTED = "left out by you"
ANSWER_NOT_HERE = "an answer about a meeting that is not on this desk"
DELETED = deleted.LEFT_OUT


@dataclass(frozen=True, slots=True)
class PlannedTouch:
    """One interaction and what would become of it. `interaction_id` is the one on the desk that it is,
    `reason` why it is left out."""

    draft: DraftInteraction
    file_index: int
    fate: Fate
    interaction_id: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TouchCounts:
    """What became of one file's interactions: read = added + updated + cancelled + same + left_out."""

    read: int = 0
    added: int = 0
    updated: int = 0
    cancelled: int = 0
    same: int = 0
    left_out: int = 0
    why: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def balances(self) -> bool:
        """True when each is counted exactly once."""
        return self.read == self.added + self.updated + self.cancelled + self.same + self.left_out

    @property
    def kept(self) -> int:
        """How many changed something on the desk."""
        return self.added + self.updated + self.cancelled

    def __add__(self, other: TouchCounts) -> TouchCounts:
        """Both together."""
        numbers = {name: getattr(self, name) + getattr(other, name) for name in _NUMBERS}
        return TouchCounts(**numbers, why=dict(Counter(self.why) + Counter(other.why)))


_NUMBERS = ("read", "added", "updated", "cancelled", "same", "left_out")
_COLUMN = {
    Fate.NEW: "added",
    Fate.UPDATE: "updated",
    Fate.CANCEL: "cancelled",
    Fate.SAME: "same",
    Fate.LEFT_OUT: "left_out",
}


def count(touches: Iterable[PlannedTouch], files: int) -> list[TouchCounts]:
    """The counts of each file by what became of its interactions."""
    columns = [Counter[str]() for _ in range(files)]
    why = [Counter[str]() for _ in range(files)]
    for each in touches:
        columns[each.file_index]["read"] += 1
        columns[each.file_index][_COLUMN[each.fate]] += 1
        if each.fate is Fate.LEFT_OUT:
            why[each.file_index][each.reason] += 1
    return [
        TouchCounts(**{name: numbers[name] for name in _NUMBERS}, why=dict(reasons))
        for numbers, reasons in zip(columns, why, strict=True)
    ]


def guest_keys(guest: Guest) -> list[str]:
    """What somebody is recognised by for certain."""
    keys = [*map(email_key, guest.emails), *map(profile_key, guest.links)]
    return [key for key in keys if key]


Version = tuple[int, int]
"""An interaction's id and the sequence of the version that it holds."""


@dataclass(frozen=True, slots=True)
class KnownTouches:
    """What the desk knows of earlier imports: interactions by digest, versions by UID and recurrence, and
    what is left of those that were deleted by hand."""

    digests: Mapping[str, int]
    versions: Mapping[tuple[str, str], Version]
    deleted: Collection[str] = frozenset()


def version_key(uid: str, recurrence: str) -> str:
    """What all versions of one meeting are known by when it is gone."""
    return digest_of(repr(("version", uid, recurrence)))


def plan_touches(
    files: Sequence[Sequence[DraftInteraction]],
    known: KnownTouches,
    is_known: Callable[[Guest], bool],
    load: Callable[[Collection[int]], Mapping[int, Interaction]],
) -> list[PlannedTouch]:
    """Say what becomes of each interaction, file by file. `is_known` tells whether somebody is, or will be,
    on the desk; `load` gives interactions of the desk by id."""
    newest = _newest(files)
    named = {(draft.uid, draft.recurrence) for drafts in files for draft in drafts}
    series = {(uid, "") for uid, recurrence in named if recurrence}
    wanted = {found[0] for key, found in known.versions.items() if key in named or key in series}
    present = load(wanted) if wanted else {}
    found: list[PlannedTouch] = []
    seen: set[str] = set()
    for file_index, drafts in enumerate(files):
        for draft in drafts:
            version = _version(draft, known, present, named)
            planned = _planned(draft, file_index, known, present, version)
            key = (draft.uid, draft.recurrence)
            if draft.digest in seen:
                planned = replace(planned, fate=Fate.SAME)
            elif planned.fate is not Fate.SAME and newest.get(key, draft) is not draft and not draft.answer:
                planned = replace(planned, fate=Fate.LEFT_OUT, reason=OLDER)
            elif _comes(planned) and not any(map(is_known, draft.people)):
                planned = replace(planned, fate=Fate.LEFT_OUT, reason=NOBODY)
            if planned.fate is not Fate.LEFT_OUT or planned.reason == DELETED:
                seen.add(draft.digest)
            found.append(planned)
    _join_answers(found)
    return found


def _join_answers(found: list[PlannedTouch]) -> None:
    """What is answered to a meeting that comes in these files goes to that meeting."""
    meetings = {(each.draft.uid, each.draft.recurrence): each for each in found if not each.draft.answer}
    for at, each in enumerate(found):
        if not each.draft.answer or each.interaction_id is not None or each.fate is Fate.SAME:
            continue
        meeting = meetings.setdefault((each.draft.uid, each.draft.recurrence), each)
        if meeting is each or (meeting.draft.answer and meeting.fate is Fate.LEFT_OUT):
            continue
        fate = Fate.LEFT_OUT if meeting.fate is Fate.LEFT_OUT else Fate.UPDATE
        found[at] = replace(each, fate=fate, interaction_id=meeting.interaction_id, reason=meeting.reason)


def _comes(planned: PlannedTouch) -> bool:
    """True for what is new to the desk, by itself or when it is wanted."""
    return planned.fate is Fate.NEW or planned.reason == DELETED


def _newest(files: Sequence[Sequence[DraftInteraction]]) -> dict[tuple[str, str], DraftInteraction]:
    """Of several versions of a meeting in these files, the one with the highest sequence; the later one, and
    one that calls it off, win over their equals."""
    found: dict[tuple[str, str], DraftInteraction] = {}
    for drafts in files:
        for draft in drafts:
            key = (draft.uid, draft.recurrence)
            other = found.get(key)
            if draft.uid and not draft.answer and (other is None or _rank(draft) >= _rank(other)):
                found[key] = draft
    return found


def _rank(draft: DraftInteraction) -> tuple[int, bool]:
    return draft.sequence, draft.state is State.CANCELLED


def _planned(
    draft: DraftInteraction,
    file_index: int,
    known: KnownTouches,
    present: Mapping[int, Interaction],
    version: Version | None,
) -> PlannedTouch:
    if draft.digest in known.digests:
        return PlannedTouch(draft, file_index, Fate.SAME, known.digests[draft.digest])
    if draft.answer and version is not None and version[0] in present:
        mine = present[version[0]]
        fate = Fate.SAME if as_updated(mine, draft) == mine else Fate.UPDATE
        return PlannedTouch(draft, file_index, fate, version[0])
    if version is None or version[0] not in present:
        if draft.answer and draft.start is None:
            return PlannedTouch(draft, file_index, Fate.LEFT_OUT, reason=ANSWER_NOT_HERE)
        if draft.state is State.CANCELLED:
            return PlannedTouch(draft, file_index, Fate.LEFT_OUT, reason=NOT_HERE)
        if known.deleted and _is_deleted(draft, known.deleted):
            return PlannedTouch(draft, file_index, Fate.LEFT_OUT, reason=DELETED)
        return PlannedTouch(draft, file_index, Fate.NEW)
    interaction_id, sequence = version
    if draft.sequence < sequence:
        return PlannedTouch(draft, file_index, Fate.LEFT_OUT, interaction_id, OLDER)
    mine = present[interaction_id]
    if as_updated(mine, draft) == mine:
        return PlannedTouch(draft, file_index, Fate.SAME, interaction_id)
    calls_off = draft.state is State.CANCELLED
    return PlannedTouch(draft, file_index, Fate.CANCEL if calls_off else Fate.UPDATE, interaction_id)


def _version(
    draft: DraftInteraction,
    known: KnownTouches,
    present: Mapping[int, Interaction],
    named: Collection[tuple[str, str]],
) -> Version | None:
    """The interaction that a draft is another version of. One time of a series is, where nothing else is said
    of the series, what the series is on the desk when that is at this time."""
    if not draft.uid:
        return None
    found = known.versions.get((draft.uid, draft.recurrence))
    if found is not None or not draft.recurrence or (draft.uid, "") in named:
        return found
    series = known.versions.get((draft.uid, ""))
    mine = present.get(series[0]) if series else None
    return series if mine is not None and _is_at(mine, draft.recurrence) else None


def _is_at(mine: Interaction, recurrence: str) -> bool:
    """Whether one is at the time that names it in its series: "20261105T090000Z", "20261105"."""
    start = mine.start
    if start is None:
        return False
    if recurrence.endswith("Z") and start.has_time:
        return start.aware().astimezone(UTC).strftime("%Y%m%dT%H%M") == recurrence[:13]
    return start.wall.replace("-", "").replace(":", "").startswith(recurrence[:13].rstrip("Z"))


def _is_deleted(draft: DraftInteraction, gone: Collection[str]) -> bool:
    return draft.digest in gone or (bool(draft.uid) and version_key(draft.uid, draft.recurrence) in gone)


def as_updated(mine: Interaction, draft: DraftInteraction, people: Sequence[int] = ()) -> Interaction:
    """An interaction of the desk with what a newer version says. What the user wrote stays, and so does what
    took place; whoever was there before stays too."""
    if draft.answer:
        notes = (
            mine.notes
            if draft.answer in mine.notes
            else "\n\n".join(filter(None, (mine.notes, draft.answer)))
        )
        return replace(mine, notes=notes, contact_ids=tuple(dict.fromkeys((*mine.contact_ids, *people))))
    state = draft.state
    if mine.state is State.HELD or (mine.state is State.PLANNED and state is State.HELD):
        state = mine.state
    if state is State.CANCELLED:
        return replace(mine, state=state)
    return replace(
        mine,
        state=state,
        start=draft.start or mine.start,
        minutes=draft.minutes or mine.minutes,
        place=draft.place or mine.place,
        link=draft.link or mine.link,
        notes=mine.notes or draft.notes,
        contact_ids=tuple(dict.fromkeys((*mine.contact_ids, *people))),
    )
