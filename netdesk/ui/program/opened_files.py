"""Files that the system hands over by itself: on a Mac a double-click reaches a program as an event, not on
its command line, and reaches one that runs already in the same way.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from netdesk.ui.arrivals import Arrival, sorted_out


class OpenedFiles(QObject):
    """`arrived` carries the Arrival of files that were opened together; each comes in an event of its own."""

    arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[Path] = []
        self._together = QTimer(self, singleShot=True, interval=0)
        self._together.timeout.connect(self._tell)

    def take(self, file: str) -> None:
        """The system wants a file of this computer to be opened ("" for what is none)."""
        # What begins with two slashes is on a network, and looking at it would reach for it.
        if file and not file.startswith(("//", "\\\\")):
            self._waiting.append(Path(file))
            self._together.start()

    def so_far(self) -> Arrival:
        """What was opened before anybody listened: the double-click that started the program."""
        self._together.stop()
        files, self._waiting = self._waiting, []
        return sorted_out(files)

    def _tell(self) -> None:
        self.arrived.emit(self.so_far())


class Application(QApplication):
    """The application object, which hears of opened files."""

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(arguments)
        self.files = OpenedFiles(self)

    def event(self, event: QEvent) -> bool:
        """Files that are opened go to `files`; the rest is Qt's. Only what is sent to the application itself
        comes here."""
        if event.type() == QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent):
            self.files.take(event.file())
            return True
        return super().event(event)
