"""How the files of a dry run were read, quietly, and the ways to read them otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from netdesk.services.mappings import Look
from netdesk.ui import grid
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.labels import ElidedLabel
from netdesk.ui.words import mapping_words


class ReadingStrip(QWidget):
    """A line that hides itself where there is nothing to say. `columns_clicked`, `letters_clicked`."""

    columns_clicked = Signal()
    letters_clicked = Signal()

    def __init__(
        self, looks: Sequence[Look], parent: QWidget | None = None, *, as_said: bool = False
    ) -> None:
        """`as_said`: the user has just told how."""
        super().__init__(parent)
        tables = [look for look in looks if look.is_table]
        unsure = [look for look in looks if look.codec and not look.is_table]
        self.words = ElidedLabel(mapping_words.how_read(looks, as_said=as_said), "caption")
        self.columns = Button(tr("Co&lumns…"), "link")
        self.columns.setAccessibleDescription(tr("Say what the columns of the table hold"))
        self.columns.clicked.connect(self.columns_clicked)
        self.letters = Button(tr("Names look &wrong? Read as…"), "link")
        self.letters.clicked.connect(self.letters_clicked if unsure else self.columns_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, grid.SPACE_4, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.words)
        row.addWidget(self.columns)
        row.addWidget(self.letters)
        row.addStretch(1)
        self.columns.setVisible(bool(tables))
        self.letters.setVisible(bool(unsure) or any(look.codec for look in tables))
        self.says_something = bool(tables or unsure)
