"""The bar above a small section's list: quick filters, one further filter behind a menu, and the order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from netdesk.ui.panels.filter_bar import FilterBar
from netdesk.ui.row_spec import EVERYTHING, FilterMenu, Order, RowFilter
from netdesk.ui.tr import tr
from netdesk.ui.widgets.chips import FilterChips, FilterChoice
from netdesk.ui.widgets.menu_chip import MenuChip
from netdesk.ui.widgets.popups import Menu


class RowFilters(FilterBar):
    """`sort_asked` carries the `sort` of an Order."""

    def __init__(
        self,
        filters: Sequence[RowFilter[Any]],
        menu: FilterMenu[Any] | None,
        orders: Sequence[Order[Any]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__([(each.sort, each.words) for each in orders], parent)
        self._filters = {each.key: each for each in filters}
        self._menu = menu
        self._choice: RowFilter[Any] | None = None
        self.chips = FilterChips([FilterChoice(each.key, each.text, each.hue) for each in filters])
        self.chips.setAccessibleName(tr("Show"))
        self.chips.chosen.connect(self._on_chip)
        self.choices = MenuChip("")
        self.choices.clicked.connect(self._open_menu)
        self._lay_out(self.chips, self.choices)
        self.choices.setVisible(menu is not None)
        self._show_choice()

    @property
    def is_narrowing(self) -> bool:
        """True when less than everything is asked for."""
        return self._choice is not None or self.chips.current() != next(iter(self._filters), "")

    def asked(self) -> list[Callable[[Any], bool]]:
        """What a row must be to be shown: nothing while all are."""
        chip = self._filters.get(self.chips.current())
        found = [] if chip is None or chip.key == EVERYTHING else [chip.keeps]
        return [*found, self._choice.keeps] if self._choice is not None else found

    def choose(self, key: str) -> None:
        """Choose a chip by its key, as a click does."""
        self.chips.set_current(key)
        self.changed.emit()

    def choose_from_menu(self, key: str) -> None:
        """Choose from the menu by its key; "" for any."""
        assert self._menu is not None
        self._choice = next((each for each in self._menu.choices if each.key == key), None)
        self._show_choice()
        self.changed.emit()

    def reset(self) -> None:
        """Show all; no signal."""
        self.chips.set_current(next(iter(self._filters), ""))
        self._choice = None
        self._show_choice()

    def menu(self) -> QMenu:
        """All choices, the chosen one checked."""
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        assert self._menu is not None
        for each in (None, *self._menu.choices):
            action = QAction(each.text if each else self._menu.any, menu)
            action.setData(each.key if each else "")
            action.setCheckable(True)
            action.setChecked(each is self._choice)
            menu.addAction(action)
        menu.triggered.connect(self._on_choice)
        return menu

    def _open_menu(self) -> None:
        self.menu().popup(self.choices.below())

    def _on_chip(self, _key: str) -> None:
        self.changed.emit()

    def _on_choice(self, action: QAction) -> None:
        self.choose_from_menu(str(action.data()))

    def _show_choice(self) -> None:
        if self._menu is not None:
            words = self._choice.text if self._choice else self._menu.any
            self.choices.say(words, chosen=self._choice is not None, name=self._menu.name)
