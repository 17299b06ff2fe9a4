"""What was listed and not kept: there again after a kill, after closing, and gone when started over."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from netdesk.services import drafts
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.wizards.circles import CirclesWizard
from tests.ui.wizards.circles.evening import name, opened, shown
from tests.ui.wizards.keys import KEY, press


def test_what_was_listed_is_there_again_after_a_kill(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, wizard: CirclesWizard
) -> None:
    wizard._pause.setInterval(1)
    name(wizard, "Ann Lee")
    wizard.book.say_closeness([0], 4)
    qtbot.waitUntil(lambda: drafts.draft(jobs.reader, "wizard-draft-circles") is not None and jobs.is_idle)
    # Nothing of the first wizard is asked or closed: all that is left is the file.
    again = CirclesWizard(jobs, navigator)
    qtbot.addWidget(again)
    assert [(each.name, each.closeness) for each in again.value().people] == [("Ann Lee", 4)]
    assert shown(again) == [("Ann Lee", "New")]
    assert again.draft_label.text() == "You left this unfinished."
    again.reject()
    wizard.reject()


def test_closing_says_that_the_draft_waits_and_looking_is_not_yet_a_draft(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator
) -> None:
    wizard = opened(qtbot, jobs, navigator)
    with qtbot.assertNotEmitted(navigator.said):
        wizard.reject()
    wizard = opened(qtbot, jobs, navigator)
    name(wizard, "Ann Lee")
    with qtbot.waitSignal(navigator.said) as said:
        press(wizard, KEY.Key_Escape)
    assert said.args == ["What you typed waits as a draft", False]


def test_starting_over_empties_every_circle_and_can_be_taken_back(
    qtbot: QtBot, jobs: Jobs, wizard: CirclesWizard
) -> None:
    name(wizard, "Ann Lee")
    wizard.go_to(1)
    name(wizard, "Grandma")
    wizard._on_start_over()
    assert (shown(wizard), shown(wizard, 1), wizard.current()) == ([], [], 0)
    assert wizard._marks[1].accessibleName() == "Step 2, Family, to come"
    wizard._on_bring_back()
    assert (shown(wizard), shown(wizard, 1)) == ([("Ann Lee", "New")], [("Grandma", "New")])
    qtbot.waitUntil(lambda: jobs.is_idle)
    wizard.reject()
