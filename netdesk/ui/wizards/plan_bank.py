"""The bank of questions as a list by topic, narrowed by a topic and by words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from netdesk.domain.folding import fold
from netdesk.services.questions import BankQuestion
from netdesk.ui import grid, icons
from netdesk.ui.delegates import painting
from netdesk.ui.delegates.rows import RowDelegate
from netdesk.ui.roles import Role
from netdesk.ui.theme import Theme, current
from netdesk.ui.widgets.labels import plain_tooltip
from netdesk.ui.wizards.plan_lines import LINES, draw_lines

Index = QModelIndex | QPersistentModelIndex
_MARK: Final = 24


@dataclass(frozen=True, slots=True)
class _Row:
    """A question, or with none the heading of a topic."""

    topic: str
    question: BankQuestion | None = None


class BankModel(QAbstractListModel):
    """Questions under the headings of their topics. Headings cannot be chosen."""

    def __init__(self, questions: Sequence[BankQuestion], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._questions = tuple(questions)
        self._folded = {question.key: fold(question.text) for question in questions}
        self._rows: tuple[_Row, ...] = ()
        self._taken: frozenset[str] = frozenset()
        self.narrow("", "")

    def narrow(self, topic: str, text: str) -> None:
        """Show the questions of a topic ("" for all) in which every typed word begins a word."""
        words = fold(text).split()
        rows: list[_Row] = []
        for question in self._questions:
            if topic and question.topic != topic:
                continue
            if not all(f" {word}" in f" {self._folded[question.key]}" for word in words):
                continue
            if not rows or rows[-1].topic != question.topic:
                rows.append(_Row(question.topic))
            rows.append(_Row(question.topic, question))
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def set_taken(self, texts: Collection[str]) -> None:
        """Mark the questions that were chosen already."""
        taken = frozenset(texts)
        if taken != self._taken:
            self._taken = taken
            self.dataChanged.emit(self.index(0), self.index(max(0, len(self._rows) - 1)))

    def question_at(self, index: Index) -> BankQuestion | None:
        """The question of a row, None for a heading or no row."""
        return self._rows[index.row()].question if 0 <= index.row() < len(self._rows) else None

    def first_question(self) -> QModelIndex:
        """The first row that can be chosen; an invalid index when nothing was found."""
        return self.index(1) if self._rows else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Headings and questions."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are passed by."""
        if self.question_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words; whether they are chosen already; for screen readers both."""
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        text = row.question.text if row.question else row.topic
        taken = row.question is not None and row.question.text in self._taken
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{text} Chosen." if taken else text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(text) if row.question else None
        if role == Role.KEY:
            return "question" if row.question else "topic"
        if role == Role.MARK:
            return "check" if taken else None
        return None


class BankDelegate(RowDelegate):
    """Headings in the section style, questions on up to two lines, a check beside those chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, hairlines=False)

    def paint_cell(
        self, painter: QPainter, theme: Theme, option: QStyleOptionViewItem, index: Index, selected: bool
    ) -> None:
        """One row."""
        rect = QRectF(option.rect).adjusted(grid.SPACE_16, 0, -grid.SPACE_16, 0)
        text = str(index.data() or "")
        if index.data(Role.KEY) == "topic":
            rect.setTop(rect.bottom() - theme.line_height("section") - 4)
            painting.draw_text(painter, rect, text, theme.font("section"), theme.colour("text3"))
            return
        taken = bool(index.data(Role.MARK))
        draw_lines(painter, rect.adjusted(0, 0, -_MARK, 0), text, theme, "text3" if taken else "text")
        if taken:
            dpr = painter.device().devicePixelRatioF()
            mark = icons.pixmap("check", theme.colour("ok"), grid.ICON, dpr)
            at = rect.topRight()
            painter.drawPixmap(round(at.x()) - grid.ICON, round(rect.center().y()) - grid.ICON // 2, mark)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for two lines; headings are lower."""
        theme = current()
        if index.data(Role.KEY) == "topic":
            return QSize(80, theme.fit(32, "section", padding=14))
        return QSize(80, theme.fit(grid.FIELD_ROW, *["body"] * LINES, padding=8))
