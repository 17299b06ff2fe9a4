"""A list and what is chosen in it: beside each other, or below each other where there is no room for both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget

from netdesk.ui import grid
from netdesk.ui.theme import current
from netdesk.ui.widgets.labels import hairline

_STACKED_SHARE: Final = 0.8
"""How much of the height each takes when they are below each other: the second is seen to begin."""


@dataclass(frozen=True, slots=True)
class Widths:
    """Of the pane that keeps its width: the usual one, and the smaller one where all of it is less than
    `small_below`; and the narrowest that the other pane may be beside it. All for a 13-px font."""

    usual: int
    small: int
    small_below: int
    other: int


class TwoPanes(QScrollArea):
    """The first pane keeps its width, or the second with `second_keeps`; beside the first, the second stands
    `gap` away from the line between them. Stacked, they scroll as one."""

    def __init__(
        self, first: QWidget, second: QWidget, widths: Widths, *, second_keeps: bool = False, gap: int = 0
    ) -> None:
        super().__init__()
        self._panes = (first, second)
        self._widths = widths
        self._keeps, self._gives = (second, first) if second_keeps else (first, second)
        self._line, self._line_below = hairline(upright=True), hairline()
        body = QWidget()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, body)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(0)
        self._gap = QWidget()
        self._gap.setFixedWidth(gap)
        for each in (first, self._line, self._line_below, self._gap, second):
            self._both.addWidget(each, 1 if each is self._gives else 0)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(body)
        self._place()

    @property
    def is_stacked(self) -> bool:
        """Whether the second pane stands below the first now."""
        return self._both.direction() == QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the panes by the room there is."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """A larger font asks for more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_both"):
            self._place()

    def _place(self) -> None:
        theme, widths = current(), self._widths
        small = self.width() < theme.wide(widths.small_below)
        kept = theme.wide(widths.small if small else widths.usual)
        stacked = self.width() < theme.wide(widths.small + widths.other)
        direction = QBoxLayout.Direction
        self._both.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        self._line.setVisible(not stacked)
        self._gap.setVisible(not stacked)
        self._line_below.setVisible(stacked)
        self._keeps.setMinimumWidth(0 if stacked else kept)
        self._keeps.setMaximumWidth(grid.ANY_WIDTH if stacked else kept)
        high = round(self.viewport().height() * _STACKED_SHARE) if stacked else 0
        for each in self._panes:
            each.setMinimumHeight(high)
