"""The window's menu entries that belong to the contacts: what they say now, and what hangs below them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from netdesk.ui.panels.contact_list import ContactList
from netdesk.ui.tr import tr
from netdesk.ui.widgets.popups import Menu

if TYPE_CHECKING:
    from netdesk.ui.panels.contact_commands import ContactCommands
    from netdesk.ui.panels.many_commands import ManyCommands

_LOOKED_AT: Final = 200
"""Of so many chosen contacts the rows are looked at, to name an action by what it would do."""


class ContactMenu(QObject):
    """Takes the window's actions and makes them speak of the chosen contacts. `commands` are asked for only
    when one of them is used."""

    def __init__(
        self,
        listing: ContactList,
        commands: Callable[[], ContactCommands],
        look_back: Callable[[], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._list = listing
        self._commands = commands
        self._look_back = look_back
        self._actions: dict[str, QAction] = {}
        self.columns = self._menu(tr("Columns"), listing.table.column_menus.fill)
        self.tags = self._menu(tr("Tags"), lambda menu: self._many().fill_tags(menu, listing.chosen_ids()))
        self.circle = self._menu(
            tr("Circle"), lambda menu: self._many().fill_circles(menu, listing.chosen_ids())
        )
        self.copy_as = self._menu(
            tr("Copy as"), lambda menu: commands().fill_copy_as(menu, listing.chosen_ids())
        )

    def take(self, actions: dict[str, QAction]) -> dict[str, Callable[[], object]]:
        """Hang menus below actions, keep their words right, and give what each does by its name."""
        self._actions = actions
        for key, menu in self._menus().items():
            actions[key].setMenu(menu)
        self._list.chosen.connect(self._name)
        self._list.model.dataChanged.connect(self._name)
        return {
            **{key: partial(self._open, menu) for key, menu in self._menus().items()},
            "tag": lambda: self._many().ask_tag(self._list.chosen_ids()),
            "contact-history": self._look_back,
            "star": lambda: self._many().star(self._list.chosen_ids()),
            "archive": lambda: self._many().archive(self._list.chosen_ids()),
            "merge": lambda: self._many().merge(self._list.chosen_ids()),
        }

    def _menus(self) -> dict[str, QMenu]:
        return {
            "columns": self.columns,
            "tags": self.tags,
            "circle": self.circle,
            "copy-as": self.copy_as,
        }

    def _many(self) -> ManyCommands:
        return self._commands().many

    def _menu(self, title: str, fill: Callable[[QMenu], object]) -> QMenu:
        menu = Menu(title, self._list)

        def refill() -> None:
            menu.clear()
            fill(menu)

        menu.aboutToShow.connect(refill)
        return menu

    def _open(self, menu: QMenu) -> None:
        table = self._list.table
        row = table.visualRect(table.currentIndex()).bottom() if menu is not self.columns else 0
        menu.popup(table.viewport().mapToGlobal(QPoint(0, max(row, 0))))

    def _name(self, *_: object) -> None:
        rows = [self._list.model.row_at(place) for place in self._list.table.chosen_places(_LOOKED_AT)]
        stars = [row.starred for row in rows if row]
        away = [row.archived for row in rows if row]
        self._actions["star"].setText(tr("Remove &star") if stars and all(stars) else tr("&Star"))
        words = tr("Bring back from the &archive") if away and all(away) else tr("&Archive")
        self._actions["archive"].setText(words)
