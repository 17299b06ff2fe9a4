"""One interaction in full: who, when on both clocks, where, the plan in short, and what to do with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk.domain.contacts import Contact
from netdesk.domain.interactions import Interaction, State
from netdesk.domain.rows import Changes, InteractionRow
from netdesk.services import contacts, interactions
from netdesk.ui import grid
from netdesk.ui.jobs import Jobs
from netdesk.ui.models.interactions import InteractionsModel, names, state_chip
from netdesk.ui.models.portraits import Portraits
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.detail_body import DetailBody, at_picture, flowing
from netdesk.ui.panels.interaction_actions import InteractionActions
from netdesk.ui.panels.interaction_facts import belonging_facts, link_fact, plan_facts
from netdesk.ui.roles import Tone
from netdesk.ui.tr import counted, marked, tr
from netdesk.ui.widgets.avatar import Avatar
from netdesk.ui.widgets.buttons import Button, IconButton
from netdesk.ui.widgets.chips import Chip
from netdesk.ui.widgets.fact_row import ElidedLink, FactRow
from netdesk.ui.widgets.labels import ElidedLabel, Paragraph, text_label
from netdesk.ui.widgets.notice import Notice
from netdesk.ui.words import when, wording
from netdesk.ui.zones import city

TABLES: Final = frozenset(
    (
        *("interaction", "interaction_contact", "plan", "plan_line", "plan_question", "plan_research"),
        *("event", "goal", "pitch"),
    )
)
"""Recorded tables that hold interactions and what they belong to."""

_MUSTS_SHOWN: Final = 3
_SHEET: Final = marked("Prep sheet")


class InteractionDetail(DetailBody):
    """Shows nothing until told what; reads the interaction anew at every change of it."""

    def __init__(
        self,
        jobs: Jobs,
        navigator: Navigator,
        model: InteractionsModel,
        actions: InteractionActions,
        portraits: Portraits,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._navigator, self._model, self._actions = jobs, navigator, model, actions
        self._portraits = portraits
        portraits.arrived.connect(self._show_portrait)
        self._avatar: Avatar | None = None
        self._shown: Interaction | None = None
        self._people: list[Contact] = []
        self.setAccessibleName(tr("Interaction"))

    @property
    def interaction(self) -> Interaction | None:
        """What is shown."""
        return self._shown

    def show_interaction(self, interaction_id: int) -> None:
        """Show one; 0, or one that is gone, shows a quiet word."""
        found = interactions.interaction(self._jobs.reader, interaction_id) if interaction_id else None
        self._shown = found
        self._people = contacts.contacts(self._jobs.reader, found.contact_ids) if found else []
        self._fill()

    def show_many(self, count: int, ids: Sequence[int]) -> None:
        """Say that several are chosen, and offer what can be done with all of them."""
        self._shown = None
        self._avatar = None
        self.clear()
        chosen = counted(count, "{n} interaction chosen", "{n} interactions chosen")
        self.column.addWidget(Paragraph(chosen, "title"))
        self.column.addSpacing(grid.SPACE_16)
        words = counted(count, "Delete {n} interaction", "Delete {n} interactions")
        button = Button(words, "destructive", "trash-2")
        button.setEnabled(not self._jobs.desk.read_only)
        button.clicked.connect(lambda: self._actions.delete(ids))
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addStretch(1)

    def hear(self, changes: Changes) -> None:
        """Show anew what a change touched."""
        shown = self._shown
        if shown is None or shown.id is None:
            return
        touched = any(changes.tables.get(table) for table in TABLES)
        if touched or not changes.contacts.isdisjoint(shown.contact_ids):
            self.show_interaction(shown.id)

    def refresh(self) -> None:
        """Say times anew, for the clock has gone on."""
        if self._shown is not None:
            self._fill()

    # Building

    def _fill(self) -> None:
        self._avatar = None
        self.clear()
        shown = self._shown
        if shown is None:
            self.add_quiet(tr("Choose an interaction to see it here."))
            return
        row = self._row(shown)
        self.column.addWidget(self._head(shown))
        self.column.addSpacing(grid.SPACE_16)
        self.column.addWidget(self._chips(shown, row))
        self.column.addSpacing(grid.SPACE_16)
        self.column.addWidget(self._buttons(shown))
        self.column.addSpacing(grid.SPACE_16)
        if self._model.is_overdue(row):
            self.column.addWidget(self._overdue(shown, row))
            self.column.addSpacing(grid.SPACE_12)
        for fact in self._facts(shown):
            self.column.addWidget(fact)
        if shown.notes.strip():
            self.add_section(tr("Notes"))
            self.column.addWidget(text_label(wording.breakable(shown.notes.strip()), "second", wrap=True))
        self._add_plan(shown)
        self.column.addStretch(1)

    def _row(self, shown: Interaction) -> InteractionRow:
        people = tuple((person.id or 0, person.shown) for person in self._people)
        return InteractionRow(
            shown.id or 0,
            shown.kind,
            shown.state,
            shown.start,
            shown.minutes,
            shown.place,
            shown.link,
            people,
            shown.plan is not None,
        )

    def _head(self, shown: Interaction) -> QWidget:
        head = QWidget()
        first = self._people[0] if self._people else None
        avatar = self._avatar = Avatar()
        self._show_portrait()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(ElidedLabel(first.shown if first else names(()), "title"))
        if len(self._people) > 1:
            others = counted(len(self._people) - 1, "and {n} other", "and {n} others")
            words.addWidget(ElidedLabel(others, "second"))
        elif first is not None:
            job = ", ".join(part for part in (first.title, first.organization) if part)
            if job:
                words.addWidget(ElidedLabel(job, "second"))
            link = ElidedLink(tr("Show contact"))
            link.clicked.connect(lambda: self._navigator.contact_wanted.emit(first.id))
            words.addWidget(link)
        words.addStretch(1)
        menu = IconButton("ellipsis", tr("More"))
        menu.clicked.connect(self._open_menu)
        self._menu_button = menu
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(grid.SPACE_12)
        row.addWidget(avatar, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addLayout(at_picture(menu))
        return head

    def _show_portrait(self) -> None:
        first = self._people[0] if self._people else None
        if self._avatar is not None and first is not None:
            self._avatar.set_person(first.shown, first.avatar_key, self._portraits.of(first.photo))

    def _chips(self, shown: Interaction, row: InteractionRow) -> QWidget:
        state = state_chip(shown.state)
        chips = [Chip(wording.kind_words(shown.kind)), Chip(state.text, state.tone)]
        if shown.plan is not None and shown.plan.is_prepared and shown.state is State.PLANNED:
            chips.append(Chip(tr("Prepared"), Tone.OK))
        return flowing(chips)

    def _buttons(self, shown: Interaction) -> QWidget:
        interaction_id = shown.id or 0
        planned = shown.state is State.PLANNED
        made: list[Button] = []
        if planned or (shown.plan is not None and shown.plan.is_prepared):
            sheet = Button(tr(_SHEET), "primary" if planned else "secondary", "printer")
            sheet.clicked.connect(lambda: self._actions.preview(interaction_id))
            made.append(sheet)
        if shown.state is not State.HELD:
            plan = Button(tr("Plan") if shown.plan else tr("Prepare"))
            plan.clicked.connect(lambda: self._actions.plan(interaction_id))
            move = Button(tr("Reschedule") if planned else tr("Plan again"))
            move.clicked.connect(lambda: self._actions.reschedule(interaction_id))
            made += [plan, move]
        if planned and self._actions.can_be_held(shown):
            held = Button(tr("Mark as held"))
            held.clicked.connect(lambda: self._actions.hold(interaction_id))
            made.append(held)
        if not planned:
            edit = Button(tr("Edit"))
            edit.clicked.connect(lambda: self._actions.open(interaction_id))
            made.append(edit)
        for button in made:
            button.setEnabled(button.text() == tr(_SHEET) or not self._jobs.desk.read_only)
        return flowing(made, gap=grid.SPACE_8)

    def _overdue(self, shown: Interaction, row: InteractionRow) -> Notice:
        assert shown.start is not None
        notice = Notice()
        day = wording.home_time(shown.start, self._model.home).date()
        was = wording.that_day(day, self._model.now().date())
        notice.set_notice(
            tr("Did it take place?"),
            tr("It was planned for {was}.", was=was),
            tr("Yes"),
            tone=Tone.WARN,
            icon="calendar-check",
        )
        notice.button.setEnabled(not self._jobs.desk.read_only)
        notice.clicked.connect(lambda: self._actions.hold(shown.id or 0))
        return notice

    def _facts(self, shown: Interaction) -> list[FactRow]:
        facts: list[FactRow] = []
        home = self._model.home
        if shown.start is None:
            facts.append(FactRow("calendar-days", tr(when.NO_DAY)))
        else:
            day = wording.full_day(wording.home_time(shown.start, home).date())
            facts.append(FactRow("calendar-days", day))
            if shown.start.has_time:
                differs = when.differs(shown.start, home)
                mine = when.range_words(shown.start, shown.minutes, home)
                facts.append(FactRow("clock", mine, tr("your time") if differs else ""))
                if differs:
                    theirs = when.their_range(shown.start, shown.minutes, home)
                    facts.append(FactRow("globe", theirs, city(shown.start.zone)))
        if shown.minutes:
            label = {State.HELD: tr("had"), State.PLANNED: tr("asked for")}.get(shown.state, "")
            facts.append(FactRow("timer", wording.span(shown.minutes), label))
        if shown.place.strip():
            facts.append(FactRow("map-pin", shown.place))
        if shown.link.strip():
            facts.append(link_fact(shown.link))
        facts.extend(belonging_facts(self._jobs.reader, self._navigator, shown))
        if len(self._people) > 1:
            facts.extend(self._person_fact(person) for person in self._people)
        return facts

    def _person_fact(self, person: Contact) -> FactRow:
        fact = FactRow("user", person.shown, person.organization, link=True)
        fact.clicked.connect(lambda: self._navigator.contact_wanted.emit(person.id))
        return fact

    def _add_plan(self, shown: Interaction) -> None:
        if shown.plan is None or not shown.plan.is_prepared:
            if shown.state is State.PLANNED:
                self.add_section(tr("The plan"))
                words = tr("Not prepared yet. Ten minutes now give you a sheet with your questions on it.")
                self.column.addWidget(text_label(words, "second", wrap=True))
            return
        self.add_section(tr("The plan"))
        for fact in plan_facts(shown.plan):
            self.column.addWidget(fact)
        musts = [question.text for question in shown.plan.questions if question.must]
        if musts:
            self.column.addSpacing(grid.SPACE_8)
            for text in musts[:_MUSTS_SHOWN]:
                self.column.addWidget(text_label(wording.breakable(text), "second", wrap=True))
                self.column.addSpacing(grid.SPACE_4)
            if len(musts) > _MUSTS_SHOWN:
                self.column.addWidget(text_label(tr("and {n} more", n=len(musts) - _MUSTS_SHOWN), "caption"))

    def _open_menu(self) -> None:
        shown = self._shown
        if shown is not None:
            menu = self._actions.menu([self._row(shown)])
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self._menu_button.mapToGlobal(self._menu_button.rect().bottomLeft()))
