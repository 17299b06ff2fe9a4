"""What stands in the window's place while the desk is closed for a moment."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.ui.tr import tr
from netdesk.ui.widgets.labels import text_label


class Interlude(QWidget):
    """A quiet page that cannot be closed."""

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self.setWindowTitle("netdesk")
        self.setProperty("surface", "base")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        label = text_label(words or tr("One moment…"), "second")
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.addWidget(label)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Not now."""
        event.ignore()
