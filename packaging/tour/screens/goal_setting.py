"""The wizard of goals page by page, empty and filled."""

from __future__ import annotations

from functools import partial
from typing import Final

from netdesk.domain.goals import GoalKind
from netdesk.ui.dialogs.first_start import AboutYouDialog
from netdesk.ui.wizards.goal import PEOPLE, GoalWizard
from tour.screen import Screen
from tour.stage import Stage

_GROUP: Final = "Goals"
_PAGES: Final = ("hope", "measure", "people", "keep")
_PICKED: Final = 2


def _wizard(stage: Stage) -> GoalWizard:
    stage.window.navigator.wizard_wanted.emit("goals")
    return stage.over(GoalWizard)


def _empty(page: int, stage: Stage) -> None:
    stage.click(stage.over(AboutYouDialog).cancel_button)
    wizard = _wizard(stage)
    for _ in range(page):
        stage.click(wizard.verb_button)


def _filled(page: int, stage: Stage) -> None:
    wizard = _wizard(stage)
    stage.click(wizard.hope.kinds[GoalKind.INDUSTRY])
    stage.write(wizard.hope.subject, "Grid storage")
    stage.click(wizard.hope.starters[0])
    for _ in range(page):
        stage.click(wizard.verb_button)
        if wizard.current() == PEOPLE:
            _pick(stage, wizard)


def _pick(stage: Stage, wizard: GoalWizard) -> None:
    """Pick the first who are suggested."""
    for place in range(_PICKED):
        stage.settle()
        helpers = wizard.people.helpers
        assert helpers is not None
        stage.until(lambda shown=helpers: shown.is_settled, "the people who could help")  # type: ignore[misc]
        button = helpers.lines[place].button
        assert button is not None
        stage.click(button)
    stage.settle()


SCREENS: Final = (
    *(
        Screen(
            f"wizard-3-goals-{number}-{name}",
            _GROUP,
            f"Setting a goal, page {number}: {name}",
            partial(_filled, number - 1),
        )
        for number, name in enumerate(_PAGES, 1)
    ),
    *(
        Screen(
            f"wizard-3-goals-{number}-{name}-empty",
            _GROUP,
            f"Setting a first goal, page {number}: {name}, on an empty desk",
            partial(_empty, number - 1),
            empty=True,
        )
        for number, name in enumerate(_PAGES, 1)
    ),
)
