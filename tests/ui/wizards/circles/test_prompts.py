"""The questions that help to think of people: gone through, added, reworded, hidden and brought back."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from netdesk.services.drafts import save_setting
from netdesk.store.desk import Desk
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.wizards.circles import CirclesWizard
from tests.ui.wizards.circles.evening import everybody, name, opened, shown
from tests.ui.wizards.keys import ALT, KEY, press, tab_to, write


def test_prompts_are_gone_through_without_leaving_the_line(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator
) -> None:
    past = {"positions": [{"company name": "Halden {0} Storage", "title": "Intern"}]}
    save_setting(desk, "past", json.dumps(past))
    wizard = opened(qtbot, jobs, navigator)
    page = wizard.circle_pages[0]
    name(wizard, "Ann Lee")
    press(wizard, KEY.Key_Down, ALT)
    assert page.prompts.currentIndex().data() == "Who worked with you at Halden {0} Storage?"
    assert page.entry.placeholderText() == "Somebody met at Halden {0} Storage, then Enter"
    name(wizard, "Bob Ray")
    press(wizard, KEY.Key_Up, ALT)
    assert page.prompts.currentIndex().row() == page.prompts.model_.rowCount() - 1
    assert shown(wizard) == [("Bob Ray", "New  ·  met at Halden {0} Storage"), ("Ann Lee", "New")]
    wizard.keep()
    qtbot.waitUntil(lambda: len(everybody(jobs)) == 2 and jobs.is_idle)
    assert everybody(jobs)["Bob Ray"].where_met == "Halden {0} Storage"


def test_a_prompt_of_ones_own_is_asked_from_then_on(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, wizard: CirclesWizard
) -> None:
    page = wizard.circle_pages[0]
    count = page.prompts.model_.rowCount()
    tab_to(wizard, page.own_prompt)
    name(wizard, "Who fixed the {coffee} <b>machine</b>?")
    qtbot.waitUntil(lambda: page.prompts.model_.rowCount() == count + 1)
    assert page.prompts.model_.index(count).data() == "Who fixed the {coffee} <b>machine</b>?"
    wizard.reject()
    again = opened(qtbot, jobs, navigator)
    assert again.circle_pages[0].prompts.model_.rowCount() == count + 1
    assert again.circle_pages[1].prompts.model_.rowCount() == count
    again.reject()


def test_a_prompt_is_reworded_hidden_and_brought_back(qtbot: QtBot, wizard: CirclesWizard) -> None:
    prompts = wizard.circle_pages[0].prompts
    count = prompts.model_.rowCount()
    prompts.setFocus(Qt.FocusReason.TabFocusReason)
    press(wizard, KEY.Key_Down)
    press(wizard, KEY.Key_F2)
    write(wizard, "Who told me what to do?")
    press(wizard, KEY.Key_Return)
    qtbot.waitUntil(lambda: prompts.currentIndex().data() == "Who told me what to do?")
    assert prompts.currentIndex().row() == 1
    assert wizard.current() == 0
    prompts.setFocus(Qt.FocusReason.TabFocusReason)
    press(wizard, KEY.Key_Delete)
    qtbot.waitUntil(lambda: prompts.model_.rowCount() == count - 1)
    menu = prompts.open_menu(prompts.mapToGlobal(prompts.rect().center()))
    assert [each.text() for each in menu.actions()] == ["Reword", "Hide", "Bring back the hidden one"]
    menu.actions()[2].trigger()
    menu.close()
    qtbot.waitUntil(lambda: prompts.model_.rowCount() == count)
    assert prompts.model_.index(1).data() == "Who told me what to do?"
    wizard.reject()


def test_enter_on_a_prompt_goes_back_to_the_names(wizard: CirclesWizard) -> None:
    page = wizard.circle_pages[0]
    tab_to(wizard, page.prompts)
    press(wizard, KEY.Key_Down)
    press(wizard, KEY.Key_Return)
    assert wizard.focusWidget() is page.entry
    assert page.prompts.currentIndex().row() == 1
    wizard.reject()
