"""Was it the keyboard that brought the focus? Only then is a ring drawn, except on text fields."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent

_KEYBOARD: Final = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_AS_BEFORE: Final = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


def by_keyboard(event: QFocusEvent, before: bool = False) -> bool:
    """True when a key brought the focus; a window or popup that gives it back leaves things as they were."""
    return before if event.reason() in _AS_BEFORE else event.reason() in _KEYBOARD
