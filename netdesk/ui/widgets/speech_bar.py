"""How long a text takes to say: seconds, words, and a bar with a mark where it should end."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from netdesk.domain.speech import PITCH_SECONDS, WORDS_A_MINUTE, spoken_seconds, word_count
from netdesk.ui import grid
from netdesk.ui.delegates import painting
from netdesk.ui.theme import current, set_role
from netdesk.ui.tr import counted
from netdesk.ui.widgets.labels import ElidedLabel, text_label
from netdesk.ui.words import pitch_words, wording

_FULL: Final = 40
_BAR: Final = 8
_MARK: Final = 16


class SpeechClock(QWidget):
    """Seconds, pace and words ("25 s, spoken at 150 words a minute, 63 words") over the bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seconds = text_label("", "display")
        self._words = ElidedLabel("", "caption")
        self.bar = SpeechBar()
        row = QHBoxLayout()
        row.setSpacing(grid.SPACE_8)
        row.addWidget(self._seconds, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.SPACE_4)
        column.addLayout(row)
        column.addWidget(self.bar)
        self.show_text("")

    def show_text(self, text: str, pace: float | None = None) -> None:
        """Tell how long this text takes; `pace` is the user's own, in words a minute, where it is known."""
        seconds = spoken_seconds(text, pace or WORDS_A_MINUTE)
        words = counted(word_count(text), "{n} word", "{n} words")
        self._seconds.setText(pitch_words.seconds(seconds))
        self._words.setText(f"{pitch_words.pace_words(pace)}{wording.SEPARATOR}{words}")
        set_role(self._seconds, tone="warn" if seconds > PITCH_SECONDS else "text")
        self.bar.set_seconds(seconds)
        spoken = counted(seconds, "{n} second spoken", "{n} seconds spoken")
        self.setAccessibleName(f"{spoken}, {words}")


class SpeechBar(QWidget):
    """Fills up to the seconds; longer than the mark is told in another colour, and by the words beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seconds = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_seconds(self, seconds: int) -> None:
        """Fill to here."""
        self._seconds = seconds
        self.update()

    def sizeHint(self) -> QSize:
        """The mark over the figures."""
        return QSize(160, _MARK + 4 + current().line_height("caption-figures"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Track, fill, mark, figures."""
        theme = current()
        full = max(_FULL, self._seconds)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        top = (_MARK - _BAR) / 2
        painter.setBrush(theme.colour("track"))
        painter.drawRoundedRect(QRectF(0, top, self.width(), _BAR), _BAR / 2, _BAR / 2)
        if self._seconds:
            late = self._seconds > PITCH_SECONDS
            painter.setBrush(theme.colour("warn_ring" if late else "accent"))
            width = max(_BAR, self.width() * self._seconds / full)
            painter.drawRoundedRect(QRectF(0, top, width, _BAR), _BAR / 2, _BAR / 2)
        at = round(self.width() * PITCH_SECONDS / full)
        painter.fillRect(at - 1, 0, 2, _MARK, theme.colour("text"))
        font, ink = theme.font("caption-figures"), theme.colour("text2")
        line = QRectF(0, _MARK + 4, self.width(), self.height() - _MARK - 4)
        painting.draw_text(painter, line, "0 s", font, ink)
        centre = QRectF(at - 30, line.top(), 60, line.height())
        painting.draw_text(painter, centre, f"{PITCH_SECONDS} s", font, ink, Qt.AlignmentFlag.AlignHCenter)
        if self.width() - at > 60:
            painting.draw_text(painter, line, f"{full} s", font, ink, Qt.AlignmentFlag.AlignRight)
        painter.end()
