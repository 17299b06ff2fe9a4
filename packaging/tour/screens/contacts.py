"""The Contacts section and what lies over it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu

from netdesk.ui.dialogs.ask_name import AskNameDialog
from netdesk.ui.dialogs.contact_editor import ContactEditor
from netdesk.ui.dialogs.first_start import AboutYouDialog
from netdesk.ui.dialogs.remind import RemindDialog
from netdesk.ui.tr import tr
from tour.screen import Screen
from tour.stage import Stage

_GROUP: Final = "Contacts"


def _contacts(stage: Stage) -> None:
    stage.window.navigator.contact_wanted.emit(stage.busiest())
    stage.settle()


def _several(stage: Stage) -> None:
    table = stage.contacts.list.table
    stage.contacts.focus_list()
    for _ in range(3):
        stage.press(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)


def _search(stage: Stage) -> None:
    stage.go("contacts")
    name = stage.first_name()
    stage.write(stage.window.header.search, name[:3])


def _nobody(stage: Stage) -> None:
    stage.go("contacts")
    stage.write(stage.window.header.search, f"{stage.given.mark}Zebulon")


def _filtered(stage: Stage) -> None:
    chips = stage.contacts.list.filters.chips.findChildren(QAbstractButton)
    stage.click(next(each for each in chips if each.isVisible() and each.text() != tr("All")))


def _columns(stage: Stage) -> None:
    columns = stage.contacts.list.table.columns
    for key in ("email", "tags"):
        columns.show_column(key, True)
    stage.settle()
    stage.choose("columns")
    stage.over(QMenu)


def _save_search(stage: Stage) -> None:
    _filtered(stage)
    stage.choose("save-search")
    stage.over(AskNameDialog)


def _saved_search(stage: Stage) -> None:
    _save_search(stage)
    dialog = stage.over(AskNameDialog)
    dialog.edit.setText(f"{stage.given.mark}To ask this month")
    dialog.accept()
    stage.settle()
    stage.until(lambda: stage.window.sidebar.further() != "", "the search to stand in the sidebar")


def _tag(stage: Stage) -> None:
    _several(stage)
    stage.choose("tag")
    stage.write(stage.over(AskNameDialog).edit, f"{stage.given.mark}fair 2026")


def _menu(stage: Stage) -> None:
    table = stage.contacts.list.table
    at = QPoint(180, table.rowHeight(0) // 2)
    stage.click(table.viewport(), at)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, table.viewport().mapToGlobal(at))
    QApplication.sendEvent(table.viewport(), event)
    stage.over(QMenu)


def _several_menu(stage: Stage) -> None:
    _several(stage)
    table = stage.contacts.list.table
    at = QPoint(180, table.rowHeight(0) // 2)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, table.viewport().mapToGlobal(at))
    QApplication.sendEvent(table.viewport(), event)
    stage.over(QMenu)


def _remind(stage: Stage) -> None:
    stage.window.navigator.contact_wanted.emit(stage.busiest())
    stage.window.navigator.remind_wanted.emit(stage.busiest(), 0)
    stage.write(stage.over(RemindDialog).what, f"{stage.given.mark}Send the paper")


def _deleted(stage: Stage) -> None:
    stage.contacts.focus_list()
    stage.choose("delete")


def _unfinished(stage: Stage) -> None:
    stage.go("contacts")
    stage.choose("new")
    editor = stage.over(ContactEditor)
    stage.write(editor.form.name_edit, f"{stage.given.mark}Nadia Rahal")
    editor.reject()
    stage.settle()


def _drop(stage: Stage) -> None:
    stage.drag_in([stage.given.connections, stage.given.phone])


def _refused(stage: Stage) -> None:
    stage.drag_in([stage.given.desk.with_name("screen.json")])


def _empty(stage: Stage) -> None:
    welcome = stage.over(AboutYouDialog)
    stage.click(welcome.cancel_button)
    stage.go("contacts")


def _welcome(stage: Stage) -> None:
    stage.over(AboutYouDialog)


SCREENS: Final = (
    Screen("contacts", _GROUP, "The list of people, and one of them in full beside it", _contacts),
    Screen("contacts-several-chosen", _GROUP, "Four people chosen at once", _several),
    Screen("contacts-search", _GROUP, "Who is found while a name is typed", _search),
    Screen("contacts-nobody-found", _GROUP, "A search that finds nobody offers to add them", _nobody),
    Screen("contacts-filtered", _GROUP, "Only the people of one quick filter", _filtered),
    Screen("contacts-columns", _GROUP, "Two more columns, and the menu that shows and hides them", _columns),
    Screen("contacts-tag", _GROUP, "A tag for four people at once", _tag),
    Screen("contacts-save-search", _GROUP, "A name for what the list shows", _save_search),
    Screen("contacts-saved-search", _GROUP, "A saved search in the sidebar, shown", _saved_search),
    Screen("contacts-menu", _GROUP, "What can be done with a person, at the right button", _menu),
    Screen("contacts-several-menu", _GROUP, "What can be done with several people at once", _several_menu),
    Screen("remind", _GROUP, "Something to remember about somebody, and by when", _remind),
    Screen("contacts-deleted", _GROUP, "Somebody was deleted; the toast offers to undo it", _deleted),
    Screen("contacts-unfinished", _GROUP, "A bar offers to go on with what was left half typed", _unfinished),
    Screen("drop-overlay", _GROUP, "Two files held over the window: what dropping them would do", _drop),
    Screen("drop-refused", _GROUP, "A file that netdesk cannot take, and why", _refused),
    Screen("contacts-empty", _GROUP, "A new desk: where everyone you know starts", _empty, empty=True),
    Screen("welcome", _GROUP, "The first start asks who sits at the desk", _welcome, empty=True),
)
