"""The goal that a meeting serves: one of the desk's, or in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from netdesk.domain.goals import Goal
from netdesk.ui.tr import tr
from netdesk.ui.widgets.fields import ComboField


class GoalEdit(ComboField):
    """Words to type, or a goal to choose; its words are what is printed, and stay when the goal goes."""

    def __init__(self, goals: Sequence[Goal], parent: QWidget | None = None) -> None:
        super().__init__(parent, editable=True)
        self._words = ""
        self._id: int | None = None
        line = self.lineEdit()
        assert line is not None
        line.setPlaceholderText(tr("The larger aim that this serves"))
        for goal in goals:
            self.addItem(" ".join(goal.statement.split()), goal.id)
        self.show_goal("", None)

    @property
    def words(self) -> str:
        """What is printed."""
        return " ".join(self.currentText().split())

    @property
    def goal_id(self) -> int | None:
        """The goal of the desk that these words are of, None for words of the user's own."""
        if self._id is not None and self.words == self._words:
            return self._id
        at = next((at for at in range(self.count()) if self.itemText(at) == self.words), -1)
        found = self.itemData(at) if at >= 0 else None
        return found if isinstance(found, int) else None

    def show_goal(self, words: str, goal_id: int | None) -> None:
        """Show what a plan says."""
        self._words, self._id = " ".join(words.split()), goal_id
        self.setCurrentIndex(self.findData(goal_id) if goal_id is not None else -1)
        self.setEditText(self._words)
