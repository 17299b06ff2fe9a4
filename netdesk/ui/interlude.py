"""What stands in the window's place while the desk is closed for a moment."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.ui.widgets.labels import text_label


class Interlude(QWidget):
    """A quiet page that cannot be closed; `run` does work on a thread of its own meanwhile."""

    def __init__(self, words: str = "One moment…") -> None:
        super().__init__()
        self.setWindowTitle("netdesk")
        self.setProperty("surface", "base")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        label = text_label(words, "second")
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.addWidget(label)

    def run(self, work: Callable[[], None]) -> Exception | None:
        """Do it while the page stays alive on the screen; returns what it raised."""
        ending = _Ending()
        loop = QEventLoop()
        ending.came.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
        raised: list[Exception] = []

        def do() -> None:
            try:
                work()
            except Exception as error:  # noqa: BLE001 handed to whoever asked
                raised.append(error)
            ending.came.emit()

        thread = threading.Thread(target=do, name="netdesk-interlude")
        thread.start()
        loop.exec()
        thread.join()
        return raised[0] if raised else None

    def closeEvent(self, event: QCloseEvent) -> None:
        """Not now."""
        event.ignore()


class _Ending(QObject):
    came = Signal()
