"""Bring a desk to the present schema: all steps in one transaction, or none."""

from __future__ import annotations

from collections.abc import Sequence

from netdesk.domain.errors import DeskDamaged
from netdesk.store.connection import Connection
from netdesk.store.faults import explained
from netdesk.store.migrations.steps import STEPS, Step

APPLICATION_ID = 0x6E64736B  # "ndsk"


def migrate(connection: Connection) -> None:
    """Run the steps the desk has not seen.

    Foreign keys are off outside the transaction (inside it the pragma does nothing), so that a
    rebuilt parent table cannot take its children with it; a check of all keys ends the transaction.
    What could be undone before can be undone after, as long as the steps only add.
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
    if version:
        _run_over_changes(connection, version)
    else:
        _run_steps(connection, STEPS)
    broken = connection.raw.execute("PRAGMA foreign_key_check").fetchone()
    if broken:
        raise DeskDamaged(
            "The desk could not be brought up to date: rows of it hang in the air. It was left as it was."
        )
    connection.raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.raw.execute(f"PRAGMA user_version={len(STEPS)}")


def _run_steps(connection: Connection, steps: Sequence[Step]) -> None:
    for step in steps:
        for sql, values in step():
            connection.raw.execute(sql, values)


def _run_over_changes(connection: Connection, version: int) -> None:
    """Run the steps on a desk that has a history."""
    from netdesk.store import carrying
    from netdesk.store.changes import columns_of

    steps = STEPS[version:]
    before = columns_of(connection)
    _run_steps(connection, steps)
    if carrying.can_carry(version, (sql for step in steps for sql, _ in step())):
        carrying.carry_over(connection, before)
    else:
        carrying.forget(connection)
