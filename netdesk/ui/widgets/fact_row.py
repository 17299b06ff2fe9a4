"""One fact of a person: a line icon, the value, and what it is for at the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from netdesk.ui import grid, icons
from netdesk.ui.delegates import painting
from netdesk.ui.theme import current, disabled_text
from netdesk.ui.widgets.focus import by_keyboard
from netdesk.ui.widgets.labels import ElidedLabel, plain_tooltip, text_label


class ElidedLink(QAbstractButton):
    """A link that elides like an ElidedLabel; `title` makes it a strong line that turns into a link under the
    pointer. The keyboard's focus underlines it thickly, since a ring would touch its letters."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, title: bool = False) -> None:
        super().__init__(parent)
        self._title = title
        self._keyboard = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_full_text(text)

    def set_full_text(self, text: str) -> None:
        """The words before eliding."""
        self._full = painting.one_line(text)
        self.setAccessibleName(self._full)
        self.updateGeometry()
        self.update()

    def full_text(self) -> str:
        """The words before eliding."""
        return self._full

    def sizeHint(self) -> QSize:
        """Room for all the words and the line under them."""
        metrics = QFontMetrics(self._font())
        return QSize(metrics.horizontalAdvance(self._full) + 2, metrics.height() + 2)

    def minimumSizeHint(self) -> QSize:
        """Gives way."""
        return QSize(24, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is cut off is told by the tooltip."""
        cut = QFontMetrics(self._font()).horizontalAdvance(self._full) > self.width()
        self.setToolTip(plain_tooltip(self._full) if cut else "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Thick line only when a key brought the focus."""
        self._keyboard = by_keyboard(event, self._keyboard)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, underlined under the pointer or with the focus."""
        theme = current()
        painter = QPainter(self)
        metrics = QFontMetrics(self._font())
        shown = metrics.elidedText(self._full, Qt.TextElideMode.ElideRight, self.width())
        plain = self._title and not self.underMouse()
        ink = theme.colour("text" if plain else "accent_text")
        if not self.isEnabled():
            ink = disabled_text(theme)
        painting.draw_text(painter, QRectF(self.rect()), shown, self._font(), ink)
        width = min(metrics.horizontalAdvance(shown), self.width())
        if self.hasFocus() and self._keyboard:
            painter.fillRect(0, self.height() - 2, width, 2, theme.colour("accent_text"))
        elif self.underMouse() and self.isEnabled():
            painter.fillRect(0, self.height() - 2, width, 1, ink)
        painter.end()

    def _font(self) -> QFont:
        return current().font("strong" if self._title else "button")


class FactRow(QWidget):
    """`link` makes the value a button that emits `clicked`."""

    clicked = Signal()

    def __init__(
        self, icon: str, value: str, label: str = "", parent: QWidget | None = None, *, link: bool = False
    ):
        super().__init__(parent)
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.value: ElidedLabel | ElidedLink
        if link:
            self.value = ElidedLink(value)
            self.value.clicked.connect(self.clicked)
        else:
            self.value = ElidedLabel(value)
            self.value.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.label = text_label(label, "caption")
        row = QHBoxLayout(self)
        row.setContentsMargins(_words_left(), 0, 0, 0)
        row.setSpacing(grid.SPACE_12)
        row.addWidget(self.value, 1 if not link else 0)
        if link:
            row.addStretch(1)
        row.addWidget(self.label)
        self.setAccessibleName(f"{label}: {value}" if label else value)

    def changeEvent(self, event: QEvent) -> None:
        """Larger words have larger icons."""
        super().changeEvent(event)
        layout = self.layout()
        if event.type() == QEvent.Type.StyleChange and layout is not None:
            layout.setContentsMargins(_words_left(), 0, 0, 0)

    def sizeHint(self) -> QSize:
        """26 px from one fact to the next."""
        return QSize(super().sizeHint().width(), current().fit(26, "body", padding=4))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon at the left edge."""
        painter = QPainter(self)
        theme, size = current(), current().icon(grid.ICON)
        drawn = icons.pixmap(self._icon, theme.colour("text2"), size, self.devicePixelRatioF())
        painter.drawPixmap(QPoint(0, (self.height() - size) // 2), drawn)
        painter.end()


def _words_left() -> int:
    return current().icon(grid.ICON) + grid.SPACE_12
