"""Bad files, bad disks and bad desks, by the window and by the verbs: one clear sentence, nothing changed."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any, Self, TypeVar

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from netdesk import app
from netdesk.app import default_desk, open_desk
from netdesk.domain.errors import DeskInUse, Trouble
from netdesk.services import history
from netdesk.services.checks import check
from netdesk.services.me import me as known_me
from netdesk.services.me import save_me
from netdesk.store.desk import Desk
from netdesk.ui.dialogs.import_people import ImportDialog
from netdesk.ui.dialogs.import_result import ImportResultDialog
from netdesk.ui.dialogs.recovery import RecoveryDialog
from netdesk.ui.window import MainWindow
from tests.small_disk import mounted
from tests.store.ledger import Rows, rows_of

CHECKOUT = Path(__file__).resolve().parents[2]
NOBODY = 65534
UNLIMITED = 1 << 30
DISK_FULL = "The disk is full: nothing was saved. Free some space and try again; the desk is as it was."
ONE = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Leila Haddad\r\nEMAIL:leila@halden.example\r\nEND:VCARD\r\n"
TWO = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Jonas Lindqvist\r\nEMAIL:jonas@lund.example\r\nEND:VCARD\r\n"
MANY = "".join(
    f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Person {n}\r\nNOTE:{'met at the fair ' * 40}\r\nEND:VCARD\r\n"
    for n in range(3000)
)
Kind = TypeVar("Kind", bound=QWidget)
as_root_on_linux = pytest.mark.skipif(
    not sys.platform.startswith("linux") or os.geteuid() != 0, reason="this takes Linux and root"
)
posix = pytest.mark.skipif(os.name != "posix", reason="this system keeps permissions in another way")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A desk with one person on it."""
    folder = tmp_path / "desk"
    folder.mkdir()
    cards = tmp_path / "one.vcf"
    cards.write_text(ONE, newline="")
    assert app.main(["import", str(cards), "--desk", str(folder / "ana.netdesk")]) == 0
    return folder / "ana.netdesk"


def _content(path: Path) -> tuple[Rows, list[str]]:
    desk = Desk.open(path)
    try:
        with desk.reader() as reader:
            assert check(reader) == []
            return rows_of(reader.raw), [entry.label for entry in history.history(reader)]
    finally:
        desk.close()


def _folder(path: Path) -> dict[str, bytes]:
    """Every file beside a desk, and what is in it."""
    return {each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file()}


def _told(capsys: pytest.CaptureFixture[str]) -> str:
    """The one line on standard error."""
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("netdesk: ")
    return line.removeprefix("netdesk: ")


# Files that cannot be imported


def _empty(folder: Path) -> Path:
    made = folder / "people.vcf"
    made.touch()
    return made


def _picture(folder: Path) -> Path:
    made = folder / "people.vcf"
    made.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    return made


def _a_folder(folder: Path) -> Path:
    made = folder / "people.vcf"
    made.mkdir()
    return made


def _missing(folder: Path) -> Path:
    return folder / "people.vcf"


def _database(folder: Path) -> Path:
    made = folder / "people.vcf"
    with sqlite3.connect(made) as connection:
        connection.execute("CREATE TABLE contact (id INTEGER PRIMARY KEY, name TEXT)")
    connection.close()
    return made


def _pipe(folder: Path) -> Path:
    made = folder / "people.vcf"
    os.mkfifo(made)
    return made


def _cut_in_the_only_card(folder: Path) -> Path:
    made = folder / "people.vcf"
    made.write_bytes(b"BEGIN:VC")
    return made


BAD_FILES = [
    pytest.param(_empty, "people.vcf is empty.", id="empty"),
    pytest.param(_picture, "people.vcf is a PNG picture, not a list of contacts.", id="picture"),
    pytest.param(_a_folder, "There is no file of people in the folder people.vcf.", id="folder"),
    pytest.param(_missing, "There is no file {path}.", id="missing"),
    pytest.param(_database, "people.vcf is a database, not a list of contacts.", id="database"),
    pytest.param(_pipe, "people.vcf is not a file that can be read to an end.", id="pipe", marks=posix),
    pytest.param(_cut_in_the_only_card, "There is no vCard in people.vcf.", id="cut"),
]
Make = Callable[[Path], Path]


@pytest.mark.parametrize(("make", "sentence"), BAD_FILES)
def test_the_verb_tells_a_bad_file_in_one_sentence_and_changes_nothing(
    make: Make, sentence: str, path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = make(tmp_path)
    before = _content(path)
    capsys.readouterr()
    assert app.main(["import", str(bad), "--desk", str(path)]) == 1
    assert _told(capsys) == f"{bad}: {sentence.format(path=bad)}"
    assert _content(path) == before


@pytest.mark.parametrize(("make", "sentence"), BAD_FILES)
def test_the_window_tells_a_bad_file_in_one_sentence_and_changes_nothing(
    make: Make, sentence: str, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    bad = make(tmp_path)
    before = _content(path)
    with _Window(path, qtbot) as window:
        window.errands.bring_in([bad])
        dialog = _opened(qtbot, ImportDialog)
        qtbot.waitUntil(lambda: hasattr(dialog, "reasons"), timeout=10_000)
        assert [reason.text() for reason in dialog.reasons] == [sentence.format(path=bad)]
        assert not dialog.verb_button.isVisible()
        dialog.accept()
        qtbot.waitUntil(lambda: window.errands.imports.dialog is None)
    assert _content(path) == before


def test_what_is_whole_in_a_file_cut_in_the_middle_is_imported_and_the_rest_told(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = TWO + MANY[:2000]
    bad = tmp_path / "cut.vcf"
    cut = whole[: whole.rindex("NOTE:") + 9]
    bad.write_text(cut, newline="")
    capsys.readouterr()
    assert app.main(["import", str(bad), "--desk", str(path), "--json"]) == 0
    (report,) = json.loads(capsys.readouterr().out)["files"]
    kinds = ("added", "updated", "same", "suggested", "rejected", "ignored")
    assert report["read"] == sum(report[kind] for kind in kinds)
    assert report["added"] >= 2
    (problem,) = report["problems"]
    assert problem["line"] == cut.count("\n") + 1
    assert problem["what"].startswith("The file stops in the middle of this card")


@as_root_on_linux
def test_a_file_that_may_not_be_read_is_told_in_one_sentence(path: Path, open_folder: Path) -> None:
    secret = open_folder / "secret.vcf"
    secret.write_text(ONE)
    secret.chmod(0)
    os.chown(secret, NOBODY, NOBODY)
    mine = open_folder / "mine.netdesk"
    shutil.copy(path, mine)
    os.chown(mine, NOBODY, NOBODY)
    open_folder.chmod(0o777)
    ended = _as_nobody(f"""
    sys.exit(app.main(["import", {str(secret)!r}, "--desk", {str(mine)!r}]))
    """)
    assert ended.returncode == 1
    assert ended.stderr.splitlines() == [f"netdesk: {secret}: secret.vcf may not be read by you."]
    os.chown(mine, 0, 0)
    assert _content(mine) == _content(path)


# A full disk


class _Small:
    """A desk that has no more room than `pages` beyond what it has now."""

    def __init__(self, desk: Desk, pages: int = 8) -> None:
        self._desk = desk
        self.limit(desk.writer.value("PRAGMA page_count") + pages)

    def limit(self, pages: int) -> None:
        self._desk.writer.one(f"PRAGMA max_page_count={pages}")


def test_a_full_disk_during_the_verbs_import_keeps_nothing(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    many = tmp_path / "many.vcf"
    many.write_text(MANY, newline="")
    before = _content(path)

    def small(wanted: Path | None, create: bool) -> Desk:
        desk = open_desk(wanted, create)
        _Small(desk)
        return desk

    capsys.readouterr()
    with monkeypatch.context() as patched:
        patched.setattr(app, "open_desk", small)
        assert app.main(["import", str(many), "--desk", str(path), "--json"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == f"netdesk: {DISK_FULL}\n"
    assert _content(path) == before


def test_a_full_disk_during_the_windows_import_brings_the_dry_run_back(
    path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    many = tmp_path / "many.vcf"
    many.write_text(MANY, newline="")
    before = _content(path)
    with _Window(path, qtbot) as window:
        small = _Small(window.jobs.desk)
        window.errands.bring_in([many])
        dialog = _opened(qtbot, ImportDialog)
        qtbot.waitUntil(lambda: dialog.planned is not None, timeout=15_000)
        dialog.accept()
        qtbot.waitUntil(lambda: dialog.isVisible() and dialog._trouble.isVisible(), timeout=15_000)
        assert dialog._trouble.text() == DISK_FULL
        with window.jobs.desk.reader() as reader:
            assert rows_of(reader.raw) == before[0]
        # Space was freed: the same decisions work now.
        small.limit(UNLIMITED)
        dialog.accept()
        _opened(qtbot, ImportResultDialog).close()
    rows, labels = _content(path)
    assert sum(table == "contact" for table, _ in rows) == 3001
    assert labels == ["Import 3,000 contacts from many.vcf", *before[1]]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB."""
    with mounted(tmp_path / "disk", 2) as disk:
        yield disk


@as_root_on_linux
def test_a_real_full_disk_is_told_by_import_and_by_export(
    path: Path, small_disk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    many = tmp_path / "many.vcf"
    many.write_text(MANY, newline="")
    mine = small_disk / "mine.netdesk"
    shutil.copy(path, mine)
    capsys.readouterr()
    assert app.main(["import", str(many), "--desk", str(mine)]) == 1
    assert _told(capsys).startswith("The disk is full: nothing was saved.")
    assert _content(mine) == _content(path)

    large = tmp_path / "large.netdesk"
    assert app.main(["import", str(many), "--desk", str(large)]) == 0
    out = small_disk / "out.vcf"
    out.write_text("what was there before")
    capsys.readouterr()
    assert app.main(["export", "--format", "vcard", str(out), "--desk", str(large)]) == 1
    assert _told(capsys) == ("The disk is full, so out.vcf was not written. Free some space and try again.")
    assert out.read_text() == "what was there before"
    assert sorted(each.name for each in small_disk.iterdir()) == ["mine.netdesk", "out.vcf"]


# Desks that are none, or not for this netdesk


def _foreign(path: Path) -> None:
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("CREATE TABLE moz_places (id INTEGER PRIMARY KEY)")
    connection.close()


def _newer(path: Path) -> None:
    Desk.open(path).close()
    with path.open("r+b") as file:
        file.seek(60)
        file.write((99).to_bytes(4, "big"))


def _text(path: Path) -> None:
    path.write_text("Dear diary,\n" * 20)


def _nothing(path: Path) -> None:
    path.write_bytes(b"")


def _half(path: Path) -> None:
    Desk.open(path).close()
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


REFUSED = [
    pytest.param(_foreign, "belongs to another program, not to netdesk. It was left as it is.", id="foreign"),
    pytest.param(_newer, "was written by a newer netdesk (desk version 99; this one knows ", id="newer"),
    pytest.param(_text, "is not a netdesk desk. It was left as it is.", id="text"),
    pytest.param(_nothing, "is empty: its contents have been lost outside netdesk.", id="empty"),
    pytest.param(_half, "is cut short: its end has been lost outside netdesk.", id="half"),
]
Spoil = Callable[[Path], None]


class _Box:
    """Reads the box, or the window with backups, that says why netdesk does not start, and closes it."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self._timer = QTimer()
        self._timer.setInterval(20)
        self._timer.timeout.connect(self._look)

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self._timer.stop()

    def _look(self) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            self.told.append(box.informativeText())
            box.done(0)
        elif isinstance(box, RecoveryDialog):
            self.told.append(box.sentence_label.text())
            box.reject()


@pytest.mark.parametrize(("spoil", "sentence"), REFUSED)
@pytest.mark.parametrize("given", [True, False], ids=["given", "default"])
def test_a_desk_that_is_refused_is_told_at_the_start_and_not_touched(
    spoil: Spoil,
    sentence: str,
    given: bool,
    tmp_path: Path,
    qtbot: QtBot,
    capsys: pytest.CaptureFixture[str],
    fresh_home: Path,
) -> None:
    path = tmp_path / "there" / "mine.netdesk" if given else default_desk()
    assert given or path.is_relative_to(fresh_home)
    path.parent.mkdir(parents=True, exist_ok=True)
    spoil(path)
    before = _folder(path)
    with _Box() as box:
        assert app.main([str(path)] if given else []) == 1
    (told,) = box.told
    assert told.startswith(f"{path.name} {sentence}")
    # Where backups may help, they are offered in a window, and leaving it says nothing more.
    assert capsys.readouterr().err in ("", f"netdesk: {told}\n")
    assert _folder(path) == before


@pytest.mark.parametrize(("spoil", "sentence"), REFUSED)
@pytest.mark.parametrize(
    "verb",
    [["import", "one.vcf"], ["export", "--format", "json", "out"], ["check"], ["sheet", "--next", "s.pdf"]],
)
def test_a_desk_that_is_refused_is_told_by_every_verb_and_not_touched(
    spoil: Spoil, sentence: str, verb: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.netdesk"
    spoil(path)
    before = _folder(path)
    assert app.main([*verb, "--desk", str(path)]) == 1
    assert _told(capsys).startswith(f"mine.netdesk {sentence}")
    assert _folder(path) == before


@pytest.mark.parametrize("verb", [["import", "one.vcf"], ["check"]])
def test_a_desk_where_no_folder_can_be_is_told(
    verb: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("no folder")
    assert app.main([*verb, "--desk", str(tmp_path / "file" / "mine.netdesk")]) == 1
    assert "mine.netdesk" in _told(capsys)
    assert (tmp_path / "file").read_text() == "no folder"


def test_a_verb_that_only_reads_makes_no_folders(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["check", "--desk", str(tmp_path / "no" / "mine.netdesk")]) == 1
    assert _told(capsys).startswith("There is no desk at ")
    assert list(tmp_path.iterdir()) == []


# A folder that cannot be written


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any user can come to; pytest keeps its own folders closed to others."""
    folder = Path(tempfile.mkdtemp(prefix="netdesk-open-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o700)
    shutil.rmtree(folder)


def _as_nobody(script: str) -> subprocess.CompletedProcess[str]:
    """Run a script as a user to whom permissions apply; what netdesk needs is loaded before."""
    become = f"""
import json, os, sys, tempfile
sys.path.insert(0, {str(CHECKOUT)!r})
import apsw, encodings.idna, peewee, playhouse.apsw_ext, phonenumbers
from PySide6 import QtCore, QtGui, QtWidgets, QtSvg
from netdesk import app, cli
import netdesk.store.peewee_wire, netdesk.store.tables
import netdesk.services.imports, netdesk.services.exports, netdesk.services.checks, netdesk.services.sheets
import netdesk.exchange.formats.vcard.reading, netdesk.ui.start
import netdesk.ui.dialogs.import_people, netdesk.ui.dialogs.import_result, netdesk.services.warming
import netdesk.ui.beginning, netdesk.ui.errands, netdesk.ui.saved_searches, netdesk.ui.panels.today
import netdesk.ui.panels.contact_detail, netdesk.ui.panels.unfinished_bar, netdesk.ui.dropping
home = tempfile.mkdtemp()
for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
    os.environ[name] = home
os.chown(home, {NOBODY}, {NOBODY})
os.setgroups([])
os.setgid({NOBODY})
os.setuid({NOBODY})
"""
    return subprocess.run(
        [sys.executable, "-c", become + dedent(script)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        cwd=CHECKOUT,
    )


@as_root_on_linux
def test_a_desk_in_a_read_only_folder_opens_for_looking(path: Path, open_folder: Path) -> None:
    with _session(path) as desk:
        save_me(desk, known_me(desk.writer))
    mine = open_folder / "mine.netdesk"
    shutil.copy(path, mine)
    os.chown(mine, NOBODY, NOBODY)
    open_folder.chmod(0o555)
    before = _folder(mine)
    ended = _as_nobody(f"""
    from pathlib import Path
    from PySide6.QtWidgets import QApplication
    from netdesk.ui.dialogs.message import MessageDialog
    from netdesk.ui.window import MainWindow

    qt = QApplication([])
    desk = app.open_desk(Path({str(mine)!r}), True)
    window = MainWindow(desk)
    window.show()
    window.begin([Path("one.vcf")])
    found = {{}}
    def settle(is_shown=lambda: True):
        waking = QtCore.QTimer(qt, interval=20)  # what other threads finish is looked at again
        waking.start()
        late = QtCore.QDeadlineTimer(20_000)
        while not (window.jobs.is_idle and is_shown()) and not late.hasExpired():
            qt.processEvents(QtCore.QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        waking.stop()
    settle(window.toast.accessibleName)
    found["toast"] = window.toast.accessibleName()
    settle(lambda: window.panel.list.model.ids)
    found["title"] = window.windowTitle()
    found["facts"] = window.status._facts.text()
    window.panel.focus_list()
    settle()
    found["enabled"] = sorted(key for key, each in window.actions_by_key.items() if each.isEnabled())
    window.panel.delete_selected()
    settle(lambda: window.findChildren(MessageDialog))
    found["told"] = [each.sentence.text() for each in window.findChildren(MessageDialog)]
    print(json.dumps(found))
    window.close()
    desk.close()
    """)
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr
    found: dict[str, Any] = json.loads(ended.stdout)
    assert found["title"] == "mine (read-only) – netdesk"
    assert found["toast"] == "mine.netdesk is read-only: you can look, not change"
    assert found["facts"] == "1 person  ·  Read-only"
    assert found["told"] == ["mine.netdesk cannot be written here, so nothing was changed."]
    assert not set(found["enabled"]) & {
        "new", "log", "import", "undo", "redo", "undo-import", "edit", "plan", "touch", "delete"
    }  # fmt: skip
    assert {"export", "find", "history", "contacts", "quit", "check"} <= set(found["enabled"])
    assert _folder(mine) == before


@as_root_on_linux
def test_the_verbs_in_a_read_only_folder(path: Path, open_folder: Path, tmp_path: Path) -> None:
    mine = open_folder / "mine.netdesk"
    cards = open_folder / "two.vcf"
    cards.write_text(TWO, newline="")
    cards.chmod(0o644)
    shutil.copy(path, mine)
    os.chown(mine, NOBODY, NOBODY)
    open_folder.chmod(0o555)
    before = _folder(mine)
    refused = _as_nobody(f"""
    sys.exit(app.main(["import", {str(cards)!r}, "--desk", {str(mine)!r}]))
    """)
    assert refused.returncode == 1
    assert refused.stderr.splitlines() == [
        "netdesk: mine.netdesk cannot be written here, so nothing was changed."
    ]
    read = _as_nobody(f"""
    out = home + "/out.json"
    done = app.main(["export", "--format", "json", out, "--desk", {str(mine)!r}])
    print([each["name"] for each in json.load(open(out))["contacts"]])
    sys.exit(done or app.main(["check", "--desk", {str(mine)!r}]))
    """)
    assert (read.returncode, read.stderr) == (0, "")
    assert read.stdout.splitlines() == ["['Leila Haddad']", "The desk is whole."]
    elsewhere = _as_nobody(f"""
    out = {str(open_folder / "o.json")!r}
    sys.exit(app.main(["export", "--format", "json", out, "--desk", {str(mine)!r}]))
    """)
    assert elsewhere.returncode == 1
    assert elsewhere.stderr == (
        "netdesk: o.json could not be written: that folder takes no new files. Choose another one.\n"
    )
    assert _folder(mine) == before


# Somebody else has the desk


def _session(path: Path) -> _Closing:
    return _Closing(open_desk(path, False))


class _Closing:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def __enter__(self) -> Desk:
        return self._desk

    def __exit__(self, *exc: object) -> None:
        self._desk.close()


HOLD = """
import sys
sys.path.insert(0, {checkout!r})
from pathlib import Path
from netdesk.app import open_desk
desk = open_desk(Path({path!r}), False)
print("open", flush=True)
sys.stdin.read()
"""


def test_a_second_start_is_refused_and_a_killed_one_does_not_keep_the_desk(
    path: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    script = HOLD.format(checkout=str(CHECKOUT), path=str(path))
    holding = subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert holding.stdout is not None
        assert holding.stdout.readline() == "open\n"
        capsys.readouterr()
        with _Box() as box:
            assert app.main([str(path)]) == 1
        told = _told(capsys)
        assert box.told == [told]
        assert told.startswith("ana.netdesk is already open in another netdesk window")
        assert app.main(["check", "--desk", str(path)]) == 1
        assert _told(capsys) == told
        with pytest.raises(DeskInUse):
            open_desk(path, False)
    finally:
        holding.kill()
        holding.communicate()
    assert holding.returncode == -signal.SIGKILL
    assert path.with_name("ana.netdesk.lock").exists()
    assert app.main(["check", "--desk", str(path)]) == 0
    assert not path.with_name("ana.netdesk.lock").exists()


# Names that a terminal cannot write


def test_any_name_comes_out_on_any_terminal(path: Path, tmp_path: Path) -> None:
    cards = tmp_path / os.fsdecode("김서연-\udcff.vcf") if os.name == "posix" else tmp_path / "김서연.vcf"
    try:
        cards.write_text(TWO.replace("Jonas Lindqvist", "김서연"), "utf-8", newline="")
    except (OSError, UnicodeEncodeError):
        pytest.skip("this disk does not keep such a name")
    bad = tmp_path / "김서연.vcf"
    bad.touch()
    ended = subprocess.run(
        [sys.executable, "main.py", "import", str(cards), str(bad), "--desk", str(path), "--json"],
        capture_output=True,
        check=False,
        cwd=CHECKOUT,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
    )
    assert ended.returncode == 1
    report = json.loads(ended.stdout)
    assert report["contacts_after"] == 2
    assert report["files"][0]["file"] == str(cards)
    assert ended.stderr.decode("utf-8") == f"netdesk: {bad}: 김서연.vcf is empty.\n"


# The window's parts used above


@pytest.fixture(autouse=True)
def no_logbook(monkeypatch: pytest.MonkeyPatch) -> None:
    """The log is one for the whole process: tests that start netdesk in it leave it alone."""
    monkeypatch.setattr("netdesk.ui.start.open_logbook", lambda folder: None)


@pytest.fixture
def fresh_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home in which netdesk was never started."""
    home = tmp_path / "home"
    for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    return home


class _Window:
    """The real window on a desk whose user is known, closed at the end."""

    def __init__(self, path: Path, qtbot: QtBot) -> None:
        self._desk = open_desk(path, False)
        save_me(self._desk, known_me(self._desk.writer))
        self._window = MainWindow(self._desk)
        self._window.show()
        self._window.begin([])
        qtbot.waitUntil(lambda: self._window.jobs.is_idle)

    def __enter__(self) -> MainWindow:
        return self._window

    def __exit__(self, *exc: object) -> None:
        self._window.close()
        self._window.deleteLater()
        self._desk.close()


def _opened(qtbot: QtBot, kind: type[Kind]) -> Kind:
    def found() -> list[Kind]:
        return [
            each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()
        ]

    qtbot.waitUntil(lambda: bool(found()), timeout=15_000)
    return found()[0]


def test_every_trouble_is_a_sentence() -> None:
    """What the store can say is shown as it is: it must read as a sentence and name no code."""
    from netdesk.store.faults import _SENTENCES

    for kind, sentence in _SENTENCES.values():
        assert issubclass(kind, Trouble)
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert "SQLITE" not in sentence
        assert "rollback" not in sentence.lower()
