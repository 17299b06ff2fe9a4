"""Text is cut, copied and pasted by the same menu everywhere."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QToolTip, QWidget
from pytestqt.qtbot import QtBot

import netdesk.ui
from netdesk.ui.panels.notes_view import NotesView
from netdesk.ui.widgets.edit_menu import edit_menu
from netdesk.ui.widgets.fields import ComboField, DateField, SpinField
from netdesk.ui.widgets.line_edit import LineEdit
from netdesk.ui.widgets.pitch_edit import PitchEdit
from netdesk.ui.widgets.popups import Menu
from netdesk.ui.widgets.text_edit import TextEdit

ALL = ["Undo", "Redo", "Cut", "Copy", "Paste", "Delete", "Select all"]
QT_FIELDS = {"QLineEdit", "QPlainTextEdit", "QTextEdit", "QTextBrowser"}


def words_of(menu: QMenu) -> list[str]:
    return [each.text().replace("&", "") for each in menu.actions() if not each.isSeparator()]


def usable(menu: QMenu) -> list[str]:
    return [each.text().replace("&", "") for each in menu.actions() if each.text() and each.isEnabled()]


def choose(menu: QMenu, words: str) -> None:
    next(each for each in menu.actions() if each.text().replace("&", "") == words).trigger()


def open_over(qtbot: QtBot, widget: QWidget, field: QWidget | None = None) -> QMenu:
    """The menu that a right click brings up."""
    qtbot.addWidget(widget)
    widget.show()
    at = QPoint(3, 3)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at))
    QApplication.sendEvent(field or widget, event)
    (menu,) = [each for each in widget.findChildren(QMenu) if each.isVisible()]
    return menu


def test_a_line_offers_what_can_be_done_with_it_with_round_corners_and_keys(qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("Lund")
    line = LineEdit("Grid planner")
    menu = open_over(qtbot, line)
    assert isinstance(menu, Menu)
    assert menu.testAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    assert words_of(menu) == ALL
    assert usable(menu) == ["Paste", "Select all"]
    assert [each.shortcut().isEmpty() for each in menu.actions() if each.text()] == [False] * len(ALL)
    menu.close()


def test_what_is_chosen_is_done_and_can_be_undone(qtbot: QtBot) -> None:
    for field in (LineEdit("Grid planner"), TextEdit("Grid planner")):
        qtbot.addWidget(field)
        choose(edit_menu(field), "Select all")
        choose(edit_menu(field), "Cut")
        assert text_of(field) == ""
        assert QGuiApplication.clipboard().text() == "Grid planner"
        choose(edit_menu(field), "Undo")
        assert text_of(field) == "Grid planner"
        choose(edit_menu(field), "Redo")
        choose(edit_menu(field), "Paste")
        assert text_of(field) == "Grid planner"
        choose(edit_menu(field), "Select all")
        choose(edit_menu(field), "Delete")
        assert text_of(field) == ""


def text_of(field: LineEdit | TextEdit) -> str:
    return field.text() if isinstance(field, LineEdit) else field.toPlainText()


def test_what_is_only_read_can_be_copied(qtbot: QtBot) -> None:
    notes, label = NotesView(), QLabel("Line 12: no name")
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    notes.set_text("Knows everybody at the port")
    for shown, words in ((notes, "Knows everybody at the port"), (label, "Line 12: no name")):
        qtbot.addWidget(shown)
        assert usable(edit_menu(shown)) == ["Select all"]
        choose(edit_menu(shown), "Select all")
        assert words_of(edit_menu(shown)) == ["Copy", "Select all"]
        choose(edit_menu(shown), "Copy")
        assert QGuiApplication.clipboard().text() == words


def test_the_pitch_that_is_being_written_has_it_too(qtbot: QtBot) -> None:
    pitch = PitchEdit("Say who you are", 3)
    menu = open_over(qtbot, pitch, pitch.viewport())
    assert words_of(menu) == ALL
    menu.close()


@pytest.mark.parametrize("make", [SpinField, DateField])
def test_number_and_date_fields_have_it_too(qtbot: QtBot, make: type[SpinField | DateField]) -> None:
    field = make()
    menu = open_over(qtbot, field)
    assert words_of(menu) == ALL
    menu.close()


def test_a_list_that_can_be_typed_into_has_it_too(qtbot: QtBot) -> None:
    combo = ComboField(editable=True)
    menu = open_over(qtbot, combo, combo.lineEdit())
    assert words_of(menu) == ALL
    menu.close()


def test_the_menu_goes_when_it_is_closed(qtbot: QtBot) -> None:
    line = LineEdit("Lund")
    menu = open_over(qtbot, line)
    with qtbot.waitSignal(menu.destroyed):
        menu.close()


def test_a_hint_that_is_cut_is_told_by_the_tooltip(qtbot: QtBot) -> None:
    line = LineEdit()
    line.setPlaceholderText("With its country, if it is <another> one than yours")
    qtbot.addWidget(line)
    line.resize(80, 30)
    line.show()
    ask(line)
    assert "&lt;another&gt;" in QToolTip.text()
    line.resize(800, 30)
    ask(line)
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def ask(line: QLineEdit) -> None:
    at = QPoint(5, 5)
    QApplication.sendEvent(line, QHelpEvent(QEvent.Type.ToolTip, at, line.mapToGlobal(at)))


def test_no_field_of_the_window_has_the_menu_of_qt() -> None:
    found = []
    for path in sorted(Path(netdesk.ui.__file__).parent.rglob("*.py")):
        own = path.name in ("line_edit.py", "text_edit.py", "notes_view.py", "pitch_edit.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            made = isinstance(node, ast.Call) and getattr(node.func, "id", "") in QT_FIELDS
            bases = node.bases if isinstance(node, ast.ClassDef) else []
            derived = any(getattr(base, "id", "") in QT_FIELDS for base in bases)
            if made or (derived and not own):
                found.append(f"{path.name}:{node.lineno}")  # type: ignore[attr-defined]
    assert found == []
