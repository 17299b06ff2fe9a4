"""A line into which a list may be pasted: several lines are told, not typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from netdesk.ui.widgets.line_edit import LineEdit


class PasteLine(LineEdit):
    """`pasted` tells a text of several lines, `left_down` that Down goes on to what is below."""

    pasted = Signal(str)
    left_down = Signal()

    def __init__(self, hint: str) -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        # Files are for the whole window: a field that takes drops would swallow them as text.
        self.setAcceptDrops(False)
        # Long enough that a pasted list is never cut.
        self.setMaxLength(2_000_000)
        self.textChanged.connect(self._on_text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down leaves the line."""
        if event.key() == Qt.Key.Key_Down and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
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
