"""The times of a pitch's rehearsals as bars, oldest first, with a line where the half minute is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from netdesk.domain.rehearsing import GRACE_SECONDS
from netdesk.domain.speech import PITCH_SECONDS
from netdesk.ui.delegates import painting
from netdesk.ui.theme import current
from netdesk.ui.tr import counted, tr

_MOST: Final = 12
"""So many of the latest fit beside each other."""
_WIDEST: Final = 22
_GAP: Final = 6
_HEIGHT: Final = 96
_LEAST_FULL: Final = 40


class TimesChart(QWidget):
    """`set_times` takes the seconds, oldest first; the latest twelve are drawn, each with its figure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._times: tuple[int, ...] = ()
        self._limit = PITCH_SECONDS
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def times(self) -> tuple[int, ...]:
        """What is drawn."""
        return self._times

    def set_times(self, seconds: Sequence[int], limit: int = PITCH_SECONDS) -> None:
        """Show these."""
        self._times, self._limit = tuple(seconds[-_MOST:]), limit
        told = ", ".join(tr("{n} s", n=each) for each in self._times)
        count = counted(len(self._times), "{n} rehearsal", "{n} rehearsals")
        self.setAccessibleName(tr("{count}: {times}", count=count, times=told) if told else count)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Bars over their figures."""
        return QSize(200, _HEIGHT + current().line_height("caption-figures"))

    def minimumSizeHint(self) -> QSize:
        """Bars grow thin before they go."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, the bars, the figures."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = theme.font("caption-figures")
        line = theme.line_height("caption-figures")
        floor = self.height() - line - 2
        full = max(_LEAST_FULL, *self._times, self._limit + 1) if self._times else _LEAST_FULL
        scale = (floor - line) / full
        mark = round(floor - self._limit * scale)
        label = tr("{n} s", n=self._limit)
        room = QFontMetrics(font).horizontalAdvance(label) + 12
        painter.fillRect(0, mark, self.width() - room, 1, theme.colour("field"))
        painting.draw_text(
            painter,
            QRectF(self.width() - room, mark - line / 2, room, line),
            label,
            font,
            theme.colour("text3"),
            Qt.AlignmentFlag.AlignRight,
        )
        self._draw_bars(painter, floor, scale, self.width() - room, line)
        painter.end()

    def _draw_bars(self, painter: QPainter, floor: float, scale: float, room: int, line: int) -> None:
        theme = current()
        step = min(_WIDEST + _GAP, room / max(1, len(self._times)))
        font = theme.font("caption-figures")
        for at, seconds in enumerate(self._times):
            late = seconds > self._limit + GRACE_SECONDS
            height = max(2.0, seconds * scale)
            bar = QRectF(at * step, floor - height, max(2.0, step - _GAP), height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("warn_ring" if late else "accent"))
            painter.drawRoundedRect(bar, 2, 2)
            figure = QRectF(bar.left() - _GAP, floor + 2, bar.width() + 2 * _GAP, line)
            ink = theme.colour("warn" if late else "text2")
            painting.draw_text(painter, figure, str(seconds), font, ink, Qt.AlignmentFlag.AlignHCenter)
