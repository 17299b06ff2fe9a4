"""Saved searches in the window: kept from what the list shows, shown by a click, changed by keys and menu."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.names import Name
from netdesk.domain.rows import ContactSort, ContactView
from netdesk.services import contacts, many_contacts
from netdesk.services import saved_searches as saved
from netdesk.services.me import me, save_me
from netdesk.store.desk import Desk
from netdesk.ui.dialogs.ask_name import AskNameDialog
from netdesk.ui.panels.contacts import ContactsPanel
from netdesk.ui.roles import Role
from netdesk.ui.window import MainWindow


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Ada (starred), Ben and Cyd, and two saved searches."""
    opened = Desk.open(tmp_path / "a.netdesk")
    save_me(opened, me(opened.writer))
    for name in ("Ada", "Ben", "Cyd"):
        contacts.add_contact(opened, Contact(Name(display=name), circle_id=1))
    many_contacts.star(opened, [1], True)
    saved.save(opened, "Stars & <b>more</b>", ContactView(starred=True))
    saved.save(opened, "B", ContactView("b", sort=ContactSort.ADDED, descending=True))
    yield opened
    opened.close()


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window, begun, on Contacts."""
    made = MainWindow(desk)
    try:
        made.show()
        made.begin([])
        qtbot.waitUntil(lambda: made.has_begun)
        made.go("contacts")
        qtbot.waitUntil(lambda: rows(made) == [("Stars & <b>more</b>", "1"), ("B", "1")])
        settle(made, qtbot)
        yield made
    finally:
        made.close()
        made.deleteLater()


def settle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.jobs.is_idle and not panel(window).list.ids.is_asking)
    QApplication.processEvents()


def panel(window: MainWindow) -> ContactsPanel:
    found = window.sections.panel("contacts")
    assert isinstance(found, ContactsPanel)
    return found


def sidebar_list(window: MainWindow) -> QListView:
    found = window.sidebar.findChild(QListView)
    assert found is not None
    return found


def rows(window: MainWindow) -> list[tuple[str, str]]:
    """Name and figure of each saved search at the left."""
    model = sidebar_list(window).model()
    every = [model.index(at, 0) for at in range(model.rowCount())]
    return [
        (str(each.data()), str(each.data(Role.COUNT)))
        for each in every
        if str(each.data(Role.KEY)).startswith("search-")
    ]


def row(window: MainWindow, name: str) -> QModelIndex:
    model = sidebar_list(window).model()
    return model.match(model.index(0, 0), Qt.ItemDataRole.DisplayRole, name)[0]


def click(window: MainWindow, qtbot: QtBot, name: str) -> None:
    view = sidebar_list(window)
    at = view.visualRect(row(window, name)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settle(window, qtbot)


def shown(window: MainWindow) -> list[int]:
    return list(panel(window).list.model.ids)


def asked(window: MainWindow) -> AskNameDialog:
    (dialog,) = [each for each in window.findChildren(AskNameDialog) if each.isVisible()]
    return dialog


def entry(window: MainWindow, search_id: int, words: str) -> QAction:
    menu = window.saved.menu_of(search_id)
    return next(each for each in menu.actions() if each.text() == words)


def test_a_click_shows_a_search_with_its_words_filters_and_order(window: MainWindow, qtbot: QtBot) -> None:
    click(window, qtbot, "B")
    assert shown(window) == [2]
    assert window.header.search.text() == "b"
    assert panel(window).list.filters.caption.text() == "Sorted by added, reversed"
    click(window, qtbot, "Stars & <b>more</b>")
    assert shown(window) == [1]
    assert window.header.search.text() == ""
    assert panel(window).list.filters.words == "Starred"
    assert window.sidebar.further() == "search-1"


def test_contacts_shows_everybody_again(window: MainWindow, qtbot: QtBot) -> None:
    click(window, qtbot, "B")
    click(window, qtbot, "Contacts")
    assert sorted(shown(window)) == [1, 2, 3]
    assert window.header.search.text() == ""
    assert window.sidebar.further() == ""


def test_a_search_is_marked_until_something_else_is_asked_for(window: MainWindow, qtbot: QtBot) -> None:
    click(window, qtbot, "B")
    window.header.search.setText("bx")
    settle(window, qtbot)
    assert window.sidebar.further() == ""
    assert window.sidebar.current() == "contacts"


def test_a_search_is_shown_from_another_section(window: MainWindow, qtbot: QtBot) -> None:
    window.go("interactions")
    click(window, qtbot, "B")
    assert window.panel is panel(window)
    assert shown(window) == [2]
    window.go("interactions")
    assert window.sidebar.further() == ""


def test_what_the_list_shows_is_saved_under_a_name(window: MainWindow, qtbot: QtBot) -> None:
    listing = panel(window).list
    assert not listing.filters.save.isVisible()
    window.header.search.setText("c")
    settle(window, qtbot)
    listing.filters._choose("circle-1")
    settle(window, qtbot)
    assert listing.filters.save.isVisible()
    listing.filters.save.click()
    dialog = asked(window)
    assert dialog.edit.text() == "c, Work"
    dialog.edit.setText(" Friends of\u00a0C ")
    dialog.accept()
    qtbot.waitUntil(lambda: ("Friends of C", "1") in rows(window))
    assert window.sidebar.further() == "search-3"
    assert saved.saved_searches(window.jobs.reader)[2].view == ContactView("c", circle_id=1)
    window.errands.undo()
    qtbot.waitUntil(lambda: len(rows(window)) == 2)


def test_counts_follow_what_changes(window: MainWindow, qtbot: QtBot) -> None:
    panel(window).commands.many.star((2, 3), True)
    qtbot.waitUntil(lambda: rows(window)[0][1] == "3")


def test_keys_rename_move_and_delete(window: MainWindow, qtbot: QtBot) -> None:
    click(window, qtbot, "B")
    view = sidebar_list(window)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: rows(window)[0][0] == "B")
    assert window.sidebar.further() == "search-2", "it stays marked where it went"
    qtbot.keyClick(view, Qt.Key.Key_F2)
    dialog = asked(window)
    dialog.edit.setText("Bees")
    dialog.accept()
    qtbot.waitUntil(lambda: rows(window)[0][0] == "Bees")
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: [name for name, _ in rows(window)] == ["Stars & <b>more</b>"])
    assert window.sidebar.current() == "contacts"
    for _ in range(3):
        window.errands.undo()
    qtbot.waitUntil(lambda: [name for name, _ in rows(window)] == ["Stars & <b>more</b>", "B"])


def test_enter_goes_on_into_the_list(window: MainWindow, qtbot: QtBot) -> None:
    click(window, qtbot, "B")
    qtbot.keyClick(sidebar_list(window), Qt.Key.Key_Return)
    assert panel(window).list.table.hasFocus()


def test_the_menu_offers_what_can_be_done(window: MainWindow, qtbot: QtBot) -> None:
    click(window, qtbot, "B")
    assert not entry(window, 2, "Change to what the list shows now").isEnabled()
    assert not entry(window, 2, "Move down").isEnabled()
    entry(window, 1, "Change to what the list shows now").trigger()
    wanted = ContactView("b", sort=ContactSort.ADDED, descending=True)
    qtbot.waitUntil(lambda: saved.saved_searches(window.jobs.reader)[0].view == wanted)
    entry(window, 2, "Delete").trigger()
    qtbot.waitUntil(lambda: len(rows(window)) == 1)


def test_the_view_menu_lists_them(window: MainWindow, qtbot: QtBot) -> None:
    menu = window.saved.menu
    menu.aboutToShow.emit()
    assert [each.text() for each in menu.actions()] == ["Stars && <b>more</b>", "B"]
    menu.actions()[1].trigger()
    settle(window, qtbot)
    assert shown(window) == [2]
    menu.aboutToShow.emit()
    assert [each.isChecked() for each in menu.actions()] == [False, True]


def test_names_are_plain_text_under_the_pointer(window: MainWindow) -> None:
    told = row(window, "Stars & <b>more</b>").data(Qt.ItemDataRole.ToolTipRole)
    assert "<b>" not in told
    assert "&lt;b&gt;" in told
