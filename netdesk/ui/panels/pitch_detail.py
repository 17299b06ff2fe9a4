"""One pitch in full: its words and their time, what to do next, its versions, how rehearsing went."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from netdesk.domain.now import wall_now
from netdesk.domain.pitch_checks import checks
from netdesk.domain.pitches import Pitch, Rehearsal
from netdesk.domain.speech import PITCH_SECONDS
from netdesk.domain.text_differences import Change, changed_words, differences
from netdesk.domain.text_runs import gathered
from netdesk.services import pitches
from netdesk.services.me import me
from netdesk.services.pitch_rows import PitchRow
from netdesk.ui import grid
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.row_detail import RowDetail
from netdesk.ui.roles import Tone
from netdesk.ui.tr import counted, tr
from netdesk.ui.widgets.buttons import IconButton
from netdesk.ui.widgets.chips import Chip
from netdesk.ui.widgets.differing_text import DifferingText
from netdesk.ui.widgets.fact_row import FactRow
from netdesk.ui.widgets.icon_disc import IconDisc
from netdesk.ui.widgets.labels import Paragraph, text_label
from netdesk.ui.widgets.notice import Notice
from netdesk.ui.widgets.share_bar import ShareBar
from netdesk.ui.widgets.times_chart import TimesChart
from netdesk.ui.words import pitch_row_words, pitch_words, wording
from netdesk.ui.zones import home_zone

_LOG_SHOWN: Final = 5


class PitchDetail(RowDetail[PitchRow]):
    """`edit_asked`, `rehearse_asked(row)`, `wizard_asked(row)`, `version_asked(row)` and
    `forget_asked(row, rehearsal)` ask for what a row can have done."""

    edit_asked = Signal()
    rehearse_asked = Signal(object)
    wizard_asked = Signal(object)
    version_asked = Signal(object)
    forget_asked = Signal(object, object)

    def __init__(self, jobs: Jobs, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(tr("Choose a pitch to see it here."), parent)
        self._jobs, self._navigator = jobs, navigator
        self.setAccessibleName(tr("Pitch"))

    def fill(self, row: PitchRow) -> None:
        """Head, what to do next, the words, the checks, versions, rehearsals."""
        chip = pitch_row_words.state_chip(row.standing)
        self.add_head(IconDisc("mic", chip.tone), pitch_row_words.name_of(row), row.pitch.want)
        edited = [Chip(tr("Edited by you"))] if row.pitch.is_edited else []
        self.add_chips([Chip(chip.text, chip.tone), *edited])
        self.add_buttons(self._buttons(row))
        self._add_nudge(row)
        self._add_words(row)
        self._add_goal(row)
        self._add_versions(row)
        self._add_rehearsals(row)

    # Parts

    def _buttons(self, row: PitchRow) -> list[QWidget]:
        has_words = bool(row.pitch.text.strip())
        rehearse = self.button(tr("Rehearse"), "primary", partial(self.rehearse_asked.emit, row), "mic")
        edit = self.button(tr("Edit"), "secondary", self.edit_asked.emit)
        wizard = self.button(tr("Compose"), "secondary", partial(self.wizard_asked.emit, row))
        return [rehearse, edit, wizard] if has_words else [wizard, edit]

    def _add_nudge(self, row: PitchRow) -> None:
        words = pitch_row_words.nudge_words(row.standing)
        if words is None:
            return
        notice = Notice()
        share = min(1.0, row.standing.well / (row.standing.well + row.standing.left or 1))
        notice.set_notice(
            words.title, words.text, words.action, tone=words.tone, icon=words.icon, share=share
        )
        notice.button.setEnabled(self.can_change)
        notice.clicked.connect(self.edit_asked)
        self.column.addWidget(notice)
        self.column.addSpacing(grid.SPACE_16)

    def _add_words(self, row: PitchRow) -> None:
        text = row.pitch.text.strip()
        if not text:
            return
        self.column.addWidget(Paragraph(wording.breakable(text), "pitch"))
        self.column.addSpacing(grid.SPACE_16)
        late = row.seconds > PITCH_SECONDS
        line = QHBoxLayout()
        line.setSpacing(grid.SPACE_8)
        line.addWidget(
            text_label(pitch_row_words.seconds_words(row.seconds), "strong", tone="warn" if late else "")
        )
        line.addWidget(
            text_label(pitch_words.pace_words(row.pace if row.is_measured else None), "caption"), 1
        )
        self.column.addLayout(line)
        self.column.addSpacing(grid.SPACE_4)
        bar = ShareBar()
        told = tr("{n} of {most} seconds", n=row.seconds, most=PITCH_SECONDS)
        bar.set_share(row.seconds / PITCH_SECONDS, told, Tone.WARN if late else Tone.ACCENT)
        self.column.addWidget(bar)
        self.column.addSpacing(grid.SPACE_8)
        for check in checks(text, row.pitch.ingredients, row.pace):
            words = pitch_words.advice_words(check.advice)
            fact = FactRow("circle-check" if check.is_met else "circle", words)
            fact.setAccessibleName(f"{words}: {tr('yes') if check.is_met else tr('not yet')}")
            self.column.addWidget(fact)

    def _add_goal(self, row: PitchRow) -> None:
        if row.goal:
            fact = FactRow("target", row.goal, tr("goal"), link=True)
            fact.clicked.connect(partial(self._navigator.row_wanted.emit, "goals", row.pitch.goal_id or 0))
            self.column.addWidget(fact)

    def _add_versions(self, row: PitchRow) -> None:
        every = {each.id: each for each in pitches.every(self._jobs.reader)}
        before = every.get(row.pitch.based_on)
        later = [each for each in every.values() if each.based_on == row.id and each.id != row.id]
        self.add_section(tr("Versions"))
        if before is not None:
            self.column.addWidget(self._version(before, tr("made from")))
        for each in later:
            self.column.addWidget(self._version(each, tr("made from this")))
        if before is None and not later:
            self.add_words(
                tr("Other listeners want other words. Make a version for them, and see what differs.")
            )
            self.column.addSpacing(grid.SPACE_8)
        make = self.button(
            tr("Version for others"), "secondary", partial(self.version_asked.emit, row), "copy"
        )
        if before is not None and before.text.strip() and row.pitch.text.strip():
            self._add_differences(before, row.pitch)
        self.column.addSpacing(grid.SPACE_8)
        line = QHBoxLayout()
        line.addWidget(make)
        line.addStretch(1)
        self.column.addLayout(line)

    def _add_differences(self, before: Pitch, now: Pitch) -> None:
        runs = differences(before.text.strip(), now.text.strip())
        self.column.addSpacing(grid.SPACE_8)
        if all(run.change is Change.SAME for run in runs):
            self.column.addWidget(text_label(tr("So far in the same words."), "caption"))
            return
        gone, new = changed_words(before.text, now.text)
        told = tr(
            "{gone} taken out, {new} added",
            gone=counted(gone, "{n} word", "{n} words"),
            new=counted(new, "{n} word", "{n} words"),
        )
        self.column.addWidget(text_label(told, "caption"))
        self.column.addSpacing(grid.SPACE_4)
        self.column.addWidget(DifferingText(gathered(runs)))
        self.column.addSpacing(grid.SPACE_4)

    def _version(self, pitch: Pitch, aside: str) -> FactRow:
        name = pitch.audience or wording.cut(" ".join(pitch.text.split()), 60)
        fact = FactRow("mic", name, aside, link=True)
        fact.clicked.connect(partial(self._navigator.row_wanted.emit, "pitches", pitch.id or 0))
        return fact

    def _add_rehearsals(self, row: PitchRow) -> None:
        self.add_section(tr("Rehearsals"), f"{row.standing.times:,}" if row.standing.times else "")
        if not row.rehearsals:
            self.add_words(tr("None yet. Say it aloud with the clock running; it shows the words for you."))
            return
        chart = TimesChart()
        chart.set_times([each.seconds for each in row.rehearsals])
        self.column.addWidget(chart)
        self.column.addSpacing(grid.SPACE_12)
        for each in list(reversed(row.rehearsals))[:_LOG_SHOWN]:
            self.column.addWidget(self._rehearsal(row, each))
        if row.standing.times > _LOG_SHOWN:
            more = tr("and {n} earlier ones", n=f"{row.standing.times - _LOG_SHOWN:,}")
            self.column.addWidget(text_label(more, "caption"))

    def _rehearsal(self, row: PitchRow, rehearsal: Rehearsal) -> QWidget:
        home = home_zone(me(self._jobs.reader).zone)
        words, day = pitch_row_words.rehearsal_words(rehearsal, wall_now(home).date(), home)
        line = QWidget()
        box = QHBoxLayout(line)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(grid.SPACE_4)
        box.addWidget(FactRow("timer", words, day), 1)
        forget = IconButton("x", tr("Forget this rehearsal: {words}", words=f"{words}, {day}"))
        forget.setEnabled(self.can_change)
        forget.clicked.connect(partial(self.forget_asked.emit, row, rehearsal))
        box.addWidget(forget)
        return line
