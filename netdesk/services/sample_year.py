"""A year of the sample desk: what was said with whom, what is planned, what is due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from random import Random
from typing import Any, Final

from netdesk.domain.dates import Moment
from netdesk.domain.follow_ups import FollowUp, FollowUpKind, FollowUpState
from netdesk.domain.interactions import Interaction, Kind, Plan, PlanQuestion, ResearchItem, State
from netdesk.domain.thanks import due_after
from netdesk.services.planning import suggest
from netdesk.services.questions import bank
from netdesk.services.sample_clock import SampleClock
from netdesk.services.sample_journey import Journey

_SEED: Final = "sample desk"
_FIRST_HOUR, _LAST_HOUR = 7, 14
_KINDS: Final = ("email", "email", "message", "message", "coffee chat", "call", "letter",
                 "conversation at an event")  # fmt: skip
_LENGTHS: Final = {"coffee chat": 45, "call": 15, "conversation at an event": 10}


class SampleYear:
    """Tells the year around the clock's now; `journey` has the events, goals and pitches that talks name.

    Hours ahead are told from the next one at which people talk, so that a desk made at night still has a
    first meeting by day.
    """

    def __init__(
        self,
        talks: Mapping[str, Any],
        people: Sequence[Mapping[str, Any]],
        clock: SampleClock,
        journey: Journey,
    ) -> None:
        self._talks = talks
        self._people = people
        self._clock = clock
        self._journey = journey
        self._thanks: list[str] = []
        self._bank = bank()

    @property
    def count(self) -> int:
        """How many interactions have been told."""
        return len(self._thanks)

    def interactions(self, ids: Mapping[str, int]) -> Iterator[Interaction]:
        """All interactions, planned ones first; `ids` are the people's, by key."""
        for row in self._talks["ahead"]:
            yield self._told(row, ids, State.PLANNED, self._first_ahead())
        for row in self._talks["past"]:
            yield self._told(row, ids, State.HELD, self._clock.now)
        chooser = Random(_SEED)  # noqa: S311 - the same desk each time, no secret
        named = {key for row in self._talks["past"] for key in row["with"]}
        for person in self._people:
            if person["key"] not in named and person.get("close", 0) and not person.get("archived"):
                yield from self._through_the_year(person, ids[person["key"]], chooser)

    def follow_ups(self, ids: Mapping[str, int], kept: Sequence[Interaction]) -> Iterator[FollowUp]:
        """What is due or was: thanks for the meetings of `kept` (in the order told), promises, reminders."""
        for meeting, thanks in zip(kept, self._thanks, strict=True):
            if thanks:
                yield from self._thank_yous(meeting, FollowUpState(thanks))
        for row in self._talks["follow_ups"]:
            done = row.get("done")
            yield FollowUp(
                FollowUpKind(row["kind"]),
                ids[row["who"]],
                row["what"],
                Moment(self._clock.day(row["due"]).isoformat()),
                state=FollowUpState.OPEN if done is None else FollowUpState.DONE,
                done_at="" if done is None else self._clock.stamp(self._clock.utc_now + timedelta(days=done)),
            )

    def _thank_yous(self, meeting: Interaction, state: FollowUpState) -> Iterator[FollowUp]:
        due = due_after(meeting, self._clock.home)
        assert due
        over = (
            ""
            if state is FollowUpState.OPEN
            else self._clock.stamp(due.aware(self._clock.home) - timedelta(hours=4))
        )
        for contact_id in meeting.contact_ids:
            yield FollowUp(
                FollowUpKind.THANK_YOU, contact_id, due=due, interaction_id=meeting.id, state=state,
                done_at=over,
            )  # fmt: skip

    def _told(
        self, row: Mapping[str, Any], ids: Mapping[str, int], state: State, base: datetime
    ) -> Interaction:
        self._thanks.append(row.get("thanks", ""))
        return Interaction(
            kind=Kind(row["kind"]),
            contact_ids=tuple(ids[key] for key in row["with"]),
            state=State(row["state"]) if "state" in row else state,
            start=self._clock.start(row, base),
            minutes=row.get("min", 0),
            place=row.get("place", ""),
            link=row.get("link", ""),
            notes=row.get("notes", ""),
            plan=self._plan(row) if "objective" in row else None,
            event_id=self._journey.events.get(row.get("event", "")),
        )

    def _plan(self, row: Mapping[str, Any]) -> Plan:
        talks = self._talks
        goal = talks["goals"][row["goal"]]
        return Plan(
            objective=row["objective"],
            goal=goal,
            introducer=row.get("introducer", ""),
            may_use_name=row.get("may", False),
            shared_ground=tuple(row.get("shared", ())),
            pitch=talks["pitches"].get(row.get("pitch", ""), ""),
            research=tuple(row.get("research", ())),
            about_person=tuple(row.get("person", ())),
            ask=row.get("ask", ""),
            stories=tuple(talks["stories"][key] for key in row.get("stories", ())),
            bring=tuple(row.get("bring", ())),
            questions=self._questions(row),
            goal_id=self._journey.goals.get(goal),
            pitch_id=self._journey.pitches.get(row.get("pitch", "")),
            checklist=tuple(
                ResearchItem(subject, prompt, found, ask=bool(mark))
                for subject, prompt, found, *mark in row.get("checklist", ())
            ),
            dress=row.get("dress", ""),
            route=row.get("route", ""),
            confirm=row.get("confirm", False),
        )

    def _questions(self, row: Mapping[str, Any]) -> tuple[PlanQuestion, ...]:
        size, answers = row.get("questions", 0), row.get("answers", {})
        chosen = suggest(self._bank, size=size, turn=row.get("turn", 0)) if size else ()
        return tuple(replace(each, answer=answers.get(each.text, "")) for each in chosen)

    def _through_the_year(
        self, person: Mapping[str, Any], contact_id: int, chooser: Random
    ) -> Iterator[Interaction]:
        """A few touches; the last of them recent enough for the person's rhythm."""
        rhythm = person.get("rhythm", 0)
        day = chooser.randint(2, max(3, rhythm * 2 // 3) if rhythm else 150)
        for _ in range(1 + person["close"]):
            kind = chooser.choice(_KINDS)
            self._thanks.append("done" if kind in _LENGTHS else "")
            clock = time(chooser.randint(8, 18), chooser.choice((0, 15, 30, 45)))
            yield Interaction(
                Kind(kind),
                (contact_id,),
                State.HELD,
                start=Moment(f"{self._clock.day(-day).isoformat()}T{clock:%H:%M}", self._clock.home),
                minutes=_LENGTHS.get(kind, 0),
                notes=chooser.choice(self._talks["year"][kind]),
            )
            day += chooser.randint(20, 90)
            if day > 365:
                return

    def _first_ahead(self) -> datetime:
        now = self._clock.now
        if now.hour < _FIRST_HOUR:
            return now.replace(hour=9, minute=15)
        if now.hour > _LAST_HOUR:
            return (now + timedelta(days=1)).replace(hour=9, minute=15)
        return now
