"""How far a goal has come: what is counted, what is left, how much time there is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from netdesk.domain.goals import Goal, GoalState, Measure


@dataclass(frozen=True, slots=True)
class GoalProgress:
    """`counted` of `number` (0: none was set). `days_left` is negative after the day, None without one.
    `a_week` is how many are needed each week to be there in time, None when that says nothing."""

    counted: int
    number: int
    days_left: int | None = None
    a_week: float | None = None

    @property
    def share(self) -> float:
        """How much of it is there, 0 to 1; 0 without a number."""
        return min(1.0, self.counted / self.number) if self.number > 0 else 0.0

    @property
    def is_there(self) -> bool:
        """True when as many are counted as were wanted."""
        return 0 < self.number <= self.counted

    @property
    def left(self) -> int:
        """How many are still to come."""
        return max(0, self.number - self.counted)

    @property
    def is_late(self) -> bool:
        """True when its day is over and it is not there."""
        return self.days_left is not None and self.days_left < 0 and not self.is_there


def progress_of(goal: Goal, counted: int, today: date) -> GoalProgress:
    """Where `goal` stands; `counted` is what the desk counts for it, unless the user counts."""
    done = goal.counted if goal.measure is Measure.OWN else counted
    days = None if goal.due is None else (goal.due - today).days
    left = max(0, goal.number - done)
    pace = left * 7 / (days + 1) if days is not None and days >= 0 and left else None
    return GoalProgress(done, goal.number, days, pace)


def in_order(goals: tuple[Goal, ...] | list[Goal]) -> list[Goal]:
    """Active goals first, by their day, those without one after them; then reached ones, then dropped."""
    states = list(GoalState)
    return sorted(
        goals,
        key=lambda goal: (
            states.index(goal.state),
            goal.due is None,
            goal.due or date.max,
            goal.statement.casefold(),
            goal.id or 0,
        ),
    )
