"""The questions to practise as a list: what comes next first, with how each went last time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from netdesk.domain.own_questions import Practice
from netdesk.domain.practising import NEARLY, NOT_YET, SITS, after, in_turn, latest
from netdesk.services.questions import BankQuestion
from netdesk.ui import grid
from netdesk.ui.delegates import painting
from netdesk.ui.delegates.rows import RowDelegate
from netdesk.ui.roles import ChipValue, Role, Tone
from netdesk.ui.theme import Theme, current
from netdesk.ui.widgets.labels import plain_tooltip
from netdesk.ui.wizards.plan_lines import LINES, draw_lines
from netdesk.ui.words.question_words import rating_words

Index = QModelIndex | QPersistentModelIndex
_TONES: Final = {NOT_YET: Tone.WARN, NEARLY: Tone.NEUTRAL, SITS: Tone.OK}


class DeckModel(QAbstractListModel):
    """Rows are questions in the order in which they come; those done with for now come last."""

    def __init__(self, questions: Sequence[BankQuestion], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._by_text = {each.text.casefold(): each for each in questions}
        self._waiting: tuple[str, ...] = tuple(each.text for each in questions)
        self._done: tuple[str, ...] = ()
        self._went: dict[str, Practice] = {}

    def begin(self, practices: Iterable[Practice], session: Sequence[Practice] = ()) -> None:
        """Put the questions in order by how they went; `session` is what was practised since."""
        before = tuple(practices)
        self.beginResetModel()
        self._waiting = in_turn([each.text for each in self._by_text.values()], before)
        self._done = ()
        self._went = latest(before)
        for each in session:
            if each.question in self._waiting:
                self._rate(each)
        self.endResetModel()

    def rated(self, practice: Practice) -> None:
        """The question was answered once more."""
        self.beginResetModel()
        self._rate(practice)
        self.endResetModel()

    def bring_forward(self, row: int) -> None:
        """Let the question of a row come first."""
        text = self.text_at(row)
        if text:
            self.beginResetModel()
            self._waiting = (text, *(each for each in self._waiting if each != text))
            self._done = tuple(each for each in self._done if each != text)
            self.endResetModel()

    @property
    def first(self) -> BankQuestion | None:
        """What is practised now; None when all of them sat."""
        return self._by_text[self._waiting[0].casefold()] if self._waiting else None

    def went(self, text: str) -> Practice | None:
        """How a question went last."""
        return self._went.get(text.casefold())

    def text_at(self, row: int) -> str:
        """The question of a row, "" for none."""
        texts = (*self._waiting, *self._done)
        return texts[row] if 0 <= row < len(texts) else ""

    @property
    def sitting(self) -> int:
        """How many sat when they were answered last."""
        return sum(1 for key in self._by_text if key in self._went and self._went[key].rating == SITS)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """All of them."""
        return 0 if parent.isValid() else len(self._by_text)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The question; how it went as a chip; for screen readers both."""
        text = self.text_at(index.row())
        if not text:
            return None
        went = self.went(text)
        words = rating_words(went.rating) if went else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(text)
        if role == Role.CHIP:
            return ChipValue(words, _TONES.get(went.rating, Tone.NEUTRAL)) if went and words else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{text} {words}".strip()
        return None

    def _rate(self, practice: Practice) -> None:
        text = practice.question
        rest = (text, *(each for each in self._waiting if each != text))
        self._waiting = after(rest, practice.rating)
        self._done = tuple(each for each in self._done if each != text)
        if practice.rating >= SITS:
            self._done = (*self._done, text)
        self._went = {**self._went, text.casefold(): practice}


class DeckDelegate(RowDelegate):
    """Words on up to two lines, a chip at the right."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, hairlines=False)

    def paint_cell(
        self, painter: QPainter, theme: Theme, option: QStyleOptionViewItem, index: Index, selected: bool
    ) -> None:
        """One row."""
        rect = QRectF(option.rect).adjusted(grid.SPACE_16, 0, -grid.SPACE_16, 0)
        chip = index.data(Role.CHIP)
        if chip is not None:
            size = painting.chip_size(theme, chip)
            box = QRectF(
                rect.right() - size.width(),
                rect.center().y() - size.height() / 2,
                size.width(),
                size.height(),
            )
            painting.draw_chip(painter, theme, box, chip, on_selection=selected)
            rect.setRight(box.left() - grid.SPACE_8)
        draw_lines(painter, rect, str(index.data() or ""), theme, "text")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for two lines."""
        return QSize(80, current().fit(grid.FIELD_ROW, *["body"] * LINES, padding=8))
