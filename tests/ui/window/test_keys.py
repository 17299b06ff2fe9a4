"""Keys lead to sections and into their search; the status bar and the scheme tell how things are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from netdesk.services import contacts, history, many_contacts
from netdesk.store.desk import Desk
from netdesk.ui import theme, user_settings
from netdesk.ui.panels.contacts import ContactsPanel
from netdesk.ui.panels.list_section import ListSection
from netdesk.ui.window import MainWindow
from tests.ui.window.shown import choose, facts, settle, shown

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_keys_lead_to_sections_and_search(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window, Qt.Key.Key_2, control)
    assert window.sidebar.current() == "interactions"
    qtbot.keyClick(window, Qt.Key.Key_1, control)
    assert window.sidebar.current() == "contacts"
    qtbot.keyClick(window, Qt.Key.Key_0, control)
    assert window.sidebar.current() == "today"
    qtbot.keyClick(window, Qt.Key.Key_F, control)
    assert window.header.search.hasFocus()


@pytest.mark.parametrize("section", ["contacts", "interactions"])
def test_a_letter_typed_in_a_list_starts_a_search(section: str, window: MainWindow, qtbot: QtBot) -> None:
    window.go(section)
    qtbot.waitUntil(lambda: bool(window._counts.get(section)))
    window.panel.focus_list()
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClicks(focus, "b")
    assert window.header.search.hasFocus()
    qtbot.keyClicks(window.header.search, "y")
    assert window.header.search.text() == "by"


@pytest.mark.parametrize(
    ("words", "action"),
    [
        ("Plan interview…", "plan"),
        ("Log touch…", "touch"),
        ("Remind me…", "remind"),
        ("Star", "star"),
        ("Archive", "archive"),
        ("Export…", "export"),
        ("History of Bo Li…", "contact-history"),
    ],
)
def test_the_menu_of_a_person_tells_the_keys_that_the_window_hears(
    window: MainWindow, qtbot: QtBot, words: str, action: str
) -> None:
    choose(window, 2, qtbot)
    assert isinstance(window.panel, ContactsPanel)
    menu = window.panel.commands.menu((2,), window)
    qtbot.addWidget(menu)
    told = {each.text(): each.shortcut() for each in menu.actions()}
    assert told[words] in window.actions_by_key[action].shortcuts()


def test_undo_in_the_search_box_is_of_what_was_typed_and_then_of_the_desk(
    window: MainWindow, qtbot: QtBot
) -> None:
    choose(window, 2, qtbot)
    assert isinstance(window.panel, ContactsPanel)
    qtbot.keyClick(window.panel.list.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: contacts.counts(window.jobs.reader).contacts == 2)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    box = window.header.search
    qtbot.keyClicks(box, "ada")
    qtbot.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert box.text() == ""
    settle(window, qtbot)
    assert contacts.counts(window.jobs.reader).contacts == 2
    qtbot.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: contacts.counts(window.jobs.reader).contacts == 3)
    settle(window, qtbot)
    qtbot.keyClick(box, Qt.Key.Key_Z, CTRL_SHIFT)
    assert box.text() == "ada", "what was typed comes back before the desk’s redo"
    qtbot.keyClick(box, Qt.Key.Key_Z, CTRL_SHIFT)
    qtbot.waitUntil(lambda: contacts.counts(window.jobs.reader).contacts == 2)


def test_undo_takes_back_the_letter_that_began_a_search(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    before = contacts.counts(window.jobs.reader)
    window.panel.focus_list()
    qtbot.keyClicks(QApplication.focusWidget(), "b")
    box = window.header.search
    qtbot.waitUntil(lambda: box.text() == "b")
    qtbot.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(window, qtbot)
    assert box.text() == ""
    assert contacts.counts(window.jobs.reader) == before


def test_undo_in_the_field_of_a_new_tag_takes_the_tag_off_all(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    panel = window.sections.contacts()
    panel.list.table.selectAll()
    pane = panel.detail._several
    qtbot.waitUntil(lambda: pane._known is not None and pane._known.count == 3)
    pane.tag.setFocus()
    qtbot.keyClicks(pane.tag, "fair")
    qtbot.keyClick(pane.tag, Qt.Key.Key_Return)
    settle(window, qtbot)
    assert many_contacts.tags_in_use(window.jobs.reader) == ["fair"]
    qtbot.keyClick(pane.tag, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(window, qtbot)
    assert many_contacts.tags_in_use(window.jobs.reader) == []
    assert pane.tag.text() == ""


@pytest.mark.parametrize("section", ["contacts", "interactions", "questions"])
def test_esc_clears_the_search_from_the_list_too(section: str, window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.go(section)
    settle(window, qtbot)
    every = window._counts[section]
    box = window.header.search
    box.setText("a")
    settle(window, qtbot)
    window.panel.focus_list()
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Escape)
    settle(window, qtbot)
    assert box.text() == ""
    qtbot.waitUntil(lambda: window._counts[section] == every)


@pytest.mark.parametrize("section", ["interactions", "questions"])
def test_showing_all_after_nothing_was_found_empties_the_search_box(
    section: str, window: MainWindow, qtbot: QtBot
) -> None:
    window.activateWindow()
    window.go(section)
    settle(window, qtbot)
    window.header.search.setText("zzz")
    panel = window.panel
    assert isinstance(panel, ListSection)
    qtbot.waitUntil(panel._nothing.isVisible)
    panel._nothing.clear.setFocus()
    qtbot.keyClick(panel._nothing.clear, Qt.Key.Key_Return)
    settle(window, qtbot)
    qtbot.waitUntil(lambda: not panel._nothing.isVisible())
    assert window.header.search.text() == ""
    assert len(panel.selected_ids()) == 1


def test_each_section_keeps_its_own_search(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.header.search, "looms")
    settle(window, qtbot)
    window.go("interactions")
    assert window.header.search.text() == ""
    window.go("contacts")
    assert window.header.search.text() == "looms"


def test_the_status_bar_tells_what_the_desk_holds(window: MainWindow, qtbot: QtBot) -> None:
    assert facts(window) == "3 people  ·  2 organizations  ·  1 interaction"
    window.jobs.change(lambda desk: contacts.delete_contacts(desk, [2, 3]))
    settle(window, qtbot)
    qtbot.waitUntil(lambda: facts(window) == "1 person  ·  1 organization  ·  1 interaction")
    window.jobs.change(history.undo)
    qtbot.waitUntil(lambda: facts(window).startswith("3 people"))


def test_a_scheme_is_put_on_and_kept(window: MainWindow, known: Desk, qtbot: QtBot) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    for scheme, dark in (("dark", True), ("light", False)):
        window.actions_by_key[scheme].trigger()
        settle(window, qtbot)
        ground = app.palette().color(QPalette.ColorRole.Window).lightness()
        assert (ground < 128) is dark
        assert user_settings.scheme() == scheme
        chosen = window.actions_by_key[scheme]
        (menu,) = (each for each in window.findChildren(QMenu) if chosen in each.actions())
        menu.aboutToShow.emit()
        ticked = [each.objectName() for each in menu.actions() if each.isCheckable() and each.isChecked()]
        assert ticked == [scheme]
    window.actions_by_key["dark"].trigger()
    settle(window, qtbot)
    window.close()
    theme.apply(app, theme.Scheme.LIGHT)
    with shown(known, qtbot) as again:
        assert theme.current().dark, again.windowTitle()
    assert history.next_undo(known.writer) is not None
    assert history.next_undo(known.writer).label != "scheme"  # type: ignore[union-attr]


def test_the_search_box_says_what_is_searched(window: MainWindow) -> None:
    window.resize(1280, 800)
    window.go("organizations")
    assert window.header.search.placeholderText() == "Search organizations"
    window.go("contacts")
    assert window.header.search.placeholderText() == "Search people, notes, answers"
    window.resize(1024, 640)
    window.go("events")
    assert window.header.search.placeholderText() == "Search"
    assert window.header.search.accessibleDescription() == "Search events"
