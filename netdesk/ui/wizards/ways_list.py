"""The list of ways to meet people: a box to tick, what became of it, and how many are on the desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from netdesk.domain.widening import Picked
from netdesk.services.ways import Way
from netdesk.services.ways import way as known_way
from netdesk.ui import grid, icons
from netdesk.ui.delegates.rows import RowDelegate, draw_two_lines
from netdesk.ui.menu_entry import add_entry
from netdesk.ui.roles import Role
from netdesk.ui.theme import Theme, current
from netdesk.ui.tr import counted, tr
from netdesk.ui.widgets.popups import Menu
from netdesk.ui.widgets.row_table import RowList
from netdesk.ui.words import wording

Index = QModelIndex | QPersistentModelIndex
BOX: Final = 18
_BOX_RADIUS: Final = 5


@dataclass(frozen=True, slots=True)
class WayRow:
    """A way, and what it is to become; None while it is not ticked."""

    way: Way
    picked: Picked | None = None


def title(way: Way) -> str:
    """A way as the user reads it; one that an export told of keeps the words it has there."""
    return tr(way.title) if known_way(way.key) else way.title


class WaysModel(QAbstractListModel):
    """One row for each way, more where several events are to come of it. `edited` tells every change."""

    edited = Signal()

    def __init__(self, ways: Sequence[Way], present: Mapping[str, int], parent: QObject) -> None:
        super().__init__(parent)
        self._ways = list(ways)
        self._present = present
        self._put_away: dict[str, Picked] = {}
        self.rows: list[WayRow] = [WayRow(each) for each in ways]

    @property
    def picked(self) -> tuple[Picked, ...]:
        """What is ticked, in order."""
        return tuple(row.picked for row in self.rows if row.picked is not None)

    def show(self, picked: Sequence[Picked], other: Callable[[Picked], Way]) -> None:
        """Show this, without telling; `other` gives the way of what none of these ways is."""
        self.beginResetModel()
        known = {each.key for each in self._ways}
        for each in picked:
            if each.way not in known:
                known.add(each.way)
                self._ways.append(other(each))
        self.rows = []
        for way in self._ways:
            found = [WayRow(way, each) for each in picked if each.way == way.key]
            self.rows += found or [WayRow(way)]
        self.endResetModel()

    def offer(self, ways: Sequence[Way]) -> None:
        """Offer more of them, those that are not there yet."""
        known = {each.key for each in self._ways}
        fresh = [each for each in ways if each.key not in known]
        if fresh:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(fresh) - 1)
            self._ways += fresh
            self.rows += [WayRow(each) for each in fresh]
            self.endInsertRows()

    def present(self, row: int) -> int:
        """How many events of the row's way are on the desk."""
        return self._present.get(self.rows[row].way.key, 0)

    def toggle(self, row: int) -> None:
        """Tick, or take the tick away; what was said comes back with the next tick."""
        way, picked = self.rows[row].way, self.rows[row].picked
        if picked is None:
            kept = self._put_away.pop(way.key, None)
            self._put(row, kept or Picked(way.key, way.name, standing=way.kind.is_standing))
            return
        self._put_away[way.key] = picked
        if sum(each.way.key == way.key for each in self.rows) > 1:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self.rows[row]
            self.endRemoveRows()
            self.edited.emit()
        else:
            self._put(row, None)

    def add_another(self, row: int) -> int:
        """One more of the row's way, right below it; gives its row."""
        way = self.rows[row].way
        self.beginInsertRows(QModelIndex(), row + 1, row + 1)
        self.rows.insert(row + 1, WayRow(way, Picked(way.key, "", standing=way.kind.is_standing)))
        self.endInsertRows()
        self.edited.emit()
        return row + 1

    def say(self, row: int, picked: Picked) -> None:
        """Say something else of a row."""
        if self.rows[row].picked != picked:
            self._put(row, picked)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """All of them."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title, what becomes of it, the box."""
        if not index.isValid() or not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title(row.way)
            case Role.SUBTITLE:
                return self._second(index.row())
            case Role.ICON:
                return row.way.icon
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if row.picked else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole:
                ticked = tr("ticked") if row.picked else tr("not ticked")
                told = (title(row.way), self._second(index.row()), ticked)
                return ", ".join(part for part in told if part)
        return None

    def _second(self, at: int) -> str:
        row = self.rows[at]
        if row.picked is not None:
            when = tr("Standing") if row.picked.standing else ""
            if row.picked.day is not None and not row.picked.standing:
                when = wording.full_day(row.picked.day)
            name = row.picked.name.strip() or tr("No name yet")
            if name == title(row.way) and when:
                return when
            return wording.SEPARATOR.join(part for part in (name, when) if part)
        present = self.present(at)
        return counted(present, "{n} on your desk", "{n} on your desk") if present else ""

    def _put(self, row: int, picked: Picked | None) -> None:
        self.rows[row] = replace(self.rows[row], picked=picked)
        self.dataChanged.emit(self.index(row), self.index(row))
        self.edited.emit()


class WaysList(RowList):
    """Space or a click on the box ticks; Enter (`opened`) goes on to what is to be said of it."""

    def __init__(self, model: WaysModel) -> None:
        super().__init__()
        self.ways = model
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setProperty("hoveredRow", -1)
        self.setAccessibleName(tr("Ways to meet people"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks; every other key is the list's."""
        row = self.currentIndex().row()
        if event.key() == Qt.Key.Key_Space and row >= 0:
            self.setProperty("keyboardFocus", True)
            self.ways.toggle(row)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a box turns it."""
        index = self.indexAt(event.position().toPoint())
        super().mouseReleaseEvent(event)
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            box = box_of(self.visualRect(index)).adjusted(-8, -8, 8, 8)
            if box.contains(event.position()):
                self.ways.toggle(index.row())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Tick, and one more of the kind."""
        row = self.currentIndex().row()
        if row < 0:
            return
        at = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        ticked = self.ways.rows[row].picked is not None
        menu = Menu(self)
        words = tr("Do not use it") if ticked else tr("Use it")
        add_entry(menu, words, "", partial(self.ways.toggle, row), Qt.Key.Key_Space)
        if ticked:
            add_entry(menu, tr("Another of this kind"), "", self.add_another)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def add_another(self) -> None:
        """One more of the current way; it becomes current."""
        row = self.currentIndex().row()
        if row >= 0:
            self.setCurrentIndex(self.ways.index(self.ways.add_another(row)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """With nothing current, the first becomes so."""
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection() and self.ways.rowCount():
            self.setCurrentIndex(QModelIndex())
            self.setCurrentIndex(self.ways.index(0))


def box_of(row: QRect) -> QRectF:
    """Where a row's box is."""
    return QRectF(row.left() + grid.SPACE_16, row.center().y() - BOX / 2 + 0.5, BOX, BOX)


class _Delegate(RowDelegate):
    """Box, icon, title over what became of it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, hairlines=False)

    def paint_cell(
        self, painter: QPainter, theme: Theme, option: QStyleOptionViewItem, index: Index, selected: bool
    ) -> None:
        """One row."""
        dpr = painter.device().devicePixelRatioF()
        box = box_of(option.rect)
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen if ticked else QPen(theme.colour("text3"), 1))
        painter.setBrush(theme.colour("accent" if ticked else "base"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _BOX_RADIUS, _BOX_RADIUS)
        if ticked:
            mark = icons.pixmap("check", theme.colour("on_accent"), grid.ICON_CAPTION, dpr)
            painter.drawPixmap(round(box.left()) + 2, round(box.top()) + 2, mark)
        left = round(box.right()) + grid.SPACE_12
        ink = theme.colour("accent_text" if selected else "text2")
        drawn = icons.pixmap(str(index.data(Role.ICON)), ink, grid.ICON, dpr)
        painter.drawPixmap(left, option.rect.center().y() - grid.ICON // 2, drawn)
        left += grid.ICON + grid.SPACE_12
        room = QRect(
            left, option.rect.top(), option.rect.right() - grid.SPACE_16 - left, option.rect.height()
        )
        draw_two_lines(painter, theme, room, str(index.data() or ""), index, strong=ticked)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Small rows of two lines."""
        return QSize(80, current().fit(grid.CONTACT_ROW_SMALL, "strong", "caption", padding=12))
