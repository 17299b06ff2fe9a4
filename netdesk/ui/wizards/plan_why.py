"""Planning, step two: what the talk is for, who made it possible, what the two have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QCheckBox, QWidget

from netdesk.domain.goals import Goal
from netdesk.domain.interactions import Interaction
from netdesk.domain.preparing import Earlier
from netdesk.ui.jobs import Jobs
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.form_grid import text_edit
from netdesk.ui.widgets.labels import plain_tooltip
from netdesk.ui.widgets.people_picker import PeoplePicker
from netdesk.ui.wizards.plan_goal import GoalEdit
from netdesk.ui.wizards.plan_offers import Offers
from netdesk.ui.wizards.plan_parts import (
    Column,
    PlanPage,
    focus_at_end,
    lines_in,
    plan_of,
    show_lines,
    two_columns,
)


def starters() -> tuple[tuple[str, str], ...]:
    """Short words on a button, and the objective it puts into the field."""
    return (
        (tr("The way in"), tr("Learn how people get into this work, and what they would do in my place")),
        (
            tr("The daily work"),
            tr("Find out what the work is like on an ordinary day, before I decide for it"),
        ),
        (tr("The skills"), tr("Hear which skills count most here, so that I know what to learn next")),
        (tr("The field"), tr("Understand where this field is going, and where it needs people")),
        (tr("More people"), tr("Meet two more people who do this work")),
    )


class WhyPage(PlanPage):
    """Objective, goal, introducer, shared ground."""

    def __init__(self, jobs: Jobs, goals: Sequence[Goal] = ()) -> None:
        super().__init__()
        self.objective = text_edit(tr("What you want to know or decide when you leave"), lines=3)
        self.goal = GoalEdit(goals)
        self.introducer = PeoplePicker(
            jobs, several=False, words=True, hint=tr("Somebody on your desk, or any name")
        )
        self.may_use_name = QCheckBox(tr("I may &use this name"))
        self.shared = text_edit(tr("School, places, people, work, anything you share"), lines=4)
        self.shared_before = Offers(self.shared, tr("From earlier meetings"))
        self._starters = [self._starter(words, text) for words, text in starters()]
        two_columns(self, self._left(), self._right())
        for told in (
            self.objective.textChanged,
            self.goal.editTextChanged,
            self.introducer.changed,
            self.may_use_name.toggled,
            self.shared.textChanged,
        ):
            told.connect(self._on_edited)

    @property
    def is_filled(self) -> bool:
        """With an objective."""
        return bool(self.objective.toPlainText().strip())

    def show_interaction(self, interaction: Interaction) -> None:
        """Put the plan's words into the fields."""
        plan = plan_of(interaction)
        self.objective.setPlainText(plan.objective)
        self.goal.show_goal(plan.goal, plan.goal_id)
        self.introducer.set_words(plan.introducer)
        self.may_use_name.setChecked(plan.may_use_name)
        show_lines(self.shared, plan.shared_ground)

    def told(self, interaction: Interaction) -> Interaction:
        """The plan with these words."""
        chosen = self.introducer.people
        plan = replace(
            plan_of(interaction),
            objective=" ".join(self.objective.toPlainText().split()),
            goal=self.goal.words,
            goal_id=self.goal.goal_id,
            introducer=chosen[0].name if chosen else self.introducer.words,
            may_use_name=self.may_use_name.isChecked(),
            shared_ground=lines_in(self.shared),
        )
        return replace(interaction, plan=plan)

    def focus_first(self) -> None:
        """The objective."""
        focus_at_end(self.objective)

    def use(self, earlier: Earlier) -> None:
        """Offer what the two had in common before."""
        self.shared_before.offer(earlier.shared_ground)

    def _left(self) -> Column:
        offered = QWidget()
        flow = FlowLayout(offered, 6)
        for button in self._starters:
            flow.addWidget(button)
        left = Column()
        left.add_field(tr("&Objective"), self.objective, tr("advice, not a job"), below=offered)
        left.add_field(tr("&Goal"), self.goal)
        return left

    def _right(self) -> Column:
        right = Column()
        self.introducer.edit.setAccessibleName(tr("Introduced by"))
        right.add_field(tr("&Introduced by"), self.introducer, below=self.may_use_name)
        right.add_field(tr("&Shared ground"), self.shared, tr("one to a line"), below=self.shared_before)
        return right

    def _starter(self, words: str, text: str) -> Button:
        button = Button(words, "secondary", "plus")
        button.setToolTip(plain_tooltip(text))
        button.setAccessibleName(tr("Begin with: {objective}", objective=text))
        button.clicked.connect(partial(self._take, text))
        return button

    def _take(self, text: str) -> None:
        """A starter takes the place of another one; the user's own words are added to, never replaced."""
        present = " ".join(self.objective.toPlainText().split())
        own = present and present not in {starter for _, starter in starters()}
        self.objective.setPlainText(f"{present.rstrip('.')}. {text}" if own else text)
        focus_at_end(self.objective)

    def _on_edited(self, *_: object) -> None:
        self.changed.emit()
