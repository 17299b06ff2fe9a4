"""The gate: what is no desk of ours is refused in one sentence, and not a byte of it changes."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import sqlite3
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from netdesk.domain.contacts import DEFAULT_CIRCLES, Contact
from netdesk.domain.errors import (
    DeskDamaged,
    DeskInUse,
    DeskReadOnly,
    DeskTooNew,
    DeskTrouble,
    DiskFull,
    NotADesk,
)
from netdesk.domain.names import Name
from netdesk.services import checks, contacts
from netdesk.store import gate
from netdesk.store.connection import Connection
from netdesk.store.desk import Desk
from netdesk.store.migrate import migrate
from netdesk.store.migrations import steps

posix = pytest.mark.skipif(os.name != "posix", reason="this system has no such files")


def _folder(path: Path) -> dict[str, tuple[int, str]]:
    """Every file of a folder, with its size and digest; what is no plain file by its kind."""
    found = {}
    for file in sorted(path.iterdir()):
        kind = file.lstat()
        plain = stat.S_ISREG(kind.st_mode)
        digest = hashlib.sha256(file.read_bytes()).hexdigest() if plain else oct(kind.st_mode)
        found[file.name] = kind.st_size if plain else 0, digest
    return found


def _refused(path: Path, kind: type[DeskTrouble]) -> str:
    """Open what must be refused; returns the sentence. Nothing in the folder may change."""
    before = _folder(path.parent)
    with pytest.raises(kind) as refused:
        Desk.open(path)
    assert _folder(path.parent) == before
    assert type(refused.value) is kind
    sentence = str(refused.value)
    assert "\n" not in sentence
    assert sentence.endswith(".")
    return sentence


def _with_header(path: Path, at: int, value: int) -> None:
    Desk.open(path).close()
    data = bytearray(path.read_bytes())
    data[at : at + 4] = value.to_bytes(4, "big")
    path.write_bytes(data)


def test_a_new_desk_is_whole_and_says_whose_it_is(path: Path) -> None:
    with pytest.raises(DeskReadOnly, match="There is no desk"):
        Desk.open(path, create=False)
    desk = Desk.open(path)
    assert desk.created
    assert not desk.read_only
    with desk.reader() as reader:
        assert checks.check(reader) == []
        assert [(circle.name, circle.hue) for circle in contacts.circles(reader)] == list(DEFAULT_CIRCLES)
    desk.close()
    assert _folder(path.parent).keys() == {path.name}
    header = path.read_bytes()[:100]
    assert header[68:72] == b"ndsk"
    assert int.from_bytes(header[60:64], "big") == len(steps.STEPS)
    assert not Desk.open(path, create=False).created


def test_a_desk_is_made_with_the_folders_it_needs(path: Path) -> None:
    deep = path.parent / "a" / "b" / "mine.netdesk"
    Desk.open(deep).close()
    assert deep.is_file()


def test_a_newer_desk_is_left_alone(path: Path) -> None:
    _with_header(path, 60, len(steps.STEPS) + 1)
    sentence = _refused(path, DeskTooNew)
    assert f"desk version {len(steps.STEPS) + 1}" in sentence
    assert f"knows {len(steps.STEPS)}" in sentence
    assert "install the newer netdesk" in sentence


def test_a_desk_that_is_newer_only_by_its_log_is_left_alone(path: Path) -> None:
    """A newer netdesk brought it up to date and was killed: the file itself still looks old."""
    Desk.open(path).close()
    killed = path.with_name("killed.netdesk")
    raw = apsw.Connection(str(path))
    raw.execute("PRAGMA journal_mode=WAL").fetchall()
    raw.execute(f"PRAGMA user_version={len(steps.STEPS) + 1}")
    for suffix in ("", "-wal"):
        shutil.copy(f"{path}{suffix}", f"{killed}{suffix}")
    raw.close()
    assert gate.read_header(killed) == gate.Header(len(steps.STEPS), int.from_bytes(b"ndsk", "big"))
    before = {name: found for name, found in _folder(path.parent).items() if not name.endswith("-shm")}
    with pytest.raises(DeskTooNew, match=f"desk version {len(steps.STEPS) + 1}"):
        Desk.open(killed)
    after = {name: found for name, found in _folder(path.parent).items() if not name.endswith("-shm")}
    assert after == before


def test_other_programs_files_are_left_alone(path: Path) -> None:
    other = sqlite3.connect(path)
    other.executescript(
        "CREATE TABLE notes (id INTEGER PRIMARY KEY, text); INSERT INTO notes VALUES (1, 'a');"
    )
    other.close()
    assert "belongs to another program" in _refused(path, NotADesk)


def test_a_database_in_use_by_its_own_program_is_left_alone(path: Path) -> None:
    """As Anki keeps its collection: WAL, a version of its own, no application id, a log beside it."""
    other = sqlite3.connect(path)
    other.executescript("PRAGMA journal_mode=WAL; CREATE TABLE col (id); PRAGMA user_version=11;")
    other.execute("INSERT INTO col VALUES (1)")
    other.commit()
    _refused(path, NotADesk)
    other.close()


@pytest.mark.parametrize("text", [b"BEGIN:VCARD\r\nEND:VCARD\r\n", b"x", b"\x89PNG\r\n" * 100, b"\0" * 5000])
def test_files_that_are_no_database_are_left_alone(path: Path, text: bytes) -> None:
    path.write_bytes(text)
    assert "is not a netdesk desk" in _refused(path, NotADesk)


def test_an_empty_file_is_no_empty_desk(path: Path) -> None:
    """Opening it would make a lost desk look like an empty one, and turn good backups into old ones."""
    path.touch()
    assert "is empty" in _refused(path, DeskDamaged)


@pytest.mark.parametrize("part", [0.3, 0.5, 0.99])
def test_a_desk_that_is_cut_short_is_left_alone(path: Path, part: float) -> None:
    Desk.open(path).close()
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * part)])
    assert "cut short" in _refused(path, DeskDamaged)


def test_a_head_without_a_body_is_left_alone(path: Path) -> None:
    Desk.open(path).close()
    path.write_bytes(path.read_bytes()[:99])
    _refused(path, NotADesk)


def test_a_desk_full_of_rubbish_after_its_head_is_left_alone(path: Path) -> None:
    Desk.open(path).close()
    data = path.read_bytes()
    path.write_bytes(data[:100] + b"\xff" * (len(data) - 100))
    assert "damaged" in _refused(path, DeskDamaged)


def test_a_desk_left_open_and_damaged_is_left_alone(path: Path) -> None:
    desk = Desk.open(path)
    for number in range(50):
        contacts.add_contact(desk, Contact(Name(given=f"Ann{number}"), notes="x" * 500))
    desk.writer.one("PRAGMA wal_checkpoint(TRUNCATE)")
    contacts.add_contact(desk, Contact(Name(given="Last")))
    killed = path.parent / "killed" / "mine.netdesk"
    killed.parent.mkdir()
    shutil.copy(path, killed)
    shutil.copy(f"{path}-wal", f"{killed}-wal")
    desk.close()
    data = bytearray(killed.read_bytes())
    data[-8 * 4096 :] = bytes(8 * 4096)
    killed.write_bytes(data)
    before = killed.read_bytes(), Path(f"{killed}-wal").read_bytes()
    with pytest.raises(DeskDamaged, match="damaged"):
        Desk.open(killed)
    assert (killed.read_bytes(), Path(f"{killed}-wal").read_bytes()) == before


def test_a_desk_left_open_by_a_kill_opens_with_all_that_was_saved(path: Path) -> None:
    desk = Desk.open(path)
    contacts.add_contact(desk, Contact(Name(given="Last")))
    killed = path.parent / "killed.netdesk"
    shutil.copy(path, killed)
    shutil.copy(f"{path}-wal", f"{killed}-wal")
    desk.close()
    again = Desk.open(killed)
    with again.reader() as reader:
        assert [contact.shown for contact in contacts.contacts(reader, [1])] == ["Last"]
        assert checks.check(reader) == []
    again.close()


def test_a_folder_is_no_desk(path: Path) -> None:
    path.mkdir()
    assert "is not a file that can hold a desk" in _refused(path, NotADesk)


@posix
def test_a_pipe_is_no_desk_and_is_not_waited_for(path: Path) -> None:
    os.mkfifo(path)
    assert "is not a file that can hold a desk" in _refused(path, NotADesk)


@posix
def test_links_that_lead_to_each_other_are_no_desk(path: Path) -> None:
    other = path.with_name("other.netdesk")
    other.symlink_to(path)
    path.symlink_to(other)
    assert os.strerror(errno.ELOOP) in _refused(path, DeskReadOnly)


@posix
def test_a_link_to_a_desk_opens_the_desk(path: Path) -> None:
    Desk.open(path).close()
    link = path.with_name("link.netdesk")
    link.symlink_to(path)
    Desk.open(link).close()
    assert link.is_symlink()


@pytest.mark.parametrize(
    ("trick", "named"),
    [
        ("CREATE TRIGGER evil AFTER INSERT ON contact BEGIN DELETE FROM contact; END", "evil"),
        ("CREATE VIEW peek AS SELECT * FROM setting", "peek"),
        ("CREATE UNIQUE INDEX one_name ON contact(sort_name)", "one_name"),
        ("CREATE TABLE hanger (id INTEGER REFERENCES contact(id) ON DELETE CASCADE)", "hanger"),
        ("DROP INDEX contact_by_name", "contact_by_name"),
        ("ALTER TABLE contact ADD COLUMN evil AS (upper(notes))", "contact"),
    ],
)
def test_a_desk_somebody_put_something_into_is_left_alone(path: Path, trick: str, named: str) -> None:
    Desk.open(path).close()
    other = sqlite3.connect(path)
    other.executescript(f"PRAGMA journal_mode=DELETE; {trick};")
    other.close()
    sentence = _refused(path, DeskDamaged)
    assert "holds what no desk has" in sentence
    assert f"({named})" in sentence


def test_statistics_of_the_planner_are_welcome(path: Path) -> None:
    desk = Desk.open(path)
    contacts.add_contact(desk, Contact(Name(given="Ann")))
    desk.writer.run("ANALYZE")
    desk.close()
    Desk.open(path).close()


def test_every_safety_is_on(path: Path) -> None:
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
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
