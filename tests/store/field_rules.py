"""What a user does with fields of their own, for the state machine."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from netdesk.domain.errors import Trouble
from netdesk.domain.own_fields import OwnField, OwnKind, field_key
from netdesk.services import own_fields
from tests.store import given
from tests.store.desk_rules import DeskRules


class FieldRules(DeskRules):
    """Adds fields of the user's own."""

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
