"""What goals and questions ask of the window: an interview for a goal, a session of practice."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from netdesk.services import goals
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator


class AimErrands(QObject):
    """`may_change` says whether this desk can be changed, and tells if not."""

    def __init__(
        self, window: QWidget, jobs: Jobs, navigator: Navigator, may_change: Callable[[], bool]
    ) -> None:
        super().__init__(window)
        self._window, self._jobs, self._navigator = window, jobs, navigator
        self._may_change = may_change
        navigator.plan_for_goal_wanted.connect(self._plan)
        navigator.practise_wanted.connect(self._practise)

    def _plan(self, goal_id: int, contact_id: int) -> None:
        if self._may_change():
            from netdesk.ui.wizards.plan import PlanWizard
            from netdesk.ui.wizards.plan_start import blank

            goal = goals.goal(self._jobs.reader, goal_id)
            PlanWizard(self._jobs, self._navigator, blank(contact_id), self._window, serves=goal).begin()

    def _practise(self, first: str) -> None:
        if self._may_change():
            from netdesk.ui.dialogs.practise import PractiseDialog

            PractiseDialog.ask(self._jobs, self._navigator, first, self._window)
