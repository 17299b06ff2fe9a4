"""The prompts beside a circle: one is looked at, the next comes with a key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QStyleOptionViewItem, QWidget

from netdesk.services.own_prompts import LONGEST
from netdesk.services.prompts import Prompt
from netdesk.ui import grid, icons
from netdesk.ui.delegates.reworded import RewordedDelegate
from netdesk.ui.menu_entry import add_entry
from netdesk.ui.roles import Role
from netdesk.ui.theme import Theme, current
from netdesk.ui.tr import counted, tr
from netdesk.ui.widgets.labels import plain_tooltip
from netdesk.ui.widgets.popups import Menu
from netdesk.ui.widgets.row_table import RowList
from netdesk.ui.wizards.plan_lines import LINES, draw_lines
from netdesk.ui.wizards.prompt_keeper import PromptKeeper

Index = QModelIndex | QPersistentModelIndex
_ICON = 28


def words(prompt: Prompt) -> str:
    """A prompt for a person to read. What the user wrote is no pattern."""
    if prompt.is_own:
        return prompt.text
    return tr(prompt.text, place=prompt.place) if prompt.place else tr(prompt.text)


class PromptModel(QAbstractListModel):
    """Prompts as rows; those about a place of the user's past, and the user's own, wear icons of their own.
    `reworded` tells other words for one."""

    reworded = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.prompts: tuple[Prompt, ...] = ()

    def show(self, prompts: Sequence[Prompt]) -> None:
        """Show these. Other words for the same ones leave the rows, and a field open in one, alone."""
        if [each.key for each in prompts] == [each.key for each in self.prompts]:
            self.prompts = tuple(prompts)
            if prompts:
                self.dataChanged.emit(self.index(0), self.index(len(prompts) - 1))
            return
        self.beginResetModel()
        self.prompts = tuple(prompts)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """All of them."""
        return 0 if parent.isValid() else len(self.prompts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words and the icon."""
        if not index.isValid() or not 0 <= index.row() < len(self.prompts):
            return None
        prompt = self.prompts[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return words(prompt)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(words(prompt))
            case Role.ICON:
                return "history" if prompt.place else "pen-line" if prompt.is_own else "lightbulb"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """All but those about a place can be reworded."""
        found = super().flags(index)
        if index.isValid() and not self.prompts[index.row()].place:
            found |= Qt.ItemFlag.ItemIsEditable
        return found

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Other words are kept on the desk, and shown when they are; blank ones change nothing."""
        text = " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or not text:
            return False
        if text != words(self.prompts[index.row()]):
            self.reworded.emit(self.prompts[index.row()], text)
        return True


class PromptList(RowList):
    """Prompts to go through, from anywhere on the page by `step`. F2 rewords one, Delete hides it."""

    def __init__(self, keeper: PromptKeeper) -> None:
        super().__init__()
        self._keeper = keeper
        self.model_ = PromptModel(self)
        self.model_.reworded.connect(keeper.reword)
        keeper.changed.connect(self._on_changed)
        self.setModel(self.model_)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(tr("Prompts"))
        self.setProperty("hoveredRow", -1)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.show_prompts(keeper.prompts())

    def show_prompts(self, prompts: Sequence[Prompt]) -> None:
        """Show these; the one looked at stays so. At first none is: a name said to one means its place."""
        before = self.prompt()
        self.model_.show(prompts)
        keys = [each.key for each in prompts]
        if before is not None and before.key in keys:
            self.setCurrentIndex(self.model_.index(keys.index(before.key)))

    def prompt(self) -> Prompt | None:
        """The one that is looked at."""
        row = self.currentIndex().row()
        return self.model_.prompts[row] if 0 <= row < len(self.model_.prompts) else None

    def hide_current(self) -> None:
        """Ask the current one no more."""
        prompt = self.prompt()
        if prompt is not None:
            self._keeper.hide(prompt)

    def reword_current(self) -> None:
        """Type other words over the current one."""
        self.edit(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete hides; every other key is the list's. Enter that ends a wording means nothing more."""
        if self.state() == QAbstractItemView.State.EditingState:
            event.accept()
        elif event.key() == Qt.Key.Key_Delete:
            self.hide_current()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the current one, and with those that were hidden."""
        at = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        self.open_menu(at)

    def open_menu(self, at: QPoint) -> Menu:
        """Open the menu there."""
        menu, prompt = Menu(self), self.prompt()
        if prompt is not None:
            if not prompt.place:
                add_entry(menu, tr("Reword"), "", self.reword_current, Qt.Key.Key_F2)
            add_entry(menu, tr("Hide"), "", self.hide_current, Qt.Key.Key_Delete)
        count = self._keeper.hidden()
        if count:
            words = counted(count, "Bring back the hidden one", "Bring back {n} hidden ones")
            add_entry(menu, words, "", self._keeper.bring_back)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
        return menu

    def focusInEvent(self, event: QFocusEvent) -> None:
        """With none looked at, the first becomes so."""
        super().focusInEvent(event)
        if self.prompt() is None and self.model_.prompts:
            self.setCurrentIndex(self.model_.index(0))

    def _on_changed(self) -> None:
        row = self.currentIndex().row()
        self.show_prompts(self._keeper.prompts())
        if self.prompt() is None and row >= 0 and self.model_.prompts:
            self.setCurrentIndex(self.model_.index(min(row, len(self.model_.prompts) - 1)))

    def step(self, by: int) -> None:
        """Look at the next one or the one before, around the end."""
        count, row = len(self.model_.prompts), self.currentIndex().row()
        if count:
            place = (row + by) % count if row >= 0 else (0 if by > 0 else count - 1)
            self.setCurrentIndex(self.model_.index(place))


class _Delegate(RewordedDelegate):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, hairlines=False)

    def paint_cell(
        self, painter: QPainter, theme: Theme, option: QStyleOptionViewItem, index: Index, selected: bool
    ) -> None:
        """The icon and up to two lines."""
        rect = QRectF(option.rect).adjusted(grid.SPACE_16, 0, -grid.SPACE_16, 0)
        ink = theme.colour("accent_text" if selected else "text3")
        dpr = painter.device().devicePixelRatioF()
        mark = icons.pixmap(str(index.data(Role.ICON)), ink, grid.ICON, dpr)
        painter.drawPixmap(round(rect.left()), round(rect.center().y()) - grid.ICON // 2, mark)
        box = rect.adjusted(_ICON, 0, 0, 0)
        draw_lines(painter, box, str(index.data() or ""), theme, "text" if selected else "text2")

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QLineEdit:
        """No longer than a prompt may be."""
        editor = super().createEditor(parent, option, index)
        editor.setMaxLength(LONGEST)
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Across the row."""
        height = editor.sizeHint().height()
        top = option.rect.top() + (option.rect.height() - height) // 2
        editor.setGeometry(option.rect.left() + 8, top, option.rect.width() - 16, height)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for two lines."""
        return QSize(80, current().fit(grid.FIELD_ROW, *["body"] * LINES, padding=8))
