"""A filter chip that opens a menu, or whatever else its click asks for."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from netdesk.ui import grid, icons
from netdesk.ui.delegates import painting
from netdesk.ui.roles import ChipValue
from netdesk.ui.theme import current
from netdesk.ui.widgets.focus import by_keyboard

_ARROW = 12


class MenuChip(QAbstractButton):
    """Says what is filtered by; a chosen one is painted as such. Down opens it like a click."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keyboard = self._chosen = False
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def say(self, text: str, *, chosen: bool, name: str) -> None:
        """Show other words; `name` is told to screen readers before them."""
        self.setText(text)
        self._chosen = chosen
        self.setAccessibleName(f"{name}: {text}")
        self.updateGeometry()
        self.update()

    def below(self) -> QPoint:
        """Where a menu drops, in global coordinates."""
        return self.mapToGlobal(QPoint(0, self.height() + grid.SPACE_4))

    def sizeHint(self) -> QSize:
        """As high as every filter chip."""
        size = painting.chip_size(current(), ChipValue(self.text()))
        return QSize(size.width() + _ARROW + 4, current().fit(grid.FILTER_CHIP, "caption", padding=8))

    def minimumSizeHint(self) -> QSize:
        """Gives way down to a few letters."""
        return QSize(48, self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ring only when a key brought the focus."""
        self._keyboard = by_keyboard(event, self._keyboard)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down, Enter and Space open."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Pill, words, arrow."""
        theme = painting.theme_on(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        radius = box.height() / 2
        ground = "text" if self._chosen else "press" if self.underMouse() else "sunken"
        painter.setPen(QPen(theme.colour("text"), 1) if theme.high_contrast else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(box, radius, radius)
        ink = theme.colour("base" if self._chosen else "text2")
        room = box.width() - 2 * painting.CHIP_PADDING - _ARROW - 2
        words = QRectF(painting.CHIP_PADDING, 0, room, box.height())
        painting.draw_text(painter, words, self.text(), theme.font("caption-medium"), ink)
        arrow = icons.pixmap("chevron-down", ink, _ARROW, self.devicePixelRatioF())
        at = QPointF(box.right() - painting.CHIP_PADDING - _ARROW + 2, box.center().y() - _ARROW / 2)
        painter.drawPixmap(at, arrow)
        if self.hasFocus() and self._keyboard:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent_text"), grid.FOCUS_RING))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius - 1, radius - 1)
        painter.end()
