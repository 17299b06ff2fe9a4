"""Planning, step six: answers to what may be asked, said aloud and judged, weak ones again first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk.domain.interactions import Interaction
from netdesk.domain.now import utc_now
from netdesk.domain.own_questions import Practice
from netdesk.domain.practising import RATINGS
from netdesk.domain.preparing import Preparation
from netdesk.services.questions import BankQuestion
from netdesk.ui import grid
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.form_grid import text_edit
from netdesk.ui.widgets.labels import Paragraph, text_label
from netdesk.ui.widgets.row_table import RowList
from netdesk.ui.wizards.plan_parts import PlanPage, two_columns
from netdesk.ui.wizards.plan_practice_deck import DeckDelegate, DeckModel
from netdesk.ui.words.question_words import rating_words

_LEAST_HEIGHT = 200


class PracticePage(PlanPage):
    """One question at a time. 1, 2 and 3 say how it went, in a text with Alt; one of the list comes by Enter.

    `before` is how practice went so far; what is practised here is kept with the plan.
    """

    def __init__(self, questions: Sequence[BankQuestion], before: Sequence[Practice] = ()) -> None:
        super().__init__()
        self._before = tuple(before)
        self._practices: tuple[Practice, ...] = ()
        self.model = DeckModel(questions, self)
        self.topic = text_label("", "section")
        self.question = text_label("", "title", wrap=True)
        self.hint = Paragraph("")
        self.last = text_label("", "caption", wrap=True)
        self.note = text_edit(tr("Words to remember, or what to say better"), lines=4)
        self.note.setAccessibleName(tr("My note on this answer"))
        self.rate_buttons = [self._rate_button(rating) for rating in RATINGS]
        self.list = RowList()
        self.list.setModel(self.model)
        self.list.setItemDelegate(DeckDelegate(self.list))
        self.list.setAccessibleName(tr("Questions to practise"))
        self.list.setProperty("hoveredRow", -1)
        self.list.setMinimumHeight(_LEAST_HEIGHT)
        self._sits = text_label("", "caption")
        two_columns(self, self._left(), self._right(), shares=(6, 5), grows=True, fills=True)
        self.list.opened.connect(self._on_opened)
        self._begin()

    @property
    def is_filled(self) -> bool:
        """With any answer tried."""
        return bool(self._practices)

    def show_value(self, value: Preparation) -> None:
        """What was practised in this preparation."""
        self._practices = value.practices
        self._begin()

    def applied_to(self, value: Preparation) -> Preparation:
        """The preparation with what was practised."""
        return replace(value, practices=self._practices)

    def show_interaction(self, interaction: Interaction) -> None:
        """Nothing of the meeting is shown here."""

    def told(self, interaction: Interaction) -> Interaction:
        """Nothing of the meeting is said here."""
        return interaction

    def focus_first(self) -> None:
        """The first of the three verbs."""
        self.rate_buttons[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Outside of a text the figures alone say how it went."""
        if event.text() in ("1", "2", "3") and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.rate(int(event.text()))
        else:
            super().keyPressEvent(event)

    def rate(self, rating: int) -> None:
        """Say how the answer went; the next question comes."""
        question = self.model.first
        if question is None:
            return
        at = utc_now().isoformat(timespec="seconds")
        practice = Practice(question.text, at, rating, " ".join(self.note.toPlainText().split()))
        self._practices = (*self._practices, practice)
        self.model.rated(practice)
        self._show_first()
        self.changed.emit()

    def bring_forward(self, text: str) -> None:
        """Let this question come first, if it is among them."""
        for row in range(self.model.rowCount()):
            if self.model.text_at(row).casefold() == text.casefold():
                self.model.bring_forward(row)
                self._show_first()
                return

    def _begin(self) -> None:
        self.model.begin(self._before, self._practices)
        self._show_first()

    def _rate_button(self, rating: int) -> Button:
        button = Button(f"&{rating}  {rating_words(rating)}", "secondary")
        button.setAccessibleName(rating_words(rating))
        button.clicked.connect(partial(self.rate, rating))
        return button

    def _left(self) -> QWidget:
        left, column = _side()
        column.addWidget(self.topic)
        column.addWidget(self.question)
        column.addWidget(self.hint)
        column.addSpacing(grid.SPACE_8)
        column.addWidget(self.note)
        column.addWidget(self.last)
        column.addSpacing(grid.SPACE_8)
        column.addWidget(text_label(tr("Say it aloud. How did it go?"), "strong"))
        buttons = QHBoxLayout()
        buttons.setSpacing(grid.SPACE_8)
        for button in self.rate_buttons:
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(1)
        return left

    def _right(self) -> QWidget:
        right, column = _side()
        head = QHBoxLayout()
        head.addWidget(text_label(tr("What comes next"), "heading"), 1)
        head.addWidget(self._sits)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        return right

    def _show_first(self) -> None:
        question = self.model.first
        self.topic.setText(question.topic if question else "")
        self.question.setText(question.text if question else tr("You know them all. Well done."))
        self.hint.setText(question.hint if question else tr("Choose any in the list to say it once more."))
        self.hint.setVisible(bool(self.hint.text()))
        went = self.model.went(question.text) if question else None
        self.note.setPlainText("")
        self.last.setText(tr("Last time: {note}", note=went.note) if went and went.note else "")
        self.last.setVisible(bool(self.last.text()))
        for button in self.rate_buttons:
            button.setEnabled(question is not None)
        self.note.setEnabled(question is not None)
        self._sits.setText(tr("{n} of {all} known", n=self.model.sitting, all=self.model.rowCount()))
        self.list.scrollToTop()

    def _on_opened(self, index: QModelIndex) -> None:
        self.model.bring_forward(index.row())
        self._show_first()
        self.rate_buttons[0].setFocus()


def _side() -> tuple[QWidget, QVBoxLayout]:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(grid.SPACE_8)
    return holder, column
