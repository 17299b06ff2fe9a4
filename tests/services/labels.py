"""What changes are called."""

from __future__ import annotations

from netdesk.services import history
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk


def to_undo(reader: Reader) -> str:
    """The change that Undo would take back; "" for none."""
    entry = history.next_undo(reader)
    return entry.label if entry else ""


def to_undo_on(desk: Desk) -> str:
    """The change that Undo would take back on a desk; "" for none."""
    with desk.reader() as reader:
        return to_undo(reader)


def latest(reader: Reader) -> str:
    """The latest change."""
    return history.history(reader, 1)[0].label
