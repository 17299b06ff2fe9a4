"""A user's keys in a wizard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

KEY = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def press(wizard: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key, wherever the focus is."""
    target = wizard.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, held)


def write(wizard: QWidget, text: str) -> None:
    """Letters, wherever the focus is."""
    target = wizard.focusWidget()
    assert target is not None
    QTest.keyClicks(target, text)


def tab_to(wizard: QWidget, target: QWidget) -> None:
    """Tab until the focus is there, as a user does."""
    for _ in range(40):
        if wizard.focusWidget() is target:
            return
        press(wizard, KEY.Key_Tab)
    pytest.fail(f"Tab never reaches {target.accessibleName()!r}")
