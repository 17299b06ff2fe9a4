"""The pitch, step one: who listens, what one wants of them, and what it begins from."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.ui import grid
from netdesk.ui.tr import tr
from netdesk.ui.widgets.fields import ComboField
from netdesk.ui.widgets.labelled import Labelled
from netdesk.ui.widgets.labels import Paragraph, section_label
from netdesk.ui.wizards.pitch_book import PitchBook
from netdesk.ui.wizards.pitch_fields import PitchPage
from netdesk.ui.wizards.plan_parts import two_columns
from netdesk.ui.words import pitch_words, wording

_NONE: Final = 0


class AudiencePage(PitchPage):
    """Goal and audience first: they decide what is worth saying."""

    def __init__(self, book: PitchBook) -> None:
        super().__init__(book)
        self.audience_field = self.audience()
        self.want_field = self.want()
        self.goal_field = ComboField()
        self.goal_field.addItem(tr("None"), _NONE)
        for each in book.goals:
            self.goal_field.addItem(wording.cut(each.statement, 80), each.id)
        self.begin_field = ComboField()
        self.begin_field.addItem(tr("Nothing: a new one"), _NONE)
        for other in book.others:
            self.begin_field.addItem(wording.cut(pitch_words.name_of(other), 80), other.id)
        two_columns(self, self._left(), self._right())
        self.goal_field.activated.connect(self._on_goal)
        self.begin_field.activated.connect(self._on_begin)

    @property
    def is_filled(self) -> bool:
        """With somebody who listens."""
        return bool(self.book.pitch.audience.strip())

    def refresh(self) -> None:
        """Also which goal, and which pitch it began from."""
        super().refresh()
        for field, chosen in (
            (self.goal_field, self.book.pitch.goal_id),
            (self.begin_field, self.book.pitch.based_on),
        ):
            field.setCurrentIndex(max(0, field.findData(chosen or _NONE)))

    def focus_first(self) -> None:
        """Who listens."""
        self.audience_field.setFocus()

    def _left(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.SPACE_16)
        column.addWidget(Labelled(tr("Who &listens"), self.audience_field))
        column.addWidget(Labelled(tr("What you &want"), self.want_field))
        goal = Labelled(tr("&Goal it serves"), self.goal_field)
        begin = Labelled(tr("Begin &from"), self.begin_field)
        column.addWidget(goal)
        column.addWidget(begin)
        column.addStretch(1)
        goal.setVisible(bool(self.book.goals))
        begin.setVisible(bool(self.book.others) and self.book.before is None)
        return left

    def _right(self) -> QWidget:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.SPACE_8)
        for title, words in (
            (
                tr("Half a minute is short"),
                tr(
                    "Whoever listens decides which words are known and which story counts. What you "
                    "want decides how it ends."
                ),
            ),
            (
                tr("One for each audience"),
                tr(
                    "A recruiter at a stand, an engineer at dinner, a professor: say it differently to each. "
                    "Keep a version for every one of them; a new one can begin from an old one."
                ),
            ),
        ):
            column.addWidget(section_label(title))
            column.addWidget(Paragraph(words))
            column.addSpacing(grid.SPACE_8)
        column.addStretch(1)
        return right

    def _on_goal(self) -> None:
        self.book.edit(goal_id=self.goal_field.currentData() or None)
        self.changed.emit()

    def _on_begin(self) -> None:
        chosen = self.begin_field.currentData()
        self.book.begin_from(next((each for each in self.book.others if each.id == chosen), None))
        self.refresh()
        self.changed.emit()
