"""The desks that were open lately, as rows to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from netdesk.ui import grid, icons
from netdesk.ui.delegates import painting
from netdesk.ui.delegates.rows import Index
from netdesk.ui.menu_entry import add_entry
from netdesk.ui.recent_desks import shown_folder
from netdesk.ui.roles import Role
from netdesk.ui.theme import current
from netdesk.ui.tr import tr
from netdesk.ui.widgets.focus import by_keyboard
from netdesk.ui.widgets.popups import Menu

_TILE: Final = 32
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DeskList(QListView):
    """`chosen` carries the path of the desk to open, `forgotten` of one to take out of the list."""

    chosen = Signal(object)
    forgotten = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "side")
        self.setAccessibleName(tr("Recent desks"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        self.setProperty("keyboardFocus", False)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_DeskDelegate(self))
        self.clicked.connect(self._choose)
        self.customContextMenuRequested.connect(self._ask)

    def set_desks(self, desks: Sequence[Path]) -> None:
        """Show these, the first that is there current. One that is not there any more is shown as such."""
        self._model.clear()
        first = next((row for row, path in enumerate(desks) if path.is_file()), 0)
        for path in desks:
            row = QStandardItem(path.stem)
            there = path.is_file()
            row.setData(path, Role.KEY)
            row.setData(shown_folder(path) if there else tr("Not there any more"), Role.SUBTITLE)
            row.setData(there, Role.COUNT)
            row.setData(f"{path.stem}, {row.data(Role.SUBTITLE)}", Qt.ItemDataRole.AccessibleTextRole)
            row.setToolTip("")
            self._model.appendRow(row)
        self.setCurrentIndex(self._model.index(first, 0))

    def current_desk(self) -> Path | None:
        """The desk whose row is current."""
        found = self.currentIndex().data(Role.KEY)
        return found if isinstance(found, Path) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete takes out of the list."""
        desk = self.current_desk()
        if desk is not None and event.key() in _ENTER:
            self.chosen.emit(desk)
        elif desk is not None and event.key() == Qt.Key.Key_Delete:
            self.forgotten.emit(desk)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether a key or the mouse brought the focus."""
        self.setProperty("keyboardFocus", by_keyboard(event, bool(self.property("keyboardFocus"))))
        super().focusInEvent(event)

    def menu(self) -> QMenu | None:
        """What can be done with the current desk."""
        desk = self.current_desk()
        if desk is None:
            return None
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        can = bool(self.currentIndex().data(Role.COUNT))
        add_entry(menu, tr("&Open"), "", partial(self.chosen.emit, desk), enabled=can)
        add_entry(menu, tr("&Remove from this list"), "", partial(self.forgotten.emit, desk))
        return menu

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(Role.KEY))

    def _ask(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if index.isValid():
            self.setCurrentIndex(index)
        menu = self.menu()
        if menu is not None:
            menu.popup(self.viewport().mapToGlobal(at))


class _DeskDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, current().fit(grid.CONTACT_ROW, "strong", "caption", padding=16))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, view = current(), option.widget
        there = bool(index.data(Role.COUNT))
        bar = QRectF(option.rect).adjusted(8, 2, -8, -2)
        is_current = index.row() == _current_row(view)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if hovered or is_current:
            keyboard = bool(view.property("keyboardFocus"))
            ring = theme.colour("accent_text") if is_current and keyboard else None
            painting.draw_bar(painter, bar, theme.colour("accent_soft" if is_current else "press"), ring)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = bar.center().y()
        tile = QRectF(bar.left() + 12, middle - _TILE / 2, _TILE, _TILE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent" if there else "track"))
        painter.drawRoundedRect(tile, grid.RADIUS, grid.RADIUS)
        ink = theme.colour("on_accent" if there else "text3")
        mark = icons.pixmap("waypoints", ink, grid.ICON, painter.device().devicePixelRatioF())
        painter.drawPixmap(round(tile.left() + 8), round(middle - 8), mark)
        upper, lower = theme.line_height("strong"), theme.line_height("caption")
        top, left = middle - (upper + lower) / 2, tile.right() + 12
        name = QRectF(left, top, bar.right() - 12 - left, upper)
        where = QRectF(left, top + upper, bar.right() - 12 - left, lower)
        colour = theme.colour("text" if there else "text3")
        painting.draw_text(painter, name, str(index.data()), theme.font("strong"), colour)
        painting.draw_text(
            painter, where, str(index.data(Role.SUBTITLE)), theme.font("caption"), theme.colour("text3")
        )
        painter.restore()


def _current_row(view: QWidget | None) -> int:
    """The row that the keys act on, while they do."""
    return view.currentIndex().row() if isinstance(view, QListView) and view.hasFocus() else -1
