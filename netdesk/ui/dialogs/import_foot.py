"""What the foot of an import's dry run says: that all of it is one change, or what it has to wait for."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from netdesk.ui import grid
from netdesk.ui.tr import tr
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.widgets.marks import Mark
from netdesk.ui.words import import_words


class OneChangeNote(QWidget):
    """An icon and a sentence, unseen until it is told what to say."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = Mark()
        self.words = text_label("", "second", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.SPACE_8, 0, 0, 0)
        row.setSpacing(grid.SPACE_8)
        row.addWidget(self._icon)
        row.addWidget(self.words, 1)
        self.hide()

    def say(self, *, waits: bool) -> None:
        """That Undo takes all of it back, or that another change is still running."""
        waiting = tr("Another change is still running: this one waits for it.")
        self._icon.show_icon("clock" if waits else "undo-2", "text2")
        self.words.setText(waiting if waits else tr(import_words.ONE_CHANGE))
        self.show()
