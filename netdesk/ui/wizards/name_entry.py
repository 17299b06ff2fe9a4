"""A line for many names: Enter takes one and waits for the next; a list that is pasted is taken whole."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from netdesk.ui.widgets.paste_line import PasteLine

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class NameEntry(PasteLine):
    """`entered` tells a name, `stepped` that Alt and an arrow want the next prompt (1) or the one before
    (-1)."""

    entered = Signal(str)
    stepped = Signal(int)

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
        else:
            super().keyPressEvent(event)
