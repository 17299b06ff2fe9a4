"""Tabs with a count in a chip, as the import dialog has them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QWidget

from netdesk.ui import grid
from netdesk.ui.delegates import painting
from netdesk.ui.roles import ChipValue, Tone
from netdesk.ui.theme import Theme, current
from netdesk.ui.widgets.focus import by_keyboard

GAP: Final = 28
CHIP_GAP: Final = 8
BAR: Final = 3


class ChipTabs(QTabBar):
    """A QTabBar (`currentChanged`, arrows, screen readers) whose tabs carry a count and a tone."""

    def __init__(self, parent: QWidget | None = None, *, margin: int = grid.SPACE_32) -> None:
        super().__init__(parent)
        self._margin = margin
        self._keyboard = False
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setMouseTracking(True)

    def add_tab(self, text: str, count: str = "", tone: Tone = Tone.NEUTRAL) -> int:
        """Add a tab; gives its index."""
        at = self.addTab(text)
        self.set_count(at, count, tone)
        return at

    def set_count(self, index: int, count: str, tone: Tone = Tone.NEUTRAL) -> None:
        """Another figure in a tab's chip, "" for none."""
        self.setTabData(index, ChipValue(count, tone))
        self.setAccessibleTabName(index, f"{self.tabText(index)}, {count}" if count else self.tabText(index))
        # The bar measures its tabs again only when a text is set.
        self.setTabText(index, self.tabText(index))

    def tabSizeHint(self, index: int) -> QSize:
        """Words, chip, and the gap to the next tab."""
        theme = current()
        width = QFontMetricsF(theme.font("strong")).horizontalAdvance(self.tabText(index))
        chip = self.tabData(index)
        if isinstance(chip, ChipValue) and chip.text:
            width += CHIP_GAP + painting.chip_size(theme, chip).width()
        lead = self._margin if index == 0 else 0
        return QSize(round(width) + GAP + lead, theme.fit(42, "body", padding=16))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Tabs do not shrink; the bar scrolls."""
        return self.tabSizeHint(index)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ring only when a key brought the focus."""
        self._keyboard = by_keyboard(event, self._keyboard)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Hairline, words, chips, the accent bar under the chosen one."""
        theme = painting.theme_on(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        for index in range(self.count()):
            self._paint_tab(painter, theme, index)
        painter.end()

    def _paint_tab(self, painter: QPainter, theme: Theme, index: int) -> None:
        box = QRectF(self.tabRect(index))
        box.adjust(self._margin if index == 0 else 0, 0, -GAP, 0)
        chosen = index == self.currentIndex()
        font = theme.font("strong" if chosen else "button")
        width = QFontMetricsF(font).horizontalAdvance(self.tabText(index)) + 1
        ink = theme.colour("text" if chosen else "text2")
        line = QRectF(box.left(), box.top(), width, box.height() - 1)
        painting.draw_text(painter, line, self.tabText(index), font, ink)
        right = line.right()
        chip = self.tabData(index)
        if isinstance(chip, ChipValue) and chip.text:
            size = painting.chip_size(theme, chip)
            top = line.center().y() - size.height() / 2
            pill = QRectF(line.right() - 1 + CHIP_GAP, top, size.width(), size.height())
            painting.draw_chip(painter, theme, pill, chip)
            right = pill.right()
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(QRectF(box.left(), box.bottom() - BAR, right - box.left(), BAR), 1.5, 1.5)
            if self.hasFocus() and self._keyboard:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.colour("accent_text"), grid.FOCUS_RING))
                around = QRectF(box.left() - 8, box.top() + 5, right - box.left() + 16, box.height() - 12)
                painter.drawRoundedRect(around, grid.RADIUS, grid.RADIUS)
