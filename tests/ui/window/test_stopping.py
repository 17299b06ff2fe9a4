"""Long work is stopped from the status bar: what came of it is said, and the keys stay where they were."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from netdesk.services import contacts, history
from netdesk.ui.panels import contact_commands, many_commands
from netdesk.ui.panels.contacts import ContactsPanel
from netdesk.ui.window import MainWindow
from tests.ui.window.shown import choose, settle


def _delete(panel: ContactsPanel) -> None:
    panel.delete_selected()


def _star(panel: ContactsPanel) -> None:
    panel.commands.many.star(panel.selected_ids(), True)


@pytest.mark.parametrize(
    ("do", "said"), [(_delete, "Stopped: nobody was deleted"), (_star, "Stopped: nothing was changed")]
)
@pytest.mark.parametrize("by_mouse", [True, False])
def test_stopping_says_what_came_of_it_and_gives_the_keys_back(
    window: MainWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    do: Callable[[ContactsPanel], None],
    said: str,
    by_mouse: bool,
) -> None:
    for module in (contact_commands, many_commands):
        monkeypatch.setattr(module, "_LONG", 0)
    choose(window, 1, qtbot)
    window.activateWindow()
    panel = window.sections.contacts()
    panel.focus_list()
    before = contacts.counts(window.jobs.reader)
    hold = threading.Event()
    window.jobs.change(lambda _desk: hold.wait(10))
    do(panel)
    stop = window.status._cancel
    qtbot.waitUntil(stop.isVisible)
    if by_mouse:
        qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)
    else:
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(stop, Qt.Key.Key_Return)
    hold.set()
    settle(window, qtbot)
    assert not stop.isVisible()
    assert window.toast.accessibleName().startswith(said)
    assert contacts.counts(window.jobs.reader) == before
    assert QApplication.focusWidget() is panel.list.table


def test_undoing_goes_through_at_one_stretch_and_offers_no_stop(window: MainWindow, qtbot: QtBot) -> None:
    hold = threading.Event()
    window.jobs.change(lambda _desk: hold.wait(10))
    window.actions_by_key["undo"].trigger()
    qtbot.waitUntil(window.status._bar.isVisible)
    assert not window.status._cancel.isVisible()
    hold.set()
    settle(window, qtbot)
    assert history.next_redo(window.jobs.reader) is not None
