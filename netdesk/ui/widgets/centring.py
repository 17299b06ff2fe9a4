"""Where a dialog opens: in the middle of the window it belongs to, wholly on the screen."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget


def centre_on_window(dialog: QWidget) -> None:
    """Put `dialog`, which already has its size, over the middle of its parent's window.

    Qt by itself guesses the frame and the size before the texts are laid out, which leaves it beside the
    middle or with its foot below the screen. Without a parent Qt's own place is kept.
    """
    owner = dialog.parentWidget()
    if owner is None:
        return
    window = owner.window()
    around = window.frameGeometry().size() - window.size()
    dialog.move(place(window.frameGeometry(), dialog.size() + around, window.screen().availableGeometry()))


def place(window: QRect, framed: QSize, screen: QRect) -> QPoint:
    """Top left of something of the size `framed` in the middle of `window`, pushed back onto `screen`; what
    is larger than the screen begins at its top left, where the title bar can be reached."""
    left = window.x() + (window.width() - framed.width()) // 2
    top = window.y() + (window.height() - framed.height()) // 2
    left = max(screen.left(), min(left, screen.left() + screen.width() - framed.width()))
    top = max(screen.top(), min(top, screen.top() + screen.height() - framed.height()))
    return QPoint(left, top)
