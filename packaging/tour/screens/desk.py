"""What concerns the desk as a whole: history, words about you, help, the menus."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtWidgets import QMenu

from netdesk.services import events, goals, pitches
from netdesk.ui.actions import MENUS
from netdesk.ui.dialogs.about import AboutDialog
from netdesk.ui.dialogs.contact_editor import ContactEditor
from netdesk.ui.dialogs.history import HistoryDialog
from netdesk.ui.dialogs.in_the_way import InTheWayDialog
from netdesk.ui.dialogs.message import MessageDialog
from netdesk.ui.dialogs.shortcuts import ShortcutsDialog
from netdesk.ui.tr import tr
from tour.screen import Screen
from tour.stage import Stage

_GROUP: Final = "Desk"


def _history(stage: Stage) -> None:
    stage.go("contacts")
    stage.choose("history")
    stage.over(HistoryDialog)


def _history_of_one(stage: Stage) -> None:
    stage.window.navigator.contact_wanted.emit(stage.busiest())
    stage.settle()
    stage.choose("contact-history")
    stage.over(HistoryDialog)


def _deleted(stage: Stage) -> None:
    for delete in (goals.delete, pitches.delete, events.delete):
        stage.window.jobs.change(partial(delete, ids=[1]))
    stage.settle()
    stage.contacts.focus_list()
    stage.choose("delete")
    stage.choose("deleted")
    stage.over(HistoryDialog)


def _in_the_way(stage: Stage) -> None:
    stage.contacts.focus_list()
    for words in (" One", " Two"):
        stage.choose("edit")
        editor = stage.over(ContactEditor)
        stage.write(editor.form.notes, f"{stage.given.mark}{words}")
        stage.click(editor.verb_button)
    stage.choose("history")
    history = stage.over(HistoryDialog)
    history.list.setCurrentIndex(history.model.index(1))
    stage.click(history.verb_button)
    stage.over(InTheWayDialog)


def _message(stage: Stage) -> None:
    stage.window.errands.tell_trouble(
        f"The disk is full, so {stage.given.mark}Leila Haddad was not kept. "
        "Make room, then save again: what you typed is still here."
    )
    stage.over(MessageDialog)


def _keys(stage: Stage) -> None:
    stage.choose("keys")
    stage.over(ShortcutsDialog)


def _about(stage: Stage) -> None:
    stage.choose("about")
    stage.over(AboutDialog)


def _desk_menu(stage: Stage) -> None:
    stage.click(stage.window.sidebar.desk_button)
    stage.over(QMenu)


def _menu(title: str) -> Callable[[Stage], None]:
    return partial(_open_menu, title)


def _open_menu(title: str, stage: Stage) -> None:
    bar = stage.window.menuBar()
    entry = next(each for each in bar.actions() if each.text() == tr(title))
    menu = entry.menu()
    assert isinstance(menu, QMenu)
    menu.popup(bar.mapToGlobal(bar.actionGeometry(entry).bottomLeft()))
    stage.over(QMenu)


SCREENS: Final = (
    Screen("history", _GROUP, "Everything that was changed, each to be taken back by itself", _history),
    Screen("history-of-one-person", _GROUP, "What was changed on one person", _history_of_one),
    Screen("history-deleted", _GROUP, "Who was deleted, to be restored", _deleted),
    Screen("history-in-the-way", _GROUP, "Later changes that build on the one to be undone", _in_the_way),
    Screen("message", _GROUP, "What went wrong, and what now", _message),
    Screen("shortcuts", _GROUP, "All keys", _keys),
    Screen("about", _GROUP, "About netdesk", _about),
    Screen("desk-menu", _GROUP, "What concerns the desk as a whole", _desk_menu),
    *(Screen(f"menu-{title[1:].lower()}", _GROUP, f"The {title[1:]} menu", _menu(title)) for title in MENUS),
)
