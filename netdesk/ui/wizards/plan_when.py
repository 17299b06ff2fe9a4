"""Planning, step one: with whom, what, when, how long and where."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from netdesk.domain.interactions import Interaction, Kind
from netdesk.ui.dialogs.thing_combo import ThingCombo
from netdesk.ui.jobs import Jobs
from netdesk.ui.things_offered import events_offered
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.fields import ComboField
from netdesk.ui.widgets.form_grid import line_edit
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.widgets.length_field import LengthField
from netdesk.ui.widgets.moment_edit import MomentEdit, next_working_day
from netdesk.ui.widgets.people_picker import PeoplePicker
from netdesk.ui.wizards.plan_parts import Column, PlanPage, two_columns
from netdesk.ui.words import when, wording


class WhenPage(PlanPage):
    """`home` is the user's zone, `now` the time on their clock. `meeting_wanted` asks for another meeting."""

    meeting_wanted = Signal(int)

    def __init__(self, jobs: Jobs, home: str, now: datetime) -> None:
        super().__init__()
        self._home, self._now = home, now
        self.people = PeoplePicker(jobs)
        self.kind = ComboField()
        for kind in Kind:
            if kind.is_meeting:
                self.kind.addItem(wording.kind_words(kind), kind.value)
        self.moment_edit = MomentEdit(home)
        self.moment_edit.propose(next_working_day(now, home))
        self.length = LengthField()
        self.place = line_edit(tr("Where, in words: a street, a café, a room"))
        self.link = line_edit(tr("Where to click, or the number to call"))
        self.through = ThingCombo(tr("None"))
        self._events = events_offered(jobs.reader)
        self.through.set_things(self._events)
        self._ends = text_label("", "caption")
        self.instead = Button("", "link")
        self.instead.clicked.connect(self._on_instead)
        self._planned_id = 0
        two_columns(self, self._left(), self._right())
        for told in (
            self.people.changed,
            self.kind.currentIndexChanged,
            self.moment_edit.changed,
            self.length.changed,
            self.place.textEdited,
            self.link.textEdited,
            self.through.activated,
        ):
            told.connect(self._on_edited)

    @property
    def is_filled(self) -> bool:
        """With somebody, on some day."""
        return bool(self.people.contact_ids) and self.moment_edit.moment() is not None

    def fault(self) -> str:
        """What keeps the interview from being kept, in a sentence; "" when nothing does."""
        nobody = self.people.unmatched
        if nobody:
            nobody = wording.cut(nobody, 40)
            return tr("Nobody on your desk is called {name}. Choose whom it is with.", name=nobody)
        if not self.people.contact_ids:
            return tr("Choose whom it is with.")
        return self.moment_edit.trouble()

    def show_interaction(self, interaction: Interaction) -> None:
        """Who, kind, when, length, place, link, event."""
        self.people.set_contact_ids(interaction.contact_ids)
        if self.kind.findData(interaction.kind.value) < 0:
            self.kind.addItem(wording.kind_words(interaction.kind), interaction.kind.value)
        self.kind.setCurrentIndex(self.kind.findData(interaction.kind.value))
        self.moment_edit.set_moment(interaction.start)
        self.length.set_minutes(interaction.minutes)
        self.place.setText(interaction.place)
        self.link.setText(interaction.link)
        self.through.choose(interaction.event_id)
        self._show_end()

    def told(self, interaction: Interaction) -> Interaction:
        """Everything of this page."""
        return replace(
            interaction,
            contact_ids=self.people.contact_ids,
            kind=Kind(self.kind.currentData()),
            start=self.moment_edit.moment(),
            minutes=self.length.minutes(),
            place=self.place.text().strip(),
            link=self.link.text().strip(),
            event_id=self.through.chosen(),
        )

    def focus_first(self) -> None:
        """With whom, when nobody is chosen; else the day."""
        (self.moment_edit.date_edit if self.people.contact_ids else self.people.edit).setFocus()

    def say_planned(self, meeting: Interaction | None) -> None:
        """Tell that a meeting with them is planned already; None takes the sentence away."""
        self._planned_id = (meeting.id or 0) if meeting else 0
        start = meeting.start if meeting else None
        day = wording.moment_words(start, self._now, self._home) if start else tr("no day yet")
        self.instead.setText(tr("Planned already: {day}. Prepare that meeting", day=day))
        self._instead_row.setVisible(bool(self._planned_id))

    def _on_instead(self) -> None:
        self.meeting_wanted.emit(self._planned_id)

    def _left(self) -> Column:
        left = Column()
        self.people.edit.setAccessibleName(tr("With"))
        self._instead_row = QWidget()
        row = QHBoxLayout(self._instead_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.instead)
        row.addStretch(1)
        self._instead_row.hide()
        left.add_field(tr("Wi&th"), self.people, below=self._instead_row)
        left.add_field(tr("&Kind"), self.kind)
        left.add_field(tr("W&hen"), self.moment_edit)
        return left

    def _right(self) -> Column:
        right = Column()
        right.add_field(
            tr("&Minutes asked for"), self.length, tr("20 to 30 are easily given"), below=self._ends
        )
        right.add_field(tr("&Place"), self.place)
        right.add_field(tr("&Link or number"), self.link)
        if self._events:
            right.add_field(tr("Arranged th&rough"), self.through, tr("an event or a platform"))
        return right

    def _on_edited(self, *_: object) -> None:
        self._show_end()
        self.changed.emit()

    def _show_end(self) -> None:
        moment, minutes = self.moment_edit.moment(), self.length.minutes()
        words = ""
        if moment is not None and moment.has_time and minutes:
            words = tr("{times} on your clock", times=when.range_words(moment, minutes, self._home))
        self._ends.setText(words)
