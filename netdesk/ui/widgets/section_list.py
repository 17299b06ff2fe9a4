"""The list of sections inside the sidebar: groups, rows with icon, title and figure, and keys that act."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from netdesk.ui import grid, icons
from netdesk.ui.delegates import painting
from netdesk.ui.delegates.rows import Index, is_selected
from netdesk.ui.roles import Role
from netdesk.ui.theme import Theme, current
from netdesk.ui.tr import tr
from netdesk.ui.widgets.focus import by_keyboard
from netdesk.ui.widgets.viewport import give_viewport

GROUP_ROW: Final = 32
BAR_LEFT: Final = 12
CONTENT_LEFT: Final = 24
TEXT_LEFT: Final = 52
_ALT: Final = Qt.KeyboardModifier.AltModifier


class SectionList(QListView):
    """`acted` tells that a key asks to do something with a row: "rename", "delete", "up", "down", "open";
    `menu_asked` that its menu should open at a global position."""

    acted = Signal(QModelIndex, str)
    menu_asked = Signal(QModelIndex, QPoint)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        give_viewport(self)
        self.setProperty("surface", "side")
        self.setAccessibleName(tr("Sections"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setProperty("keyboardFocus", False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether a key or the mouse brought the focus."""
        self.setProperty("keyboardFocus", by_keyboard(event, bool(self.property("keyboardFocus"))))
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2, Delete, Alt with Up and Down, and Enter act on the row; the rest walks along."""
        self.setProperty("keyboardFocus", True)
        key, alt = event.key(), bool(event.modifiers() & _ALT)
        what = {
            (Qt.Key.Key_F2, False): "rename",
            (Qt.Key.Key_Delete, False): "delete",
            (Qt.Key.Key_Up, True): "up",
            (Qt.Key.Key_Down, True): "down",
            (Qt.Key.Key_Return, False): "open",
            (Qt.Key.Key_Enter, False): "open",
        }.get((Qt.Key(key), alt))
        if what and self.currentIndex().isValid():
            self.acted.emit(self.currentIndex(), what)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Of the row under the pointer, or of the current one when a key asked."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            at = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft() + QPoint(TEXT_LEFT, 0))
        else:
            index, at = self.indexAt(event.pos()), event.globalPos()
        if index.isValid():
            self.menu_asked.emit(index, at)


def _is_hovered(option: QStyleOptionViewItem) -> bool:
    # Not loaded before somebody points at a section.
    from PySide6.QtWidgets import QStyle

    return bool(option.state & QStyle.StateFlag.State_MouseOver)


class SectionDelegate(QStyledItemDelegate):
    """A section's row, or the label of a group."""

    row = grid.SECTION_ROW

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A section, or a group's label with the room above it."""
        if index.data(Role.KEY):
            return QSize(80, current().fit(self.row, "button", padding=10))
        return QSize(80, current().fit(GROUP_ROW, "section", padding=14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A group's label is text; a section has bar, icon, title and figure."""
        theme = current()
        painter.save()
        if index.data(Role.KEY):
            self._paint_section(painter, theme, option, index)
        else:
            box = QRectF(option.rect).adjusted(CONTENT_LEFT, 10, -CONTENT_LEFT, 0)
            painting.draw_text(painter, box, str(index.data()), theme.font("section"), theme.colour("text3"))
        painter.restore()

    def _paint_section(
        self, painter: QPainter, theme: Theme, option: QStyleOptionViewItem, index: Index
    ) -> None:
        rect = option.rect
        view = option.widget
        chosen = is_selected(view, index)
        bar = QRectF(rect.adjusted(BAR_LEFT, 1, -BAR_LEFT, -1))
        if chosen:
            keyboard = (
                isinstance(view, QListView) and view.hasFocus() and bool(view.property("keyboardFocus"))
            )
            ring = theme.colour("accent_text") if keyboard or theme.high_contrast else None
            painting.draw_bar(painter, bar, theme.colour("accent_soft"), ring)
        elif isinstance(view, QListView) and view.underMouse() and _is_hovered(option):
            painting.draw_bar(painter, bar, theme.colour("press"))
        dpr, size = painter.device().devicePixelRatioF(), theme.icon(grid.ICON_SECTION)
        ink = theme.colour("accent_text" if chosen else "text2")
        mark = icons.pixmap(str(index.data(Role.ICON)), ink, size, dpr)
        painter.drawPixmap(CONTENT_LEFT, rect.top() + (rect.height() - size) // 2, mark)
        right = self._paint_figure(painter, theme, QRectF(rect), index, chosen)
        left = TEXT_LEFT + size - grid.ICON_SECTION
        box = QRectF(left, rect.top(), right - left - 4, rect.height())
        ink = theme.colour("accent_text" if chosen else "text")
        painting.draw_text(painter, box, str(index.data()), theme.font("strong" if chosen else "button"), ink)

    def _paint_figure(
        self, painter: QPainter, theme: Theme, rect: QRectF, index: Index, chosen: bool
    ) -> float:
        right = rect.right() - CONTENT_LEFT
        badge, count = index.data(Role.BADGE), index.data(Role.COUNT)
        if badge:
            font = theme.font("section")
            height = theme.fit(18, "section", padding=2)
            width = max(height + 2.0, QFontMetricsF(font).horizontalAdvance(str(badge)) + 12.0)
            pill = QRectF(rect.right() - 20 - width, rect.center().y() - height / 2, width, height)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(Qt.PenStyle.NoPen))
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(pill, height / 2, height / 2)
            centre = Qt.AlignmentFlag.AlignHCenter
            painting.draw_text(painter, pill, str(badge), font, theme.colour("on_accent"), centre)
            return pill.left()
        if not count:
            return right
        font = theme.font("caption-figures")
        width = QFontMetricsF(font).horizontalAdvance(str(count)) + 1.0
        ink = theme.colour("accent_text" if chosen else "text3")
        box = QRectF(right - width, rect.top(), width, rect.height())
        painting.draw_text(painter, box, str(count), font, ink, Qt.AlignmentFlag.AlignRight)
        return right - width
