"""A table model that holds only the ids in display order and fetches rows by page, as they are looked at."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Collection, Sequence
from enum import Enum
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from netdesk.domain.value import value

PAGE = 128
_PAGES_KEPT = 32
_Index = QModelIndex | QPersistentModelIndex


class HasId(Protocol):
    """What a row must have."""

    @property
    def id(self) -> int:
        """The row's id in the desk."""


Row = TypeVar("Row", bound=HasId)


@value
class Column(Generic[Row]):
    """A column as data: key, heading, sort key (None: cannot be sorted) and what each role shows."""

    key: str
    heading: str
    sort: Enum | None
    roles: dict[int, Callable[[Row], Any]]


class WindowedModel(QAbstractTableModel, Generic[Row]):
    """Rows by id. `fetch` gives the rows of some ids; it runs on the window's thread and must be quick."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        fetch: Callable[[Sequence[int]], dict[int, Row]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._fetch = fetch
        self._ids: array[int] = array("q")
        self._places: dict[int, int] | None = None
        self._pages: OrderedDict[int, dict[int, Row]] = OrderedDict()
        # Eight cells and their roles ask for one row after the other.
        self._latest: tuple[int, Row | None] = (-1, None)

    @property
    def columns(self) -> tuple[Column[Row], ...]:
        """The columns as data."""
        return self._columns

    @property
    def ids(self) -> array[int]:
        """All ids in display order. Do not change it."""
        return self._ids

    def set_ids(self, ids: array[int]) -> None:
        """Show these rows in this order; rows are fetched when they are looked at."""
        if ids == self._ids:
            self.refresh()
            return
        self.beginResetModel()
        self._ids = ids
        self._places = None
        self._forget_pages()
        self.endResetModel()

    def refresh(self, changed: Collection[int] | None = None) -> None:
        """Fetch rows anew: those with ids in `changed`, or all."""
        if not self._ids:
            return
        if changed is None:
            self._forget_pages()
            self._tell(0, len(self._ids) - 1)
            return
        for page, rows in list(self._pages.items()):
            if not rows.keys().isdisjoint(changed):
                del self._pages[page]
                self._latest = (-1, None)
                first = page * PAGE
                self._tell(first, min(first + PAGE, len(self._ids)) - 1)

    def row_of(self, row_id: int) -> int:
        """The place of an id, -1 when it is not shown."""
        if self._places is None:
            self._places = {each: place for place, each in enumerate(self._ids)}
        return self._places.get(row_id, -1)

    def id_at(self, place: int) -> int:
        """The id shown at a place, 0 outside."""
        return self._ids[place] if 0 <= place < len(self._ids) else 0

    def row_at(self, place: int) -> Row | None:
        """The row shown at a place; None outside, or when it has just gone from the desk."""
        if place == self._latest[0]:
            return self._latest[1]
        if not 0 <= place < len(self._ids):
            return None
        page = place // PAGE
        rows = self._pages.get(page)
        if rows is None:
            rows = self._fetch(self._ids[page * PAGE : (page + 1) * PAGE])
            self._pages[page] = rows
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(page)
        row = rows.get(self._ids[place])
        self._latest = (place, row)
        return row

    def _forget_pages(self) -> None:
        self._pages.clear()
        self._latest = (-1, None)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """All ids."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """The columns."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the column says for the role; None at once for any other role."""
        if not index.isValid():
            return None
        value = self._columns[index.column()].roles.get(role)
        if value is None:
            return None
        row = self.row_at(index.row())
        return None if row is None else value(row)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The headings; nothing for rows, which have none."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._columns[section].heading if 0 <= section < len(self._columns) else None

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))
