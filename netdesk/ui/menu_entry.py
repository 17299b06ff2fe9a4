"""An entry of a menu: words, an icon, what it does, and a key that is only told."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from netdesk.ui import icons

Key = QKeySequence | QKeySequence.StandardKey | Qt.Key | str
ENTER: Final = Qt.Key.Key_Return if sys.platform == "darwin" else Qt.Key.Key_Enter
"""The key that opens, as keyboards call it."""


def add_entry(
    menu: QMenu,
    words: str,
    icon: str,
    do: Callable[[], object],
    key: Key | None = None,
    *,
    enabled: bool = True,
) -> QAction:
    """Put it at the end of a menu; a red icon where something is deleted."""
    action = menu.addAction(words)
    if icon:
        icons.set_icon(action, icon, "bad" if icon == "trash-2" else "text2")
    action.setEnabled(enabled)
    action.triggered.connect(lambda _checked=False: do())
    if key is not None:
        tell_key(action, key)
    return action


def tell_key(action: QAction, key: Key) -> None:
    """Let an entry say its key. Whatever the menu is opened on acts on the key itself: two would be none."""
    action.setShortcut(QKeySequence(key))
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.setShortcutVisibleInContextMenu(True)
