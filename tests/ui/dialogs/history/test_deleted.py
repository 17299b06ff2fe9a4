"""Who was deleted: searched, and brought back alone, together, or with what stands in the way."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.names import Name
from netdesk.services import contacts, history
from netdesk.store.desk import Desk
from netdesk.ui.jobs import Jobs
from tests.ui.dialogs.history.opener import Opener, add, gone, gone_names, question, told
from tests.ui.on_desk import names


def test_somebody_deleted_with_others_is_restored_alone(
    desk: Desk, jobs: Jobs, look: Opener, said: list[str]
) -> None:
    add(desk, "Ann", "Bo", "Cy")
    contacts.delete_contacts(desk, [1, 2])
    dialog = look()
    dialog.show_deleted()
    look.settle()
    assert gone_names(dialog) == ["Ann", "Bo"]
    assert dialog.tabs.tabData(1).text == "2"
    assert dialog.verb_button.text() == "Restore"
    gone(dialog).list.setCurrentIndex(gone(dialog).model.index(1))
    look.settle()
    assert told(dialog)[0] == "Bo, deleted"
    dialog.verb_button.click()
    look.settle()
    assert sorted(names(jobs)) == ["Bo", "Cy"]
    assert said == ["Bo restored"]
    assert gone_names(dialog) == ["Ann"]
    history.undo(desk)
    assert names(jobs) == ["Cy"]


def test_several_are_restored_at_once_by_keys_alone(
    desk: Desk, jobs: Jobs, look: Opener, said: list[str], qtbot: QtBot
) -> None:
    add(desk, "Ann", "Bo", "Cy")
    contacts.delete_contacts(desk, [1])
    contacts.delete_contacts(desk, [2, 3])
    dialog = look()
    dialog.tabs.setFocus()
    qtbot.keyClick(dialog.tabs, Qt.Key.Key_Right)
    assert dialog.page is dialog.gone
    for page in (dialog.changes, dialog.gone):
        qtbot.keyClick(dialog, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        assert dialog.page is page
    look.settle()
    gone(dialog).list.setFocus()
    gone(dialog).list.selectAll()
    assert dialog.verb_button.text() == "Restore 3"
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    look.settle()
    assert sorted(names(jobs)) == ["Ann", "Bo", "Cy"]
    assert said == ["3 contacts restored"]
    assert gone(dialog).nothing.text() == (
        "Nothing is gone. Whoever and whatever you delete waits here, to be brought back."
    )


def test_what_is_in_the_way_of_a_restore_is_named_and_undone_too_when_wanted(
    desk: Desk, jobs: Jobs, look: Opener, qtbot: QtBot
) -> None:
    circle = contacts.add_circle(desk, "Choir", 1)
    contacts.add_contact(desk, Contact(Name(given="Ann"), circle_id=circle))
    contacts.delete_contacts(desk, [1])
    history.undo_change(desk, 1)
    dialog = look()
    dialog.show_deleted()
    look.settle()
    dialog.verb_button.click()
    qtbot.waitUntil(lambda: question() is not None)
    asked = question()
    assert asked is not None
    assert asked.title_label.text() == "A later change stands in the way"
    assert names(jobs) == []
    asked.verb_button.click()
    look.settle()
    assert names(jobs) == ["Ann"]
    assert "Choir" in [each.name for each in contacts.circles(jobs.reader)]


def test_the_context_menu_restores(desk: Desk, jobs: Jobs, look: Opener, qtbot: QtBot) -> None:
    add(desk, "Ann")
    contacts.delete_contacts(desk, [1])
    dialog = look()
    dialog.show_deleted()
    look.settle()
    page = gone(dialog)
    page.list.customContextMenuRequested.emit(page.list.visualRect(page.model.index(0)).center())
    menu = next(each for each in page.findChildren(QMenu) if each.isVisible())
    menu.actions()[0].trigger()
    menu.close()
    look.settle()
    assert names(jobs) == ["Ann"]


def test_who_is_gone_is_searched(desk: Desk, look: Opener, qtbot: QtBot) -> None:
    add(desk, "Ann", "Bo")
    contacts.delete_contacts(desk, [1, 2])
    dialog = look()
    dialog.show_deleted()
    look.settle()
    qtbot.keyClick(dialog, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    gone(dialog).search.setText("bo")
    look.settle()
    assert gone_names(dialog) == ["Bo"]
    assert dialog.tabs.tabData(1).text == "2", "the tab counts all of them"
    gone(dialog).search.setText("zz")
    look.settle()
    assert gone(dialog).nothing.text() == "Nothing that is gone matches."
    gone(dialog).reset.click()
    look.settle()
    assert gone_names(dialog) == ["Ann", "Bo"]


def test_escape_closes_the_history_also_where_nobody_is_gone(desk: Desk, look: Opener, qtbot: QtBot) -> None:
    add(desk, "Ann")
    dialog = look()
    dialog.show_deleted()
    look.settle()
    assert gone(dialog).search.hasFocus()
    qtbot.keyClick(gone(dialog).search, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
