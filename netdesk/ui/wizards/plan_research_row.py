"""One thing to find out: what it is, what was found, or the question that is asked instead."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from netdesk.domain.interactions import ResearchItem
from netdesk.services.research import question_for, where_to_look
from netdesk.ui import grid, icons
from netdesk.ui.theme import current
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import IconButton
from netdesk.ui.widgets.edit_menu import edit_menu
from netdesk.ui.widgets.labels import plain_tooltip, text_label
from netdesk.ui.widgets.line_edit import LineEdit

PROMPT_WIDTH = 172
TOOLS_WIDTH = 2 * (grid.CONTROL + grid.SPACE_4)
"""The two buttons behind a line, with the space before each."""

_BESIDE = 480
ASK_KEY = "?"
LEAVE_OUT_KEY = "Ctrl+Del"


def is_wide(width: int) -> bool:
    """True when there is room for a line beside its prompt."""
    return width >= current().wide(_BESIDE)


class ResearchRow(QWidget):
    """`changed` tells every edit, `asked` that the question is wished or no longer wished, `left_out` that
    the row should go, `done` that Enter leads on."""

    changed = Signal()
    asked = Signal(object)
    left_out = Signal(object)
    done = Signal(object)

    def __init__(self, item: ResearchItem) -> None:
        super().__init__()
        self._item = item
        self.edit = _FoundEdit()
        self.ask_button = IconButton("circle-question-mark", "", ASK_KEY)
        self.leave_button = IconButton(
            "x", tr("Leave out of this sheet"), LEAVE_OUT_KEY, size=grid.ICON_CAPTION
        )
        for button in (self.ask_button, self.leave_button):
            # Keys do the same in the field, so that Tab goes from one thing to find out to the next.
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        prompt = text_label(item.prompt, wrap=True)
        prompt.setFixedWidth(current().wide(PROMPT_WIDTH))
        prompt.setBuddy(self.edit)
        line = QHBoxLayout()
        line.setSpacing(grid.SPACE_4)
        for widget in (self.edit, self.ask_button, self.leave_button):
            line.addWidget(widget, 1 if widget is self.edit else 0)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(grid.SPACE_12)
        self._row.addWidget(prompt)
        self._row.addLayout(line, 1)
        self.edit.textEdited.connect(self._on_edited)
        self.edit.ask_wanted.connect(self.turn)
        self.edit.leave_wanted.connect(self._leave)
        self.edit.entered.connect(self._on_entered)
        self.edit.menu_wanted.connect(self._show_menu)
        self.ask_button.clicked.connect(self.turn)
        self.leave_button.clicked.connect(self._leave)
        self._show()

    @property
    def item(self) -> ResearchItem:
        """What the row says."""
        return self._item

    def fill(self, found: str) -> None:
        """Put in what was found, without a signal."""
        self._item = replace(self._item, found=found, ask=False)
        self._show()

    def turn(self) -> None:
        """Ask it, since it is not to be found; or no longer. What was typed meanwhile is kept."""
        self._item = replace(self._item, ask=not self._item.ask)
        self._show()
        self.edit.setFocus()
        self.asked.emit(self)
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The line stands under its prompt where there is no room beside it."""
        super().resizeEvent(event)
        beside = is_wide(self.width())
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if way != self._row.direction():
            self._row.setDirection(way)
            self._row.setSpacing(grid.SPACE_12 if beside else 0)

    def _on_edited(self, text: str) -> None:
        if not self._item.ask:
            self._item = replace(self._item, found=" ".join(text.split()))
            self.edit.setToolTip(plain_tooltip(text))
            self.changed.emit()

    def _leave(self) -> None:
        self.left_out.emit(self)

    def _on_entered(self) -> None:
        self.done.emit(self)

    def _show(self) -> None:
        item, ask = self._item, self._item.ask
        question = question_for(item.subject, item.prompt)
        self.edit.setReadOnly(ask)
        self.edit.setText(question if ask else item.found)
        self.edit.setCursorPosition(0)
        self.edit.setPlaceholderText(where_to_look(item.subject, item.prompt))
        said = tr("{prompt}: will be asked", prompt=item.prompt) if ask else item.prompt
        self.edit.setAccessibleName(said)
        again, instead = tr("A question mark looks for it again"), tr("A question mark asks it instead")
        self.edit.setAccessibleDescription(again if ask else instead)
        self.edit.setToolTip(plain_tooltip(question if ask else item.found))
        icons.set_icon(self.ask_button, "circle-question-mark", "accent_text" if ask else "text2")
        self.ask_button.set_name(
            tr("Asked; look for it again") if ask else tr("Not to be found: ask it"), ASK_KEY
        )

    def _show_menu(self, at: QPoint) -> None:
        menu = edit_menu(self.edit)
        first = menu.actions()[0]
        ask = QAction(self.ask_button.accessibleName(), menu)
        ask.triggered.connect(self.turn)
        leave = QAction(self.leave_button.accessibleName(), menu)
        leave.setShortcut(QKeySequence(LEAVE_OUT_KEY))
        leave.triggered.connect(self._leave)
        menu.insertAction(first, ask)
        menu.insertAction(first, leave)
        menu.insertSeparator(first)
        menu.popup(at)


class _FoundEdit(LineEdit):
    """A question mark in an empty line asks; Enter leads on."""

    ask_wanted = Signal()
    leave_wanted = Signal()
    entered = Signal()
    menu_wanted = Signal(QPoint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Its own keys tell; every other key is the line's."""
        key, control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        blank = not self.text() or self.isReadOnly()
        if control and key == Qt.Key.Key_Delete:
            self.leave_wanted.emit()
        elif (blank and event.text() in ("?", "？", "؟")) or (
            self.isReadOnly() and key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
        ):
            self.ask_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The line's own menu with what the row can do before it."""
        self.menu_wanted.emit(event.globalPos())
