"""The wizards of the first two steps: whom one knows, circle by circle, and how the list grows."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt

from netdesk.domain.rows import ContactView
from netdesk.services import contacts
from netdesk.services.desks import Desk
from netdesk.services.drafts import save_setting
from netdesk.ui.dialogs.first_start import AboutYouDialog
from netdesk.ui.wizards.circles import CirclesWizard
from netdesk.ui.wizards.widen import WidenWizard
from tour.screen import Screen
from tour.stage import Stage

_CIRCLES: Final = "Journey: circles"
_LIST: Final = "Journey: list"


def _past(mark: str) -> str:
    """What an export may have told of the user."""
    return json.dumps(
        {
            "positions": [{"company name": f"{mark}Halden Storage"}, {"company name": "Northgrid Energy"}],
            "schools": [{"school name": f"{mark}Lund University"}],
            "events": [{"event name": f"{mark}Battery Day"}],
            "follows": [f"{mark}Northgrid & Sons", "Aoba Cells"],
        }
    )


def _circles(stage: Stage, *, filled: bool = True) -> CirclesWizard:
    _open(stage, "circles", filled)
    wizard = stage.over(CirclesWizard)
    if filled:
        mark, page = stage.given.mark, wizard.circle_pages[0]
        known = contacts.contacts(stage.window.jobs.reader, _some(stage))
        names = [f"{mark}Kofi Mensah", f"{mark}Ines Duarte <ines@x.example>", *(each.shown for each in known)]
        page.take_text("\n".join(names))
        stage.settle()
    return wizard


def _some(stage: Stage) -> list[int]:
    """Two who are on the desk."""
    return list(contacts.first_contact_ids(stage.window.jobs.reader, ContactView(), 2))


def _open(stage: Stage, wizard: str, filled: bool) -> None:
    if not filled:
        stage.click(stage.over(AboutYouDialog).cancel_button)
    else:
        past = _past(stage.given.mark)

        def work(desk: Desk) -> None:
            save_setting(desk, "past", past)

        stage.window.jobs.change(work)
        stage.settle()
    stage.window.navigator.wizard_wanted.emit(wizard)
    stage.settle()


def _work(stage: Stage) -> None:
    page = _circles(stage).circle_pages[0]
    stage.press(page.entry, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    stage.press(page.entry, Qt.Key.Key_Down)


def _menu(stage: Stage) -> None:
    page = _circles(stage).circle_pages[0]
    stage.press(page.entry, Qt.Key.Key_Down)
    page.list.open_menu(page.list.viewport().mapToGlobal(page.list.rect().center()))
    stage.settle()


def _circle(number: int, stage: Stage) -> None:
    _circles(stage).go_to(number)
    stage.settle()


def _own(stage: Stage) -> None:
    wizard = _circles(stage)
    wizard.go_to(5)
    page = wizard.own_page
    page.new.setText(f"{stage.given.mark}Lindy hop")
    stage.press(page.new, Qt.Key.Key_Return)
    page.entry.setText(f"{stage.given.mark}Lea")
    stage.press(page.entry, Qt.Key.Key_Return)


def _close(stage: Stage) -> None:
    wizard = _circles(stage)
    wizard.go_to(6)
    stage.press(wizard.closeness.list, Qt.Key.Key_4)
    stage.press(wizard.closeness.list, Qt.Key.Key_2)
    wizard.closeness.tags.set_tags((f"{stage.given.mark}mentor",))
    wizard.closeness.tags.changed.emit()
    stage.settle()


def _empty_circle(number: int, stage: Stage) -> None:
    _circles(stage, filled=False).go_to(number)
    stage.settle()


def _widen(stage: Stage, step: int, *, filled: bool = True) -> WidenWizard:
    _open(stage, "list", filled)
    wizard = stage.over(WidenWizard)
    wizard.go_to(step)
    stage.settle()
    return wizard


def _school(stage: Stage) -> None:
    page = _widen(stage, 0).at_school
    stage.press(page.list, Qt.Key.Key_Down)
    stage.press(page.list, Qt.Key.Key_Space)
    page.fields.name.setText(f"{stage.given.mark}Spring fair")
    page.fields.when.setCurrentIndex(1)
    stage.settle()


def _beyond(stage: Stage) -> None:
    page = _widen(stage, 1).beyond
    page.list.setCurrentIndex(page.model.index(4))
    stage.click(page.use)


def _exports(number: int, stage: Stage) -> None:
    page = _widen(stage, 2).exports
    page.sources.focus_first()
    for _ in range(number):
        chip = page.focusWidget()
        assert chip is not None
        stage.press(chip, Qt.Key.Key_Right)


def _wanted(stage: Stage) -> None:
    page = _widen(stage, 3).wanted
    names = contacts.organizations(stage.window.jobs.reader)[:2]
    for name in (*names, f"{stage.given.mark}Kestrel Grid"):
        page.entry.setText(name)
        stage.press(page.entry, Qt.Key.Key_Return)
    page.list.setCurrentIndex(page.model.index(1))
    stage.settle()


def _empty_list(step: int, stage: Stage) -> None:
    _widen(stage, step, filled=False)


def _screen(name: str, group: str, alt: str, show: Callable[[Stage], None], *, empty: bool = False) -> Screen:
    return Screen(f"wizard-{name}", group, alt, show, empty=empty)


SCREENS: Final = (
    _screen(
        "circles-1-work", _CIRCLES, "Names of colleagues, prompts beside them, a count that lives", _work
    ),
    _screen("circles-1-menu", _CIRCLES, "What can be done with somebody who was listed", _menu),
    _screen("circles-2-family", _CIRCLES, "Family and friends, nobody named yet", partial(_circle, 1)),
    _screen("circles-3-activities", _CIRCLES, "Activities and hobbies", partial(_circle, 2)),
    _screen("circles-4-school", _CIRCLES, "School, with prompts from an imported past", partial(_circle, 3)),
    _screen("circles-5-online", _CIRCLES, "People known online", partial(_circle, 4)),
    _screen("circles-6-own", _CIRCLES, "A circle of the user’s own", _own),
    _screen("circles-7-close", _CIRCLES, "How close everybody is, and tags for them", _close),
    _screen(
        "circles-1-empty", _CIRCLES, "The first circle on a new desk", partial(_empty_circle, 0), empty=True
    ),
    _screen("circles-6-empty", _CIRCLES, "No circle of one’s own yet", partial(_empty_circle, 5), empty=True),
    _screen("circles-7-empty", _CIRCLES, "Nobody listed yet", partial(_empty_circle, 6), empty=True),
    _screen("list-1-school", _LIST, "Ways to meet people at school, one ticked", _school),
    _screen("list-2-beyond", _LIST, "Ways to meet people beyond school", _beyond),
    _screen("list-3-linkedin", _LIST, "How to get one’s list from LinkedIn", partial(_exports, 0)),
    _screen("list-3-google", _LIST, "How to get one’s list from Google", partial(_exports, 1)),
    _screen("list-3-facebook", _LIST, "How to get one’s list from Facebook", partial(_exports, 2)),
    _screen("list-3-others", _LIST, "How to get other lists", partial(_exports, 3)),
    _screen("list-4-organizations", _LIST, "Organizations wanted, who is known there, gaps", _wanted),
    _screen("list-1-empty", _LIST, "Ways at school, none ticked", partial(_empty_list, 0), empty=True),
    _screen("list-4-empty", _LIST, "No organization named yet", partial(_empty_list, 3), empty=True),
)
