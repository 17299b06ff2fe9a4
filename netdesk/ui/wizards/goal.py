"""The third step of the journey: a goal, how much of it by when, and who could help."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QWidget

from netdesk.domain.goals import Goal, GoalState
from netdesk.domain.now import wall_now
from netdesk.services import goals, value_drafts
from netdesk.services.goal_rows import goal_rows
from netdesk.services.me import me
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.tr import tr
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.wizard_frame import Step
from netdesk.ui.wizards.draft_wizard import DraftWizard
from netdesk.ui.wizards.goal_hope import HopePage
from netdesk.ui.wizards.goal_keep import KeepGoalPage
from netdesk.ui.wizards.goal_measure import WEEKS, MeasurePage
from netdesk.ui.wizards.goal_people import PeoplePage
from netdesk.ui.words import wording
from netdesk.ui.zones import home_zone

if TYPE_CHECKING:
    from netdesk.services.desks import Desk

WISH: Final = "goals"
HOPE, PEOPLE, KEEP = 0, 2, 3
_NUMBER: Final = 5


class GoalWizard(DraftWizard[Goal]):
    """Sets a goal, or goes on with the one of `goal_id`. One change keeps it."""

    def __init__(
        self, jobs: Jobs, navigator: Navigator, parent: QWidget | None = None, goal_id: int = 0
    ) -> None:
        today = wall_now(home_zone(me(jobs.reader).zone)).date()
        rows = goal_rows(jobs.reader)
        own = next((row for row in rows if row.id == goal_id), None)
        others = [row for row in rows if row is not own and row.goal.state is GoalState.ACTIVE]
        so_far = own.progress.counted if own else 0
        self._is_new, self._another = own is None, False
        self.hope, self.measure = HopePage(), MeasurePage(today, so_far)
        self.people = PeoplePage(jobs, today)
        self.summary = KeepGoalPage(jobs, today, others, so_far)
        pages = (self.hope, self.measure, self.people, self.summary)
        title = tr("New goal") if own is None else wording.cut(own.goal.statement, 60)
        # Also of one that was deleted meanwhile: what was typed then is found, and becomes a new one.
        wish = f"{WISH}:{goal_id}" if goal_id else WISH
        initial = own.goal if own else _blank(today)
        super().__init__(jobs, navigator, wish, title, _steps(), pages, initial, parent)
        self.another_button = Button(tr("Keep and set another"), "secondary")
        self.add_verb(self.another_button)
        self.another_button.hide()
        self.another_button.clicked.connect(self._on_another)

    # What the frame asks

    def as_draft(self, value: Goal) -> dict[str, Any]:
        """A goal as drafts hold it."""
        return value_drafts.as_draft(value)

    def from_draft(self, found: dict[str, Any], otherwise: Goal) -> Goal:
        """Read it again."""
        return value_drafts.from_draft(found, otherwise)

    def fault(self) -> tuple[int, str] | None:
        """It needs a sentence, and people who are on the desk."""
        if not self.hope.is_filled:
            return HOPE, tr("Say in one sentence what you want.")
        nobody = self.people.unmatched
        if nobody:
            return PEOPLE, tr("Nobody on your desk is called {name}.", name=wording.cut(nobody, 40))
        return None

    def keep_on(self, desk: Desk, value: Goal) -> int:
        """One change."""
        return goals.save(desk, value)

    def words_for(self, kept: Any) -> tuple[str, bool]:
        """What is wanted."""
        name = wording.cut(self.value().statement, 60)
        return (tr("“{goal}” added", goal=name) if self._is_new else tr("“{goal}” kept", goal=name)), True

    def words_for_waiting(self) -> str:
        """It is a goal that waits."""
        return tr("The goal waits as a draft")

    def after(self, kept: Any) -> None:
        """Begin another, if that was wished."""
        if self._another:
            self._navigator.wizard_wanted.emit(WISH)

    # What happens

    def _on_another(self) -> None:
        self._another = self.fault() is None
        self.keep()

    def _on_step(self, step: int) -> None:
        self.another_button.setVisible(step == KEEP and self._is_new)
        super()._on_step(step)

    def _set_saving(self, saving: bool) -> None:
        super()._set_saving(saving)
        self.another_button.setEnabled(not saving)

    def _on_failed(self, error: Exception) -> None:
        self._another = False
        super()._on_failed(error)


def _blank(today: date) -> Goal:
    """Five conversations in three months: enough to learn something, few enough to begin."""
    return Goal("", number=_NUMBER, due=today + timedelta(weeks=WEEKS[-1]))


def _steps() -> tuple[Step, ...]:
    return (
        Step(
            tr("What you hope for"),
            tr("What do you hope to get out of it?"),
            tr("Knowing that tells you whom to talk to, and what to ask them."),
            tr("Next: how much"),
        ),
        Step(
            tr("How much, by when"),
            tr("How much, and by when?"),
            tr("Small enough to begin this week, large enough to learn something."),
            tr("Next: who could help"),
        ),
        Step(
            tr("Who could help"),
            tr("Who could help?"),
            tr("From what your desk knows of everybody. Pick those you would dare to ask."),
            tr("Next: keep"),
        ),
        Step(
            tr("Keep"),
            tr("Everything at a glance"),
            tr("Meetings, events and pitches can name it from now on, and it counts by itself."),
            tr("Keep this goal"),
        ),
    )
