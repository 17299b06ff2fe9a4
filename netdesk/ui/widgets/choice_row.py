"""One of a few choices, large enough to say what it means: a line icon, a strong line, a quiet one."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from netdesk.ui import grid, icons
from netdesk.ui.delegates import painting
from netdesk.ui.theme import current
from netdesk.ui.widgets.focus import by_keyboard

_HEIGHT: Final = 52
_WORDS: Final = 40


class ChoiceRow(QAbstractButton):
    """Checkable; of those in one parent, one is chosen, and the arrow keys go from one to the next."""

    def __init__(self, icon: str, title: str, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._words, self._keyboard = icon, words, False
        self.setText(title)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(280, current().fit(_HEIGHT, "strong", "caption", padding=14))

    def minimumSizeHint(self) -> QSize:
        """Its words give way."""
        return QSize(160, self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ring only when a key brought the focus."""
        self._keyboard = by_keyboard(event, self._keyboard)
        super().focusInEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer is told by tone."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tint and border of the chosen one, icon, words, check."""
        theme, chosen = current(), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        ring = self.hasFocus() and self._keyboard
        ground = "accent_soft" if chosen else "hover" if self.underMouse() else "base"
        edge = "accent_text" if ring else "accent_line" if chosen else "line"
        painter.setBrush(theme.colour(ground))
        painter.setPen(QPen(theme.colour(edge), grid.FOCUS_RING if ring else 1))
        inset = 0.5 if ring else 0.0
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), grid.RADIUS, grid.RADIUS)
        ink = theme.colour("accent_text" if chosen else "text2")
        ratio = self.devicePixelRatioF()
        mark = icons.pixmap(self._icon, ink, grid.ICON_SECTION, ratio)
        painter.drawPixmap(QPointF(12, box.center().y() - grid.ICON_SECTION / 2), mark)
        title, caption = theme.line_height("strong"), theme.line_height("caption")
        top = box.center().y() - (title + caption + 2) / 2
        room = box.width() - _WORDS - 32
        first = QRectF(_WORDS, top, room, title)
        second = QRectF(_WORDS, top + title + 2, room, caption)
        painting.draw_text(painter, first, self.text(), theme.font("strong"), theme.colour("text"))
        painting.draw_text(painter, second, self._words, theme.font("caption"), theme.colour("text2"))
        if chosen:
            check = icons.pixmap("check", theme.colour("accent_text"), grid.ICON, ratio)
            painter.drawPixmap(QPointF(box.right() - 26, box.center().y() - grid.ICON / 2), check)
        painter.end()
