"""Load modules on the window's thread, a few at each turn of the event loop, so that the window answers.

Never on a worker: the types of PySide6 are made when they are first named, and two threads that name them at
once end the program with a segmentation fault (seen at one start in twelve, with two workers loading).
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, QTimer

_TURN_SECONDS: Final = 0.008
_OURS: Final = "netdesk."


class Loading(QObject):
    """Loads modules by name, each after what it needs; calls `done` at the end unless `parent` has gone."""

    def __init__(self, names: Sequence[str], done: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._left = in_order(names)
        self._done = done
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._load_some)
        self._turn.start(0)

    def _load_some(self) -> None:
        over = monotonic() + _TURN_SECONDS
        for name in self._left:
            importlib.import_module(name)
            if monotonic() >= over:
                return
        self._turn.stop()
        self.deleteLater()
        self._done()


def in_order(names: Sequence[str]) -> Iterator[str]:
    """Our modules that are not loaded yet, each after those that it needs, ending with `names`.

    What a module needs is read from its compiled code, so that each can be loaded at a turn of its own.
    """
    seen: set[str] = set()
    for name in names:
        yield from _before(name, seen)


def _before(name: str, seen: set[str]) -> Iterator[str]:
    if name in seen or name in sys.modules:
        return
    seen.add(name)
    for needed in _needed_by(name):
        yield from _before(needed, seen)
    yield name


def _needed_by(name: str) -> list[str]:
    """Modules of ours that a module names at its top, as far as its code tells."""
    spec = find_spec(name)
    find_code = getattr(spec.loader, "get_code", None) if spec else None
    code = find_code(name) if find_code else None
    return [each for each in code.co_names if each.startswith(_OURS)] if code else []
