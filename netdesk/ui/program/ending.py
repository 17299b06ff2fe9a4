"""The system, or whoever started netdesk in a terminal, asks it to end: it does as if its window had been
closed, with drafts kept, jobs finished and the desk put away.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import suppress

from PySide6.QtCore import QObject, QSocketNotifier, Signal


class Ending(QObject):
    """`asked` once; whoever asks again does not want to wait, and ends the program at once."""

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before: dict[int, object] = {}
        self._pipe: tuple[int, int] | None = None
        # Windows tells programs with windows by messages, which are Qt's.
        if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
            return
        self._pipe = read, write = os.pipe()
        for end in self._pipe:
            os.set_blocking(end, False)
        # Python's own handlers run only when Python does: the pipe wakes Qt up.
        signal.set_wakeup_fd(write, warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            # What is ignored (nohup) stays so.
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, lambda _number, _frame: None)
        notifier = QSocketNotifier(read, QSocketNotifier.Type.Read, self)
        notifier.activated.connect(self._on_woken)

    def close(self) -> None:
        """Let signals do what they did before."""
        if self._pipe is None:
            return
        signal.set_wakeup_fd(-1)
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]
        for notifier in self.findChildren(QSocketNotifier):
            notifier.setEnabled(False)
        for end in self._pipe:
            os.close(end)
        self._pipe = None

    def _on_woken(self) -> None:
        assert self._pipe is not None
        told = b""
        with suppress(BlockingIOError):
            told = os.read(self._pipe[0], 100)
        if self._before.keys() & set(told):
            self.close()
            self.asked.emit()
