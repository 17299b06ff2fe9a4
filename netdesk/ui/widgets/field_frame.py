"""The frame of a line edit, around what is made of chips and text."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from netdesk.ui import grid
from netdesk.ui.theme import current


def paint_field_frame(field: QWidget, *, focused: bool, invalid: bool = False) -> None:
    """Paint it from the field's paintEvent. The ring is wider than the border, and nothing inside moves."""
    theme = current()
    painter = QPainter(field)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    wide = grid.FOCUS_RING if focused else 1
    token = "accent_text" if focused else "bad" if invalid else "field"
    painter.setPen(QPen(theme.colour(token), wide))
    painter.setBrush(theme.colour("base"))
    half = wide / 2
    box = field.rect().toRectF().adjusted(half, half, -half, -half)
    painter.drawRoundedRect(box, grid.RADIUS - half, grid.RADIUS - half)
    painter.end()
