"""Goals, step three: who could help, ranked from the desk with the reasons, and anybody else by name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from netdesk.domain.goals import Goal
from netdesk.ui import grid
from netdesk.ui.jobs import Jobs
from netdesk.ui.models.portraits import Portraits
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.goal_helpers import GoalHelpers
from netdesk.ui.tr import counted, tr
from netdesk.ui.widgets.labelled import Labelled
from netdesk.ui.widgets.labels import Paragraph, section_label, text_label
from netdesk.ui.widgets.people_picker import PeoplePicker
from netdesk.ui.wizards.draft_page import DraftPage
from netdesk.ui.wizards.plan_parts import two_columns


class PeoplePage(DraftPage[Goal]):
    """Whoever is picked is kept with the goal."""

    def __init__(self, jobs: Jobs, today: date) -> None:
        super().__init__()
        self._jobs, self._today = jobs, today
        # Nobody hears it: people cannot be looked at while the wizard is open.
        self._silent = Navigator(self)
        self._portraits = Portraits(jobs, self)
        self._ids: tuple[int, ...] = ()
        self._goal = Goal("")
        self.helpers: GoalHelpers | None = None
        self.somebody = PeoplePicker(jobs, several=False, hint=tr("Anybody on your desk"))
        self._count = text_label("", "caption")
        two_columns(self, self._left(), self._right(), shares=(3, 2))
        self.somebody.changed.connect(self._on_somebody)

    @property
    def is_filled(self) -> bool:
        """With somebody."""
        return bool(self._ids)

    @property
    def unmatched(self) -> str:
        """A typed name that is nobody's."""
        return self.somebody.unmatched

    def show_value(self, value: Goal) -> None:
        """Who was picked."""
        self._goal, self._ids = value, value.helper_ids
        self._show_count()

    def applied_to(self, value: Goal) -> Goal:
        """The goal with those who were picked."""
        return replace(value, helper_ids=self._ids)

    def entered(self, value: Goal) -> None:
        """Ask anew: the goal may be another one by now."""
        self._goal = value
        self._ask()

    def focus_first(self) -> None:
        """Somebody by name; Tab leads to those who are suggested."""
        self.somebody.edit.setFocus()

    def pick(self, contact_id: int) -> None:
        """Keep somebody with the goal."""
        self._set((*self._ids, contact_id))

    def unpick(self, contact_id: int) -> None:
        """Take somebody out."""
        self._set(tuple(each for each in self._ids if each != contact_id))

    def _left(self) -> QWidget:
        left = QWidget()
        self._list = QVBoxLayout(left)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(grid.SPACE_8)
        self._list.addStretch(1)
        return left

    def _right(self) -> QWidget:
        right = QWidget()
        self.somebody.edit.setAccessibleName(tr("Somebody else"))
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.SPACE_8)
        column.addWidget(Labelled(tr("&Somebody else"), self.somebody))
        column.addWidget(self._count)
        column.addSpacing(grid.SPACE_16)
        column.addWidget(section_label(tr("Whom to think of")))
        words = tr(
            "Nobody needs to be important. Somebody a few years ahead of you remembers the way best, and "
            "whoever knows many people is worth more than whoever knows much."
        )
        column.addWidget(Paragraph(words))
        column.addStretch(1)
        return right

    def _set(self, ids: tuple[int, ...]) -> None:
        self._ids = tuple(dict.fromkeys(ids))
        self._show_count()
        self._ask()
        self.changed.emit()

    def _ask(self) -> None:
        at = self._focused()
        if self.helpers is not None:
            self._list.removeWidget(self.helpers)
            self.helpers.hide()
            self.helpers.deleteLater()
        goal = replace(self._goal, helper_ids=self._ids)
        helpers = GoalHelpers(self._jobs, self._silent, self._portraits, goal, self._today, can_change=True)
        helpers.picked.connect(self._on_picked)
        helpers.unpicked.connect(self._on_unpicked)
        if at is not None:
            helpers.found.connect(lambda: self._focus(at))
        self.helpers = helpers
        self._list.insertWidget(0, helpers)

    def _focused(self) -> int | None:
        """Which line has the keyboard."""
        lines = [] if self.helpers is None else self.helpers.lines
        return next((at for at, line in enumerate(lines) if line.isAncestorOf(self.focusWidget())), None)

    def _focus(self, at: int) -> None:
        """The keyboard stays where it was, when the list came anew."""
        lines = [] if self.helpers is None else self.helpers.lines
        if lines and self.isVisible():
            button = lines[min(at, len(lines) - 1)].button
            if button is not None:
                button.setFocus()

    def _show_count(self) -> None:
        count = len(self._ids)
        self._count.setText(counted(count, "{n} person picked", "{n} people picked") if count else "")

    def _on_picked(self, contact_id: int, _name: str) -> None:
        self.pick(contact_id)

    def _on_unpicked(self, contact_id: int, _name: str) -> None:
        self.unpick(contact_id)

    def _on_somebody(self) -> None:
        found = self.somebody.contact_ids
        if found:
            self.somebody.set_people(())
            self.pick(found[0])
        self.changed.emit()
