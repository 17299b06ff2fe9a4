"""One desk takes another's place in the same program, and nothing of the first one is left."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from netdesk.app import DeskLock, default_desk, hold_desk, open_aside, open_desk
from netdesk.domain.contacts import Contact
from netdesk.domain.errors import DeskInUse, Trouble
from netdesk.domain.names import Name
from netdesk.services import contacts
from netdesk.services.drafts import save_setting
from netdesk.services.me import me, save_me
from netdesk.store.desk import Desk
from netdesk.ui.arrivals import Arrival
from netdesk.ui.dialogs.contact_editor import ContactEditor
from netdesk.ui.dialogs.message import MessageDialog
from netdesk.ui.memory import Memory
from netdesk.ui.shell import Door, Shell
from netdesk.ui.window import MainWindow

DOOR = Door(open_desk, hold_desk, default_desk, open_aside)


def made(path: Path, *names: str) -> Path:
    """A desk of somebody known, with these people, closed."""
    desk = Desk.open(path)
    save_me(desk, me(desk.writer))
    for name in names:
        contacts.add_contact(desk, Contact(Name(display=name)))
    desk.close()
    return path


def is_free(path: Path) -> bool:
    lock = DeskLock(path)
    taken = lock.take()
    if taken:
        lock.release()
    return taken


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "config" / "netdesk.ini")


@pytest.fixture
def shell(memory: Memory, qtbot: QtBot, tmp_path: Path) -> Iterator[Shell]:
    """A shell with the desk a.netdesk open."""
    running = Shell(DOOR, memory)
    running.enter(open_desk(made(tmp_path / "a.netdesk", "Ada Byron"), False))
    yield running
    running.end()
    running.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def settled(shell: Shell, qtbot: QtBot) -> MainWindow:
    window = shell.window
    assert window is not None
    qtbot.waitUntil(lambda: window.has_begun)
    qtbot.waitUntil(lambda: window.jobs.is_idle and not window.facts.is_waiting, timeout=10_000)
    return window


def told(shell: Shell) -> str:
    (dialog,) = [
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, MessageDialog) and each.isVisible()
    ]
    words = dialog.sentence.text()
    dialog.accept()
    dialog.deleteLater()
    return words


def shown(window: MainWindow) -> str:
    return window.toast.accessibleName() if window.toast.isVisible() else ""


def test_another_desk_takes_the_place_of_the_present_one(shell: Shell, qtbot: QtBot, tmp_path: Path) -> None:
    before = settled(shell, qtbot)
    before.resize(1111, 777)
    size = before.size()
    b = made(tmp_path / "b.netdesk", "Bo Li", "Cem Kaya")
    assert shell.open(b)
    window = settled(shell, qtbot)
    assert window is not before
    assert window.windowTitle() == "b – netdesk"
    assert window.size() == size
    assert contacts.counts(window.jobs.reader).contacts == 2
    assert is_free(tmp_path / "a.netdesk")
    assert not is_free(b)


def test_a_desk_with_people_opens_on_today_and_one_without_on_contacts(
    shell: Shell, qtbot: QtBot, memory: Memory, tmp_path: Path
) -> None:
    assert settled(shell, qtbot).sidebar.current() == "today"
    for name, people, section in (("none", (), "contacts"), ("listed", ("Bo Li",), "contacts")):
        other = Shell(DOOR, memory)
        desk = open_desk(made(tmp_path / f"{name}.netdesk", *people), False)
        save_setting(desk, "start", "contacts" if people else "")
        other.enter(desk)
        assert settled(other, qtbot).sidebar.current() == section
        other.end()
        other.deleteLater()


def test_swapping_leaves_no_thread_no_window_and_no_lock(shell: Shell, qtbot: QtBot, tmp_path: Path) -> None:
    b = made(tmp_path / "b.netdesk")
    gone: list[weakref.ref[MainWindow]] = []
    threads = threading.active_count()
    for number in range(6):
        gone.append(weakref.ref(settled(shell, qtbot)))
        assert shell.open(tmp_path / ("b.netdesk" if number % 2 == 0 else "a.netdesk"))
        settled(shell, qtbot)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert threading.active_count() == threads
    assert len([each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]) == 1
    assert is_free(b)


def test_a_desk_that_cannot_be_opened_leaves_the_old_one_where_it_is(
    shell: Shell, qtbot: QtBot, tmp_path: Path
) -> None:
    before = settled(shell, qtbot)
    other = tmp_path / "other.netdesk"
    other.write_text("dear diary")
    assert not shell.open(other)
    assert told(shell) == "other.netdesk is not a netdesk desk. It was left as it is."
    assert not shell.open(tmp_path / "none.netdesk")
    assert told(shell).startswith("There is no desk at ")
    assert shell.window is before
    assert before.isVisible()
    assert not (tmp_path / "none.netdesk").exists()
    contacts.add_contact(before.jobs.desk, Contact(Name(display="Still Here")))


def test_a_desk_that_somebody_else_has_open_is_named(shell: Shell, qtbot: QtBot, tmp_path: Path) -> None:
    b = made(tmp_path / "b.netdesk")
    lock = DeskLock(b)
    assert lock.take()
    assert not shell.open(b)
    assert told(shell).startswith("b.netdesk is already open in another netdesk window")
    lock.release()
    assert shell.open(b)


def test_opening_the_same_desk_again_changes_nothing(shell: Shell, qtbot: QtBot, tmp_path: Path) -> None:
    before = settled(shell, qtbot)
    link = tmp_path / "link.netdesk"
    link.symlink_to(tmp_path / "a.netdesk")
    assert shell.open(link)
    assert shell.window is before
    qtbot.waitUntil(lambda: shown(before) == "link.netdesk is open here already")


def test_what_is_being_typed_stays_as_a_draft(shell: Shell, qtbot: QtBot, tmp_path: Path) -> None:
    window = settled(shell, qtbot)
    window.navigator.edit_contact_wanted.emit(1)
    editor = window.findChild(ContactEditor)
    assert editor is not None
    editor.form.name_edit.setText("Ada Lovelace")
    shell.reopen_after(lambda: None)
    window = settled(shell, qtbot)
    window.navigator.edit_contact_wanted.emit(1)
    again = window.findChild(ContactEditor)
    assert again is not None
    assert again.form.name_edit.text() == "Ada Lovelace"
    again.reject()


def test_while_a_dialog_is_open_another_desk_waits(shell: Shell, qtbot: QtBot, tmp_path: Path) -> None:
    window = settled(shell, qtbot)
    window.actions_by_key["about"].trigger()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    assert not shell.open(made(tmp_path / "b.netdesk"))
    assert told(shell) == "Something else is open on this desk. Close it first, then try again."
    for dialog in window.findChildren(QDialog):
        dialog.close()
    assert shell.open(tmp_path / "b.netdesk")


def test_while_a_long_change_runs_another_desk_waits(shell: Shell, qtbot: QtBot, tmp_path: Path) -> None:
    window = settled(shell, qtbot)
    go_on = threading.Event()
    window.jobs.long_change("Importing 312 people", lambda _desk, _progress: go_on.wait(10))
    assert not shell.open(made(tmp_path / "b.netdesk"))
    words = told(shell)
    go_on.set()
    settled(shell, qtbot)
    assert words == ("“Importing 312 people” is not done yet. Wait for it or stop it, then try again.")


# A desk replaced while it is closed


def test_the_desk_is_closed_and_held_while_the_work_runs(shell: Shell, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.netdesk"
    seen: list[object] = []
    settled(shell, qtbot).resize(1200, 700)
    settled(shell, qtbot).go("interactions")

    def work() -> None:
        seen.append(sorted(each.name for each in tmp_path.glob("a.netdesk*")))
        seen.append(threading.current_thread() is threading.main_thread())
        with pytest.raises(DeskInUse):
            open_desk(path, False)

    shell.reopen_after(work, "Brought back")
    window = settled(shell, qtbot)
    assert seen == [["a.netdesk", "a.netdesk.lock"], False]
    assert window.jobs.desk.path == path
    assert (window.width(), window.height()) == (1200, 700)
    assert window.sidebar.current() == "interactions"
    qtbot.waitUntil(lambda: shown(window) == "Brought back")


@pytest.mark.parametrize("kind", [Trouble, ValueError])
def test_whatever_happens_the_desk_is_opened_again(
    kind: Callable[[str], Exception], shell: Shell, qtbot: QtBot
) -> None:
    def work() -> None:
        raise kind("The backup is damaged.")

    before = settled(shell, qtbot)
    shell.reopen_after(work)
    window = settled(shell, qtbot)
    assert window is not before
    words = told(shell)
    assert words == "The backup is damaged." if kind is Trouble else "inside netdesk" in words
    assert contacts.counts(window.jobs.reader).contacts == 1


def test_a_wish_of_the_window_is_fulfilled_after_it_was_said(
    shell: Shell, qtbot: QtBot, tmp_path: Path
) -> None:
    before = settled(shell, qtbot)
    ran = threading.Event()
    before.navigator.reopen_wanted.emit(ran.set, "Done")
    assert shell.window is before
    qtbot.waitUntil(lambda: shell.window is not before and shell.window is not None)
    assert ran.is_set()
    again = settled(shell, qtbot)
    again.navigator.desk_wanted.emit(Arrival(made(tmp_path / "b.netdesk")))
    qtbot.waitUntil(lambda: shell.window is not None and shell.window.windowTitle() == "b – netdesk")
    settled(shell, qtbot)


# What is remembered


def test_recent_desks_are_remembered_latest_first(shell: Shell, memory: Memory, tmp_path: Path) -> None:
    assert not memory.last, "a desk that was not chosen in the program stays a guest"
    shell.open(made(tmp_path / "b.netdesk"))
    assert [each.name for each in memory.recent()] == ["b.netdesk", "a.netdesk"]
    assert memory.last == tmp_path / "b.netdesk"
    shell.open(tmp_path / "a.netdesk")
    assert [each.name for each in memory.recent()] == ["a.netdesk", "b.netdesk"]
