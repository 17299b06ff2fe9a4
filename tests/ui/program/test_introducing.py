"""Who the user is, is asked once; further desks know it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from netdesk.domain.me import Me, Paper
from netdesk.services.me import is_known, me, save_me
from netdesk.services.sample_desk import make_sample_desk
from netdesk.store.desk import Desk
from netdesk.ui import user_settings
from netdesk.ui.dialogs.first_start import AboutYouDialog
from netdesk.ui.dialogs.import_people import ImportDialog
from netdesk.ui.dialogs.preferences import PreferencesDialog
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.window import MainWindow

ANA = Me(name="Ana Petrova", organization="Lund", paper=Paper.LETTER, zone="Europe/Oslo", territory="NO")


@contextmanager
def _window(path: Path, qtbot: QtBot, *files: Path) -> Iterator[MainWindow]:
    desk = Desk.open(path)
    window = MainWindow(desk)
    window.show()
    window.begin(files)
    qtbot.waitUntil(lambda: window.has_begun)
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()
        desk.close()


def _hello(qtbot: QtBot) -> AboutYouDialog:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), AboutYouDialog))
    found = QApplication.activeModalWidget()
    assert isinstance(found, AboutYouDialog)
    return found


def _known(qtbot: QtBot, window: MainWindow) -> Me:
    qtbot.waitUntil(lambda: is_known(window.jobs.reader))
    qtbot.waitUntil(lambda: window.jobs.is_idle)
    assert QApplication.activeModalWidget() is None
    return me(window.jobs.reader)


def test_a_second_desk_knows_its_user_and_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    with _window(tmp_path / "first.netdesk", qtbot) as window:
        hello = _hello(qtbot)
        qtbot.keyClicks(hello.form.name, "Ana Petrova")
        qtbot.keyClick(hello, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        said = _known(qtbot, window)
    with _window(tmp_path / "second.netdesk", qtbot) as window:
        assert _known(qtbot, window) == said
        qtbot.waitUntil(window.toast.isVisible)
        assert "This desk is Ana Petrova’s" in window.toast.accessibleName()
        assert window.sidebar.desk_button.accessibleName().startswith("Desk: Ana’s desk")
        button = window.toast.findChild(Button)
        assert button is not None
        button.click()
        assert isinstance(QApplication.activeModalWidget(), PreferencesDialog)


def test_who_skipped_it_is_not_asked_on_the_next_desk(qtbot: QtBot, tmp_path: Path) -> None:
    with _window(tmp_path / "first.netdesk", qtbot) as window:
        _hello(qtbot).reject()
        _known(qtbot, window)
    with _window(tmp_path / "second.netdesk", qtbot) as window:
        assert _known(qtbot, window).name == ""


def _card(folder: Path) -> Path:
    card = folder / "one.vcf"
    card.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Li Wei\nTEL:22 33 44 55\nEND:VCARD\n")
    return card


@pytest.mark.parametrize("skips", [False, True])
def test_files_of_the_first_start_are_offered_once_their_user_is_known(
    skips: bool, qtbot: QtBot, tmp_path: Path
) -> None:
    with _window(tmp_path / "first.netdesk", qtbot, _card(tmp_path)) as window:
        hello = _hello(qtbot)
        qtbot.waitUntil(lambda: window.jobs.is_idle)
        assert window.errands.imports.dialog is None, "one thing after the other"
        assert QApplication.activeModalWidget() is hello
        hello.reject() if skips else hello.accept()
        qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ImportDialog))
        assert is_known(window.jobs.reader)
        qtbot.waitUntil(lambda: window.findChild(AboutYouDialog) is None)


def test_files_of_a_new_desk_are_offered_at_once_when_the_user_is_known_elsewhere(
    qtbot: QtBot, tmp_path: Path
) -> None:
    user_settings.save_me(ANA)
    with _window(tmp_path / "second.netdesk", qtbot, _card(tmp_path)):
        qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ImportDialog))


def test_a_window_that_is_closed_over_the_first_page_reads_no_files(qtbot: QtBot, tmp_path: Path) -> None:
    with _window(tmp_path / "first.netdesk", qtbot, _card(tmp_path)) as window:
        _hello(qtbot)
        window.close()
        QApplication.processEvents()
        assert window.errands.imports.dialog is None


def test_what_the_preferences_say_goes_on(qtbot: QtBot, tmp_path: Path) -> None:
    user_settings.save_me(ANA)
    with _window(tmp_path / "first.netdesk", qtbot) as window:
        _known(qtbot, window)
        window.errands.do("preferences")
        preferences = QApplication.activeModalWidget()
        assert isinstance(preferences, PreferencesDialog)
        preferences.me_form.name.setText("Ana Berg")
        preferences.accept()
        qtbot.waitUntil(lambda: window.jobs.is_idle)
    assert user_settings.me() == replace(ANA, name="Ana Berg")


def test_a_desk_of_old_tells_who_its_user_is(qtbot: QtBot, tmp_path: Path) -> None:
    old = Desk.open(tmp_path / "old.netdesk")
    save_me(old, ANA)
    old.close()
    with _window(tmp_path / "old.netdesk", qtbot):
        pass
    assert user_settings.me() == ANA


def test_a_sample_desk_is_somebody_elses(qtbot: QtBot, tmp_path: Path) -> None:
    make_sample_desk(tmp_path / "sample.netdesk")
    with _window(tmp_path / "sample.netdesk", qtbot):
        pass
    assert user_settings.me() is None


def test_settings_that_were_spoilt_by_hand_only_ask_again() -> None:
    for spoilt in ("{", "[]", '{"paper": "A5"}', '{"name": 1, "who": 2, "paper": "A4"}', "7"):
        user_settings._keep("me/said", spoilt)
        assert user_settings.me() is None
