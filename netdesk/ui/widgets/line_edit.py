"""A line to type in: Qt's, with the menu that everything else here has, and a hint that can be read.

Every such field of the window is one; tests/ui/widgets/test_edit_menu.py sees to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from netdesk.ui.widgets.labels import plain_tooltip

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QContextMenuEvent, QHelpEvent
    from PySide6.QtWidgets import QWidget


_KEYS = QKeySequence.StandardKey


class LineEdit(QLineEdit):
    """Where its hint or its text is cut, and it has no tooltip of its own, that tells the whole.

    Undo and redo are the desk's where there is nothing typed to take back: the toast names the key.
    """

    def take(self) -> str:
        """Its words, out of it for good: they became something else, which Undo takes back as a whole."""
        words = self.text()
        self.setText("")
        return words

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Cut, copy, paste and their like."""
        from netdesk.ui.widgets.edit_menu import offer_menu

        offer_menu(self, event.globalPos())

    def event(self, event: QEvent) -> bool:
        """The rest of what is cut; the keys that are not for what is typed here."""
        if event.type() == QEvent.Type.ToolTip and not self.toolTip():
            self._tell_rest(event)  # type: ignore[arg-type]
            return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undoes, redoes = (event.matches(each) for each in (_KEYS.Undo, _KEYS.Redo))
            if (undoes and not self.isUndoAvailable()) or (redoes and not self.isRedoAvailable()):
                event.ignore()
                return False
        return super().event(event)

    def _tell_rest(self, event: QHelpEvent) -> None:
        words = self.text() or self.placeholderText()
        margins = self.textMargins()
        room = self.contentsRect().width() - margins.left() - margins.right()
        cut = self.fontMetrics().horizontalAdvance(words) > room
        tell(words if cut else "", event.globalPos(), self)


def tell(words: str, at: QPoint, field: QWidget) -> None:
    """Show these words as the field's tooltip now; none for no words."""
    from PySide6.QtWidgets import QToolTip

    QToolTip.showText(at, plain_tooltip(words) if words else "", field)
