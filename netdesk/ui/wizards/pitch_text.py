"""The pitch, step three: words, composed at first, then the user’s own; the clock and the checks follow."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk.domain.pitch_checks import checks
from netdesk.domain.speech import WORDS_A_MINUTE
from netdesk.ui import grid
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.check_row import CheckRow
from netdesk.ui.widgets.labelled import Labelled
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.widgets.marks import Mark
from netdesk.ui.widgets.pitch_edit import PitchEdit
from netdesk.ui.widgets.speech_bar import SpeechClock
from netdesk.ui.wizards.pitch_book import PitchBook
from netdesk.ui.wizards.pitch_fields import BY_PART, PitchPage
from netdesk.ui.wizards.plan_parts import two_columns
from netdesk.ui.words import pitch_words

_PARTS: Final = ("who", "study", "interests", "accomplishment", "memorable", "question")
_LINES: Final = 8
_GAP: Final = 4
"""Eight fields and their labels have room in the wizard without a scroll bar."""


class WordsPage(PitchPage):
    """`rehearse_wanted` asks to say it aloud now."""

    rehearse_wanted = Signal()

    def __init__(self, book: PitchBook) -> None:
        super().__init__(book)
        self.audience_field, self.want_field = self.audience(), self.want()
        self.fields = {part: self.line(part) for part in _PARTS}
        self.text = PitchEdit(tr("Hi, I’m …"), _LINES)
        self.clock = SpeechClock()
        self.rehearse = Button(tr("Rehearse aloud"), "secondary", "timer")
        self.compose_again = Button(tr("Compose again"), "quiet", "refresh-cw")
        self._mark = Mark(size=grid.ICON_CAPTION)
        self._whose = text_label("", "caption")
        self._checks = {
            check.advice: CheckRow(pitch_words.advice_words(check.advice)) for check in checks("")
        }
        two_columns(self, self._left(), self._right(), shares=(10, 11))
        self.text.textChanged.connect(self._on_typed)
        self.rehearse.clicked.connect(self.rehearse_wanted)
        self.compose_again.clicked.connect(self._on_compose)
        self._judge()

    @property
    def is_filled(self) -> bool:
        """With any words."""
        return bool(self.book.pitch.text)

    def refresh(self) -> None:
        """Also the words."""
        super().refresh()
        self._show_text()
        self._judge()

    def focus_first(self) -> None:
        """Behind the last word."""
        self.text.setFocus()
        self.text.moveCursor(QTextCursor.MoveOperation.End)

    def _left(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.SPACE_8)
        column.addWidget(Labelled(tr("Who &listens"), self.audience_field, gap=_GAP))
        column.addWidget(Labelled(tr("What you &want"), self.want_field, gap=_GAP))
        for part, field in self.fields.items():
            note = tr("credit the team") if part == "accomplishment" else ""
            column.addWidget(Labelled(tr(BY_PART[part].label), field, note, gap=_GAP))
        column.addStretch(1)
        return left

    def _right(self) -> QWidget:
        right = QWidget()
        head = QHBoxLayout()
        head.setSpacing(grid.SPACE_4)
        name = text_label(tr("&Your pitch"), "strong")
        name.setBuddy(self.text)
        self.text.setAccessibleName(tr("Your pitch"))
        head.addWidget(name)
        head.addStretch(1)
        head.addWidget(self._mark)
        head.addWidget(self._whose)
        buttons = QHBoxLayout()
        buttons.setSpacing(grid.SPACE_8)
        buttons.addWidget(self.rehearse)
        buttons.addWidget(self.compose_again)
        buttons.addStretch(1)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.SPACE_8)
        column.addLayout(head)
        column.addWidget(self.text)
        column.addSpacing(grid.SPACE_4)
        column.addWidget(self.clock)
        column.addSpacing(grid.SPACE_4)
        column.addLayout(buttons)
        column.addSpacing(grid.SPACE_8)
        for row in self._checks.values():
            column.addWidget(row)
        column.addStretch(1)
        return right

    def _show_text(self) -> None:
        """Put the book's words into the field, so that Ctrl+Z in it brings the ones before back."""
        if self.text.toPlainText().strip() == self.book.pitch.text:
            return
        blocked = self.text.blockSignals(True)
        _replace_all(self.text, self.book.pitch.text)
        self.text.blockSignals(blocked)

    def _judge(self) -> None:
        pitch, pace = self.book.pitch, self.book.pace
        self.clock.show_text(pitch.text, pace)
        for check in checks(pitch.text, pitch.ingredients, pace or WORDS_A_MINUTE):
            self._checks[check.advice].set_done(check.is_met)
        self._mark.show_icon(
            "circle-check" if pitch.is_edited else "pen-line", "ok" if pitch.is_edited else "text3"
        )
        self._mark.setVisible(bool(pitch.text))
        self._whose.setText(tr("edited by you") if pitch.is_edited else tr("made from your ingredients"))
        self._whose.setVisible(bool(pitch.text))
        self.rehearse.setEnabled(bool(pitch.text))
        self.compose_again.setEnabled(bool(self.book.composed) and pitch.text != self.book.composed)

    def _on_typed(self) -> None:
        self.book.write(self.text.toPlainText())
        self._judge()
        self.changed.emit()

    def _on_compose(self) -> None:
        self.book.compose_again()
        self._show_text()
        self._judge()
        self.focus_first()
        self.changed.emit()

    def _on_ingredient(self, part: str, words: str) -> None:
        super()._on_ingredient(part, words)
        self._show_text()
        self._judge()

    def _on_choice(self, part: str, words: str) -> None:
        super()._on_choice(part, words)
        self._show_text()
        self._judge()


def _replace_all(edit: PitchEdit, text: str) -> None:
    cursor = QTextCursor(edit.document())
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.insertText(text)
    cursor.endEditBlock()
