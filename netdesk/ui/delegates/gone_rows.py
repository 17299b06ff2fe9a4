"""Somebody who is gone: who they were at the left, when they were deleted at the right."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from netdesk.ui import grid
from netdesk.ui.delegates import painting
from netdesk.ui.delegates.rows import LINE_END, NameDelegate, draw_two_lines
from netdesk.ui.roles import Role
from netdesk.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_GAP: Final = grid.SPACE_12


class GoneDelegate(NameDelegate):
    """Paints rows of a GoneModel."""

    def paint_cell(
        self, painter: QPainter, theme: Theme, option: QStyleOptionViewItem, index: Index, selected: bool
    ) -> None:
        """Avatar, two lines, and when."""
        rect = option.rect
        title = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        self._paint_avatar(painter, theme, rect, index, title, selected)
        words, font = str(index.data(Role.KEY) or ""), theme.font("caption")
        width = QFontMetricsF(font).horizontalAdvance(words) + 2
        right = QRectF(rect.right() + 1 - LINE_END - width, rect.top(), width, rect.height())
        painting.draw_text(painter, right, words, font, theme.colour("text3"), Qt.AlignmentFlag.AlignRight)
        left = rect.left() + self.margin + self.avatar_size + grid.SPACE_12
        room = QRect(left, rect.top(), round(right.left()) - _GAP - left, rect.height())
        draw_two_lines(painter, theme, room, title, index)
