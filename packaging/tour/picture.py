"""What a user sees: the window, and what is open over it, drawn where it stands."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from netdesk.ui import theme
from netdesk.ui.widgets.shadow import draw_shadow

CORNER: Final = 12
"""How a dialog's corners are rounded. Its title bar belongs to the system, and is left out."""
SCRIM: Final = 0.38
_SHADOW: Final = {False: 0.27, True: 0.63}


def picture(window: QWidget) -> QImage:
    """The window with all that lies over it, in the size of the window."""
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for each in over(window):
        # Of some the system draws a frame around, which belongs to no picture.
        place = each.geometry().translated(-window.geometry().topLeft())
        if isinstance(each, QDialog):
            _draw_dialog(painter, image.rect(), each, place)
        else:
            painter.drawPixmap(place.topLeft(), each.grab())
    painter.end()
    return image


def over(window: QWidget) -> list[QWidget]:
    """The dialogs, popups and menus over a window, the lowest first."""
    found = [
        each
        for each in QApplication.topLevelWidgets()
        if each is not window and each.isVisible() and not each.rect().isEmpty()
    ]
    return sorted(found, key=lambda each: (not isinstance(each, QDialog), _depth(each)))


def _depth(widget: QWidget) -> int:
    parent = widget.parentWidget()
    return 0 if parent is None else 1 + _depth(parent)


def _draw_dialog(painter: QPainter, ground: QRect, dialog: QDialog, place: QRect) -> None:
    if dialog.isModal():
        painter.fillRect(ground, QColor(0, 0, 0, round(255 * SCRIM)))
    draw_shadow(painter, QRectF(place), CORNER, _SHADOW[theme.current().dark])
    path = QPainterPath()
    path.addRoundedRect(QRectF(place), CORNER, CORNER)
    painter.save()
    painter.setClipPath(path)
    painter.drawPixmap(place.topLeft(), dialog.grab())
    painter.restore()
    painter.setPen(theme.current().colour("line"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path.translated(0.5, 0.5) if not place.isNull() else path)
