"""Ann, who is edited, and what is told of the changes and of what stands in the way of undoing one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.names import Name
from netdesk.domain.rows import Changes
from netdesk.services import contacts, history
from netdesk.services.history import InTheWay
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk

ANN = Contact(Name(given="Ann"), title="Student", emails=(Labelled("ann@home.example"),))


class Told:
    """The changes a desk told of, in order."""

    def __init__(self, desk: Desk) -> None:
        self.changes: list[Changes] = []
        desk.on_changes = self.changes.append

    @property
    def last(self) -> int:
        """The id of the latest change."""
        return self.changes[-1].id


def edit(desk: Desk, reader: Reader, contact_id: int, **fields: object) -> None:
    present = contacts.contact(reader, contact_id)
    assert present
    contacts.save_contact(desk, replace(present, **fields))  # type: ignore[arg-type]


def in_the_way(desk: Desk, change_id: int) -> Sequence[str]:
    with pytest.raises(InTheWay) as refused:
        history.undo_change(desk, change_id)
    return [entry.label for entry in refused.value.entries]
