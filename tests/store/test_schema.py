"""The tables: the same in the models and in the file, and such that any change can be taken back."""

from __future__ import annotations

import re

import pytest
from peewee import IntegerField, TextField

from netdesk.domain.contacts import Contact
from netdesk.domain.names import Name
from netdesk.domain.rows import ContactView
from netdesk.services import contacts, history
from netdesk.store.connection import Reader
from netdesk.store.desk import Desk
from netdesk.store.migrations.steps import STEPS
from netdesk.store.recorded import TABLES
from netdesk.store.schema import AS_MADE, fingerprint, made_by_steps
from netdesk.store.table_base import Table
from netdesk.store.tables import MODELS

NOT_RECORDED = {
    "history",
    "history_part",
    "history_contact",
    "history_deleted",
    "blob",
    "setting",
    "draft",
    "search",
}


def _sql(reader: Reader, table: str) -> str:
    return str(reader.value("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)))


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.table_name)
def test_a_model_is_what_the_file_holds(reader: Reader, model: type[Table]) -> None:
    """Column by column, in order: name, kind, whether it may be blank, what it is by itself."""
    kinds = {IntegerField: "INTEGER", TextField: "TEXT"}
    sql = 'SELECT name, type, "notnull", dflt_value FROM pragma_table_info(?)'
    in_file = list(reader.rows(sql, (model._meta.table_name,)))
    assert in_file[0] == ("id", "INTEGER", 0, None)
    fields = model._meta.sorted_fields
    assert [field.column_name for field in fields] == [row[0] for row in in_file]
    for field, (_, kind, never_null, default) in list(zip(fields, in_file, strict=True))[1:]:
        assert kind == next(word for base, word in kinds.items() if isinstance(field, base))
        assert field.null == (not never_null)
        expected = {None: None, "''": "", "0": 0}[default]
        assert field.default == expected


def test_every_table_is_recorded_or_said_not_to_be(reader: Reader) -> None:
    sql = """SELECT name FROM sqlite_schema
             WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%'"""
    assert {row[0] for row in reader.rows(sql)} == {*TABLES, *NOT_RECORDED}
    assert {model._meta.table_name for model in MODELS} == set(TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_an_id_is_never_given_twice_and_nothing_happens_behind_a_changes_back(
    reader: Reader, table: str
) -> None:
    sql = _sql(reader, table)
    assert "id INTEGER PRIMARY KEY AUTOINCREMENT" in sql
    assert not re.search("CASCADE|SET NULL|SET DEFAULT|TRIGGER|UNIQUE|GENERATED", sql, re.IGNORECASE)
    for row in reader.rows("SELECT on_update, on_delete FROM pragma_foreign_key_list(?)", (table,)):
        assert row == ("NO ACTION", "NO ACTION")


def test_there_are_no_triggers_and_no_views(reader: Reader) -> None:
    assert reader.value("SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'view')") == 0


def test_rows_that_belong_to_others_are_found_by_an_index(reader: Reader) -> None:
    """Otherwise each deletion would read whole tables to see who hangs on what goes."""
    for table in TABLES:
        sql = 'SELECT "from" FROM pragma_foreign_key_list(?)'
        for (column,) in list(reader.rows(sql, (table,))):
            sql = f"SELECT id FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))"
            steps = [row[3] for row in reader.rows(f"EXPLAIN QUERY PLAN {sql}", ("[]",))]
            assert steps[0].startswith(f"SEARCH {table} USING"), (table, column, steps)


@pytest.mark.parametrize("descending", [False, True])
def test_the_list_of_contacts_is_read_from_one_index_in_order(
    desk: Desk, reader: Reader, monkeypatch: pytest.MonkeyPatch, descending: bool
) -> None:
    asked: list[tuple[str, tuple]] = []
    value = Reader.value

    def listen(self: Reader, sql: str, values: tuple = ()):
        asked.append((sql, values))
        return value(self, sql, values)

    monkeypatch.setattr(Reader, "value", listen)
    contacts.contact_ids(reader, ContactView(descending=descending))
    monkeypatch.undo()
    assert len(asked) == 1
    sql, values = asked[0]
    steps = [row[3] for row in reader.rows(f"EXPLAIN QUERY PLAN {sql}", values)]
    assert [step for step in steps if step.startswith("SCAN c")] == [
        "SCAN c USING COVERING INDEX contact_by_name"
    ]
    assert not [step for step in steps if "TEMP B-TREE" in step]


def test_an_id_of_what_was_undone_or_never_kept_is_not_given_again(desk: Desk) -> None:
    assert contacts.add_contact(desk, Contact(Name(given="Ann"))) == 1
    history.undo(desk)
    assert contacts.add_contact(desk, Contact(Name(given="Bo"))) == 2
    contacts.delete_contacts(desk, [2])
    assert contacts.add_contact(desk, Contact(Name(given="Cy"))) == 3
    path = desk.path
    desk.close()
    again = Desk.open(path)
    history.undo(again)
    assert contacts.add_contact(again, Contact(Name(given="Di"))) == 4
    again.close()


@pytest.mark.parametrize("version", range(1, len(STEPS) + 1))
def test_a_desk_of_each_version_is_known_by_its_fingerprint(version: int) -> None:
    """Whoever adds a step adds its fingerprint, which is what stands on the left here."""
    assert fingerprint(made_by_steps(version)) == AS_MADE.get(version)
