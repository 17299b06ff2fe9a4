"""A desk that cannot be written: it is shown, no change is made, and one sentence says why."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from netdesk.domain.errors import DeskReadOnly
from netdesk.services import checks, contacts
from netdesk.store import gate
from netdesk.store.desk import Desk
from tests.faults.children import end, start
from tests.faults.desks import fill, person

NOBODY = 65534

pytestmark = pytest.mark.skipif(os.name != "posix", reason="this system keeps permissions in another way")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any user can come to, which pytest's own are not."""
    folder = Path(tempfile.mkdtemp(prefix="netdesk-read-only-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o700)
    shutil.rmtree(folder)


def _as_nobody(path: Path, script: str) -> str:
    """Run a script about the desk at `path` as a user to whom permissions apply."""
    if os.geteuid() != 0:
        return end(start(path, script))
    # Everything is loaded before: the other user may not be able to read this checkout.
    become = f"""
import os, apsw, peewee, playhouse.apsw_ext, unicodedata
import netdesk.store.restoring
import netdesk.store.peewee_wire, netdesk.store.tables
from netdesk.services import checks, contacts, history
os.setgroups([])
os.setgid({NOBODY})
os.setuid({NOBODY})
"""
    return end(start(path, become + dedent(script)))


LOOK = """
from netdesk.domain.errors import Trouble
from netdesk.services import checks, contacts, history
desk = Desk.open(path)
say(f"read_only={desk.read_only}")
with desk.reader() as reader:
    say(f"contacts={contacts.counts(reader).contacts}")
    say(f"check={checks.check(reader)}")
    say(f"undo={history.next_undo(reader).label}")
for work in (
    lambda: contacts.add_contact(desk, person(1)),
    lambda: contacts.delete_contacts(desk, [1]),
    lambda: contacts.keep_photo(desk, b"x"),
    lambda: history.undo(desk),
    lambda: history.redo(desk),
    lambda: history.undo_change(desk, 1),
):
    try:
        work()
        say("done")
    except Trouble as trouble:
        say(f"{type(trouble).__name__}: {trouble}")
desk.close()
"""


def _expect_only_reading(said: str) -> None:
    refusal = "DeskReadOnly: mine.netdesk cannot be written here, so nothing was changed."
    assert said.splitlines() == [
        "read_only=True",
        "contacts=61",
        "check=[]",
        "undo=Add Introduced",
        *[refusal] * 6,
    ]


def _filled(path: Path) -> bytes:
    desk = Desk.open(path)
    fill(desk)
    desk.close()
    if os.geteuid() == 0:
        os.chown(path, NOBODY, NOBODY)
    return path.read_bytes()


def test_a_read_only_file_is_shown(open_folder: Path) -> None:
    path = open_folder / "mine.netdesk"
    before = _filled(path)
    open_folder.chmod(0o777)
    path.chmod(0o400)
    _expect_only_reading(_as_nobody(path, LOOK))
    assert path.read_bytes() == before
    assert [file.name for file in open_folder.iterdir()] == [path.name]


def test_a_desk_in_a_read_only_folder_is_shown(open_folder: Path) -> None:
    path = open_folder / "mine.netdesk"
    before = _filled(path)
    open_folder.chmod(0o555)
    _expect_only_reading(_as_nobody(path, LOOK))
    assert path.read_bytes() == before
    assert [file.name for file in open_folder.iterdir()] == [path.name]


def test_no_desk_is_made_in_a_read_only_folder(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    said = _as_nobody(
        open_folder / "mine.netdesk",
        """
        from netdesk.domain.errors import Trouble
        for wanted in (path, path.with_name("deep") / "mine.netdesk"):
            try:
                Desk.open(wanted)
            except Trouble as trouble:
                say(f"{type(trouble).__name__}: {trouble}")
        """,
    )
    first, second = said.splitlines()
    assert first == (
        f"DeskReadOnly: No desk can be made in {open_folder}: Permission denied. Choose another folder."
    )
    assert second.startswith(f"DeskReadOnly: No desk can be made in {open_folder / 'deep'}: ")
    assert list(open_folder.iterdir()) == []


def test_a_desk_that_may_not_be_read_is_not_opened(open_folder: Path) -> None:
    path = open_folder / "mine.netdesk"
    before = _filled(path)
    open_folder.chmod(0o777)
    path.chmod(0)
    said = _as_nobody(
        path,
        """
        from netdesk.domain.errors import Trouble
        try:
            Desk.open(path)
        except Trouble as trouble:
            say(f"{type(trouble).__name__}: {trouble}")
        """,
    )
    assert said == "DeskReadOnly: mine.netdesk cannot be opened: Permission denied. Nothing was changed.\n"
    path.chmod(0o600)
    assert path.read_bytes() == before


def test_a_desk_whose_log_waits_is_not_shown_without_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was not closed: without its log it would show an old state, and what it lacks would seem lost."""
    desk = Desk.open(tmp_path / "mine.netdesk")
    fill(desk)
    copy = tmp_path / "copy.netdesk"
    shutil.copy(desk.path, copy)
    shutil.copy(f"{desk.path}-wal", f"{copy}-wal")
    desk.close()
    monkeypatch.setattr(gate, "is_writable", lambda path: False)
    with pytest.raises(DeskReadOnly, match="was not closed"):
        Desk.open(copy)


def test_a_desk_whose_folder_goes_read_only_while_it_is_open(open_folder: Path) -> None:
    path = open_folder / "mine.netdesk"
    desk = Desk.open(path)
    fill(desk)
    with desk.reader() as reader:
        desk.writer.one("PRAGMA query_only=ON")
        with pytest.raises(DeskReadOnly, match="cannot be written here"):
            contacts.add_contact(desk, person(1))
        desk.writer.one("PRAGMA query_only=OFF")
        assert checks.check(reader) == []
    desk.close()


def test_a_desk_with_what_no_desk_has_is_not_shown_either(open_folder: Path) -> None:
    path = open_folder / "mine.netdesk"
    desk = Desk.open(path)
    fill(desk, 3)
    desk.writer.run("CREATE VIEW everybody AS SELECT * FROM contact")
    desk.close()
    assert not gate.is_readable(path)
    path.chmod(0o444)
    open_folder.chmod(0o555)
    said = _as_nobody(
        path,
        """
from netdesk.domain.errors import Trouble
try:
    Desk.open(path)
except Trouble as trouble:
    say(str(trouble))
""",
    )
    assert "mine.netdesk holds what no desk has (everybody)" in said


def test_a_read_only_desk_is_not_replaced_by_a_backup(open_folder: Path) -> None:
    path = open_folder / "mine.netdesk"
    desk = Desk.open(path)
    fill(desk, 3)
    desk.close()
    shutil.copyfile(path, open_folder / "copy.netdesk")
    path.chmod(0o444)
    (open_folder / "copy.netdesk").chmod(0o444)
    open_folder.chmod(0o777)
    said = _as_nobody(
        path,
        """
from netdesk.domain.errors import Trouble
from netdesk.domain.now import utc_now
from netdesk.store.backup import Shelf
from netdesk.store.restoring import restore
try:
    restore(Shelf(path, path.with_name("backups")), path.with_name("copy.netdesk"), utc_now().astimezone())
except Trouble as trouble:
    say(str(trouble))
""",
    )
    assert said.strip() == (
        "mine.netdesk could not be written. It, or its folder, is read-only, so nothing was changed."
    )
    assert sorted(each.name for each in open_folder.iterdir()) == ["copy.netdesk", "mine.netdesk"]
