"""The bar above a section's list: filters from the left, and at the right what the list is sorted by."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from netdesk.ui import grid
from netdesk.ui.panels.sort_caption import SortCaption
from netdesk.ui.theme import current


class FilterBar(QWidget):
    """`changed` when another filter was chosen, `sort_asked` with the key of one of the `orders`."""

    changed = Signal()
    sort_asked = Signal(object)

    def __init__(self, orders: Sequence[tuple[Enum, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.caption = SortCaption(orders)
        self.caption.sort_asked.connect(self.sort_asked)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(grid.SPACE_24, 0, grid.SPACE_12, 0)
        self._row.setSpacing(7)
        self.setFixedHeight(current().fit(grid.FILTER_BAR, "caption", padding=26))

    def add(self, button: QWidget) -> None:
        """Put something at the right end."""
        self._row.addWidget(button)

    def set_compact(self, compact: bool) -> None:
        """A small window has no room for the words about the order."""
        self.caption.setVisible(not compact)

    def _lay_out(self, *filters: QWidget) -> None:
        for each in filters:
            self._row.addWidget(each)
        self._row.addStretch(1)
        self._row.addWidget(self.caption)
