"""The calm bar on top of a sample desk: what it is, and the two ways out of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from netdesk.ui import grid, icons
from netdesk.ui.theme import current
from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.labels import ElidedLabel

_WORDS = marked("This is a sample desk: try anything. It is thrown away when you close it.")


class SampleBar(QWidget):
    """`save_wanted` asks to keep the desk as the user's own, `close_wanted` to leave it."""

    save_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "accent")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr(_WORDS))
        self.save = Button(tr("Save as my desk…"), "accent")
        self.leave = Button(tr("Close sample"), "quiet")
        self.save.clicked.connect(self.save_wanted)
        self.leave.clicked.connect(self.close_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.SPACE_24 + 28, grid.SPACE_4, grid.SPACE_16, grid.SPACE_4)
        row.setSpacing(grid.SPACE_8)
        row.addWidget(ElidedLabel(tr(_WORDS)), 1)
        row.addWidget(self.save)
        row.addWidget(self.leave)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A light bulb before the words."""
        super().paintEvent(event)
        theme = current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("accent_soft"))
        drawn = icons.pixmap("lightbulb", theme.colour("accent_text"), grid.ICON, self.devicePixelRatioF())
        painter.drawPixmap(grid.SPACE_24, (self.height() - grid.ICON) // 2, drawn)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("accent_line"))
        painter.end()
