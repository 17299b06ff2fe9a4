"""Preferences: tried at once, kept by Save, taken back by Cancel."""

from __future__ import annotations

import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.backups import Reason
from netdesk.domain.dates import zone_info
from netdesk.domain.me import Me, Paper
from netdesk.services import backups, contacts
from netdesk.services.me import me, save_me
from netdesk.store.desk import Desk
from netdesk.ui import text_size, theme, user_settings
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.preferences import PreferencesDialog
from netdesk.ui.jobs import Jobs
from netdesk.ui.window import MainWindow
from tests.faults.desks import person


@pytest.fixture
def app() -> Iterator[QApplication]:
    """The application; its text is of the usual size again afterwards."""
    running = QApplication.instance()
    assert isinstance(running, QApplication)
    yield running
    text_size.apply(running, 100)


@pytest.fixture
def lasting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that stands for one that lasts, though these tests live in the temporary one."""
    (tmp_path / "gone").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    monkeypatch.setattr(backups, "FLEETING", ())
    folder = tmp_path / "my backups"
    folder.mkdir()
    return folder


def test_who_the_user_is_is_kept_by_save(qtbot: QtBot, desk: Desk, jobs: Jobs, small_window: QWidget) -> None:
    kept = Me(name="Ana", paper=Paper.LETTER, zone="Europe/Oslo", territory="NO")
    save_me(desk, kept)
    dialog = PreferencesDialog.show_for(jobs, small_window)
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.me_form.answer() == kept
    dialog.me_form.name.setText(" Ana  Silva ")
    dialog.me_form.paper.setCurrentIndex(dialog.me_form.paper.findData(Paper.A4))
    with qtbot.waitSignal(dialog.saved):
        qtbot.keyClick(dialog.me_form.name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert me(jobs.reader) == Me(name="Ana Silva", paper=Paper.A4, zone="Europe/Oslo", territory="NO")


def test_cancel_changes_nothing(
    qtbot: QtBot, desk: Desk, jobs: Jobs, small_window: QWidget, app: QApplication
) -> None:
    kept = Me(name="Ana", zone="Europe/Oslo", territory="NO")
    save_me(desk, kept)
    dialog = PreferencesDialog.show_for(jobs, small_window)
    dialog.me_form.name.setText("Somebody else")
    dialog.appearance.scheme.setCurrentIndex(dialog.appearance.scheme.findData(theme.Scheme.DARK))
    dialog.appearance.size_box.setCurrentIndex(dialog.appearance.size_box.findData(150))
    assert theme.current().dark
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert me(jobs.reader) == kept
    assert not theme.current().dark
    assert text_size.percent(app) == 100
    assert user_settings.text_percent() == 100
    assert user_settings.scheme() == ""


def test_text_size_is_seen_at_once_and_remembered_for_every_desk(
    qtbot: QtBot, jobs: Jobs, small_window: QWidget, app: QApplication
) -> None:
    before = theme.current().px("body")
    dialog = PreferencesDialog.show_for(jobs, small_window)
    small = dialog.size()
    dialog.appearance.size_box.setCurrentIndex(dialog.appearance.size_box.findData(200))
    assert theme.current().px("body") == pytest.approx(2 * before, abs=1)
    assert dialog.width() > small.width()
    with qtbot.waitSignal(dialog.saved):
        dialog.verb_button.click()
    assert user_settings.text_percent() == 200
    text_size.apply(app, 100)
    assert theme.current().px("body") == before


@pytest.mark.parametrize(("kept", "read"), [("90", 90), ("5", 80), ("900", 200), ("big", 100), ("", 100)])
def test_a_size_from_the_settings_is_never_out_of_bounds(kept: str, read: int) -> None:
    user_settings._keep(user_settings._TEXT, kept)
    assert user_settings.text_percent() == read
    assert stat.S_IMODE(user_settings._file().stat().st_mode) == 0o600


def test_all_pages_are_reached_by_key(qtbot: QtBot, jobs: Jobs, small_window: QWidget) -> None:
    dialog = PreferencesDialog.show_for(jobs, small_window)
    qtbot.waitUntil(dialog.isActiveWindow)
    seen = [dialog.pages.currentIndex()]
    for _ in range(3):
        qtbot.keyClick(dialog, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        seen.append(dialog.pages.currentIndex())
    assert seen == [0, 1, 2, 0]
    dialog.reject()


def test_another_folder_takes_the_next_backups(
    qtbot: QtBot,
    desk: Desk,
    jobs: Jobs,
    small_window: QWidget,
    lasting: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    contacts.add_contact(desk, person(1))
    before = desk.shelf.folder.parent
    dialog = PreferencesDialog.show_for(jobs, small_window)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(lasting))
    dialog.backups.choose_button.click()
    assert dialog.backups.path.text() == str(lasting)
    assert dialog.backups.is_moved
    assert user_settings.backup_folder() is None
    with qtbot.waitSignal(dialog.saved) as saved:
        dialog.verb_button.click()
    assert saved.args == [True]
    assert user_settings.backup_folder() == lasting
    assert desk.shelf.folder.parent == lasting != before


def test_the_newest_backup_is_told_on_the_clock_of_the_user(
    qtbot: QtBot, desk: Desk, jobs: Jobs, small_window: QWidget
) -> None:
    save_me(desk, Me(name="Ana", zone="Pacific/Kiritimati"))
    contacts.add_contact(desk, person(1))
    made = backups.back_up(desk, jobs.reader, Reason.DAILY).backup
    dialog = PreferencesDialog.show_for(jobs, small_window)
    qtbot.waitUntil(lambda: bool(dialog.backups.last.text()))
    there = made.made_at.astimezone(zone_info("Pacific/Kiritimati"))
    assert dialog.backups.last.text() == f"Today, {there:%H:%M}, 1 person"
    dialog.reject()


@pytest.mark.parametrize(("name", "says"), [("nowhere", "is not a folder"), ("gone", "from time to time")])
def test_a_folder_where_backups_would_not_last_is_refused(
    qtbot: QtBot, jobs: Jobs, small_window: QWidget, lasting: Path, name: str, says: str
) -> None:
    dialog = PreferencesDialog.show_for(jobs, small_window)
    dialog.backups.take(lasting.parent / name)
    assert says in dialog.backups._errors[dialog.backups._chosen].text()
    assert not dialog.backups.is_moved
    dialog.backups.take(lasting)
    assert dialog.backups._errors[dialog.backups._chosen].text() == ""
    dialog.reject()


def test_a_desk_that_can_only_be_looked_at_keeps_its_owner_but_not_its_looks(
    qtbot: QtBot, small_window: QWidget, tmp_path: Path
) -> None:
    path = tmp_path / "b.netdesk"
    Desk.open(path).close()
    desk = Desk(path, None, None, created=False)
    jobs = Jobs(desk, Bus())
    try:
        dialog = PreferencesDialog.show_for(jobs, small_window)
        assert not dialog.me_form.isEnabled()
        dialog.appearance.scheme.setCurrentIndex(dialog.appearance.scheme.findData(theme.Scheme.DARK))
        with qtbot.waitSignal(dialog.saved):
            dialog.verb_button.click()
        assert user_settings.scheme() == "dark"
    finally:
        jobs.close()
        desk.close()


@pytest.mark.parametrize("size", [(1024, 640), (1280, 800)])
def test_at_twice_the_size_nothing_of_the_window_is_cut_off(
    qtbot: QtBot, desk: Desk, app: QApplication, size: tuple[int, int]
) -> None:
    save_me(desk, Me(name="Ana"))
    for number in range(4):
        contacts.add_contact(desk, person(number))
    shown = MainWindow(desk)
    shown.resize(*size)
    shown.show()
    qtbot.waitUntil(lambda: shown.jobs.is_idle)
    text_size.apply(app, 200)
    qtbot.waitUntil(lambda: shown.jobs.is_idle)
    QApplication.processEvents()
    assert (shown.width(), shown.height()) == size
    for part in (shown.header, shown.status, shown.sidebar, shown.header.search, shown.panel):
        right = part.mapTo(shown, QPoint(part.width(), 0)).x()
        assert right <= size[0], f"{type(part).__name__} ends at {right}"
    ground = shown.centralWidget()
    assert ground
    assert ground.minimumSizeHint().width() <= size[0]
    shown.close()
    shown.deleteLater()
