"""Very many people at once: indexes stand aside, the index of words is not merged again and again, and what
SQLite's log holds goes into the file when nobody waits. Afterwards all is as it always is."""

from __future__ import annotations

from pathlib import Path

import pytest

from netdesk.domain.contacts import Contact
from netdesk.domain.names import Name
from netdesk.store import changes, check, indexes_aside, log_keeping
from netdesk.store import contacts as kept
from netdesk.store.desk import Desk
from netdesk.store.migrations.steps import STEPS
from netdesk.store.schema import schema, strangers
from netdesk.store.search import matching_ids

PEOPLE = [Contact(Name(given=f"Ann{number}", family="Halden")) for number in range(12)]


@pytest.fixture(autouse=True)
def many_are_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten people count as very many here."""
    monkeypatch.setattr(indexes_aside, "WORTH_IT", 10)
    monkeypatch.setattr(changes, "_SEARCHED_AT_ONCE", 5)


def _bring_in(desk: Desk, people: list[Contact]) -> set[str]:
    """Keep people as an import does; returns the names of the indexes that were there meanwhile."""
    with (
        desk.change("Import", kind="import") as change,
        indexes_aside.indexes_aside(change.connection, len(people)),
    ):
        for start in range(0, len(people), 4):
            kept.insert(change, people[start : start + 4])
            change.part()
        return {name for kind, name, _ in schema(change.connection) if kind == "index"}


def _break_off(desk: Desk) -> None:
    """Bring people in, and fail at the end."""
    with (
        desk.change("Import", kind="import") as change,
        indexes_aside.indexes_aside(change.connection, len(PEOPLE)),
    ):
        kept.insert(change, PEOPLE)
        change.part()
        raise KeyError


def test_indexes_stand_aside_and_are_there_again_word_for_word(desk: Desk) -> None:
    before = schema(desk.writer)
    meanwhile = _bring_in(desk, PEOPLE)
    assert "contact_by_name" not in meanwhile
    assert "contact_value_by_contact" in meanwhile, "what is looked up meanwhile stays"
    assert schema(desk.writer) == before
    assert strangers(desk.writer, len(STEPS)) == []
    assert check.problems(desk.writer) == []


def test_they_stay_where_more_are_there_than_come_or_few_come(desk: Desk) -> None:
    assert "contact_by_name" in _bring_in(desk, PEOPLE[:9])
    assert "contact_by_name" not in _bring_in(desk, PEOPLE)
    assert "contact_by_name" in _bring_in(desk, PEOPLE)


def test_what_ends_badly_leaves_every_index_as_it_was(desk: Desk) -> None:
    before = schema(desk.writer)
    with pytest.raises(KeyError):
        _break_off(desk)
    assert schema(desk.writer) == before
    assert check.problems(desk.writer) == []


def _merges_at(desk: Desk) -> int:
    said = desk.writer.value("SELECT v FROM search_config WHERE k = 'automerge'")
    return 4 if said is None else int(said)


def test_pieces_of_the_index_of_words_are_left_alone_only_meanwhile(desk: Desk) -> None:
    with desk.change("Import", kind="import") as change:
        kept.insert(change, PEOPLE[:6])
        change.part()
        assert _merges_at(desk) == 0
        kept.insert(change, PEOPLE[6:])
    assert _merges_at(desk) == 4
    assert matching_ids(desk.writer, "ann hald") == set(range(1, 13))


def test_pieces_are_merged_as_ever_after_an_import_that_ends_badly(desk: Desk) -> None:
    with pytest.raises(KeyError):
        _break_off(desk)
    assert _merges_at(desk) == 4


def test_a_short_log_is_written_at_the_end_of_a_change(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_keeping, "_SHORT", 1)
    before = path.read_bytes()
    _bring_in(desk, PEOPLE)
    assert path.read_bytes() != before


def test_a_long_log_waits_until_nobody_does(desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_keeping, "_SHORT", 1)
    monkeypatch.setattr(log_keeping, "_LONG", 2)
    before = path.read_bytes()
    _bring_in(desk, PEOPLE)
    assert path.read_bytes() == before
    desk.when_idle()
    assert path.read_bytes() != before
    # Written once, it is not written again.
    after = path.stat().st_mtime_ns
    desk.when_idle()
    assert path.stat().st_mtime_ns == after
