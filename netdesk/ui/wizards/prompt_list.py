"""The prompts beside a circle: one is looked at, the next comes with a key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from netdesk.services.prompts import Prompt
from netdesk.ui import grid, icons
from netdesk.ui.delegates.rows import RowDelegate
from netdesk.ui.roles import Role
from netdesk.ui.theme import Theme, current
from netdesk.ui.tr import tr
from netdesk.ui.widgets.labels import plain_tooltip
from netdesk.ui.widgets.row_table import RowList
from netdesk.ui.wizards.plan_lines import LINES, draw_lines

Index = QModelIndex | QPersistentModelIndex
_ICON = 28


def words(prompt: Prompt) -> str:
    """A prompt for a person to read."""
    return tr(prompt.text, place=prompt.place) if prompt.place else tr(prompt.text)


class PromptModel(QAbstractListModel):
    """Prompts as rows; those about a place of the user's past wear an icon."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.prompts: tuple[Prompt, ...] = ()

    def show(self, prompts: Sequence[Prompt]) -> None:
        """Show these."""
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
            case Qt.ItemDataRole.DisplayRole:
                return words(prompt)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(words(prompt))
            case Role.ICON:
                return "history" if prompt.place else "lightbulb"
        return None


class PromptList(RowList):
    """Prompts to go through, from anywhere on the page by `step`."""

    def __init__(self) -> None:
        super().__init__()
        self.model_ = PromptModel(self)
        self.setModel(self.model_)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(tr("Prompts"))
        self.setProperty("hoveredRow", -1)

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

    def step(self, by: int) -> None:
        """Look at the next one or the one before, around the end."""
        count, row = len(self.model_.prompts), self.currentIndex().row()
        if count:
            place = (row + by) % count if row >= 0 else (0 if by > 0 else count - 1)
            self.setCurrentIndex(self.model_.index(place))


class _Delegate(RowDelegate):
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

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for two lines."""
        return QSize(80, current().fit(grid.FIELD_ROW, *["body"] * LINES, padding=8))
