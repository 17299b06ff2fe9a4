"""What the state machine knows of its desk, and keeps of every change."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from netdesk.domain.contacts import Contact
from netdesk.domain.interactions import Interaction
from netdesk.services import contacts
from netdesk.store import many_contacts as kept_many
from netdesk.store import own_fields as kept_own
from netdesk.store.desk import Desk
from tests.store import given
from tests.store.ledger import Diff, Ledger, difference, rows_of
from tests.store.people import Assembler, People

T = TypeVar("T")


class DeskRules(RuleBasedStateMachine):
    """A desk on one side, dictionaries on the other, and how a change comes to both."""

    def __init__(self) -> None:
        super().__init__()
        # Small parts, so that a handful of contacts makes several.
        self.patches = pytest.MonkeyPatch()
        self.patches.setattr(contacts, "PART_CONTACTS", 2)
        self.folder = Path(tempfile.mkdtemp(prefix="netdesk-machine-"))
        self.desk = Desk.open(self.folder / "a.netdesk")
        self.reader = self.desk.reader()
        self.ledger = Ledger(self.reader.raw)
        self.assembler = Assembler(self.reader.raw)
        self.people = self.assembler.people(self.ledger.rows)
        self.patches.setattr(kept_own, "PART_CONTACTS", 2)
        self.patches.setattr(kept_many, "PART_CONTACTS", 2)
        self.contact_id = self.interaction_id = self.field_id = 0
        self.circle_id = len(self.people.circles)
        self.before: dict[int, People] = {}

    def teardown(self) -> None:
        self.reader.close()
        self.desk.close()
        self.patches.undo()
        shutil.rmtree(self.folder)

    def _own_kept(self, contact: Contact, beside: Sequence[Contact] = ()) -> Contact:
        kept = self.people.keep_own(contact, self.field_id + 1, beside)
        self.field_id = max(self.field_id, *(each.id or 0 for each in self.people.fields), 0)
        return kept

    def _keep_interaction(self, kept: Interaction) -> None:
        assert kept.id is not None
        self.people.interactions[kept.id] = kept
        self.people.things.note_met(kept)

    def _keep_edited(self, contact: Contact) -> None:
        assert contact.id is not None
        same = contact.own == self.people.contacts[contact.id].own
        self.people.contacts[contact.id] = contact if same else self._own_kept(contact)

    def _somebody(self, data: st.DataObject) -> Contact:
        return self.people.contacts[data.draw(st.sampled_from(sorted(self.people.contacts)))]

    def _tied(self, contact: Contact, data: st.DataObject) -> Contact:
        """The contact with a circle, and somebody of the desk who introduced them, or none."""
        circles = [None, *(circle.id for circle in self.people.circles)]
        people = [None, *(sorted(self.people.contacts))]
        return replace(
            contact,
            circle_id=data.draw(st.sampled_from(circles)),
            introduced_by=data.draw(st.sampled_from(people)),
        )

    def _edited(self, contact: Contact, data: st.DataObject) -> Contact:
        names = data.draw(st.lists(st.sampled_from(sorted(given.FIELDS)), max_size=3))
        edited = replace(contact, **{name: data.draw(given.FIELDS[name], label=name) for name in names})
        return self._tied(edited, data) if data.draw(st.booleans()) else edited

    def _change(self, work: Callable[[], T], label: str | None) -> T:
        """Do something that makes one change, or none where nothing differs."""
        rows = rows_of(self.reader.raw)
        told: list = []
        self.desk.on_changes = told.append
        found = work()
        self.desk.on_changes = None
        diff = difference(rows, rows_of(self.reader.raw))
        assert len(told) == bool(diff), "a change is told of when there is one"
        if told:
            touched = {(table, row_id) for table, ids in told[0].tables.items() for row_id in ids}
            assert touched == diff.keys()
            assert label in (None, told[0].label)
            self._remember(told[0].id, told[0].label, [diff])
        return found

    def _remember(self, change_id: int, label: str, diffs: list[Diff]) -> None:
        self.before[change_id] = self.people.copy()
        self.ledger.kept(change_id, label, diffs)

    def _undone(self, change_id: int, ids: list[int], rows: dict) -> None:
        self.before[change_id] = self.people.copy()
        self.ledger.undo_these(change_id, ids, rows)
        self._adopt_rows()

    def _adopt_rows(self) -> None:
        self.people = self.assembler.people(self.ledger.rows)
