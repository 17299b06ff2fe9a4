"""A line in the print dialog: what else could come into the same file."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk.ui import grid
from netdesk.ui.widgets.beside_or_below import BesideOrBelow
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.labels import hairline, text_label
from netdesk.ui.widgets.marks import Mark

_LETTERS = 30


class PrintOffer(QWidget):
    """Hidden until there is something to offer. `taken` tells that the link was clicked."""

    taken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = text_label("", "second", wrap=True)
        self.link = Button("", "link")
        self.link.clicked.connect(self.taken)
        row = QHBoxLayout()
        row.setSpacing(grid.SPACE_8)
        row.addWidget(Mark("printer"))
        row.addWidget(BesideOrBelow(self._words, self.link, letters=_LETTERS), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.SPACE_8)
        column.addSpacing(grid.SPACE_4)
        column.addWidget(hairline())
        column.addLayout(row)
        self.hide()

    def offer(self, words: str, verb: str) -> None:
        """Say what is offered, and what the link does; "" offers nothing."""
        self._words.setText(words)
        self.link.setText(verb)
        self.link.setAccessibleDescription(words)
        self.setVisible(bool(words))
