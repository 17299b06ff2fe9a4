"""The sections Goals, Pitches and Questions."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from netdesk.ui.dialogs.ask_name import AskNameDialog
from netdesk.ui.dialogs.first_start import AboutYouDialog
from netdesk.ui.dialogs.goal_editor import GoalEditor
from netdesk.ui.dialogs.pitch_editor import PitchEditor
from netdesk.ui.dialogs.practise import PractiseDialog
from netdesk.ui.dialogs.question_editor import QuestionEditor
from netdesk.ui.panels.pitches import PitchesPanel
from netdesk.ui.panels.question_spec import QuestionSort
from netdesk.ui.panels.row_section import RowSection
from tour.screen import Screen
from tour.stage import Stage

_GOALS: Final = "Goals"
_PITCHES: Final = "Pitches"
_QUESTIONS: Final = "Questions"


def _panel(stage: Stage, section: str) -> RowSection[Any]:
    stage.go(section)
    panel = stage.window.panel
    assert isinstance(panel, RowSection)
    panel.focus_list()
    stage.settle()
    return panel


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


def _questions(stage: Stage) -> None:
    _panel(stage, "questions")


def _asked(stage: Stage) -> None:
    panel = _panel(stage, "questions")
    panel.show_row(max(panel.model.all.values(), key=lambda row: (row.answered, row.planned)).id)


def _by_class(stage: Stage) -> None:
    panel = _panel(stage, "questions")
    panel.filters.sort_asked.emit(QuestionSort.CLASS)
    panel.table.choose_row(0)


def _practise(stage: Stage) -> None:
    panel = _panel(stage, "questions")
    panel.filters.choose("practise")
    panel.show_row(max(panel.model.all.values(), key=lambda row: len(row.practices)).id)


def _session(stage: Stage) -> None:
    panel = _panel(stage, "questions")
    panel.filters.choose("practise")
    panel.table.choose_row(3)
    stage.window.navigator.practise_wanted.emit(panel.chosen()[0].line.text)
    dialog = stage.over(PractiseDialog)
    stage.write(dialog.page.note, f"{stage.given.mark}Name the rig first")
    stage.click(dialog.page.rate_buttons[1])


def _hidden(stage: Stage) -> None:
    panel = _panel(stage, "questions")
    panel.delete_selected()
    stage.settle()
    panel.filters.choose("hidden")
    panel.table.choose_row(0)


def _nothing_of_that_kind(stage: Stage) -> None:
    panel = _panel(stage, "questions")
    panel.filters.choose("practise")
    panel.filters.choose_from_menu("must")


def _topics(stage: Stage) -> None:
    stage.click(_panel(stage, "questions").filters.choices)
    stage.over(QMenu)


def _questions_menu(stage: Stage) -> None:
    _menu_of(stage, "questions")


def _new_question(stage: Stage) -> None:
    _panel(stage, "questions")
    stage.choose("new-here")
    editor = stage.over(QuestionEditor)
    stage.write(editor.text, f"{stage.given.mark}Whom do you ask when you are stuck?")


def _edit_question(stage: Stage) -> None:
    _panel(stage, "questions")
    stage.choose("edit")
    stage.over(QuestionEditor)


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
    Screen("questions", _QUESTIONS, "Questions", _questions),
    Screen("questions-asked", _QUESTIONS, "A question and what people answered", _asked),
    Screen("questions-by-class", _QUESTIONS, "Questions in the order of TIARA", _by_class),
    Screen("questions-practise", _QUESTIONS, "A question to practise", _practise),
    Screen("practise", _QUESTIONS, "A session of practice", _session),
    Screen("questions-hidden", _QUESTIONS, "A hidden question", _hidden),
    Screen("questions-nothing", _QUESTIONS, "No question of that kind", _nothing_of_that_kind),
    Screen("questions-topics", _QUESTIONS, "The topics and classes to filter by", _topics),
    Screen("questions-menu", _QUESTIONS, "The menu of a question", _questions_menu),
    Screen("question-new", _QUESTIONS, "A new question", _new_question),
    Screen("question-edit", _QUESTIONS, "One of the bank's questions edited", _edit_question),
)
