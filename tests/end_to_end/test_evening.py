"""An evening on a new desk: who follows the suggestions has people, a goal, a pitch and a meeting ready."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.interactions import State
from netdesk.domain.steps import Step, is_done
from netdesk.domain.suggestions import Hint
from netdesk.services import events, goals, history, interactions, journey, pitches, sheets
from netdesk.services.checks import check
from netdesk.ui.dialogs.print_sheet import PrintSheetDialog
from netdesk.ui.dialogs.rehearsal import RehearsalDialog
from netdesk.ui.panels.journey import JourneyPanel
from netdesk.ui.wizards.circles import CirclesWizard
from netdesk.ui.wizards.goal import GoalWizard
from netdesk.ui.wizards.pitch import PitchWizard
from netdesk.ui.wizards.plan import PlanWizard
from netdesk.ui.wizards.widen import WidenWizard
from tests.end_to_end.hands import CTRL, KEY, Kind, Opened

NAMES = tuple(
    f"{given} {family}"
    for family in ("Lee", "Ray", "Poe")
    for given in ("Ann", "Bo", "Cy", "Di", "Ed", "Flo", "Gil")
)


@pytest.fixture
def user(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    made = Opened(qtbot, tmp_path / "ana.netdesk", first=True)
    made.begin(first=True)
    yield made
    made.close()


def suggested(user: Opened, hint: Hint) -> JourneyPanel:
    """The journey, once it suggests this."""
    user.to_window()
    panel = user.journey()
    user.until(lambda: panel.suggestion is not None and panel.suggestion.hint is hint)
    return panel


def take(user: Opened, hint: Hint, kind: type[Kind]) -> Kind:
    """Follow the suggestion with the keys: from the step that is next, Tab to its verb."""
    panel = suggested(user, hint)
    panel.focus_list()
    user.tab_to(panel.next.verb)
    user.press(KEY.Key_Space)
    return user.over(kind)


def words(text: str) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClicks(target, text)


def on(user: Opened, times: int = 1) -> None:
    for _ in range(times):
        user.press(KEY.Key_Return, CTRL)


def gone(user: Opened, wizard: QWidget) -> None:
    closed: list[bool] = []
    wizard.destroyed.connect(lambda: closed.append(True))
    user.until(lambda: bool(closed))
    user.settle()


def write_down_whom_one_knows(user: Opened) -> None:
    wizard = take(user, Hint.FIRST_PEOPLE, CirclesWizard)
    for circle in range(3):
        user.write(*NAMES[7 * circle : 7 * circle + 7])
        on(user)
    on(user, 4)
    gone(user, wizard)
    assert len(user.people()) == 21


def find_ways(user: Opened) -> None:
    wizard = take(user, Hint.FIRST_WAYS, WidenWizard)
    for at in range(3):
        user.press(KEY.Key_Space)
        if at < 2:
            user.press(KEY.Key_Down)
    on(user, 4)
    gone(user, wizard)
    assert len(events.every(user.window.jobs.reader)) == 3


def say_what_for(user: Opened) -> None:
    wizard = take(user, Hint.FIRST_GOAL, GoalWizard)
    user.press(KEY.Key_Tab)
    user.press(KEY.Key_Tab)
    words("Find out whether grid storage is for me")
    on(user, 4)
    gone(user, wizard)
    (goal,) = goals.every(user.window.jobs.reader)
    assert goal.number
    assert goal.due is not None


def find_half_a_minute(user: Opened) -> None:
    wizard = take(user, Hint.FIRST_PITCH, PitchWizard)
    words("Engineers at a fair")
    on(user)
    words("Ana Petrova")
    on(user, 3)
    on(user)
    gone(user, wizard)
    (pitch,) = pitches.every(user.window.jobs.reader)
    assert pitch.audience == "Engineers at a fair"
    assert "Ana Petrova" in pitch.text


def say_it_aloud(user: Opened) -> None:
    dialog = take(user, Hint.REHEARSE, RehearsalDialog)
    now = [0.0]
    dialog.set_clock(lambda: now[0])
    for _ in range(5):
        user.press(KEY.Key_Space)
        user.press(KEY.Key_Space)
        now[0] += 29
        user.press(KEY.Key_Return)
        user.press(KEY.Key_3)
    user.press(KEY.Key_Escape)
    user.until(lambda: len(pitches.rehearsals(user.window.jobs.reader)) == 5)


def prepare(user: Opened) -> int:
    wizard = take(user, Hint.PLAN_MEETING, PlanWizard)
    words("Cy Poe")
    user.until(wizard.when.people._list.isVisible)
    user.press(KEY.Key_Return)
    on(user)
    words("Learn how storage reaches the grid")
    wizard.go_to(4)
    words("how much luck")
    user.press(KEY.Key_Return)
    user.press(KEY.Key_Return)
    wizard.go_to(len(wizard.pages) - 1)
    on(user)
    preview = user.over(PrintSheetDialog)
    preview.reject()
    user.settle()
    found = interactions.interaction(user.window.jobs.reader, 1)
    assert found is not None
    assert found.id is not None
    assert found.state is State.PLANNED
    assert found.plan is not None
    return found.id


def test_whoever_follows_the_suggestions_is_ready_after_an_evening(user: Opened, tmp_path: Path) -> None:
    write_down_whom_one_knows(user)
    find_ways(user)
    say_what_for(user)
    find_half_a_minute(user)
    say_it_aloud(user)
    meeting = prepare(user)

    reader = user.window.jobs.reader
    facts = journey.facts(reader)
    done = [step for step in Step if is_done(step, facts)]
    assert done == [Step.CIRCLES, Step.GOALS, Step.PITCH, Step.PREPARATION]
    assert facts.ways == 3, "whom one meets there is still to come"
    user.to_window()
    panel = user.journey()
    user.until(lambda: panel.suggestion is None)
    assert panel.next.title.text() == "All is on its way"
    assert sheets.prep_sheet(reader, meeting).objective == "Learn how storage reaches the grid"
    assert check(reader) == []

    # Each wizard was one change: so many undos, and the desk is as new but for what was said aloud.
    undos = 0
    while history.next_undo(reader) is not None:
        before = history.next_undo(reader)
        user.to_window()
        user.press(KEY.Key_Z, CTRL)
        user.until(lambda before=before: history.next_undo(reader) != before)  # type: ignore[misc]
        user.settle()
        undos += 1
    assert undos == 5 + 5
    assert user.people() == {}
