"""A change in the history: what and when at the left, what can be done with it at the right."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from netdesk.ui import grid
from netdesk.ui.delegates import painting
from netdesk.ui.delegates.rows import LINE_END, LINE_GAP, NameDelegate
from netdesk.ui.roles import Role, Tone
from netdesk.ui.theme import Theme, current
from netdesk.ui.tr import tr
from netdesk.ui.words.history_said import REDO_THIS, UNDO_THIS

Index = QModelIndex | QPersistentModelIndex
_GAP: Final = grid.SPACE_16


def _can_click(words: str) -> bool:
    return words in (tr(UNDO_THIS), tr(REDO_THIS))


class HistoryDelegate(NameDelegate):
    """Paints rows of a HistoryModel. `undo_clicked` carries the index whose "Undo this" or
    "Redo this" was clicked."""

    undo_clicked = Signal(QModelIndex)
    says_standing = True
    """False leaves the words at the right away."""

    def paint_cell(
        self, painter: QPainter, theme: Theme, option: QStyleOptionViewItem, index: Index, selected: bool
    ) -> None:
        """Icon, two lines (grey when undone), and the words at the right."""
        rect = option.rect
        dpr = painter.device().devicePixelRatioF()
        name = str(index.data(Role.ICON))
        icon = painting.icon_disc(theme, name, "", self.avatar_size, dpr, on_selection=selected)
        painter.drawPixmap(
            rect.left() + self.margin, rect.top() + (rect.height() - self.avatar_size) // 2, icon
        )
        words = str(index.data(Role.KEY) or "") if self.says_standing else ""
        right = _words_box(theme, rect, words)
        if _can_click(words):
            ink, font = theme.colour("accent_text" if selected else "text2"), theme.font("button")
        else:
            ink, font = theme.colour("text3"), theme.font("caption")
        painting.draw_text(painter, right, words, font, ink, Qt.AlignmentFlag.AlignRight)
        left = rect.left() + self.margin + self.avatar_size + grid.SPACE_12
        room = QRect(left, rect.top(), round(right.left()) - _GAP - left, rect.height())
        self._paint_lines(painter, theme, room, index)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """A click on "Undo this" or "Redo this"."""
        if (
            self.says_standing
            and event.type() == QEvent.Type.MouseButtonRelease
            and isinstance(event, QMouseEvent)
            and event.button() == Qt.MouseButton.LeftButton
            and _can_click(str(index.data(Role.KEY)))
        ):
            box = _words_box(current(), option.rect, str(index.data(Role.KEY)))
            if box.adjusted(-grid.SPACE_8, 0, grid.SPACE_8, 0).contains(event.position()):
                self.undo_clicked.emit(model.index(index.row(), index.column()))
                return True
        return super().editorEvent(event, model, option, index)

    def _paint_lines(self, painter: QPainter, theme: Theme, rect: QRect, index: Index) -> None:
        quiet = index.data(Role.TONE) == Tone.QUIET
        upper, lower = theme.line_height("strong"), theme.line_height("caption")
        top = rect.top() + (rect.height() - upper - LINE_GAP - lower) / 2
        title, second = str(index.data()), str(index.data(Role.SUBTITLE))
        font = theme.font("body" if quiet else "strong")
        ink = theme.colour("text3" if quiet else "text")
        painting.draw_text(painter, QRectF(rect.left(), top, rect.width(), upper), title, font, ink)
        ink = theme.colour("text3" if quiet else "text2")
        box = QRectF(rect.left(), top + upper + LINE_GAP, rect.width(), lower)
        painting.draw_text(painter, box, second, theme.font("caption"), ink)


def _words_box(theme: Theme, rect: QRect, words: str) -> QRectF:
    font = theme.font("button" if _can_click(words) else "caption")
    width = QFontMetricsF(font).horizontalAdvance(words) + 2 if words else 0
    return QRectF(rect.right() + 1 - LINE_END - width, rect.top(), width, rect.height())
