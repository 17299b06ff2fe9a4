"""Backups around the window: the day's by itself, the status bar, the list, and the way back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from netdesk.app import default_desk, hold_desk, open_aside, open_desk
from netdesk.domain.backups import Reason
from netdesk.domain.now import stop_clock
from netdesk.services import contacts
from netdesk.services.me import me, save_me
from netdesk.store import backup as kept
from netdesk.store.desk import Desk
from netdesk.ui.dialogs.backups import BackupsDialog
from netdesk.ui.dialogs.restore import RestoreDialog
from netdesk.ui.errands import backups as errands_backups
from netdesk.ui.memory import Memory
from netdesk.ui.models.backups import BackupModel
from netdesk.ui.shell import Door, Shell
from netdesk.ui.window import MainWindow
from tests.faults.desks import person

DAY = datetime(2026, 10, 7, 8, 10, tzinfo=UTC)
Found = TypeVar("Found", bound=QWidget)


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nobody waits three seconds; the clock stands until it is moved."""
    monkeypatch.setattr(errands_backups, "FIRST_MS", 0)
    stop_clock(DAY)
    yield
    stop_clock(None)


@pytest.fixture
def shell(qtbot: QtBot, tmp_path: Path) -> Iterator[Shell]:
    """A window on a desk with three people."""
    path = tmp_path / "ana.netdesk"
    desk = Desk.open(path)
    save_me(desk, me(desk.writer))
    for number in range(3):
        contacts.add_contact(desk, person(number))
    desk.close()
    running = Shell(
        Door(open_desk, hold_desk, default_desk, open_aside), Memory(tmp_path / "c" / "netdesk.ini")
    )
    running.enter(open_desk(path, False))
    yield running
    running.end()
    running.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def window_of(shell: Shell) -> MainWindow:
    assert shell.window is not None
    return shell.window


def says(shell: Shell, qtbot: QtBot, words: str) -> None:
    """Wait until the status bar says this."""
    qtbot.waitUntil(lambda: window_of(shell).status._backup.text() == words, timeout=10_000)


def shown(kind: type[Found], qtbot: QtBot) -> Found:
    """The dialog of this kind that is on the screen."""

    def found() -> list[Found]:
        return [
            each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()
        ]

    qtbot.waitUntil(lambda: len(found()) == 1)
    return found()[0]


def opened(shell: Shell, qtbot: QtBot) -> BackupsDialog:
    """The list of backups, opened by its menu entry, with every check over."""
    window_of(shell).actions_by_key["backups"].trigger()
    dialog = shown(BackupsDialog, qtbot)
    qtbot.waitUntil(
        lambda: (
            dialog.model.rowCount() > 0
            and all(
                dialog.model.is_checked(dialog.model.backup(row).number)  # type: ignore[union-attr]
                for row in range(dialog.model.rowCount())
            )
        )
    )
    return dialog


def test_the_day_is_backed_up_soon_after_the_start_and_the_status_bar_says_when(
    shell: Shell, qtbot: QtBot
) -> None:
    says(shell, qtbot, "Backed up today, 08:10")
    (made,) = window_of(shell).jobs.desk.shelf.backups()
    assert made.reason is Reason.DAILY
    assert made.people == 3
    assert kept.is_good(made)


def test_there_is_one_backup_a_day_and_one_more_when_midnight_passes(shell: Shell, qtbot: QtBot) -> None:
    says(shell, qtbot, "Backed up today, 08:10")
    shelf = window_of(shell).jobs.desk.shelf
    window_of(shell).jobs.change(lambda desk: contacts.add_contact(desk, person(9)))
    window_of(shell).errands.backups._look()
    qtbot.waitUntil(lambda: window_of(shell).jobs.is_idle)
    assert len(shelf.backups()) == 1
    stop_clock(DAY + timedelta(hours=16))
    window_of(shell).errands.backups._look()
    says(shell, qtbot, "Backed up today, 00:10")
    assert [each.people for each in shelf.backups()] == [4, 3]


def test_a_backup_that_fails_is_told_in_the_status_bar_and_in_the_list(
    shell: Shell, qtbot: QtBot, tmp_path: Path
) -> None:
    says(shell, qtbot, "Backed up today, 08:10")
    stop_clock(DAY + timedelta(days=1))
    shelf = window_of(shell).jobs.desk.shelf
    working = shelf.folder
    (tmp_path / "file").write_text("no folder")
    shelf.folder = tmp_path / "file" / "in it"
    window_of(shell).errands.backups._look()
    says(shell, qtbot, "Backup failed")
    assert "could not be written in" in window_of(shell).status._backup.toolTip()
    qtbot.mouseClick(window_of(shell).status._backup, Qt.MouseButton.LeftButton)
    dialog = shown(BackupsDialog, qtbot)
    assert dialog._notice.isVisible()
    shelf.folder = working
    qtbot.mouseClick(dialog.back_up_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 2)
    assert not dialog._notice.isVisible()
    says(shell, qtbot, "Backed up today, 08:10")
    dialog.reject()


def test_a_desk_too_damaged_to_be_backed_up_says_so_in_the_status_bar(shell: Shell, qtbot: QtBot) -> None:
    says(shell, qtbot, "Backed up today, 08:10")
    path = window_of(shell).jobs.desk.path
    page = window_of(shell).jobs.reader.value("SELECT rootpage FROM sqlite_schema WHERE name = 'history'")
    shell.end()
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = bytes(4096)
    path.write_bytes(content)
    stop_clock(DAY + timedelta(days=1))
    shell.enter(open_desk(path, False))
    says(shell, qtbot, "Backup failed")
    assert "damaged" in window_of(shell).status._backup.toolTip()
    for dialog in window_of(shell).findChildren(QDialog):
        dialog.close()


def test_a_blank_desk_is_not_backed_up(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk.open(tmp_path / "new.netdesk")
    save_me(desk, me(desk.writer))
    window = MainWindow(desk)
    window.show()
    window.begin([])
    qtbot.waitUntil(lambda: window.has_begun)
    window.errands.backups._look()
    qtbot.waitUntil(lambda: window.jobs.is_idle)
    assert desk.shelf.backups() == []
    assert window.status._backup.text() == "Not backed up yet"
    window.close()
    window.deleteLater()
    desk.close()


def test_a_sample_desk_does_not_promise_backups(shell: Shell, qtbot: QtBot) -> None:
    assert shell.open_sample()
    qtbot.waitUntil(lambda: window_of(shell).has_begun)
    with qtbot.waitSignal(window_of(shell).errands.backups.told):
        window_of(shell).errands.backups.begin()
    assert window_of(shell).status._backup.isHidden(), "nobody waits for one"
    window_of(shell).actions_by_key["backups"].trigger()
    dialog = shown(BackupsDialog, qtbot)
    qtbot.waitUntil(lambda: "unless you save it as yours" in dialog._nothing.text())
    dialog.reject()


def test_the_list_tells_a_damaged_backup_and_does_not_restore_it(shell: Shell, qtbot: QtBot) -> None:
    says(shell, qtbot, "Backed up today, 08:10")
    (made,) = window_of(shell).jobs.desk.shelf.backups()
    data = bytearray(made.path.read_bytes())
    data[-1] ^= 1
    made.path.write_bytes(data)
    dialog = opened(shell, qtbot)
    assert dialog.model.is_damaged(0)
    assert dialog.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Today, 08:10, Damaged  ·  Daily"
    assert not dialog.verb_button.isEnabled()
    dialog.accept()
    assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, RestoreDialog)]
    dialog.reject()


def test_a_backup_is_restored_and_the_newest_one_leads_back(shell: Shell, qtbot: QtBot) -> None:
    says(shell, qtbot, "Backed up today, 08:10")
    stop_clock(DAY + timedelta(minutes=50))
    first = window_of(shell)
    with qtbot.waitSignal(first.bus.changed):
        first.jobs.change(lambda desk: contacts.delete_contacts(desk, [1, 2]))
    dialog = opened(shell, qtbot)
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    ask = shown(RestoreDialog, qtbot)
    assert ask.title_label.text() == "Restore the backup of today, 08:10?"
    qtbot.waitUntil(lambda: "People: 1 now, 3 after" in ask.comparison.text())
    qtbot.mouseClick(ask.verb_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shell.window is not None and shell.window is not first, timeout=10_000)
    window = window_of(shell)
    assert contacts.counts(window.jobs.reader).contacts == 3
    assert window.toast._text.text() == "Restored the backup of today, 08:10. To go back: File > Backups"
    newest = window.jobs.desk.shelf.newest()
    assert newest
    assert newest.reason is Reason.RESTORE
    assert newest.people == 1
    says(shell, qtbot, "Backed up today, 09:00")


def test_a_restore_that_is_refused_says_why_and_leaves_the_desk(shell: Shell, qtbot: QtBot) -> None:
    says(shell, qtbot, "Backed up today, 08:10")
    first = window_of(shell)
    dialog = opened(shell, qtbot)
    qtbot.mouseClick(dialog.verb_button, Qt.MouseButton.LeftButton)
    ask = shown(RestoreDialog, qtbot)
    (made,) = first.jobs.desk.shelf.backups()
    made.path.write_bytes(made.path.read_bytes()[:-1] + b"!")
    qtbot.mouseClick(ask.verb_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(ask.trouble.isVisible)
    assert "is damaged" in ask.trouble.text()
    assert ask.verb_button.isEnabled()
    ask.reject()
    dialog.reject()
    assert shell.window is first


def test_the_model_of_backups_is_a_sound_model(shell: Shell, qtbot: QtBot) -> None:
    says(shell, qtbot, "Backed up today, 08:10")
    model = BackupModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(window_of(shell).jobs.desk.shelf.backups(), DAY.replace(tzinfo=None))
    model.set_checked(1, is_good=True)
    assert model.index(0).data(Qt.ItemDataRole.ToolTipRole) == "Checked: whole"


def test_words_in_a_manifest_are_plain_text(shell: Shell, qtbot: QtBot) -> None:
    """Manifests lie in a folder where others may write: what they hold is not trusted."""
    says(shell, qtbot, "Backed up today, 08:10")
    (made,) = window_of(shell).jobs.desk.shelf.backups()
    manifest = kept.manifest_path(made.path)
    told = json.loads(manifest.read_text())
    told["reason"] = "<b>x</b>"
    manifest.write_text(json.dumps(told))
    assert window_of(shell).jobs.desk.shelf.backups() == []


def test_whoever_closes_a_dialog_at_once_meets_no_answer_that_comes_late(shell: Shell, qtbot: QtBot) -> None:
    says(shell, qtbot, "Backed up today, 08:10")
    window = window_of(shell)
    for key in ("backups", "preferences"):
        window.actions_by_key[key].trigger()
        for dialog in [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog)]:
            dialog.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        qtbot.waitUntil(lambda: window.jobs.is_idle)


def test_a_backup_asked_for_is_made_also_when_the_list_is_closed(shell: Shell, qtbot: QtBot) -> None:
    says(shell, qtbot, "Backed up today, 08:10")
    dialog = opened(shell, qtbot)
    stop_clock(DAY + timedelta(hours=2))
    dialog.back_up()
    dialog.reject()
    says(shell, qtbot, "Backed up today, 10:10")


def test_when_many_people_are_gone_the_status_bar_warns_and_says_that_all_is_kept(
    shell: Shell, qtbot: QtBot
) -> None:
    says(shell, qtbot, "Backed up today, 08:10")
    window = window_of(shell)
    with qtbot.waitSignal(window.bus.changed):
        window.jobs.change(lambda desk: contacts.delete_contacts(desk, [1, 2]))
    stop_clock(DAY + timedelta(days=1))
    window.errands.backups._look()
    told = "There were 3 people at the last backup, now there are 1. All older backups are kept."
    qtbot.waitUntil(lambda: window.status._backup.toolTip() == told)
    assert [each.people for each in window.jobs.desk.shelf.backups()] == [1, 3]
