"""The program's icon: the tile of the sidebar, drawn at every size a system asks for."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from netdesk.resources import resource_path

_SIZES: Final = (16, 24, 32, 48, 64, 128, 256)
_SMALL: Final = 32
_LINE: Final = b'stroke-width="2"'
_STRONG: Final = b'stroke-width="2.8"'
"""How wide its lines are: in a small one stronger, or they would be less than a pixel."""


def app_icon() -> QIcon:
    """The icon for windows and task bars. Needs a QGuiApplication."""
    made = QIcon()
    source = resource_path("app_icon.svg").read_bytes()
    for size in _SIZES:
        drawing = QSvgRenderer(source.replace(_LINE, _STRONG) if size <= _SMALL else source)
        tile = QPixmap(size, size)
        tile.fill(Qt.GlobalColor.transparent)
        painter = QPainter(tile)
        drawing.render(painter)
        painter.end()
        made.addPixmap(tile)
    return made
