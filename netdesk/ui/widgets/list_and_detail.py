"""A list at the left, what is chosen in it at the right; in a narrow window the one lies over the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from netdesk.ui import grid
from netdesk.ui.theme import current
from netdesk.ui.widgets.labels import hairline


class ListAndDetail(QWidget):
    """`set_compact` fits a "full", "compact" or "narrow" window; `back` is shown only where it is needed."""

    def __init__(
        self, left: QWidget, table: QWidget, detail: QWidget, back: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._left, self._table, self._detail, self._back = left, table, detail, back
        self._kind = "full"
        self._line = hairline(upright=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left, 1)
        row.addWidget(self._line)
        row.addWidget(detail)
        self._arrange()

    @property
    def is_narrow(self) -> bool:
        """True where only one of the two is seen."""
        return self._kind == "narrow"

    @property
    def shows_list(self) -> bool:
        """True unless the detail lies over the list."""
        return not self._left.isHidden()

    def set_compact(self, kind: str) -> None:
        """Fit another window."""
        self._kind = kind
        self._arrange()

    def open_detail(self) -> None:
        """Show the detail, and bring the keys to its way back, where it is not seen beside the list."""
        if self.is_narrow:
            self._left.hide()
            self._arrange()
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_detail(self) -> None:
        """Show the list again."""
        self._left.show()
        self._arrange()

    def go_back(self) -> None:
        """Show the list again, with the keys in it where the detail lay over it."""
        self.close_detail()
        if self.is_narrow:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        if not self.is_narrow:
            self._left.show()
        self._line.setVisible(not self.is_narrow)
        self._back.setVisible(self.is_narrow)
        self._detail.setVisible(not self.is_narrow or not self.shows_list)
        if self.is_narrow:
            self._detail.setMinimumWidth(0)
            self._detail.setMaximumWidth(grid.ANY_WIDTH)
        else:
            width = grid.DETAIL if self._kind == "full" else grid.DETAIL_SMALL
            self._detail.setFixedWidth(current().wide(width))
