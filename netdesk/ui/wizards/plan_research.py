"""Planning, step four: what was found out on person, organization and industry, and what is asked instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.domain.interactions import Interaction, ResearchItem
from netdesk.domain.preparing import Earlier
from netdesk.domain.research import Subject, reused
from netdesk.services.research import blank_checklist
from netdesk.ui import grid
from netdesk.ui.tr import tr
from netdesk.ui.widgets.form_grid import text_edit
from netdesk.ui.widgets.labels import text_label
from netdesk.ui.wizards.plan_offers import Offers
from netdesk.ui.wizards.plan_parts import Column, PlanPage, TwoColumns, lines_in, plan_of, show_lines
from netdesk.ui.wizards.plan_research_group import ResearchGroup


class ResearchPage(PlanPage):
    """A checklist in three parts, whose blanks print as blanks, and room for whatever else was found.

    `asked(item)` tells that a question is wished in place of something found, or no longer. `fills` says that
    this is a new plan, which may begin with what was found out before.
    """

    asked = Signal(object)

    def __init__(self, *, fills: bool = False) -> None:
        super().__init__()
        self._fills = fills
        self._had: tuple[ResearchItem, ...] = ()
        self._filled: tuple[ResearchItem, ...] = ()
        titles = (tr("The person"), tr("The organization"), tr("The industry"))
        standard = blank_checklist()
        self.groups = [
            ResearchGroup(subject, title, [item for item in standard if item.subject == subject])
            for subject, title in zip(Subject, titles, strict=True)
        ]
        self.research = text_edit(tr("The field and the organization"), lines=3)
        self.about_person = text_edit(tr("Their way here, what they do now, what you admire"), lines=3)
        self.ask = text_edit(tr("What no page could tell you"), lines=2)
        self.notes = Offers(self.research, tr("From your notes on the organization"))
        words = tr("What you found out before is filled in. See whether it still holds.")
        self._reused = text_label(words, "caption", wrap=True)
        self._reused.hide()
        self._lay_out()
        for group in self.groups:
            group.changed.connect(self.changed)
            group.asked.connect(self.asked)
            group.rebuilt.connect(self._chain)
        for field in (self.research, self.about_person, self.ask):
            field.textChanged.connect(self.changed)

    @property
    def is_filled(self) -> bool:
        """With anything found out, or anything to ask in its place."""
        told = any(item.found or item.ask for item in self._items())
        found = (*lines_in(self.research), *lines_in(self.about_person))
        return told or bool(found) or bool(self.ask.toPlainText().strip())

    def show_interaction(self, interaction: Interaction) -> None:
        """The checklist, a blank one when the plan has none yet, and the plan's lines."""
        plan = plan_of(interaction)
        self._had = plan.checklist
        self._show_items(plan.checklist or blank_checklist())
        show_lines(self.research, plan.research)
        show_lines(self.about_person, plan.about_person)
        self.ask.setPlainText(plan.ask)

    def told(self, interaction: Interaction) -> Interaction:
        """The plan with these; a checklist that nobody touched is none, unless the plan had one."""
        items = self._items()
        touched = self._had or items != blank_checklist()
        plan = replace(
            plan_of(interaction),
            checklist=items if touched else (),
            research=lines_in(self.research),
            about_person=lines_in(self.about_person),
            ask=self.ask.toPlainText().strip(),
        )
        return replace(interaction, plan=plan)

    def use(self, earlier: Earlier) -> None:
        """Fill the blanks of a new plan with what was found before; offer the notes on the organization."""
        self.notes.offer(earlier.notes)
        blank = blank_checklist()
        if self._fills and self._items() in (blank, self._filled):
            known = (*earlier.on_person, *earlier.on_organization)
            self._filled = reused(blank, known, frozenset(Subject))
            self._show_items(self._filled)
            self._reused.setVisible(self._filled != blank)

    def name_subjects(self, person: str, organization: str) -> None:
        """Say whom and what the first two parts are about."""
        names = (
            tr("The person: {name}", name=person) if person else tr("The person"),
            tr("The organization: {name}", name=organization) if organization else tr("The organization"),
        )
        for group, title in zip(self.groups, names, strict=False):
            group.set_title(title)

    def focus_first(self) -> None:
        """The first thing that is still to be found out."""
        rows = [row for group in self.groups for row in group.rows]
        blank = next((row for row in rows if not (row.item.found or row.item.ask)), None)
        first = blank or next(iter(rows), None)
        (first.edit if first else self.research).setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        lists = QWidget()
        rows = QVBoxLayout(lists)
        rows.setContentsMargins(grid.SPACE_32, grid.SPACE_8, grid.SPACE_32, grid.SPACE_24)
        rows.setSpacing(grid.SPACE_24)
        rows.addWidget(self._reused)
        for group in self.groups:
            rows.addWidget(group)
        left, right = Column(), Column()
        left.add_field(tr("What else you &found out"), self.research, tr("one to a line"), below=self.notes)
        left.add_field(tr("Not online, so &ask"), self.ask)
        right.add_field(tr("What else about this &person"), self.about_person, tr("not on shared copies"))
        column.addWidget(lists)
        column.addWidget(TwoColumns(left, right))
        column.addStretch(1)

    def _items(self) -> tuple[ResearchItem, ...]:
        return tuple(item for group in self.groups for item in group.items)

    def _show_items(self, items: Sequence[ResearchItem]) -> None:
        for group in self.groups:
            group.set_items(item for item in items if item.subject == group.subject)

    def _chain(self) -> None:
        before: QWidget | None = None
        for group in self.groups:
            before = group.chain(before)
        for field in (self.research, *self.notes.buttons, self.ask, self.about_person):
            if before is not None:
                QWidget.setTabOrder(before, field)
            before = field
