"""The generated desk is the same every time, whole, and made anew only when it must be."""

from __future__ import annotations

from pathlib import Path

import pytest

from netdesk.services import checks
from netdesk.store.desk import Desk
from netdesk.store.migrations.steps import STEPS
from tests.bench import large_desk as generator

PEOPLE = 300


def _dump(path: Path) -> list[tuple[object, ...]]:
    with Desk.open(path).reader() as reader:
        return [
            *reader.rows("SELECT * FROM contact ORDER BY id"),
            *reader.rows("SELECT * FROM interaction ORDER BY id"),
        ]


def test_the_desk_has_five_interactions_for_each_person_and_is_sound(tmp_path: Path) -> None:
    desk = Desk.open(generator.large_desk(tmp_path, PEOPLE))
    with desk.reader() as reader:
        assert reader.value("SELECT count(*) FROM contact") == PEOPLE
        sql = "SELECT count(DISTINCT interaction_id) FROM interaction_contact GROUP BY contact_id"
        assert set(reader.rows(sql)) == {(5,)}
        assert not checks.check(reader)
    desk.close()


def test_the_same_desk_comes_out_every_time(tmp_path: Path) -> None:
    one = generator.large_desk(tmp_path / "one", PEOPLE)
    other = generator.large_desk(tmp_path / "other", PEOPLE)
    assert _dump(one) == _dump(other)


def test_a_desk_is_kept_until_the_schema_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = generator.large_desk(tmp_path, PEOPLE)
    made = first.stat().st_mtime_ns
    assert generator.large_desk(tmp_path, PEOPLE) == first
    assert first.stat().st_mtime_ns == made
    monkeypatch.setattr("tests.bench.large_desk.STEPS", (*STEPS, lambda: ()))
    assert generator.large_desk(tmp_path, PEOPLE) != first
    assert not first.exists()
