"""A lock that nobody holds keeps nobody out, whatever is written in it; one that is held does."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile

from netdesk.app import DeskLock, open_desk
from netdesk.domain.errors import DeskInUse
from netdesk.store.desk import Desk
from netdesk.ui.program.one_program import OneProgram
from tests.systems import posix

YESTERDAY = 86_400


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    path = tmp_path / "mine.netdesk"
    Desk.open(path).close()
    return path


@pytest.fixture
def another_program() -> Iterator[int]:
    """The process id of another Python."""
    program = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    yield program.pid
    program.communicate(b"\n")


def said_by(desk: Path) -> list[str]:
    """What a lock of this desk says."""
    lock = DeskLock(desk)
    assert lock.take()
    said = lock_of(desk).read_text().split("\n")
    lock.release()
    return said


def lock_of(desk: Path) -> Path:
    return desk.with_name(f"{desk.name}.lock")


def leave(desk: Path, words: str, age: float = YESTERDAY) -> None:
    lock_of(desk).write_text(words)
    then = time.time() - age
    os.utime(lock_of(desk), (then, then))


@pytest.mark.parametrize("words", ["", "\0" * 80, "not a lock\n", "99999999999999999999\nx\ny\n"])
def test_a_lock_that_says_nothing_is_taken_over(desk: Path, words: str) -> None:
    leave(desk, words)
    opened = open_desk(desk, False)
    assert not opened.read_only
    with pytest.raises(DeskInUse):
        open_desk(desk, False)
    opened.close()
    assert not lock_of(desk).exists()


def test_a_lock_whose_process_is_another_program_by_now_is_taken_over(
    desk: Path, another_program: int
) -> None:
    said = said_by(desk)
    leave(desk, "\n".join([str(another_program), *said[1:]]))
    open_desk(desk, False).close()


def test_a_lock_of_our_own_number_from_before_is_taken_over(desk: Path) -> None:
    """In a sandbox every program has the same number."""
    leave(desk, "\n".join(said_by(desk)))
    open_desk(desk, False).close()


def test_a_lock_that_is_held_stays_however_old_it_looks(desk: Path) -> None:
    opened = open_desk(desk, False)
    then = time.time() - YESTERDAY
    os.utime(lock_of(desk), (then, then))
    with pytest.raises(DeskInUse):
        open_desk(desk, False)
    assert lock_of(desk).exists()
    opened.close()


def test_a_lock_that_is_being_made_stays(desk: Path) -> None:
    leave(desk, "", age=0)
    with pytest.raises(DeskInUse):
        open_desk(desk, False)


def test_a_lock_of_another_computer_stays(desk: Path) -> None:
    said = said_by(desk)
    leave(desk, "\n".join([said[0], said[1], "elsewhere", *said[3:]]))
    with pytest.raises(DeskInUse, match="on elsewhere"):
        open_desk(desk, False)


@posix
def test_a_link_is_not_followed(desk: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("mine")
    lock_of(desk).symlink_to(precious)
    with pytest.raises(DeskInUse):
        open_desk(desk, False)
    assert precious.read_text() == "mine"


def test_two_who_find_a_dead_lock_do_not_both_get_it(desk: Path) -> None:
    leave(desk, "")
    first, second = DeskLock(desk), DeskLock(desk)
    assert (first.take(), second.take()) == (True, False)
    first.release()
    assert QLockFile(str(lock_of(desk))).tryLock(0)


def test_a_dead_lock_of_the_program_lets_this_start_be_the_first(tmp_path: Path) -> None:
    first = OneProgram(tmp_path)
    name = next(tmp_path.glob("*.lock"))
    first.close()
    name.write_text("")
    then = time.time() - YESTERDAY
    os.utime(name, (then, then))
    again = OneProgram(tmp_path)
    assert again.is_first
    assert not OneProgram(tmp_path).is_first
    again.close()
