"""The one tinted panel of a pane: what is most urgent, how far its time has gone, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Property, QPointF, QPropertyAnimation, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from netdesk.ui import grid, icons
from netdesk.ui.delegates import painting
from netdesk.ui.roles import Tone
from netdesk.ui.theme import current, reduced_motion, set_role
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.labels import ElidedLabel, Paragraph


class Ring(QWidget):
    """A ring that fills clockwise, a line icon in its middle. Words always stand beside it."""

    def __init__(self, icon: str = "clock", size: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._size = icon, size
        self._share = 0.0
        self._tone = Tone.ACCENT
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._turn = QPropertyAnimation(self, b"share", self)
        self._turn.setDuration(grid.RING_MS)

    def set_state(self, share: float, tone: Tone = Tone.ACCENT, icon: str = "") -> None:
        """Fill to `share` (0 to 1) in the colour of a tone."""
        self._tone = tone
        self._icon = icon or self._icon
        self._turn.stop()
        if reduced_motion() or not self.isVisible():
            self._set_share(share)
            return
        self._turn.setStartValue(self._share)
        self._turn.setEndValue(share)
        self._turn.start()

    def sizeHint(self) -> QSize:
        """Square."""
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ring and icon."""
        theme = current()
        painter = QPainter(self)
        token = {Tone.ACCENT: "accent", Tone.WARN: "warn_ring", Tone.OK: "ok", Tone.BAD: "bad"}.get(
            self._tone, "text2"
        )
        ink = theme.colour(token)
        box = QRectF(0, 0, self._size, self._size)
        painting.draw_ring(painter, box, self._share, ink, theme.colour("track"))
        mark = grid.ICON if self._size <= 36 else grid.ICON_SECTION
        drawn = icons.pixmap(
            self._icon, painting.tone_colour(theme, self._tone), mark, self.devicePixelRatioF()
        )
        painter.drawPixmap(QPointF((self._size - mark) / 2, (self._size - mark) / 2), drawn)
        painter.end()

    def _get_share(self) -> float:
        return self._share

    def _set_share(self, share: float) -> None:
        self._share = share
        self.update()

    share = Property(float, _get_share, _set_share)


class Notice(QWidget):
    """A tinted panel: ring or icon, a strong line, a second one, and at most one action (`clicked`)."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # As high as its title is at the width it has: what matters wraps rather than ends in dots.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.ring = Ring("clock")
        self._title = Paragraph("", "strong")
        self._text = ElidedLabel("", "second")
        self.button = Button("", "link")
        self.button.clicked.connect(self.clicked)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.SPACE_12, 10, grid.SPACE_8, 10)
        row.setSpacing(grid.SPACE_12)
        row.addWidget(self.ring)
        row.addLayout(words, 1)
        row.addWidget(self.button)
        self.set_notice("", "")

    def set_notice(
        self,
        title: str,
        text: str,
        action: str = "",
        *,
        tone: Tone = Tone.ACCENT,
        icon: str = "clock",
        share: float | None = None,
    ) -> None:
        """Say something. `share` (0 to 1) fills the ring; None leaves the bare icon's ring empty."""
        set_role(self, surface={Tone.NEUTRAL: "sunken"}.get(tone, str(tone)))
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self.ring.set_state(share or 0.0, tone, icon)
        self.setAccessibleName(f"{title}. {text}".strip())
