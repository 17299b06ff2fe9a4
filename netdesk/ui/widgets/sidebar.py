"""The sections at the left: which desk is open, and where one can go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from netdesk.domain.value import value
from netdesk.ui import grid, icons
from netdesk.ui.delegates import painting
from netdesk.ui.roles import Role
from netdesk.ui.theme import current
from netdesk.ui.tr import tr
from netdesk.ui.widgets.focus import by_keyboard
from netdesk.ui.widgets.labels import plain_tooltip
from netdesk.ui.widgets.section_list import SectionDelegate, SectionList

TILE: Final = 28
_LARGEST_SHARE: Final = 0.3


@value
class Section:
    """A place in the window: name in code, title, line icon, the group it stands in ("" for the first), and
    what is said of it under the pointer.
    """

    key: str
    title: str
    icon: str
    group: str = ""
    hint: str = ""


class Sidebar(QWidget):
    """Sections in groups, with counts and badges. `chosen` tells the key of the section the user goes to,
    `desk_clicked` that they want the desk's menu (open it at `desk_button`).

    Below them there may be a group of further rows, which are places inside a section: `further_chosen` tells
    the key of one, `further_acted` what a key asks to do with it, `further_menu_asked` where its menu opens.
    """

    chosen = Signal(str)
    further_chosen = Signal(str)
    further_acted = Signal(str, str)
    further_menu_asked = Signal(str, QPoint)
    desk_clicked = Signal()

    def __init__(self, sections: Sequence[Section], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rows: dict[str, QStandardItem] = {}
        self._further: dict[str, QStandardItem] = {}
        self._current = ""
        self.desk_button = DeskButton(self)
        self.desk_button.clicked.connect(self.desk_clicked)
        self._compact = False
        self._model = QStandardItemModel(self)
        self._list = SectionList(self)
        self._list.setModel(self._model)
        self._delegate = SectionDelegate(self._list)
        self._list.setItemDelegate(self._delegate)
        self._fill(sections)
        self._list.selectionModel().currentChanged.connect(self._tell)
        self._list.acted.connect(self._on_acted)
        self._list.menu_asked.connect(self._on_menu)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.desk_button)
        layout.addSpacing(grid.SPACE_4)
        layout.addWidget(self._list, 1)
        self.set_compact(False)
        self.setTabOrder(self.desk_button, self._list)

    def set_desk(self, name: str, file: str) -> None:
        """Which desk is open: its name and its file's."""
        self.desk_button.set_desk(name, file)

    def set_counts(self, counts: Mapping[str, str]) -> None:
        """Figures at the right of sections, as text ("1,284"); "" shows none."""
        for key, count in counts.items():
            if key in self._rows:
                self._rows[key].setData(count, Role.COUNT)
                self._name_row(self._rows[key])

    def set_badge(self, key: str, text: str) -> None:
        """A figure in an accent pill, for what waits for the user today."""
        self._rows[key].setData(text, Role.BADGE)
        self._name_row(self._rows[key])

    def current(self) -> str:
        """Key of the section that is shown."""
        return self._current

    def set_current(self, key: str) -> None:
        """Mark a section as shown, without a signal."""
        self._current = key
        self._mark(self._rows[key])

    def set_further(self, group: str, rows: Sequence[Section]) -> None:
        """Show these rows in a group below the sections, none of them marked."""
        marked = self.further()
        # A row that goes makes another one current: nobody has gone there.
        blocked = self._list.selectionModel().blockSignals(True)
        self._model.removeRows(self._sections, self._model.rowCount() - self._sections)
        self._list.selectionModel().blockSignals(blocked)
        self._further = {}
        if rows:
            self._model.appendRow(_heading(group))
        for section in rows:
            row = _row(section)
            row.setToolTip(plain_tooltip(section.hint or section.title))
            self._further[section.key] = row
            self._model.appendRow(row)
            self._name_row(row)
        self.mark_further(marked)

    def set_further_counts(self, counts: Mapping[str, str]) -> None:
        """Figures at the right of further rows."""
        for key, count in counts.items():
            if key in self._further:
                self._further[key].setData(count, Role.COUNT)
                self._name_row(self._further[key])

    def further(self) -> str:
        """Key of the further row that is marked, "" for none."""
        key = str(self._list.currentIndex().data(Role.KEY) or "")
        return key if key in self._further else ""

    def mark_further(self, key: str) -> None:
        """Mark a further row as shown, without a signal; the section that is shown when there is none."""
        row = self._further.get(key) or self._rows.get(self._current)
        if row is not None:
            self._mark(row)

    def _mark(self, row: QStandardItem) -> None:
        index = row.index()
        blocked = self._list.selectionModel().blockSignals(True)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self._list.selectionModel().setCurrentIndex(index, flag)
        self._list.selectionModel().blockSignals(blocked)
        self._list.viewport().update()

    def set_compact(self, compact: bool) -> None:
        """Full (216 wide, rows 34) or compact (192, rows 30)."""
        self._compact = compact
        width = grid.SIDEBAR_SMALL if compact else grid.SIDEBAR
        # With the largest text it would take the room of what it leads to.
        most = max(width, round(self.window().width() * _LARGEST_SHARE))
        self.setFixedWidth(min(current().wide(width), most))
        self._delegate.row = grid.SECTION_ROW_SMALL if compact else grid.SECTION_ROW
        self._list.doItemsLayout()

    def focus_list(self) -> None:
        """Bring the keyboard to the sections."""
        self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fill(self, sections: Sequence[Section]) -> None:
        group = ""
        for section in sections:
            if section.group != group:
                group = section.group
                self._model.appendRow(_heading(group))
            row = _row(section)
            self._rows[section.key] = row
            self._model.appendRow(row)
            self._name_row(row)
        self._sections = self._model.rowCount()

    def _name_row(self, row: QStandardItem) -> None:
        figures = [str(row.data(role)) for role in (Role.COUNT, Role.BADGE) if row.data(role)]
        row.setData(", ".join([row.text(), *figures]), Qt.ItemDataRole.AccessibleTextRole)

    def _tell(self, now: QModelIndex, _before: QModelIndex) -> None:
        key = str(now.data(Role.KEY) or "")
        if key in self._further:
            self.further_chosen.emit(key)
        elif key:
            self._current = key
            self.chosen.emit(key)

    def _on_acted(self, index: QModelIndex, what: str) -> None:
        key = str(index.data(Role.KEY) or "")
        if key in self._further:
            self.further_acted.emit(key, what)

    def _on_menu(self, index: QModelIndex, at: QPoint) -> None:
        key = str(index.data(Role.KEY) or "")
        if key in self._further:
            self.further_menu_asked.emit(key, at)

    def changeEvent(self, event: QEvent) -> None:
        """A larger font asks for a wider column."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._rows:
            self.set_compact(self._compact)


def _heading(group: str) -> QStandardItem:
    heading = QStandardItem(group)
    heading.setFlags(Qt.ItemFlag.NoItemFlags)
    return heading


def _row(section: Section) -> QStandardItem:
    row = QStandardItem(section.title)
    row.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    row.setData(section.key, Role.KEY)
    row.setData(section.icon, Role.ICON)
    return row


class DeskButton(QAbstractButton):
    """The tile with the desk's name and file; a click opens the desk's menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._file = "", ""
        self._keyboard = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Desk"))

    def set_desk(self, name: str, file: str) -> None:
        """Which desk is open."""
        self._name, self._file = name, file
        self.setAccessibleName(tr("Desk: {name}, {file}", name=name, file=file))
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the header beside it."""
        return QSize(grid.SIDEBAR, current().fit(grid.HEADER, "strong", "caption", padding=12))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ring only when a key brought the focus."""
        self._keyboard = by_keyboard(event, self._keyboard)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tile, two lines, and the arrows that say there is a choice."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dpr = self.devicePixelRatioF()
        box = QRectF(self.rect())
        ring = theme.colour("accent_text") if self.hasFocus() and self._keyboard else None
        if self.underMouse() or ring is not None:
            ground = theme.colour("press" if self.underMouse() else "side")
            painting.draw_bar(painter, box.adjusted(8, 4, -8, -4), ground, ring)
        middle = box.center().y()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(QRectF(16, middle - TILE / 2, TILE, TILE), 8, 8)
        mark = icons.pixmap("waypoints", theme.colour("on_accent"), grid.ICON, dpr)
        painter.drawPixmap(22, round(middle - 8), mark)
        upper, lower = theme.line_height("strong"), theme.line_height("caption")
        top = middle - (upper + lower) / 2
        room = box.right() - 40 - 54
        name = QRectF(54, top, room, upper)
        painting.draw_text(painter, name, self._name, theme.font("strong"), theme.colour("text"))
        file = QRectF(54, top + upper, room, lower)
        painting.draw_text(painter, file, self._file, theme.font("caption"), theme.colour("text3"))
        arrows = icons.pixmap("chevrons-up-down", theme.colour("text2"), grid.ICON, dpr)
        painter.drawPixmap(round(box.right()) - 38, round(middle - 8), arrows)
        painter.end()
