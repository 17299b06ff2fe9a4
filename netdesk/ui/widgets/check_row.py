"""A thing to have: a check when it is there, an empty ring when not yet, and the words that say it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from netdesk.ui import grid
from netdesk.ui.theme import set_role
from netdesk.ui.tr import tr
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.widgets.marks import Mark


class CheckRow(QWidget):
    """`set_done` says whether it is there."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plain = words
        self._mark = Mark()
        self._label = text_label(words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(grid.SPACE_8)
        row.addWidget(self._mark)
        row.addWidget(self._label, 1)
        self._done = True
        self.set_done(False)

    @property
    def is_done(self) -> bool:
        """Whether it is there."""
        return self._done

    def set_done(self, done: bool) -> None:
        """There, or not yet."""
        if done == self._done:
            return
        self._done = done
        self._mark.show_icon("check" if done else "circle", "ok" if done else "text3")
        set_role(self._label, tone="text" if done else "text2")
        state = tr("yes") if done else tr("not yet")
        self.setAccessibleName(tr("{what}: {state}", what=self._plain, state=state))
