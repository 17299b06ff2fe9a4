"""A line for many names: Enter takes one and waits for the next; a list that is pasted is taken whole."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from netdesk.ui.widgets.line_edit import LineEdit

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class NameEntry(LineEdit):
    """`entered` tells a name, `pasted` a text of several lines, `stepped` that Alt and an arrow want the next
    prompt (1) or the one before (-1), `left_down` that Down goes on to what is below."""

    entered = Signal(str)
    pasted = Signal(str)
    stepped = Signal(int)
    left_down = Signal()

    def __init__(self, hint: str) -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        # Files are for the whole wizard: a field that takes drops would swallow them as text.
        self.setAcceptDrops(False)
        # Long enough that a pasted list is never cut.
        self.setMaxLength(2_000_000)
        self.textChanged.connect(self._on_text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the line's own, not the dialog's; Ctrl+Enter stays the dialog's."""
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ENTER and not held & Qt.KeyboardModifier.ControlModifier:
            event.accept()
            text = self.text()
            if text.strip():
                self.clear()
                self.entered.emit(text)
        elif key in _STEPS and held == Qt.KeyboardModifier.AltModifier:
            self.stepped.emit(_STEPS[key])
        elif key == Qt.Key.Key_Down and not held:
            self.left_down.emit()
        else:
            super().keyPressEvent(event)

    def _on_text(self, text: str) -> None:
        if "\n" not in text and "\r" not in text:
            return
        self.clear()
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) == 1:
            # A single line that was copied with its end stays to be looked at.
            self.setText(" ".join(lines[0].split()))
        elif lines:
            self.pasted.emit(text)
