"""A button that comes up where another one was a moment ago is not pressed by who meant the other."""

from __future__ import annotations

from time import monotonic
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

_DEAF_SECONDS: Final = 0.5
"""Nobody reads what a button says, decides and presses it within this time."""
_CLICKS: Final = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
_KEYS: Final = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LateClicks(QObject):
    """Keeps presses from a button for the first moment after each time it is shown."""

    def __init__(self, button: QPushButton) -> None:
        super().__init__(button)
        self._until = 0.0
        button.installEventFilter(self)

    @property
    def is_deaf(self) -> bool:
        """Whether a press would be taken for one that was meant for something else."""
        return monotonic() < self._until

    def begin(self) -> None:
        """The button, or what it is about, is seen only now."""
        self._until = monotonic() + _DEAF_SECONDS

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow what comes too soon; Tab goes on all the same."""
        if event.type() is QEvent.Type.Show:
            self.begin()
        is_press = event.type() in _CLICKS or (isinstance(event, QKeyEvent) and event.key() in _KEYS)
        return is_press and self.is_deaf
