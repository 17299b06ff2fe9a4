"""The table of interactions: when, with whom, where, and how it stands."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from netdesk.domain.rows import InteractionSort
from netdesk.ui import grid
from netdesk.ui.delegates import painting
from netdesk.ui.delegates.rows import (
    CELL_PADDING,
    PAGE_MARGIN,
    ChipDelegate,
    Index,
    NameDelegate,
    RowDelegate,
    TextDelegate,
)
from netdesk.ui.models.interactions import InteractionsModel
from netdesk.ui.roles import Role
from netdesk.ui.theme import Theme
from netdesk.ui.tr import tr
from netdesk.ui.widgets.column_widths import Column
from netdesk.ui.widgets.id_table import IdTable

_COLUMNS: Final = (
    Column(172, least=144),
    Column(230, stretch=4, least=150),
    Column(160, gives_way=3, least=90),
    Column(70, gives_way=2, least=60),
    Column(104, stretch=1, gives_way=1, least=80),
    Column(108, least=100),
)


class WhenDelegate(RowDelegate):
    """The day over the time, both in tabular figures."""

    def paint_cell(
        self, painter: QPainter, theme: Theme, option: QStyleOptionViewItem, index: Index, selected: bool
    ) -> None:
        """The two lines centred as one block; a day alone stands in the middle."""
        rect = option.rect.adjusted(PAGE_MARGIN, 0, -CELL_PADDING, 0)
        time = str(index.data(Role.SUBTITLE) or "")
        upper = theme.line_height("figures")
        lower = theme.line_height("caption-figures") if time else 0
        top = rect.top() + (rect.height() - upper - lower) / 2
        day = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        _line(painter, rect, top, upper, day, theme, "figures", "text")
        if time:
            _line(painter, rect, top + upper, lower, time, theme, "caption-figures", "text2")


class InteractionTable(IdTable):
    """`sort_asked` carries an InteractionSort."""

    def __init__(self, model: InteractionsModel, parent: QWidget | None = None) -> None:
        super().__init__(model, _COLUMNS, tr("Interactions"), parent)
        self.interactions = model
        self._names = NameDelegate(self, margin=CELL_PADDING)
        self._names.name_left = PAGE_MARGIN
        texts, chips = TextDelegate(self), ChipDelegate(self)
        for at, delegate in enumerate((WhenDelegate(self), self._names, texts, texts, texts, chips)):
            self.setItemDelegateForColumn(at, delegate)
        self.fit_columns()

    def set_compact(self, compact: bool) -> None:
        """Lower rows, and smaller avatars for a small window."""
        self._names.set_avatar_size(grid.AVATAR_SMALL if compact else grid.AVATAR_TABLE)
        self._names.name_left = PAGE_MARGIN
        self.fit_columns()
        super().set_compact(compact)

    def show_sort(self, sort: InteractionSort, descending: bool) -> None:
        """Put the arrow beside the column that rows are sorted by."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(self.interactions.column_of(sort), order)


def _line(
    painter: QPainter, rect: QRect, top: float, height: int, text: str, theme: Theme, font: str, ink: str
) -> None:
    box = QRectF(rect.left(), top, rect.width(), height)
    painting.draw_text(painter, box, text, theme.font(font), theme.colour(ink))
