"""Schema 3: which change touched whom, and who was deleted by which.

Frozen: a later schema is a later step. Neither table is recorded. `history_contact` keeps, for each part of a
change, the contacts it touched: a row stands for 32 neighbouring ids, one bit each, so that an import of
100,000 contacts takes some 4,000 small rows. `history_deleted` names who and what a deletion took away, and
in which part of it they are.
"""

from __future__ import annotations

_SCRIPT = """
CREATE TABLE history_contact (
    block INTEGER NOT NULL,
    change_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    bits INTEGER NOT NULL,
    PRIMARY KEY (block, change_id, seq)
) WITHOUT ROWID;
CREATE INDEX history_contact_by_change ON history_contact(change_id, block, bits);
CREATE TABLE history_deleted (
    change_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    alone INTEGER NOT NULL,
    words TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (kind, row_id, change_id)
) WITHOUT ROWID;
CREATE INDEX history_deleted_by_change ON history_deleted(change_id);
"""


def statements() -> tuple[tuple[str, tuple[object, ...]], ...]:
    """SQL and parameters of the step, in order."""
    return tuple((part, ()) for part in _SCRIPT.split(";\n") if part.strip())
