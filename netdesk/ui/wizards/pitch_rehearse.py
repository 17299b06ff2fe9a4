"""The pitch, step four: say it aloud, again and again, until it sits."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk.domain.rehearsing import TIMES, Nudge
from netdesk.ui import grid
from netdesk.ui.roles import Tone
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.labels import section_label, text_label
from netdesk.ui.widgets.notice import Ring
from netdesk.ui.widgets.takes_log import TakesLog
from netdesk.ui.widgets.times_chart import TimesChart
from netdesk.ui.wizards.pitch_book import PitchBook
from netdesk.ui.wizards.pitch_fields import PitchPage
from netdesk.ui.wizards.plan_parts import two_columns
from netdesk.ui.words import pitch_words

_RING: Final = 56
_MOST: Final = 8


class RehearsePage(PitchPage):
    """`rehearse_wanted` asks to say it aloud now."""

    rehearse_wanted = Signal()

    def __init__(self, book: PitchBook) -> None:
        super().__init__(book)
        self._ring = Ring("mic", _RING)
        self.nudge = text_label("", "heading", wrap=True)
        self.advice = text_label("", "second", wrap=True)
        self.expected = text_label("", "second", wrap=True)
        self.rehearse = Button(tr("Rehearse aloud"), "accent", "timer")
        self.chart = TimesChart()
        self.log = TakesLog(
            tr("Nothing said yet. Three good ones in a row are enough."), removable=True, most=_MOST
        )
        self._earlier = text_label("", "caption", wrap=True)
        two_columns(self, self._left(), self._right(), shares=(3, 2))
        self.rehearse.clicked.connect(self.rehearse_wanted)
        self.log.removed.connect(self._on_removed)

    @property
    def is_filled(self) -> bool:
        """Once it was said."""
        return bool(self.book.work.takes or self.book.earlier)

    def refresh(self) -> None:
        """Where it stands now."""
        standing, takes = self.book.standing, self.book.work.takes
        title, sentence = pitch_words.nudge_words(standing)
        self.nudge.setText(title)
        self.advice.setText(sentence)
        done = standing.nudge is Nudge.NONE
        tone = Tone.OK if done else Tone.WARN if standing.nudge is Nudge.SHORTEN else Tone.ACCENT
        self._ring.set_state(min(1.0, standing.well / TIMES), tone, "check" if done else "mic")
        pace = pitch_words.pace_words(self.book.pace)
        self.expected.setText(
            tr("It should take {time}, {pace}.", time=pitch_words.seconds(self.book.seconds), pace=pace)
        )
        self.expected.setVisible(bool(self.book.pitch.text))
        self.rehearse.setEnabled(bool(self.book.pitch.text))
        times = [each.seconds for each in (*self.book.earlier, *takes)]
        self.chart.set_times(times)
        self.chart.setVisible(bool(times))
        self.log.show_takes(takes)
        earlier = self.book.earlier
        last = ", ".join(pitch_words.seconds(each.seconds) for each in earlier[-3:])
        self._earlier.setText(tr("Earlier: {times}", times=last) if last else "")
        self._earlier.setVisible(bool(last))

    def focus_first(self) -> None:
        """The button that begins."""
        self.rehearse.setFocus()

    def _left(self) -> QWidget:
        left = QWidget()
        words = QVBoxLayout()
        words.setSpacing(grid.SPACE_4)
        words.addWidget(self.nudge)
        words.addWidget(self.advice)
        head = QHBoxLayout()
        head.setSpacing(grid.SPACE_16)
        head.addWidget(self._ring)
        head.addLayout(words, 1)
        row = QHBoxLayout()
        row.addWidget(self.rehearse)
        row.addStretch(1)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.SPACE_12)
        column.addLayout(head)
        column.addLayout(row)
        column.addWidget(self.expected)
        column.addSpacing(grid.SPACE_8)
        column.addWidget(self.chart)
        column.addStretch(1)
        return left

    def _right(self) -> QWidget:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.SPACE_8)
        column.addWidget(section_label(tr("Said in this sitting")))
        column.addWidget(self.log)
        column.addWidget(self._earlier)
        column.addStretch(1)
        return right

    def _on_removed(self, place: int) -> None:
        self.book.drop_take(place)
        self.refresh()
        self.rehearse.setFocus()
        self.changed.emit()
