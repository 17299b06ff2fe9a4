"""What an empty section shows: a picture, a line, a sentence, and the one action that fills it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from netdesk.ui import grid
from netdesk.ui.theme import Theme, current
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.dialog_frame import scrolling
from netdesk.ui.widgets.labels import Paragraph, text_label
from netdesk.ui.widgets.status_bar import IconFact

PICTURE_HEIGHT: Final = 264
_PEOPLE: Final = (
    # hue, across, down, radius
    (4, -20, -112, 16),
    (1, -128, -36, 20),
    (3, 116, -64, 22),
    (7, 124, 44, 18),
    (2, -72, 72, 24),
)
_YOU: Final = 42
_GROUND: Final = 104
_HALO: Final = 3.5
_TITLE_WIDTH: Final = 540
_WORDS_WIDTH: Final = 420


class EmptyState(QWidget):
    """`primary`, `secondary` and `link` are the buttons' words ("" for none); their signals tell which was
    taken.
    """

    primary_clicked = Signal()
    secondary_clicked = Signal()
    link_clicked = Signal()
    further_clicked = Signal()

    def __init__(
        self,
        title: str,
        sentence: str,
        primary: str = "",
        secondary: str = "",
        link: str = "",
        hint: str = "",
        parent: QWidget | None = None,
        *,
        primary_icon: str = "download",
        secondary_icon: str = "plus",
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", "base")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(f"{title}. {sentence}")
        self.primary = Button(primary, "primary", primary_icon)
        self.secondary = Button(secondary, "secondary", secondary_icon)
        self.link = Button(link, "link")
        self.primary.clicked.connect(self.primary_clicked)
        self.secondary.clicked.connect(self.secondary_clicked)
        self.link.clicked.connect(self.link_clicked)
        centre = Qt.AlignmentFlag.AlignHCenter
        body = self._body = _Page()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(body))
        column = body.column
        column.setContentsMargins(grid.SPACE_24, 0, grid.SPACE_24, grid.SPACE_24)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(CirclesPicture(), 0, centre)
        column.addSpacing(grid.SPACE_16)
        self._add_words(column, title, sentence)
        self._add_buttons(column, primary, secondary)
        column.addSpacing(grid.SPACE_12)
        self._links = QVBoxLayout()
        self._links.setSpacing(0)
        column.addLayout(self._links)
        if link:
            self._links.addWidget(self.link, 0, centre)
        else:
            self.link.hide()
        column.addStretch(1)
        if hint:
            column.addWidget(IconFact("file-text", hint), 0, centre)

    def minimumSizeHint(self) -> QSize:
        """As narrow as its buttons; words wrap, and what is too high scrolls."""
        return QSize(self._body.minimumSizeHint().width(), 0)

    def add_further(self, words: str) -> Button:
        """Another quiet link below the first; `further_clicked` tells that it was taken."""
        further = Button(words, "link")
        further.clicked.connect(self.further_clicked)
        self._links.addWidget(further, 0, Qt.AlignmentFlag.AlignHCenter)
        return further

    def _add_words(self, column: QVBoxLayout, title: str, sentence: str) -> None:
        words = current().wide(_WORDS_WIDTH)
        for label, width, gap in (
            (text_label(title, "display", wrap=True), max(_TITLE_WIDTH, words), 8),
            (Paragraph(sentence), words, 24),
        ):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setMaximumWidth(width)
            # In a row of its own, or the column would reckon its height at the column's width.
            line = QHBoxLayout()
            line.addStretch(1)
            line.addWidget(label, 1000)
            line.addStretch(1)
            column.addLayout(line)
            column.addSpacing(gap)

    def _add_buttons(self, column: QVBoxLayout, primary: str, secondary: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(grid.SPACE_8)
        row.addStretch(1)
        for button, verb in ((self.primary, primary), (self.secondary, secondary)):
            if verb:
                row.addWidget(button)
            else:
                button.hide()
        row.addStretch(1)
        column.addLayout(row)


class _Page(QWidget):
    """Scrolls only where even the smallest picture leaves the words no room."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)

    def heightForWidth(self, width: int) -> int:
        """How high the words alone are."""
        return self.column.minimumHeightForWidth(width)


class CirclesPicture(QWidget):
    """You in the middle of your circles."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setMinimumHeight(0)

    def sizeHint(self) -> QSize:
        """264 high."""
        return QSize(320, PICTURE_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """It gives way to the words, down to nothing."""
        return QSize(0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, threads, people, you."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self.width() / 2, self.height() / 2)
        scale = min(1.0, self.height() / PICTURE_HEIGHT)
        painter.scale(scale, scale)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent_soft"))
        painter.drawEllipse(QPointF(0, 0), _GROUND, _GROUND)
        for hue, across, down, radius in _PEOPLE:
            self._thread(painter, theme, QPointF(across, down), radius)
            tones = theme.hue(hue)
            _person(
                painter,
                QPointF(across, down),
                radius,
                theme.colour("base"),
                QColor(tones.soft),
                QColor(tones.dot),
            )
        _person(
            painter,
            QPointF(0, 0),
            _YOU,
            theme.colour("base"),
            theme.colour("accent"),
            theme.colour("on_accent"),
        )
        painter.end()

    def _thread(self, painter: QPainter, theme: Theme, end: QPointF, radius: float) -> None:
        length = (end.x() ** 2 + end.y() ** 2) ** 0.5
        one = end / length
        pen = QPen(theme.colour("accent_line"), 2, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.drawLine(one * (_YOU + 6.5), one * (length - radius - 4))


def _person(painter: QPainter, at: QPointF, radius: float, halo: QColor, ground: QColor, ink: QColor) -> None:
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(halo)
    painter.drawEllipse(at, radius + _HALO, radius + _HALO)
    painter.setBrush(ground)
    painter.drawEllipse(at, radius, radius)
    disc = QPainterPath()
    disc.addEllipse(at, radius, radius)
    shoulders = QPainterPath()
    shoulders.addEllipse(at + QPointF(0, 0.88 * radius), 0.65 * radius, 0.65 * radius)
    painter.setBrush(ink)
    painter.drawPath(disc.intersected(shoulders))
    painter.drawEllipse(at - QPointF(0, 0.22 * radius), 0.345 * radius, 0.345 * radius)
    painter.restore()
