"""A text painted on up to two lines, the second one elided when it does not end there."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextLayout, QTextOption

from netdesk.ui.delegates.painting import one_line
from netdesk.ui.theme import Theme

LINES: Final = 2


def draw_lines(painter: QPainter, box: QRectF, text: str, theme: Theme, ink: str, role: str = "body") -> None:
    """Paint plain text, its lines centred as one block in `box`."""
    if box.width() <= 0 or not text:
        return
    font = theme.font(role)
    plain = one_line(text)
    layout = QTextLayout(plain, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    while len(starts) <= LINES:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(box.width())
        starts.append(line.textStart())
    layout.endLayout()
    shown = [plain[start:end].rstrip() for start, end in zip(starts, [*starts[1:], len(plain)], strict=True)]
    if len(shown) > LINES:
        rest = plain[starts[LINES - 1] :]
        shown = [
            *shown[: LINES - 1],
            QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, box.width()),
        ]
    height = theme.line_height(role)
    top = box.center().y() - height * len(shown) / 2
    painter.setFont(font)
    painter.setPen(theme.colour(ink))
    align = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    for at, words in enumerate(shown):
        painter.drawText(
            QRectF(QPointF(box.left(), top + at * height), QPointF(box.right(), top + (at + 1) * height)),
            align,
            words,
        )
