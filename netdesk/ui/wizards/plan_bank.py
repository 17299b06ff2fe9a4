"""The bank of questions as a list by topic or by class, narrowed by a heading and by words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from netdesk.domain.asking import AskedBefore, Order
from netdesk.domain.folding import fold
from netdesk.services.questions import BankQuestion, Tiara
from netdesk.ui import grid, icons
from netdesk.ui.delegates import painting
from netdesk.ui.delegates.rows import RowDelegate
from netdesk.ui.roles import Role
from netdesk.ui.theme import Theme, current
from netdesk.ui.tr import tr
from netdesk.ui.widgets.labels import plain_tooltip
from netdesk.ui.wizards.plan_lines import LINES, draw_lines
from netdesk.ui.words import wording

Index = QModelIndex | QPersistentModelIndex
_MARK: Final = 24


ASKED: Final = "\0asked"
"""In place of a heading: only what was asked before."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A question, or with none a heading."""

    heading: str
    question: BankQuestion | None = None


class BankModel(QAbstractListModel):
    """Questions under the headings of their topics, or of their classes. Headings cannot be chosen."""

    def __init__(self, questions: Sequence[BankQuestion], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bank = tuple(questions)
        self._all: tuple[BankQuestion, ...] = self._bank
        self._folded: dict[str, str] = {}
        self._asked: dict[str, AskedBefore] = {}
        self._order = Order.TOPICS
        self._rows: tuple[_Row, ...] = ()
        self._taken: frozenset[str] = frozenset()
        self._narrowed = ("", "")
        self.set_asked(())

    def set_asked(self, asked: Sequence[AskedBefore]) -> None:
        """Know what was asked before: it is marked, and in the list even when no bank has it."""
        self._asked = {each.text.casefold(): each for each in asked}
        known = {question.text.casefold() for question in self._bank}
        others = [
            BankQuestion(f"asked-{at}", each.topic, None, each.text)
            for at, each in enumerate(asked)
            if each.text.casefold() not in known
        ]
        self._all = (*self._bank, *others)
        self._folded = {question.key: fold(question.text) for question in self._all}
        self.narrow(*self._narrowed)

    def set_order(self, order: Order) -> None:
        """Put the questions under topics, or under the classes of TIARA."""
        self._order = order
        self.narrow("", self._narrowed[1])

    @property
    def headings(self) -> tuple[str, ...]:
        """All headings of the order, without those of what was only asked before."""
        return tuple(dict.fromkeys(self._heading(each) for each in self._in_order(self._bank)))

    def narrow(self, heading: str, text: str) -> None:
        """Show what stands under a heading ("" for all, or ASKED) and has every typed word as a beginning."""
        self._narrowed = (heading, text)
        words = fold(text).split()
        rows: list[_Row] = []
        for question in self._in_order(self._all):
            under = self._heading(question)
            wanted = self.asked(question) is not None if heading == ASKED else heading in ("", under)
            if not wanted or not all(f" {word}" in f" {self._folded[question.key]}" for word in words):
                continue
            if not rows or rows[-1].heading != under:
                rows.append(_Row(under))
            rows.append(_Row(under, question))
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def asked(self, question: BankQuestion) -> AskedBefore | None:
        """When a question was asked before, and what was said."""
        return self._asked.get(question.text.casefold())

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
        """The words; whether they are chosen, or were asked before; for screen readers all of it."""
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        text = row.question.text if row.question else row.heading
        taken = row.question is not None and row.question.text in self._taken
        before = asked_words(self.asked(row.question)) if row.question else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Role.SUBTITLE:
            return before
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " ".join(part for part in (text, before, tr("Chosen.") if taken else "") if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip("\n".join(part for part in (text, before) if part)) if row.question else None
        if role == Role.KEY:
            return "question" if row.question else "topic"
        if role == Role.MARK:
            return "check" if taken else None
        return None

    def _in_order(self, questions: Sequence[BankQuestion]) -> Sequence[BankQuestion]:
        """Those that belong together, together."""
        if self._order is Order.TIARA:
            last = len(Tiara)
            places = {each: at for at, each in enumerate(Tiara)}
            return sorted(questions, key=lambda each: places.get(each.tiara, last) if each.tiara else last)
        topics = {each.topic: at for at, each in reversed(list(enumerate(self._bank)))}
        return sorted(questions, key=lambda each: topics.get(each.topic, len(self._bank)))

    def _heading(self, question: BankQuestion) -> str:
        if self._order is Order.TIARA:
            return tiara_words(question.tiara) if question.tiara else tr("Questions without a class")
        return question.topic or tr("Questions without a topic")


def tiara_words(tiara: Tiara) -> str:
    """What a class of questions is called."""
    return {
        Tiara.TRENDS: tr("Trends"),
        Tiara.INSIGHTS: tr("Insights"),
        Tiara.ADVICE: tr("Advice"),
        Tiara.RESOURCES: tr("Resources"),
        Tiara.ASSIGNMENTS: tr("Assignments"),
    }[tiara]


def asked_words(asked: AskedBefore | None) -> str:
    """That it was asked before, or the answer; "" when it was not."""
    if asked is None:
        return ""
    if asked.answer:
        return tr("Answered: {answer}", answer=asked.answer)
    if asked.on is None:
        return tr("Asked before")
    return tr("Asked on {day}", day=wording.full_day(asked.on))


class BankDelegate(RowDelegate):
    """Headings in the section style, questions on up to two lines, a check beside those chosen.

    What was asked before is quiet, on one line, with what is known of it under it.
    """

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
        taken, before = bool(index.data(Role.MARK)), str(index.data(Role.SUBTITLE) or "")
        words = rect.adjusted(0, 0, -_MARK, 0)
        if before:
            _draw_asked(painter, theme, words if taken else rect, text, before)
        else:
            draw_lines(painter, words, text, theme, "text3" if taken else "text")
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


def _draw_asked(painter: QPainter, theme: Theme, box: QRectF, text: str, before: str) -> None:
    upper, lower = theme.line_height("body"), theme.line_height("caption")
    top = box.center().y() - (upper + lower) / 2
    line = QRectF(box.left(), top, box.width(), upper)
    painting.draw_text(painter, line, text, theme.font("body"), theme.colour("text3"))
    line = QRectF(box.left(), top + upper, box.width(), lower)
    painting.draw_text(painter, line, before, theme.font("caption"), theme.colour("text2"))
