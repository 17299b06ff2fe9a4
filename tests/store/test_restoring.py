"""Restoring: the desk as it was when the backup was made, and nothing lost of what was there before."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from netdesk.domain.backups import Backup, Reason
from netdesk.domain.errors import Cancelled, DeskDamaged, DeskTooNew, DeskTrouble, NotADesk
from netdesk.domain.progress import Until
from netdesk.services import checks, contacts, history
from netdesk.store import backup as kept
from netdesk.store.desk import Desk
from netdesk.store.restoring import Restoration, restore
from tests.faults.desks import fill, import_people, person, state

NOW = datetime(2026, 10, 7, 8, 10, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


def backed_up(path: Path) -> tuple[Backup, object]:
    """Make a desk, back it up, then change it; returns the backup and what was on the desk then."""
    desk = Desk.open(path)
    fill(desk)
    with desk.reader() as reader:
        made = desk.shelf.add(reader, Reason.DAILY, NOW).backup
        then = state(reader)
    contacts.delete_contacts(desk, range(1, 8))
    desk.close()
    return made, then


def now_on(path: Path) -> object:
    """What is on the desk."""
    desk = Desk.open(path, create=False)
    with desk.reader() as reader:
        assert checks.check(reader) == []
        found = state(reader)
    desk.close()
    return found


def shelf(path: Path) -> kept.Shelf:
    """The desk's shelf."""
    return kept.Shelf(path, path.with_name("backups"))


def names(path: Path) -> list[str]:
    """The desk and what lies beside it."""
    return sorted(each.name for each in path.parent.iterdir() if each.name != "backups")


def test_the_desk_is_as_it_was_and_the_way_back_is_kept(path: Path) -> None:
    made, then = backed_up(path)
    changed = now_on(path)
    done = restore(shelf(path), made.path, LATER)
    assert (done.people_before, done.people) == (54, 61)
    assert now_on(path) == then
    assert names(path) == [path.name]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert done.before
    assert done.before.reason is Reason.RESTORE
    assert shelf(path).newest() == done.before
    restore(shelf(path), done.before.path, LATER + timedelta(minutes=1))
    assert now_on(path) == changed


def test_undo_goes_on_where_it_was(path: Path) -> None:
    made, _ = backed_up(path)
    restore(shelf(path), made.path, LATER)
    desk = Desk.open(path)
    assert history.undo(desk)
    assert contacts.counts(desk.writer).contacts == 60  # type: ignore[arg-type]
    desk.close()


def test_the_log_of_a_killed_netdesk_is_neither_lost_nor_read_into_the_restored_desk(path: Path) -> None:
    """An old log beside a new desk would bring the old one back, or break both."""
    made, then = backed_up(path)
    desk = Desk.open(path)
    contacts.add_contact(desk, person(500))
    killed = path.with_name("killed.netdesk")
    for suffix in ("", "-wal"):
        shutil.copy(f"{path}{suffix}", f"{killed}{suffix}")
    with desk.reader() as reader:
        last = state(reader)
    desk.close()
    for suffix in ("", "-wal"):
        shutil.move(f"{killed}{suffix}", f"{path}{suffix}")
    done = restore(shelf(path), made.path, LATER)
    assert now_on(path) == then
    assert done.before
    restore(shelf(path), done.before.path, LATER)
    assert now_on(path) == last


def damage(path: Path, how: str) -> None:
    """Break a desk as disks and other programs do."""
    data = bytearray(path.read_bytes())
    match how:
        case "emptied":
            data = bytearray()
        case "cut short":
            del data[len(data) // 2 :]
        case "zeroed head":
            data[:4096] = bytes(4096)
        case "zeroed middle":
            data[8 * 4096 : 40 * 4096] = bytes(32 * 4096)
        case "text":
            data = bytearray(b"Dear Ann,\n" * 100)
    path.write_bytes(data)


@pytest.mark.parametrize("how", ["emptied", "cut short", "zeroed head", "zeroed middle", "text"])
def test_a_damaged_desk_is_set_aside_and_not_backed_up(path: Path, how: str) -> None:
    made, then = backed_up(path)
    damage(path, how)
    broken = path.read_bytes()
    done = restore(shelf(path), made.path, LATER)
    assert now_on(path) == then
    assert done.people_before is None
    assert done.before is None
    assert done.aside
    assert done.aside.name == "mine.netdesk.damaged-20261007-091000"
    assert done.aside.read_bytes() == broken
    assert shelf(path).backups() == [made]


def test_the_log_of_a_damaged_desk_goes_aside_with_it(path: Path) -> None:
    made, then = backed_up(path)
    damage(path, "zeroed head")
    Path(f"{path}-wal").write_bytes(b"what was in the log")
    done = restore(shelf(path), made.path, LATER)
    assert done.aside
    assert Path(f"{done.aside}-wal").read_bytes() == b"what was in the log"
    assert now_on(path) == then


def test_a_flipped_byte_in_the_backup_is_refused_before_anything_changes(path: Path) -> None:
    made, _ = backed_up(path)
    before = path.read_bytes()
    data = bytearray(made.path.read_bytes())
    data[len(data) // 2] ^= 1
    made.path.write_bytes(data)
    with pytest.raises(DeskDamaged, match="choose an older backup"):
        restore(shelf(path), made.path, LATER)
    assert path.read_bytes() == before
    assert names(path) == [path.name]


def test_a_newer_or_foreign_desk_is_not_replaced(path: Path, tmp_path: Path) -> None:
    made, _ = backed_up(path)
    whole = path.read_bytes()
    newer = bytearray(whole)
    newer[60:64] = (99).to_bytes(4, "big")
    path.write_bytes(newer)
    with pytest.raises(DeskTooNew):
        restore(shelf(path), made.path, LATER)
    assert path.read_bytes() == newer
    path.unlink()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE col (id)")
    other.commit()
    other.close()
    foreign = path.read_bytes()
    with pytest.raises(NotADesk):
        restore(shelf(path), made.path, LATER)
    assert path.read_bytes() == foreign
    text = tmp_path / "letter.txt"
    text.write_text("Dear Ann, " * 50)
    with pytest.raises(NotADesk):
        restore(shelf(text), made.path, LATER)
    assert text.read_text() == "Dear Ann, " * 50


def test_a_newer_backup_is_refused(path: Path) -> None:
    made, _ = backed_up(path)
    data = bytearray(made.path.read_bytes())
    data[60:64] = (99).to_bytes(4, "big")
    other = path.with_name("newer.netdesk-backup")
    other.write_bytes(data)
    with pytest.raises(DeskTooNew, match="install the newer netdesk"):
        restore(shelf(path), other, LATER)


def test_a_copy_with_a_rule_of_somebody_elses_is_refused(path: Path) -> None:
    backed_up(path)
    other = path.with_name("other.netdesk")
    shutil.copy(path, other)
    raw = sqlite3.connect(other)
    raw.execute("CREATE TRIGGER t AFTER INSERT ON contact BEGIN DELETE FROM contact; END")
    raw.commit()
    raw.close()
    before = path.read_bytes()
    with pytest.raises(DeskDamaged):
        restore(shelf(path), other, LATER)
    assert path.read_bytes() == before


def test_a_restore_that_was_stopped_leaves_everything(path: Path) -> None:
    made, _ = backed_up(path)
    before = now_on(path)
    for steps in range(4):
        with pytest.raises(Cancelled):
            restore(shelf(path), made.path, LATER, Until(steps))
        assert now_on(path) == before
        assert names(path) == [path.name]


def test_it_is_built_while_the_desk_is_open_and_giving_up_leaves_nothing(path: Path) -> None:
    made, _ = backed_up(path)
    desk = Desk.open(path)
    restoration = Restoration(made.path, desk.shelf)
    restoration.prepare()
    contacts.add_contact(desk, person(900))
    restoration.give_up()
    desk.close()
    assert names(path) == [path.name]


def test_a_backup_from_a_folder_that_cannot_be_written(path: Path, tmp_path: Path) -> None:
    made, then = backed_up(path)
    away = tmp_path / "medium"
    away.mkdir()
    for each in (made.path, kept.manifest_path(made.path)):
        shutil.copy(each, away)
    away.chmod(0o500)
    try:
        restore(shelf(path), away / made.path.name, LATER)
    finally:
        away.chmod(0o700)
    assert now_on(path) == then


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_desk_is_not_replaced(path: Path) -> None:
    made, _ = backed_up(path)
    path.parent.chmod(0o500)
    try:
        with pytest.raises(DeskTrouble, match="could not be written"):
            restore(shelf(path), made.path, LATER)
    finally:
        path.parent.chmod(0o700)


def test_what_a_killed_restore_left_beside_the_desk_goes_when_it_is_opened(path: Path) -> None:
    made, _ = backed_up(path)
    now = now_on(path)
    Restoration(made.path, shelf(path)).prepare()
    left = path.with_name(f"{path.name}.restore.tmp")
    assert left.stat().st_size > 4096
    assert now_on(path) == now
    assert not left.exists()


def test_a_large_desk_comes_back_whole_and_says_how_long_it_took(path: Path) -> None:
    desk = Desk.open(path)
    import_people(desk, [person(number) for number in range(20_000)], 500)
    with desk.reader() as reader:
        made = desk.shelf.add(reader, Reason.DAILY, NOW).backup
    desk.close()
    began = time.perf_counter()
    done = restore(shelf(path), made.path, LATER)
    took = time.perf_counter() - began
    assert done.people == 20_000
    print(f"restored {done.people} people, {made.size / 1e6:.0f} MB, in {took:.2f} s")
