"""What is done to contacts from their section: by keys, by the menu, by what was left as a draft."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from netdesk.services import contacts, history
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.contact_editor import ContactEditor
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.contacts import ContactsPanel
from netdesk.ui.words.export_words import Whom
from tests.ui.panels.contacts.section import names, press, settle


def test_keys_walk_through_the_rows(people: dict[str, int], panel: ContactsPanel, qtbot: QtBot) -> None:
    panel.focus_list()
    press(panel, qtbot, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert panel.detail.contact_id == people["leila"]
    press(panel, qtbot, Qt.Key.Key_End)
    assert panel.detail.contact_id == people["ruth"]
    press(panel, qtbot, Qt.Key.Key_Home)
    assert panel.detail.contact_id == people["amara"]


def test_the_ring_comes_along_when_the_rows_are_given_the_keys(
    people: dict[str, int], panel: ContactsPanel, qtbot: QtBot
) -> None:
    panel.activateWindow()
    elsewhere = QLineEdit(panel)
    elsewhere.show()
    elsewhere.setFocus()
    panel.focus_list()
    qtbot.waitUntil(panel.list.table.hasFocus)
    assert panel.list.table.property("keyboardFocus")


def test_enter_and_f2_open_the_editor(
    people: dict[str, int], panel: ContactsPanel, navigator: Navigator, qtbot: QtBot
) -> None:
    panel.focus_list()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_F2):
        with qtbot.waitSignal(navigator.edit_contact_wanted) as wanted:
            press(panel, qtbot, key)
        assert wanted.args == [people["amara"]]


def test_a_typed_letter_goes_to_the_search_box(
    people: dict[str, int], panel: ContactsPanel, qtbot: QtBot
) -> None:
    panel.focus_list()
    with qtbot.waitSignal(panel.search_typed) as typed:
        qtbot.keyClicks(panel.list.table, "r")
    assert typed.args == ["r"]
    assert panel.selected_ids() == (people["amara"],)


def test_delete_takes_somebody_away_says_so_and_chooses_the_next(
    people: dict[str, int], panel: ContactsPanel, jobs: Jobs, navigator: Navigator, qtbot: QtBot
) -> None:
    panel.focus_list()
    press(panel, qtbot, Qt.Key.Key_Down)
    with qtbot.waitSignal(navigator.said) as said:
        press(panel, qtbot, Qt.Key.Key_Delete)
    assert said.args == ["Jonas Lindqvist deleted", True]
    settle(panel, qtbot)
    assert names(panel) == ["Amara Diallo", "Leila Haddad", "Ruth Abernathy"]
    assert panel.detail.contact_id == people["leila"]
    jobs.change(history.undo)
    qtbot.waitUntil(lambda: len(names(panel)) == 4)
    assert names(panel)[1] == "Jonas Lindqvist"
    assert panel.selected_ids() == (people["jonas"],)


def test_several_are_deleted_as_one_change(
    people: dict[str, int], panel: ContactsPanel, jobs: Jobs, navigator: Navigator, qtbot: QtBot
) -> None:
    panel.focus_list()
    qtbot.keyClick(panel.list.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(panel.list.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(panel.selected_ids()) == 3
    with qtbot.waitSignal(navigator.said) as said:
        press(panel, qtbot, Qt.Key.Key_Delete)
    assert said.args == ["3 contacts deleted", True]
    qtbot.waitUntil(lambda: names(panel) == ["Ruth Abernathy"])
    entry = history.next_undo(jobs.reader)
    assert entry is not None
    assert entry.label == "Delete 3 contacts"
    jobs.change(history.undo)
    qtbot.waitUntil(lambda: len(names(panel)) == 4)


def test_whoever_follows_is_chosen_when_several_have_gone(
    people: dict[str, int], panel: ContactsPanel, qtbot: QtBot
) -> None:
    panel.focus_list()
    table = panel.list.table
    everybody = names(panel)
    press(panel, qtbot, Qt.Key.Key_Home)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(panel, qtbot, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: names(panel) == everybody[2:])
    settle(panel, qtbot)
    assert names(panel)[table.currentIndex().row()] == everybody[2]


def test_the_menu_key_offers_what_can_be_done(
    people: dict[str, int], panel: ContactsPanel, qtbot: QtBot
) -> None:
    panel.focus_list()
    opened: list[list[str]] = []

    def look() -> None:
        menus = [menu for menu in panel.findChildren(QMenu) if menu.isVisible()]
        opened.append([action.text() for action in menus[0].actions() if action.text()])
        menus[0].close()

    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    QApplication.sendEvent(panel.list.table, event)
    look()
    (words,) = opened
    assert words[:3] == ["Edit…", "Plan interview…", "Log touch…"]
    assert {"Photo", "Star", "Archive", "Tags", "Circle", "Copy", "Copy as", "Export…"} < set(words)
    assert words[-1] == "Delete"


def test_copy_puts_plain_text_into_the_clipboard(
    people: dict[str, int], panel: ContactsPanel, qtbot: QtBot
) -> None:
    panel.show_contact(people["leila"])
    settle(panel, qtbot)
    panel.list.table.setFocus()
    qtbot.keyClick(panel.list.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    text = QGuiApplication.clipboard().text()
    assert text == "Leila Haddad\nHalden Storage\nCircle: School and alumni\n\nbatteries and ageing\n"


def test_the_chosen_are_taken_out_by_the_export_dialog(
    people: dict[str, int], panel: ContactsPanel, navigator: Navigator, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(navigator.export_wanted) as wanted:
        panel.commands.export([people["leila"], people["ruth"]])
    assert wanted.args == [Whom((people["leila"], people["ruth"])), True]


def test_what_a_search_shows_can_be_taken_out_alone(
    people: dict[str, int], panel: ContactsPanel, qtbot: QtBot
) -> None:
    settle(panel, qtbot)
    assert panel.whom().shown is None
    panel.set_search("leila")
    settle(panel, qtbot)
    assert panel.whom().shown == (people["leila"],)


def test_a_draft_left_behind_is_offered_over_the_list(
    people: dict[str, int], panel: ContactsPanel, jobs: Jobs, navigator: Navigator, qtbot: QtBot
) -> None:
    assert panel.unfinished.words == ""
    editor = ContactEditor.ask(jobs, navigator, people["leila"], panel)
    assert editor is not None
    editor.form.lines["title"].setText("Director")
    editor.reject()
    qtbot.waitUntil(lambda: panel.unfinished.words == "You left off with Leila Haddad")
    panel.unfinished.button.click()
    again = panel.window().findChildren(ContactEditor)[-1]
    assert again.form.fields().title == "Director"
    again.accept()
    qtbot.waitUntil(lambda: panel.unfinished.words == "")
    kept_now = contacts.contact(jobs.reader, people["leila"])
    assert kept_now is not None
    assert kept_now.title == "Director"


def test_a_draft_can_be_put_off(
    people: dict[str, int], panel: ContactsPanel, jobs: Jobs, navigator: Navigator, qtbot: QtBot
) -> None:
    editor = ContactEditor.ask(jobs, navigator, 0, panel)
    assert editor is not None
    editor.form.name_edit.setText("Priya Raman")
    editor.reject()
    qtbot.waitUntil(lambda: panel.unfinished.words == "You left off with Priya Raman")
    panel.unfinished.cross.click()
    assert panel.unfinished.words == ""
    later = ContactsPanel(jobs, Bus(), navigator)
    qtbot.addWidget(later)
    assert later.unfinished.words == "You left off with Priya Raman"
    settle(later, qtbot)
