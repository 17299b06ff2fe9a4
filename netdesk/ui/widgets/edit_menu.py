"""The menu of whatever text is typed or read in: the same everywhere, in our words, with its keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QTextEdit

from netdesk.ui.menu_entry import Key, add_entry
from netdesk.ui.tr import tr
from netdesk.ui.widgets.popups import Menu

Keys = QKeySequence.StandardKey
TextWidget = QLineEdit | QPlainTextEdit | QTextEdit | QLabel
Field = QLineEdit | QPlainTextEdit | QTextEdit


def edit_menu(of: TextWidget) -> Menu:
    """A new menu for a field, a text or a label that can be marked. It is the caller's to show; it goes when
    it is closed."""
    menu = Menu(of)
    menu.aboutToHide.connect(menu.deleteLater)
    marked = _is_marked(of)
    if isinstance(of, QLabel) or of.isReadOnly():
        _add(menu, tr("&Copy"), Keys.Copy, _copy, marked, "copy")
    else:
        undo, redo = _history(of)
        _add(menu, tr("&Undo"), Keys.Undo, _undo, undo, "undo-2")
        _add(menu, tr("&Redo"), Keys.Redo, _redo, redo, "redo-2")
        menu.addSeparator()
        _add(menu, tr("Cu&t"), Keys.Cut, _cut, marked)
        _add(menu, tr("&Copy"), Keys.Copy, _copy, marked, "copy")
        _add(menu, tr("&Paste"), Keys.Paste, _paste, _can_paste(of))
        _add(menu, tr("&Delete"), Keys.Delete, _delete, marked, "trash-2")
    menu.addSeparator()
    _add(menu, tr("&Select all"), Keys.SelectAll, _mark_all, bool(_text(of)))
    return menu


def offer_menu(of: TextWidget, at: QPoint) -> None:
    """Show the menu at a place on the screen."""
    edit_menu(of).popup(at)


def _add(
    menu: Menu, words: str, key: Key, act: Callable[[Any], object], enabled: bool, icon: str = ""
) -> None:
    # The menu belongs to the field, so it must not keep it.
    add_entry(menu, words, icon, lambda: act(menu.parentWidget()), key, enabled=enabled)


def _text(of: TextWidget) -> str:
    return of.text() if isinstance(of, (QLabel, QLineEdit)) else of.toPlainText()


def _is_marked(of: TextWidget) -> bool:
    if isinstance(of, (QLabel, QLineEdit)):
        return of.hasSelectedText()
    return of.textCursor().hasSelection()


def _history(of: Field) -> tuple[bool, bool]:
    if isinstance(of, QLineEdit):
        return of.isUndoAvailable(), of.isRedoAvailable()
    return of.document().isUndoAvailable(), of.document().isRedoAvailable()


def _can_paste(of: Field) -> bool:
    if isinstance(of, QLineEdit):
        return bool(QGuiApplication.clipboard().text())
    return of.canPaste()


def _undo(of: Field) -> None:
    of.undo()


def _redo(of: Field) -> None:
    of.redo()


def _cut(of: Field) -> None:
    of.cut()


def _paste(of: Field) -> None:
    of.paste()


def _copy(of: TextWidget) -> None:
    if isinstance(of, QLabel):
        QGuiApplication.clipboard().setText(of.selectedText())
    else:
        of.copy()


def _delete(of: Field) -> None:
    if isinstance(of, QLineEdit):
        of.del_()
    else:
        of.textCursor().removeSelectedText()


def _mark_all(of: TextWidget) -> None:
    if isinstance(of, QLabel):
        of.setSelection(0, len(of.text()))
    else:
        of.selectAll()
