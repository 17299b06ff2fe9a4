"""A soft shadow under painted panels, drawn once per size and kept."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QPixmapCache
from PySide6.QtWidgets import QGraphicsBlurEffect, QGraphicsPixmapItem, QGraphicsScene

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
    painter.drawPixmap(QPointF(panel.left() - BLUR, panel.top() - BLUR + DOWN), drawn)


def _blurred(width: int, height: int, radius: float, alpha: float) -> QPixmap:
    shape = QPixmap(width + 2 * BLUR, height + 2 * BLUR)
    shape.fill(Qt.GlobalColor.transparent)
    ink = QColor(0, 0, 0)
    ink.setAlphaF(alpha)
    painter = QPainter(shape)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawRoundedRect(QRectF(BLUR, BLUR, width, height), radius, radius)
    painter.end()
    scene = QGraphicsScene()
    item = QGraphicsPixmapItem(shape)
    effect = QGraphicsBlurEffect()
    effect.setBlurRadius(BLUR)
    item.setGraphicsEffect(effect)
    scene.addItem(item)
    result = QPixmap(shape.size())
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    scene.render(painter, QRectF(result.rect()), QRectF(shape.rect()))
    painter.end()
    return result
