"""What pops up has round corners: menus, and the lists that drop from fields."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPen, QRegion, QResizeEvent
from PySide6.QtWidgets import QComboBox, QMenu, QWidget

from netdesk.ui import grid
from netdesk.ui.theme import current

_MASK_RADIUS: Final = grid.RADIUS


class Menu(QMenu):
    """A menu or submenu with round corners."""

    def __init__(self, *named: str | QWidget | None) -> None:
        """As a QMenu: a title if there is one, then the parent."""
        super().__init__(*named)  # type: ignore[arg-type]
        rounded(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Without compositing, what lies outside the corners would be black."""
        super().resizeEvent(event)
        cut_corners(self)


def rounded(popup: QWidget) -> None:
    """Let a window without a frame show through where its style sheet leaves the corners free. Call it
    before the window is shown."""
    flags = popup.windowFlags() | Qt.WindowType.FramelessWindowHint
    if sys.platform == "win32":
        # The shadow of Windows is a rectangle, also around a round window.
        flags |= Qt.WindowType.NoDropShadowWindowHint
    popup.setWindowFlags(flags)
    popup.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)


def drop_round(combo: QComboBox, drop: Callable[[], None]) -> None:
    """Have a box drop its list, with round corners."""
    holder = combo.view().parentWidget()
    assert holder is not None
    if not holder.testAttribute(Qt.WidgetAttribute.WA_TranslucentBackground):
        rounded(holder)
    drop()
    cut_corners(holder)


def paint_ground(popup: QWidget) -> None:
    """Paint what a list or frame that pops up stands on: no style sheet does where a window lets through
    what is under it."""
    theme = current()
    painter = QPainter(popup)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("line2"), 1))
    painter.setBrush(theme.colour("raised"))
    box = popup.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(box, grid.RADIUS - 0.5, grid.RADIUS - 0.5)
    painter.end()


def cut_corners(popup: QWidget) -> None:
    """Take the corners away on X11, where nothing may be there to show through them."""
    if QGuiApplication.platformName() == "xcb":
        popup.setMask(_rounded_region(popup.rect()))


def _rounded_region(box: QRect) -> QRegion:
    side = 2 * _MASK_RADIUS
    upright = QRegion(box.adjusted(_MASK_RADIUS, 0, -_MASK_RADIUS, 0))
    region = upright.united(QRegion(box.adjusted(0, _MASK_RADIUS, 0, -_MASK_RADIUS)))
    for x in (box.left(), box.right() + 1 - side):
        for y in (box.top(), box.bottom() + 1 - side):
            region = region.united(QRegion(QRect(x, y, side, side), QRegion.RegionType.Ellipse))
    return region
