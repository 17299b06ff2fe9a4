"""What a user does with fields of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from netdesk.domain.clean import clean
from netdesk.domain.errors import Trouble
from netdesk.domain.own_fields import NAME_LENGTH, OwnField, OwnKind, field_key, fits
from netdesk.domain.progress import Progress, Silent
from netdesk.store import own_fields as kept
from netdesk.store.connection import Connection, Reader
from netdesk.store.desk import Desk

_OFFERED_MOST = 50
_NOTHING_ELSE = {OwnKind.NUMBER: "no number", OwnKind.DATE: "no date"}


def own_fields(reader: Reader) -> list[OwnField]:
    """All own fields in the user's order."""
    return kept.fields(reader)


def use_counts(reader: Reader) -> dict[int, int]:
    """How many people have something in each field, by the field's id."""
    return kept.counts(reader)


def choices_in_use(reader: Reader) -> dict[str, list[str]]:
    """What people have in fields of the kind choice, by the field's name, to be offered again."""
    return {
        field.name: kept.values(reader, field.id, _OFFERED_MOST)
        for field in kept.fields(reader)
        if field.kind is OwnKind.CHOICE and field.id is not None
    }


def add_own_field(desk: Desk, field: OwnField) -> int:
    """Keep a new field, last in order; returns its id. Raises Trouble when its name is taken or blank."""
    field = _sound(desk.writer, field)
    with desk.change(f"Add the field {field.name}") as change:
        return kept.insert(change, field)


def save_own_field(desk: Desk, field: OwnField) -> None:
    """Keep another name, kind or other choices of a field.

    Raises Trouble when it is gone, its name is taken, or people hold what the new kind cannot.
    """
    connection = desk.writer
    present = _present(connection, field.id)
    field = _sound(connection, field)
    if field.kind is not present.kind:
        _require_fit(connection, field)
    renamed = field == replace(present, name=field.name)
    label = (
        f"Rename the field {present.name} to {field.name}" if renamed else f"Change the field {field.name}"
    )
    with desk.change(label) as change:
        kept.update(change, field)


def delete_own_field(desk: Desk, field_id: int, progress: Progress | None = None) -> int:
    """Remove a field with all that people have in it; returns the id of the change, which can be undone.

    Raises Trouble when it is gone, Cancelled when `progress` does.
    """
    present = _present(desk.writer, field_id)
    with desk.change(f"Delete the field {present.name}") as change:
        kept.delete(change, field_id, progress or Silent())
    return change.id


def reorder_own_fields(desk: Desk, field_ids: Sequence[int]) -> None:
    """Put the fields into this order."""
    with desk.change("Reorder own fields") as change:
        kept.reorder(change, field_ids)


def _present(connection: Connection, field_id: int | None) -> OwnField:
    for field in kept.fields(connection):
        if field.id == field_id:
            return field
    raise Trouble("This field is no longer on the desk, so nothing was changed. Undo its deletion first.")


def _sound(connection: Connection, field: OwnField) -> OwnField:
    """The field as it can be kept."""
    name: str = clean(" ".join(field.name.split()))
    if not name:
        raise Trouble("A field needs a name.")
    if len(name) > NAME_LENGTH:
        raise Trouble(f"A field’s name can have {NAME_LENGTH} characters. Shorten it.")
    for other in kept.fields(connection):
        if other.id != field.id and field_key(other.name) == field_key(name):
            raise Trouble(f"There is a field called {other.name} already. Choose another name.")
    choices = dict.fromkeys(" ".join(each.split()) for each in clean(field.choices))
    wanted = tuple(each for each in choices if each) if field.kind is OwnKind.CHOICE else ()
    return replace(field, name=name, choices=wanted)


def _require_fit(connection: Connection, field: OwnField) -> None:
    assert field.id is not None
    odd = [each for each in kept.values(connection, field.id) if not fits(field.kind, each)]
    if odd:
        shown = odd[0] if len(odd[0]) <= 40 else f"{odd[0][:39]}…"
        raise Trouble(
            f"{field.name} holds “{shown}”, which is {_NOTHING_ELSE[field.kind]}. "
            "Change that first, or leave the field as it is."
        )
