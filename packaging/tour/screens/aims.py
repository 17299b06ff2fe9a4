"""The sections Goals, Pitches and Questions."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from netdesk.domain.goals import Goal, GoalKind, Measure
from netdesk.domain.now import utc_now
from netdesk.domain.pitches import Pitch, Rehearsal
from netdesk.services import goals, pitches
from netdesk.services.desks import Desk
from netdesk.ui.dialogs.ask_name import AskNameDialog
from netdesk.ui.dialogs.first_start import AboutYouDialog
from netdesk.ui.dialogs.goal_editor import GoalEditor
from netdesk.ui.dialogs.pitch_editor import PitchEditor
from netdesk.ui.panels.pitches import PitchesPanel
from netdesk.ui.panels.row_section import RowSection
from tour.screen import Screen
from tour.stage import Stage

_GOALS: Final = "Goals"
_PITCHES: Final = "Pitches"


def _panel(stage: Stage, section: str) -> RowSection[Any]:
    stage.go(section)
    panel = stage.window.panel
    assert isinstance(panel, RowSection)
    if panel.is_empty:
        stage.window.jobs.change(partial(_fill, mark=stage.given.mark))
        stage.settle()
    panel.focus_list()
    stage.settle()
    return panel


def _fill(desk: Desk, mark: str) -> None:
    """Goals and pitches for a desk that has none."""
    today = utc_now().date()
    goal = goals.save(
        desk,
        Goal(
            f"{mark}Understand how storage gets from the lab to the grid",
            GoalKind.INDUSTRY,
            f"{mark}grid storage",
            Measure.CONVERSATIONS,
            6,
            due=today + timedelta(days=45),
            notes=f"{mark}Enough to choose my last courses by.",
        ),
    )
    wanted = Goal(f"{mark}Find a trainee place", GoalKind.JOB_LEAD, measure=Measure.OWN, number=3, counted=3)
    goals.save(desk, wanted)
    goals.save(desk, Goal(f"{mark}Meet people at Halden Storage", GoalKind.ORGANIZATION))
    text = f"{mark}Hi, I’m Ana. I work on batteries that last longer. Our team cut testing time by a third."
    first = Pitch(f"{mark}Engineers", f"{mark}Learn how they work", goal, text=f"{text} How is it at yours?")
    pitch_id = pitches.save(desk, first)
    second = Pitch(f"{mark}Recruiters", text=f"{text} Whom should I talk to next?", based_on=pitch_id)
    pitches.save(desk, second)
    pitches.save(desk, Pitch(f"{mark}Alumni"))
    for days, seconds in ((9, 44), (8, 38), (5, 33), (3, 29), (1, 31)):
        at = (utc_now() - timedelta(days=days)).isoformat(timespec="seconds")
        pitches.rehearsed(desk, Rehearsal(pitch_id, at, seconds, 30, 2))


def _menu_of(stage: Stage, section: str) -> None:
    table = _panel(stage, section).table
    at = table.visualRect(table.currentIndex()).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, table.viewport().mapToGlobal(at))
    QApplication.sendEvent(table.viewport(), event)
    stage.over(QMenu)


def _goals(stage: Stage) -> None:
    _panel(stage, "goals")


def _goals_menu(stage: Stage) -> None:
    _menu_of(stage, "goals")


def _several_goals(stage: Stage) -> None:
    stage.press(_panel(stage, "goals").table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)


def _new_goal(stage: Stage) -> None:
    _panel(stage, "goals")
    stage.choose("new-here")
    editor = stage.over(GoalEditor)
    stage.write(editor.statement, f"{stage.given.mark}Find out whether grid planning is for me")
    stage.write(editor.subject, f"{stage.given.mark}grid planner")


def _goal_without_words(stage: Stage) -> None:
    _panel(stage, "goals")
    stage.choose("new-here")
    editor = stage.over(GoalEditor)
    stage.click(editor.verb_button)


def _edit_goal(stage: Stage) -> None:
    _panel(stage, "goals")
    stage.choose("edit")
    stage.over(GoalEditor)


def _pitches(stage: Stage) -> None:
    _panel(stage, "pitches")


def _pitches_menu(stage: Stage) -> None:
    _menu_of(stage, "pitches")


def _differing(stage: Stage) -> None:
    panel = _panel(stage, "pitches")
    panel.show_row(next(row.id for row in panel.model.all.values() if row.pitch.based_on))


def _version(stage: Stage) -> None:
    panel = _panel(stage, "pitches")
    assert isinstance(panel, PitchesPanel)
    panel.make_version(panel.chosen()[0])
    stage.write(stage.over(AskNameDialog).edit, f"{stage.given.mark}Alumni at a dinner")


def _edit_pitch(stage: Stage) -> None:
    _panel(stage, "pitches")
    stage.choose("edit")
    stage.over(PitchEditor)


def _empty(stage: Stage, section: str) -> None:
    stage.click(stage.over(AboutYouDialog).cancel_button)
    stage.go(section)


def _no_goals(stage: Stage) -> None:
    _empty(stage, "goals")


def _no_pitches(stage: Stage) -> None:
    _empty(stage, "pitches")


SCREENS: Final = (
    Screen("goals", _GOALS, "Goals", _goals),
    Screen("goals-several", _GOALS, "Several goals chosen", _several_goals),
    Screen("goals-menu", _GOALS, "The menu of a goal", _goals_menu),
    Screen("goal-new", _GOALS, "A new goal", _new_goal),
    Screen("goal-without-words", _GOALS, "A goal without words", _goal_without_words),
    Screen("goal-edit", _GOALS, "A goal edited", _edit_goal),
    Screen("goals-empty", _GOALS, "No goals yet", _no_goals, empty=True),
    Screen("pitches", _PITCHES, "Pitches", _pitches),
    Screen("pitches-differing", _PITCHES, "A version and what differs in it", _differing),
    Screen("pitches-menu", _PITCHES, "The menu of a pitch", _pitches_menu),
    Screen("pitch-version", _PITCHES, "A version for others", _version),
    Screen("pitch-edit", _PITCHES, "A pitch's words edited", _edit_pitch),
    Screen("pitches-empty", _PITCHES, "No pitches yet", _no_pitches, empty=True),
)
