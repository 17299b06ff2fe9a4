"""The section of goals."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from netdesk.domain.goals import Goal, GoalState, Measure
from netdesk.services import goal_rows
from netdesk.services.goal_rows import GoalRow
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.goal_editor import GoalEditor
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.goal_detail import GoalDetail
from netdesk.ui.panels.goal_spec import goal_spec
from netdesk.ui.panels.row_section import RowSection
from netdesk.ui.tr import tr
from netdesk.ui.words import wording


class GoalsPanel(RowSection[GoalRow]):
    """Goals with their progress; the chosen one with who could help and what serves it."""

    def __init__(self, jobs: Jobs, bus: Bus, navigator: Navigator, parent: QWidget | None = None) -> None:
        detail = GoalDetail(jobs, navigator)
        super().__init__(jobs, bus, navigator, goal_spec(detail.today), detail, parent)
        detail.edit_asked.connect(self.edit_selected)
        detail.state_asked.connect(self._set_state)
        detail.one_more_asked.connect(self._count_one)
        detail.picked.connect(self._pick)
        detail.unpicked.connect(self._unpick)
        self.empty.primary_clicked.disconnect(self.new)
        self.empty.primary_clicked.connect(self._begin)

    def new(self) -> None:
        """Write a goal down."""
        if self.commands.may_change():
            self._open(Goal(""))

    def second(self) -> None:
        """The empty section's second button."""
        self.new()

    def edit(self, row: GoalRow) -> None:
        """Open the editor."""
        self._open(row.goal)

    def fill_menu(self, menu: QMenu, row: GoalRow) -> None:
        """Count, reach, drop, take up again."""
        add, state = self.commands.add_entry, row.goal.state
        if row.goal.measure is Measure.OWN and state is GoalState.ACTIVE:
            add(menu, tr("Count one more"), "plus", partial(self._count_one, row))
        if state is GoalState.ACTIVE:
            add(menu, tr("Mark as reached"), "circle-check", partial(self._set_state, row, GoalState.REACHED))
            add(menu, tr("Drop"), "circle-x", partial(self._set_state, row, GoalState.DROPPED))
        else:
            add(menu, tr("Take up again"), "refresh-cw", partial(self._set_state, row, GoalState.ACTIVE))

    def _begin(self) -> None:
        """The wizard asks the questions that lead to a goal."""
        self.navigator.wizard_wanted.emit("goals")

    def _open(self, goal: Goal) -> None:
        editor = GoalEditor.ask(self.jobs, self.navigator, goal, self.window())
        editor.kept.connect(self.show_row)

    def _set_state(self, row: GoalRow, state: GoalState) -> None:
        name = wording.cut(row.goal.statement, 60)
        said = {
            GoalState.REACHED: tr("“{goal}” reached", goal=name),
            GoalState.DROPPED: tr("“{goal}” dropped", goal=name),
            GoalState.ACTIVE: tr("“{goal}” taken up again", goal=name),
        }
        self.commands.change(lambda desk: goal_rows.set_state(desk, row.id, state), said[state])

    def _count_one(self, row: GoalRow) -> None:
        number = f"{row.goal.counted + 1:,}"
        self.commands.change(
            lambda desk: goal_rows.count_one_more(desk, row.id), tr("{n} counted so far", n=number)
        )

    def _pick(self, row: GoalRow, contact_id: int, name: str) -> None:
        said = tr("{name} could help", name=wording.cut(name, 60))
        self.commands.change(lambda desk: goal_rows.pick_helpers(desk, row.id, [contact_id]), said)

    def _unpick(self, row: GoalRow, contact_id: int, name: str) -> None:
        said = tr("{name} removed from those who could help", name=wording.cut(name, 60))
        self.commands.change(lambda desk: goal_rows.drop_helper(desk, row.id, contact_id), said)
