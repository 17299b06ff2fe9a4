"""The plan wizard page by page, and the sheet that comes of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt

from netdesk.domain.rows import ContactView
from netdesk.services import contacts, preparing
from netdesk.ui.dialogs.print_sheet import PrintSheetDialog
from netdesk.ui.wizards.plan import PlanWizard
from netdesk.ui.wizards.plan_steps import steps
from netdesk.ui.wizards.prepare import PrepareDialog
from tour.screen import Screen
from tour.stage import Stage

_GROUP: Final = "Planning"
_PAGES: Final = ("when", "why", "pitch", "research", "questions", "practice", "day", "keep")
_TITLES: Final = [step.title.lower() for step in steps()]
assert len(_PAGES) == len(_TITLES)


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


def _with_somebody_known(number: int, stage: Stage) -> PlanWizard:
    """A new meeting with whoever was asked most before."""
    reader = stage.window.jobs.reader
    everybody = contacts.contact_ids(reader, ContactView())
    asked = max(everybody, key=lambda each: len(preparing.earlier(reader, [each]).asked))
    stage.window.navigator.plan_wanted.emit(asked, 0)
    stage.settle()
    wizard = stage.over(PlanWizard)
    for _ in range(number):
        stage.click(wizard.verb_button)
    return wizard


def _again(stage: Stage) -> None:
    ahead = preparing.to_prepare(stage.window.jobs.reader)
    stage.window.navigator.plan_wanted.emit(ahead[-1].contact_ids[0], 0)
    stage.settle()
    stage.over(PlanWizard)


def _researched(stage: Stage) -> None:
    page = _with_somebody_known(_PAGES.index("research"), stage).research
    stage.write(page.groups[0].rows[0].edit, "Physics first, then six years of batteries")
    stage.write(page.groups[0].rows[2].edit, "?")
    stage.write(page.groups[0].add_line, "Why Lund")
    stage.press(page.groups[0].add_line, Qt.Key.Key_Return)


def _by_tiara(stage: Stage) -> None:
    wizard = _with_somebody_known(_PAGES.index("questions"), stage)
    wizard.questions.order.setCurrentIndex(1)
    wizard.questions.topic.setCurrentIndex(1)
    stage.click(wizard.questions.suggest_button)
    stage.click(wizard.questions.sort)


def _practised(stage: Stage) -> None:
    _show_page(_PAGES.index("practice"), stage)
    page = stage.over(PlanWizard).practice
    for rating in (0, 1, 2):
        stage.write(page.note, "Name the forty batteries first")
        stage.click(page.rate_buttons[rating])


def _day_settled(stage: Stage) -> None:
    page = _with_somebody_known(_PAGES.index("day"), stage).day
    stage.write(page.dress, "Business casual, flat shoes")
    stage.write(page.route, "Tram 2 to the harbour, ten minutes on foot; ask for him at the front desk")
    page.confirm.setChecked(True)
    stage.settle()


def _choose(stage: Stage) -> None:
    stage.choose("prepare")
    stage.over(PrepareDialog)


def _sheet(stage: Stage) -> None:
    stage.show_next_meeting()
    stage.choose("print")
    dialog = stage.over(PrintSheetDialog)
    stage.until(dialog.print_button.isEnabled, "the sheet")


def _sheet_back(stage: Stage) -> None:
    _sheet(stage)
    stage.click(stage.over(PrintSheetDialog).after)


def _large_sheet(stage: Stage) -> None:
    _sheet(stage)
    stage.click(stage.over(PrintSheetDialog).larger, QPoint(10, 10))
    stage.settle()


def _index_card(stage: Stage) -> None:
    _sheet(stage)
    stage.over(PrintSheetDialog).layouts.setCurrentIndex(1)
    stage.settle()


SCREENS: Final = (
    *(
        Screen(
            f"wizard-plan-{number}-{name}",
            _GROUP,
            f"Planning an interview, page {number}: {_TITLES[number - 1]}",
            _page(number - 1),
        )
        for number, name in enumerate(_PAGES, 1)
    ),
    *(
        Screen(
            f"wizard-plan-new-{number}-{name}",
            _GROUP,
            f"Planning with nobody chosen yet, page {number}: {_TITLES[number - 1]}",
            _empty_page(number - 1),
        )
        for number, name in enumerate(_PAGES, 1)
    ),
    Screen(
        "wizard-plan-met-already", _GROUP, "Planning with somebody whom a meeting is planned with", _again
    ),
    Screen(
        "wizard-plan-researched", _GROUP, "Research with something found and something asked", _researched
    ),
    Screen(
        "wizard-plan-tiara",
        _GROUP,
        "Questions by TIARA, must-asks first, with what was asked before",
        _by_tiara,
    ),
    Screen("wizard-plan-practised", _GROUP, "Practice with three answers tried", _practised),
    Screen("wizard-plan-day-settled", _GROUP, "The day with dress, way there and a reminder", _day_settled),
    Screen("wizard-prepare", _GROUP, "Choosing what to prepare for", _choose),
    Screen("print-prep-sheet", _GROUP, "The prep sheet before it is printed", _sheet),
    Screen("print-prep-sheet-large", _GROUP, "The same in large print", _large_sheet),
    Screen("print-index-card", _GROUP, "The same on a card for the pocket", _index_card),
    Screen("print-prep-sheet-back", _GROUP, "Its back, to write on", _sheet_back),
)
