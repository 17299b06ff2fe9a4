"""The list of people that drops from a field while a name is typed. It never takes the focus."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyleOptionViewItem, QVBoxLayout, QWidget

from netdesk.domain.rows import PersonHit
from netdesk.ui import grid
from netdesk.ui.delegates.rows import NameDelegate
from netdesk.ui.roles import Role
from netdesk.ui.theme import current
from netdesk.ui.tr import tr
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.widgets.popups import cut_corners, paint_ground, rounded

_ROWS_SHOWN: Final = 6
_EDGE: Final = 5
_Index = QModelIndex | QPersistentModelIndex


class PeopleList(QFrame):
    """Drops below its field, or above where there is no room. `taken` carries the PersonHit."""

    taken = Signal(object)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self._field = field
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        rounded(self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._model = _Hits(self)
        self._view = QListView()
        self._view.setProperty("surface", "raised")
        self._view.setModel(self._model)
        self._view.setItemDelegate(_HitDelegate(self._view))
        self._view.setUniformItemSizes(True)
        self._view.setMouseTracking(True)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setAccessibleName(tr("People found"))
        self._view.entered.connect(self._view.setCurrentIndex)
        self._view.clicked.connect(self._on_clicked)
        self._nobody = text_label(tr("Nobody on the desk by that name."), "quiet")
        self._nobody.setContentsMargins(grid.SPACE_12, grid.SPACE_4, grid.SPACE_12, grid.SPACE_4)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, _EDGE, 1, _EDGE)
        column.setSpacing(0)
        column.addWidget(self._view)
        column.addWidget(self._nobody)

    def offer(self, hits: Sequence[PersonHit], *, choose_first: bool) -> None:
        """Show these people under the field; a word says so when there are none."""
        self._model.set_hits(hits)
        self._view.setVisible(bool(hits))
        self._nobody.setVisible(not hits)
        if hits and choose_first:
            self._view.setCurrentIndex(self._model.index(0))
        else:
            self._view.setCurrentIndex(QModelIndex())
        self._drop()

    def close_list(self) -> None:
        """Go away."""
        self.hide()

    def current(self) -> PersonHit | None:
        """Who is highlighted."""
        return self._model.hit_at(self._view.currentIndex().row())

    def take_current(self) -> None:
        """Take who is highlighted."""
        hit = self.current()
        if hit is not None:
            self.hide()
            self.taken.emit(hit)

    def step(self, by: int) -> None:
        """Highlight the next or the one before, around the end."""
        count = self._model.rowCount()
        if count:
            row = self._view.currentIndex().row()
            place = (row + by) % count if row >= 0 else (0 if by > 0 else count - 1)
            self._view.setCurrentIndex(self._model.index(place))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of what pops up."""
        paint_ground(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Its corners are cut where nothing shows through them."""
        super().resizeEvent(event)
        cut_corners(self)

    def event(self, event: QEvent) -> bool:
        """A list whose window is left behind goes away."""
        if event.type() == QEvent.Type.WindowDeactivate:
            self.hide()
        return super().event(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        self._view.setCurrentIndex(index)
        self.take_current()

    def _drop(self) -> None:
        row = self._view.sizeHintForRow(0) if self._model.rowCount() else 0
        self._view.setFixedHeight(row * min(_ROWS_SHOWN, self._model.rowCount()))
        inner = self._view.height() if row else self._nobody.sizeHint().height()
        self.setFixedSize(max(self._field.width(), 280), inner + 2 * _EDGE)
        below = self._field.mapToGlobal(QPoint(0, self._field.height() + grid.SPACE_4))
        if below.y() + self.height() > self._field.screen().availableGeometry().bottom():
            below = self._field.mapToGlobal(QPoint(0, -grid.SPACE_4 - self.height()))
        self.move(below)
        self.show()
        self.raise_()


class _Hits(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._hits: tuple[PersonHit, ...] = ()

    def set_hits(self, hits: Sequence[PersonHit]) -> None:
        self.beginResetModel()
        self._hits = tuple(hits)
        self.endResetModel()

    def hit_at(self, row: int) -> PersonHit | None:
        return self._hits[row] if 0 <= row < len(self._hits) else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        hit = self.hit_at(index.row())
        if hit is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Role.TITLE):
            return hit.name
        if role == Role.SUBTITLE:
            return hit.detail
        if role == Role.AVATAR_KEY:
            return f"contact-{hit.id}"
        return None


class _HitDelegate(NameDelegate):
    """Small rows; the list's window is never active, yet its highlight is the live one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, avatar_size=grid.AVATAR_SMALL, margin=grid.SPACE_16, hairlines=False)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        option.state |= QStyle.StateFlag.State_Active
        super().paint(painter, option, index)

    def words_end(self, rect: QRect) -> int:
        """As far from the bar's end as a chip's words are from its own."""
        return rect.right() + 1 - grid.SPACE_16

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(80, current().fit(grid.FIELD_ROW, "strong", "caption", padding=8))
