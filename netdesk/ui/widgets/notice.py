"""The one tinted panel of a pane: what is most urgent, how far its time has gone, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    Property,
    QEvent,
    QPoint,
    QPointF,
    QPropertyAnimation,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from netdesk.ui import grid, icons
from netdesk.ui.delegates import painting
from netdesk.ui.roles import Tone
from netdesk.ui.theme import current, reduced_motion, set_role
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.labels import ElidedLabel, Paragraph

_MARGIN: Final = 10
_LINK_INSET: Final = 12
"""From a link's edge to its words."""


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


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the parts of a notice go, and how high it is."""

    ring: QRect
    title: QRect
    text: QRect
    action: QRect
    height: int


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
        for part in (self.ring, self._title, self._text, self.button):
            part.setParent(self)
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
        self._arrange()
        self.setAccessibleName(f"{title}. {text}".strip())

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its words are at a width."""
        return self._placed(width).height

    def sizeHint(self) -> QSize:
        """All in one row."""
        words = max(self._title.sizeHint().width(), self._text_width)
        width = self._left + words + grid.SPACE_12 + self._action_size.width() + grid.SPACE_8
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """It goes as narrow as its action or a long word."""
        words = max(self._title.minimumSizeHint().width(), self._action_size.width() - _LINK_INSET)
        return QSize(self._left + words + grid.SPACE_8, self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is another arrangement."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Words that have another size are arranged anew."""
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Polish, QEvent.Type.StyleChange):
            self._arrange()
        return done

    @property
    def _left(self) -> int:
        return grid.SPACE_12 + self.ring.sizeHint().width() + grid.SPACE_12

    @property
    def _text_width(self) -> int:
        return self._text.sizeHint().width() if self._text.text() else 0

    @property
    def _action_size(self) -> QSize:
        return self.button.sizeHint() if self.button.text() else QSize(0, 0)

    def _arrange(self) -> None:
        self._place()
        self.updateGeometry()

    def _place(self) -> None:
        places = self._placed(self.width())
        self.ring.setGeometry(places.ring)
        self._title.setGeometry(places.title)
        self._text.setGeometry(places.text)
        self.button.setGeometry(places.action)

    def _placed(self, width: int) -> _Places:
        """The action stands at the right of both lines if they fit there, else of the second, else below:
        what matters is neither cut nor broken for its sake."""
        action, left, right = self._action_size, self._left, width - grid.SPACE_12
        before = width - grid.SPACE_8 - action.width() if action.width() else right
        beside = max(self._title.sizeHint().width(), self._text_width) <= before - left
        room = (before if beside else right) - left
        title = QRect(left, _MARGIN, room, self._title.heightForWidth(room))
        line = self._text.sizeHint().height() if self._text_width else 0
        below = not beside and bool(action.width()) and not 0 < self._text_width <= before - left
        text = QRect(left, title.bottom() + 1, (right if below else before) - left, line)
        words = title.united(text) if line else title
        if below:
            at = QPoint(left - _LINK_INSET, words.bottom() - 1)
            height = at.y() + action.height() + _MARGIN // 2
        else:
            middle = words.center() if beside else text.center()
            at = QPoint(before, middle.y() + 1 - action.height() // 2)
            height = words.bottom() + 1 + _MARGIN
        ring = self.ring.sizeHint()
        high = max(height, ring.height() + 2 * _MARGIN)
        down = (high - height) // 2
        for part in (title, text):
            part.translate(0, down)
        top = (words.center().y() if below else high // 2) - ring.height() // 2
        return _Places(
            QRect(QPoint(grid.SPACE_12, max(_MARGIN, top)), ring),
            title,
            text,
            QRect(at + QPoint(0, down), action),
            high,
        )
