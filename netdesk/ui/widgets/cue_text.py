"""The text to be said, large: the sentence of the moment in full ink, those before and after it quieter."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from netdesk.domain.cues import Cue, CueLine, cue_lines, line_at
from netdesk.ui.theme import current
from netdesk.ui.tr import tr

_WIDEST: Final = 760
_SIZES: Final = (2.3, 2.0, 1.7, 1.45, 1.2)
"""Factors of the application font, the largest that leaves the whole text in sight."""
_LEADING: Final = 1.35
_BETWEEN: Final = 0.35
"""Room between two sentences, in lines."""


class CueText(QWidget):
    """`show_text` gives the text and how much of it is seen; `follow` tells how much of it is said.

    It keeps what is being said in sight where all of it has no room. The wheel moves it by hand.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._cue = Cue.WHOLE
        self._lines: tuple[CueLine, ...] = ()
        self._now: int | None = None
        self._top = 0.0
        self._factor = _SIZES[0]
        self._tops: list[float] = [0.0]
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("What you say"))

    @property
    def cue(self) -> Cue:
        """How much is shown."""
        return self._cue

    @property
    def current_line(self) -> int | None:
        """The number of the sentence of the moment; None while nothing is said."""
        return self._now

    def shown(self) -> str:
        """What can be read, a sentence to a line."""
        return "\n".join(line.text for line in self._lines)

    def show_text(self, text: str, cue: Cue) -> None:
        """Show this text, from its beginning."""
        self._text, self._cue = text, cue
        self._lines = cue_lines(text, cue)
        self._now, self._top = None, 0.0
        self.setAccessibleDescription(text if cue is Cue.WHOLE else self.shown())
        self._fit()

    def follow(self, share: float | None) -> None:
        """This share of the text is said; None: nobody speaks."""
        now = None if share is None or not self._lines else line_at(self._lines, share)
        if now == self._now:
            return
        self._now = now
        self._keep_in_sight()
        self.update()

    def sizeHint(self) -> QSize:
        """A few long lines."""
        return QSize(_WIDEST, 280)

    def minimumSizeHint(self) -> QSize:
        """It takes what it is given."""
        return QSize(240, 120)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another room takes another size of letters."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move a text that is longer than the room."""
        self._move_to(self._top - event.angleDelta().y() / 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Sentence by sentence, or a word that there is nothing to read."""
        theme = current()
        painter = QPainter(self)
        painter.setClipRect(self.rect())
        left = (self.width() - self._column()) / 2
        start = max(0.0, (self.height() - self._height()) / 2) - self._top
        if not any(line.text for line in self._lines):
            painter.setFont(theme.font("heading"))
            painter.setPen(theme.colour("text3"))
            words = tr("From memory: look up, and say it to somebody.")
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
            painter.end()
            return
        for at, line in enumerate(self._lines):
            if start + self._tops[at + 1] > 0 and start + self._tops[at] < self.height():
                painter.setPen(theme.colour(self._ink(at)))
                self._laid(line.text)[0].draw(painter, QPointF(left, start + self._tops[at]))
        painter.end()

    def _ink(self, at: int) -> str:
        if self._now is None or at == self._now:
            return "text"
        return "text3"

    def _font(self) -> QFont:
        font = QFont(current().font("body"))
        font.setPixelSize(max(1, round(current().base_px * self._factor)))
        return font

    def _column(self) -> int:
        return max(120, min(self.width(), current().wide(_WIDEST)))

    def _gap(self) -> float:
        return self._step() * _BETWEEN

    def _step(self) -> float:
        return current().base_px * self._factor * _LEADING

    def _laid(self, text: str) -> tuple[QTextLayout, float]:
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        laid = QTextLayout(text, self._font())
        laid.setTextOption(option)
        y = 0.0
        laid.beginLayout()
        while (line := laid.createLine()).isValid():
            line.setLineWidth(self._column())
            line.setPosition(QPointF(0, y))
            y += self._step()
        laid.endLayout()
        return laid, y

    def _measure(self) -> None:
        """Where each sentence begins, and where one after the last would, for the room and the letters."""
        y, self._tops = 0.0, [0.0]
        for line in self._lines:
            y += self._laid(line.text)[1] + self._gap()
            self._tops.append(y)

    def _height(self) -> float:
        return self._tops[-1] - self._gap() if self._lines else 0.0

    def _fit(self) -> None:
        """The largest letters that leave all of it in sight; an enormous text is not tried."""
        sizes = _SIZES if len(self._text) < 3000 else _SIZES[-1:]
        for self._factor in sizes:
            self._measure()
            if self._height() <= self.height():
                break
        self._keep_in_sight()
        self.update()

    def _keep_in_sight(self) -> None:
        if self._now is None:
            self._move_to(self._top)
            return
        middle = (self._tops[self._now] + self._tops[self._now + 1]) / 2
        self._move_to(middle - self.height() / 2)

    def _move_to(self, top: float) -> None:
        most = max(0.0, math.ceil(self._height()) - self.height())
        self._top = min(max(0.0, top), most)
        self.update()
