"""A table whose columns the user arranges: shown or hidden, moved, sized."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QHeaderView

from netdesk.domain.table_layout import TableLayout
from netdesk.domain.value import value
from netdesk.ui.delegates.rows import RowDelegate
from netdesk.ui.theme import current
from netdesk.ui.widgets.column_widths import Column
from netdesk.ui.widgets.row_table import RowHeader, RowTable

_LEAST: Final = 40
_FIRST_LEAST: Final = 190
"""Names stay readable, however many columns are asked for."""
_MOST_SHARE: Final = 0.6
"""No column takes more of the table for what it says."""


@value
class Arranged:
    """A column that can be arranged: what it is called in code and on screen, and the room it takes by
    itself."""

    key: str
    heading: str
    room: Column


class ArrangedColumns(QObject):
    """The first column stays the first, is always there and takes what is left over, so that nothing ever
    scrolls sideways: sizing a column takes from the one at its right, or gives to it.

    `changed` carries the new TableLayout whenever the user arranged something, `menu_asked` the key of a
    column and where its menu should open.
    """

    changed = Signal(object)
    menu_asked = Signal(str, QPoint)

    def __init__(self, table: RowTable, columns: Sequence[Arranged], default: TableLayout) -> None:
        super().__init__(table)
        self._table = table
        self.columns = tuple(columns)
        self.default = default
        self.layout = default
        self._places = {each.key: at for at, each in enumerate(self.columns)}
        self._moving = False
        self._was_sized = False
        header = table.horizontalHeader()
        assert isinstance(header, RowHeader)
        self._header = header
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(False)
        header.setMinimumSectionSize(_LEAST)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._on_menu)
        header.sectionMoved.connect(self._on_moved)
        header.sectionResized.connect(self._on_resized)
        header.sectionHandleDoubleClicked.connect(self._on_handle_double_clicked)
        header.released.connect(self._on_released)
        header.given_up.connect(self._on_given_up)
        table.shared.connect(self._set_handles)

    @property
    def order(self) -> tuple[str, ...]:
        """All columns that can be shown or hidden, in their own order."""
        return tuple(each.key for each in self.columns[1:])

    def heading(self, key: str) -> str:
        """What a column is called."""
        return self.columns[self._places[key]].heading

    def has_room(self, key: str) -> bool:
        """Whether a column that is wanted is really there, not given way."""
        return not self._table.isColumnHidden(self._places[key])

    def arrange(self, layout: TableLayout) -> None:
        """Show the columns so, without a signal."""
        self.layout = layout
        self._moving = True
        for place, key in enumerate(layout.columns, 1):
            self._header.moveSection(self._header.visualIndex(self._places[key]), place)
        self._moving = False
        self._share()

    def ask(self, layout: TableLayout) -> None:
        """Show the columns so, and tell."""
        self.arrange(layout)
        self.changed.emit(layout)

    def show_column(self, key: str, shown: bool) -> None:
        """Show or hide a column."""
        self.ask(self.layout.shown(key, shown=shown, order=self.order))

    def move_column(self, key: str, steps: int) -> None:
        """Move a column so many places further right."""
        self.ask(self.layout.moved(key, steps))

    def widen_column(self, key: str, share: float) -> None:
        """Make a column wider, or narrower, by a share of its width."""
        at = self._places[key]
        width = round(self._table.columnWidth(at) * (1 + share) / current().scale)
        self.ask(self.layout.sized({key: max(width, self.columns[at].room.least)}))

    def fit_column(self, key: str) -> None:
        """Make a column as wide as what it says in the rows that are seen."""
        at = self._places[key]
        if at:
            width = round(self._fitting(at) / current().scale)
            self.ask(self.layout.sized({key: max(width, self.columns[at].room.least)}))
            return
        # The first one has what the others leave: the one at its right gives, or takes.
        self._header.resizeSection(0, max(self._fitting(0), round(_FIRST_LEAST * current().scale)))
        self._on_released()

    def _fitting(self, at: int) -> int:
        """As wide as its head and what is seen below it, but never most of the table."""
        table, model = self._table, self._table.model()
        last = table.rowAt(table.viewport().height() - 1)
        rows = range(max(0, table.rowAt(0)), (last if last >= 0 else model.rowCount() - 1) + 1)
        delegate = table.itemDelegateForColumn(at)
        assert isinstance(delegate, RowDelegate)
        widths = [delegate.content_width(model.index(row, at)) for row in rows]
        widths.append(self._header.head_width(at))
        return min(max(widths), round(table.viewport().width() * _MOST_SHARE))

    def reset(self) -> None:
        """The columns as they come."""
        self.ask(self.default)

    def _share(self) -> None:
        tight = self.layout != self.default
        columns = []
        for each in self.columns:
            width = self.layout.width(each.key)
            wanted = each is self.columns[0] or each.key in self.layout.columns
            room = each.room if wanted else replace(each.room, wanted=False)
            if tight and each is self.columns[0]:
                room = replace(room, least=_FIRST_LEAST)
            columns.append(replace(room, width=width, stretch=0) if width else room)
        # The columns as they come give way as the look says; once arranged, all become narrower first, so
        # that what was asked for is seen.
        self._table.set_columns(columns, tight=tight)

    def _set_handles(self) -> None:
        """Every column but the last can be dragged at its right edge."""
        last = self._next_visible(self._header.count(), -1)
        for at in range(self._header.count()):
            mode = QHeaderView.ResizeMode.Fixed if at == last else QHeaderView.ResizeMode.Interactive
            if self._header.sectionResizeMode(at) != mode:
                self._header.setSectionResizeMode(at, mode)

    def _next_visible(self, visual: int, step: int) -> int:
        """The column beside a place, passing over hidden ones; -1 for none."""
        visual += step
        while 0 <= visual < self._header.count():
            at = self._header.logicalIndex(visual)
            if not self._header.isSectionHidden(at):
                return at
            visual += step
        return -1

    def _on_resized(self, at: int, before: int, after: int) -> None:
        if self._table.is_sharing or before == 0 or after == 0:
            return
        right = self._next_visible(self._header.visualIndex(at), 1)
        scale = current().scale
        lost = 0
        if right >= 0:
            least = round(self.columns[at].room.least * scale)
            most = self._header.sectionSize(right) - round(self.columns[right].room.least * scale)
            lost = min(max(after - before, min(least - before, 0)), max(most, 0))
        self._table.is_sharing = True
        self._header.resizeSection(at, before + lost)
        if lost:
            self._header.resizeSection(right, self._header.sectionSize(right) - lost)
            self._was_sized = True
        self._table.is_sharing = False

    def _on_moved(self, at: int, _before: int, _after: int) -> None:
        if self._moving:
            return
        header = self._header
        if header.visualIndex(0) != 0:
            self._moving = True
            header.moveSection(header.visualIndex(0), 0)
            self._moving = False
        order = sorted(self.layout.columns, key=lambda key: header.visualIndex(self._places[key]))
        self.ask(replace(self.layout, columns=tuple(order)))

    def _on_released(self) -> None:
        if not self._was_sized:
            return
        self._was_sized = False
        scale = current().scale
        seen = [key for key in self.layout.columns if self.has_room(key)]
        # All that are seen keep what they have now; the first takes the rest.
        widths = {key: round(self._table.columnWidth(self._places[key]) / scale) for key in seen}
        self.ask(self.layout.sized(widths))

    def _on_given_up(self) -> None:
        self._was_sized = False
        self.arrange(self.layout)

    def _on_handle_double_clicked(self, at: int) -> None:
        self._was_sized = False
        self.fit_column(self.columns[at].key)

    def _on_menu(self, at: QPoint) -> None:
        place = self._header.logicalIndexAt(at)
        self.menu_asked.emit(
            self.columns[place].key if place >= 0 else "", self._header.viewport().mapToGlobal(at)
        )
