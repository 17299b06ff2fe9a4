"""One step of the path: its disc on the thread, what it is, what is done, how far it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from netdesk.ui import grid, icons
from netdesk.ui.delegates import painting
from netdesk.ui.theme import Theme, current
from netdesk.ui.widgets.cards import Card

ROW: Final = 68
DISC: Final = 38
DISC_CENTRE: Final = 32
"""Where the thread runs, from the row's left edge."""
WORDS_LEFT: Final = 88
_NUMBER: Final = QRectF(64, 0, 12, 0)
_STATE_RIGHT: Final = 36
_GAP: Final = 4
_BAR: Final = 2
_BETWEEN: Final = 3
_FOLD: Final = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Space)


@dataclass(frozen=True, slots=True)
class StepLook:
    """What a row shows. `before` and `after` say whether the thread is solid above and below the disc, None
    where there is none."""

    number: int
    title: str
    words: str
    state: str
    icon: str
    share: float
    is_done: bool
    is_next: bool
    before: bool | None
    after: bool | None


class StepRow(Card):
    """`opened` wants the step unfolded, or folded again; so do the arrows to the right and left, and Space.
    `entered` tells that the keys have come."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__(0, 0)
        self.look: StepLook | None = None
        self.is_open = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_look(self, look: StepLook, spoken: str, *, is_open: bool) -> None:
        """Show a step; `spoken` is the row as a screen reader says it."""
        self.look, self.is_open = look, is_open
        self.setAccessibleName(spoken)
        self.setToolTip("")
        self.update()

    def act(self, key: Qt.Key) -> bool:
        """Right unfolds, Left folds, Space does either."""
        if key not in _FOLD:
            return False
        if key == Qt.Key.Key_Space or (key == Qt.Key.Key_Right) is not self.is_open:
            self.opened.emit()
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys come."""
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The first and the last step are far away by arrows."""
        away = {Qt.Key.Key_Home: -9, Qt.Key.Key_End: 9}.get(Qt.Key(event.key()), 0)
        if away:
            self.stepped.emit(away)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """68, more with a larger font."""
        return QSize(320, current().fit(ROW, "heading", "body", padding=24))

    def minimumSizeHint(self) -> QSize:
        """The words give way."""
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tint or pointer's bar, thread, disc, words, state."""
        look, theme = self.look, current()
        if look is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        self._paint_bar(painter, theme, look, box)
        middle = box.center().y()
        disc = QRectF(DISC_CENTRE - DISC / 2, middle - DISC / 2, DISC, DISC)
        if look.before is not None:
            draw_thread(painter, theme, 0, disc.top() - _GAP, solid=look.before)
        if look.after is not None:
            draw_thread(painter, theme, box.bottom(), disc.bottom() + _GAP, solid=look.after)
        self._paint_disc(painter, theme, look, disc)
        self._paint_words(painter, theme, look, box)
        painter.end()

    def _paint_bar(self, painter: QPainter, theme: Theme, look: StepLook, box: QRectF) -> None:
        bar = box.adjusted(0.5, 2.5, -0.5, -2.5)
        ring = self.hasFocus() and self._keyboard
        if look.is_next or self.underMouse():
            painter.setPen(QPen(theme.colour("text"), 1) if theme.high_contrast else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft" if look.is_next else "hover"))
            painter.drawRoundedRect(bar, grid.RADIUS_PANEL, grid.RADIUS_PANEL)
        if ring:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent_text"), grid.FOCUS_RING))
            painter.drawRoundedRect(bar.adjusted(1, 1, -1, -1), grid.RADIUS_PANEL - 1, grid.RADIUS_PANEL - 1)

    def _paint_disc(self, painter: QPainter, theme: Theme, look: StepLook, disc: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent" if look.is_done else "base"))
        painter.drawEllipse(disc)
        if not look.is_done:
            track = theme.colour("accent_line" if look.is_next else "track")
            painting.draw_ring(painter, disc, look.share, theme.colour("accent"), track)
        ink = "on_accent" if look.is_done else "accent_text" if look.is_next else "text2"
        size = grid.ICON_SECTION if look.is_done else grid.ICON
        name = "check" if look.is_done else look.icon
        mark = icons.pixmap(name, theme.colour(ink), size, self.devicePixelRatioF())
        painter.drawPixmap(disc.center() - QPointF(size / 2, size / 2), mark)

    def _paint_words(self, painter: QPainter, theme: Theme, look: StepLook, box: QRectF) -> None:
        upper, lower = theme.line_height("heading"), theme.line_height("body")
        top = box.center().y() - (upper + lower + _BETWEEN) / 2
        right = box.right() - _STATE_RIGHT
        state = self._paint_state(painter, theme, look, box)
        room = right - state - grid.SPACE_16 - WORDS_LEFT
        number = QRectF(_NUMBER.left(), top, _NUMBER.width(), upper)
        right_aligned = Qt.AlignmentFlag.AlignRight
        painting.draw_text(
            painter, number, str(look.number), theme.font("section"), theme.colour("text3"), right_aligned
        )
        title = QRectF(WORDS_LEFT, top, room, upper)
        painting.draw_text(painter, title, look.title, theme.font("heading"), theme.colour("text"))
        words = QRectF(WORDS_LEFT, top + upper + _BETWEEN, room, lower)
        painting.draw_text(painter, words, look.words, theme.font("body"), theme.colour("text2"))
        arrow = "chevron-up" if self.is_open else "chevron-down"
        mark = icons.pixmap(arrow, theme.colour("text3"), grid.ICON_CAPTION, self.devicePixelRatioF())
        at = QPointF(right + (_STATE_RIGHT - grid.ICON_CAPTION) / 2, box.center().y() - grid.ICON_CAPTION / 2)
        painter.drawPixmap(at, mark)

    def _paint_state(self, painter: QPainter, theme: Theme, look: StepLook, box: QRectF) -> float:
        """The figure, the pill of the suggested step, or Done; gives its width."""
        if not look.state:
            return 0.0
        font = theme.font("caption-medium")
        width = painting.text_width(font, look.state, 160)
        right = box.right() - _STATE_RIGHT
        if not look.is_next:
            line = QRectF(right - 160, box.top(), 160, box.height())
            ink = theme.colour("ok" if look.is_done else "text2")
            painting.draw_text(painter, line, look.state, font, ink, Qt.AlignmentFlag.AlignRight)
            return width
        height = theme.fit(grid.CHIP, "caption", padding=4)
        pill = QRectF(right - width - 16, box.center().y() - height / 2, width + 16, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        centre = Qt.AlignmentFlag.AlignHCenter
        painting.draw_text(painter, pill, look.state, font, theme.colour("on_accent"), centre)
        return pill.width()


def draw_thread(painter: QPainter, theme: Theme, edge: float, disc: float, *, solid: bool) -> None:
    """The thread from a row's edge to its disc: solid up to now, dotted after. A dot lies across the edge, so
    that both halves look like one."""
    painter.save()
    if solid:
        pen = QPen(theme.colour("accent"), _BAR, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    else:
        pen = QPen(theme.colour("line2"), _BAR, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([2, 1.5])
        pen.setDashOffset(1)
    painter.setPen(pen)
    painter.drawLine(QPointF(DISC_CENTRE, edge), QPointF(DISC_CENTRE, disc))
    painter.restore()
