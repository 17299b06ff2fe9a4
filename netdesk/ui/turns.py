"""The window goes first: threads that work wait, at their next step, while the window has something to do.

Each call from Qt into Python takes the interpreter lock anew. With two or three threads working, one paint
of the table takes it hundreds of times and waits each time: together longer than anybody fails to see.
"""

from __future__ import annotations

import threading

from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QEvent, QObject, Slot

_LONGEST_SECONDS = 0.1
"""A step waits no longer than this, and then no step does until the window gets its next event: a native
dialog may run a loop of its own that tells nothing."""


class WindowFirst(QObject):
    """Watches the event loop of the thread that makes it, while somebody works."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._at_rest = threading.Event()
        self._at_rest.set()
        self._is_watching = False

    def watch(self, needed: bool) -> None:
        """Begin to look at the window's events, or end it and let everybody go on."""
        app, loop = QCoreApplication.instance(), QAbstractEventDispatcher.instance()
        if needed == self._is_watching or app is None or loop is None:
            return
        self._is_watching = needed
        # The loop tells when it is about to wait, but not, on every system, when it has woken: that the
        # first event tells.
        if needed:
            app.installEventFilter(self)
            loop.aboutToBlock.connect(self._on_rest)
        else:
            app.removeEventFilter(self)
            loop.aboutToBlock.disconnect(self._on_rest)
            self._at_rest.set()

    def give_way(self) -> None:
        """Called by threads that work, between two steps: returns when the window has nothing to do."""
        if not self._at_rest.wait(_LONGEST_SECONDS):
            self._at_rest.set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that the window has something to do; the event goes on to whom it is for."""
        self._at_rest.clear()
        return False

    @Slot()
    def _on_rest(self) -> None:
        self._at_rest.set()
