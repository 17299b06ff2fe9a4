"""Words with buttons beside them, or below them where both have no room in one line."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from netdesk.ui import grid
from netdesk.ui.widgets.flow import FlowLayout

LETTERS: Final = 24
"""So many letters of the words are worth a line of their own."""
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter


class BesideOrBelow(QWidget):
    """The buttons leave the words' line when less than so many letters could be read beside them."""

    def __init__(
        self, words: QWidget, *buttons: QWidget, spacing: int = grid.SPACE_8, letters: int = LETTERS
    ) -> None:
        super().__init__()
        self.buttons = buttons
        self._words, self._gap, self._letters = words, spacing, letters
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(spacing)
        self._both.addWidget(words, 1)
        self._host = QWidget()
        self._flow = FlowLayout(self._host, gap=spacing)
        self._host.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        for each in buttons:
            self._flow.addWidget(each)
        self._both.addWidget(self._host, 0, _MIDDLE)

    @property
    def is_below(self) -> bool:
        """Whether the buttons stand below the words now."""
        return self._both.direction() == QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        """As narrow as words or buttons alone."""
        words = self._words.minimumSizeHint().width()
        least = max((each.minimumSizeHint().width() for each in self._shown()), default=0)
        return QSize(max(words, least), self._both.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the buttons by the room there is."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """A button that comes or goes, or larger words, change what has room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def _shown(self) -> list[QWidget]:
        return [each for each in self.buttons if not each.isHidden()]

    def _buttons_width(self) -> int:
        shown = self._shown()
        return sum(each.sizeHint().width() for each in shown) + self._gap * max(0, len(shown) - 1)

    def _place(self) -> None:
        spacing = self._gap if self._shown() else 0
        if spacing != self._both.spacing():
            # A layout that is told what it knows asks to be laid out again, and so on for ever.
            self._both.setSpacing(spacing)
        room = self.width() - self._buttons_width() - self._gap
        wanted = min(self._words.sizeHint().width(), self.fontMetrics().averageCharWidth() * self._letters)
        below = self._buttons_width() > 0 and room < wanted
        if below is not self.is_below:
            direction = QBoxLayout.Direction
            self._both.setDirection(direction.TopToBottom if below else direction.LeftToRight)
            self._both.setAlignment(self._host, Qt.AlignmentFlag(0) if below else _MIDDLE)
