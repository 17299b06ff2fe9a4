"""The locked release of PySide6 keeps count of None; 6.12.0 on Python 3.11 does not, and aborts in time."""

from __future__ import annotations

import sys

from PySide6.QtGui import QColor


def test_calls_that_return_nothing_take_no_reference_from_none() -> None:
    colour = QColor()
    before = sys.getrefcount(None)
    for _ in range(1000):
        colour.setAlpha(255)
    # From Python 3.12 on None is immortal, and its count stays as it is.
    assert abs(sys.getrefcount(None) - before) < 100
