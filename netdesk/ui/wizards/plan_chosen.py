"""The chosen questions: in order, marked must ask or if time, reworded in place, moved by keys or by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
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
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget

from netdesk.domain.interactions import PlanQuestion
from netdesk.ui import grid, icons
from netdesk.ui.delegates import painting
from netdesk.ui.delegates.reworded import RewordedDelegate
from netdesk.ui.delegates.rows import LINE_END
from netdesk.ui.roles import ChipValue, Role, Tone
from netdesk.ui.theme import Theme, current
from netdesk.ui.tr import tr
from netdesk.ui.widgets.labels import plain_tooltip
from netdesk.ui.widgets.row_table import RowList
from netdesk.ui.wizards.plan_lines import LINES, draw_lines

Index = QModelIndex | QPersistentModelIndex
_NUMBER: Final = 24
_GRIP: Final = 20


def _chip(must: bool) -> ChipValue:
    return ChipValue(tr("must ask"), Tone.ACCENT) if must else ChipValue(tr("if time"), Tone.NEUTRAL)


class ChosenModel(QAbstractListModel):
    """Rows are PlanQuestions. `edited` tells every change of them."""

    edited = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[PlanQuestion] = []

    @property
    def questions(self) -> tuple[PlanQuestion, ...]:
        """The questions in order."""
        return tuple(self._rows)

    def set_questions(self, questions: Sequence[PlanQuestion]) -> None:
        """Show these, without telling."""
        self.beginResetModel()
        self._rows = list(questions)
        self.endResetModel()

    def add(self, questions: Sequence[PlanQuestion]) -> None:
        """Add at the end those that are not there yet, whatever their capitals."""
        present = {each.text.casefold() for each in self._rows}
        fresh = [each for each in questions if each.text.casefold() not in present]
        if fresh:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(fresh) - 1)
            self._rows += fresh
            self.endInsertRows()
            self.edited.emit()

    def remove(self, row: int) -> None:
        """Take one out."""
        if 0 <= row < len(self._rows):
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._rows[row]
            self.endRemoveRows()
            self._tell_numbers()
            self.edited.emit()

    def move(self, row: int, by: int) -> int:
        """Move one up (-1) or down (1); gives its new place."""
        to = row + by
        if not (0 <= row < len(self._rows) and 0 <= to < len(self._rows)):
            return row
        self.moveRows(QModelIndex(), row, 1, QModelIndex(), to + 1 if by > 0 else to)
        return to

    def toggle_must(self, row: int) -> None:
        """Must ask, or if time."""
        if 0 <= row < len(self._rows):
            self._rows[row] = replace(self._rows[row], must=not self._rows[row].must)
            self._tell(row)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """All of them."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be dragged and reworded; between them things can be dropped, onto them not."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable | flag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows only change places."""
        return Qt.DropAction.MoveAction

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, mark, number; for screen readers all of it in a sentence."""
        if not 0 <= index.row() < len(self._rows):
            return None
        question = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return question.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(question.text)
        if role == Role.CHIP:
            return _chip(question.must)
        if role == Role.COUNT:
            return str(index.row() + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{index.row() + 1}. {question.text} {_chip(question.must).text}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Reword one; a blank text changes nothing."""
        words = " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or not words:
            return False
        if words != self._rows[index.row()].text:
            self._rows[index.row()] = replace(self._rows[index.row()], text=words)
            self._tell(index.row())
        return True

    def moveRows(self, parent: Index, row: int, count: int, to_parent: Index, before: int) -> bool:
        """Put `count` rows from `row` before the row `before`, as the view asks after a drag."""
        if parent.isValid() or to_parent.isValid() or row <= before <= row + count:
            return False
        if not (row >= 0 and row + count <= len(self._rows) and 0 <= before <= len(self._rows)):
            return False
        self.beginMoveRows(QModelIndex(), row, row + count - 1, QModelIndex(), before)
        moved = self._rows[row : row + count]
        del self._rows[row : row + count]
        at = before - count if before > row else before
        self._rows[at:at] = moved
        self.endMoveRows()
        self._tell_numbers()
        self.edited.emit()
        return True

    def _tell(self, row: int) -> None:
        self.dataChanged.emit(self.index(row), self.index(row))
        self.edited.emit()

    def _tell_numbers(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1), [int(Role.COUNT)])


class ChosenList(RowList):
    """Space turns must ask on and off, Alt+Up and Alt+Down move, Delete takes out, F2 rewords."""

    def __init__(self, model: ChosenModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen = model
        self.setModel(model)
        self.setItemDelegate(ChosenDelegate(self))
        self.setAccessibleName(tr("Chosen questions"))
        self.setProperty("hoveredRow", -1)
        self.setMouseTracking(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed)

    def move_current(self, by: int) -> None:
        """Move the current question up or down; it stays current."""
        row = self.currentIndex().row()
        if row >= 0:
            self.setCurrentIndex(self.chosen.index(self.chosen.move(row, by)))

    def toggle_current(self) -> None:
        """Must ask, or if time."""
        self.chosen.toggle_must(self.currentIndex().row())

    def remove_current(self) -> None:
        """Take the current one out; the next becomes current."""
        row = self.currentIndex().row()
        if row >= 0:
            self.chosen.remove(row)
            last = self.chosen.rowCount() - 1
            self.setCurrentIndex(self.chosen.index(min(row, last)) if last >= 0 else QModelIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the class; every other key is the list's."""
        key = event.key()
        alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.setProperty("keyboardFocus", True)
            self.move_current(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Space:
            self.toggle_current()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_current()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a chip turns it."""
        index = self.indexAt(event.position().toPoint())
        super().mouseReleaseEvent(event)
        if index.isValid() and chip_box(self.visualRect(index), index).contains(event.position()):
            self.chosen.toggle_must(index.row())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """With nothing current, the first becomes so."""
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection() and self.chosen.rowCount():
            # Qt makes the first row current without choosing it.
            self.setCurrentIndex(QModelIndex())
            self.setCurrentIndex(self.chosen.index(0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """An empty list says how it is filled."""
        super().paintEvent(event)
        if self.chosen.rowCount():
            return
        theme = current()
        painter = QPainter(self.viewport())
        box = QRectF(self.viewport().rect()).adjusted(24, 0, -24, 0)
        words = tr("Choose questions at the left, type your own, or have eight suggested.")
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("text3"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
        painter.end()


class ChosenDelegate(RewordedDelegate):
    """Grip, number, words on up to two lines, chip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, name_left=grid.SPACE_16)

    def paint_cell(
        self, painter: QPainter, theme: Theme, option: QStyleOptionViewItem, index: Index, selected: bool
    ) -> None:
        """One row."""
        rect = QRectF(option.rect).adjusted(grid.SPACE_12, 0, -grid.SPACE_16, 0)
        dpr = painter.device().devicePixelRatioF()
        grip = icons.pixmap("grip-vertical", theme.colour("text3"), grid.ICON_CAPTION, dpr)
        painter.drawPixmap(round(rect.left()), round(rect.center().y()) - grid.ICON_CAPTION // 2, grip)
        number = QRectF(rect.left() + _GRIP, rect.top(), _NUMBER - 4, rect.height())
        painting.draw_text(
            painter, number, str(index.data(Role.COUNT)), theme.font("figures"), theme.colour("text3")
        )
        draw_lines(painter, words_box(option.rect, index), str(index.data() or ""), theme, "text")
        painting.draw_chip(
            painter, theme, chip_box(option.rect, index), index.data(Role.CHIP), on_selection=selected
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for two lines."""
        return QSize(80, current().fit(grid.FIELD_ROW, *["body"] * LINES, padding=10))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Where the words are, and over the chip."""
        left = round(words_box(option.rect, index).left()) - 10
        height = editor.sizeHint().height()
        top = option.rect.top() + (option.rect.height() - height) // 2
        editor.setGeometry(left, top, option.rect.right() - grid.SPACE_12 - left, height)


def chip_box(row: QRect, index: Index) -> QRectF:
    """Where a row's chip is; all chips begin below each other."""
    theme = current()
    width = max(painting.chip_size(theme, _chip(must)).width() for must in (True, False))
    size = painting.chip_size(theme, index.data(Role.CHIP))
    left = row.right() + 1 - LINE_END - width
    return QRectF(left, row.top() + (row.height() - size.height()) / 2, size.width(), size.height())


def words_box(row: QRect, index: Index) -> QRectF:
    """Where a row's words are."""
    left = row.left() + grid.SPACE_12 + _GRIP + _NUMBER
    return QRectF(left, row.top(), chip_box(row, index).left() - grid.SPACE_12 - left, row.height())
