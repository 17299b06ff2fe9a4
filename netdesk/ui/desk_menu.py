"""The menu of the tile with the desk's name: what concerns the desk as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from netdesk.ui.recent_desks import RecentMenu
from netdesk.ui.widgets.popups import Menu

_GROUPS: Final = (
    ("preferences", "history", "check"),
    ("new-desk", "open-desk", "recent", "save-copy", "backups", "close-desk"),
)


def desk_menu(window: QWidget, actions: Mapping[str, QAction], below: QWidget) -> QMenu:
    """Open the menu of a window's desk below a widget; returns it."""
    menu = Menu(window)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    recent = window.findChild(RecentMenu)
    for group in _GROUPS:
        if not menu.isEmpty():
            menu.addSeparator()
        for key in group:
            if key != "recent":
                menu.addAction(actions[key])
            elif recent is not None:
                menu.addMenu(recent)
    menu.popup(below.mapToGlobal(below.rect().bottomLeft()))
    return menu
