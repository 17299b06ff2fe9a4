"""Steps three and four through the real window with keys alone: kept, undone, there after a restart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from netdesk.domain.goals import Goal, GoalKind
from netdesk.domain.me import Me
from netdesk.domain.pitches import Pitch
from netdesk.domain.steps import Step
from netdesk.services import drafts, goals, history, pitches
from netdesk.services.checks import check
from netdesk.services.me import save_me
from netdesk.store.desk import Desk
from netdesk.ui.dialogs.rehearsal import RehearsalDialog
from netdesk.ui.wizards.goal import GoalWizard
from netdesk.ui.wizards.pitch import PitchWizard
from tests.end_to_end.hands import CTRL, KEY, Opened, type_words


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A desk whose owner has said who they are."""
    made = tmp_path / "ana.netdesk"
    desk = Desk.open(made)
    save_me(desk, Me(name="Ana Petrova", zone="Europe/Oslo"))
    desk.close()
    return made


def every_goal(user: Opened) -> list[Goal]:
    return goals.every(user.window.jobs.reader)


def every_pitch(user: Opened) -> list[Pitch]:
    return pitches.every(user.window.jobs.reader)


def say(user: Opened, seconds: float, rating: int) -> None:
    """Say it aloud, by the keys: begin, do not wait for the counting in, end, judge."""
    dialog = user.over(RehearsalDialog)
    now = [0.0]
    dialog.set_clock(lambda: now[0])
    user.press(KEY.Key_Space)
    user.press(KEY.Key_Space)
    now[0] = seconds
    user.press(KEY.Key_Return)
    user.press({1: KEY.Key_1, 2: KEY.Key_2, 3: KEY.Key_3}[rating])


def test_a_goal_is_set_kept_undone_and_there_after_a_restart(opened: Callable[[], Opened]) -> None:
    user = opened()
    user.step(Step.GOALS, GoalWizard)
    user.press(KEY.Key_Up)
    user.press(KEY.Key_Up)
    user.press(KEY.Key_Tab)
    type_words("Grid storage")
    user.press(KEY.Key_Tab)
    type_words("Find out whether grid storage is for me")
    user.press(KEY.Key_Return, CTRL)
    user.press(KEY.Key_A, CTRL)
    type_words("3")
    for _ in range(3):
        user.press(KEY.Key_Return, CTRL)
    user.until(lambda: len(every_goal(user)) == 1)
    user.settle()
    (goal,) = every_goal(user)
    assert (goal.kind, goal.subject, goal.number) == (GoalKind.INDUSTRY, "Grid storage", 3)
    assert goal.statement == "Find out whether grid storage is for me"
    assert user.window.toast.accessibleName() == "“Find out whether grid storage is for me” added"
    user.undo_and_redo(lambda: len(every_goal(user)) == 1)
    user.close()
    user = opened()
    assert [each.statement for each in every_goal(user)] == [goal.statement]
    look = user.journey().path.rows[Step.GOALS].look
    assert look is not None
    assert look.words == "1 goal, with a number and a day"
    assert drafts.drafts(user.window.jobs.reader) == {}
    with user.desk.reader() as reader:
        assert check(reader) == []


def test_a_pitch_is_made_said_aloud_kept_undone_and_there_after_a_restart(
    opened: Callable[[], Opened],
) -> None:
    user = opened()
    wizard = user.step(Step.PITCH, PitchWizard)
    type_words("Engineers")
    user.press(KEY.Key_Tab)
    type_words("Learn how they reach the field")
    user.press(KEY.Key_Return, CTRL)
    type_words("Master's in materials science, June")
    user.press(KEY.Key_Return, CTRL)
    type_words(" Our team cut testing time by a third. How did that go at yours?")
    user.press(KEY.Key_Return, CTRL)
    user.press(KEY.Key_Space)
    say(user, 27, 2)
    say(user, 26, 3)
    user.press(KEY.Key_Escape)
    user.over(PitchWizard)
    assert wizard.rehearsing.log.said() == ["26 s, it flowed", "27 s, nearly"]
    user.press(KEY.Key_Return, CTRL)
    user.press(KEY.Key_Return, CTRL)
    user.until(lambda: len(every_pitch(user)) == 1)
    user.settle()
    (pitch,) = every_pitch(user)
    assert pitch.text == (
        "Hi, I’m Ana Petrova. I finish my master's in materials science in June. I’d like to learn how they "
        "reach the field. Our team cut testing time by a third. How did that go at yours?"
    )
    entry = history.next_undo(user.window.jobs.reader)
    assert entry is not None
    assert entry.label == "Add the pitch for Engineers"

    def is_there() -> bool:
        return (len(every_pitch(user)), len(pitches.rehearsals(user.window.jobs.reader))) == (1, 2)

    user.undo_and_redo(is_there)
    user.close()

    # After a restart: said once more from its section's wish, which is one more step to undo.
    user = opened()
    assert is_there()
    user.window.navigator.rehearse_wanted.emit(pitch.id)
    say(user, 25, 3)
    user.press(KEY.Key_Escape)
    user.until(lambda: len(pitches.rehearsals(user.window.jobs.reader)) == 3)
    user.settle()
    user.to_window()
    look = user.journey().path.rows[Step.PITCH].look
    assert look is not None
    assert "3 times" in look.words
    user.undo_and_redo(lambda: len(pitches.rehearsals(user.window.jobs.reader)) == 3)
    assert drafts.drafts(user.window.jobs.reader) == {}
    with user.desk.reader() as reader:
        assert check(reader) == []
