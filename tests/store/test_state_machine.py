"""Any sequence of edits, imports, undo, redo, undo of an earlier change, restarts, against dictionaries.

After every step the desk holds exactly what the dictionaries hold, search finds exactly what they say,
`check` has nothing to say, and the Edit menu names the right changes. NETDESK_RUNS and NETDESK_STEPS
make the search longer.
"""

from __future__ import annotations

import os
from typing import cast

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from netdesk.domain.errors import Trouble
from netdesk.domain.rows import ChangeState, ContactView
from netdesk.services import checks, contacts, history, own_fields
from netdesk.services.history import InTheWay
from netdesk.store import interactions as kept_interactions
from netdesk.store import thing_sources, touching
from netdesk.store.desk import Desk
from tests.store import given
from tests.store.contact_rules import ContactRules
from tests.store.field_rules import FieldRules
from tests.store.interaction_rules import InteractionRules
from tests.store.journey_rules import JourneyRules
from tests.store.ledger import Row, Rows, difference, rows_of

RUNS = int(os.environ.get("NETDESK_RUNS", "60"))
STEPS = int(os.environ.get("NETDESK_STEPS", "30"))

NAMING = frozenset({"contact", "interaction", "plan", "event", "pitch"})
"""Tables whose rows name others that may come back."""
GONE_ALONE = frozenset({"contact", "event", "organization", "goal", "pitch", "own_question"})
"""What is listed as deleted whatever it was deleted with."""


def _is_forgotten(row: Row, before: Rows, after: Rows) -> bool:
    """What a contact or an interaction was known by that was deleted: it goes when they come back."""
    gone = {thing_sources.DELETED_CONTACT: "contact", thing_sources.DELETED_INTERACTION: "interaction"}
    if row[1] not in gone:
        return False
    key = (gone[row[1]], cast("int", row[2]))
    return key in after and key not in before


class DeskMachine(ContactRules, InteractionRules, FieldRules, JourneyRules):
    """The desk on one side, dictionaries on the other."""

    @initialize(filled=st.booleans())
    def begin(self, filled: bool) -> None:
        """Mostly there are people on the desk already, who know each other and have met."""
        if filled:
            for contact in given.PEOPLE:
                self._add_contact(contact)
            for touch in given.TOUCHES:
                self._add_interaction(touch)
            self.begin_journey()

    # What a user takes back.

    @precondition(lambda self: self.ledger.next_undo())
    @rule()
    def undo(self) -> None:
        line = self.ledger.next_undo()
        changes = history.undo(self.desk)
        assert line
        assert changes
        self.ledger.undo(line)
        self._adopt_rows()
        assert changes.label == line.label
        assert self.people == self.before[line.id], "undo gives back exactly what was there"

    @precondition(lambda self: self.ledger.next_redo())
    @rule()
    def redo(self) -> None:
        line = self.ledger.next_redo()
        changes = history.redo(self.desk)
        assert line
        assert changes
        self.ledger.redo(line)
        self._adopt_rows()
        assert changes.label == line.label

    @precondition(lambda self: self.ledger.in_force())
    @rule(data=st.data())
    def undo_one(self, data: st.DataObject) -> None:
        """One change of any age goes by itself, or is refused with the list of those that must go too."""
        chosen = data.draw(st.sampled_from(sorted(self.ledger.in_force())))
        rows = self.ledger.without([chosen])
        if rows is not None:
            changes = history.undo_change(self.desk, chosen)
            self._undone(changes.id, [chosen], rows)
            return
        with pytest.raises(InTheWay) as refused:
            history.undo_change(self.desk, chosen)
        also = [entry.id for entry in refused.value.entries]
        assert min(also) > chosen
        assert self.ledger.line(chosen).label in str(refused.value)
        assert rows_of(self.reader.raw) == self.ledger.rows, "a refused undo changes nothing"
        together = self.ledger.without([chosen, *also])
        assert together is not None, "what the list names is enough"
        assert self.ledger.are_tied(chosen, also), "and each of them has something to do with it"
        if data.draw(st.booleans()):
            changes = history.undo_change(self.desk, chosen, also)
            self._undone(changes.id, [chosen, *also], together)

    @precondition(lambda self: self.ledger.passed_by())
    @rule(data=st.data())
    def make_again(self, data: st.DataObject) -> None:
        """A change that Redo has passed by is made again as a new one, where it still fits."""
        chosen = data.draw(st.sampled_from(sorted(self.ledger.passed_by())))
        rows = self.ledger.again(chosen)
        if rows is None:
            with pytest.raises(Trouble, match="does not fit the desk any more"):
                history.make_again(self.desk, chosen)
            assert rows_of(self.reader.raw) == self.ledger.rows, "what is refused changes nothing"
            return
        changes = history.make_again(self.desk, chosen)
        self.before[changes.id] = self.people.copy()
        self.ledger.made_again(changes.id, chosen, rows)
        self._adopt_rows()

    @precondition(lambda self: bool(history.gone_keys(self.reader)))
    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        """Somebody who was deleted comes back alone, or with what they belong to, or not at all."""
        keys = history.gone_keys(self.reader)
        wanted = data.draw(st.lists(st.sampled_from(keys), min_size=1, max_size=2, unique=True))
        rows = rows_of(self.reader.raw)
        try:
            changes = history.restore(self.desk, wanted)
        except InTheWay:
            # The machine's own invariants see to it that nothing was changed.
            return
        after = rows_of(self.reader.raw)
        assert {(kind, row_id) for kind, row_id, _ in wanted} <= after.keys()
        assert {key: row for key, row in after.items() if key in rows and key[0] not in NAMING} == {
            key: row
            for key, row in rows.items()
            if key[0] not in NAMING and not _is_forgotten(row, rows, after)
        }, "others keep what is theirs; only who introduced them, or what they name, can be told anew"
        self._remember(changes.id, changes.label, [difference(rows, after)])
        self._adopt_rows()

    @rule()
    def restart(self) -> None:
        self.reader.close()
        self.desk.close()
        self.desk = Desk.open(self.folder / "a.netdesk")
        self.reader = self.desk.reader()

    # What must hold after every step.

    @invariant()
    def the_desk_holds_what_it_should(self) -> None:
        assert rows_of(self.reader.raw) == self.ledger.rows
        ids = sorted(self.people.contacts)
        assert contacts.contacts(self.reader, [*ids, self.contact_id + 1]) == [
            self.people.contacts[each] for each in ids
        ]
        touches = sorted(self.people.interactions)
        assert kept_interactions.get(self.reader, [*touches, self.interaction_id + 1]) == [
            self.people.interactions[each] for each in touches
        ]
        assert own_fields.own_fields(self.reader) == self.people.fields
        assert self.things_on_the_desk() == self.people.things
        assert sorted(contacts.circles(self.reader), key=lambda circle: circle.id) == self.people.circles
        counts = contacts.counts(self.reader)
        assert (counts.contacts, counts.interactions) == (len(ids), len(self.people.interactions))

    @invariant()
    def search_finds_what_it_should(self) -> None:
        assert self.people.found(given.QUERIES) == {
            query: set(contacts.contact_ids(self.reader, ContactView(text=query))) for query in given.QUERIES
        }

    @invariant()
    def check_has_nothing_to_say(self) -> None:
        found = checks.check(self.reader)
        assert found == [], found

    @invariant()
    def the_menu_names_the_right_changes(self) -> None:
        undo, redo = self.ledger.next_undo(), self.ledger.next_redo()
        found = history.next_undo(self.reader), history.next_redo(self.reader)
        assert [entry and (entry.id, entry.label) for entry in found] == [
            line and (line.id, line.label) for line in (undo, redo)
        ]
        force = self.ledger.in_force()
        listed = {entry.id: entry for entry in history.history(self.reader)}
        for line in self.ledger.lines:
            entry = listed[line.id]
            assert entry.undoable == (line.id in force)
            assert (entry.state is ChangeState.APPLIED) == (line.id in force)

    @invariant()
    def the_history_of_a_person_is_what_touched_them(self) -> None:
        lines = {line.id for line in self.ledger.lines}
        for contact_id in range(1, self.contact_id + 1):
            listed = {*touching.changes_touching(self.reader, contact_id)} & lines
            assert listed == {line.id for line in self.ledger.lines if contact_id in line.people}

    @invariant()
    def whoever_was_there_and_is_not_now_can_be_found_among_the_deleted(self) -> None:
        """By whatever they went: a deletion, or the undo of what had brought them. Who was merged into
        somebody has not gone."""
        gone = {(kind, row_id) for kind, row_id, _ in history.gone_keys(self.reader)}
        assert gone.isdisjoint(self.ledger.rows)
        force = self.ledger.in_force()
        merged = {
            key
            for line in self.ledger.lines
            if line.id in force and line.label.replace("Redo: ", "").startswith("Merge ")
            for diff in line.diffs
            for key, (_, after) in diff.items()
            if key[0] == "contact" and after is None
        }
        known = {
            key
            for line in self.ledger.lines
            for diff in line.diffs
            for key, sides in diff.items()
            if key[0] in GONE_ALONE and key not in self.ledger.rows
            if not self.ledger.is_of_the_bank(key, next(side for side in sides if side is not None))
        }
        assert {key for key in gone if key[0] in GONE_ALONE} == known - merged


TestDesk = DeskMachine.TestCase
TestDesk.settings = settings(
    max_examples=RUNS,
    stateful_step_count=STEPS,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
