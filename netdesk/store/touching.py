"""Which change touched which contact, and who and what was deleted by which: found without reading changes.

Written with every part of a change, in its transaction. Ids are kept in blocks of 32 neighbours, a bit each.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import apsw

from netdesk.domain.history import THINGS, thing_called
from netdesk.store.connection import Connection
from netdesk.store.id_lists import as_json
from netdesk.store.recorded import Touched

_BITS = 5
_MASK = 31
DETAILS = {
    "event": "start",
    "organization": "industry",
    "goal": "due",
    "pitch": "want",
    "own_question": "topic",
}
"""Of each kind of thing, the column that says a little more than what it is called."""
_TOLD = frozenset({"contact", "interaction", "interaction_contact", *THINGS})
NO_PART = -1
"""Where a part's number stands for a line of history that has no parts: Undo or Redo was pressed."""


def note_contacts(connection: Connection, change_id: int, seq: int, contact_ids: Iterable[int]) -> None:
    """Keep that a part of a change touched these contacts."""
    blocks: dict[int, int] = defaultdict(int)
    for contact_id in contact_ids:
        blocks[contact_id >> _BITS] |= 1 << (contact_id & _MASK)
    connection.run_many(
        "INSERT OR REPLACE INTO history_contact (block, change_id, seq, bits) VALUES (?, ?, ?, ?)",
        [(block, change_id, seq, bits) for block, bits in sorted(blocks.items())],
    )


def changes_touching(connection: Connection, contact_id: int, after: int = 0) -> array[int]:
    """The changes later than `after` that touched a contact, newest first."""
    sql = """SELECT DISTINCT change_id FROM history_contact
             WHERE block = ? AND change_id > ? AND bits & ? ORDER BY change_id DESC"""
    values = (contact_id >> _BITS, after, 1 << (contact_id & _MASK))
    return array("q", (row[0] for row in connection.rows(sql, values)))


def with_former(connection: Connection, contact_id: int) -> list[int]:
    """A contact's id, and those that the people had who were merged into them."""
    sql = "SELECT DISTINCT former_id FROM merged WHERE contact_id = ? ORDER BY former_id"
    return [contact_id, *(row[0] for row in connection.rows(sql, (contact_id,)))]


def last_touched(connection: Connection, contact_id: int) -> str:
    """When the latest change that touched a contact was made (ISO 8601 in UTC); "" when nobody knows."""
    sql = """SELECT h.at FROM history_contact c JOIN history h ON h.id = c.change_id
             WHERE c.block = ? AND c.bits & ? ORDER BY c.change_id DESC LIMIT 1"""
    found = connection.value(sql, (contact_id >> _BITS, 1 << (contact_id & _MASK)))
    return "" if found is None else str(found)


def parts_touching(connection: Connection, change_id: int, contact_id: int) -> list[int]:
    """The numbers of the parts of a change that touched a contact."""
    sql = """SELECT seq FROM history_contact WHERE block = ? AND change_id = ? AND bits & ? AND seq >= 0
             ORDER BY seq"""
    values = (contact_id >> _BITS, change_id, 1 << (contact_id & _MASK))
    return [row[0] for row in connection.rows(sql, values)]


def people_touched(connection: Connection, change_id: int) -> int:
    """How many contacts a change touched."""
    blocks: dict[int, int] = defaultdict(int)
    sql = "SELECT block, bits FROM history_contact WHERE change_id = ?"
    for block, bits in connection.rows(sql, (change_id,)):
        blocks[block] |= bits
    return sum(bits.bit_count() for bits in blocks.values())


def first_touched(connection: Connection, change_id: int, most: int) -> list[int]:
    """The contacts that a change touched, those with the lowest ids; at most `most`."""
    found: set[int] = set()
    sql = "SELECT block, bits FROM history_contact WHERE change_id = ? ORDER BY block"
    for block, bits in connection.rows(sql, (change_id,)):
        if len(found) > most + _MASK:
            break
        found |= {(block << _BITS) | bit for bit in range(_MASK + 1) if bits >> bit & 1}
    return sorted(found)[:most]


def note_deleted(
    connection: Connection,
    change_id: int,
    seq: int,
    changeset: bytes,
    touched: Touched,
    columns: dict[str, tuple[str, ...]],
) -> None:
    """Keep who and what a part of a deletion took away, and what to call them."""
    if not any(touched.removed.get(kind) for kind in ("contact", "interaction", *THINGS)):
        return
    gone: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in apsw.Changeset.iter(changeset):
        if row.op == "DELETE" and row.name in _TOLD:
            assert row.old is not None
            gone[row.name].append(dict(zip(columns[row.name], row.old, strict=True)))
    people = {row["id"]: str(row["shown"]) for row in gone["contact"]}
    merged = _merged_among(connection, people)
    found: list[tuple[int, str, int, int, int, str, str]] = []
    for each in gone["contact"]:
        detail = ", ".join(part for part in (each["title"], each["organization"]) if part)
        alone = int(each["id"] not in merged)
        found.append((change_id, "contact", each["id"], seq, alone, each["shown"], detail))
    found += [
        (change_id, "interaction", each["id"], seq, int(alone), words, each["start"])
        for each, alone, words in _interactions(connection, gone, people)
    ]
    for kind, detail in DETAILS.items():
        found += [
            (
                change_id, kind, each["id"], seq, int(is_listed(kind, each)),
                thing_called(kind, each) or kind.capitalize(), each[detail],
            )
            for each in gone[kind]
        ]  # fmt: skip
    connection.run_many(
        """INSERT OR REPLACE INTO history_deleted (change_id, kind, row_id, seq, alone, words, detail)
           VALUES (?, ?, ?, ?, ?, ?, ?)""",
        found,
    )


def is_listed(kind: str, row: dict[str, Any]) -> bool:
    """Whether it is listed as deleted: a question of the bank that is as it was again is not gone."""
    return kind != "own_question" or not row["key"]


def interaction_words(kind: str, names: Sequence[str]) -> str:
    """What to call an interaction with these people: "call with Ann and 2 more"."""
    others = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return f"{kind} with {names[0]}{others}" if names else kind


def _merged_among(connection: Connection, ids: Iterable[int]) -> set[int]:
    """Who went by becoming a part of somebody: they are not deleted, only undoing it brings them back."""
    sql = "SELECT former_id FROM merged WHERE former_id IN (SELECT value FROM json_each(?))"
    return {row[0] for row in connection.rows(sql, (as_json(ids),))}


def _interactions(
    connection: Connection, gone: dict[str, list[dict[str, Any]]], people: dict[int, str]
) -> Iterable[tuple[dict[str, Any], bool, str]]:
    """Each interaction that went, whether without its people, and what to call it: "call with Ann"."""
    whose: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in gone["interaction_contact"]:
        whose[row["interaction_id"]].append(row)
    ids = {row["contact_id"] for row in gone["interaction_contact"]}
    sql = "SELECT id, shown FROM contact WHERE id IN (SELECT value FROM json_each(?))"
    there = dict(connection.rows(sql, (as_json(ids),)))
    for row in gone["interaction"]:
        with_whom = sorted(whose[row["id"]], key=lambda each: (each["position"], each["id"]))
        ids_of = list(dict.fromkeys(each["contact_id"] for each in with_whom))
        names = [there.get(each) or people.get(each, "") for each in ids_of]
        yield row, any(each in there for each in ids_of), interaction_words(str(row["kind"]), names)
