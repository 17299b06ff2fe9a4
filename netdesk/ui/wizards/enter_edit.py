"""A line whose Enter is its own, and not the wizard's."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from netdesk.ui.widgets.line_edit import LineEdit


class EnterEdit(LineEdit):
    """A line whose Enter is its own (`entered`) and not the dialog's. With `down`, Down does the same."""

    entered = Signal()

    def __init__(self, *, down: bool = False) -> None:
        super().__init__()
        self._keys = [Qt.Key.Key_Return, Qt.Key.Key_Enter, *([Qt.Key.Key_Down] if down else [])]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Its own keys tell; Ctrl+Enter stays the dialog's."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in self._keys and not control:
            self.entered.emit()
            event.accept()
        else:
            super().keyPressEvent(event)
