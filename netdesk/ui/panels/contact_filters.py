"""The quick filters above the contacts: everybody, by standing, by circle, as many as there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from netdesk.domain.contacts import Circle
from netdesk.domain.rows import ContactSort, ContactView, Standing
from netdesk.services import contacts
from netdesk.services.desks import Reader
from netdesk.ui import grid, wording
from netdesk.ui.delegates import painting
from netdesk.ui.panels.sort_caption import SortCaption
from netdesk.ui.roles import ChipValue
from netdesk.ui.theme import current
from netdesk.ui.widgets.buttons import IconButton
from netdesk.ui.widgets.chips import FilterChips, FilterChoice

ALL: Final = "all"
_STANDINGS: Final = (
    (Standing.SCHEDULED, FilterChoice("scheduled", "Meeting ahead")),
    (Standing.IDENTIFIED, FilterChoice("identified", "Not asked yet")),
)
_GAP: Final = 7
_MORE: Final = 40


class ContactFilters(QWidget):
    """`changed` when another filter was chosen, `sort_asked` with a ContactSort from the caption's menu."""

    changed = Signal()
    sort_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[FilterChoice, ...] = ()
        self._shown: tuple[FilterChoice, ...] = ()
        self._hidden: tuple[FilterChoice, ...] = ()
        self._key = ALL
        self.chips = FilterChips()
        self.chips.chosen.connect(self._choose)
        self.more = IconButton("ellipsis", "More filters")
        self.more.clicked.connect(self._open_more)
        self.caption = SortCaption([(sort, wording.sort_words(sort)) for sort in ContactSort])
        self.caption.sort_asked.connect(self.sort_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.SPACE_24, 0, grid.SPACE_12, 0)
        row.setSpacing(grid.SPACE_4)
        row.addWidget(self.chips)
        row.addWidget(self.more)
        row.addStretch(1)
        row.addWidget(self.caption)
        self.setFixedHeight(current().fit(grid.FILTER_BAR, "caption", padding=26))
        self.set_circles(())

    def read(self, reader: Reader) -> None:
        """Learn which circles have people."""
        self.set_circles(
            [
                circle
                for circle in contacts.circles(reader)
                if contacts.first_contact_ids(reader, ContactView(circle_id=circle.id), 1)
            ]
        )

    def set_circles(self, circles: Sequence[Circle]) -> None:
        """Offer these circles; a chosen one that is gone gives way to everybody."""
        chips = [
            FilterChoice(f"circle-{each.id}", wording.short_circle(each.name), each.hue) for each in circles
        ]
        choices = (FilterChoice(ALL, "All"), *(choice for _, choice in _STANDINGS), *chips)
        if choices == self._choices:
            return
        self._choices = choices
        if self._key not in {choice.key for choice in choices}:
            self._choose(ALL)
        self._show()

    @property
    def words(self) -> str:
        """What the chosen filter is called, "" for everybody."""
        return "" if self._key == ALL else next(each.text for each in self._choices if each.key == self._key)

    def reset(self) -> None:
        """Everybody; no signal."""
        self._key = ALL
        self._show()

    def applied_to(self, view: ContactView) -> ContactView:
        """The view, narrowed by the chosen filter."""
        standing = next((each for each, choice in _STANDINGS if choice.key == self._key), None)
        circle = int(self._key.removeprefix("circle-")) if self._key.startswith("circle-") else None
        return replace(view, standing=standing, circle_id=circle)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many chips as fit."""
        super().resizeEvent(event)
        self._show()

    def _choose(self, key: str) -> None:
        if key != self._key:
            self._key = key
            self._show()
            self.changed.emit()

    def _show(self) -> None:
        shown, self._hidden = self._divided()
        if shown != self._shown:
            self._shown = shown
            self.chips.set_choices(shown, self._key)
        self.chips.set_current(self._key)
        self.more.setVisible(bool(self._hidden))

    def _divided(self) -> tuple[tuple[FilterChoice, ...], tuple[FilterChoice, ...]]:
        """Those with room and those without; the chosen one always has room."""
        widths = {each.key: self._width(each) for each in self._choices}
        room = self.width() - grid.SPACE_24 - grid.SPACE_12 - min(self.caption.sizeHint().width(), 140)
        if sum(widths.values()) <= room:
            return self._choices, ()
        room -= _MORE + widths[self._key]
        shown = {self._key}
        for each in self._choices:
            if each.key != self._key and widths[each.key] <= room:
                room -= widths[each.key]
                shown.add(each.key)
            elif each.key != self._key:
                room = 0
        return (
            tuple(each for each in self._choices if each.key in shown),
            tuple(each for each in self._choices if each.key not in shown),
        )

    def _width(self, choice: FilterChoice) -> int:
        return painting.chip_size(current(), ChipValue(choice.text, hue=choice.hue)).width() + _GAP

    def _open_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for choice in self._hidden:
            action = QAction(wording.menu_text(choice.text), menu)
            action.setData(choice.key)
            menu.addAction(action)
        menu.triggered.connect(self._on_more)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _on_more(self, action: QAction) -> None:
        self._choose(str(action.data()))
