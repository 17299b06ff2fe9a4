"""The table of a small section: the first column with its picture, chips or plain words in the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from netdesk.ui import grid
from netdesk.ui.delegates.rows import ChipDelegate, NameDelegate
from netdesk.ui.models.rows import RowsModel
from netdesk.ui.row_spec import Order
from netdesk.ui.widgets.column_widths import Column
from netdesk.ui.widgets.id_table import IdTable


class SectionTable(IdTable):
    """`sort_asked` carries the `sort` of a column."""

    def __init__(
        self, model: RowsModel[Any], widths: Sequence[Column], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, widths, name, parent)
        self._names = NameDelegate(self)
        self._others = ChipDelegate(self, name_left=self._names.name_left)
        self.setItemDelegateForColumn(0, self._names)
        for at in range(1, len(model.columns)):
            self.setItemDelegateForColumn(at, self._others)
        self.fit_columns()

    def set_compact(self, compact: bool) -> None:
        """Lower rows, and smaller pictures for a small window."""
        self._names.set_avatar_size(grid.AVATAR_SMALL if compact else grid.AVATAR_TABLE)
        self._others.name_left = self._names.name_left
        self.fit_columns()
        super().set_compact(compact)

    def show_order(self, order: Order[Any], descending: bool) -> None:
        """Put the arrow beside the column that rows are sorted by, if it has one."""
        at = next((at for at, each in enumerate(self.rows.columns) if each.sort is order.sort), -1)
        direction = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicatorShown(at >= 0)
        self.horizontalHeader().setSortIndicator(at, direction)
