"""Seconds left of a half minute, large, over a bar that fills; past it, how many too many."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk.domain.speech import PITCH_SECONDS
from netdesk.ui import grid
from netdesk.ui.theme import current, set_role
from netdesk.ui.tr import counted, tr
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.widgets.speech_bar import SpeechBar


class Countdown(QWidget):
    """`show_gone` tells the seconds that are over; `show_lead` counts in before anything is said."""

    def __init__(self, limit: int = PITCH_SECONDS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._limit = limit
        self.figure = text_label("", "clock")
        self.figure.setFont(current().font("clock"))
        self.words = text_label("", "second")
        self.bar = SpeechBar()
        row = QHBoxLayout()
        row.setSpacing(grid.SPACE_12)
        row.addWidget(self.figure, 0, Qt.AlignmentFlag.AlignBaseline)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignBaseline)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.SPACE_4)
        column.addLayout(row)
        column.addWidget(self.bar)
        self.show_gone(0.0)

    def show_lead(self, number: int) -> None:
        """3, 2, 1."""
        self._say(str(number), tr("breathe in"), "accent")
        self.bar.set_seconds(0)

    def show_gone(self, seconds: float, *, held: bool = False) -> None:
        """So much is over; `held` while the watch stands still."""
        left = math.ceil(round(self._limit - seconds, 2))
        if seconds <= self._limit:
            words = counted(left, "second left", "seconds left")
            self._say(str(left), tr("{words}, paused", words=words) if held else words, "text")
        else:
            over = math.floor(round(seconds - self._limit, 2))
            words = tr("paused") if held else tr("over the half minute")
            self._say(f"+{over}", words, "warn")
        self.bar.set_seconds(math.floor(seconds))

    def show_done(self, seconds: int) -> None:
        """What it took."""
        late = seconds > self._limit
        self._say(tr("{n} s", n=seconds), tr("That’s what it took"), "warn" if late else "ok")
        self.bar.set_seconds(seconds)

    def _say(self, figure: str, words: str, tone: str) -> None:
        if self.figure.text() != figure:
            self.figure.setText(figure)
        if self.words.text() != words:
            self.words.setText(words)
        if self.figure.property("tone") != tone:
            set_role(self.figure, tone=tone)
        self.setAccessibleName(f"{figure} {words}")
