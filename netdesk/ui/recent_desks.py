"""The menu of desks that were open lately."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from netdesk.ui.actions import escaped
from netdesk.ui.arrivals import Arrival
from netdesk.ui.memory import Memory
from netdesk.ui.navigator import Navigator
from netdesk.ui.tr import tr
from netdesk.ui.widgets.popups import Menu


class RecentMenu(Menu):
    """Filled anew each time it opens; a desk that is no longer there cannot be chosen."""

    def __init__(self, memory: Memory, navigator: Navigator, parent: QWidget) -> None:
        super().__init__(tr("Open &recent"), parent)
        self._memory = memory
        self._navigator = navigator
        self.aboutToShow.connect(self.fill)
        self.fill()

    def insert_after(self, action: QAction) -> None:
        """Take a place in the menu of `action`, below it."""
        for menu in action.associatedObjects():
            if isinstance(menu, QMenu):
                below = menu.actions()[menu.actions().index(action) + 1 :]
                menu.insertMenu(below[0], self) if below else menu.addMenu(self)

    def fill(self) -> None:
        """Read the list again."""
        self.clear()
        recent = self._memory.recent()
        for number, path in enumerate(recent, 1):
            self._add(number, path)
        if recent:
            self.addSeparator()
        clear = self.addAction(tr("&Clear this list"))
        clear.setEnabled(bool(recent))
        clear.triggered.connect(self._memory.clear_recent)

    def _add(self, number: int, path: Path) -> None:
        there = path.is_file()
        key = f"&{number}" if number < 10 else "1&0"
        where = shown_folder(path) if there else tr("not there any more")
        action = self.addAction(f"{key}  {escaped(path.stem)}  –  {escaped(where)}")
        action.setEnabled(there)
        action.triggered.connect(lambda _checked=False, path=path: self._open(path))

    def _open(self, path: Path) -> None:
        self._navigator.desk_wanted.emit(Arrival(path))


def shown_folder(path: Path) -> str:
    """The folder a desk is in, as people write it: from their home."""
    home, folder = Path.home(), path.parent
    if folder == home:
        return "~"
    if folder.is_relative_to(home):
        return f"~/{folder.relative_to(home).as_posix()}"
    return QDir.toNativeSeparators(str(folder))
