"""Pitches: the wizard page by page, empty and filled, and the rehearsal over the whole window."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt

from netdesk.domain.pitches import Ingredients, Pitch, Rehearsal
from netdesk.services import pitches
from netdesk.services.desks import Desk
from netdesk.ui.dialogs.first_start import AboutYouDialog
from netdesk.ui.dialogs.print_card import PrintCardDialog
from netdesk.ui.dialogs.rehearsal import RehearsalDialog
from netdesk.ui.wizards.pitch import KEEP, REHEARSE, WORDS, PitchWizard
from tour.screen import Screen
from tour.stage import Stage

_GROUP: Final = "Pitches"
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
_PITCH: Final = Pitch(
    "Engineers at storage companies",
    "Learn how they reach the field",
    ingredients=_INGREDIENTS,
    text=_TEXT,
    is_edited=True,
)
_TAKES: Final = ((38, 63, 1), (34, 63, 2), (31, 63, 2))
_PAGES: Final = ("audience", "ingredients", "words", "rehearse", "keep")


def a_pitch(stage: Stage) -> int:
    """The id of a pitch with its rehearsals that was kept on this desk."""
    kept: list[int] = []

    def work(desk: Desk) -> int:
        said = [Rehearsal(0, f"2026-10-{day:02}T09:00:00+00:00", *take) for day, take in enumerate(_TAKES, 1)]
        return pitches.save_said(desk, _PITCH, said)

    stage.window.jobs.change(work, kept.append)
    stage.until(lambda: bool(kept), "the pitch to be kept")
    stage.settle()
    return kept[0]


# The wizard


def _wizard(stage: Stage, page: int, wish: str = "pitch") -> PitchWizard:
    stage.window.navigator.wizard_wanted.emit(wish)
    wizard = stage.over(PitchWizard)
    for _ in range(page):
        stage.click(wizard.verb_button)
    return wizard


def _empty(page: int, stage: Stage) -> None:
    stage.click(stage.over(AboutYouDialog).cancel_button)
    _wizard(stage, page)


def _filled(page: int, stage: Stage) -> None:
    """A version for others that begins from one that is there."""
    a_pitch(stage)
    wizard = _wizard(stage, 0)
    begin = wizard.audience.begin_field
    begin.setCurrentIndex(begin.count() - 1)
    begin.activated.emit(begin.currentIndex())
    stage.write(wizard.audience.audience_field, "City planners at the energy fair")
    if page >= WORDS:
        for _ in range(WORDS):
            stage.click(wizard.verb_button)
        text = wizard.words.text.toPlainText()
        wizard.words.text.setPlainText(text.replace("storage companies", "towns"))
        stage.settle()
    if page >= REHEARSE:
        _say(stage, wizard, 33.0, Qt.Key.Key_2)
        _say(stage, wizard, 29.0, Qt.Key.Key_3)
    for _ in range(page - wizard.current()):
        stage.click(wizard.verb_button)


def _say(stage: Stage, wizard: PitchWizard, seconds: float, rating: Qt.Key) -> None:
    button = wizard.words.rehearse if wizard.current() == WORDS else wizard.rehearsing.rehearse
    stage.click(button)
    dialog = stage.over(RehearsalDialog)
    _speak(stage, dialog, seconds)
    stage.press(dialog.cue, Qt.Key.Key_Return)
    stage.press(dialog.cue, rating)
    stage.press(dialog.cue, Qt.Key.Key_Escape)


def _again(stage: Stage) -> None:
    """A pitch of the desk, changed: in its place, or as a further version."""
    wizard = _wizard(stage, WORDS, f"pitch:{a_pitch(stage)}")
    wizard.words.text.setPlainText(_TEXT.replace("ageing test rig", "test rig"))
    for _ in range(KEEP - WORDS):
        stage.click(wizard.verb_button)


def _card(stage: Stage) -> None:
    wizard = _wizard(stage, WORDS, f"pitch:{a_pitch(stage)}")
    stage.click(wizard.card_button)
    dialog = stage.over(PrintCardDialog)
    stage.until(dialog.print_button.isEnabled, "the card")


# The rehearsal


def _rehearsal(stage: Stage) -> RehearsalDialog:
    stage.window.navigator.rehearse_wanted.emit(a_pitch(stage))
    return stage.over(RehearsalDialog)


def _speak(stage: Stage, dialog: RehearsalDialog, seconds: float) -> None:
    """Begin, and pause after so many seconds."""
    now = [0.0]
    dialog.set_clock(lambda: now[0])
    stage.press(dialog.cue, Qt.Key.Key_Space)
    stage.press(dialog.cue, Qt.Key.Key_Space)
    now[0] = seconds
    stage.press(dialog.cue, Qt.Key.Key_Space)


def _ready(stage: Stage) -> None:
    _rehearsal(stage)


def _paused(stage: Stage) -> None:
    _speak(stage, _rehearsal(stage), 14.0)


def _judged(stage: Stage) -> None:
    dialog = _rehearsal(stage)
    _speak(stage, dialog, 29.0)
    stage.press(dialog.cue, Qt.Key.Key_C)
    stage.press(dialog.cue, Qt.Key.Key_Return)


SCREENS: Final = (
    *(
        Screen(
            f"wizard-4-pitch-{number}-{name}",
            _GROUP,
            f"A version of a pitch, page {number}: {name}",
            partial(_filled, number - 1),
        )
        for number, name in enumerate(_PAGES, 1)
    ),
    *(
        Screen(
            f"wizard-4-pitch-{number}-{name}-empty",
            _GROUP,
            f"A first pitch, page {number}: {name}, nothing said yet",
            partial(_empty, number - 1),
            empty=True,
        )
        for number, name in enumerate(_PAGES, 1)
    ),
    Screen("wizard-4-pitch-5-keep-again", _GROUP, "A pitch of the desk, changed, before it is kept", _again),
    Screen("print-cue-card", _GROUP, "The cue card before it is printed", _card),
    Screen("rehearsal-1-ready", _GROUP, "A pitch, large, before it is said aloud", _ready),
    Screen(
        "rehearsal-2-paused", _GROUP, "A pitch half said, the sentence of the moment in full ink", _paused
    ),
    Screen("rehearsal-3-judge", _GROUP, "First words only, what it took, and how it went", _judged),
)
