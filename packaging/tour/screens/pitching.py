"""Pitches: the rehearsal over the whole window."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt

from netdesk.domain.pitches import Ingredients, Pitch, Rehearsal
from netdesk.services import pitches
from netdesk.services.desks import Desk
from netdesk.ui.dialogs.rehearsal import RehearsalDialog
from tour.screen import Screen
from tour.stage import Stage

_GROUP: Final = "Goals and pitches"
_TEXT: Final = (
    "Hi, I’m Ana Petrova. I finish my master’s in materials science in June, and I work on batteries "
    "that last longer on the grid. Last summer I rebuilt the ageing test rig at Northgrid, and our team cut "
    "testing time by a third. I’m finding out how small storage companies get from the lab to the field. "
    "How did that go at yours?"
)
_INGREDIENTS: Final = Ingredients(
    who="Ana Petrova",
    study="Master’s in materials science, June",
    interests="Batteries that last longer on the grid",
    accomplishment="Rebuilt the ageing test rig at Northgrid",
    team="the test lab team",
    memorable="Testing time cut by a third",
    question="How did that go at yours?",
)
_TAKES: Final = ((38, 63, 1), (34, 63, 2), (31, 63, 2))


def a_pitch(stage: Stage) -> int:
    """The id of a pitch with its rehearsals that was kept on this desk."""
    kept: list[int] = []

    def work(desk: Desk) -> int:
        pitch = Pitch(
            "Engineers at storage companies",
            "Learn how they reach the field",
            ingredients=_INGREDIENTS,
            text=_TEXT,
        )
        said = [Rehearsal(0, f"2026-10-{day:02}T09:00:00+00:00", *each) for day, each in enumerate(_TAKES, 1)]
        return pitches.save_said(desk, pitch, said)

    stage.window.jobs.change(work, kept.append)
    stage.until(lambda: bool(kept), "the pitch to be kept")
    stage.settle()
    return kept[0]


def _rehearsal(stage: Stage, seconds: float | None = None) -> RehearsalDialog:
    """Open it; with `seconds`, after so many of them."""
    stage.window.navigator.rehearse_wanted.emit(a_pitch(stage))
    dialog = stage.over(RehearsalDialog)
    now = [0.0]
    dialog.set_clock(lambda: now[0])
    if seconds is not None:
        stage.press(dialog.cue, Qt.Key.Key_Space)
        stage.press(dialog.cue, Qt.Key.Key_Space)
        now[0] = seconds
        stage.press(dialog.cue, Qt.Key.Key_Space)
    return dialog


def _ready(stage: Stage) -> None:
    _rehearsal(stage)


def _running(stage: Stage) -> None:
    _rehearsal(stage, 14.0)


def _judged(stage: Stage) -> None:
    dialog = _rehearsal(stage, 29.0)
    stage.press(dialog.cue, Qt.Key.Key_C)
    stage.press(dialog.cue, Qt.Key.Key_Return)


SCREENS: Final = (
    Screen("rehearsal-1-ready", _GROUP, "A pitch, large, before it is said aloud", _ready),
    Screen(
        "rehearsal-2-paused", _GROUP, "A pitch half said, the sentence of the moment in full ink", _running
    ),
    Screen("rehearsal-3-judge", _GROUP, "First words only, what it took, and how it went", _judged),
)
