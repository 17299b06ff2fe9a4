"""One organization in full: whom one knows there, from which circles, what was found out, its events."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from netdesk.domain.organization_rows import OrganizationRow
from netdesk.domain.rows import PersonHit
from netdesk.services import organization_list
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.interaction_facts import link_fact
from netdesk.ui.panels.row_detail import RowDetail
from netdesk.ui.roles import Tone
from netdesk.ui.tr import counted, tr
from netdesk.ui.widgets.chips import Chip
from netdesk.ui.widgets.fact_row import ElidedLink, FactRow
from netdesk.ui.widgets.icon_disc import IconDisc
from netdesk.ui.widgets.person_line import PersonLine
from netdesk.ui.words import wording

_PEOPLE_SHOWN = 12
_EVENTS_SHOWN = 6


class OrganizationDetail(RowDetail[OrganizationRow]):
    """`edit_asked` and `wanted_asked` ask for what the panel does."""

    edit_asked = Signal()
    wanted_asked = Signal()

    def __init__(self, jobs: Jobs, navigator: Navigator, choose: str, parent: QWidget | None = None) -> None:
        super().__init__(choose, parent)
        self._jobs, self._navigator = jobs, navigator
        self.setAccessibleName(tr("Organization"))

    def fill(self, row: OrganizationRow) -> None:
        """Head, chips, buttons, facts, people, research, events."""
        tone = Tone.WARN if row.is_gap else Tone.ACCENT if row.wanted else Tone.NEUTRAL
        self.add_head(IconDisc("building-2", tone), row.name, row.industry)
        self.add_chips(self._chips(row))
        wanted = tr("No longer wanted") if row.wanted else tr("Mark as wanted")
        self.add_buttons(
            [
                self.button(tr("Edit"), "secondary", self.edit_asked.emit, "pen-line"),
                self.button(
                    wanted, "secondary" if row.wanted else "accent", self.wanted_asked.emit, "target"
                ),
            ]
        )
        for fact in self._facts(row):
            self.column.addWidget(fact)
        self._add_people(row)
        self._add_notes(row)
        self._add_events(row)

    def many_buttons(self, rows: Sequence[OrganizationRow]) -> list[QWidget]:
        """All of them wanted, or none any more."""
        all_wanted = all(row.wanted for row in rows)
        words = tr("No longer wanted") if all_wanted else tr("Mark as wanted")
        return [self.button(words, "secondary", self.wanted_asked.emit, "target")]

    def _chips(self, row: OrganizationRow) -> list[Chip]:
        chips: list[Chip] = []
        if row.wanted:
            words = tr("Wanted, nobody yet") if row.is_gap else tr("Wanted")
            chips.append(Chip(words, Tone.WARN if row.is_gap else Tone.ACCENT))
        for each in row.circles:
            if each.name:
                short = wording.cut(wording.short_circle(each.name), 24)
                chips.append(Chip(f"{short} {each.people:,}", hue=each.hue))
        return chips

    def _facts(self, row: OrganizationRow) -> list[FactRow]:
        facts: list[FactRow] = []
        if row.place:
            facts.append(FactRow("map-pin", row.place))
        if row.site:
            facts.append(link_fact(row.site))
        others = [each for each in row.spellings if each != row.name]
        if others:
            facts.append(FactRow("text-align-start", ", ".join(others[:4]), tr("also written")))
        return facts

    def _add_people(self, row: OrganizationRow) -> None:
        met = counted(row.met, "{n} met", "{n} met") if row.met else ""
        self.add_section(tr("Whom you know there"), met)
        people = organization_list.people_there(self._jobs.reader, row, _PEOPLE_SHOWN)
        for person in people:
            self.column.addWidget(self._person(person))
        if not people:
            self.add_words(
                tr(
                    "Nobody yet. Tell people in your circles that you are curious about it, "
                    "or meet somebody at an event."
                )
            )
        elif row.people > len(people):
            more = ElidedLink(tr("Show all {n} in Contacts", n=f"{row.people:,}"))
            more.clicked.connect(partial(self._navigator.people_search_wanted.emit, row.spellings[0]))
            self.column.addWidget(more)

    def _person(self, person: PersonHit) -> PersonLine:
        line = PersonLine(person.name, f"contact-{person.id}", person.detail)
        line.clicked.connect(partial(self._navigator.contact_wanted.emit, person.id))
        return line

    def _add_notes(self, row: OrganizationRow) -> None:
        self.add_section(tr("What you found out"))
        kept = organization_list.kept(self._jobs.reader, row)
        for line in kept.research:
            self.column.addWidget(FactRow("check", line))
        if kept.notes:
            self.add_words(kept.notes)
        if not kept.research and not kept.notes:
            words = tr("Nothing yet. What it does, how it grows, who leads it: a line each, under Edit.")
            self.add_words(words, "quiet")

    def _add_events(self, row: OrganizationRow) -> None:
        events = organization_list.events_there(self._jobs.reader, row)
        if not events:
            return
        self.add_section(tr("Events"))
        for event in events[:_EVENTS_SHOWN]:
            fact = FactRow("calendar-days", event.name, link=True)
            fact.clicked.connect(partial(self._navigator.row_wanted.emit, "events", event.id or 0))
            self.column.addWidget(fact)
        if len(events) > _EVENTS_SHOWN:
            self.add_words(tr("and {n} more", n=len(events) - _EVENTS_SHOWN), "caption")
