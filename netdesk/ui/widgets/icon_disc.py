"""A line icon on a round ground: the picture of what is no person."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from netdesk.ui import grid
from netdesk.ui.delegates import painting
from netdesk.ui.roles import Tone


class IconDisc(QWidget):
    """Decorative: words stand beside it, so screen readers pass it by."""

    def __init__(
        self,
        icon: str,
        tone: Tone = Tone.ACCENT,
        size: int = grid.AVATAR_DETAIL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._tone, self._size = icon, tone, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Square."""
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and icon."""
        painter = QPainter(self)
        theme = painting.theme_on(self)
        disc = painting.icon_disc(theme, self._icon, str(self._tone), self._size, self.devicePixelRatioF())
        painter.drawPixmap(0, 0, disc)
        painter.end()
