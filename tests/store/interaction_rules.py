"""What a user does with interactions, for the state machine."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from netdesk.domain.dates import Moment
from netdesk.domain.interactions import Interaction, State
from netdesk.services import interactions
from tests.store import given
from tests.store.desk_rules import DeskRules


class InteractionRules(DeskRules):
    """Adds interactions and how they are prepared."""

    @precondition(lambda self: any(each.plan for each in self.people.interactions.values()))
    @rule(data=st.data())
    def edit_a_plan(self, data: st.DataObject) -> None:
        """Change one part of how an interaction is prepared."""
        planned = [found for found, each in self.people.interactions.items() if each.plan]
        present = self.people.interactions[data.draw(st.sampled_from(sorted(planned)))]
        name = data.draw(st.sampled_from(sorted(given.PLAN_FIELDS)))
        assert present.plan
        assert present.id is not None
        edited = replace(present, plan=replace(present.plan, **{name: data.draw(given.PLAN_FIELDS[name])}))
        self._change(lambda: interactions.save_interaction(self.desk, edited), None)
        self._keep_interaction(edited)

    @precondition(lambda self: self.people.contacts)
    @rule(data=st.data())
    def add_interaction(self, data: st.DataObject) -> None:
        self._add_interaction(data.draw(given.interactions(sorted(self.people.contacts))))

    def _add_interaction(self, planned: Interaction) -> None:
        found = self._change(lambda: interactions.add_interaction(self.desk, planned), None)
        self.interaction_id += 1
        assert found == self.interaction_id
        self.people.interactions[found] = replace(planned, id=found)

    @precondition(lambda self: self.people.interactions)
    @rule(data=st.data())
    def edit_interaction(self, data: st.DataObject) -> None:
        found = data.draw(st.sampled_from(sorted(self.people.interactions)))
        drawn = data.draw(given.interactions(sorted(self.people.contacts)))
        names = data.draw(
            st.lists(st.sampled_from(("contact_ids", *given.TOUCH_FIELDS)), min_size=1, max_size=3)
        )
        edited = replace(self.people.interactions[found], **{name: getattr(drawn, name) for name in names})
        self._change(lambda: interactions.save_interaction(self.desk, edited), None)
        self._keep_interaction(edited)

    @precondition(lambda self: self.people.interactions)
    @rule(data=st.data(), start=given.moments, minutes=st.none() | st.just(45))
    def reschedule(self, data: st.DataObject, start: Moment, minutes: int | None) -> None:
        found = data.draw(st.sampled_from(sorted(self.people.interactions)))
        present = self.people.interactions[found]
        self._change(lambda: interactions.reschedule(self.desk, found, start, minutes), None)
        self._keep_interaction(
            replace(
                present,
                start=start,
                state=State.PLANNED,
                minutes=present.minutes if minutes is None else minutes,
            )
        )

    @precondition(lambda self: self.people.interactions)
    @rule(data=st.data(), held=st.booleans())
    def hold_or_cancel(self, data: st.DataObject, held: bool) -> None:
        found = data.draw(st.sampled_from(sorted(self.people.interactions)))
        service = interactions.mark_held if held else interactions.cancel
        self._change(lambda: service(self.desk, found), None)
        present = self.people.interactions[found]
        self._keep_interaction(replace(present, state=State.HELD if held else State.CANCELLED))

    @precondition(lambda self: self.people.interactions)
    @rule(data=st.data())
    def delete_interactions(self, data: st.DataObject) -> None:
        ids = data.draw(
            st.lists(st.sampled_from(sorted(self.people.interactions)), min_size=1, max_size=3, unique=True)
        )
        self._change(lambda: interactions.delete_interactions(self.desk, ids), None)
        for found in ids:
            del self.people.interactions[found]
