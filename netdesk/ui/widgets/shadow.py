"""A soft shadow under painted panels, drawn once per size and kept."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QPixmapCache
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QGraphicsPixmapItem, QGraphicsScene

BLUR = 48
DOWN = 16


def draw_shadow(painter: QPainter, panel: QRectF, radius: float, alpha: float) -> None:
    """The shadow of a panel with rounded corners: blur 48, 16 down. So soft that one pixel per unit will
    do.
    """
    width, height = round(panel.width()), round(panel.height())
    key = f"shadow:{width}:{height}:{radius}:{alpha:.2f}"
    drawn = QPixmap()
    if not QPixmapCache.find(key, drawn):
        drawn = _blurred(width, height, radius, alpha)
        QPixmapCache.insert(key, drawn)
    painter.drawPixmap(QPointF(panel.left() - BLUR, panel.top() - BLUR), drawn)


def _blurred(width: int, height: int, radius: float, alpha: float) -> QPixmap:
    shape = QPixmap(width, height)
    shape.fill(Qt.GlobalColor.transparent)
    painter = QPainter(shape)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.black)
    painter.drawRoundedRect(QRectF(1, 1, width - 2, height - 2), radius, radius)
    painter.end()
    ink = QColor(0, 0, 0)
    ink.setAlphaF(alpha)
    shadow = QGraphicsDropShadowEffect()
    shadow.setBlurRadius(BLUR)
    shadow.setOffset(0, DOWN)
    shadow.setColor(ink)
    item = QGraphicsPixmapItem(shape)
    item.setGraphicsEffect(shadow)
    scene = QGraphicsScene()
    scene.addItem(item)
    result = QPixmap(width + 2 * BLUR, height + 2 * BLUR + DOWN)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    scene.render(painter, QRectF(result.rect()), QRectF(-BLUR, -BLUR, result.width(), result.height()))
    painter.end()
    return result
