"""Goals, step one: what one hopes to get out of it, in one sentence."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.domain.goal_starters import starters
from netdesk.domain.goals import Goal, GoalKind
from netdesk.ui import grid
from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.choice_row import ChoiceRow
from netdesk.ui.widgets.form_grid import line_edit, text_edit
from netdesk.ui.widgets.labelled import Labelled
from netdesk.ui.widgets.labels import plain_tooltip, text_label
from netdesk.ui.wizards.draft_page import DraftPage
from netdesk.ui.wizards.plan_parts import focus_at_end, two_columns
from netdesk.ui.words import goal_words
from netdesk.ui.words.wording import menu_text

_MEANINGS: Final = marked(
    {
        GoalKind.INDUSTRY: "What goes on in a field, and whether it is for me",
        GoalKind.ORGANIZATION: "What it is like inside, and how to get there",
        GoalKind.CAREER_PATH: "How people came to this work, and what it is",
        GoalKind.SKILL: "What counts, and how to learn or show it",
        GoalKind.RELATIONSHIP: "A mentor, peers, a recruiter to stay close to",
        GoalKind.JOB_LEAD: "Where somebody like me is needed",
    }
)

_LONGEST: Final = 44
"""A starter's button says so much of it."""


class HopePage(DraftPage[Goal]):
    """Kind, subject, statement; starters follow the first two."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds = {kind: self._kind(kind) for kind in GoalKind}
        self.subject = line_edit()
        self._subject_box = Labelled(tr("&About"), self.subject)
        self.statement = text_edit(tr("Find out whether grid storage is for me"), lines=2)
        self.starters = [Button("", "secondary", "plus") for _ in range(3)]
        self._offered: tuple[str, ...] = ()
        two_columns(self, self._left(), self._right())
        for kind, row in self.kinds.items():
            row.toggled.connect(partial(self._on_kind, kind))
        for at, button in enumerate(self.starters):
            button.clicked.connect(partial(self._take, at))
        self.subject.textEdited.connect(self._on_edited)
        self.statement.textChanged.connect(self._on_edited)

    @property
    def is_filled(self) -> bool:
        """With a sentence."""
        return bool(self._words())

    @property
    def kind(self) -> GoalKind:
        """What it is about."""
        return next((kind for kind, row in self.kinds.items() if row.isChecked()), GoalKind.CAREER_PATH)

    def show_value(self, value: Goal) -> None:
        """Put the goal into the fields."""
        self.kinds[value.kind].setChecked(True)
        self.subject.setText(value.subject)
        self.statement.setPlainText(value.statement)
        self._show_kind()

    def applied_to(self, value: Goal) -> Goal:
        """The goal with these words."""
        subject = " ".join(self.subject.text().split())
        return replace(value, kind=self.kind, subject=subject, statement=self._words())

    def focus_first(self) -> None:
        """The kind that is chosen; the sentence where one is there."""
        if self._words():
            focus_at_end(self.statement)
        else:
            self.kinds[self.kind].setFocus()

    def _words(self) -> str:
        return " ".join(self.statement.toPlainText().split())

    def _kind(self, kind: GoalKind) -> ChoiceRow:
        return ChoiceRow(goal_words.kind_icon(kind), goal_words.kind_words(kind), tr(_MEANINGS[kind]))

    def _left(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.SPACE_8)
        for row in self.kinds.values():
            column.addWidget(row)
        column.addStretch(1)
        return left

    def _right(self) -> QWidget:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.SPACE_16)
        column.addWidget(self._subject_box)
        column.addWidget(Labelled(tr("In &one sentence"), self.statement))
        offers = QVBoxLayout()
        offers.setSpacing(6)
        offers.addWidget(text_label(tr("Begin with one of these, and change what does not fit"), "caption"))
        for button in self.starters:
            offers.addWidget(button)
        column.addLayout(offers)
        column.addStretch(1)
        return right

    def _show_kind(self) -> None:
        name, hint = goal_words.subject_words(self.kind)
        self.subject.setPlaceholderText(hint)
        self.subject.setAccessibleName(name)
        self._show_starters()

    def _show_starters(self) -> None:
        self._offered = starters(self.kind, self.subject.text(), tr)
        for button, words in zip(self.starters, self._offered, strict=True):
            button.setText(menu_text(words, _LONGEST))
            button.setToolTip(plain_tooltip(words))
            button.setAccessibleName(tr("Begin with: {words}", words=words))

    def _take(self, at: int) -> None:
        """A starter takes the place of another one; the user's own words are added to, never replaced."""
        present = self._words()
        known = {each for kind in GoalKind for each in starters(kind, self.subject.text(), tr)}
        known |= {each for kind in GoalKind for each in starters(kind, "", tr)}
        own = present and present not in known
        words = self._offered[at]
        self.statement.setPlainText(f"{present.rstrip('.')}. {words}" if own else words)
        focus_at_end(self.statement)

    def _on_kind(self, _kind: GoalKind, chosen: bool) -> None:
        if chosen:
            self._show_kind()
            self.changed.emit()

    def _on_edited(self, *_: object) -> None:
        self._show_starters()
        self.changed.emit()
