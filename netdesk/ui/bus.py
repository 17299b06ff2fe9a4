"""The one signal that tells every view what changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Bus(QObject):
    """Lives on the window's thread; everything that shows rows listens here.

    `changed` carries a `Changes` after every change, undo and redo. `busy` tells the status bar how
    far long work is: what, done, total (0 when unknown), and the job, which can be cancelled;
    an empty `what` says that the job is over.
    """

    changed = Signal(object)
    busy = Signal(str, int, int, object)
    troubled = Signal(str)
