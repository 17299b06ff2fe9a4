"""Work that runs on a thread of its own while an event loop keeps the screen alive, for when no desk is open
and so there are no jobs yet."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QObject, Qt, Signal


class _Ending(QObject):
    came = Signal()


def run_aside(work: Callable[[], None]) -> Exception | None:
    """Do it and return what it raised; the screen stays alive meanwhile."""
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

    thread = threading.Thread(target=do, name="netdesk-aside")
    thread.start()
    loop.exec()
    thread.join()
    return raised[0] if raised else None
