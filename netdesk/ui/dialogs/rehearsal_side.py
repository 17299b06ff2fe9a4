"""What stands beside the text while it is rehearsed: what to do next, and the times so far."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.domain.pitches import Rehearsal
from netdesk.domain.rehearsing import TIMES, Nudge, Standing
from netdesk.ui import grid
from netdesk.ui.roles import Tone
from netdesk.ui.theme import current
from netdesk.ui.tr import tr
from netdesk.ui.widgets.dialog_frame import scrolling
from netdesk.ui.widgets.labels import section_label, text_label
from netdesk.ui.widgets.notice import Ring
from netdesk.ui.widgets.takes_log import TakesLog
from netdesk.ui.words import pitch_words

_WIDE: Final = 272
_ICONS: Final = {Nudge.NONE: "check", Nudge.SHORTEN: "pen-line"}


class RehearsalSide(QWidget):
    """`show_takes` says where the pitch stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(current().wide(_WIDE))
        self.ring = Ring("mic", 48)
        self.nudge = text_label("", "heading", wrap=True)
        self.advice = text_label("", "second", wrap=True)
        self.log = TakesLog(tr("Nothing said yet."))
        self.earlier = text_label("", "second", wrap=True)
        self._before = section_label(tr("Before"))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(grid.SPACE_24, grid.SPACE_24, grid.SPACE_24, grid.SPACE_16)
        column.setSpacing(grid.SPACE_8)
        column.addWidget(self.ring)
        column.addWidget(self.nudge)
        column.addWidget(self.advice)
        column.addSpacing(grid.SPACE_16)
        column.addWidget(section_label(tr("This time")))
        column.addWidget(self.log)
        column.addSpacing(grid.SPACE_16)
        column.addWidget(self._before)
        column.addWidget(self.earlier)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(body))

    def show_takes(self, before: Sequence[Rehearsal], takes: Sequence[Rehearsal], standing: Standing) -> None:
        """The ring fills with the good ones in a row."""
        title, sentence = pitch_words.nudge_words(standing)
        self.nudge.setText(title)
        self.advice.setText(sentence)
        done = standing.nudge is Nudge.NONE
        tone = Tone.OK if done else Tone.WARN if standing.nudge is Nudge.SHORTEN else Tone.ACCENT
        self.ring.set_state(min(1.0, standing.well / TIMES), tone, _ICONS.get(standing.nudge, "mic"))
        self.log.show_takes(takes)
        times = [each.seconds for each in before[-3:]]
        last = ", ".join(pitch_words.seconds(each) for each in times)
        self.earlier.setText(tr("Last: {times}", times=last) if last else "")
        for each in (self._before, self.earlier):
            each.setVisible(bool(last))
