"""Planning, step three: the pitch, with the time it takes to say."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from netdesk.domain.interactions import Interaction
from netdesk.domain.speech import PITCH_SECONDS, spoken_seconds
from netdesk.ui import grid
from netdesk.ui.widgets.form_grid import text_edit
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.widgets.marks import Mark
from netdesk.ui.widgets.speech_bar import SpeechClock
from netdesk.ui.wizards.plan_parts import Column, PlanPage, TwoColumns, focus_at_end, plan_of

_QUESTION_MARKS: Final = ("?", "？", "؟", "\u037e", "՞", "፧")


def ends_with_question(text: str) -> bool:
    """True when the last sign of a text asks, in any script."""
    return text.rstrip(" \n\t\"'”’»)").endswith(_QUESTION_MARKS)


class PitchPage(PlanPage):
    """`name` is the user's; a pitch should say its first word."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._first_name = (name.split() or [""])[0]
        self.pitch = text_edit("Hi, I’m …", lines=8)
        self.pitch.setProperty("role", "pitch")
        self.clock = SpeechClock()
        self._reused = text_label("The pitch you used last. Change any word for this listener.", "caption")
        self._short = _Check(f"Under {PITCH_SECONDS} seconds")
        self._asks = _Check("Ends with a question")
        self._names = _Check("Says who you are")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(TwoColumns(self._left(), self._right(), shares=(3, 2)))
        column.addStretch(1)
        self.pitch.textChanged.connect(self._on_edited)
        self._judge()

    @property
    def is_filled(self) -> bool:
        """With any text."""
        return bool(self.text())

    def text(self) -> str:
        """The pitch without space around it."""
        return self.pitch.toPlainText().strip()

    def say_reused(self, reused: bool) -> None:
        """Tell that the text is the one used last."""
        self._reused.setVisible(reused)

    def show_value(self, interaction: Interaction) -> None:
        """Put the plan's pitch into the field."""
        self.pitch.setPlainText(plan_of(interaction).pitch)

    def applied_to(self, interaction: Interaction) -> Interaction:
        """The plan with this pitch."""
        return replace(interaction, plan=replace(plan_of(interaction), pitch=self.text()))

    def focus_first(self) -> None:
        """The pitch."""
        focus_at_end(self.pitch)

    def _left(self) -> Column:
        left = Column()
        left.add_field("&Your pitch", self.pitch, below=self._reused)
        left.add(self.clock)
        return left

    def _right(self) -> Column:
        right = Column()
        checks = QWidget()
        rows = QVBoxLayout(checks)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(grid.SPACE_8)
        rows.addWidget(text_label("What makes it work", "strong"))
        for check in (self._short, self._names, self._asks):
            rows.addWidget(check)
        self._names.setVisible(bool(self._first_name))
        right.add(checks)
        words = (
            "Who you are, what you care about, one thing you did and what came of it, then a question "
            "that hands the talk over. Say it aloud once, and change what your tongue trips over."
        )
        right.add(text_label(words, "second", wrap=True))
        return right

    def _judge(self) -> None:
        text = self.text()
        self.clock.show_text(text)
        self._short.set_done(0 < spoken_seconds(text) <= PITCH_SECONDS)
        self._asks.set_done(ends_with_question(text))
        self._names.set_done(bool(self._first_name) and self._first_name.casefold() in text.casefold())

    def _on_edited(self) -> None:
        self.say_reused(False)
        self._judge()
        self.changed.emit()


class _Check(QWidget):
    """A thing to have: a check when it is there, an empty ring when not yet."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._plain = words
        self._mark = Mark()
        self._words: QLabel = text_label(words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(grid.SPACE_8)
        row.addWidget(self._mark)
        row.addWidget(self._words, 1)
        self.set_done(False)

    def set_done(self, done: bool) -> None:
        """There, or not yet."""
        self._mark.show_icon("check" if done else "circle", "ok" if done else "text3")
        self.setAccessibleName(f"{self._plain}: {'yes' if done else 'not yet'}")
