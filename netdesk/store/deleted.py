"""Who and what was deleted and is not on the desk now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from netdesk.domain.folding import fold
from netdesk.domain.history import Gone, GoneKey, GoneKind
from netdesk.store.connection import Connection
from netdesk.store.history_list import taken_back
from netdesk.store.leaving import BY_CHANGE, BY_UNDO

_KINDS: tuple[GoneKind, ...] = get_args(GoneKind)
_NOT_THERE = " AND ".join(
    f"NOT EXISTS (SELECT 1 FROM {kind} WHERE d.kind = '{kind}' AND id = d.row_id)" for kind in _KINDS
)

_NOT_MERGED = "NOT (d.kind = 'contact' AND d.row_id IN (SELECT former_id FROM merged))"
"""Who was merged into somebody is there as that one, however often they had gone and come back before."""
_BY_MERGING = """SELECT row_id, change_id FROM history_deleted JOIN history ON history.id = change_id
    WHERE history_deleted.kind = 'contact' AND alone = 0 AND state = 'applied'"""
"""People are noted as not gone alone by merges only; whoever they became may have been deleted since."""


def keys(connection: Connection, text: str = "") -> list[GoneKey]:
    """All that is gone, deleted last first; each with the deletion that stands. Every word must be found."""
    wanted = fold(text).split()
    taken = taken_back(connection)
    became = {("contact", row[0]) for row in connection.rows(_BY_MERGING) if row[1] not in taken}
    sql = f"""SELECT d.kind, row_id, change_id, words, detail, alone FROM history_deleted d
              JOIN history h ON h.id = change_id AND alone = (CASE h.state WHEN 'applied' THEN {BY_CHANGE}
                                                              ELSE {BY_UNDO} END)
              WHERE {_NOT_THERE} AND {_NOT_MERGED} ORDER BY change_id DESC, d.kind, row_id"""
    found: dict[tuple[str, int], GoneKey] = {}
    for kind, row_id, change_id, words, detail, how in connection.rows(sql):
        key = kind, row_id
        if (how == BY_CHANGE and change_id in taken) or key in found or key in became:
            continue
        if not wanted or all(word in fold(f"{words} {detail}") for word in wanted):
            found[key] = (kind, row_id, change_id)
    return list(found.values())


def rows(connection: Connection, wanted: Sequence[GoneKey]) -> list[Gone]:
    """What to show of these, in order."""
    undoing = "id > h.id AND kind = 'undone' AND label = 'Undo: ' || h.label"
    sql = f"""SELECT d.kind, d.row_id, d.change_id,
                    CASE h.state WHEN 'applied' THEN h.at ELSE
                        coalesce((SELECT at FROM history WHERE {undoing} ORDER BY id DESC LIMIT 1), h.at) END,
                    CASE h.state WHEN 'applied' THEN '' ELSE 'Undo: ' END || h.label, d.words, d.detail,
                    EXISTS (SELECT 1 FROM history_part p WHERE p.change_id = d.change_id)
             FROM history_deleted d JOIN history h ON h.id = d.change_id
             WHERE d.kind = ? AND d.row_id = ? AND d.change_id = ?"""
    found = (connection.one(sql, key) for key in wanted)
    return [
        Gone(row[0], row[1], row[2], row[3], row[4], row[5], row[6], bool(row[7])) for row in found if row
    ]
