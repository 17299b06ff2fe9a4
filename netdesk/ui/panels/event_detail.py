"""One event in full: when and where, what one wants from it, the pitch to use, whom one met."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from netdesk.domain.event_rows import EventRow, EventTime
from netdesk.domain.organization_names import organization_key
from netdesk.domain.organization_rows import row_id
from netdesk.services import event_list, pitches
from netdesk.ui.jobs import Jobs
from netdesk.ui.models.interactions import names
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.interaction_facts import link_fact
from netdesk.ui.panels.row_detail import RowDetail
from netdesk.ui.roles import Tone
from netdesk.ui.tr import counted, tr
from netdesk.ui.widgets.chips import Chip
from netdesk.ui.widgets.fact_row import ElidedLink, FactRow
from netdesk.ui.widgets.icon_disc import IconDisc
from netdesk.ui.widgets.notice import Notice
from netdesk.ui.widgets.person_line import PersonLine
from netdesk.ui.words import event_words, when, wording

_PEOPLE_SHOWN = 20
_PITCH_LENGTH = 700


class EventDetail(RowDetail[EventRow]):
    """`edit_asked` and `cards_asked` ask for what the panel does."""

    edit_asked = Signal()
    cards_asked = Signal()

    def __init__(
        self,
        jobs: Jobs,
        navigator: Navigator,
        choose: str,
        now: Callable[[], datetime],
        home: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(choose, parent)
        self._jobs, self._navigator, self._now, self._home = jobs, navigator, now, home
        self.setAccessibleName(tr("Event"))

    def fill(self, row: EventRow) -> None:
        """Head, chips, buttons, facts, aims, pitch, people, what was arranged, notes."""
        event = row.event
        tone = Tone.ACCENT if row.time is EventTime.UPCOMING else Tone.NEUTRAL
        disc = IconDisc(event_words.kind_icon(event.kind), tone)
        self.add_head(disc, event.name, event_words.kind_words(event.kind))
        time = event_words.time_chip(row)
        self.add_chips([Chip(time.text, time.tone), Chip(event_words.where_words(event))])
        is_ahead = row.time in (EventTime.UPCOMING, EventTime.UNDATED)
        kind = "secondary" if is_ahead else "primary"
        cards = self.button(tr("Add cards"), kind, self.cards_asked.emit, "contact")
        edit = self.button(tr("Edit"), "secondary", self.edit_asked.emit, "pen-line")
        self.add_buttons([edit] if row.wants_cards else [cards, edit])
        if row.wants_cards:
            self._add_notice()
        for fact in self._facts(row):
            self.column.addWidget(fact)
        self._add_aims(row)
        self._add_pitch(row)
        self._add_people(row)
        self._add_arranged(row)
        if event.notes:
            self.add_section(tr("Notes"))
            self.add_words(event.notes)

    def _add_notice(self) -> None:
        notice = Notice()
        notice.set_notice(
            tr("Whom did you meet?"),
            tr("Add their cards while you remember."),
            tr("Add cards"),
            tone=Tone.WARN,
            icon="contact",
        )
        notice.button.setEnabled(self.can_change)
        notice.clicked.connect(self.cards_asked)
        self.column.addWidget(notice)
        self.column.addSpacing(12)

    def _facts(self, row: EventRow) -> list[FactRow]:
        event, home = row.event, self._home
        facts: list[FactRow] = []
        if event.start is not None and row.time is not EventTime.STANDING:
            facts.append(
                FactRow("calendar-days", wording.full_day(wording.home_time(event.start, home).date()))
            )
            if event.start.has_time:
                differs = when.differs(event.start, home)
                mine = when.range_words(event.start, event.minutes, home)
                facts.append(FactRow("clock", mine, tr("your time") if differs else ""))
                if differs:
                    facts.append(FactRow("globe", when.their_range(event.start, event.minutes, home)))
        if event.place:
            facts.append(FactRow("map-pin", event.place))
        if event.link:
            facts.append(link_fact(event.link))
        if event.organization:
            key = row_id(organization_key(event.organization))
            facts.append(self._going("building-2", event.organization, "organizations", key))
        if row.goal and event.goal_id is not None:
            facts.append(self._going("target", row.goal, "goals", event.goal_id, tr("goal")))
        return facts

    def _going(self, icon: str, words: str, section: str, row: int, label: str = "") -> FactRow:
        fact = FactRow(icon, words, label, link=True)
        fact.clicked.connect(partial(self._navigator.row_wanted.emit, section, row))
        return fact

    def _add_aims(self, row: EventRow) -> None:
        way = event_words.way_of(row.event.kind, row.event.name)
        if not row.event.aims and way is None:
            return
        self.add_section(tr("What you want from it"))
        for aim in row.event.aims:
            self.add_words(aim)
            self.column.addSpacing(4)
        if way is not None and row.time is not EventTime.PAST:
            self.column.addSpacing(4 if row.event.aims else 0)
            self.add_words(way.how, "quiet")

    def _add_pitch(self, row: EventRow) -> None:
        pitch_id = row.event.pitch_id
        pitch = pitches.pitch(self._jobs.reader, pitch_id) if pitch_id is not None else None
        if pitch is None:
            return
        self.add_section(tr("Pitch to use"))
        link = ElidedLink(pitch.audience)
        link.clicked.connect(partial(self._navigator.row_wanted.emit, "pitches", pitch.id or 0))
        self.column.addWidget(link)
        self.column.addSpacing(4)
        if pitch.text:
            self.add_words(wording.cut(pitch.text, _PITCH_LENGTH))

    def _add_people(self, row: EventRow) -> None:
        count = counted(row.people, "{n} person", "{n} people") if row.people else ""
        self.add_section(tr("Whom you met"), count)
        for person in event_list.people_met(self._jobs.reader, row, _PEOPLE_SHOWN):
            line = PersonLine(person.name, f"contact-{person.id}", person.detail)
            line.clicked.connect(partial(self._navigator.contact_wanted.emit, person.id))
            self.column.addWidget(line)
        if row.people > _PEOPLE_SHOWN:
            self.add_words(tr("and {n} more", n=f"{row.people - _PEOPLE_SHOWN:,}"), "caption")
        if not row.people:
            self.add_words(tr("Nobody noted yet."), "quiet")

    def _add_arranged(self, row: EventRow) -> None:
        found = event_list.arranged_through(self._jobs.reader, row)
        if not found:
            return
        self.add_section(tr("Arranged through it"), f"{row.interactions:,}")
        for each in found:
            words = f"{wording.kind_words(each.kind)}, {names(each.people)}"
            day = when.day_words(each.start, self._now(), self._home)
            fact = FactRow(wording.kind_icon(each.kind), words, day, link=True)
            fact.clicked.connect(partial(self._navigator.interaction_wanted.emit, each.id))
            self.column.addWidget(fact)
