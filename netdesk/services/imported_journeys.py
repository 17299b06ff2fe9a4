"""The journey's things of a desk in a file, kept inside the change that brings its people in.

Nothing is doubled: what this desk has already, by an earlier import or by what it is called, stays as it is;
people who were met at an event that both desks have are added to it, but nobody whom the user took off it
since an earlier import brought them. What was deleted here comes back only when that is wanted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from netdesk.domain.desk_journey import DeskJourney
from netdesk.domain.events import Event
from netdesk.domain.goals import Goal
from netdesk.domain.interactions import Interaction
from netdesk.domain.organizations import Organization
from netdesk.domain.own_questions import OwnQuestion, Practice
from netdesk.domain.pitches import Pitch, Rehearsal
from netdesk.exchange.digests import digest_of
from netdesk.services.thing_keys import Key, Thing, key_of, thing_digest
from netdesk.store import (
    events,
    goals,
    journeys,
    organizations,
    own_questions,
    pitches,
    rounds,
    thing_sources,
)
from netdesk.store.changes import Change
from netdesk.store.connection import Connection

GONE: Final = 0
"""Stands for the id of a thing that was deleted here."""
_MET = "met at an event"
"""The kind of source that says who came with an event."""


class Compared(NamedTuple):
    """How many of each kind (as DeskJourney calls them) are new to a desk, how many were deleted there."""

    new: Counter[str]
    deleted: Counter[str]


def compared(connection: Connection, mine: DeskJourney, theirs: DeskJourney) -> Compared:
    """What a desk would get of another one's, and what it had of it before."""
    known = thing_sources.sources(connection)
    pitch_ids = _paired(theirs.pitches, mine.pitches, known.get("pitch"))
    paired = {
        "organizations": _paired(theirs.organizations, mine.organizations, known.get("organization")),
        "goals": _paired(theirs.goals, mine.goals, known.get("goal")),
        "pitches": pitch_ids,
        "events": _paired(theirs.events, mine.events, known.get("event")),
        "own_questions": _paired(theirs.own_questions, mine.own_questions, known.get("own_question")),
        "practices": _paired(theirs.practices, mine.practices),
    }
    new = Counter({what: found.count(None) for what, found in paired.items()})
    deleted = Counter({what: found.count(GONE) for what, found in paired.items()})
    here = {each.id or 0: found for each, found in zip(theirs.pitches, pitch_ids, strict=True)}
    # What was said of a pitch goes where the pitch goes.
    deleted["rehearsals"] = sum(here.get(each.pitch_id) == GONE for each in theirs.rehearsals)
    said = tuple(
        replace(each, pitch_id=here.get(each.pitch_id) or 0)
        for each in theirs.rehearsals
        if here.get(each.pitch_id) != GONE
    )
    new["rehearsals"] = _paired(said, mine.rehearsals).count(None)
    new["rounds"] = (Counter(theirs.rounds) - Counter(mine.rounds)).total()
    return Compared(+new, +deleted)


class JourneyMerging:
    """The journey of a desk in a file, on its way here. `people` are the ids on this desk by those there;
    with `again` what was deleted here comes back. `kept` is how many of each kind come, `left_out` how many
    stay away because they were deleted."""

    def __init__(
        self, change: Change, theirs: DeskJourney, people: Mapping[int, int], *, again: bool = False
    ) -> None:
        self._again = again
        self._change = change
        self._theirs = theirs
        self._mine = journeys.whole(change.connection)
        self._people = people
        self._goals: dict[int, int] = {}
        self._pitches: dict[int, int] = {}
        self._events: dict[int, int] = {}
        self._sources = thing_sources.sources(change.connection)
        new, deleted = compared(change.connection, self._mine, theirs)
        self.kept = new + deleted if again else new
        self.left_out = Counter[str]() if again else deleted

    def keep(self) -> None:
        """Keep what is not on the desk yet."""
        theirs, mine = self._theirs, self._mine
        self._each("organization", theirs.organizations, mine.organizations, self._organization)
        self._goals = self._each("goal", theirs.goals, mine.goals, self._goal)
        self._keep_pitches()
        self._keep_rehearsals()
        self._events = self._each("event", theirs.events, mine.events, self._event)
        self._add_people()
        self._each("own_question", theirs.own_questions, mine.own_questions, self._question)
        self._each("", theirs.practices, mine.practices, self._practice)
        more = Counter(theirs.rounds) - Counter(mine.rounds)
        for day in sorted(more.elements()):
            rounds.insert(self._change, day)
        self._change.part()

    def told_here(self, interaction: Interaction) -> Interaction:
        """An interaction of the file with the event, goal and pitch it names, as this desk knows them."""
        plan = interaction.plan
        if plan is not None:
            plan = replace(
                plan,
                goal_id=_here(self._goals, plan.goal_id),
                pitch_id=_here(self._pitches, plan.pitch_id),
            )
        return replace(interaction, event_id=_here(self._events, interaction.event_id), plan=plan)

    def _each(
        self, kind: str, theirs: Sequence[Thing], mine: Iterable[Thing], keep: Callable[[Thing], int]
    ) -> dict[int, int]:
        """Keep those of which this desk has none; returns this desk's id by that of the file. What they came
        from is remembered, for things of a `kind`."""
        pairs = _paired(theirs, mine, self._sources.get(kind))
        wanted = (None, GONE) if self._again else (None,)
        made = {at: keep(each) for at, each in enumerate(theirs) if pairs[at] in wanted}
        if kind:
            digests = ((found, thing_digest(theirs[at])) for at, found in made.items())
            thing_sources.remember(self._change, kind, digests)
        found = {each.id or 0: made.get(at, pairs[at] or GONE) for at, each in enumerate(theirs)}
        return {there: here for there, here in found.items() if here != GONE}

    # How each kind is kept: as it is there, with what it names as it is called here.

    def _organization(self, theirs: Organization) -> int:
        return organizations.write(self._change, replace(theirs, id=None))

    def _goal(self, theirs: Goal) -> int:
        helper_ids = self._known(theirs.helper_ids)
        return goals.write(self._change, replace(theirs, id=None, helper_ids=helper_ids))

    def _keep_pitches(self) -> None:
        """Versions are tied together when all are there, for one may have been made of a later one."""
        present = {each.id for each in self._mine.pitches}
        self._pitches = self._each("pitch", self._theirs.pitches, self._mine.pitches, self._pitch)
        for theirs in self._theirs.pitches:
            mine, first = _here(self._pitches, theirs.id), _here(self._pitches, theirs.based_on)
            if mine is not None and mine not in present and first is not None and first != mine:
                present.add(mine)
                kept = pitches.get(self._change.connection, [mine])[0]
                pitches.write(self._change, replace(kept, based_on=first))

    def _pitch(self, theirs: Pitch) -> int:
        goal_id = _here(self._goals, theirs.goal_id)
        return pitches.write(self._change, replace(theirs, id=None, based_on=None, goal_id=goal_id))

    def _keep_rehearsals(self) -> None:
        here = [
            replace(each, id=None, pitch_id=self._pitches[each.pitch_id])
            for each in self._theirs.rehearsals
            if each.pitch_id in self._pitches
        ]
        self._each("", here, self._mine.rehearsals, self._rehearsal)

    def _rehearsal(self, here: Rehearsal) -> int:
        return pitches.insert_rehearsal(self._change, here)

    def _event(self, theirs: Event) -> int:
        found = replace(
            theirs,
            id=None,
            goal_id=_here(self._goals, theirs.goal_id),
            pitch_id=_here(self._pitches, theirs.pitch_id),
            contact_ids=(),
        )
        return events.write(self._change, found)

    def _add_people(self) -> None:
        """Whom the file knows from an event, but not those whom an earlier import brought: whether they are
        still among its people is up to the user since."""
        came = self._sources.get(_MET, {})
        for theirs in self._theirs.events:
            event_id = _here(self._events, theirs.id)
            if event_id is None:
                continue
            found: dict[str, int] = {}
            for there in theirs.contact_ids:
                digest = digest_of(repr((thing_digest(theirs), there)))
                if there in self._people and came.get(digest) != event_id:
                    found[digest] = self._people[there]
            if found:
                events.add_people(self._change, event_id, list(dict.fromkeys(found.values())))
                thing_sources.remember(self._change, _MET, ((event_id, digest) for digest in found))

    def _question(self, theirs: OwnQuestion) -> int:
        return own_questions.write(self._change, replace(theirs, id=None))

    def _practice(self, theirs: Practice) -> int:
        return own_questions.insert_practice(self._change, replace(theirs, id=None))

    def _known(self, ids: Iterable[int]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(self._people[each] for each in ids if each in self._people))


def _paired(
    theirs: Sequence[Thing], mine: Iterable[Thing], known: Mapping[str, int] | None = None
) -> list[int | None]:
    """For each the id of one of this desk's that came of it (`known` by digest) or is alike, None where there
    is none, GONE where there was one and it was deleted.

    Two that are alike in the file are two: each is paired with one of this desk's.
    """
    here = {each.id or 0: each for each in mine}
    sources = [(known or {}).get(thing_digest(each)) for each in theirs]
    came = [each if each in here else None for each in sources]
    there: dict[Key, list[int]] = {}
    for each in reversed([each for found, each in here.items() if found not in came]):
        there.setdefault(key_of(each), []).append(each.id or 0)
    found: list[int | None] = []
    for each, source, mine_id in zip(theirs, sources, came, strict=True):
        alike = there.get(key_of(each)) if mine_id is None else None
        gone = GONE if source is not None and mine_id is None else mine_id
        found.append(alike.pop() if alike else gone)
    return found


def _here(ids: Mapping[int, int], theirs: int | None) -> int | None:
    return None if theirs is None else ids.get(theirs)
