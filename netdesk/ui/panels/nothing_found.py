"""What stands in place of a list that a search or a filter left empty."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.ui import grid
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.labels import text_label


class NothingFound(QWidget):
    """`clear` is the button that shows all again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = text_label("", "title", wrap=True)
        self._sentence = text_label(tr("Everything else is still on your desk."), "second", wrap=True)
        self.clear = Button(tr("Show all"), "secondary", "x")
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.SPACE_24, grid.SPACE_24, grid.SPACE_24, grid.SPACE_24)
        column.setSpacing(grid.SPACE_8)
        column.addStretch(2)
        for label in (self._title, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addSpacing(grid.SPACE_16)
        column.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def say(self, *, searched: bool) -> None:
        """Why there is nothing."""
        self._title.setText(tr("Nothing found") if searched else tr("Nothing of that kind here"))
