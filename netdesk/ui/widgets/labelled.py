"""A field under its label, with a note at the label's right and what belongs to it below."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk.ui import grid
from netdesk.ui.widgets.labels import text_label


def labelled(
    label: str, field: QWidget, note: str = "", below: QWidget | None = None, *, gap: int = 6
) -> QWidget:
    """With the label "&Place", Alt+P leads to the field, which is called so unless it has a name already."""
    holder = QWidget()
    words = text_label(label, "strong")
    words.setBuddy(field)
    if not field.accessibleName():
        field.setAccessibleName(label.replace("&", ""))
    head = QHBoxLayout()
    head.setSpacing(grid.SPACE_8)
    head.addWidget(words)
    head.addStretch(1)
    if note:
        head.addWidget(text_label(note, "caption"))
        field.setAccessibleDescription(note)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    column.addLayout(head)
    column.addWidget(field)
    if below is not None:
        column.addWidget(below)
    return holder
