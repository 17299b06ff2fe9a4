"""Choosing the circle of a contact, or naming a new one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.domain.contacts import Circle
from netdesk.ui import grid
from netdesk.ui.dialogs.small_fields import long_line
from netdesk.ui.theme import current
from netdesk.ui.tr import tr
from netdesk.ui.widgets.fields import ComboField

_NONE: Final = 0
_NEW: Final = -1
_HUES: Final = 8


class CircleField(QWidget):
    """`circle_id()` of a circle that exists, or the `new_name()` of one to be made in `new_hue()`."""

    changed = Signal()

    def __init__(self, circles: Sequence[Circle], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._circles = tuple(circles)
        self.combo = ComboField()
        self.combo.addItem(tr("No circle"), _NONE)
        for circle in circles:
            # A combo box shows an ampersand as it is.
            self.combo.addItem(_dot(current().hue(circle.hue).dot), " ".join(circle.name.split()), circle.id)
        self.combo.insertSeparator(self.combo.count())
        self.combo.addItem(tr("New circle…"), _NEW)
        self.name = long_line(tr("Name of the new circle"))
        self.name.setAccessibleName(tr("Name of the new circle"))
        self.name.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.SPACE_8)
        column.addWidget(self.combo)
        column.addWidget(self.name)
        self.setFocusProxy(self.combo)
        self.combo.currentIndexChanged.connect(self._on_chosen)
        self.name.textChanged.connect(self._tell)

    def circle_id(self) -> int | None:
        """The chosen circle."""
        chosen = int(self.combo.currentData() or _NONE)
        return chosen if chosen > 0 else None

    def new_name(self) -> str:
        """The name of a circle that is to be made, "" for none."""
        return " ".join(self.name.text().split()) if self.combo.currentData() == _NEW else ""

    def new_hue(self) -> int:
        """The hue that fewest circles have."""
        used = Counter(circle.hue % _HUES for circle in self._circles)
        return min(range(_HUES), key=lambda hue: (used[hue], hue))

    def set_circle(self, circle_id: int | None, new_name: str = "") -> None:
        """Show a circle, or the name of one that is to be made."""
        self.name.setText(new_name)
        at = self.combo.findData(_NEW if new_name else circle_id or _NONE)
        self.combo.setCurrentIndex(max(at, 0))

    def setAccessibleName(self, name: str) -> None:
        """The name belongs to the combo box, which has the focus."""
        super().setAccessibleName(name)
        self.combo.setAccessibleName(name)

    def _on_chosen(self, _place: int) -> None:
        self.name.setVisible(self.combo.currentData() == _NEW)
        self.changed.emit()

    def _tell(self, _text: str) -> None:
        self.changed.emit()


def _dot(colour: str) -> QIcon:
    drawn = QPixmap(16, 16)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(QRectF(4.5, 4.5, 7, 7))
    painter.end()
    return QIcon(drawn)
