"""Organizations in which somebody is wanted: those of the desk, those named now, and who is known there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from netdesk.domain.organization_rows import OrganizationRow
from netdesk.ui import grid
from netdesk.ui.delegates.rows import NameDelegate
from netdesk.ui.menu_entry import add_entry
from netdesk.ui.roles import Role, Tone
from netdesk.ui.theme import current
from netdesk.ui.tr import counted, tr
from netdesk.ui.widgets.popups import Menu
from netdesk.ui.widgets.row_table import RowList
from netdesk.ui.words import wording

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class WantedRow:
    """`row` is what the desk knows of it, None while nobody has asked; `place` where it stands in the draft,
    None for one that is wanted on the desk already."""

    name: str
    row: OrganizationRow | None = None
    place: int | None = None

    @property
    def people(self) -> int:
        """How many people one knows there."""
        return self.row.people if self.row else 0


def second(wanted: WantedRow) -> str:
    """Who is known there: "3 people  ·  Work 2, School 1"."""
    told = [] if wanted.place is not None else [tr("Wanted already")]
    row = wanted.row
    if row is None or not row.people:
        return wording.SEPARATOR.join([*told, tr("Nobody you know yet")])
    told.append(counted(row.people, "{n} person you know", "{n} people you know"))
    circles = [
        f"{wording.short_circle(each.name)} {each.people:,}"
        for each in row.circles
        if each.name and each.people
    ]
    if circles:
        told.append(", ".join(circles))
    return wording.SEPARATOR.join(told)


class WantedModel(QAbstractListModel):
    """One row for each, those named now first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[WantedRow, ...] = ()

    def show(self, rows: Sequence[WantedRow]) -> None:
        """Show these."""
        if tuple(rows) != self.rows:
            self.beginResetModel()
            self.rows = tuple(rows)
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """All of them."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name, who is known there, a mark for a gap."""
        if not index.isValid() or not 0 <= index.row() < len(self.rows):
            return None
        wanted = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return wanted.name
            case Role.SUBTITLE:
                return second(wanted)
            case Role.ICON:
                return "building-2"
            case Role.TONE:
                return Tone.OK if wanted.people else Tone.WARN
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{wanted.name}, {second(wanted)}"
        return None


class WantedList(RowList):
    """Delete takes one out that was named now (`taken_out` tells its place in the draft)."""

    taken_out = Signal(int)

    def __init__(self, model: WantedModel) -> None:
        super().__init__()
        self.wanted = model
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setProperty("hoveredRow", -1)
        self.setAccessibleName(tr("Organizations where you want to know somebody"))
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._come_back)
        self._row = 0

    def current(self) -> WantedRow | None:
        """The current one."""
        row = self.currentIndex().row()
        return self.wanted.rows[row] if 0 <= row < len(self.wanted.rows) else None

    def take_out(self) -> None:
        """Take the current one out, if it was named now."""
        found = self.current()
        if found is not None and found.place is not None:
            self.taken_out.emit(found.place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace take out; every other key is the list's."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.take_out()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Take it out."""
        found = self.current()
        if found is None or found.place is None:
            return
        at = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        menu = Menu(self)
        add_entry(menu, tr("Take out"), "", self.take_out, Qt.Key.Key_Delete)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """With nothing current, the first becomes so."""
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection() and self.wanted.rowCount():
            self.setCurrentIndex(QModelIndex())
            self.setCurrentIndex(self.wanted.index(0))

    def _remember(self) -> None:
        self._row = max(0, self.currentIndex().row())

    def _come_back(self) -> None:
        if self.wanted.rowCount():
            self.setCurrentIndex(self.wanted.index(min(self._row, self.wanted.rowCount() - 1)))


class _Delegate(NameDelegate):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, avatar_size=grid.AVATAR_SMALL, margin=grid.SPACE_16, hairlines=False)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Small rows of two lines."""
        return QSize(80, current().fit(grid.CONTACT_ROW_SMALL, "strong", "caption", padding=8))
