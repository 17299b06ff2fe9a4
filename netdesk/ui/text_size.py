"""How large text is: a factor on the system's own font, for the whole program and at once."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from netdesk.ui.user_settings import USUAL_TEXT

_NAME: Final = "text-size"


class _TextSize(QObject):
    """Remembers the system's font, on which each new size is reckoned."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName(_NAME)
        self.system = QFont(app.font())
        self.percent = USUAL_TEXT


def apply(app: QApplication, percent: int) -> None:
    """Show all text at `percent` of the size that the system gives it."""
    kept = app.findChild(_TextSize, _NAME) or _TextSize(app)
    if percent == kept.percent:
        return
    kept.percent = percent
    font = QFont(kept.system)
    if font.pointSizeF() > 0:
        font.setPointSizeF(kept.system.pointSizeF() * percent / 100)
    else:
        font.setPixelSize(max(1, round(kept.system.pixelSize() * percent / 100)))
    app.setFont(font)


def percent(app: QApplication) -> int:
    """The size in force."""
    kept = app.findChild(_TextSize, _NAME)
    return kept.percent if kept else USUAL_TEXT
