"""A page of paper on a sunken ground, as large as there is room."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from netdesk.services.previews import RenderedPage
from netdesk.ui import grid
from netdesk.ui.theme import current
from netdesk.ui.widgets.focus import by_keyboard

_MARGIN: Final = 20
_SHADOW: Final = 4
_WHEEL_STEP: Final = 120
_SAME: Final = 2.0
_SAME_SHAPE: Final = 0.01


def _same_shape(one: QSizeF, other: QSizeF) -> bool:
    return abs(one.height() / one.width() - other.height() / other.width()) < _SAME_SHAPE


def image_of(page: RenderedPage) -> QImage:
    """The picture of a page, with its own copy of the pixels."""
    return QImage(page.data, page.width, page.height, page.stride, QImage.Format.Format_RGB32).copy()


class PagePreview(QWidget):
    """Shows one page. `turned` asks for the page before (-1) or after (1): wheel, PageUp, PageDown, arrows.

    `resized` tells that another width is wanted: `wanted_width` device pixels.
    """

    turned = Signal(int)
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper = QSizeF(210, 297)
        self._image: QImage | None = None
        self._words = ""
        self._wheel = 0
        self._keyboard = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_page(self, page: RenderedPage | None, name: str) -> None:
        """Show a drawn page, or an empty sheet while there is none; `name` is told to screen readers."""
        self._image = image_of(page) if page is not None else None
        self._words = ""
        self.setAccessibleName(name)
        self.update()
        if page is None:
            return
        before, self._paper = self._paper, QSizeF(page.width, page.height)
        if not _same_shape(before, self._paper) and page.width != self.wanted_width():
            # It was drawn as wide as the paper before it is shown.
            self.resized.emit()

    def show_trouble(self, sentence: str) -> None:
        """Say on the sheet why there is no page."""
        self._image, self._words = None, sentence
        self.setAccessibleName(sentence)
        self.update()

    def wanted_width(self) -> int:
        """How many device pixels wide the page is shown."""
        return max(1, round(self._sheet().width() * self.devicePixelRatioF()))

    def sizeHint(self) -> QSize:
        """A page to be read."""
        return QSize(482, 664)

    def minimumSizeHint(self) -> QSize:
        """Small enough for the smallest window."""
        return QSize(240, 240)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page is drawn again, sharp, a little later."""
        super().resizeEvent(event)
        self.resized.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ring only when a key brought the focus."""
        self._keyboard = by_keyboard(event, self._keyboard)
        super().focusInEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A notch turns a page."""
        self._wheel += event.angleDelta().y()
        while abs(self._wheel) >= _WHEEL_STEP:
            step = _WHEEL_STEP if self._wheel > 0 else -_WHEEL_STEP
            self._wheel -= step
            self.turned.emit(-1 if step > 0 else 1)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages."""
        key = event.key()
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Space):
            self.turned.emit(1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_Left, Qt.Key.Key_Up):
            self.turned.emit(-1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shadow, paper, page; the ring when the keyboard is here."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        sheet = self._sheet()
        shade = QColor(0, 0, 0, 70 if theme.dark else 18)
        for step in range(_SHADOW, 0, -1):
            painter.fillRect(sheet.adjusted(-step + 1, -step + 3, step - 1, step + 1), shade)
            shade.setAlpha(max(6, shade.alpha() * 3 // 4))
        painter.fillRect(sheet, QColor("white"))
        if self._image is not None:
            painter.drawImage(self._exact(sheet), self._image)
        elif self._words:
            painter.setPen(QColor("black"))
            painter.setFont(theme.font("body"))
            room = sheet.adjusted(grid.SPACE_32, grid.SPACE_32, -grid.SPACE_32, -grid.SPACE_32)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)
        if theme.high_contrast:
            painter.setPen(theme.colour("text"))
            painter.drawRect(sheet)
        if self.hasFocus() and self._keyboard:
            painter.setPen(theme.colour("accent_text"))
            for inset in (2, 3):
                painter.drawRect(sheet.adjusted(-inset - 0.5, -inset - 0.5, inset - 0.5, inset - 0.5))
        painter.end()

    def _exact(self, sheet: QRectF) -> QRectF:
        # A page drawn for this size is shown pixel by pixel; rounding must not blur it.
        assert self._image is not None
        size = QSizeF(self._image.size()) / self.devicePixelRatioF()
        same = abs(size.width() - sheet.width()) < _SAME and abs(size.height() - sheet.height()) < _SAME
        return QRectF(sheet.topLeft(), size) if same else sheet

    def _sheet(self) -> QRectF:
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        size = self._paper.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left = round(room.left() + (room.width() - size.width()) / 2)
        top = round(room.top() + (room.height() - size.height()) / 2)
        return QRectF(left, top, round(size.width()), round(size.height()))
