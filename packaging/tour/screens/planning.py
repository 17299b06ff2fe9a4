"""The plan wizard page by page, and the sheet that comes of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from netdesk.ui.dialogs.print_sheet import PrintSheetDialog
from netdesk.ui.wizards.plan import PlanWizard
from netdesk.ui.wizards.plan_start import STEPS
from tour.screen import Screen
from tour.stage import Stage

_GROUP: Final = "Planning"
_PAGES: Final = ("when", "why", "pitch", "research", "questions", "practice", "day", "keep")
assert len(_PAGES) == len(STEPS)


def _page(number: int) -> Callable[[Stage], None]:
    return partial(_show_page, number)


def _show_page(number: int, stage: Stage) -> None:
    stage.show_next_meeting()
    stage.choose("plan")
    wizard = stage.over(PlanWizard)
    for _ in range(number):
        stage.click(wizard.verb_button)


def _empty_page(number: int) -> Callable[[Stage], None]:
    return partial(_show_empty_page, number)


def _show_empty_page(number: int, stage: Stage) -> None:
    stage.go("interactions")
    stage.interactions.new()
    wizard = stage.over(PlanWizard)
    for _ in range(number):
        stage.click(wizard.verb_button)


def _sheet(stage: Stage) -> None:
    stage.choose("print")
    dialog = stage.over(PrintSheetDialog)
    stage.until(dialog.print_button.isEnabled, "the sheet")


def _sheet_back(stage: Stage) -> None:
    _sheet(stage)
    stage.click(stage.over(PrintSheetDialog).after)


SCREENS: Final = (
    *(
        Screen(
            f"wizard-plan-{number}-{name}",
            _GROUP,
            f"Planning an interview, page {number}: {STEPS[number - 1].title.lower()}",
            _page(number - 1),
        )
        for number, name in enumerate(_PAGES, 1)
    ),
    *(
        Screen(
            f"wizard-plan-new-{number}-{name}",
            _GROUP,
            f"Planning with nobody chosen yet, page {number}: {STEPS[number - 1].title.lower()}",
            _empty_page(number - 1),
        )
        for number, name in enumerate(_PAGES, 1)
    ),
    Screen("print-prep-sheet", _GROUP, "The prep sheet before it is printed", _sheet),
    Screen("print-prep-sheet-back", _GROUP, "Its back, to write on", _sheet_back),
)
