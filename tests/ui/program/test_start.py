"""A whole session of the program, in a process of its own: what it leaves on the disk, and what it logs."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[3]
SECRET = "Zenobia Quartermaine"
CARDS = f"BEGIN:VCARD\nVERSION:3.0\nFN:{SECRET}\nEMAIL:zq@halden.example\nEND:VCARD\n"

SESSION = """
import os, sys
sys.path.insert(0, {checkout!r})
os.umask(0o022)
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from netdesk import app
from netdesk.domain.contacts import Contact
from netdesk.domain.names import Name
from netdesk.services import contacts, exports, imports, pending
from netdesk.services.dry_runs import Batch

folder = Path({folder!r})
cards = folder / "people.vcf"


def work():
    window = next(each for each in QApplication.topLevelWidgets() if hasattr(each, "jobs"))
    jobs = window.jobs

    def bring_in(desk, progress):
        with desk.reader() as reader:
            planned = imports.dry_run(reader, imports.read_files([cards]))
        imports.import_people(desk, planned, Batch())

    def fail(desk):
        with desk.change("Edit {secret}") as change:
            change.connection.run("INSERT INTO contact (nothing) VALUES ('{secret}')")

    def fail_plainly(reader, progress):
        raise ValueError("{secret} is odd")

    def export(reader, progress):
        exports.export_vcard(reader, jobs.desk.path.with_name("out.vcf"))
        exports.export_json(reader, jobs.desk.path.with_name("out.json"))

    def slot():
        raise RuntimeError("{secret} in a slot")

    jobs.long_change("Importing", bring_in)
    jobs.change(lambda desk: contacts.add_contact(desk, Contact(Name(display="{secret} the second"))))
    jobs.change(fail, failed=lambda error: None)
    jobs.read(fail_plainly, failed=lambda error: None)
    pending.pending_work(jobs.desk.path).keep("contact 1", lambda: {{"name": "{secret}"}})
    QTimer.singleShot(50, slot)
    window.navigator.edit_contact_wanted.emit(0)
    finish(window, export)


def finish(window, export):
    def look():
        if window.jobs.is_idle:
            timer.stop()
            window.jobs.read(export, lambda _: QTimer.singleShot(200, lambda: leave(window)))

    timer = QTimer(window)
    timer.timeout.connect(look)
    timer.start(100)


def leave(window):
    # As they are while the desk is open, its log and its lock among them.
    for each in sorted(window.jobs.desk.path.parent.iterdir()):
        print("open", oct(each.stat().st_mode & 0o777), each.name)
    # The page of the first start stays until its guesses are kept, so ask until all are closed.
    timer = QTimer(QApplication.instance())
    timer.timeout.connect(QApplication.closeAllWindows)
    timer.start(100)


from netdesk.ui import window as window_module
began = window_module.MainWindow.begin


def begin(self, files):
    began(self, files)
    QTimer.singleShot(300, work)


window_module.MainWindow.begin = begin
print("ended", app.main([]))
"""


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A home after one session, and what the session printed."""
    home = tmp_path_factory.mktemp("home")
    (home / "people.vcf").write_text(CARDS)
    names = ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
    places = {name: str(home / "places" / name.lower()) for name in names}
    script = SESSION.format(checkout=str(CHECKOUT), folder=str(home), secret=SECRET)
    ended = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert ended.returncode == 0, ended.stderr
    assert SECRET not in ended.stderr
    return home / "places", ended.stdout.splitlines()


pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="the folders are asked for as Linux names them"
)


def test_the_session_came_to_its_end_with_everything_on_the_disk(session: tuple[Path, list[str]]) -> None:
    places, said = session
    assert said[-1] == "ended 0"
    names = {line.split(" ", 2)[2] for line in said if line.startswith("open ")}
    assert names == {
        "desk.netdesk",
        "desk.netdesk-shm",
        "desk.netdesk-wal",
        "desk.netdesk.lock",
        "desk.netdesk-drafts.json",
        "out.vcf",
        "out.json",
    }
    left = {each.name for each in places.rglob("*") if each.is_file()}
    assert {"desk.netdesk", "netdesk.log", "crash.log"} <= left
    assert not left & {"desk.netdesk.lock", "desk.netdesk-wal", "desk.netdesk-shm"}


def test_nobody_else_can_read_what_a_session_writes(session: tuple[Path, list[str]]) -> None:
    places, said = session
    assert [line for line in said if line.startswith("open ") and line.split(" ")[1] != "0o600"] == []
    for each in places.rglob("*"):
        mode = stat.S_IMODE(each.stat().st_mode)
        assert mode == (0o700 if each.is_dir() else 0o600), (each.name, oct(mode))


def test_the_log_tells_where_and_never_whom(session: tuple[Path, list[str]]) -> None:
    places, _ = session
    (log,) = places.rglob("netdesk.log")
    text = log.read_text("utf-8")
    assert text.count("a job failed") == 2
    assert "ValueError" in text
    assert "uncaught" in text
    assert "RuntimeError" in text
    assert "jobs.py" in text, "it says where in the program"
    for word in (*SECRET.split(), "halden", "odd"):
        assert word not in text
    (crashes,) = places.rglob("crash.log")
    assert crashes.read_text("utf-8") == ""


def test_a_log_that_others_could_read_is_closed_to_them_and_its_folder_too(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    folder.mkdir(mode=0o755)
    for name in ("netdesk.log", "netdesk.log.1", "crash.log"):
        (folder / name).touch(mode=0o644)
    script = f"""
import os, sys
sys.path.insert(0, {str(CHECKOUT)!r})
os.umask(0o022)
from pathlib import Path
from netdesk import logbook
logbook._KEPT_BYTES = 2000
logbook.open_logbook(Path({str(folder)!r}))
for number in range(100):
    logbook.log.error("something happened, for the %dth time", number)
"""
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)
    modes = {each.name: oct(stat.S_IMODE(each.stat().st_mode)) for each in folder.iterdir()}
    assert {"netdesk.log", "netdesk.log.1", "netdesk.log.2", "crash.log"} == set(modes)
    assert set(modes.values()) == {"0o600"}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_log_that_cannot_be_written_keeps_nobody_from_starting(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("no folder")
    script = f"""
import sys
sys.path.insert(0, {str(CHECKOUT)!r})
from pathlib import Path
from netdesk.logbook import open_logbook
open_logbook(Path({str(tmp_path / "state")!r}))
"""
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)
