"""Backups and restores under faults: killed at any moment, on a full disk, into a folder that is closed."""

from __future__ import annotations

import os
import random
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from netdesk.domain.backups import Backup, Reason
from netdesk.domain.errors import DeskTrouble, DiskFull
from netdesk.services import backups, checks, contacts, imports
from netdesk.services.dry_runs import Batch
from netdesk.store import backup as kept
from netdesk.store.desk import Desk
from netdesk.store.restoring import restore
from tests.faults.children import Killed
from tests.faults.desks import fill, import_people, person, state

posix = pytest.mark.skipif(sys.platform == "win32", reason="this system has no SIGKILL")
KILLS = 30
NOW = datetime(2026, 10, 7, 8, 10, tzinfo=UTC)
_NAMES = """
from datetime import UTC, datetime
from netdesk.domain.backups import Reason
from netdesk.store.backup import Shelf
from netdesk.store.restoring import restore
now = datetime(2026, 10, 7, 8, 10, tzinfo=UTC)
"""


def desk_of(path: Path, people: int = 2000) -> Desk:
    """A desk of a megabyte or two."""
    desk = Desk.open(path)
    fill(desk)
    import_people(desk, [person(number, "x" * 300) for number in range(people)])
    return desk


def back_up(desk: Desk) -> Backup:
    """Back it up."""
    with desk.reader() as reader:
        return desk.shelf.add(reader, Reason.DAILY, NOW).backup


def _slower(is_enough: Callable[[], bool]) -> Iterator[float]:
    """How many times slower than measured the machine is taken for, kill by kill: once for the first ones,
    then more and more until the kills have come at all the moments that matter."""
    for at in range(4 * KILLS):
        if at >= KILLS and is_enough():
            return
        yield max(1, at / KILLS)


@posix
def test_killed_while_backing_up_no_half_backup_is_listed_and_the_desk_is_untouched(tmp_path: Path) -> None:
    path = tmp_path / "mine.netdesk"
    desk = desk_of(path)
    began = time.monotonic()
    back_up(desk)
    once = time.monotonic() - began
    with desk.reader() as reader:
        before = state(reader)
    shelf = desk.shelf
    desk.close()
    child = Killed(
        path,
        _NAMES
        + """
desk = Desk.open(path)
say(str(os.getpid()))
say("ready")
with desk.reader() as reader:
    desk.shelf.add(reader, Reason.DAILY, now)
""",
    )
    chance = random.Random(4)
    seen = {"left half made": 0, "listed": 0}
    for slower in _slower(lambda: seen["left half made"] > 0 and seen["listed"] > 1):
        child.run(path, chance.uniform(0, 1.3 * slower * once))
        seen["left half made"] += any(each.name.endswith(".tmp") for each in shelf.folder.iterdir())
        found = shelf.backups()
        seen["listed"] = max(seen["listed"], found[0].number)
        assert all(kept.is_good(each) for each in found), "half a backup is listed"
        desk = Desk.open(path)
        with desk.reader() as reader:
            assert state(reader) == before
        desk.close()
    child.close()
    assert seen["left half made"], "the kills came at the wrong moments"
    assert seen["listed"] > 1, "the kills came too early to say anything"
    print(f"Kills while backing up: {seen['left half made']} left a half one, 0 listed it")


@posix
def test_killed_while_restoring_the_desk_is_all_old_or_all_new(tmp_path: Path) -> None:
    path = tmp_path / "mine.netdesk"
    desk = desk_of(path)
    made = back_up(desk)
    with desk.reader() as reader:
        new = state(reader)
    contacts.delete_contacts(desk, range(1, 900))
    with desk.reader() as reader:
        old = state(reader)
    shelf = desk.shelf
    desk.close()
    image = tmp_path / "image"
    shutil.copy(path, image)
    began = time.monotonic()
    restore(shelf, made.path, NOW)
    once = time.monotonic() - began
    child = Killed(
        path,
        _NAMES
        + f"""
say(str(os.getpid()))
say("ready")
restore(Shelf(path, path.with_name("backups")), Path({str(made.path)!r}), now)
say("restored")
""",
    )
    chance = random.Random(5)
    counts = {"old": 0, "new": 0}
    for slower in _slower(lambda: min(counts.values()) > 0):
        shutil.copy(image, path)
        said = child.run(path, chance.uniform(0.2 * once, 1.6 * slower * once))
        found = _state(path)
        assert found in (old, new), "some of the old desk and some of the new"
        assert found == new or said == [], "a restore that was told of is gone"
        counts["new" if found == new else "old"] += 1
        assert all(kept.is_good(each) for each in shelf.backups())
    child.close()
    assert min(counts.values()) > 0, "the kills came too early or too late to say anything"
    print(f"Kills while restoring: {counts['old']} all old, {counts['new']} all new, 0 mixed")


@posix
def test_killed_while_a_damaged_desk_is_replaced_it_is_never_gone(tmp_path: Path) -> None:
    path = tmp_path / "mine.netdesk"
    desk = desk_of(path, 300)
    made = back_up(desk)
    with desk.reader() as reader:
        new = state(reader)
    desk.close()
    broken = path.read_bytes()[:5000]
    child = Killed(
        path,
        _NAMES
        + f"""
say(str(os.getpid()))
say("ready")
restore(Shelf(path, path.with_name("backups")), Path({str(made.path)!r}), now)
""",
    )
    chance = random.Random(6)
    restored = 0
    for _ in range(KILLS):
        for aside in tmp_path.glob("*.damaged-*"):
            aside.unlink()
        path.write_bytes(broken)
        child.run(path, chance.uniform(0, 0.06))
        if path.read_bytes() == broken:
            continue
        restored += 1
        assert _state(path) == new
        assert [each.read_bytes() for each in tmp_path.glob("*.damaged-*")] == [broken]
    child.close()
    assert restored, "the kills came too early to say anything"


def _state(path: Path) -> object:
    desk = Desk.open(path, create=False)
    try:
        with desk.reader() as reader:
            assert desk.writer.value("PRAGMA integrity_check") == "ok"
            return state(reader)
    finally:
        desk.close()


def test_a_full_disk_keeps_the_old_backups_and_leaves_nothing_half_made(
    tmp_path: Path, small_disk: Path
) -> None:
    desk = Desk.open(tmp_path / "mine.netdesk", backups=small_disk)
    fill(desk)
    first = back_up(desk)
    import_people(desk, [person(number, "x" * 3000) for number in range(2000)])
    with pytest.raises(DiskFull, match="The disk is full"):
        back_up(desk)
    assert desk.shelf.backups() == [first]
    assert kept.is_good(first)
    assert len(list(desk.shelf.folder.iterdir())) == 2
    assert "disk is full" in desk.shelf.trouble
    with desk.reader() as reader:
        assert checks.check(reader) == []
    desk.close()


def test_a_restore_onto_a_full_disk_leaves_the_desk(tmp_path: Path, small_disk: Path) -> None:
    path = small_disk / "mine.netdesk"
    desk = Desk.open(path, backups=tmp_path / "backups")
    import_people(desk, [person(number, "x" * 1000) for number in range(200)])
    made = back_up(desk)
    contacts.delete_contacts(desk, range(1, 100))
    with desk.reader() as reader:
        before = state(reader)
    shelf = desk.shelf
    desk.close()
    with (small_disk / "filler").open("wb") as filler:
        filler.write(bytes(os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_bsize - 100_000))
    with pytest.raises(DiskFull):
        restore(shelf, made.path, NOW)
    assert _state(path) == before
    assert sorted(each.name for each in small_disk.iterdir()) == ["filler", "mine.netdesk"]


def test_an_import_goes_on_when_its_backup_cannot_be_made_and_says_why_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    desk = Desk.open(tmp_path / "mine.netdesk", backups=tmp_path / "file")
    fill(desk)
    backups.back_up_before_import(desk)
    assert "could not be written in" in desk.shelf.trouble
    desk.close()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_named(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    desk = Desk.open(tmp_path / "mine.netdesk", backups=closed)
    fill(desk)
    try:
        with pytest.raises(DeskTrouble, match="Permission denied"):
            back_up(desk)
    finally:
        desk.close()
        closed.chmod(0o700)


def test_an_import_is_backed_up_first_but_not_twice_for_the_same_desk(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path / "mine.netdesk")
    card = tmp_path / "one.vcf"
    card.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Ann Berg\nEMAIL:ann@halden.example\nEND:VCARD\n")

    def bring_in() -> None:
        with desk.reader() as reader:
            planned = imports.dry_run(reader, imports.read_files([card]))
        imports.import_people(desk, planned, Batch())

    bring_in()
    assert desk.shelf.backups() == [], "a new desk needs none"
    bring_in()
    bring_in()
    found = desk.shelf.backups()
    assert [each.reason for each in found] == [Reason.IMPORT]
    assert found[0].people == 1
    desk.close()
