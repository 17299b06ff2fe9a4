"""Goals, step four: the goal at a glance, beside those that are there already."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.domain.goal_progress import progress_of
from netdesk.domain.goals import Goal
from netdesk.services import contacts, goals
from netdesk.services.goal_rows import GoalRow
from netdesk.ui import grid
from netdesk.ui.jobs import Jobs
from netdesk.ui.tr import counted, tr
from netdesk.ui.widgets.fact_row import FactRow
from netdesk.ui.widgets.labels import Paragraph, section_label, text_label
from netdesk.ui.widgets.share_bar import ShareBar
from netdesk.ui.wizards.draft_page import DraftPage
from netdesk.ui.wizards.plan_parts import TwoColumns
from netdesk.ui.words import goal_words, wording

_NAMES: Final = 4
_OTHERS: Final = 6


class KeepGoalPage(DraftPage[Goal]):
    """Nothing is edited here. `others` are the goals that are wanted already."""

    def __init__(self, jobs: Jobs, today: date, others: Sequence[GoalRow], counted_so_far: int) -> None:
        super().__init__()
        self._jobs, self._today, self._others = jobs, today, others
        self._so_far = counted_so_far
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addStretch(1)
        self._body: QWidget | None = None

    @property
    def is_filled(self) -> bool:
        """Never done before it is kept."""
        return False

    def show_value(self, value: Goal) -> None:
        """Shown when it is entered."""

    def applied_to(self, value: Goal) -> Goal:
        """As it is."""
        return value

    def entered(self, value: Goal) -> None:
        """Everything anew."""
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = TwoColumns(self._goal(value), self._beside(), shares=(3, 2))
        self._column.insertWidget(0, self._body)

    def _goal(self, goal: Goal) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.SPACE_8)
        column.addWidget(Paragraph(goal.statement or tr("Nothing said yet."), "heading"))
        progress = progress_of(goal, self._so_far, self._today)
        done = goal_words.progress_words(goal, progress)
        column.addWidget(text_label(done, "second", wrap=True))
        column.addWidget(ShareBar(progress.share, done))
        for icon, words in self._facts(goal):
            column.addWidget(FactRow(icon, words))
        pace = goal_words.pace_words(goal, progress)
        if pace:
            column.addWidget(text_label(pace, "second", wrap=True))
        column.addStretch(1)
        return holder

    def _facts(self, goal: Goal) -> list[tuple[str, str]]:
        progress = progress_of(goal, self._so_far, self._today)
        about = ", ".join(part for part in (goal_words.short_kind(goal.kind), goal.subject) if part)
        facts = [
            (goal_words.kind_icon(goal.kind), about),
            ("calendar-days", goal_words.due_words(goal, progress, self._today)),
            ("users", self._helpers(goal)),
        ]
        if goal.id is not None:
            serving = len(goals.interactions_serving(self._jobs.reader, goal.id))
            facts.append(
                (
                    "messages-square",
                    counted(serving, "{n} interaction serves it", "{n} interactions serve it"),
                )
            )
        return facts

    def _helpers(self, goal: Goal) -> str:
        rows = contacts.contact_rows(self._jobs.reader, goal.helper_ids)
        names = [wording.cut(rows[each].name, 40) for each in goal.helper_ids if each in rows]
        if not names:
            return tr("Nobody picked yet who could help")
        more = len(names) - _NAMES
        shown = ", ".join(names[:_NAMES])
        return tr("{names} and {n} more", names=shown, n=more) if more > 0 else shown

    def _beside(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.SPACE_4)
        column.addWidget(section_label(tr("What you want already")))
        column.addSpacing(grid.SPACE_4)
        if not self._others:
            column.addWidget(
                text_label(tr("This is the first. One to three are enough."), "quiet", wrap=True)
            )
        for row in self._others[:_OTHERS]:
            words = goal_words.short_progress(row.progress)
            column.addWidget(Paragraph(wording.breakable(row.goal.statement), ""))
            column.addWidget(ShareBar(row.progress.share, words))
            column.addWidget(text_label(words, "caption"))
            column.addSpacing(grid.SPACE_8)
        more = len(self._others) - _OTHERS
        if more > 0:
            column.addWidget(text_label(counted(more, "{n} more", "{n} more"), "caption"))
        column.addStretch(1)
        return holder
