"""The sample desk: opened to try anything, gone when it is closed, unless it is saved."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.errors import Trouble
from netdesk.domain.me import Me
from netdesk.domain.names import Name
from netdesk.services import contacts, sample_desk
from netdesk.services.me import me
from netdesk.services.sample_desk import is_sample
from netdesk.ui import user_settings
from netdesk.ui.dialogs.first_start import AboutYouDialog
from netdesk.ui.dialogs.moving import MovingDialog
from netdesk.ui.program.samples import SampleFolder, clear_left, samples_root
from netdesk.ui.shell import Shell
from netdesk.ui.widgets.sample_bar import SampleBar
from netdesk.ui.window import MainWindow
from tests.ui.test_shell import is_free, memory, settled, shell, shown, told

__all__ = ["memory", "shell"]


def left() -> list[Path]:
    return sorted(samples_root().glob("*")) if samples_root().exists() else []


def sample_of(shell: Shell, qtbot: QtBot) -> tuple[MainWindow, SampleBar]:
    assert shell.open_sample()
    window = settled(shell, qtbot)
    bar = window.findChild(SampleBar)
    assert bar is not None
    assert bar.isVisible()
    return window, bar


def test_the_sample_desk_is_marked_private_and_no_recent_desk(
    shell: Shell, tmp_path: Path, qtbot: QtBot
) -> None:
    window, _ = sample_of(shell, qtbot)
    path = window.jobs.desk.path
    assert window.windowTitle() == "Sample desk – netdesk"
    assert contacts.counts(window.jobs.reader).contacts > 50
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert shell.memory.recent() == [tmp_path / "a.netdesk"]
    assert window.jobs.desk.shelf.folder.is_relative_to(path.parent), "its backups go with it"
    assert is_free(tmp_path / "a.netdesk")


def test_closing_the_sample_throws_it_away_and_leads_back(shell: Shell, tmp_path: Path, qtbot: QtBot) -> None:
    window, bar = sample_of(shell, qtbot)
    contacts.add_contact(window.jobs.desk, Contact(Name(display="Tried Something")))
    folder = window.jobs.desk.path.parent
    bar.leave.click()
    qtbot.waitUntil(lambda: shell.window is not None and shell.window.windowTitle() == "a – netdesk")
    settled(shell, qtbot)
    assert not folder.exists()
    assert left() == []


def test_quitting_throws_it_away(shell: Shell, qtbot: QtBot) -> None:
    window, _ = sample_of(shell, qtbot)
    folder = window.jobs.desk.path.parent
    shell.end()
    assert not folder.exists()


def test_it_is_kept_when_the_user_saves_it_as_their_own(
    shell: Shell, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, bar = sample_of(shell, qtbot)
    folder = window.jobs.desk.path.parent
    before = contacts.counts(window.jobs.reader)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "mine"), ""))
    bar.save.click()
    qtbot.waitUntil(lambda: shell.window is not None and shell.window.windowTitle() == "mine – netdesk")
    mine = settled(shell, qtbot)
    qtbot.waitUntil(lambda: shown(mine) == "mine.netdesk is yours now")
    assert not folder.exists()
    assert mine.findChild(SampleBar) is None
    assert contacts.counts(mine.jobs.reader) == before
    qtbot.waitUntil(lambda: not is_sample(mine.jobs.reader))
    assert shell.memory.last == tmp_path / "mine.netdesk"
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), AboutYouDialog))
    hello = QApplication.activeModalWidget()
    assert isinstance(hello, AboutYouDialog)
    assert hello.form.answer().name == "", "nobody invented signs the user’s letters"
    hello.reject()
    qtbot.waitUntil(lambda: mine.jobs.is_idle)


def test_a_sample_that_is_kept_knows_who_the_user_said_they_are(
    shell: Shell, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    user_settings.save_me(Me(name="Bo Li"))
    _, bar = sample_of(shell, qtbot)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "mine"), ""))
    bar.save.click()
    qtbot.waitUntil(lambda: shell.window is not None and shell.window.windowTitle() == "mine – netdesk")
    mine = settled(shell, qtbot)
    qtbot.waitUntil(lambda: me(mine.jobs.reader).name == "Bo Li")
    qtbot.waitUntil(lambda: shown(mine) == "This desk is Bo Li’s")
    assert QApplication.activeModalWidget() is None


def test_it_is_opened_from_the_page_without_a_desk_and_leads_back_there(shell: Shell, qtbot: QtBot) -> None:
    settled(shell, qtbot)
    shell.close_desk()
    assert shell.start_page is not None
    shell.start_page.page.link.click()
    qtbot.waitUntil(lambda: shell.window is not None)
    window = settled(shell, qtbot)
    bar = window.findChild(SampleBar)
    assert bar is not None
    bar.leave.click()
    qtbot.waitUntil(lambda: shell.start_page is not None)
    assert left() == []


def test_a_restored_backup_of_the_sample_stays_a_sample(shell: Shell, qtbot: QtBot) -> None:
    window, _ = sample_of(shell, qtbot)
    path = window.jobs.desk.path
    shell.reopen_after(lambda: None)
    again = settled(shell, qtbot)
    assert again.jobs.desk.path == path
    assert again.findChild(SampleBar) is not None
    shell.end()
    assert left() == []


def test_what_a_crash_left_goes_at_the_next_start_and_what_is_in_use_stays(tmp_path: Path) -> None:
    root = tmp_path / "samples"
    in_use = SampleFolder(root)
    crashed = root / "sample-crashed"
    crashed.mkdir()
    (crashed / "Sample desk.netdesk").write_bytes(b"left")
    script = f"""
import os
from PySide6.QtCore import QLockFile
lock = QLockFile({str(crashed / "in-use.lock")!r})
assert lock.tryLock(0)
os.kill(os.getpid(), 9)
"""
    subprocess.run([sys.executable, "-c", script], check=False, timeout=60)
    assert (crashed / "in-use.lock").exists()
    precious = tmp_path / "precious"
    precious.mkdir()
    (root / "sample-link").symlink_to(precious)
    clear_left(root)
    assert not crashed.exists()
    assert precious.exists()
    assert in_use.desk.exists()
    in_use.throw_away()
    assert not in_use.desk.parent.exists()


def test_a_sample_that_cannot_be_made_is_told_and_leaves_nothing(
    shell: Shell, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = settled(shell, qtbot)

    def fail(_path: Path) -> None:
        raise Trouble("The disk is full: no desk could be made.")

    monkeypatch.setattr(sample_desk, "make_sample_desk", fail)
    assert not shell.open_sample()
    assert told(shell) == "The disk is full: no desk could be made."
    assert shell.window is before
    assert left() == []


def test_moving_is_not_explained_with_the_file_that_will_be_thrown_away(shell: Shell, qtbot: QtBot) -> None:
    window, _ = sample_of(shell, qtbot)
    window.actions_by_key["moving"].trigger()
    dialog = window.findChild(MovingDialog)
    assert dialog is not None
    assert dialog.place.text() == ""
    dialog.reject()
