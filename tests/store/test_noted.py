"""What is noted while rows are inserted stands for reading the change set, and says the same."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.names import Name
from netdesk.domain.rows import Changes
from netdesk.store import changes, children, further_columns, search, settings, touching
from netdesk.store import contacts as kept
from netdesk.store.changes import Change
from netdesk.store.connection import Connection
from netdesk.store.desk import Desk
from netdesk.store.recorded import Touched
from tests.store.given import contacts

ANN, BO = (Contact(Name(given=each), emails=(Labelled(f"{each}@halden.example"),)) for each in ("Ann", "Bo"))


@contextmanager
def _told(desk: Desk) -> Iterator[list[Changes]]:
    found: list[Changes] = []
    desk.on_changes = found.append
    yield found
    desk.on_changes = None


def _read_back(desk: Desk, change_id: int) -> Touched:
    touched = Touched()
    for changeset in changes.parts(desk.writer, change_id):
        touched.read(changeset, changes.columns_of(desk.writer))
    return touched


def _assert_told_as_read(desk: Desk, told: Changes) -> None:
    touched = _read_back(desk, told.id)
    assert {name: set(ids) for name, ids in told.tables.items()} == touched.ids
    owners = touched.searched(desk.writer) | touched.quiet
    assert told.contacts == owners
    assert set(touching.first_touched(desk.writer, told.id, 1000)) == owners


@given(st.lists(contacts, min_size=1, max_size=5), st.integers(1, 3))
def test_people_kept_in_bulk_are_told_as_their_change_set_says(people: list[Contact], parts: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk.open(Path(folder) / "mine.netdesk")
        with _told(desk) as told:
            with desk.change("Import", kind="import") as change:
                for _ in range(parts):
                    ids = kept.insert(change, [replace(each, id=None) for each in people])
                    kept.insert_digests(change, [(each, f"digest {each}") for each in ids])
                    change.part()
            _assert_told_as_read(desk, told[0])
        assert _index_faults(desk) == []
        desk.close()


@given(contacts, st.sampled_from(["", "Choir", "Café 山"]))
def test_a_document_made_of_a_contact_is_the_one_read_from_the_desk(person: Contact, circle: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk.open(Path(folder) / "mine.netdesk")
        with desk.change("Add") as change:
            circle_id = kept.insert_circle(change, circle, 1) if circle else None
            person = replace(person, circle_id=circle_id)
            (contact_id,) = kept.insert(change, [person])
        ((_, *read),) = search.documents(desk.writer, [contact_id])
        made = search.document(person, person.shown, circle)
        desk.close()
    if person.own:
        assert made is None
    else:
        assert made is not None
        assert [each.split() for each in made] == [each.split() for each in read]


def _index_faults(desk: Desk) -> list[str]:
    return search.index_differences(desk.writer, Connection(apsw.Connection(":memory:")))


def _tag_ann(change: Change) -> None:
    children.insert_for(change, "contact_tag", ("contact_id", "position", "name"), [(1, 0, "choir")])


def _keep_bo(change: Change) -> None:
    kept.insert(change, [BO])


def _rename_ann(change: Change) -> None:
    kept.update(change, replace(ANN, id=1, name=Name(given="Anna")))


def _delete_ann(change: Change) -> None:
    kept.delete(change, [1])


def _remember(change: Change) -> None:
    kept.insert_digests(change, [(1, "digest")])


def _keep_a_circle(change: Change) -> None:
    kept.insert_circle(change, "Choir", 3)


def _keep_a_setting(change: Change) -> None:
    settings.save_setting(change.connection, "start", "contacts")


@pytest.mark.parametrize(
    "also", [_rename_ann, _delete_ann, _remember, _keep_a_circle, _keep_a_setting, _keep_bo]
)
@pytest.mark.parametrize("first", [True, False])
def test_what_is_written_beside_people_kept_in_bulk_is_told_too(
    desk: Desk, also: Callable[[Change], None], first: bool
) -> None:
    with desk.change("Add Ann") as change:
        kept.insert(change, [ANN])
    with _told(desk) as told, desk.change("Import", kind="import") as change:
        for each in (also, _keep_bo) if first else (_keep_bo, also):
            each(change)
    _assert_told_as_read(desk, told[0])
    assert _index_faults(desk) == []


@pytest.mark.parametrize("also", [_rename_ann, _delete_ann, _remember, _keep_a_setting, _tag_ann])
@pytest.mark.parametrize("parts", [True, False])
def test_whoever_changes_after_being_kept_in_one_change_is_found_by_what_is_there_then(
    desk: Desk, also: Callable[[Change], None], parts: bool
) -> None:
    with desk.unrecorded() as connection:
        # Otherwise the first part would also write on which day people were added.
        further_columns.note_day(connection, 1)
    with desk.change("Import", kind="import") as change:
        for _ in range(2):
            kept.insert(change, [ANN, BO])
            if parts:
                change.part()
        also(change)
        kept.insert(change, [BO])
    assert _index_faults(desk) == []


def test_people_kept_in_bulk_are_not_read_back(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    whole = Touched.read

    def counted(self: Touched, changeset: bytes, columns: dict[str, tuple[str, ...]]) -> None:
        read.append(len(changeset))
        whole(self, changeset, columns)

    monkeypatch.setattr(Touched, "read", counted)
    with desk.change("Import", kind="import") as change:
        for _ in range(5):
            ids = kept.insert(change, [ANN, BO])
            kept.insert_digests(change, [(each, f"digest {each}") for each in ids])
            change.part()
    # The first part also says on which day people were added.
    assert len(read) <= 1
