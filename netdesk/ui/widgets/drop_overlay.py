"""What the whole window shows while files hang over it: what would happen, or why nothing will."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from netdesk.ui import grid, icons
from netdesk.ui.delegates import painting
from netdesk.ui.theme import Theme, current
from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.floating import Follower, announce
from netdesk.ui.widgets.shadow import draw_shadow

PANEL_WIDTH: Final = 544
PANEL_HEIGHT: Final = 304
PANEL_RADIUS: Final = 16
CARD: Final = (72, 93)
VEIL: Final = 0.83
_CARD_ICONS: Final = {"VCF": "contact", "VCARD": "contact", "": "contact", "DESK": "waypoints"}
_WORDS_TOP: Final = 164
_GAPS: Final = (12, 32, 0)
"""Between title, sentence and foot."""
_HIGH: Final = 9999
_WRAP: Final = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
FOOT: Final = marked("Your files stay where they are  ·  Esc to cancel")


class DropOverlay(QWidget):
    """Lies over `host` and lets drags through to it. `show_offer` and `show_refusal` make it appear,
    `hide` go.
    """

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._title, self._sentence = "", ""
        self._badges: tuple[str, ...] = ()
        self._refused = False
        Follower(host, self)
        self.hide()

    def show_offer(self, title: str, sentence: str, badges: Sequence[str] = ()) -> None:
        """Say what dropping does: "Import 3 files: 2 vCard, 1 CSV", a sentence, and up to three file
        kinds.
        """
        self._show(title, sentence, tuple(badges)[:3], refused=False)

    def show_refusal(self, reason: str, title: str = "") -> None:
        """Say why dropping would do nothing."""
        self._show(title or tr("netdesk cannot take this"), reason, (), refused=True)

    def is_refusal(self) -> bool:
        """True while a refusal is shown."""
        return self._refused and self.isVisible()

    def place(self) -> None:
        """Over all of the host."""
        host = self.parentWidget()
        if host is not None:
            self.setGeometry(host.rect())

    def _show(self, title: str, sentence: str, badges: tuple[str, ...], *, refused: bool) -> None:
        self._title, self._sentence, self._badges, self._refused = title, sentence, badges, refused
        self.setAccessibleName(f"{title}. {sentence}")
        self.place()
        appears = not self.isVisible()
        self.show()
        self.raise_()
        self.update()
        if appears:
            announce(self, f"{title}. {sentence}")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Veil, dashed frame and the panel."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(theme.colour("accent_soft"))
        veil.setAlphaF(VEIL)
        painter.fillRect(self.rect(), veil)
        frame = QPen(theme.colour("bad" if self._refused else "accent"), 2, Qt.PenStyle.CustomDashLine)
        frame.setDashPattern([5, 3])
        painter.setPen(frame)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(6, 6, -6, -6), 12, 12)
        panel = self._panel(theme)
        draw_shadow(painter, panel, PANEL_RADIUS, theme.tokens.shadow_alpha)
        painter.setPen(QPen(theme.colour("line2"), 1) if theme.high_contrast else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("raised"))
        painter.drawRoundedRect(panel, PANEL_RADIUS, PANEL_RADIUS)
        self._paint_words(painter, theme, panel)
        if self._refused:
            self._paint_refusal(painter, theme, panel)
        else:
            self._paint_cards(painter, theme, panel)
        painter.end()

    def _panel(self, theme: Theme) -> QRectF:
        """In the middle, and higher where large text takes more lines than usual."""
        width = min(theme.wide(PANEL_WIDTH), self.width() - 2 * grid.SPACE_32)
        words = sum(height for _, _, height in self._lines(theme, width)) + sum(_GAPS)
        panel = QRectF(0, 0, width, max(PANEL_HEIGHT, _WORDS_TOP + words + grid.SPACE_32))
        panel.moveCenter(QPointF(self.width() / 2, self.height() / 2))
        return panel

    def _lines(self, theme: Theme, width: float) -> list[tuple[str, str, int]]:
        """The words of the panel, each with its role and the height it takes."""
        room = QRect(0, 0, round(width) - 2 * grid.SPACE_32, _HIGH)
        return [
            (words, role, math.ceil(theme.metrics(role).boundingRect(room, _WRAP, words).height()))
            for words, role in ((self._title, "drop-title"), (self._sentence, "body"), (tr(FOOT), "caption"))
        ]

    def _paint_words(self, painter: QPainter, theme: Theme, panel: QRectF) -> None:
        room = panel.adjusted(grid.SPACE_32, 0, -grid.SPACE_32, 0)
        top = panel.top() + _WORDS_TOP
        for (words, role, height), ink, gap in zip(
            self._lines(theme, panel.width()), ("text", "text2", "text3"), _GAPS, strict=True
        ):
            painter.setFont(theme.font(role))
            painter.setPen(theme.colour(ink))
            painter.drawText(QRectF(room.left(), top, room.width(), height), _WRAP, words)
            top += height + gap

    def _paint_refusal(self, painter: QPainter, theme: Theme, panel: QRectF) -> None:
        disc = QRectF(0, 0, 72, 72)
        disc.moveCenter(QPointF(panel.center().x(), panel.top() + 92))
        painter.setPen(QPen(theme.colour("bad"), 1) if theme.high_contrast else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("bad_soft"))
        painter.drawEllipse(disc)
        mark = icons.pixmap("circle-x", theme.colour("bad"), 32, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(disc.center().x() - 16, disc.center().y() - 16), mark)

    def _paint_cards(self, painter: QPainter, theme: Theme, panel: QRectF) -> None:
        middle = QPointF(panel.center().x(), panel.top() + 86)
        badges = self._badges or ("",)
        if len(badges) == 1:
            places = [(badges[0], 0.0, 0.0, 0.0)]
        elif len(badges) == 2:
            places = [(badges[1], -26.0, 4.0, -8.0), (badges[0], 26.0, 0.0, 4.0)]
        else:
            places = [(badges[1], -50.5, 7.0, -8.0), (badges[2], 50.5, 7.0, 8.0), (badges[0], 0.0, 0.0, 0.0)]
        for words, across, down, angle in places:
            painter.save()
            painter.translate(middle.x() + across, middle.y() + down)
            painter.rotate(angle)
            self._paint_card(painter, theme, words)
            painter.restore()

    def _paint_card(self, painter: QPainter, theme: Theme, words: str) -> None:
        width, height = CARD
        painter.setPen(QPen(theme.colour("accent_line"), 1.5))
        painter.setBrush(theme.colour("raised"))
        painter.drawRoundedRect(QRectF(-width / 2, -height / 2, width, height), 10, 10)
        name = _CARD_ICONS.get(words.upper(), "sheet")
        mark = icons.pixmap(name, theme.colour("accent_text"), 28, max(2.0, self.devicePixelRatioF()))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(QPointF(-14, -26), mark)
        label = QRectF(-width / 2, 12, width, 18)
        centre = Qt.AlignmentFlag.AlignHCenter
        painting.draw_text(painter, label, words, theme.font("section"), theme.colour("accent_text"), centre)
