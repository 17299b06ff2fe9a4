"""A desk that is open: it is safe, its owner alone reads it, one netdesk has it; old ones are lifted."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from netdesk.domain.contacts import Contact
from netdesk.domain.errors import DeskDamaged, DeskInUse, DeskReadOnly, DiskFull, NotADesk
from netdesk.domain.names import Name
from netdesk.services import contacts
from netdesk.store import gate
from netdesk.store.connection import Connection
from netdesk.store.desk import Desk
from netdesk.store.migrate import migrate
from netdesk.store.migrations import steps
from tests.systems import posix


def test_every_safety_is_on(path: Path) -> None:
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "fullfsync": 1,
        "checkpoint_fullfsync": 1,
        "foreign_keys": 1,
        "journal_size_limit": 64_000_000,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
        "busy_timeout": 5000,
    }
    desk = Desk.open(path)
    with desk.reader() as reader:
        found = {name: desk.writer.value(f"PRAGMA {name}") for name in expected}
        assert found == expected
        assert reader.value("PRAGMA query_only") == 1
        assert reader.value("PRAGMA trusted_schema") == 0
        with pytest.raises(DeskReadOnly):
            reader.run("DELETE FROM circle")
    desk.close()


@posix
@pytest.mark.parametrize("mask", [0o022, 0o000, 0o077])
def test_only_the_owner_can_read_a_desk(path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        desk = Desk.open(path)
        contacts.add_contact(desk, Contact(Name(given="Ann")))
        reader = desk.reader()
        modes = {file.name: oct(file.stat().st_mode & 0o777) for file in path.parent.iterdir()}
        reader.close()
        desk.close()
    finally:
        os.umask(before)
    assert modes == {path.name + suffix: "0o600" for suffix in ("", "-wal", "-shm")}


@posix
def test_nobody_can_look_into_a_desk_while_it_is_made(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    modes: list[str] = []

    def look(connection: Connection) -> None:
        migrate(connection)
        modes.extend(oct(file.stat().st_mode & 0o777) for file in path.parent.iterdir())

    monkeypatch.setattr(gate, "migrate", look)
    before = os.umask(0)
    try:
        Desk.open(path).close()
    finally:
        os.umask(before)
    assert modes
    assert set(modes) == {"0o600"}


@posix
def test_a_desk_that_others_could_read_is_protected_when_opened(path: Path) -> None:
    Desk.open(path).close()
    path.chmod(0o644)
    Desk.open(path).close()
    assert oct(path.stat().st_mode & 0o777) == "0o600"


class _Lock:
    """A lock that somebody holds, or that anybody may take."""

    def __init__(self, free: bool = True) -> None:
        self.free = free
        self.taken = 0

    def take(self) -> bool:
        self.taken += self.free
        return self.free

    def holder(self) -> str:
        return "another netdesk on this computer"

    def release(self) -> None:
        self.taken -= 1


def test_a_desk_held_by_another_netdesk_is_named_and_not_touched(path: Path) -> None:
    with pytest.raises(DeskInUse, match=r"mine\.netdesk is already open in another netdesk on this computer"):
        Desk.open(path, _Lock(free=False))
    assert not path.exists()


def test_the_lock_is_given_back_when_the_desk_is_closed_or_refused(path: Path) -> None:
    lock = _Lock()
    desk = Desk.open(path, lock)
    assert lock.taken == 1
    desk.close()
    assert lock.taken == 0
    path.write_text("no desk any more")
    with pytest.raises(NotADesk):
        Desk.open(path, lock)
    assert lock.taken == 0


def test_a_desk_that_cannot_be_made_says_where(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "open", full)
    with pytest.raises(DiskFull, match=f"no desk could be made in .*{path.parent.name}"):
        Desk.open(path)
    assert list(path.parent.iterdir()) == []


@pytest.fixture
def older(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Lets this netdesk know one more step than the desks that were made before."""

    def add(sql: str) -> None:
        after = (*steps.STEPS, lambda: ((sql, ()),))
        for module in ("netdesk.store.gate", "netdesk.store.migrate", "netdesk.store.schema"):
            monkeypatch.setattr(sys.modules[module], "STEPS", after)

    return add


def test_an_older_desk_is_brought_up_to_date_and_its_old_changes_can_be_undone(
    path: Path, older: Callable[[str], None]
) -> None:
    desk = Desk.open(path)
    contacts.add_contact(desk, Contact(Name(given="Ann")))
    desk.close()
    older("ALTER TABLE contact ADD COLUMN colour TEXT NOT NULL DEFAULT ''")
    desk = Desk.open(path)
    assert desk.writer.value("PRAGMA user_version") == len(steps.STEPS) + 1
    assert desk.writer.rows("SELECT colour FROM contact").__next__() == ("",)
    with desk.reader() as reader:
        desk.undo()
        assert contacts.contacts(reader, [1]) == []
        desk.redo()
        assert [contact.shown for contact in contacts.contacts(reader, [1])] == ["Ann"]
    desk.close()
    Desk.open(path).close()


def test_a_step_that_fails_leaves_the_older_desk_as_it_was(path: Path, older: Callable[[str], None]) -> None:
    desk = Desk.open(path)
    contacts.add_contact(desk, Contact(Name(given="Ann")))
    desk.close()
    before = path.read_bytes()
    older("DELETE FROM circle; INSERT INTO contact (circle_id) VALUES (99)")
    with pytest.raises(DeskDamaged, match="could not be brought up to date"):
        Desk.open(path)
    assert path.read_bytes() == before
