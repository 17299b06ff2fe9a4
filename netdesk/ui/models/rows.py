"""A table model over all the rows of a small section, which lie in memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject

from netdesk.ui.models.windowed import Column, Row, WindowedModel
from netdesk.ui.row_spec import Order


class RowsModel(WindowedModel[Row]):
    """`keep` takes all rows; `set_ids` says which of them are shown, in which order."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(columns, self._found, parent)
        self._all: dict[int, Row] = {}

    @property
    def all(self) -> dict[int, Row]:
        """Every row by its id, shown or not, in order. Do not change it."""
        return self._all

    def keep(self, rows: dict[int, Row]) -> None:
        """These are all rows now, by their ids. Say afterwards which are shown."""
        self._all = rows

    def _found(self, ids: Sequence[int]) -> dict[int, Row]:
        return {each: self._all[each] for each in ids if each in self._all}


def in_order(rows: Iterable[Row], order: Order[Row], descending: bool) -> dict[int, Row]:
    """The rows by their ids, sorted."""
    return {row.id: row for row in sorted(rows, key=order.key, reverse=descending)}
