"""A bar that fills from the left with the share that is done. Words always stand beside it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from netdesk.ui.roles import Tone
from netdesk.ui.theme import current

_HEIGHT: Final = 6
_TOKENS: Final = {Tone.OK: "ok", Tone.WARN: "warn_ring", Tone.BAD: "bad"}


class ShareBar(QWidget):
    """`set_share` fills it from 0 to 1; `name` says the same in words, for screen readers."""

    def __init__(self, share: float = 0.0, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = Tone.ACCENT
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_share(share, name)

    @property
    def share(self) -> float:
        """How much is filled."""
        return self._share

    def set_share(self, share: float, name: str = "", tone: Tone = Tone.ACCENT) -> None:
        """Fill to `share` in the colour of a tone."""
        self._share = min(1.0, max(0.0, share))
        self._tone = tone
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        """A thin line."""
        return QSize(120, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Gives way."""
        return QSize(24, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Track and fill."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        top = (self.height() - _HEIGHT) / 2
        painter.setBrush(theme.colour("track"))
        painter.drawRoundedRect(QRectF(0, top, self.width(), _HEIGHT), _HEIGHT / 2, _HEIGHT / 2)
        if self._share > 0:
            painter.setBrush(theme.colour(_TOKENS.get(self._tone, "accent")))
            width = max(_HEIGHT, self.width() * self._share)
            painter.drawRoundedRect(QRectF(0, top, width, _HEIGHT), _HEIGHT / 2, _HEIGHT / 2)
        painter.end()
