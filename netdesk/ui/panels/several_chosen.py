"""What the detail pane offers when several contacts are chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.ui import grid, wording
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.labels import text_label


class SeveralChosen(QWidget):
    """Copy, export or delete them all."""

    copy_clicked = Signal()
    export_clicked = Signal()
    delete_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = text_label("", "title", wrap=True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.copy = Button("Copy as text", "secondary", "copy")
        self.export = Button("Export vCard…", "secondary", "upload")
        self.delete = Button("", "destructive", "trash-2")
        self.copy.clicked.connect(self.copy_clicked)
        self.export.clicked.connect(self.export_clicked)
        self.delete.clicked.connect(self.delete_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.SPACE_24, grid.SPACE_40, grid.SPACE_24, grid.SPACE_24)
        column.setSpacing(grid.SPACE_8)
        column.addStretch(1)
        column.addWidget(self._title)
        column.addSpacing(grid.SPACE_8)
        for button in (self.copy, self.export, self.delete):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def show_count(self, count: int) -> None:
        """How many are chosen."""
        self._title.setText(f"{wording.count_of(count, 'contact')} chosen")
        self.delete.setText(f"Delete {wording.count_of(count, 'contact')}")
