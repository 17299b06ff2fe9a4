"""What is said aloud, to be typed: larger letters, its lines a fifth wider apart, and plain text alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QTextEdit

from netdesk.ui.theme import current

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent

_LEADING: Final = 120
"""In hundredths of Qt's own distance, as that of every paragraph here."""
_AROUND: Final = 18


class PitchEdit(QTextEdit):
    """`lines` high; Tab goes to the next field."""

    def __init__(self, placeholder: str, lines: int) -> None:
        super().__init__()
        self.setAcceptRichText(False)
        self.setProperty("role", "pitch")
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setFixedHeight(round(current().line_height("pitch") * lines * _LEADING / 100) + _AROUND)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._space()

    def setPlainText(self, text: str) -> None:
        """Show a text; nothing of it can be undone."""
        super().setPlainText(text)
        self._space()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Cut, copy, paste and their like."""
        from netdesk.ui.widgets.edit_menu import offer_menu

        offer_menu(self, event.globalPos())

    def _space(self) -> None:
        """What is typed or pasted later has the distance of the line it comes into."""
        wide = QTextBlockFormat()
        wide.setLineHeight(_LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        blocked = self.document().blockSignals(True)
        cursor.mergeBlockFormat(wide)
        self.document().blockSignals(blocked)
        self.document().clearUndoRedoStacks()
