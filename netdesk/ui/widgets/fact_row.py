"""One fact of a person: a line icon, the value, and what it is for at the right."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from netdesk.ui import grid, icons
from netdesk.ui.theme import current
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.labels import ElidedLabel, one_line, plain_tooltip, text_label


class ElidedLink(Button):
    """A link that elides like an ElidedLabel."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", "text-link", "", parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._full = ""
        self.set_full_text(text)

    def set_full_text(self, text: str) -> None:
        """The words before eliding."""
        self._full = one_line(text)
        self.setAccessibleName(self._full)
        self._cut()
        self.updateGeometry()

    def full_text(self) -> str:
        """The words before eliding."""
        return self._full

    def sizeHint(self) -> QSize:
        """Room for all the words."""
        width = self.fontMetrics().horizontalAdvance(self._full.replace("&", "&&")) + 6
        return QSize(width, self.fontMetrics().height() + 2)

    def minimumSizeHint(self) -> QSize:
        """Gives way."""
        return QSize(24, self.sizeHint().height())

    def resizeEvent(self, event: object) -> None:
        """What is cut off depends on the width."""
        self._cut()

    def _cut(self) -> None:
        shown = self.fontMetrics().elidedText(
            self._full, Qt.TextElideMode.ElideRight, max(0, self.width() - 5)
        )
        self.setText((shown if self.width() > 8 else self._full).replace("&", "&&"))
        self.setToolTip(plain_tooltip(self._full) if shown != self._full else "")


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
        row.setContentsMargins(28, 0, 0, 0)
        row.setSpacing(grid.SPACE_12)
        row.addWidget(self.value, 1 if not link else 0)
        if link:
            row.addStretch(1)
        row.addWidget(self.label)
        self.setAccessibleName(f"{label}: {value}" if label else value)

    def sizeHint(self) -> QSize:
        """26 px from one fact to the next."""
        return QSize(super().sizeHint().width(), current().fit(26, "body", padding=4))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon at the left edge."""
        painter = QPainter(self)
        drawn = icons.pixmap(self._icon, current().colour("text2"), grid.ICON, self.devicePixelRatioF())
        painter.drawPixmap(QPoint(0, (self.height() - grid.ICON) // 2), drawn)
        painter.end()
