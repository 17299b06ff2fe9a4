"""Words with buttons beside them, or below them where both have no room in one line."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from netdesk.ui import grid

LETTERS: Final = 24
"""So many letters of the words are worth a line of their own."""


class BesideOrBelow(QWidget):
    """The buttons leave the words' line when less than `LETTERS` letters could be read beside them."""

    def __init__(self, words: QWidget, *buttons: QWidget, spacing: int = grid.SPACE_8) -> None:
        super().__init__()
        self.buttons = buttons
        self._words, self._gap = words, spacing
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(spacing)
        self._both.addWidget(words, 1)
        self._row = QHBoxLayout()
        self._row.setSpacing(spacing)
        for each in buttons:
            self._row.addWidget(each, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addStretch(0)
        self._both.addLayout(self._row)

    @property
    def is_below(self) -> bool:
        """Whether the buttons stand below the words now."""
        return self._both.direction() == QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        """As narrow as words or buttons alone."""
        words = self._words.minimumSizeHint().width()
        return QSize(max(words, self._buttons_width()), self._both.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the buttons by the room there is."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """A button that comes or goes, or larger words, change what has room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def _buttons_width(self) -> int:
        shown = [each for each in self.buttons if not each.isHidden()]
        return sum(each.sizeHint().width() for each in shown) + self._gap * max(0, len(shown) - 1)

    def _place(self) -> None:
        room = self.width() - self._buttons_width() - self._gap
        wanted = min(self._words.sizeHint().width(), self.fontMetrics().averageCharWidth() * LETTERS)
        below = self._buttons_width() > 0 and room < wanted
        if below is not self.is_below:
            direction = QBoxLayout.Direction
            self._both.setDirection(direction.TopToBottom if below else direction.LeftToRight)
            # What stretches pushes the buttons to the beginning of their line, not away from the words.
            self._row.setStretch(self._row.count() - 1, 1 if below else 0)
