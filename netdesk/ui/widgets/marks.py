"""A line icon that stands beside words and says the same."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from netdesk.ui import grid, icons
from netdesk.ui.theme import current


class Mark(QWidget):
    """Decorative: screen readers pass it by, for the words beside it say it."""

    def __init__(
        self, icon: str = "circle", ink: str = "text2", size: int = grid.ICON, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._ink, self._size = icon, ink, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, icon: str, ink: str) -> None:
        """Another icon; `ink` is a colour token."""
        self._icon, self._ink = icon, ink
        self.update()

    def sizeHint(self) -> QSize:
        """Square."""
        size = current().icon(self._size)
        return QSize(size, size)

    def changeEvent(self, event: QEvent) -> None:
        """Larger words have larger icons."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon."""
        painter = QPainter(self)
        theme = current()
        ink, size = theme.colour(self._ink), theme.icon(self._size)
        painter.drawPixmap(0, 0, icons.pixmap(self._icon, ink, size, self.devicePixelRatioF()))
        painter.end()
