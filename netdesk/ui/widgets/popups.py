"""What pops up has round corners: menus, and the lists that drop from fields."""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import monotonic
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPen, QRegion, QResizeEvent
from PySide6.QtWidgets import QComboBox, QMenu, QWidget

from netdesk.domain.folding import fold
from netdesk.ui import grid
from netdesk.ui.theme import current

_MASK_RADIUS: Final = grid.RADIUS
_TYPED_ON: Final = 1.0
"""Seconds within which a letter goes on with the word begun before."""


class Menu(QMenu):
    """A menu or submenu with round corners. Where no entry has a letter of its own, as among tags, what is
    typed leads to the first entry that begins so."""

    def __init__(self, *named: str | QWidget | None) -> None:
        """As a QMenu: a title if there is one, then the parent."""
        super().__init__(*named)  # type: ignore[arg-type]
        self._typed, self._typed_at = "", 0.0
        rounded(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters look for an entry; all other keys are Qt's."""
        letters = event.text()
        if letters.strip() and letters.isprintable() and self._look_for(letters):
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Without compositing, what lies outside the corners would be black."""
        super().resizeEvent(event)
        cut_corners(self)

    def _look_for(self, letters: str) -> bool:
        entries = [each for each in self.actions() if each.isVisible() and each.text()]
        if any(not QKeySequence.mnemonic(each.text()).isEmpty() for each in entries):
            return False
        now = monotonic()
        begun = self._typed if now - self._typed_at < _TYPED_ON else ""
        self._typed, self._typed_at = begun + fold(letters), now
        found = next(
            (each for each in entries if fold(each.text().replace("&&", "&")).startswith(self._typed)), None
        )
        if found is not None:
            self.setActiveAction(found)
        return True


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
