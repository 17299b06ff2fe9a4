"""What a user does with people, for the state machine."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from netdesk.domain.contacts import Circle, Contact
from netdesk.services import contacts, many_contacts, merging, not_same
from netdesk.store import contacts as kept_contacts
from netdesk.store import settings as kept_settings
from netdesk.store.changes import Change
from tests.store import given
from tests.store.desk_rules import DeskRules
from tests.store.ledger import Diff, difference, rows_of


class Unplugged(Exception):
    """Something went wrong in the middle of a change."""


class ContactRules(DeskRules):
    """Adds people, their circles, and files of them."""

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
