"""Where the window stands on the screens, from one start, or one desk, to the next."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_SEEN: Final = 64
"""So much of the title bar must be on a screen, each way, to be taken hold of."""
_FRAME: Final = QSize(16, 48)
"""More than a desktop puts around a window, its title bar included."""


def place(window: QWidget, geometry: QByteArray) -> None:
    """Put a window where it was, or, when that screen is gone, in the middle of the first one."""
    if geometry.isEmpty() or not window.restoreGeometry(geometry):
        _fit_the_screen(window)
        return
    frame = window.geometry()
    title = QRect(frame.topLeft(), frame.topRight()).adjusted(0, -_SEEN // 2, 0, _SEEN // 2)
    if not any(_is_seen(title.intersected(each.availableGeometry())) for each in QGuiApplication.screens()):
        window.move(QGuiApplication.primaryScreen().availableGeometry().center() - window.rect().center())


def take_the_place_of(window: QWidget, before: QWidget) -> None:
    """Put a window exactly where another one of this program is, as large as it is."""
    window.setGeometry(before.normalGeometry() if before.isMaximized() else before.geometry())
    window.setWindowState(before.windowState() & ~Qt.WindowState.WindowActive)


def _fit_the_screen(window: QWidget) -> None:
    """At the first start: whole on the first screen with its frame, which nobody can measure yet."""
    room = QGuiApplication.primaryScreen().availableGeometry()
    window.resize(window.size().boundedTo(room.size() - _FRAME))
    frame = QRect(room.topLeft(), window.size() + _FRAME)
    frame.moveCenter(room.center())
    # A window that cannot be so small begins at the top left, where its title bar can be reached.
    window.move(max(frame.left(), room.left()), max(frame.top(), room.top()))


def _is_seen(part: QRect) -> bool:
    return part.width() >= _SEEN and part.height() >= _SEEN // 2
