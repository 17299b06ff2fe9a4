"""How the window is laid out: sections at the left, header over pages at the right, status bar below."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk.ui.widgets.labels import hairline


class WindowGround(QWidget):
    """Everything in the window but its menus."""

    def __init__(self, sidebar: QWidget, header: QWidget, pages: QWidget, status: QWidget) -> None:
        super().__init__()
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(pages, 1)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(sidebar)
        row.addWidget(hairline(upright=True))
        row.addWidget(right, 1)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addLayout(row, 1)
        self._whole.addWidget(status)

    def show_above(self, bar: QWidget) -> None:
        """Put a bar over everything."""
        self._whole.insertWidget(0, bar)
