"""The wizards of the journey by their names, each imported when it is first opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QDialog, QWidget

from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator

Maker = Callable[[Jobs, Navigator, QWidget | None, int], QDialog]
"""Makes a wizard over a window; the number says what it is about, such as a pitch's id (0: nothing yet)."""


def _circles(jobs: Jobs, navigator: Navigator, parent: QWidget | None, _about: int) -> QDialog:
    from netdesk.ui.wizards.circles import CirclesWizard

    return CirclesWizard(jobs, navigator, parent)


def _list(jobs: Jobs, navigator: Navigator, parent: QWidget | None, _about: int) -> QDialog:
    from netdesk.ui.wizards.widen import WidenWizard

    return WidenWizard(jobs, navigator, parent)


def _goals(jobs: Jobs, navigator: Navigator, parent: QWidget | None, about: int) -> QDialog:
    from netdesk.ui.wizards.goal import GoalWizard

    return GoalWizard(jobs, navigator, parent, about)


def _pitch(jobs: Jobs, navigator: Navigator, parent: QWidget | None, about: int) -> QDialog:
    from netdesk.ui.wizards.pitch import PitchWizard

    return PitchWizard(jobs, navigator, parent, about)


def _prepare(jobs: Jobs, navigator: Navigator, parent: QWidget | None, interaction_id: int) -> QDialog:
    from netdesk.ui.wizards.prepare import prepare

    return prepare(jobs, navigator, parent, interaction_id)


WIZARDS: Final[dict[str, Maker]] = {
    "circles": _circles,
    "list": _list,
    "goals": _goals,
    "pitch": _pitch,
    "prepare": _prepare,
}
"""For each a function that imports it and makes it. The names: circles, list, goals, pitch, prepare."""

_PLAN: Final = "plan"


def has_wizard(name: str) -> bool:
    """Whether a wizard of this name can be opened."""
    return name in WIZARDS


def open_wizard(wish: str, jobs: Jobs, navigator: Navigator, parent: QWidget | None) -> QDialog | None:
    """Open what is wished: "goals", "pitch:3", or a plan that was left ("plan:CONTACT:INTERACTION").

    None when there is nothing to open here.
    """
    name, *about = wish.split(":")
    numbers = [int(each) if each.isdecimal() else 0 for each in about] + [0, 0]
    if name == _PLAN:
        navigator.plan_wanted.emit(numbers[0], numbers[1])
        return None
    if name not in WIZARDS:
        return None
    wizard = WIZARDS[name](jobs, navigator, parent, numbers[0])
    wizard.finished.connect(wizard.deleteLater)
    wizard.open()
    return wizard
