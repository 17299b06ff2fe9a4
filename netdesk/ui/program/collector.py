"""Keep Python's garbage collector from stopping the window while a long job fills the memory.

A full collection looks at every object with the interpreter lock held: with 100,000 records read that
is most of a second. While long jobs run it is off; what they leave is then set aside (`gc.freeze`), so
that later collections do not look at it. Reference counting frees it all the same when it is dropped.
"""

from __future__ import annotations

import gc
import threading


class CalmCollector:
    """A context for long jobs; several may be inside at once, from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._inside = 0

    def __enter__(self) -> None:
        """Automatic collection stops with the first who enters."""
        with self._lock:
            self._inside += 1
            gc.disable()

    def __exit__(self, *exc: object) -> None:
        """It goes on when the last has left."""
        with self._lock:
            self._inside -= 1
            if not self._inside:
                gc.freeze()
                gc.enable()
