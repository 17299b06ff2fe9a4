"""What a user does with the journey's things, for the state machine."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from netdesk.domain.contacts import Contact
from netdesk.domain.interactions import Plan
from netdesk.domain.own_questions import OwnQuestion, Practice
from netdesk.domain.pitches import Rehearsal
from netdesk.services import events, goals, interactions, organizations, own_questions, pitches, rounds
from tests.store import given, given_things
from tests.store.desk_rules import DeskRules
from tests.store.things import Things

SERVICES: dict[str, Any] = {
    "organization": organizations, "event": events, "goal": goals, "pitch": pitches,
}  # fmt: skip
PLACES = {"organization": "organizations", "event": "events", "goal": "goals", "pitch": "pitches"}
kinds = st.sampled_from(sorted(SERVICES))
_AT = "2027-01-08T09:00:00+00:00"


class JourneyRules(DeskRules):
    """Adds the journey to a machine that has a desk, and people in dictionaries."""

    def __init__(self) -> None:
        super().__init__()
        self.thing_ids = dict.fromkeys((*SERVICES, "rehearsal", "question", "practice"), 0)

    @rule(data=st.data(), kind=kinds)
    def add_a_thing(self, data: st.DataObject, kind: str) -> None:
        self._add_thing(kind, self._naming(data.draw(given_things.things(kind)), kind, data))

    def begin_journey(self) -> None:
        """Things that name each other and people, to begin with."""
        for kind, thing in given_things.THINGS:
            self._add_thing(kind, thing)

    def _add_thing(self, kind: str, thing: Any) -> None:
        found = self._change(lambda: SERVICES[kind].save(self.desk, thing), None)
        self.thing_ids[kind] += 1
        assert found == self.thing_ids[kind]
        self._there(kind)[found] = replace(thing, id=found)

    @precondition(lambda self: any(getattr(self.people.things, place) for place in PLACES.values()))
    @rule(data=st.data())
    def edit_a_thing(self, data: st.DataObject) -> None:
        kind = data.draw(st.sampled_from([kind for kind in sorted(PLACES) if self._there(kind)]))
        there = self._there(kind)
        present = there[data.draw(st.sampled_from(sorted(there)))]
        fields = given_things.KINDS[kind].fields
        names = data.draw(st.lists(st.sampled_from(sorted(fields)), max_size=3, unique=True))
        edited = replace(present, **{name: data.draw(fields[name], label=name) for name in names})
        if data.draw(st.booleans()):
            edited = self._naming(edited, kind, data)
        self._change(lambda: SERVICES[kind].save(self.desk, edited), None)
        there[edited.id] = edited

    @precondition(lambda self: any(getattr(self.people.things, place) for place in PLACES.values()))
    @rule(data=st.data())
    def delete_things(self, data: st.DataObject) -> None:
        kind = data.draw(st.sampled_from([kind for kind in sorted(PLACES) if self._there(kind)]))
        some = st.lists(st.sampled_from(sorted(self._there(kind))), min_size=1, max_size=2, unique=True)
        ids = data.draw(some)
        self._change(lambda: SERVICES[kind].delete(self.desk, ids), None)
        self.people.things.delete(kind, ids, self.people.interactions)

    @precondition(lambda self: self.people.interactions)
    @rule(data=st.data())
    def name_things_in_an_interaction(self, data: st.DataObject) -> None:
        found = data.draw(st.sampled_from(sorted(self.people.interactions)))
        present = self.people.interactions[found]
        plan = replace(
            present.plan or Plan(),
            goal_id=self._one_of("goals", data),
            pitch_id=self._one_of("pitches", data),
        )
        edited = replace(present, event_id=self._one_of("events", data), plan=plan)
        self._change(lambda: interactions.save_interaction(self.desk, edited), None)
        self.people.interactions[found] = edited
        self.people.things.note_met(edited)

    @precondition(lambda self: self.people.things.events)
    @rule(data=st.data(), cards=st.lists(given.contacts, max_size=4))
    def meet_people_at_an_event(self, data: st.DataObject, cards: list[Contact]) -> None:
        """Some who are known already, then new ones by their cards."""
        there = self.people.things.events
        found = data.draw(st.sampled_from(sorted(there)))
        known = self._some_people(data)
        self._change(lambda: events.add_people(self.desk, found, known), None)
        met = tuple(dict.fromkeys((*there[found].contact_ids, *known)))
        # Two changes: undo of the second gives back what the first has left.
        there[found] = replace(there[found], contact_ids=met)
        cards = [replace(each, own=()) for each in cards]
        cards = [each for each in cards if each.shown]
        ids = self._change(lambda: events.burst(self.desk, found, cards), None)
        for contact_id, card in zip(ids, cards, strict=True):
            self.contact_id += 1
            assert contact_id == self.contact_id
            where = card.where_met or ("" if card.how_met else there[found].name)
            self.people.contacts[contact_id] = replace(card, id=contact_id, where_met=where)
        there[found] = replace(there[found], contact_ids=(*met, *ids))

    @precondition(lambda self: self.people.things.pitches)
    @rule(data=st.data(), seconds=st.sampled_from((29, 31)))
    def rehearse(self, data: st.DataObject, seconds: int) -> None:
        said = Rehearsal(data.draw(st.sampled_from(sorted(self.people.things.pitches))), _AT, seconds, 70, 2)
        found = self._change(lambda: pitches.rehearsed(self.desk, said), None)
        self.thing_ids["rehearsal"] += 1
        self.people.things.rehearsals[found] = replace(said, id=found)

    @precondition(lambda self: self.people.things.rehearsals)
    @rule(data=st.data())
    def forget_a_rehearsal(self, data: st.DataObject) -> None:
        found = data.draw(st.sampled_from(sorted(self.people.things.rehearsals)))
        self._change(lambda: pitches.forget_rehearsals(self.desk, [found]), None)
        del self.people.things.rehearsals[found]

    @rule(data=st.data(), question=given_things.questions)
    def keep_a_question(self, data: st.DataObject, question: OwnQuestion) -> None:
        there = self.people.things.questions
        wanted = replace(question, id=data.draw(st.sampled_from((None, *sorted(there)))))
        found = self._change(lambda: own_questions.save(self.desk, wanted), None)
        there[found] = replace(wanted, id=found)

    @precondition(lambda self: self.people.things.questions)
    @rule(data=st.data())
    def delete_a_question(self, data: st.DataObject) -> None:
        found = data.draw(st.sampled_from(sorted(self.people.things.questions)))
        self._change(lambda: own_questions.delete(self.desk, [found]), None)
        del self.people.things.questions[found]

    @rule(rating=st.integers(1, 3), note=given.texts)
    def practise(self, rating: int, note: str) -> None:
        practice = Practice("Why boats?", _AT, rating, note)
        found = self._change(lambda: own_questions.practised(self.desk, practice), None)
        self.people.things.practices[found] = replace(practice, id=found)

    @rule()
    def begin_a_round(self) -> None:
        number = len(self.people.things.rounds) + 2
        label = f"Begin round {number} of the journey"
        assert self._change(lambda: rounds.begin(self.desk), label) == number
        self.people.things.rounds.append(datetime.now(UTC).date())

    def things_on_the_desk(self) -> Things:
        """What the services say."""
        kept: dict[str, Any] = {
            place: {each.id: each for each in SERVICES[kind].every(self.reader)}
            for kind, place in PLACES.items()
        }
        practices = own_questions.practices(self.reader)
        return Things(
            **kept,
            rehearsals={each.id: each for each in pitches.rehearsals(self.reader) if each.id},
            questions={each.id: each for each in own_questions.every(self.reader) if each.id},
            practices={each.id: each for each in practices if each.id},
            rounds=rounds.rounds(self.reader),
        )

    def _there(self, kind: str) -> dict[int, Any]:
        found: dict[int, Any] = getattr(self.people.things, PLACES[kind])
        return found

    def _one_of(self, place: str, data: st.DataObject) -> int | None:
        found: int | None = data.draw(st.sampled_from((None, *sorted(getattr(self.people.things, place)))))
        return found

    def _some_people(self, data: st.DataObject) -> tuple[int, ...]:
        if not self.people.contacts:
            return ()
        some = st.lists(st.sampled_from(sorted(self.people.contacts)), max_size=3, unique=True)
        return tuple(data.draw(some))

    def _naming(self, thing: Any, kind: str, data: st.DataObject) -> Any:
        """The thing with others of the desk that it names, and people."""
        kept = given_things.KINDS[kind]
        values: dict[str, Any] = {name: self._one_of(place, data) for name, place in kept.named}
        if thing.id is not None and values.get("based_on") == thing.id:
            values["based_on"] = None
        if kept.people:
            values[kept.people] = self._some_people(data)
        return replace(thing, **values)
