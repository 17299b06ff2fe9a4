"""What stands in place of a list that a search or a filter left empty."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk.ui import grid, icons
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.labels import plain_tooltip, text_label
from netdesk.ui.words import wording

_SHOWN_LENGTH: Final = 60
_BUTTON_LENGTH: Final = 24


class NobodyFound(QWidget):
    """`clear_clicked` asks to show everybody again, `archived_clicked` those in the archive, `new_clicked` to
    add somebody of the searched name."""

    clear_clicked = Signal()
    archived_clicked = Signal()
    new_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._all_archived = False
        self._title = text_label("", "title", wrap=True)
        self._sentence = text_label("", "second", wrap=True)
        self.clear = Button(tr("Clear search"), "secondary", "x")
        self.new = Button("", "secondary", "plus")
        self.clear.clicked.connect(self._ask_clear)
        self.new.clicked.connect(self._ask_new)
        buttons = QHBoxLayout()
        buttons.setSpacing(grid.SPACE_8)
        buttons.addStretch(1)
        buttons.addWidget(self.clear)
        buttons.addWidget(self.new)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.SPACE_24, grid.SPACE_24, grid.SPACE_24, grid.SPACE_24)
        column.setSpacing(grid.SPACE_8)
        column.addStretch(2)
        for label in (self._title, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addSpacing(grid.SPACE_16)
        column.addLayout(buttons)
        column.addStretch(3)

    def show_search(self, text: str, *, filtered: bool) -> None:
        """Nobody matches the searched text; `filtered` when a quick filter narrows it too."""
        self._say_archived(False)
        self._text = " ".join(text.split())
        shown = wording.cut(self._text, _SHOWN_LENGTH)
        self._title.setText(tr("Nobody found for “{shown}”", shown=wording.breakable(shown)))
        self._title.setToolTip(plain_tooltip(self._text) if shown != self._text else "")
        in_filter = tr("Nobody matches in this filter. Clear it to look through everybody.")
        self._sentence.setText(in_filter if filtered else tr("Searched names, notes and talks."))
        self.clear.setText(tr("Clear search"))
        self.new.setText(tr("New contact “{words}”", words=wording.menu_text(self._text, _BUTTON_LENGTH)))
        self.new.setVisible(True)

    def show_filter(self, words: str) -> None:
        """A quick filter alone matches nobody."""
        self._say_archived(False)
        self._text = ""
        self._title.setText(tr("Nobody here: {words}", words=words))
        self._title.setToolTip("")
        self._sentence.setText(tr("Everybody else is still on your desk."))
        self.clear.setText(tr("Show everybody"))
        self.new.setVisible(False)

    def show_all_archived(self) -> None:
        """There are people, all of them in the archive."""
        self._say_archived(True)
        self._text = ""
        self._title.setText(tr("Everybody is archived"))
        self._title.setToolTip("")
        self._sentence.setText(tr("Bring back whom you want to see here again."))
        self.clear.setText(tr("Show archived"))
        self.new.setVisible(False)

    def _say_archived(self, archived: bool) -> None:
        self._all_archived = archived
        icons.set_icon(self.clear, "archive" if archived else "x")

    def _ask_clear(self) -> None:
        (self.archived_clicked if self._all_archived else self.clear_clicked).emit()

    def _ask_new(self) -> None:
        self.new_clicked.emit(self._text)
