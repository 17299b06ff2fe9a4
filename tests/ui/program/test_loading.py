"""Modules come one after the other, on the window's thread and nowhere else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from netdesk.ui.program.loading import Loading, in_order

CHECKOUT = Path(__file__).resolve().parents[3]

# Opens a window on a desk with somebody on it, and tells what any other thread imports meanwhile.
WINDOW = """
import sys, threading
sys.path.insert(0, {checkout!r})
elsewhere = set()
def listen(event, given):
    if event == "import" and threading.current_thread() is not threading.main_thread():
        elsewhere.add(str(given[0]))
sys.addaudithook(listen)
from pathlib import Path
from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from netdesk.domain.contacts import Contact
from netdesk.domain.names import Name
from netdesk.services import contacts
from netdesk.store.desk import Desk
from netdesk.ui.window import MainWindow
qt = QApplication([])
desk = Desk.open(Path({folder!r}) / "a.netdesk")
contacts.add_contact(desk, Contact(Name(given="Ann")))
window = MainWindow(desk)
window.show()
window.begin([])
waking = QTimer(qt, interval=20)
waking.start()
late = QDeadlineTimer(30_000)
def is_over():
    return len(window.sections.present()) == 2 and window.jobs.is_idle and "pypdfium2" in sys.modules
while not is_over() and not late.hasExpired():
    qt.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
assert is_over()
waking.stop()
window.close()
desk.close()
print(*sorted(name for name in elsewhere if name.startswith(("PySide6", "shiboken6", "netdesk.ui"))))
print(len(elsewhere))
"""


def test_no_thread_but_the_windows_imports_anything_of_qt(tmp_path: Path) -> None:
    """Two threads that name types of PySide6 for the first time end the program."""
    script = WINDOW.format(checkout=str(CHECKOUT), folder=str(tmp_path))
    ended = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60, cwd=CHECKOUT
    )
    assert ended.returncode == 0, ended.stderr
    of_qt, others = ended.stdout.splitlines()
    assert of_qt == ""
    assert int(others) > 10, "nothing was listened to"


def test_each_module_comes_after_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [each for each in sys.modules if each.startswith("netdesk.ui.panels.")]:
        monkeypatch.delitem(sys.modules, name)
    found = list(in_order(["netdesk.ui.panels.contact_detail"]))
    assert found[-1] == "netdesk.ui.panels.contact_detail"
    assert found.index("netdesk.ui.panels.contact_head") < found.index("netdesk.ui.panels.contact_detail")
    assert len(found) == len(set(found))


def test_what_is_loaded_already_is_not_loaded_again_and_the_end_is_told_once(qtbot: QtBot) -> None:
    parent = QObject()
    told: list[bool] = []
    Loading(["netdesk.ui.program.loading", "netdesk.ui.grid"], lambda: told.append(True), parent)
    qtbot.waitUntil(lambda: told == [True])
    assert list(in_order(["netdesk.ui.program.loading"])) == []
    parent.deleteLater()


def test_nobody_is_told_when_the_window_has_gone_meanwhile(qtbot: QtBot) -> None:
    parent, other = QObject(), QObject()
    told: list[str] = []
    Loading(["netdesk.ui.grid"], lambda: told.append("gone"), parent)
    Loading(["netdesk.ui.grid"], lambda: told.append("there"), other)
    parent.deleteLater()
    qtbot.waitUntil(lambda: "there" in told)
    assert told == ["there"]
    other.deleteLater()
