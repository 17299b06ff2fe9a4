"""The Today section."""

from __future__ import annotations

from typing import Final

from netdesk.ui.dialogs.first_start import AboutYouDialog
from tour.screen import Screen
from tour.stage import Stage

_GROUP: Final = "Today"


def _today(stage: Stage) -> None:
    stage.go("today")


def _empty(stage: Stage) -> None:
    stage.click(stage.over(AboutYouDialog).cancel_button)
    stage.go("today")


SCREENS: Final = (
    Screen("today", _GROUP, "Whom one meets, whom to thank, what was promised, whose turn it is", _today),
    Screen("today-empty", _GROUP, "Today on a new desk", _empty, empty=True),
)
