"""Backups: whole, checked copies of a desk in use, and a shelf that never lists half a one as good."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netdesk.domain import backups as rules
from netdesk.domain.backups import Reason
from netdesk.domain.errors import Cancelled, DeskDamaged, DeskTrouble
from netdesk.domain.progress import Until
from netdesk.services import checks, contacts, goals, history
from netdesk.store import backup as kept
from netdesk.store import copying, journeys
from netdesk.store.backup import Shelf
from netdesk.store.desk import Desk
from netdesk.store.restoring import restore
from tests.faults.desks import fill, import_people, person, state
from tests.services.journeys import fill as fill_journey
from tests.systems import posix

NOW = datetime(2026, 10, 7, 8, 10, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with people on it, and its newest changes still in the log beside it."""
    opened = Desk.open(tmp_path / "mine.netdesk")
    fill(opened)
    yield opened
    opened.close()


def add(desk: Desk, now: datetime = NOW, reason: Reason = Reason.DAILY) -> kept.Made:
    """Back the desk up."""
    with desk.reader() as reader:
        return desk.shelf.add(reader, reason, now)


def files(folder: Path) -> list[str]:
    """The names in a folder."""
    return sorted(each.name for each in folder.iterdir())


def test_a_backup_equals_the_desk_and_its_manifest_describes_it(desk: Desk, tmp_path: Path) -> None:
    made = add(desk).backup
    assert made.people == 61
    assert made.interactions == 1
    assert kept.is_good(made)
    assert desk.shelf.backups() == [made]
    told = json.loads(kept.manifest_path(made.path).read_text())
    assert told["sha256"] == made.sha256
    assert told["counts"] == {"contacts": 61, "interactions": 1}
    assert {"user_version", "app_version", "made_at", "reason"} <= told.keys()
    copy = tmp_path / "copy.netdesk"
    shutil.copy(made.path, copy)
    opened = Desk.open(copy, create=False)
    with opened.reader() as theirs, desk.reader() as mine:
        assert state(theirs) == state(mine)
        assert checks.check(theirs) == []
    opened.close()


def test_a_backup_needs_no_other_file_beside_it(desk: Desk) -> None:
    made = add(desk).backup
    assert files(made.path.parent) == [made.path.name, f"{made.path.name}.json"]
    raw = sqlite3.connect(f"{made.path.as_uri()}?mode=ro", uri=True)
    assert raw.execute("SELECT count(*) FROM contact").fetchone() == (61,)
    raw.close()
    assert files(made.path.parent) == [made.path.name, f"{made.path.name}.json"]


@pytest.mark.skipif(os.name != "posix", reason="this system has no modes")
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_only_the_owner_can_read_backups(desk: Desk, mask: int) -> None:
    before = os.umask(mask)
    try:
        made = add(desk).backup
    finally:
        os.umask(before)
    for each in (made.path, kept.manifest_path(made.path)):
        assert stat.S_IMODE(each.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.path.parent.stat().st_mode) & 0o077 == 0


def test_backups_are_numbered_whatever_the_clock_says(desk: Desk) -> None:
    first = add(desk).backup
    second = add(desk, NOW - timedelta(days=4000)).backup
    third = add(desk, NOW + timedelta(days=4000)).backup
    assert [first.number, second.number, third.number] == [1, 2, 3]
    assert desk.shelf.backups() == [third, second, first]
    assert desk.shelf.newest() == third


def test_desks_of_one_name_have_shelves_of_their_own(tmp_path: Path) -> None:
    root = tmp_path / "backups"
    one, other = (Shelf(tmp_path / folder / "mine.netdesk", root) for folder in ("a", "b"))
    assert one.folder != other.folder
    assert one.folder.parent == root
    assert Shelf(tmp_path / "we/ird: *?.netdesk", root).folder.parent == root


def test_a_backup_that_was_stopped_leaves_nothing(desk: Desk) -> None:
    import_people(desk, [person(number, "x" * 2000) for number in range(600)])
    old = add(desk).backup
    before = files(old.path.parent)
    for steps in range(4):
        with desk.reader() as reader, pytest.raises(Cancelled):
            desk.shelf.add(reader, Reason.ASKED, NOW, Until(steps))
        assert files(old.path.parent) == before
    assert desk.shelf.backups() == [old]


def test_the_desk_can_be_changed_while_it_is_backed_up(desk: Desk) -> None:
    import_people(desk, [person(number, "x" * 2000) for number in range(600)])

    class Busy:
        calls = 0

        def report(self, done: int, total: int, what: str = "") -> None:
            self.calls += 1
            contacts.add_contact(desk, person(self.calls))

    busy = Busy()
    with desk.reader() as reader:
        made = desk.shelf.add(reader, Reason.DAILY, NOW, busy).backup
    assert busy.calls > 2
    assert made.people == 661, "the backup shows one moment of the desk"
    assert contacts.counts(desk.writer).contacts == 661 + busy.calls  # type: ignore[arg-type]


def test_a_damaged_desk_is_not_backed_up_and_all_old_backups_stay(tmp_path: Path) -> None:
    path = tmp_path / "mine.netdesk"
    desk = Desk.open(path)
    import_people(desk, [person(number, "x" * 900) for number in range(300)])
    good = [add(desk, NOW + timedelta(hours=hour)).backup for hour in range(8)]
    good = desk.shelf.backups()
    desk.close()
    data = bytearray(path.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 4096] = bytes(4096)
    path.write_bytes(data)
    desk = Desk.open(path)
    with pytest.raises(DeskDamaged, match="no copy"):
        add(desk, NOW + timedelta(days=1))
    assert desk.shelf.backups() == good
    assert "damaged" in desk.shelf.trouble
    assert not [name for name in files(desk.shelf.folder) if ".tmp" in name]
    desk.close()


def test_when_many_people_are_gone_the_old_backups_stay(desk: Desk) -> None:
    for hour in range(10):
        add(desk, NOW + timedelta(hours=hour))
    before = desk.shelf.backups()
    contacts.delete_contacts(desk, range(1, 30))
    made = add(desk, NOW + timedelta(hours=11))
    assert made.people_before == 61
    assert desk.shelf.backups() == [made.backup, *before]
    add(desk, NOW + timedelta(hours=12))
    assert before[0] in desk.shelf.backups()


@settings(max_examples=60)
@given(st.data())
def test_one_flipped_byte_anywhere_in_a_backup_is_found(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("flip")
    desk = Desk.open(folder / "mine.netdesk")
    fill(desk, 3)
    made = add(desk).backup
    desk.close()
    at = data.draw(st.integers(0, made.size - 1))
    flip = data.draw(st.integers(1, 255))
    content = bytearray(made.path.read_bytes())
    content[at] ^= flip
    made.path.write_bytes(content)
    assert not kept.is_good(made)
    assert desk.shelf.backups() == [made], "a damaged backup is shown, as what it is"


def test_a_backup_cut_short_is_not_the_newest(desk: Desk) -> None:
    good, cut = add(desk).backup, add(desk, NOW + timedelta(days=1)).backup
    os.truncate(cut.path, cut.size // 2)
    assert desk.shelf.newest() == good
    assert not kept.is_good(cut)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"number": 1}', "\x00\xff"])
def test_a_manifest_that_cannot_be_read_is_passed_over(desk: Desk, text: str) -> None:
    made = add(desk).backup
    kept.manifest_path(made.path).write_text(text)
    assert desk.shelf.backups() == []
    assert add(desk).backup.number == 2


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ('"made_at": "2026', '"made_at": "0001'),
        ('"made_at": "2026', '"made_at": "9999'),
        ('"last_change": 3', '"last_change": Infinity'),
        ('"counts": {', '"counts": ' + "[" * 100_000),
        ('"number": 1', '"number": 1' + " " * 70_000),
    ],
)
def test_a_manifest_that_says_what_cannot_be_is_passed_over(desk: Desk, said: str, instead: str) -> None:
    """One flipped digit must not keep the next backups from being made."""
    made = add(desk).backup
    told = kept.manifest_path(made.path).read_text()
    assert said in told
    kept.manifest_path(made.path).write_text(told.replace(said, instead))
    assert desk.shelf.backups() == []
    assert add(desk).backup.number == 2


def test_a_backup_is_numbered_by_its_name(desk: Desk) -> None:
    made = add(desk).backup
    told = kept.manifest_path(made.path).read_text()
    kept.manifest_path(made.path).write_text(told.replace('"number": 1', '"number": 91'))
    later = add(desk).backup
    assert [each.number for each in desk.shelf.backups()] == [2, 1]
    assert desk.shelf.newest() == later


def test_a_backup_without_a_readable_manifest_comes_back_by_what_it_holds(desk: Desk) -> None:
    made = add(desk).backup
    shelf = desk.shelf
    desk.close()
    kept.manifest_path(made.path).write_text("{")
    assert restore(shelf, made.path, NOW).people == made.people
    content = bytearray(made.path.read_bytes())
    content[8192:12288] = bytes(4096)
    made.path.write_bytes(content)
    with pytest.raises(DeskDamaged):
        restore(shelf, made.path, NOW)


def test_a_backup_that_is_opened_like_a_desk_stays_as_it_was(desk: Desk) -> None:
    made = add(desk).backup
    looked_at = Desk.open(made.path, create=False)
    with looked_at.reader() as reader:
        assert contacts.counts(reader).contacts == made.people
    with pytest.raises(DeskTrouble, match="is a backup, which stays as it was made"):
        contacts.add_contact(looked_at, person(1))
    looked_at.close()
    assert kept.is_good(made)
    assert files(desk.shelf.folder) == [made.path.name, f"{made.path.name}.json"]


def test_what_is_not_netdesks_in_the_folder_stays_and_stops_nothing(desk: Desk) -> None:
    folder = desk.shelf.folder
    folder.mkdir(parents=True)
    names = ["thesis.tmp", "x.json", "9" * 200 + "-x.netdesk-backup", "000001-notes.tmp"]
    for name in names:
        (folder / name).write_text("mine")
    (folder / "000009-a-folder.netdesk-backup").mkdir()
    made = add(desk).backup
    assert made.number == 10
    assert desk.shelf.backups() == [made]
    assert [(folder / name).read_text() for name in names] == ["mine"] * len(names)


@posix
def test_a_pipe_among_the_backups_is_not_waited_for(desk: Desk) -> None:
    desk.shelf.folder.mkdir(parents=True)
    os.mkfifo(desk.shelf.folder / "000001-x.netdesk-backup.json")
    os.mkfifo(desk.shelf.folder / "000001-x.netdesk-backup")
    assert add(desk).backup.number == 2


def test_the_leavings_of_a_killed_backup_are_tidied_at_the_next(desk: Desk) -> None:
    desk.shelf.folder.mkdir(parents=True)
    for name in ("000007-x.netdesk-backup.tmp", "000007-x.netdesk-backup.json.tmp"):
        (desk.shelf.folder / name).write_bytes(b"half")
    made = add(desk).backup
    assert files(desk.shelf.folder) == [made.path.name, f"{made.path.name}.json"]


def test_a_folder_that_cannot_be_made_is_named(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    shelf = Shelf(desk.path, tmp_path / "file")
    with desk.reader() as reader, pytest.raises(DeskTrouble, match="could not be written in") as failed:
        shelf.add(reader, Reason.DAILY, NOW)
    assert shelf.trouble == str(failed.value)


def test_a_copy_takes_the_place_of_an_older_one_only_when_it_is_whole(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "copy.netdesk"
    out.write_text("older")
    with desk.reader() as reader:
        with pytest.raises(Cancelled):
            copying.write_copy(reader, out, Until(0))
        assert out.read_text() == "older"
        copied = copying.write_copy(reader, out)
    assert copying.digest(out) == copied.sha256
    opened = Desk.open(out, create=False)
    opened.close()


def test_a_copy_has_the_whole_journey_and_its_history(tmp_path: Path) -> None:
    mine = Desk.open(tmp_path / "mine.netdesk")
    fill_journey(mine)
    goals.delete(mine, [1])
    with mine.reader() as reader:
        copying.write_copy(reader, tmp_path / "copy.netdesk")
        expected = journeys.whole(reader)
    history.undo(mine)
    with mine.reader() as reader:
        before = journeys.whole(reader)
    mine.close()
    copy = Desk.open(tmp_path / "copy.netdesk", create=False)
    with copy.reader() as reader:
        assert checks.check(reader) == []
        assert journeys.whole(reader) == expected
        history.undo(copy)
        assert journeys.whole(reader) == before
    copy.close()


def test_over_months_with_jumping_clocks_and_rotting_disks_the_newest_good_backup_is_of_the_day(
    desk: Desk,
) -> None:
    """Used every day; now and then the clock jumps or the newest backup rots: the next day mends it."""
    chance = random.Random(8)
    now = NOW
    whole = 0
    for _ in range(120):
        now += timedelta(days=chance.choice((1, 1, 1, 1, 1, 2, 400, -30)))
        if rules.is_due(desk.shelf.newest(), now):
            add(desk, now)
        newest = desk.shelf.newest()
        assert newest is not None
        assert newest.made_at.date() == now.date()
        assert kept.is_good(newest)
        whole += 1
        if chance.random() < 0.2:
            os.truncate(newest.path, newest.size - 1)
    assert whole == 120
    numbers = [each.number for each in desk.shelf.backups()]
    assert numbers == sorted(numbers, reverse=True)


def test_every_backup_on_a_shelf_restores_to_what_was_there_when_it_was_made(tmp_path: Path) -> None:
    path = tmp_path / "mine.netdesk"
    then: dict[int, object] = {}
    for day in range(6):
        desk = Desk.open(path)
        contacts.add_contact(desk, person(day))
        with desk.reader() as reader:
            then[desk.shelf.add(reader, Reason.DAILY, NOW + timedelta(days=day)).backup.number] = state(
                reader
            )
        shelf = desk.shelf
        desk.close()
    for backup in shelf.backups():
        target = tmp_path / f"again-{backup.number}.netdesk"
        restore(Shelf(target, tmp_path / "others"), backup.path, NOW)
        again = Desk.open(target)
        with again.reader() as reader:
            assert state(reader) == then[backup.number]
        again.close()
