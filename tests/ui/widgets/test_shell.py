"""The pieces of the window's frame: sections, header, status bar."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QListView
from pytestqt.qtbot import QtBot

from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.header import Header
from netdesk.ui.widgets.search_box import SearchBox
from netdesk.ui.widgets.sidebar import Section, Sidebar
from netdesk.ui.widgets.status_bar import StatusBar

SECTIONS = (
    Section("today", "Today", "sun"),
    Section("contacts", "Contacts", "users", "People"),
    Section("interactions", "Interactions", "messages-square", "People"),
    Section("goals", "Goals", "target", "Prepare"),
)


@pytest.fixture
def sidebar(qtbot: QtBot) -> Sidebar:
    """Four sections in three groups."""
    sidebar = Sidebar(SECTIONS)
    qtbot.addWidget(sidebar)
    sidebar.resize(216, 700)
    sidebar.show()
    return sidebar


def section_list(sidebar: Sidebar) -> QListView:
    """The list inside."""
    found = sidebar.findChild(QListView)
    assert found is not None
    return found


def test_the_keyboard_walks_sections_and_passes_the_groups_names(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.set_current("today")
    chosen: list[str] = []
    sidebar.chosen.connect(chosen.append)
    for _ in range(4):
        qtbot.keyClick(section_list(sidebar), Qt.Key.Key_Down)
    assert chosen == ["contacts", "interactions", "goals"]
    qtbot.keyClick(section_list(sidebar), Qt.Key.Key_Home)
    assert sidebar.current() == "today"


def test_a_click_chooses_a_section_and_a_groups_name_does_nothing(qtbot: QtBot, sidebar: Sidebar) -> None:
    view = section_list(sidebar)
    sidebar.set_current("goals")
    chosen: list[str] = []
    sidebar.chosen.connect(chosen.append)
    model = view.model()
    for row in (1, 2):
        at = view.visualRect(model.index(row, 0)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert chosen == ["contacts"]


def test_marking_a_section_as_shown_sends_no_signal(sidebar: Sidebar) -> None:
    chosen: list[str] = []
    sidebar.chosen.connect(chosen.append)
    sidebar.set_current("contacts")
    assert sidebar.current() == "contacts"
    assert chosen == []


def test_counts_and_badges_are_told_to_screen_readers(sidebar: Sidebar) -> None:
    sidebar.set_counts({"contacts": "1,284", "goals": ""})
    sidebar.set_badge("today", "5")
    model = section_list(sidebar).model()
    told = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert [text for text in told if text] == ["Today, 5", "Contacts, 1,284", "Interactions", "Goals"]


def test_the_desk_button_says_which_desk_is_open_and_asks_for_its_menu(
    qtbot: QtBot, sidebar: Sidebar
) -> None:
    sidebar.set_desk("Ana’s desk", "ana.netdesk")
    assert sidebar.desk_button.accessibleName() == "Desk: Ana’s desk, ana.netdesk"
    with qtbot.waitSignal(sidebar.desk_clicked):
        qtbot.keyClick(sidebar.desk_button, Qt.Key.Key_Space)


def test_the_compact_sidebar_is_narrower_with_lower_rows(sidebar: Sidebar) -> None:
    view = section_list(sidebar)
    first = view.model().index(0, 0)
    full = (sidebar.width(), view.visualRect(first).height())
    sidebar.set_compact(True)
    assert (sidebar.width(), view.visualRect(first).height()) < full
    sidebar.set_compact(False)
    assert (sidebar.width(), view.visualRect(first).height()) == full


FURTHER = (Section("search-1", "Stars <b>", "bookmark"), Section("search-2", "Mei", "bookmark"))


def row_of(sidebar: Sidebar, title: str) -> QModelIndex:
    model = section_list(sidebar).model()
    found = model.match(model.index(0, 0), Qt.ItemDataRole.DisplayRole, title)
    return found[0]


def test_further_rows_are_chosen_while_their_section_stays_the_current_one(
    qtbot: QtBot, sidebar: Sidebar
) -> None:
    sidebar.set_current("contacts")
    sidebar.set_further("Saved searches", FURTHER)
    sections: list[str] = []
    further: list[str] = []
    sidebar.chosen.connect(sections.append)
    sidebar.further_chosen.connect(further.append)
    view = section_list(sidebar)
    at = view.visualRect(row_of(sidebar, "Mei")).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert (sections, further) == ([], ["search-2", "search-1"])
    assert sidebar.current() == "contacts"
    assert sidebar.further() == "search-1"


def test_other_further_rows_send_nobody_anywhere(sidebar: Sidebar) -> None:
    sidebar.set_current("contacts")
    sidebar.set_further("Saved searches", FURTHER)
    sidebar.mark_further("search-2")
    went: list[str] = []
    sidebar.chosen.connect(went.append)
    sidebar.further_chosen.connect(went.append)
    sidebar.set_further("Saved searches", FURTHER[:1])
    assert sidebar.further() == ""
    sidebar.set_further("Saved searches", ())
    assert section_list(sidebar).model().rowCount() == len(SECTIONS) + 2
    assert (went, sidebar.current()) == ([], "contacts")


def test_keys_act_on_further_rows_and_on_no_section(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.set_current("contacts")
    sidebar.set_further("Saved searches", FURTHER)
    acted: list[tuple[str, str]] = []
    sidebar.further_acted.connect(lambda key, what: acted.append((key, what)))
    view = section_list(sidebar)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    sidebar.mark_further("search-2")
    alt = Qt.KeyboardModifier.AltModifier
    for key, held in (
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Up, alt),
        (Qt.Key.Key_Down, alt),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
    ):
        qtbot.keyClick(view, key, held)
    assert acted == [("search-2", what) for what in ("rename", "delete", "up", "down", "open")]


@pytest.fixture
def header(qtbot: QtBot) -> Header:
    """A header with an import and a new button."""
    header = Header("Contacts")
    qtbot.addWidget(header)
    header.add_button(Button("Import", "secondary", "download"))
    header.add_button(Button("New contact", "primary", "plus"), "New")
    header.resize(1063, 57)
    header.show()
    return header


def header_buttons(header: Header) -> list[tuple[str, str]]:
    """Words and accessible names of the added buttons."""
    return [
        (button.text(), button.accessibleName())
        for button in header.findChildren(Button)
        if button.isVisible() and button.accessibleName() in ("Import", "New contact")
    ]


def test_in_a_compact_header_import_is_an_icon_and_new_contact_is_new(header: Header) -> None:
    header.set_compact(True)
    assert header_buttons(header) == [("", "Import"), ("New", "New contact")]
    header.set_compact(False)
    assert header_buttons(header) == [("Import", "Import"), ("New contact", "New contact")]


def test_a_compact_button_that_is_only_an_icon_is_square_and_says_its_name(header: Header) -> None:
    header.set_compact(True)
    button = next(each for each in header.findChildren(Button) if each.accessibleName() == "Import")
    assert button.sizeHint().width() == button.sizeHint().height()
    assert button.toolTip() == "Import"


def test_a_long_title_gives_way_before_the_search_box_and_the_actions(header: Header) -> None:
    header.set_title("Freundschaftsbeziehungen und Bekanntschaften aus der Studienzeit" * 3, "1.284")
    assert header.minimumSizeHint().width() < 700


def test_undo_and_redo_do_what_their_actions_do(qtbot: QtBot, header: Header) -> None:
    done: list[str] = []
    undo, redo = QAction("&Undo Add Ana"), QAction("Redo")
    undo.setShortcut(QKeySequence("Ctrl+Z"))
    undo.triggered.connect(lambda: done.append("undo"))
    redo.setEnabled(False)
    header.set_history_actions(undo, redo)
    qtbot.mouseClick(header.undo_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(header.redo_button, Qt.MouseButton.LeftButton)
    assert done == ["undo"]
    assert header.undo_button.toolTip() == "Undo Add Ana (Ctrl Z)"
    assert header.undo_button.accessibleName() == "Undo Add Ana"
    undo.setText("Undo Delete 3 contacts")
    assert header.undo_button.accessibleName() == "Undo Delete 3 contacts"


def test_esc_clears_the_search_and_then_leaves_it(qtbot: QtBot) -> None:
    box = SearchBox()
    qtbot.addWidget(box)
    box.show()
    left: list[bool] = []
    box.left.connect(lambda: left.append(True))
    qtbot.keyClicks(box, "lind")
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert (box.text(), left) == ("", [])
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert left == [True]


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_down_and_enter_go_from_the_search_to_what_was_found(qtbot: QtBot, key: Qt.Key) -> None:
    box = SearchBox()
    qtbot.addWidget(box)
    with qtbot.waitSignal(box.entered):
        qtbot.keyClick(box, key)


def test_the_search_box_shows_its_key_until_something_is_typed(qtbot: QtBot) -> None:
    box = SearchBox(key="Ctrl+K")
    qtbot.addWidget(box)
    box.resize(288, 32)
    box.show()
    cap = next(label for label in box.findChildren(type(box._cap)) if label.text() == "Ctrl K")
    assert cap.isVisible()
    qtbot.keyClicks(box, "l")
    assert not cap.isVisible()
    assert box._clear.isVisible()
    qtbot.mouseClick(box._clear, Qt.MouseButton.LeftButton)
    assert box.text() == ""
    assert cap.isVisible()


def test_the_status_bar_joins_facts_and_shows_a_job_that_can_be_stopped(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.resize(1280, 29)
    bar.show()
    bar.set_facts(["1,284 people", "5 due"])
    assert bar._facts.text() == "1,284 people  ·  5 due"
    assert not bar._bar.isVisible()
    bar.show_job("Reading 3 files", 20, 50)
    assert (bar._bar.value(), bar._bar.maximum(), bar._bar.isVisible()) == (20, 50, True)
    assert bar._cancel.accessibleName() == "Stop: Reading 3 files"
    with qtbot.waitSignal(bar.cancel_clicked):
        qtbot.mouseClick(bar._cancel, Qt.MouseButton.LeftButton)
    bar.show_job("Adding 5,000 people", can_stop=False)
    assert (bar._bar.maximum(), bar._cancel.isVisible()) == (0, False)
    bar.hide_job()
    assert not bar._bar.isVisible()


def test_long_facts_do_not_widen_the_window(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.set_facts(["ein sehr langer Satz über den Zustand dieses Schreibtisches"] * 9)
    bar.show_job("Die Kontaktdatei wird gelesen und mit dem Schreibtisch verglichen" * 5, 1, 2)
    bar.set_backup("Gesichert heute um 08:10 Uhr", True)
    assert bar.minimumSizeHint().width() < 700


def test_the_backup_is_told_in_words_beside_its_mark(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.show()
    bar.set_backup("Not backed up yet", good=False)
    assert bar._backup.isVisible()
    assert bar._backup.text() == "Not backed up yet"
    bar.set_backup("", good=False)
    assert not bar._backup.isVisible()


def test_frame_pieces_have_the_heights_of_the_grid(header: Header, sidebar: Sidebar, qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    assert header.sizeHint().height() == 57
    assert sidebar.desk_button.sizeHint().height() == 56
    assert bar.sizeHint().height() == 29


def test_where_short_words_would_cut_the_title_it_is_short_and_buttons_are_icons(header: Header) -> None:
    header.set_title("Wednesday, 30 September", "7", short="Wed 30 September")
    header.set_compact(True)
    header.resize(460, 57)
    assert header_buttons(header) == [("", "Import"), ("", "New contact")]
    assert header.findChildren(QLabel)[0].text() == "Wed 30 September"
    header.resize(1063, 57)
    assert header_buttons(header) == [("", "Import"), ("New", "New contact")]
    assert header.findChildren(QLabel)[0].text() == "Wednesday, 30 September"


def test_the_search_box_never_shows_half_a_hint(header: Header) -> None:
    header.search.resize(288, 32)
    assert header.search.placeholderText() == "Search people, notes, answers"
    header.search.resize(120, 32)
    assert header.search.placeholderText() == "Search"
    header.search.setMinimumWidth(0)
    header.search.resize(60, 32)
    assert header.search.placeholderText() == ""
