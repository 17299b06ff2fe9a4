"""Tables and lists dressed as the look wants them: no grid, no scroll sideways, columns that give way, row
hover.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QListView, QTableView, QWidget

from netdesk.ui import grid, icons
from netdesk.ui.delegates import painting
from netdesk.ui.delegates.rows import CELL_PADDING, PAGE_MARGIN, set_row_height
from netdesk.ui.theme import current
from netdesk.ui.widgets.column_widths import Column, share_widths
from netdesk.ui.widgets.focus import by_keyboard
from netdesk.ui.widgets.viewport import give_viewport


class RowHeader(QHeaderView):
    """Column heads as the look paints them: caption in text3, an arrow beside the sorted one, one
    hairline. `released` when the mouse lets go, `given_up` when Esc ended what was being dragged: all is as
    it was before.
    """

    released = Signal()
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None, *, margin: int = PAGE_MARGIN) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._margin = margin
        self._pressed: QMouseEvent | None = None
        self._is_given_up = False
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorShown(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(24)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def sizeHint(self) -> QSize:
        """32 high."""
        return QSize(super().sizeHint().width(), current().fit(grid.COLUMN_HEADER, "caption", padding=12))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A drag may begin."""
        self._pressed, self._is_given_up = None, False
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.clone()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """While something is dragged, the keys are for it; what was given up follows the mouse no more."""
        if self._pressed is not None and QWidget.keyboardGrabber() is None:
            self.grabKeyboard()
        if not self._is_given_up:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Whatever was dragged has arrived."""
        self.releaseKeyboard()
        self._pressed = None
        super().mouseReleaseEvent(event)
        if not self._is_given_up:
            self.released.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts back what is being dragged."""
        began = self._pressed
        if event.key() != Qt.Key.Key_Escape or began is None or self._is_given_up:
            super().keyPressEvent(event)
            return
        back = QMouseEvent(
            QEvent.Type.MouseMove,
            began.position(),
            began.globalPosition(),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        super().mouseMoveEvent(back)
        self._is_given_up = True
        self.given_up.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """The keys are nobody's who is not seen."""
        super().hideEvent(event)
        if self._pressed is not None:
            self._pressed = None
            self.releaseKeyboard()

    def head_width(self, section: int) -> int:
        """How wide a column must be for all of its head, with the arrow that shows the order."""
        text = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        lead = self._margin if self.visualIndex(section) == 0 else CELL_PADDING
        words = round(current().metrics("caption-medium").horizontalAdvance(text) + 0.5)
        return lead + words + CELL_PADDING + 18

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """One column's head."""
        theme = painting.theme_on(self)
        painter.save()
        painter.setClipRect(rect)
        painting.fill(painter, rect, theme.colour(painting.ground_of(self)))
        painting.fill(painter, QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("line"))
        text = str(
            self.model().headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole) or ""
        )
        font = theme.font("caption-medium")
        lead = self._margin if self.visualIndex(section) == 0 else CELL_PADDING
        sorted_here = self.isSortIndicatorShown() and self.sortIndicatorSection() == section and bool(text)
        room = rect.width() - lead - CELL_PADDING - (18 if sorted_here else 0)
        ink = theme.colour("text3")
        box = QRectF(rect.left() + lead, rect.top(), room, rect.height() - 1)
        painting.draw_text(painter, box, text, font, ink)
        if sorted_here:
            up = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            dpr = painter.device().devicePixelRatioF()
            arrow = icons.pixmap("chevron-up" if up else "chevron-down", ink, grid.ICON_CAPTION, dpr)
            width = min(room, QFontMetricsF(font).horizontalAdvance(text))
            left = round(box.left() + width + 4)
            painter.drawPixmap(left, rect.top() + (rect.height() - 1 - grid.ICON_CAPTION) // 2, arrow)
        painter.restore()


class RowTable(QTableView):
    """A table of rows. `opened` on Enter or double click, `shared` when the columns got their widths anew
    (`is_sharing` while they do). Give it `set_columns` after the model."""

    opened = Signal(QModelIndex)
    shared = Signal()

    def __init__(self, parent: QWidget | None = None, *, row_height: int = grid.CONTACT_ROW) -> None:
        super().__init__(parent)
        give_viewport(self)
        self._columns: tuple[Column, ...] = ()
        self._tight = False
        self.is_sharing = False
        self._least_height = row_height
        self.setHorizontalHeader(RowHeader(self))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().setSortIndicatorShown(True)
        self.setMouseTracking(True)
        self.setProperty("hoveredRow", -1)
        self.setProperty("keyboardFocus", False)
        self.set_row_height(row_height)
        self.doubleClicked.connect(self.opened)

    def set_columns(self, columns: Sequence[Column], *, tight: bool = False) -> None:
        """How the model's columns share the width, in the model's order; `tight`: narrower before fewer."""
        self._columns = tuple(columns)
        self._tight = tight
        self._share()

    def set_row_height(self, least: int) -> None:
        """56 in full windows, 48 in compact ones; more when the font asks for it."""
        self._least_height = least
        set_row_height(self, current().fit(least, "strong", "caption", padding=8))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns give way instead of a scroll bar."""
        super().resizeEvent(event)
        self._share()

    def changeEvent(self, event: QEvent) -> None:
        """A larger font makes higher rows and wider columns."""
        super().changeEvent(event)
        kinds = (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange, QEvent.Type.StyleChange)
        if event.type() in kinds and not self.is_sharing:
            self.set_row_height(self._least_height)
            self._share()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The row under the pointer shows it."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(round(event.position().y())))

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the pointer."""
        super().leaveEvent(event)
        self._hover(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ring only when a key brought the focus; with nothing current, the first row becomes so."""
        self.setProperty("keyboardFocus", by_keyboard(event, bool(self.property("keyboardFocus"))))
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Selected rows turn quiet."""
        super().focusOutEvent(event)
        self.viewport().update()

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The ring goes around whole rows; Qt would paint only one cell of each anew."""
        super().currentChanged(current, previous)
        for index in (previous, current):
            self._paint_row(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; every other key is the table's."""
        self.setProperty("keyboardFocus", True)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.currentIndex().isValid():
                self.opened.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _hover(self, row: int) -> None:
        before = int(self.property("hoveredRow"))
        if row == before:
            return
        self.setProperty("hoveredRow", row)
        for changed in (before, row):
            self._paint_row(changed)

    def _paint_row(self, row: int) -> None:
        if row >= 0:
            top = self.rowViewportPosition(row)
            self.viewport().update(0, top, self.viewport().width(), self.rowHeight(row))

    def _share(self) -> None:
        if not self._columns or self.model() is None:
            return
        wide = current().wide
        columns: Sequence[Column] = self._columns
        if current().scale > 1:
            columns = [replace(each, width=wide(each.width), least=wide(each.least)) for each in columns]
        shown, widths = share_widths(columns, self.viewport().width(), tight=self._tight)
        self.is_sharing = True
        for at, width in enumerate(widths):
            self.setColumnHidden(at, at not in shown)
            if at in shown:
                self.setColumnWidth(at, width)
        self.is_sharing = False
        self.shared.emit()


class RowList(QListView):
    """A list of two-line rows for small lists (who, in a dialog; people found). `opened` on Enter or
    double click.
    """

    opened = Signal(QModelIndex)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setProperty("keyboardFocus", False)
        self.doubleClicked.connect(self.opened)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ring only when a key brought the focus."""
        self.setProperty("keyboardFocus", by_keyboard(event, bool(self.property("keyboardFocus"))))
        super().focusInEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; every other key is the list's."""
        self.setProperty("keyboardFocus", True)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.currentIndex().isValid():
                self.opened.emit(self.currentIndex())
            return
        super().keyPressEvent(event)
