"""What the import dialog says when there is nobody to import."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from netdesk.ui import grid
from netdesk.ui.theme import current
from netdesk.ui.widgets.centring import centre_on_window
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.widgets.marks import Mark

_WIDTH: Final = 560
_MARK: Final = 32


class NothingPage(QWidget):
    """A heading, and a sentence for each reason."""

    def __init__(self, title: str, told: Sequence[str]) -> None:
        super().__init__()
        mark = Mark("circle-alert", "bad", _MARK)
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.SPACE_40, grid.SPACE_40, grid.SPACE_40, grid.SPACE_40)
        column.setSpacing(grid.SPACE_12)
        column.addStretch(1)
        heading = text_label(title, "title", wrap=True)
        self.reasons = [text_label(each, "second", wrap=True) for each in told]
        column.addWidget(mark, 0, Qt.AlignmentFlag.AlignHCenter)
        for widget in (heading, *self.reasons):
            widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(widget)
        column.addStretch(1)

    def shrink(self, dialog: QDialog, around: int) -> None:
        """A sentence needs no room for a table of people. `around`: the height of all but the page."""
        width = min(dialog.width(), current().wide(_WIDTH))
        for label in self.findChildren(QWidget):
            label.ensurePolished()
        dialog.resize(width, min(dialog.height(), self.heightForWidth(width) + around))
        centre_on_window(dialog)
