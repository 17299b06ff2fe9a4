"""The Journey section."""

from __future__ import annotations

from typing import Final

from netdesk.domain.steps import Step
from netdesk.ui.dialogs.first_start import AboutYouDialog
from netdesk.ui.panels.journey import JourneyPanel
from tour.screen import Screen
from tour.stage import NotReached, Stage

_GROUP: Final = "Journey"


def _panel(stage: Stage) -> JourneyPanel:
    stage.go("journey")
    panel = stage.window.panel
    if not isinstance(panel, JourneyPanel):
        raise NotReached("the section shown is not Journey")
    return panel


def _journey(stage: Stage) -> None:
    _panel(stage)


def _unfolded(stage: Stage) -> None:
    stage.click(_panel(stage).path.rows[Step.LIST])


def _left(stage: Stage) -> None:
    """A plan is begun and left; the journey leads back to it."""
    from netdesk.ui.wizards.plan import PlanWizard

    stage.window.navigator.plan_wanted.emit(0, 0)
    wizard = stage.over(PlanWizard)
    wizard.go_to(1)
    stage.write(wizard.why.objective, "Find out how a pilot becomes a product")
    wizard.reject()
    stage.settle()
    _panel(stage)


def _empty(stage: Stage) -> None:
    stage.click(stage.over(AboutYouDialog).cancel_button)
    _panel(stage)


SCREENS: Final = (
    Screen("journey", _GROUP, "Nine steps as a path, what to do next, the goals, the round so far", _journey),
    Screen(
        "journey-step", _GROUP, "A step unfolded: why it matters, its wizard and its workplaces", _unfolded
    ),
    Screen("journey-left", _GROUP, "A wizard that was left halfway, and the way back to it", _left),
    Screen(
        "journey-empty",
        _GROUP,
        "The journey on a new desk: nothing done, one thing suggested",
        _empty,
        empty=True,
    ),
)
