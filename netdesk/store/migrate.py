"""Bring a desk to the present schema: all steps in one transaction, or none."""

from __future__ import annotations

from netdesk.domain.errors import DeskDamaged
from netdesk.store.connection import Connection
from netdesk.store.faults import explained
from netdesk.store.migrations.steps import STEPS

APPLICATION_ID = 0x6E64736B  # "ndsk"


def migrate(connection: Connection) -> None:
    """Run the steps the desk has not seen.

    Foreign keys are off outside the transaction (inside it the pragma does nothing), so that a
    rebuilt parent table cannot take its children with it; a check of all keys ends the transaction.
    What could be undone before cannot be undone after: a change set fits only its schema.
    """
    version = connection.value("PRAGMA user_version")
    if version >= len(STEPS):
        return
    connection.one("PRAGMA foreign_keys=OFF")
    try:
        with explained():
            connection.raw.execute("BEGIN IMMEDIATE")
            try:
                _run(connection, version)
            except BaseException:
                if connection.in_transaction:
                    connection.raw.execute("ROLLBACK")
                raise
            connection.raw.execute("COMMIT")
    finally:
        connection.one("PRAGMA foreign_keys=ON")


def _run(connection: Connection, version: int) -> None:
    for step in STEPS[version:]:
        for sql, values in step():
            connection.raw.execute(sql, values)
    if version:
        connection.raw.execute("DELETE FROM history_part")
    broken = connection.raw.execute("PRAGMA foreign_key_check").fetchone()
    if broken:
        raise DeskDamaged(
            "The desk could not be brought up to date: rows of it hang in the air. It was left as it was."
        )
    connection.raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.raw.execute(f"PRAGMA user_version={len(STEPS)}")
