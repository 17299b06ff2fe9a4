"""Saying a pitch aloud, over the whole window: the words large, the seconds that are left, how it went."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import Enum
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from netdesk.domain.cues import Cue
from netdesk.domain.now import utc_now
from netdesk.domain.pitches import Rehearsal
from netdesk.domain.rehearsing import Standing, standing_of
from netdesk.domain.speech import WORDS_A_MINUTE, spoken
from netdesk.domain.stopwatch import Stopwatch
from netdesk.ui import grid
from netdesk.ui.dialogs.rehearsal_foot import RehearsalFoot
from netdesk.ui.dialogs.rehearsal_side import RehearsalSide
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import IconButton
from netdesk.ui.widgets.chips import FilterChips, FilterChoice
from netdesk.ui.widgets.countdown import Countdown
from netdesk.ui.widgets.cue_text import CueText
from netdesk.ui.widgets.floating import announce
from netdesk.ui.widgets.labels import ElidedLabel, hairline, text_label
from netdesk.ui.widgets.quitting import quit_by_key
from netdesk.ui.words import pitch_words

TICK_MS: Final = 100
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
LEAD: Final = 3
"""Counted in from here, a second each."""
SHORTEST: Final = 3
"""What is over sooner was no rehearsal."""
LONGEST: Final = 300
"""Then nobody speaks any more: the watch stands still."""


class Phase(Enum):
    """Where a rehearsal is."""

    READY = "ready"
    LEAD = "lead"
    RUNNING = "running"
    HELD = "held"
    DONE = "done"


class RehearsalDialog(QDialog):
    """`keep` is called with every rehearsal once the user has judged it or goes on to the next.

    `before` are earlier rehearsals of this pitch, `pace` the user's own. Space begins, pauses and goes on;
    Enter ends; R starts again; 1, 2 and 3 say how it went; C shows less; Esc leaves.
    """

    def __init__(
        self,
        text: str,
        name: str,
        keep: Callable[[Rehearsal], None],
        parent: QWidget | None = None,
        *,
        before: Sequence[Rehearsal] = (),
        pace: float | None = None,
        pitch_id: int = 0,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle(tr("Rehearse"))
        self.setModal(True)
        self._text, self._keep, self._pitch_id = text, keep, pitch_id
        self._clock: Callable[[], float] = time.monotonic
        self._before = tuple(before)
        self._length = spoken(text).length
        self._expected = max(1.0, self._length * 60 / (pace or WORDS_A_MINUTE))
        self._phase = Phase.READY
        self._watch = Stopwatch()
        self._takes: list[Rehearsal] = []
        self._pending = False
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        self._build(name)
        self._show_phase()
        self.cue.setFocus()
        quit_by_key(self)

    @property
    def phase(self) -> Phase:
        """Where it is."""
        return self._phase

    @property
    def takes(self) -> tuple[Rehearsal, ...]:
        """What was said in this sitting."""
        return tuple(self._takes)

    def set_clock(self, clock: Callable[[], float]) -> None:
        """Another clock: tests and pictures make it stand still."""
        self._clock = clock

    # What the user does

    def begin(self) -> None:
        """Count in; what was said before is settled."""
        self._settle()
        self._phase = Phase.LEAD
        self._watch = Stopwatch().go(self._clock())
        self._tick.start()
        self._show_phase()

    def pause(self) -> None:
        """Hold the watch, or let it go on."""
        now = self._clock()
        if self._phase is Phase.RUNNING:
            self._watch, self._phase = self._watch.hold(now), Phase.HELD
            self._tick.stop()
        elif self._phase is Phase.HELD:
            self._watch, self._phase = self._watch.go(now), Phase.RUNNING
            self._tick.start()
        self._show_phase()

    def end(self) -> None:
        """That was it: the time is taken."""
        took = round(self._watch.seconds(self._clock()))
        self._tick.stop()
        if took < SHORTEST:
            self._phase = Phase.READY
            self._show_phase()
            self.foot.say(tr("That was over before it began: not counted."))
            return
        at = utc_now().isoformat(timespec="seconds")
        self._takes.append(Rehearsal(self._pitch_id, at, took, round(self._length)))
        self._pending = True
        self._phase = Phase.DONE
        self._show_phase()
        announce(self, pitch_words.time_words(took))

    def rate(self, rating: int) -> None:
        """How the last one went."""
        if self._phase is Phase.DONE and self._pending:
            self._takes[-1] = replace(self._takes[-1], rating=rating)
            self._settle()
            self._show_phase()
            announce(self, ". ".join(pitch_words.nudge_words(self._standing())))

    def drop(self) -> None:
        """The last one does not count."""
        if self._phase is Phase.DONE and self._pending:
            self._takes.pop()
            self._pending = False
            self._phase = Phase.READY
            self._show_phase()

    def show_cue(self, cue: Cue) -> None:
        """Show more or less of the text."""
        self.cue.show_text(self._text, cue)
        self.cues.set_current(cue.value)
        self._follow()

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """All of it by single keys."""
        key, focused = event.key(), self.focusWidget()
        if key in _ENTER and isinstance(focused, QPushButton):
            focused.click()
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self._press(key):
            super().keyPressEvent(event)

    def setVisible(self, visible: bool) -> None:
        """Over all of the window it belongs to."""
        if visible and not self.isVisible():
            owner = self.parentWidget()
            while owner is not None and owner.window().parentWidget() is not None:
                owner = owner.window().parentWidget()
            if owner is not None:
                self.setGeometry(owner.window().geometry())
            else:
                self.resize(1024, 640)
        super().setVisible(visible)

    def done(self, result: int) -> None:
        """Leave; a time that was taken counts, one that still runs does not."""
        self._tick.stop()
        self._settle()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """As Esc does."""
        self._tick.stop()
        self._settle()
        super().closeEvent(event)

    # Building

    def _build(self, name: str) -> None:
        self.countdown = Countdown()
        self.cue = CueText()
        self.cue.show_text(self._text, Cue.WHOLE)
        self.cues = FilterChips([FilterChoice(each.value, pitch_words.cue_words(each)) for each in Cue])
        self.cues.setAccessibleName(tr("How much you see"))
        self.cues.chosen.connect(self._on_cue)
        self.side = RehearsalSide()
        self.foot = RehearsalFoot()
        self.foot.begin_wanted.connect(self.begin)
        self.foot.now_wanted.connect(self._run)
        self.foot.pause_wanted.connect(self.pause)
        self.foot.end_wanted.connect(self.end)
        self.foot.rated.connect(self.rate)
        self.foot.drop_wanted.connect(self.drop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head(name))
        column.addWidget(hairline())
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(self._stage(), 1)
        middle.addWidget(hairline(upright=True))
        middle.addWidget(self.side)
        column.addLayout(middle, 1)
        column.addWidget(hairline())
        column.addWidget(self.foot)

    def _head(self, name: str) -> QWidget:
        head = QWidget()
        head.setProperty("surface", "side")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(head)
        row.setContentsMargins(grid.SPACE_24, grid.SPACE_12, grid.SPACE_16, grid.SPACE_12)
        row.setSpacing(grid.SPACE_12)
        row.addWidget(text_label(tr("Rehearse"), "title"))
        row.addWidget(ElidedLabel(name, "second"), 1)
        self.close_button = IconButton("x", tr("Back"), "Esc")
        self.close_button.clicked.connect(self.reject)
        row.addWidget(self.close_button)
        return head

    def _stage(self) -> QVBoxLayout:
        stage = QVBoxLayout()
        stage.setContentsMargins(grid.SPACE_40, grid.SPACE_16, grid.SPACE_40, grid.SPACE_16)
        stage.setSpacing(grid.SPACE_16)
        stage.addWidget(self.countdown)
        stage.addWidget(self.cue, 1)
        stage.addWidget(self.cues)
        return stage

    # What happens

    def _press(self, key: int) -> bool:
        phase = self._phase
        if key == Qt.Key.Key_Space:
            if phase in (Phase.RUNNING, Phase.HELD):
                self.pause()
            elif phase is Phase.LEAD:
                self._run()
            else:
                self.begin()
        elif key in _ENTER:
            if phase in (Phase.RUNNING, Phase.HELD):
                self.end()
            elif phase is not Phase.LEAD:
                self.begin()
        elif key == Qt.Key.Key_R:
            self.begin()
        elif key == Qt.Key.Key_C:
            every = list(Cue)
            self.show_cue(every[(every.index(self.cue.cue) + 1) % len(every)])
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_3:
            self.rate(key - Qt.Key.Key_0)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.drop()
        else:
            return False
        return True

    def _on_cue(self, key: str) -> None:
        self.show_cue(Cue(key))

    def _run(self) -> None:
        self._phase = Phase.RUNNING
        self._watch = Stopwatch().go(self._clock())
        self._show_phase()

    def _on_tick(self) -> None:
        gone = self._watch.seconds(self._clock())
        if self._phase is Phase.LEAD:
            if gone >= LEAD:
                self._run()
            else:
                self.countdown.show_lead(LEAD - int(gone))
            return
        self.countdown.show_gone(gone)
        self._follow()
        if gone >= LONGEST:
            self.pause()

    def _follow(self) -> None:
        speaking = self._phase in (Phase.RUNNING, Phase.HELD)
        gone = self._watch.seconds(self._clock())
        self.cue.follow(gone / self._expected if speaking else None)

    def _settle(self) -> None:
        if self._pending:
            self._pending = False
            self._keep(self._takes[-1])

    def _standing(self) -> Standing:
        return standing_of(self._text, [*self._before, *self._takes], utc_now())

    def _show_phase(self) -> None:
        gone = self._watch.seconds(self._clock())
        if self._phase is Phase.DONE:
            self.countdown.show_done(self._takes[-1].seconds)
        elif self._phase is Phase.LEAD:
            self.countdown.show_lead(LEAD)
        elif self._phase is Phase.READY:
            self.countdown.show_gone(0.0)
        else:
            self.countdown.show_gone(gone, held=self._phase is Phase.HELD)
        self.foot.show_phase(self._phase.value, rated=self._phase is Phase.DONE and not self._pending)
        self.side.show_takes(self._before, self._takes, self._standing())
        self._follow()
