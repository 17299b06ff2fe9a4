"""A field under its label, with a note at the label's right and what belongs to it below."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk.ui import grid
from netdesk.ui.widgets.labels import text_label


class Labelled(QWidget):
    """With the label "&Place", Alt+P leads to the field, which is called so unless it has a name already."""

    def __init__(
        self, label: str, field: QWidget, note: str = "", below: QWidget | None = None, *, gap: int = 6
    ) -> None:
        super().__init__()
        self.label = text_label(label, "strong")
        self.label.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(label.replace("&", ""))
        head = QHBoxLayout()
        head.setSpacing(grid.SPACE_8)
        head.addWidget(self.label)
        head.addStretch(1)
        if note:
            head.addWidget(text_label(note, "caption"))
            field.setAccessibleDescription(note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        column.addLayout(head)
        column.addWidget(field)
        if below is not None:
            column.addWidget(below)
