"""Circles of the user's own: choose one or name a new one, and list people under it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from netdesk.domain.listed import Listing
from netdesk.services.prompts import own_circles, page_of_circle
from netdesk.ui import grid
from netdesk.ui.tr import tr
from netdesk.ui.widgets.fields import ComboField
from netdesk.ui.wizards.circle_page import CirclePage
from netdesk.ui.wizards.enter_edit import EnterEdit


class OwnCirclesPage(CirclePage):
    """As every circle's page, with the choice of the circle above the names."""

    _filling = False

    def circle(self) -> str:
        """The chosen one, "" while there is none."""
        return self.choice.currentText()

    def show_value(self, value: Listing) -> None:
        """The circles of the desk and those made here."""
        super().show_value(value)
        self._fill(self.circle())

    def focus_first(self) -> None:
        """The new circle's name while there is none."""
        (self.entry if self._names() else self.new).setFocus(Qt.FocusReason.OtherFocusReason)

    def take_text(self, text: str) -> None:
        """As on every page; without a circle nobody is listed."""
        if self.circle():
            super().take_text(text)
        else:
            self._ask_name()

    def _on_entered(self, text: str) -> None:
        if self.circle():
            super()._on_entered(text)
        else:
            self.entry.setText(text)
            self._ask_name()

    def _ask_name(self) -> None:
        self.say(tr("Name a circle first: then people can be listed in it"))
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_above(self, column: QVBoxLayout) -> None:
        self.choice = ComboField()
        self.choice.setAccessibleName(tr("Circle"))
        self.new = EnterEdit()
        self.new.setPlaceholderText(tr("New circle, then Enter"))
        self.new.setAccessibleName(tr("Name of a new circle"))
        self.new.setAcceptDrops(False)
        row = QHBoxLayout()
        row.setSpacing(grid.SPACE_8)
        row.addWidget(self.choice, 1)
        row.addWidget(self.new, 1)
        column.addLayout(row)
        self._fill("")
        self.choice.currentIndexChanged.connect(self._on_chosen)
        self.new.entered.connect(self._on_named)
        self.book.changed.connect(self._on_book)
        self.book.refreshed.connect(self._on_book)

    def total(self) -> int:
        """How many are in all of them."""
        return sum(sum(self.book.count(name)) for name in self._names())

    def _names(self) -> list[str]:
        names = [" ".join(each.name.split()) for each in own_circles(self.book.circles)]
        made = [name for name in self.book.listing.circles if page_of_circle(name).circle == ""]
        return list(dict.fromkeys([*names, *made]))

    def _fill(self, chosen: str) -> None:
        names = self._names()
        shown = [self.choice.itemText(at) for at in range(self.choice.count())]
        if names != shown:
            self._filling = True
            self.choice.clear()
            self.choice.addItems(names)
            self._filling = False
        if chosen in names:
            self.choice.setCurrentText(chosen)
        self.choice.setVisible(bool(names))
        if shown != names:
            self.model.refresh()

    def _on_book(self) -> None:
        self._fill(self.circle())

    def _on_named(self) -> None:
        name = " ".join(self.new.text().split())
        if not name:
            return
        self.new.clear()
        known = self.book.name_circle(name)
        self._fill(known)
        if known in self._names():
            self.entry.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.say(tr("{name} has a page of its own in this wizard", name=known))

    def _on_chosen(self, _place: int) -> None:
        if not self._filling:
            self.model.refresh()
            self._show_count()
