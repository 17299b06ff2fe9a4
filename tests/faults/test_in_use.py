"""Somebody else holds the desk: a second netdesk, or another program that has locked the file."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from netdesk.domain.errors import DeskInUse
from netdesk.services import checks, contacts, history
from netdesk.store import gate
from netdesk.store.desk import Desk
from tests.faults.children import end, heard, start
from tests.faults.desks import fill, person, state


class FileLock:
    """A lock made of a file that only one can make."""

    def __init__(self, path: Path) -> None:
        self.path = path.with_name(path.name + ".lock")

    def take(self) -> bool:
        try:
            self.path.touch(exist_ok=False)
        except FileExistsError:
            return False
        return True

    def holder(self) -> str:
        return "another netdesk on this computer"

    def release(self) -> None:
        self.path.unlink()


def test_one_netdesk_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "mine.netdesk"
    child = start(
        path,
        """
        from tests.faults.test_in_use import FileLock
        desk = Desk.open(path, FileLock(path))
        fill(desk)
        say("open")
        sys.stdin.read()
        desk.close()
        """,
    )
    heard(child, "open")
    before = path.read_bytes()
    with pytest.raises(
        DeskInUse, match=r"^mine\.netdesk is already open in another netdesk on this computer\.$"
    ):
        Desk.open(path, FileLock(path))
    assert path.read_bytes() == before
    end(child)
    desk = Desk.open(path, FileLock(path))
    assert contacts.add_contact(desk, person(1)) == 62
    desk.close()


def test_a_change_waits_for_another_program_and_then_says_who_is_in_the_way(tmp_path: Path) -> None:
    path = tmp_path / "mine.netdesk"
    desk = Desk.open(path)
    fill(desk)
    child = start(
        path,
        """
        import sqlite3
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        say("held")
        sys.stdin.read()
        other.execute("ROLLBACK")
        """,
    )
    heard(child, "held")
    with desk.reader() as reader:
        began = time.monotonic()
        before = state(reader)
        assert time.monotonic() - began < 1, "reading does not wait"
        began = time.monotonic()
        with pytest.raises(DeskInUse, match=r"^Another program is holding the desk\. Nothing was changed"):
            contacts.add_contact(desk, person(1))
        assert time.monotonic() - began < 6.5
        assert state(reader) == before
        end(child)
        assert contacts.add_contact(desk, person(1)) == 62
        assert history.undo(desk)
        assert checks.check(reader) == []
    desk.close()


def test_opening_a_desk_that_another_program_holds_for_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "_BUSY_MS", 500)
    path = tmp_path / "mine.netdesk"
    Desk.open(path).close()
    child = start(
        path,
        """
        import sqlite3
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        other.execute("UPDATE circle SET hue = 0")
        say("held")
        sys.stdin.read()
        other.execute("ROLLBACK")
        """,
    )
    heard(child, "held")
    began = time.monotonic()
    with pytest.raises(DeskInUse, match="Another program is holding the desk"):
        Desk.open(path)
    assert time.monotonic() - began < 2
    end(child)
    Desk.open(path).close()
