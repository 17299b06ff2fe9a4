"""Planning, step four: what is known already, what is not to be found, what to tell, what to bring."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QVBoxLayout

from netdesk.domain.interactions import Interaction
from netdesk.ui.widgets.form_grid import text_edit
from netdesk.ui.wizards.plan_parts import (
    Column,
    PlanPage,
    TwoColumns,
    focus_at_end,
    lines_in,
    plan_of,
    show_lines,
)

BRING: Final = ("This sheet", "A pen", "My card")
"""What a new plan brings along until the user says otherwise."""


class KnownPage(PlanPage):
    """Research, the person, what to ask instead, stories, things to bring."""

    def __init__(self) -> None:
        super().__init__()
        self.research = text_edit("The field and the organization", lines=5)
        self.about_person = text_edit("Their way here, what they do now, what you admire", lines=4)
        self.ask = text_edit("What no page could tell you", lines=3)
        self.stories = text_edit("What you did, what came of it", lines=4)
        self.bring = text_edit("", lines=4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(TwoColumns(self._left(), self._right()))
        column.addStretch(1)
        for field in (self.research, self.about_person, self.ask, self.stories, self.bring):
            field.textChanged.connect(self.changed)

    @property
    def is_filled(self) -> bool:
        """With anything found out, or anything to ask in its place."""
        found = (*lines_in(self.research), *lines_in(self.about_person))
        return bool(found) or bool(self.ask.toPlainText().strip())

    def show_value(self, interaction: Interaction) -> None:
        """Put the plan's lines into the fields."""
        plan = plan_of(interaction)
        show_lines(self.research, plan.research)
        show_lines(self.about_person, plan.about_person)
        self.ask.setPlainText(plan.ask)
        show_lines(self.stories, plan.stories)
        show_lines(self.bring, plan.bring)

    def applied_to(self, interaction: Interaction) -> Interaction:
        """The plan with these lines."""
        plan = replace(
            plan_of(interaction),
            research=lines_in(self.research),
            about_person=lines_in(self.about_person),
            ask=self.ask.toPlainText().strip(),
            stories=lines_in(self.stories),
            bring=lines_in(self.bring),
        )
        return replace(interaction, plan=plan)

    def focus_first(self) -> None:
        """What was found out."""
        focus_at_end(self.research)

    def _left(self) -> Column:
        left = Column()
        left.add_field("What you &found out", self.research, "one to a line")
        left.add_field("About this &person", self.about_person, "not on shared copies")
        left.add_field("Not online, so &ask", self.ask)
        return left

    def _right(self) -> Column:
        right = Column()
        right.add_field("&Stories to tell", self.stories, "one to a line")
        right.add_field("B&ring", self.bring, "one to a line")
        return right
