"""The gate: what is no desk of ours is refused in one sentence, and not a byte of it changes."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import sqlite3
import stat
from pathlib import Path

import apsw
import pytest

from netdesk.domain.contacts import DEFAULT_CIRCLES, Contact
from netdesk.domain.errors import DeskDamaged, DeskReadOnly, DeskTooNew, DeskTrouble, NotADesk
from netdesk.domain.names import Name
from netdesk.services import checks, contacts
from netdesk.store import gate
from netdesk.store.desk import Desk
from netdesk.store.migrations import steps
from tests.systems import posix


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
    again = Desk.open(path)
    with again.reader() as reader:
        assert contacts.counts(reader).contacts == 1
    again.close()
