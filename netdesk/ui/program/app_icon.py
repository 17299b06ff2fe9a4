"""The program's icon: the tile of the sidebar, drawn at every size a system asks for."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from netdesk.ui import icons
from netdesk.ui.tokens import LIGHT

_SIZES = (16, 24, 32, 48, 64, 128, 256)


def app_icon() -> QIcon:
    """The icon for windows and task bars. Needs a QGuiApplication."""
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(_tile(size))
    return made


def _tile(size: int) -> QPixmap:
    tile = QPixmap(size, size)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(LIGHT.accent))
    edge = size / 16
    painter.drawRoundedRect(
        QRectF(0, 0, size, size).adjusted(edge, edge, -edge, -edge), size * 0.26, size * 0.26
    )
    mark = icons.pixmap("waypoints", LIGHT.on_accent, round(size * 0.56))
    place = (size - mark.width()) // 2
    painter.drawPixmap(place, place, mark)
    painter.end()
    return tile
