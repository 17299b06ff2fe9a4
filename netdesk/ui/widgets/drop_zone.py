"""A place that says where files are to be dropped, and lets them be chosen instead."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from netdesk.ui import grid, icons
from netdesk.ui.theme import current
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.floating import announce
from netdesk.ui.widgets.labels import Paragraph, text_label

_ICON = 28


class DropZone(QWidget):
    """Only the look of it: files that are dropped are taken by whoever watches the window. `choose_clicked`
    asks for files; `say` tells what came of them."""

    choose_clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._title = text_label(tr("Drop the file here"), "heading")
        self._takes = Paragraph("", "caption")
        self._said = Paragraph("", "strong")
        self.button = Button(tr("Choose a &file…"), "secondary", "folder-open")
        self.button.clicked.connect(self.choose_clicked)
        centre = Qt.AlignmentFlag.AlignHCenter
        for part in (self._title, self._takes, self._said):
            part.setAlignment(centre)
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.SPACE_24, _ICON + 2 * grid.SPACE_24, grid.SPACE_24, grid.SPACE_24)
        column.setSpacing(grid.SPACE_8)
        column.addWidget(self._title)
        column.addWidget(self._takes)
        column.addSpacing(grid.SPACE_8)
        column.addWidget(self.button, 0, centre)
        column.addWidget(self._said)
        self._said.hide()

    @property
    def said(self) -> str:
        """What was told last, "" for nothing."""
        return self._said.text()

    def show_takes(self, words: str) -> None:
        """Which files are meant."""
        self._takes.setText(words)
        self._takes.updateGeometry()

    def say(self, words: str) -> None:
        """What came of a file; "" for nothing."""
        self._said.setText(words)
        self._said.setVisible(bool(words))
        self._said.updateGeometry()
        if words:
            announce(self, words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dashed frame on sunken ground, and an icon."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.colour("field"), 1.5, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(theme.colour("side"))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(1, 1, -1, -1), grid.RADIUS_PANEL, grid.RADIUS_PANEL
        )
        mark = icons.pixmap("download", theme.colour("accent_text"), _ICON, self.devicePixelRatioF())
        painter.drawPixmap(round((self.width() - _ICON) / 2), grid.SPACE_24, mark)
        painter.end()
