"""Lists in a form: rows with labels, and tags, added and removed by key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from netdesk.ui.tokens import LIGHT
from netdesk.ui.widgets.chips import Chip
from netdesk.ui.widgets.list_editor import ListEditor
from netdesk.ui.widgets.tag_edit import TagEdit
from tests.ui.widgets.shown import shown


@pytest.fixture
def emails(qtbot: QtBot) -> ListEditor:
    """Two emails."""
    editor = ListEditor("email", ["work", "home", "other"])
    editor.set_values([("leila@halden.example", "work"), ("leila@home.example", "Verein")])
    shown(qtbot, editor)
    return editor


def test_a_list_gives_back_what_it_was_given(emails: ListEditor) -> None:
    assert emails.values() == [("leila@halden.example", "work"), ("leila@home.example", "Verein")]


def test_an_empty_list_offers_one_blank_row_and_has_no_values(qtbot: QtBot) -> None:
    editor = ListEditor("phone", ["mobile"])
    qtbot.addWidget(editor)
    editor.set_values([])
    assert len(editor.fields()) == 1
    assert editor.values() == []


def test_enter_in_the_last_row_adds_another_with_the_next_label(qtbot: QtBot, emails: ListEditor) -> None:
    emails.fields()[1].setFocus()
    qtbot.keyClick(emails.fields()[1], Qt.Key.Key_Return)
    assert QApplication.focusWidget() is emails.fields()[2]
    qtbot.keyClicks(emails.fields()[2], " l.haddad@new.example ")
    assert emails.values()[2] == ("l.haddad@new.example", "home")


def test_adding_twice_without_typing_makes_one_blank_row(emails: ListEditor) -> None:
    emails.add_and_focus()
    emails.add_and_focus()
    assert len(emails.fields()) == 3


def test_ctrl_backspace_removes_the_row_with_the_focus_and_keeps_the_focus_near(
    qtbot: QtBot, emails: ListEditor
) -> None:
    emails.fields()[0].setFocus()
    with qtbot.waitSignal(emails.changed):
        qtbot.keyClick(emails.fields()[0], Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier)
    assert emails.values() == [("leila@home.example", "Verein")]
    assert QApplication.focusWidget() is emails.fields()[0]


def test_showing_values_is_no_change_and_typing_is(qtbot: QtBot, emails: ListEditor) -> None:
    changes: list[bool] = []
    emails.changed.connect(lambda: changes.append(True))
    emails.set_values([("a@b.example", "work")])
    assert changes == []
    qtbot.keyClicks(emails.fields()[0], "x")
    assert changes


def test_tab_visits_value_label_and_remove_row_by_row(qtbot: QtBot, emails: ListEditor) -> None:
    emails.fields()[0].setFocus()
    names = []
    for _ in range(7):
        focused = QApplication.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName() or focused.property("text"))
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert names == [
        "Email 1",
        "What email 1 is for",
        "Remove email 1",
        "Email 2",
        "What email 2 is for",
        "Remove email 2",
        "Add email",
    ]


@pytest.fixture
def tags(qtbot: QtBot) -> TagEdit:
    """A field with one tag."""
    edit = TagEdit(["robots", "rowing"])
    edit.set_tags(["batteries"])
    shown(qtbot, edit)
    return edit


def tag_line(edit: TagEdit) -> QLineEdit:
    """Where tags are typed."""
    found = edit.findChild(QLineEdit)
    assert found is not None
    return found


def test_enter_and_commas_keep_tags(qtbot: QtBot, tags: TagEdit) -> None:
    qtbot.keyClicks(tag_line(tags), "grid")
    qtbot.keyClick(tag_line(tags), Qt.Key.Key_Return)
    qtbot.keyClicks(tag_line(tags), "fair 2026,alumni;")
    assert tags.tags() == ("batteries", "grid", "fair 2026", "alumni")
    assert tag_line(tags).text() == ""


def test_a_pasted_list_becomes_tags_and_what_follows_stays_in_the_line(tags: TagEdit) -> None:
    tag_line(tags).setText("a, b ,, c")
    tag_line(tags).textEdited.emit("a, b ,, c")
    assert tag_line(tags).text() == "c"
    assert tags.tags() == ("batteries", "a", "b", "c")


def test_the_same_tag_in_other_capitals_is_no_second_tag(qtbot: QtBot, tags: TagEdit) -> None:
    qtbot.keyClicks(tag_line(tags), "BATTERIES,")
    assert tags.tags() == ("batteries",)


def test_backspace_in_the_empty_line_takes_the_last_tag_back(qtbot: QtBot, tags: TagEdit) -> None:
    with qtbot.waitSignal(tags.changed):
        qtbot.keyClick(tag_line(tags), Qt.Key.Key_Backspace)
    assert tags.tags() == ()


def test_a_tag_is_removed_by_its_cross_or_by_delete_on_it(qtbot: QtBot, tags: TagEdit) -> None:
    tags.set_tags(["one", "two"])
    first, second = tags.findChildren(Chip)[-2:]
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert tags.tags() == ("two",)
    qtbot.keyClick(second, Qt.Key.Key_Delete)
    assert tags.tags() == ()


def test_enter_on_an_empty_tag_line_is_left_to_the_dialog(tags: TagEdit, qtbot: QtBot) -> None:
    changes: list[bool] = []
    tags.changed.connect(lambda: changes.append(True))
    qtbot.keyClick(tag_line(tags), Qt.Key.Key_Return)
    assert changes == []


def test_nothing_moves_when_the_tags_get_the_focus(qtbot: QtBot, tags: TagEdit) -> None:
    line = tag_line(tags)
    places = []
    for focused in (True, False):
        (line.setFocus if focused else line.clearFocus)()
        QApplication.processEvents()
        assert line.hasFocus() is focused
        frame = tags.grab().toImage().pixelColor(tags.width() // 2, 1).name()
        places.append((tags.sizeHint().height(), line.geometry()))
        assert frame == (LIGHT.accent_text if focused else LIGHT.base).lower()
    assert places[0] == places[1]


def test_many_tags_go_on_in_further_lines(qtbot: QtBot, tags: TagEdit) -> None:
    tags.resize(220, 32)
    low = tags.heightForWidth(220)
    tags.set_tags([f"tag number {n}" for n in range(8)])
    assert tags.heightForWidth(220) > low * 2
