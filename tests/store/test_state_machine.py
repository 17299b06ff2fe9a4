"""Any sequence of edits, imports, undo, redo, undo of an earlier change, restarts, against dictionaries.

After every step the desk holds exactly what the dictionaries hold, search finds exactly what they say,
`check` has nothing to say, and the Edit menu names the right changes. NETDESK_RUNS and NETDESK_STEPS
make the search longer.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from netdesk.domain.contacts import Circle, Contact
from netdesk.domain.dates import Moment
from netdesk.domain.errors import Trouble
from netdesk.domain.interactions import Interaction, State
from netdesk.domain.own_fields import OwnField, OwnKind, field_key
from netdesk.domain.rows import ChangeState, ContactView
from netdesk.services import (
    checks,
    contacts,
    history,
    interactions,
    many_contacts,
    merging,
    not_same,
    own_fields,
)
from netdesk.services.history import InTheWay
from netdesk.store import contacts as kept_contacts
from netdesk.store import interactions as kept_interactions
from netdesk.store import many_contacts as kept_many
from netdesk.store import own_fields as kept_own
from netdesk.store import settings as kept_settings
from netdesk.store import touching
from netdesk.store.changes import Change
from netdesk.store.desk import Desk
from tests.store import given
from tests.store.journey_rules import JourneyRules
from tests.store.ledger import Diff, Ledger, difference, rows_of
from tests.store.people import Assembler, People

T = TypeVar("T")
RUNS = int(os.environ.get("NETDESK_RUNS", "60"))
STEPS = int(os.environ.get("NETDESK_STEPS", "30"))

NAMING = frozenset({"contact", "interaction", "plan", "event", "pitch"})
"""Tables whose rows name others that may come back."""
GONE_ALONE = frozenset({"contact", "event", "organization", "goal", "pitch", "own_question"})
"""What is listed as deleted whatever it was deleted with."""


class Unplugged(Exception):
    """Something went wrong in the middle of a change."""


class DeskMachine(JourneyRules):
    """The desk on one side, dictionaries on the other."""

    def __init__(self) -> None:
        super().__init__()
        # Small parts, so that a handful of contacts makes several.
        self.patches = pytest.MonkeyPatch()
        self.patches.setattr(kept_contacts, "PART_CONTACTS", 2)
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

    # What a user does.

    @initialize(filled=st.booleans())
    def begin(self, filled: bool) -> None:
        """Mostly there are people on the desk already, who know each other and have met."""
        if filled:
            for contact in given.PEOPLE:
                self._add_contact(contact)
            for touch in given.TOUCHES:
                self._add_interaction(touch)
            self.begin_journey()

    @rule(contact=given.contacts, data=st.data())
    def add_contact(self, contact: Contact, data: st.DataObject) -> None:
        self._add_contact(self._tied(contact, data))

    def _add_contact(self, contact: Contact) -> None:
        found = self._change(lambda: contacts.add_contact(self.desk, contact), f"Add {contact.shown}")
        self.contact_id += 1
        assert found == self.contact_id
        self.people.contacts[found] = self._own_kept(replace(contact, id=found), [contact])

    @precondition(lambda self: self.people.contacts)
    @rule(data=st.data())
    def edit_contact(self, data: st.DataObject) -> None:
        edited = self._edited(self._somebody(data), data)
        if not edited.shown:
            return
        assert edited.id is not None
        self._change(lambda: contacts.save_contact(self.desk, edited), f"Edit {edited.shown}")
        self._keep_edited(edited)

    @precondition(lambda self: self.people.contacts)
    @rule(data=st.data(), name=st.sampled_from(("emails", "phones", "links", "addresses", "dates", "tags")))
    def edit_a_list(self, data: st.DataObject, name: str) -> None:
        """Change, move, add or take off single entries of a list."""
        present = self._somebody(data)
        entries: list = list(getattr(present, name))
        fresh: list = list(data.draw(given.FIELDS[name]))
        shorter: bool = data.draw(st.booleans())
        if entries and shorter:
            entries.pop(data.draw(st.integers(0, len(entries) - 1)))
        if fresh:
            entries.insert(data.draw(st.integers(0, len(entries))), fresh[0])
        wanted: dict = {name: tuple(dict.fromkeys(entries) if name == "tags" else entries)}
        edited = replace(present, **wanted)
        assert edited.id is not None
        if not edited.shown:
            return
        self._change(lambda: contacts.save_contact(self.desk, edited), f"Edit {edited.shown}")
        self.people.contacts[edited.id] = edited

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
    @rule(data=st.data(), picture=st.binary(min_size=1, max_size=3))
    def choose_photo(self, data: st.DataObject, picture: bytes) -> None:
        contact = self._somebody(data)
        assert contact.id is not None
        sha256 = contacts.keep_photo(self.desk, picture)
        assert sha256 == hashlib.sha256(picture).hexdigest()
        edited = replace(contact, photo=sha256)
        self._change(lambda: contacts.save_contact(self.desk, edited), f"Edit {edited.shown}")
        self.people.contacts[contact.id] = edited
        assert contacts.photo(self.reader, sha256) == picture

    @precondition(lambda self: self.people.contacts)
    @rule(data=st.data())
    def delete_contacts(self, data: st.DataObject) -> None:
        ids = data.draw(
            st.lists(st.sampled_from(sorted(self.people.contacts)), min_size=1, max_size=5, unique=True)
        )
        one = self.people.contacts[ids[0]].shown
        self._change(
            lambda: contacts.delete_contacts(self.desk, ids),
            f"Delete {one if len(ids) == 1 else f'{len(ids)} contacts'}",
        )
        self.people.delete_contacts(ids)

    @precondition(lambda self: self.people.contacts)
    @rule(
        data=st.data(), what=st.sampled_from(("star", "archive", "circle", "tag", "untag")), on=st.booleans()
    )
    def deal_with_many(self, data: st.DataObject, what: str, on: bool) -> None:
        """One thing done to several at once; those where it changes nothing are left alone."""
        ids = data.draw(
            st.lists(st.sampled_from(sorted(self.people.contacts)), min_size=1, max_size=5, unique=True)
        )
        circle = data.draw(st.sampled_from([None, *(each.id for each in self.people.circles)]))
        worn = sorted({tag for each in self.people.contacts.values() for tag in each.tags})
        tag = data.draw(st.sampled_from(worn)) if what == "untag" and worn else "Zum Wiedersehen"
        ways: dict[str, tuple[Callable[[], int], Callable[[Contact], dict]]] = {
            "star": (lambda: many_contacts.star(self.desk, ids, on), lambda each: {"starred": on}),
            "archive": (lambda: many_contacts.archive(self.desk, ids, on), lambda each: {"archived": on}),
            "circle": (
                lambda: many_contacts.set_circle(self.desk, ids, circle),
                lambda each: {"circle_id": circle},
            ),
            "tag": (
                lambda: many_contacts.add_tag(self.desk, ids, tag),
                lambda each: {"tags": tuple(dict.fromkeys((*each.tags, tag)))},
            ),
            "untag": (
                lambda: many_contacts.remove_tag(self.desk, ids, tag),
                lambda each: {"tags": tuple(worn for worn in each.tags if worn != tag)},
            ),
        }
        do, wanted = ways[what]
        after = {
            each: replace(self.people.contacts[each], **wanted(self.people.contacts[each])) for each in ids
        }
        differing = sum(after[each] != self.people.contacts[each] for each in ids)
        assert self._change(do, None) == differing
        self.people.contacts.update(after)

    @precondition(lambda self: len(self.people.contacts) > 1)
    @rule(data=st.data())
    def keep_apart(self, data: st.DataObject) -> None:
        """Two who are not the same person, whatever becomes of either."""
        ids = data.draw(
            st.lists(st.sampled_from(sorted(self.people.contacts)), min_size=2, max_size=3, unique=True)
        )
        known = all(not_same.are_apart(self.reader, *pair) for pair in combinations(ids, 2))
        assert self._change(lambda: not_same.keep_apart(self.desk, ids), None) is not known

    @precondition(lambda self: len(self.people.contacts) > 1)
    @rule(data=st.data())
    def merge_contacts(self, data: st.DataObject) -> None:
        """Several become one: what was theirs follows, and nobody takes part twice."""
        ids = data.draw(
            st.lists(st.sampled_from(sorted(self.people.contacts)), min_size=2, max_size=4, unique=True)
        )
        merged = self._edited(self.people.contacts[ids[0]], data)
        if not merged.shown:
            return
        label = f"Merge {len(ids)} people into {merged.shown}"
        self._change(lambda: merging.merge(self.desk, ids[0], ids[1:], merged), label)
        same = merged.own == self.people.contacts[ids[0]].own
        self.people.merge_contacts(merged if same else self._own_kept(merged), ids[1:])

    @rule(name=st.sampled_from(("Choir", "Ann's friends", "山岳会")), hue=st.integers(0, 7))
    def add_circle(self, name: str, hue: int) -> None:
        # Two can have one name: undone, added anew, and then the undo undone.
        there = {circle.id for circle in self.people.circles if circle.name == name}
        found = self._change(lambda: contacts.add_circle(self.desk, name, hue), f"Add the circle {name}")
        if not there:
            self.circle_id += 1
            self.people.circles.append(Circle(self.circle_id, name, hue))
        assert found in (there or {self.circle_id})

    @rule(field=given.own_fields)
    def add_own_field(self, field: OwnField) -> None:
        if any(field_key(each.name) == field_key(field.name) for each in self.people.fields):
            with pytest.raises(Trouble):
                own_fields.add_own_field(self.desk, field)
            return
        name = " ".join(field.name.split())
        found = self._change(lambda: own_fields.add_own_field(self.desk, field), f"Add the field {name}")
        self.field_id += 1
        assert found == self.field_id
        choices = field.choices if field.kind is OwnKind.CHOICE else ()
        self.people.fields.append(replace(field, name=name, choices=choices, id=found))

    @precondition(lambda self: self.people.fields)
    @rule(data=st.data(), wanted=given.own_fields)
    def change_own_field(self, data: st.DataObject, wanted: OwnField) -> None:
        """Another name, kind or choices; two of one name, which an undo can leave, are left alone."""
        field = data.draw(st.sampled_from(self.people.fields))
        assert field.id is not None
        name = " ".join(wanted.name.split())
        choices = wanted.choices if wanted.kind is OwnKind.CHOICE else ()
        changed = replace(wanted, name=name, choices=choices, id=field.id)
        others = [each for each in self.people.fields if each.id != field.id]
        if any(field_key(each.name) == field_key(name) for each in others):
            with pytest.raises(Trouble):
                own_fields.save_own_field(self.desk, replace(wanted, id=field.id))
            return
        if any(each.name == field.name for each in others):
            return
        self._change(lambda: own_fields.save_own_field(self.desk, replace(wanted, id=field.id)), None)
        self.people.change_field(changed, field.id)

    @precondition(lambda self: self.people.fields)
    @rule(data=st.data())
    def delete_own_field(self, data: st.DataObject) -> None:
        field = data.draw(st.sampled_from(self.people.fields))
        assert field.id is not None
        if sum(each.name == field.name for each in self.people.fields) > 1:
            return
        field_id = field.id
        label = f"Delete the field {field.name}"
        self._change(lambda: own_fields.delete_own_field(self.desk, field_id), label)
        self.people.change_field(None, field.id)

    @precondition(lambda self: len(self.people.fields) > 1)
    @rule(data=st.data())
    def reorder_own_fields(self, data: st.DataObject) -> None:
        order = data.draw(st.permutations(self.people.fields))
        ids = [each.id for each in order if each.id is not None]
        self._change(lambda: own_fields.reorder_own_fields(self.desk, ids), None)
        self.people.fields = list(order)
        place = {each.name: at for at, each in enumerate(order)}
        if len(place) == len(order):
            for contact_id, contact in self.people.contacts.items():
                own = tuple(sorted(contact.own, key=lambda each: place[each.name]))
                self.people.contacts[contact_id] = replace(contact, own=own)
        else:
            self.people = self.assembler.people(self.ledger.rows)

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

    @rule(data=st.data(), drafts=st.lists(given.contacts, min_size=1, max_size=7), size=st.integers(1, 3))
    def import_people(self, data: st.DataObject, drafts: list[Contact], size: int) -> None:
        """New contacts in parts with their digests, and known ones brought up to date, as one change."""
        edited = [
            self._edited(self.people.contacts[contact_id], data)
            for contact_id in data.draw(
                st.lists(st.sampled_from(sorted(self.people.contacts)), max_size=3, unique=True)
                if self.people.contacts
                else st.just([])
            )
        ]
        diffs: list[Diff] = []
        rows = rows_of(self.reader.raw)

        def end_part(change: Change) -> None:
            nonlocal rows
            change.part()
            now = rows_of(change.connection.raw)
            diffs.append(difference(rows, now))
            rows = now

        with self.desk.change("Import", kind="import") as change:
            for start in range(0, len(drafts), size):
                ids = kept_contacts.insert(change, drafts[start : start + size])
                kept_contacts.insert_digests(change, [(each, f"{each:064}") for each in ids])
                end_part(change)
            for each in edited:
                kept_contacts.update(change, each)
                end_part(change)
            change.relabel(f"Import {len(drafts)}")
        self._remember(change.id, f"Import {len(drafts)}", diffs)
        for place, each in enumerate(drafts):
            self.contact_id += 1
            together = drafts[place // size * size :][:size]
            self.people.contacts[self.contact_id] = self._own_kept(
                replace(each, id=self.contact_id), together
            )
        for each in edited:
            self._keep_edited(each)

    @rule(data=st.data(), drafts=st.lists(given.contacts, min_size=1, max_size=4), late=st.booleans())
    def fail_half_way(self, data: st.DataObject, drafts: list[Contact], late: bool) -> None:
        """A change that is cancelled, or meets an error, leaves nothing."""
        somebody = self._somebody(data).id if self.people.contacts else None

        def half_way() -> None:
            with self.desk.change("Never kept") as change:
                kept_contacts.insert(change, drafts)
                kept_contacts.delete(change, [somebody] if somebody else [])
                if late:
                    change.part()
                    kept_settings.save_setting(change.connection, "half", "way")
                raise Unplugged

        with pytest.raises(Unplugged):
            half_way()
        assert kept_settings.setting(self.reader, "half") == ""

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
            key: row for key, row in rows.items() if key[0] not in NAMING
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
    def who_was_deleted_and_is_not_there_is_gone(self) -> None:
        gone = {(kind, row_id) for kind, row_id, _ in history.gone_keys(self.reader)}
        assert gone.isdisjoint(self.ledger.rows)
        force = self.ledger.in_force()
        deleted = {
            key
            for line in self.ledger.lines
            if line.id in force and line.label.startswith("Delete ")
            for diff in line.diffs
            for key, (_, after) in diff.items()
            if key[0] in GONE_ALONE and after is None and key not in self.ledger.rows
        }
        assert {key for key in gone if key[0] in GONE_ALONE} == deleted

    # Bookkeeping.

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


TestDesk = DeskMachine.TestCase
TestDesk.settings = settings(
    max_examples=RUNS,
    stateful_step_count=STEPS,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
