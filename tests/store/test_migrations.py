"""An older desk becomes a present one: every row stays."""

from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from netdesk.domain.rows import ContactView
from netdesk.services import checks, contacts, history
from netdesk.store.desk import Desk
from netdesk.store.migrate import APPLICATION_ID
from netdesk.store.migrations.steps import STEPS

FILLED = """
INSERT INTO contact (shown, sort_name, given, birthday, circle_id) VALUES ('Ann', 'ann', 'Ann', '--02-29', 1);
INSERT INTO contact (shown, sort_name, given, introduced_by) VALUES ('Bo', 'bo', 'Bo', 1);
INSERT INTO contact_value (contact_id, kind, position, value) VALUES (2, 'email', 0, 'bo@fjord.example');
INSERT INTO interaction (kind, state) VALUES ('call', 'held');
INSERT INTO interaction_contact (interaction_id, contact_id, position) VALUES (1, 1, 0);
INSERT INTO history (at, label, kind, state) VALUES ('2026-01-01T00:00+00:00', 'Add Ann', 'edit', 'applied');
INSERT INTO history_part (change_id, seq, bytes) VALUES (1, 0, x'00');
INSERT INTO search (rowid, name, rest) VALUES (1, 'ann ann', 'work and internships');
INSERT INTO search (rowid, name, rest) VALUES (2, 'bo bo', 'bo fjord example');
"""


def desk_of_version(path: Path, version: int) -> None:
    """A desk as the netdesk of that schema left it, with two people and a call."""
    raw = apsw.Connection(str(path))
    for step in STEPS[:version]:
        for sql, values in step():
            raw.execute(sql, values)
    raw.execute(FILLED)
    raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
    raw.execute(f"PRAGMA user_version={version}")
    raw.close()


@pytest.mark.parametrize("version", range(1, len(STEPS)))
def test_a_desk_of_every_older_schema_is_brought_up_to_date_with_all_its_rows(
    path: Path, version: int
) -> None:
    desk_of_version(path, version)
    desk = Desk.open(path)
    try:
        with desk.reader() as reader:
            assert reader.value("PRAGMA user_version") == len(STEPS)
            ids = contacts.contact_ids(reader, ContactView())
            assert [each.shown for each in contacts.contacts(reader, ids)] == ["Ann", "Bo"]
            bo = contacts.contact(reader, 2)
            assert bo is not None
            assert (bo.introduced_by, bo.emails[0].value, bo.starred, bo.archived) == (
                1, "bo@fjord.example", False, False,
            )  # fmt: skip
            assert len(contacts.timeline(reader, 1)) == 1
            assert checks.check(reader) == []
            assert [(each.label, each.undoable) for each in history.history(reader)] == [("Add Ann", False)]
            assert history.next_undo(reader) is None
    finally:
        desk.close()
