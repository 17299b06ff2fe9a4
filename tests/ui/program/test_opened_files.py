"""Files that the system hands over as events, as it does on a Mac."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from netdesk.store.desk import Desk
from netdesk.ui.arrivals import Arrival
from netdesk.ui.program.opened_files import OpenedFiles

CHECKOUT = Path(__file__).resolve().parents[3]

SESSION = """
import sys
sys.path.insert(0, {checkout!r})
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from netdesk import app
from netdesk.ui import shell
from netdesk.ui.program import start

opened = {opened!r}
dress = start.theme.apply
begin = start._begin


def open_files():
    for each in opened:
        QCoreApplication.sendEvent(QApplication.instance(), QFileOpenEvent(each))


def first(qt, scheme):
    if {before!r}:
        open_files()
    return dress(qt, scheme)


def began(its_shell, arrival):
    print("began", arrival.desk, *arrival.files, flush=True)
    begin(its_shell, arrival)
    if not {before!r}:
        QTimer.singleShot(0, open_files)
    QTimer.singleShot(1500, its_shell.front.close)


def received(self, arrival):
    print("received", arrival.desk, *arrival.files, flush=True)
    self.front.close()


start.theme.apply = first
start._begin = began
shell.Shell.receive = received
sys.exit(app.main([]))
"""


def _session(tmp_path: Path, opened: list[Path], *, before: bool) -> list[str]:
    script = SESSION.format(checkout=str(CHECKOUT), opened=[str(each) for each in opened], before=before)
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=120, check=False, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_files_opened_at_once_arrive_together_and_a_desk_among_them_is_opened(qtbot: QtBot) -> None:
    files = OpenedFiles()
    with qtbot.waitSignal(files.arrived) as told:
        for each in ("/home/ana/a.vcf", "/home/ana/mine.netdesk", "/home/ana/b.csv"):
            files.take(each)
    assert told.args == [
        Arrival(Path("/home/ana/mine.netdesk"), (Path("/home/ana/a.vcf"), Path("/home/ana/b.csv")))
    ]


def test_what_is_no_file_of_this_computer_is_left_alone() -> None:
    files = OpenedFiles()
    for each in ("", "//server/share/a.vcf", "\\\\server\\share\\a.vcf"):
        files.take(each)
    assert files.so_far() == Arrival()


def test_a_desk_whose_double_click_starts_the_program_is_the_first_to_be_seen(tmp_path: Path) -> None:
    Desk.open(tmp_path / "club.netdesk").close()
    cards = tmp_path / "a.vcf"
    cards.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Ann\nEND:VCARD\n")
    club = tmp_path / "club.netdesk"
    assert _session(tmp_path, [cards, club], before=True) == [f"began {club} {cards}"]


def test_a_file_that_is_opened_while_the_program_runs_is_received(tmp_path: Path) -> None:
    cards = tmp_path / "a.vcf"
    cards.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Ann\nEND:VCARD\n")
    assert _session(tmp_path, [cards], before=False) == ["began None", f"received None {cards}"]
