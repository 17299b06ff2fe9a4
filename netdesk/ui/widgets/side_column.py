"""A page that scrolls, with two columns: what there is to do, and beside or below it what belongs to it."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from netdesk.ui import grid
from netdesk.ui.theme import current
from netdesk.ui.widgets.dialog_frame import scrolling
from netdesk.ui.widgets.labels import hairline


class SideColumn(QWidget):
    """Fill `left` and `right`; `set_full` says whether they have room beside each other."""

    def __init__(self) -> None:
        super().__init__()
        wide, self._side, self.body = QWidget(), QWidget(), QWidget()
        self.left, self.right = QVBoxLayout(wide), QVBoxLayout(self._side)
        self._line = hairline(upright=True)
        self.both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.body)
        self.both.setContentsMargins(0, 0, 0, 0)
        self.both.setSpacing(0)
        self.both.addWidget(wide, 1)
        self.both.addWidget(self._line)
        self.both.addWidget(self._side)
        self.area = scrolling(self.body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)

    @property
    def is_full(self) -> bool:
        """Whether the columns stand beside each other."""
        return not self._line.isHidden()

    def set_full(self, full: bool) -> None:
        """The right column in its width beside the left, or below it."""
        way = QBoxLayout.Direction
        self.both.setDirection(way.LeftToRight if full else way.TopToBottom)
        self._line.setVisible(full)
        width = current().wide(grid.SIDE_COLUMN)
        self._side.setMinimumWidth(width if full else 0)
        self._side.setMaximumWidth(width if full else grid.ANY_WIDTH)

    def bring_into_sight(self, widget: QWidget | None) -> None:
        """Scroll to what has the keys now, if it stands in either column."""
        if widget is not None and self.body.isAncestorOf(widget):
            self.area.ensureWidgetVisible(widget, 0, grid.SPACE_24)
