"""What the menus do about desks: new, open, recent, a copy, closing, moving."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from netdesk.services import contacts
from netdesk.services.checks import check
from netdesk.store.desk import Desk
from netdesk.ui.dialogs.message import MessageDialog
from netdesk.ui.dialogs.moving import MovingDialog
from netdesk.ui.errands.desks import why_not, with_suffix
from netdesk.ui.program.start_page import StartPage
from netdesk.ui.recent_desks import RecentMenu, shown_folder
from netdesk.ui.shell import Shell
from netdesk.ui.window import MainWindow
from tests.ui.test_shell import is_free, made, memory, settled, shell, shown, told

__all__ = ["memory", "shell"]


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the file dialogs answer: the last of this list, "" for Cancel."""
    answers = [""]

    def answer(*_: object) -> tuple[str, str]:
        return answers[-1], ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    return answers


def do(shell: Shell, key: str) -> None:
    assert shell.front is not None
    shell.front.actions_by_key[key].trigger()


def titled(shell: Shell, title: str, qtbot: QtBot) -> MainWindow:
    qtbot.waitUntil(lambda: shell.window is not None and shell.window.windowTitle() == f"{title} – netdesk")
    return settled(shell, qtbot)


# New and open


def test_a_new_desk_is_made_where_the_user_wants_it(
    shell: Shell, chosen: list[str], tmp_path: Path, qtbot: QtBot
) -> None:
    settled(shell, qtbot)
    chosen.append(str(tmp_path / "new" / "Ana"))
    (tmp_path / "new").mkdir()
    do(shell, "new-desk")
    window = titled(shell, "Ana", qtbot)
    assert window.jobs.desk.path == tmp_path / "new" / "Ana.netdesk"
    assert stat.S_IMODE(window.jobs.desk.path.stat().st_mode) == 0o600
    assert is_free(tmp_path / "a.netdesk")
    assert shell.memory.last == tmp_path / "new" / "Ana.netdesk"
    for dialog in window.findChildren(MessageDialog):
        dialog.reject()


def test_a_new_desk_never_takes_the_place_of_an_old_one(
    shell: Shell, chosen: list[str], tmp_path: Path, qtbot: QtBot
) -> None:
    before = settled(shell, qtbot)
    other = made(tmp_path / "other.netdesk", "Ada Byron")
    kept = other.read_bytes()
    for answer in ("other.netdesk", "other"):
        chosen.append(str(tmp_path / answer))
        do(shell, "new-desk")
        assert told(shell) == "other.netdesk is there already. Choose another name for it."
    assert other.read_bytes() == kept
    assert shell.window is before


def test_a_new_desk_in_a_folder_that_is_gone_is_told_in_a_sentence(
    shell: Shell, chosen: list[str], tmp_path: Path, qtbot: QtBot
) -> None:
    before = settled(shell, qtbot)
    (tmp_path / "file").write_text("no folder")
    chosen.append(str(tmp_path / "file" / "x.netdesk"))
    do(shell, "new-desk")
    qtbot.waitUntil(lambda: any(each.isVisible() for each in before.findChildren(MessageDialog)))
    assert "x.netdesk" in (words := told(shell)) or str(tmp_path / "file") in words
    assert shell.window is before


def test_a_desk_is_chosen_and_opened(shell: Shell, chosen: list[str], tmp_path: Path, qtbot: QtBot) -> None:
    settled(shell, qtbot)
    do(shell, "open-desk")
    assert shell.window is not None
    chosen.append(str(made(tmp_path / "b.netdesk")))
    do(shell, "open-desk")
    titled(shell, "b", qtbot)


def recent_menu(window: MainWindow | StartPage) -> RecentMenu:
    menu = window.findChild(RecentMenu)
    assert menu is not None
    menu.aboutToShow.emit()
    return menu


def test_recent_desks_open_by_the_menu_and_those_that_are_gone_cannot_be_chosen(
    shell: Shell, tmp_path: Path, qtbot: QtBot
) -> None:
    window = settled(shell, qtbot)
    b, gone = made(tmp_path / "b & <b>.netdesk"), tmp_path / "gone.netdesk"
    for path in (gone, b):
        shell.memory.opened(path)
    qtbot.waitUntil(lambda: window.findChild(RecentMenu) is not None)
    first, second, third, line, clear = recent_menu(window).actions()
    assert first.text().startswith("&1  b && <b>  –  ")
    assert second.text() == "&2  gone  –  not there any more"
    assert (first.isEnabled(), second.isEnabled(), third.isEnabled()) == (True, False, True)
    assert line.isSeparator()
    first.trigger()
    titled(shell, "b & <b>", qtbot)
    clear = recent_menu(shell.window).actions()[-1]  # type: ignore[arg-type]
    assert clear.text() == "&Clear this list"
    clear.trigger()
    assert shell.memory.recent() == []
    (clear,) = recent_menu(shell.window).actions()  # type: ignore[arg-type]
    assert not clear.isEnabled()


def test_the_tile_of_the_desk_offers_the_same(shell: Shell, qtbot: QtBot) -> None:
    window = settled(shell, qtbot)
    window.sidebar.desk_button.click()
    (menu,) = [each for each in window.findChildren(QMenu) if each.isVisible()]
    words = [each.text().replace("&", "") for each in menu.actions() if not each.isSeparator()]
    assert words == [
        "Preferences…", "History…", "Check the desk", "New desk…", "Open desk…", "Open recent",
        "Save a copy…", "Backups…", "Close desk",
    ]  # fmt: skip
    menu.close()


def test_a_folder_is_shown_from_home(tmp_path: Path) -> None:
    home = Path.home()
    assert shown_folder(home / "a.netdesk") == "~"
    assert shown_folder(home / "Documents" / "x" / "a.netdesk") == "~/Documents/x"
    assert shown_folder(tmp_path / "a.netdesk") == str(tmp_path)


# A copy


def test_a_copy_is_whole_private_and_a_desk_of_its_own(
    shell: Shell, chosen: list[str], tmp_path: Path, qtbot: QtBot
) -> None:
    window = settled(shell, qtbot)
    chosen.append(str(tmp_path / "copy"))
    do(shell, "save-copy")
    qtbot.waitUntil(lambda: shown(window) == "Saved a copy as copy.netdesk", timeout=10_000)
    copy = tmp_path / "copy.netdesk"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert sorted(each.name for each in tmp_path.glob("copy*")) == ["copy.netdesk"]
    desk = Desk.open(copy)
    with desk.reader() as reader:
        assert contacts.counts(reader).contacts == 1
        assert check(reader) == []
    desk.close()
    assert shell.window is window


def test_a_copy_that_cannot_be_saved_is_told_and_leaves_nothing(
    shell: Shell, chosen: list[str], tmp_path: Path, qtbot: QtBot
) -> None:
    window = settled(shell, qtbot)
    (tmp_path / "file").write_text("no folder")
    chosen.append(str(tmp_path / "file" / "copy.netdesk"))
    before = sorted(each.name for each in tmp_path.iterdir())
    do(shell, "save-copy")
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(MessageDialog)))
    assert told(shell).startswith("copy.netdesk could not be written")
    assert [name for name in sorted(each.name for each in tmp_path.iterdir()) if name not in before] == []


def test_a_copy_that_is_stopped_leaves_nothing(
    shell: Shell, chosen: list[str], tmp_path: Path, qtbot: QtBot
) -> None:
    window = settled(shell, qtbot)
    chosen.append(str(tmp_path / "copy.netdesk"))
    do(shell, "save-copy")
    window.status.cancel_clicked.emit()
    window.jobs.read(lambda _reader, _progress: None)
    settled(shell, qtbot)
    if shown(window) == "Stopped, no copy was saved":
        assert list(tmp_path.glob("copy*")) == []
    else:
        assert shown(window) == "Saved a copy as copy.netdesk", "it was done before it could be stopped"
        assert [each.name for each in tmp_path.glob("copy*")] == ["copy.netdesk"]


def test_what_a_copy_may_not_replace(tmp_path: Path) -> None:
    own = made(tmp_path / "own.netdesk")
    link = tmp_path / "link.netdesk"
    link.symlink_to(own)
    other, open_one = made(tmp_path / "other.netdesk"), made(tmp_path / "open.netdesk")
    (tmp_path / "folder.netdesk").mkdir()
    desk = Desk.open(open_one)
    assert why_not(tmp_path / "free.netdesk", own, asked=True) == ""
    assert why_not(other, own, asked=True) == ""
    assert "there already" in why_not(other, own, asked=False)
    for path in (own, link):
        assert "is the desk that is open" in why_not(path, own, asked=True)
    assert "is open somewhere" in why_not(open_one, own, asked=True)
    assert "is a folder" in why_not(tmp_path / "folder.netdesk", own, asked=True)
    desk.close()


def test_a_name_gets_the_ending_of_desks_once() -> None:
    assert with_suffix(Path("/d/ana")) == Path("/d/ana.netdesk")
    assert with_suffix(Path("/d/ana.netdesk")) == Path("/d/ana.netdesk")
    assert with_suffix(Path("/d/ana.NETDESK")) == Path("/d/ana.NETDESK")
    assert with_suffix(Path("/d/ana v1.2")) == Path("/d/ana v1.2.netdesk")


# Closing, and the page without a desk


def test_closing_the_desk_leads_to_a_page_from_which_it_opens_again(
    shell: Shell, tmp_path: Path, qtbot: QtBot
) -> None:
    settled(shell, qtbot)
    do(shell, "close-desk")
    qtbot.waitUntil(lambda: shell.start_page is not None)
    page = shell.start_page
    assert page is not None
    assert shell.window is None
    assert is_free(tmp_path / "a.netdesk")
    assert page.desks.current_desk() == tmp_path / "a.netdesk"
    assert page.desks.hasFocus()
    qtbot.keyClick(page.desks, "\r")
    titled(shell, "a", qtbot)
    assert shell.start_page is None


def test_the_page_without_a_desk_offers_new_open_sample_and_forgets(
    shell: Shell, chosen: list[str], tmp_path: Path, qtbot: QtBot
) -> None:
    settled(shell, qtbot)
    shell.memory.opened(tmp_path / "gone.netdesk")
    shell.close_desk()
    page = shell.start_page
    assert page is not None
    assert set(page.actions_by_key) == {"new-desk", "open-desk", "sample", "quit", "moving", "about"}
    assert recent_menu(page).actions()[1].isEnabled()
    page.desks.setCurrentIndex(page.desks.model().index(0, 0))
    menu = page.desks.menu()
    assert menu is not None
    assert [each.isEnabled() for each in menu.actions()] == [False, True]
    menu.actions()[1].trigger()
    menu.deleteLater()
    assert shell.memory.recent() == [tmp_path / "a.netdesk"]
    chosen.append(str(tmp_path / "fresh.netdesk"))
    page.page.secondary.click()
    titled(shell, "fresh", qtbot)
    for dialog in shell.window.findChildren(MessageDialog):  # type: ignore[union-attr]
        dialog.reject()


# Moving


def test_moving_is_explained_with_the_file_at_hand(
    shell: Shell, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = settled(shell, qtbot)
    do(shell, "moving")
    dialog = window.findChild(MovingDialog)
    assert dialog is not None
    assert dialog.place.text() == str(tmp_path / "a.netdesk")
    shown_folders: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown_folders.append(url.toLocalFile()))
    for button in dialog.findChildren(type(dialog.verb_button)):
        if button.text() in ("Show in folder", "Copy path"):
            button.click()
    assert shown_folders == [str(tmp_path)]
    assert QGuiApplication.clipboard().text() == str(tmp_path / "a.netdesk")
    dialog.accept()
