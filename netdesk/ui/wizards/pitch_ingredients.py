"""The pitch, step two: what it is made of, a few words each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.ui import grid
from netdesk.ui.tr import marked, tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.labelled import Labelled
from netdesk.ui.wizards.pitch_book import PitchBook
from netdesk.ui.wizards.pitch_fields import BY_PART, PitchPage
from netdesk.ui.wizards.plan_parts import two_columns

_LEFT: Final = ("who", "study", "interests", "experience", "skills")
_RIGHT: Final = ("accomplishment", "team", "memorable", "question")
QUESTIONS: Final = marked(
    (
        "How did you get into this work?",
        "What would you do in my place?",
        "Who else should I talk to?",
    )
)
_ENOUGH: Final = 3


class IngredientsPage(PitchPage):
    """Each may be left blank; a few words are enough, a whole sentence is said as it stands."""

    def __init__(self, book: PitchBook) -> None:
        super().__init__(book)
        self.fields = {part: self.line(part) for part in (*_LEFT, *_RIGHT)}
        self.questions = [self._question(words) for words in QUESTIONS]
        two_columns(self, self._side(_LEFT), self._side(_RIGHT))

    @property
    def is_filled(self) -> bool:
        """With three of them there is something to say."""
        return sum(bool(field.text().strip()) for field in self.fields.values()) >= _ENOUGH

    def focus_first(self) -> None:
        """The first that is blank, else the first."""
        blank = (field for field in self.fields.values() if not field.text().strip())
        next(blank, self.fields["who"]).setFocus()

    def _side(self, parts: Sequence[str]) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.SPACE_16)
        for part in parts:
            about = BY_PART[part]
            below = self._offers() if part == "question" else None
            column.addWidget(
                Labelled(tr(about.label), self.fields[part], about.note and tr(about.note), below)
            )
        column.addStretch(1)
        return side

    def _offers(self) -> QWidget:
        offered = QWidget()
        flow = FlowLayout(offered, 6)
        for button in self.questions:
            flow.addWidget(button)
        return offered

    def _question(self, words: str) -> Button:
        button = Button(tr(words), "secondary", "plus")
        button.setAccessibleName(tr("End on: {question}", question=tr(words)))
        button.clicked.connect(partial(self._take, tr(words)))
        return button

    def _take(self, words: str) -> None:
        self.fields["question"].setText(words)
        self._on_ingredient("question", words)
        self.fields["question"].setFocus()
