"""The key that quits works over a dialog too: there the window's menus hear nothing."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget


def quit_by_key(dialog: QDialog) -> None:
    """Let the key that quits close `dialog`, whatever is open above and below it, and then the window, as if
    each had been closed by hand: what was being typed stays as a draft."""
    for keys in {*QKeySequence.keyBindings(QKeySequence.StandardKey.Quit), QKeySequence("Ctrl+Q")}:
        QShortcut(keys, dialog).activated.connect(lambda: leave(_window_below(dialog)))


def leave(window: QWidget) -> None:
    """Close the window with all that is open over it, each as if by hand: the topmost dialog now, the next
    one at the next turn, when whoever waits for it has gone on."""
    above = QApplication.activeModalWidget()
    if above is None:
        window.close()
        return
    above.close()
    if not above.isVisible() and above is not window:
        QTimer.singleShot(0, window, lambda: leave(window))


def _window_below(widget: QWidget) -> QWidget:
    window = widget.window()
    while (parent := window.parentWidget()) is not None:
        window = parent.window()
    return window
