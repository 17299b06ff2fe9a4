"""What was ticked and not kept: there again, even of ways that are no more."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from netdesk.services import drafts, events
from netdesk.store.desk import Desk
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.wizards.widen import WidenWizard
from tests.ui.wizards.keys import KEY, press
from tests.ui.wizards.widen.widening import opened, rows


def test_what_was_ticked_is_there_again_after_a_kill(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, wizard: WidenWizard
) -> None:
    wizard._pause.setInterval(1)
    press(wizard, KEY.Key_Space)
    wizard.at_school.fields.place.setText("Room 4")
    wizard.wanted._want(["Halden"])
    qtbot.waitUntil(lambda: drafts.draft(jobs.reader, "wizard-draft-list") is not None and jobs.is_idle)
    # Nothing of the first wizard is asked or closed: all that is left is the file.
    again = WidenWizard(jobs, navigator)
    qtbot.addWidget(again)
    found = again.value()
    assert [(each.way, each.place) for each in found.picked] == [("company-presentations", "Room 4")]
    assert found.wanted == ("Halden",)
    assert again.draft_label.text() == "You left this unfinished."
    again.reject()
    wizard.reject()


def test_a_draft_of_ways_that_are_no_more_is_shown_and_kept(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator
) -> None:
    drafts.keep_draft(
        desk,
        "wizard-draft-list",
        {"picked": [{"way": "event:Gone", "name": "Gone day", "day": "x"}, {"way": 3}]},
    )
    wizard = opened(qtbot, jobs, navigator)
    assert rows(wizard.beyond)[-1] == "Gone, Gone day, ticked"
    with qtbot.waitSignal(wizard.finished):
        wizard.keep()
    assert [each.name for each in events.every(jobs.reader)] == ["Gone day"]


def test_looking_is_not_yet_a_draft(qtbot: QtBot, navigator: Navigator, wizard: WidenWizard) -> None:
    for step in range(4):
        wizard.go_to(step)
    with qtbot.assertNotEmitted(navigator.said):
        wizard.reject()
