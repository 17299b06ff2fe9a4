"""The sections at the left: which desk is open, and where one can go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from netdesk.ui import grid, icons
from netdesk.ui.delegates import painting
from netdesk.ui.delegates.rows import Index
from netdesk.ui.roles import Role
from netdesk.ui.theme import Theme, current
from netdesk.ui.widgets.focus import by_keyboard

GROUP_ROW: Final = 32
BAR_LEFT: Final = 12
CONTENT_LEFT: Final = 24
TEXT_LEFT: Final = 52
TILE: Final = 28


@dataclass(frozen=True, slots=True)
class Section:
    """A place in the window: name in code, title, line icon, and the group it stands in ("" for the
    first).
    """

    key: str
    title: str
    icon: str
    group: str = ""


class Sidebar(QWidget):
    """Sections in groups, with counts and badges. `chosen` tells the key of the section the user goes to,
    `desk_clicked` that they want the desk's menu (open it at `desk_button`)."""

    chosen = Signal(str)
    desk_clicked = Signal()

    def __init__(self, sections: Sequence[Section], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rows: dict[str, QStandardItem] = {}
        self.desk_button = DeskButton(self)
        self.desk_button.clicked.connect(self.desk_clicked)
        self._compact = False
        self._model = QStandardItemModel(self)
        self._list = _SectionList(self)
        self._list.setModel(self._model)
        self._delegate = _SectionDelegate(self._list)
        self._list.setItemDelegate(self._delegate)
        self._fill(sections)
        self._list.selectionModel().currentChanged.connect(self._tell)
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
            self._rows[key].setData(count, Role.COUNT)
            self._name_row(self._rows[key])

    def set_badge(self, key: str, text: str) -> None:
        """A figure in an accent pill, for what waits for the user today."""
        self._rows[key].setData(text, Role.BADGE)
        self._name_row(self._rows[key])

    def current(self) -> str:
        """Key of the section that is shown."""
        return str(self._list.currentIndex().data(Role.KEY) or "")

    def set_current(self, key: str) -> None:
        """Mark a section as shown, without a signal."""
        index = self._rows[key].index()
        blocked = self._list.selectionModel().blockSignals(True)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self._list.selectionModel().setCurrentIndex(index, flag)
        self._list.selectionModel().blockSignals(blocked)
        self._list.viewport().update()

    def set_compact(self, compact: bool) -> None:
        """Full (216 wide, rows 34) or compact (192, rows 30)."""
        self._compact = compact
        self.setFixedWidth(current().wide(grid.SIDEBAR_SMALL if compact else grid.SIDEBAR))
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
                heading = QStandardItem(group)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                self._model.appendRow(heading)
            row = QStandardItem(section.title)
            row.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            row.setData(section.key, Role.KEY)
            row.setData(section.icon, Role.ICON)
            self._rows[section.key] = row
            self._model.appendRow(row)
            self._name_row(row)

    def _name_row(self, row: QStandardItem) -> None:
        figures = [str(row.data(role)) for role in (Role.COUNT, Role.BADGE) if row.data(role)]
        row.setData(", ".join([row.text(), *figures]), Qt.ItemDataRole.AccessibleTextRole)

    def _tell(self, now: QModelIndex, _before: QModelIndex) -> None:
        key = now.data(Role.KEY)
        if key:
            self.chosen.emit(key)

    def changeEvent(self, event: QEvent) -> None:
        """A larger font asks for a wider column."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._rows:
            self.set_compact(self._compact)


class DeskButton(QAbstractButton):
    """The tile with the desk's name and file; a click opens the desk's menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._file = "", ""
        self._keyboard = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Desk")

    def set_desk(self, name: str, file: str) -> None:
        """Which desk is open."""
        self._name, self._file = name, file
        self.setAccessibleName(f"Desk: {name}, {file}")
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


class _SectionList(QListView):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("surface", "side")
        self.setAccessibleName("Sections")
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


class _SectionDelegate(QStyledItemDelegate):
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
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        view = option.widget
        bar = QRectF(rect.adjusted(BAR_LEFT, 1, -BAR_LEFT, -1))
        if chosen:
            keyboard = (
                isinstance(view, QListView) and view.hasFocus() and bool(view.property("keyboardFocus"))
            )
            ring = theme.colour("accent_text") if keyboard or theme.high_contrast else None
            painting.draw_bar(painter, bar, theme.colour("accent_soft"), ring)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painting.draw_bar(painter, bar, theme.colour("press"))
        dpr = painter.device().devicePixelRatioF()
        mark = icons.pixmap(
            str(index.data(Role.ICON)),
            theme.colour("accent_text" if chosen else "text2"),
            grid.ICON_SECTION,
            dpr,
        )
        painter.drawPixmap(CONTENT_LEFT, rect.top() + (rect.height() - grid.ICON_SECTION) // 2, mark)
        right = self._paint_figure(painter, theme, QRectF(rect), index, chosen)
        box = QRectF(TEXT_LEFT, rect.top(), right - TEXT_LEFT - 4, rect.height())
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
