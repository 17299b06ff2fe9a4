"""The pitch, step five: all of it at a glance, what differs from the version before, and how it is kept."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from netdesk.domain.pitch_checks import checks
from netdesk.domain.speech import WORDS_A_MINUTE
from netdesk.domain.text_differences import changed_words, differences
from netdesk.domain.text_runs import gathered
from netdesk.ui import grid
from netdesk.ui.tr import counted, tr
from netdesk.ui.widgets.differing_text import DifferingText
from netdesk.ui.widgets.fact_row import FactRow
from netdesk.ui.widgets.labels import Paragraph, hairline, section_label, text_label
from netdesk.ui.wizards.pitch_book import PitchBook
from netdesk.ui.wizards.pitch_fields import PitchPage
from netdesk.ui.words import pitch_words, wording

_LONGEST_SHOWN: Final = 4000


class KeepPage(PitchPage):
    """`step_wanted` asks for a step by its number. Only how it is kept is chosen here."""

    step_wanted = Signal(int)

    def __init__(self, book: PitchBook) -> None:
        super().__init__(book)
        self.replace = QRadioButton(tr("In place of the &one you had"))
        self.as_new = QRadioButton(tr("As a &further version; the one you had stays"))
        self._body: QWidget | None = None
        self._how = self._make_how()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(grid.SPACE_32, grid.SPACE_8, grid.SPACE_32, grid.SPACE_24)
        self._column.setSpacing(grid.SPACE_16)
        self._column.addWidget(self._how)
        self._column.addStretch(1)
        self._how.setVisible(book.before is not None)
        self.as_new.toggled.connect(self._on_toggled)

    @property
    def is_filled(self) -> bool:
        """Never done before it is kept."""
        return False

    def refresh(self) -> None:
        """Everything anew."""
        chosen = self.as_new if self.book.work.as_new else self.replace
        chosen.setChecked(True)
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = self._make_body()
        self._column.insertWidget(0, self._body)

    def _make_how(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.SPACE_8)
        column.addWidget(section_label(tr("Keep it")))
        column.addWidget(self.replace)
        column.addWidget(self.as_new)
        return holder

    def _make_body(self) -> QWidget:
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.SPACE_8)
        for icon, words in self._facts():
            column.addWidget(FactRow(icon, words))
        column.addWidget(hairline())
        pitch = self.book.pitch
        text = Paragraph(wording.cut(pitch.text, _LONGEST_SHOWN) or tr("No words yet."), "pitch")
        column.addWidget(text)
        if pitch.text:
            column.addWidget(text_label(self._time_words(), "caption", wrap=True))
        self._add_differences(column)
        return body

    def _facts(self) -> list[tuple[str, str]]:
        pitch, goal = self.book.pitch, self.book.goal()
        facts = [("users", pitch.audience or tr("Nobody named yet who listens"))]
        if pitch.want:
            facts.append(("message-circle", pitch.want))
        if goal is not None:
            facts.append(("target", goal.statement))
        facts.append(("mic", pitch_words.standing_words(self.book.standing)))
        return facts

    def _time_words(self) -> str:
        pitch, pace = self.book.pitch, self.book.pace
        missing = [
            pitch_words.missing_words(check.advice)
            for check in checks(pitch.text, pitch.ingredients, pace or WORDS_A_MINUTE)
            if not check.is_met
        ]
        told = [f"{pitch_words.seconds(self.book.seconds)} {pitch_words.pace_words(pace)}", *missing]
        return wording.SEPARATOR.join(told)

    def _add_differences(self, column: QVBoxLayout) -> None:
        """What went and what came since the version it was made from."""
        before = self.book.compared_with
        if before is None or not before.text or before.text == self.book.pitch.text:
            return
        gone, new = changed_words(before.text, self.book.pitch.text)
        words = wording.SEPARATOR.join(
            (
                tr("Against the one for {name}", name=wording.cut(pitch_words.name_of(before), 50)),
                counted(gone, "{n} word out", "{n} words out"),
                counted(new, "{n} word in", "{n} words in"),
            )
        )
        column.addSpacing(grid.SPACE_8)
        column.addWidget(text_label(words, "section", wrap=True))
        if len(before.text) + len(self.book.pitch.text) <= _LONGEST_SHOWN:
            runs = gathered(differences(before.text, self.book.pitch.text))
            column.addWidget(DifferingText(runs))

    def _on_toggled(self, as_new: bool) -> None:
        if as_new != self.book.work.as_new:
            self.book.keep_as_new(as_new)
            self.changed.emit()
