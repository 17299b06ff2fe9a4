"""An older desk becomes a present one: every row stays."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from netdesk.domain.interactions import Plan, PlanQuestion
from netdesk.domain.rows import ContactView
from netdesk.services import change_details, checks, contacts, history, interactions
from netdesk.store import migrate
from netdesk.store.connection import Connection
from netdesk.store.desk import Desk
from netdesk.store.history import InTheWay
from netdesk.store.migrate import APPLICATION_ID
from netdesk.store.migrations.steps import STEPS
from netdesk.store.recorded import TABLES

FILLED = """
INSERT INTO contact (shown, sort_name, given, birthday, circle_id) VALUES ('Ann', 'ann', 'Ann', '--02-29', 1);
INSERT INTO contact (shown, sort_name, given, introduced_by) VALUES ('Bo', 'bo', 'Bo', 1);
INSERT INTO contact_value (contact_id, kind, position, value) VALUES (2, 'email', 0, 'bo@fjord.example');
INSERT INTO interaction (kind, state) VALUES ('call', 'held');
INSERT INTO interaction_contact (interaction_id, contact_id, position) VALUES (1, 1, 0);
INSERT INTO plan (id, interaction_id, objective) VALUES (1, 1, 'Ask');
INSERT INTO plan_question (plan_id, position, text) VALUES (1, 0, 'Why?'), (1, 1, 'When?');
INSERT INTO search (rowid, name, rest) VALUES (1, 'ann ann', 'work and internships learn why');
INSERT INTO search (rowid, name, rest) VALUES (2, 'bo bo', 'bo fjord example');
"""


def desk_of_version(path: Path, version: int) -> None:
    """A desk as the netdesk of that schema left it, with two people and a call."""
    raw = apsw.Connection(str(path))
    for step in STEPS[:version]:
        for sql, values in step():
            raw.execute(sql, values)
    _change(raw, "Add Ann and Bo", FILLED)
    _change(
        raw,
        "Edit Bo and the plan",
        """UPDATE contact SET closeness = 3 WHERE id = 2;
           UPDATE plan SET objective = 'Learn' WHERE id = 1;
           DELETE FROM plan_question WHERE id = 2;""",
    )
    raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
    raw.execute(f"PRAGMA user_version={version}")
    raw.close()


def _change(raw: apsw.Connection, label: str, sql: str) -> None:
    """Run what the user did as a change, kept in one part."""
    session = apsw.Session(raw, "main")
    session.table_filter(TABLES.__contains__)
    session.attach()
    raw.execute(sql)
    said = (
        "INSERT INTO history (at, label, kind, state) VALUES ('2026-01-01T00:00+00:00', ?, 'edit', 'applied')"
    )
    raw.execute(said, (label,))
    part = "INSERT INTO history_part (change_id, seq, bytes) VALUES (?, 0, ?)"
    raw.execute(part, (raw.last_insert_rowid(), session.changeset()))
    session.close()


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
            can = version >= 3
            assert [(each.label, each.undoable) for each in history.history(reader)] == [
                ("Edit Bo and the plan", can), ("Add Ann and Bo", can),
            ]  # fmt: skip
    finally:
        desk.close()


@pytest.mark.parametrize("version", range(3, len(STEPS)))
def test_what_was_done_before_an_update_can_be_undone_and_redone_after_it(path: Path, version: int) -> None:
    desk_of_version(path, version)
    desk = Desk.open(path)
    try:
        with desk.reader() as reader:

            def seen() -> tuple[object, ...]:
                bo = contacts.contact(reader, 2)
                call = interactions.interaction(reader, 1)
                assert checks.check(reader) == []
                return bo and bo.closeness, call and call.plan

            now = seen()
            told = change_details.details(reader, 2)
            assert told.is_kept
            assert told.subjects
            history.undo(desk)
            plan = Plan("Ask", questions=(PlanQuestion("Why?"), PlanQuestion("When?")))
            assert seen() == (0, plan)
            history.undo(desk)
            assert seen() == (None, None)
            history.redo(desk)
            history.redo(desk)
            assert seen() == now
    finally:
        desk.close()


def test_what_was_filled_in_after_an_update_keeps_a_change_of_before_from_being_undone(path: Path) -> None:
    """The column did not exist when the row was made: undoing that must not take its value away unseen."""
    desk_of_version(path, 6)
    desk = Desk.open(path)
    try:
        with desk.reader() as reader:
            call = interactions.interaction(reader, 1)
        assert call is not None
        assert call.plan is not None
        interactions.save_interaction(desk, replace(call, plan=replace(call.plan, dress="Suit")))
        with pytest.raises(InTheWay) as told:
            history.undo_change(desk, 1)
        assert {each.label for each in told.value.entries} == {"Edit Bo and the plan", "Edit call with Ann"}
    finally:
        desk.close()


def test_steps_that_change_rows_end_what_could_be_undone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def changing() -> tuple[tuple[str, tuple[object, ...]], ...]:
        return (("UPDATE contact SET title = 'x'", ()),)

    desk_of_version(path, len(STEPS))
    monkeypatch.setattr(migrate, "STEPS", (*STEPS, changing))
    raw = apsw.Connection(str(path))
    migrate.migrate(Connection(raw))
    assert raw.execute("SELECT count(*) FROM history_part").fetchall() == [(0,)]
    assert raw.execute("SELECT count(*) FROM history").fetchall() == [(2,)]
    raw.close()


def test_a_change_that_cannot_be_read_stays_told(path: Path) -> None:
    desk_of_version(path, 6)
    raw = apsw.Connection(str(path))
    raw.execute("UPDATE history_part SET bytes = CAST('T plan' || x'00' || 'x' AS BLOB) WHERE change_id = 1")
    raw.close()
    desk = Desk.open(path)
    try:
        told = [(each.label, each.undoable) for each in history.history(desk.writer)]
        assert told == [("Edit Bo and the plan", True), ("Add Ann and Bo", False)]
    finally:
        desk.close()
