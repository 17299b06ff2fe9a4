"""Goals, pitches and questions through the real window by keys: on the desk, undone, and after a restart."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.goals import GoalKind, GoalState, Measure
from netdesk.domain.me import Me
from netdesk.domain.names import Name
from netdesk.domain.own_questions import QuestionKind
from netdesk.services import contacts, goals, own_questions, pitches
from netdesk.services.me import save_me
from netdesk.services.questions import bank
from netdesk.store.desk import Desk
from netdesk.ui.dialogs.ask_name import AskNameDialog
from netdesk.ui.dialogs.goal_editor import GoalEditor
from netdesk.ui.dialogs.pitch_editor import PitchEditor
from netdesk.ui.dialogs.question_editor import QuestionEditor
from netdesk.ui.panels.row_section import RowSection
from netdesk.ui.widgets.buttons import Button
from tests.end_to_end.hands import CTRL, KEY, SHIFT, Opened

TEXT = "Hi, I am Ana, and our team builds batteries. What do you build?"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A desk with somebody who could help."""
    found = tmp_path / "ana.netdesk"
    desk = Desk.open(found)
    save_me(desk, Me("Ana Petrova"))
    contacts.add_contact(desk, Contact(Name(display="Jonas Lind"), title="Grid planner"))
    desk.close()
    return found


@contextmanager
def opened(qtbot: QtBot, path: Path) -> Iterator[Opened]:
    hands = Opened(qtbot, path, first=False)
    hands.begin(first=False)
    try:
        yield hands
    finally:
        hands.close()


def go(hands: Opened, key: Any, section: str) -> RowSection[Any]:
    """To a section, the keys in its list."""
    hands.to_window()
    hands.press(key, CTRL)
    panel = hands.window.panel
    assert isinstance(panel, RowSection)
    assert panel.key == section
    hands.until(lambda: panel.is_settled and hands.window.jobs.is_idle)
    panel.focus_list()
    return panel


def test_a_goal_is_set_helped_reached_and_still_there_after_a_restart(qtbot: QtBot, path: Path) -> None:
    with opened(qtbot, path) as hands:
        panel = go(hands, KEY.Key_6, "goals")
        assert panel.is_empty
        hands.press(KEY.Key_A, CTRL | SHIFT)
        editor = hands.over(GoalEditor)
        hands.write("Know whether grid planning is for me")
        hands.tab_to(editor.kind)
        for _ in range(list(GoalKind).index(GoalKind.SKILL) - list(GoalKind).index(GoalKind.CAREER_PATH)):
            hands.press(KEY.Key_Down)
        hands.tab_to(editor.subject)
        hands.write("grid planning")
        hands.tab_to(editor.measure)
        hands.press(KEY.Key_End)
        hands.tab_to(editor.number)
        hands.press(KEY.Key_Up)
        hands.press(KEY.Key_Return, CTRL)
        hands.until(lambda: len(panel.model.all) == 1)
        hands.undo_and_redo(lambda: len(goals.every(hands.window.jobs.reader)) == 1)
        panel = go(hands, KEY.Key_6, "goals")

        def presses(words: str) -> None:
            def found() -> list[Button]:
                shown = [each for each in panel.detail.findChildren(Button) if each.isVisible()]
                return [each for each in shown if words in (each.text(), each.accessibleName())]

            hands.until(lambda: bool(found()))
            hands.tab_to(found()[0])
            hands.press(KEY.Key_Space)
            hands.until(lambda: panel.is_settled and hands.window.jobs.is_idle)

        presses("Pick Jonas Lind")
        presses("Count one more")
        presses("Mark as reached")
    with opened(qtbot, path) as hands:
        (kept,) = goals.every(hands.window.jobs.reader)
        assert (kept.statement, kept.kind, kept.subject) == (
            "Know whether grid planning is for me",
            GoalKind.SKILL,
            "grid planning",
        )
        assert (kept.measure, kept.number, kept.counted, kept.state) == (
            Measure.OWN,
            1,
            1,
            GoalState.REACHED,
        )
        assert len(kept.helper_ids) == 1


def test_a_pitch_is_typed_a_version_made_and_deleted_and_brought_back(qtbot: QtBot, path: Path) -> None:
    with opened(qtbot, path) as hands:
        panel = go(hands, KEY.Key_7, "pitches")
        hands.press(KEY.Key_Tab)
        hands.press(KEY.Key_Space)
        editor = hands.over(PitchEditor)
        hands.write("Engineers")
        hands.tab_to(editor.text)
        hands.write(TEXT)
        hands.press(KEY.Key_Return, CTRL)
        hands.until(lambda: len(panel.model.all) == 1)
        hands.to_window()
        panel.focus_list()
        entries = {each.text(): each for each in panel.menu(panel.chosen()).actions()}
        entries["Version for others…"].trigger()
        hands.over(AskNameDialog)
        hands.write("Recruiters")
        hands.until(lambda: len(panel.model.all) == 2)
        hands.to_window()
        panel.focus_list()
        hands.press(KEY.Key_Delete)
        hands.until(lambda: len(panel.model.all) == 1)
        hands.undo_and_redo(lambda: len(pitches.every(hands.window.jobs.reader)) == 1)
        hands.to_window()
        hands.press(KEY.Key_Z, CTRL)
        hands.until(lambda: len(panel.model.all) == 2)
    with opened(qtbot, path) as hands:
        first, second = pitches.every(hands.window.jobs.reader)
        assert (first.audience, first.text) == ("Engineers", TEXT)
        assert (second.audience, second.text, second.based_on) == ("Recruiters", TEXT, first.id)


def test_a_question_is_added_one_of_the_bank_hidden_and_found_by_search(qtbot: QtBot, path: Path) -> None:
    with opened(qtbot, path) as hands:
        panel = go(hands, KEY.Key_8, "questions")
        before = len(panel.model.ids)
        hands.press(KEY.Key_Delete)
        hands.until(lambda: len(panel.model.ids) == before - 1)
        hands.press(KEY.Key_A, CTRL | SHIFT)
        editor = hands.over(QuestionEditor)
        hands.write("Whom do you call when the grid is down?")
        hands.tab_to(editor.must)
        hands.press(KEY.Key_Space)
        hands.press(KEY.Key_Return, CTRL)
        hands.until(lambda: len(panel.model.ids) == before)
        hands.to_window()
        hands.press(KEY.Key_F, CTRL)
        hands.write("grid is down")
        hands.until(lambda: len(panel.model.ids) == 1)
        assert hands.window.sidebar.current() == "questions"
    with opened(qtbot, path) as hands:
        asked = own_questions.all_questions(hands.window.jobs.reader, QuestionKind.ASK)
        texts = [each.text for each in asked]
        assert bank()[0].text not in texts
        assert next(each for each in asked if each.text.startswith("Whom do you call")).must
