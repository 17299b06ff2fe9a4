"""Several contacts become one: what belonged to the others follows, and who they were is remembered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from netdesk.domain.contacts import Contact
from netdesk.domain.follow_ups import FollowUpKind, FollowUpState
from netdesk.store import children, contacts, not_same
from netdesk.store.changes import Change
from netdesk.store.connection import Connection
from netdesk.store.id_lists import as_json

_AMONG = "IN (SELECT value FROM json_each(?))"
_SHARED = (
    ("interaction_contact", "interaction_id"),
    ("event_contact", "event_id"),
    ("goal_contact", "goal_id"),
)
"""Where several people stand together, each once."""
_WORTH = (FollowUpState.OPEN.value, FollowUpState.DROPPED.value, FollowUpState.DONE.value)
"""Of two thank-yous for one meeting the later in this list says more."""


def merge(change: Change, contact: Contact, other_ids: Sequence[int]) -> None:
    """Make the kept contact equal to `contact`, and let the others become a part of it.

    Interactions, events, goals they help with, what is due, whom they introduced, imported records and who is
    somebody else follow.
    """
    assert contact.id is not None
    keep_id = contact.id
    gone = [each for each in dict.fromkeys(other_ids) if each != keep_id]
    connection = change.connection
    _remember(connection, keep_id, gone)
    for table, parent in _SHARED:
        _move_links(connection, table, parent, keep_id, gone)
    _move_follow_ups(connection, keep_id, gone)
    _move_digests(connection, keep_id, gone)
    connection.run(
        f"UPDATE contact SET introduced_by = ? WHERE introduced_by {_AMONG} AND id <> ? AND NOT id {_AMONG}",
        (keep_id, as_json(gone), keep_id, as_json(gone)),
    )
    not_same.move(change, gone, keep_id)
    if contact.introduced_by in (keep_id, *gone):
        contact = replace(contact, introduced_by=None)
    contacts.update(change, contact)
    contacts.delete(change, gone)


def what_follows(connection: Connection, ids: Sequence[int]) -> tuple[int, int, int]:
    """How many interactions, open follow-ups and events these contacts have together."""
    wanted = as_json(ids)
    touches = f"SELECT count(DISTINCT interaction_id) FROM interaction_contact WHERE contact_id {_AMONG}"
    due = f"SELECT count(*) FROM follow_up WHERE contact_id {_AMONG} AND state = 'open'"
    met = f"SELECT count(DISTINCT event_id) FROM event_contact WHERE contact_id {_AMONG}"
    first, second, third = (int(connection.value(sql, (wanted,)) or 0) for sql in (touches, due, met))
    return first, second, third


def _remember(connection: Connection, keep_id: int, gone: Sequence[int]) -> None:
    """Who they were; whoever had been merged into them before belongs to the kept contact now."""
    connection.run(f"UPDATE merged SET contact_id = ? WHERE contact_id {_AMONG}", (keep_id, as_json(gone)))
    sql = f"SELECT id, uid FROM contact WHERE id {_AMONG} ORDER BY id"
    rows = [(keep_id, row[0], row[1]) for row in connection.rows(sql, (as_json(gone),))]
    children.insert_many(connection, "merged", ("contact_id", "former_id", "uid"), rows)


def _move_links(connection: Connection, table: str, parent: str, keep_id: int, gone: Sequence[int]) -> None:
    """The kept contact takes the first place of any of them, and takes part once."""
    sql = f"""SELECT id, {parent} FROM {table} WHERE contact_id {_AMONG} ORDER BY {parent}, position, id"""
    rows = list(connection.rows(sql, (as_json(gone),)))
    mine = f"SELECT {parent} FROM {table} WHERE contact_id = ?"
    there = {row[0] for row in connection.rows(mine, (keep_id,))}
    moved: list[int] = []
    doubled: list[int] = []
    for row_id, parent_id in rows:
        (doubled if parent_id in there else moved).append(row_id)
        there.add(parent_id)
    connection.run(f"UPDATE {table} SET contact_id = ? WHERE id {_AMONG}", (keep_id, as_json(moved)))
    connection.run(f"DELETE FROM {table} WHERE id {_AMONG}", (as_json(doubled),))


def _move_follow_ups(connection: Connection, keep_id: int, gone: Sequence[int]) -> None:
    """One person is thanked once for one meeting."""
    connection.run(f"UPDATE follow_up SET contact_id = ? WHERE contact_id {_AMONG}", (keep_id, as_json(gone)))
    sql = """SELECT id, interaction_id, state FROM follow_up
             WHERE contact_id = ? AND kind = ? AND interaction_id IS NOT NULL ORDER BY id"""
    best: dict[int, tuple[int, str]] = {}
    doubled = []
    for row_id, interaction_id, state in connection.rows(sql, (keep_id, FollowUpKind.THANK_YOU.value)):
        present = best.get(interaction_id)
        if present is None:
            best[interaction_id] = row_id, state
        elif _WORTH.index(state) > _WORTH.index(present[1]):
            doubled.append(present[0])
            best[interaction_id] = row_id, state
        else:
            doubled.append(row_id)
    connection.run(f"DELETE FROM follow_up WHERE id {_AMONG}", (as_json(doubled),))


def _move_digests(connection: Connection, keep_id: int, gone: Sequence[int]) -> None:
    """The records they came from are known as the kept contact's."""
    connection.run(
        f"UPDATE import_digest SET contact_id = ? WHERE contact_id {_AMONG}", (keep_id, as_json(gone))
    )
