"""A plan left and gone on with: kept after a pause, one for each contact and interview, until it is kept."""

from __future__ import annotations

import threading

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from netdesk.domain.interactions import Interaction, Kind, PlanQuestion
from netdesk.services import history, interactions
from netdesk.services.pending import pending_work
from netdesk.services.research import question_for
from netdesk.store.desk import Desk
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.wizards.plan_start import blank
from tests.ui.on_desk import kept
from tests.ui.wizards.keys import KEY, press, write
from tests.ui.wizards.plan.interview import KEEP, draft_of, opened


def test_what_is_typed_is_kept_after_a_pause_and_there_again_after_a_kill(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, leila: int
) -> None:
    wizard = opened(qtbot, jobs, navigator, blank(leila))
    wizard._pause.setInterval(1)
    wizard.why.objective.setPlainText("Do not lose this")
    wizard.questions.chosen.add([PlanQuestion("Why?", True)])
    qtbot.waitUntil(lambda: draft_of(jobs, leila) is not None and jobs.is_idle)
    # Nothing of the first wizard is asked or closed: all that is left is the file.
    again = opened(qtbot, jobs, navigator, blank(leila), active=False)
    plan = again.interaction().plan
    assert plan is not None
    assert (plan.objective, plan.questions) == ("Do not lose this", (PlanQuestion("Why?", True),))
    assert again.draft_label.text() == "You left this unfinished."


def test_research_practice_and_the_day_are_there_again_too(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, leila: int
) -> None:
    wizard = opened(qtbot, jobs, navigator, blank(leila))
    rows = wizard.research.groups[1].rows
    QTest.keyClicks(rows[0].edit, "Batteries for small grids")
    QTest.keyClicks(rows[1].edit, "?")
    wizard.practice.note.setPlainText("Shorter")
    wizard.practice.rate(1)
    wizard.day.confirm.setChecked(True)
    wizard.day.dress.setPlainText("Flat shoes")
    left = wizard.value()
    wizard.keep_draft()
    qtbot.waitUntil(lambda: draft_of(jobs, leila) is not None and jobs.is_idle)
    again = opened(qtbot, jobs, navigator, blank(leila), active=False)
    assert again.value() == left
    assert len(left.practices) == 1
    assert again.research.groups[1].rows[1].edit.isReadOnly()
    assert again.practice.list.model().rowCount() == wizard.practice.list.model().rowCount()
    assert [question.text for question in again.questions.chosen.questions] == [
        question_for("organization", rows[1].item.prompt)
    ]


def test_closing_keeps_the_draft_and_says_so(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, leila: int
) -> None:
    wizard = opened(qtbot, jobs, navigator, blank(leila))
    wizard.go_to(1)
    write(wizard, "Half a thought")
    with qtbot.waitSignal(navigator.said) as said:
        press(wizard, KEY.Key_Escape)
    assert said.args == ["The plan waits as a draft", False]
    qtbot.waitUntil(lambda: draft_of(jobs, leila) is not None)
    assert history.next_undo(jobs.reader) is not None
    assert interactions.interaction(jobs.reader, 1) is None


def test_starting_over_drops_the_draft_and_can_be_taken_back(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, leila: int
) -> None:
    wizard = opened(qtbot, jobs, navigator, blank(leila))
    wizard.why.objective.setPlainText("Half a thought")
    wizard.reject()
    again = opened(qtbot, jobs, navigator, blank(leila))
    again.start_over.click()
    assert again.why.objective.toPlainText() == ""
    qtbot.waitUntil(lambda: draft_of(jobs, leila) is None and jobs.is_idle)
    again.bring_back.click()
    assert again.why.objective.toPlainText() == "Half a thought"
    qtbot.waitUntil(lambda: draft_of(jobs, leila) is not None)
    again.reject()


def test_each_contact_and_each_interview_has_a_draft_of_its_own(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, leila: int
) -> None:
    interactions.add_interaction(desk, Interaction(Kind.CALL, (leila,)))
    for interaction, words in ((blank(leila), "new"), (kept(jobs), "going on"), (blank(), "with nobody yet")):
        wizard = opened(qtbot, jobs, navigator, interaction)
        wizard.why.objective.setPlainText(words)
        wizard.reject()
    qtbot.waitUntil(lambda: jobs.is_idle)
    for interaction, words in ((blank(leila), "new"), (kept(jobs), "going on"), (blank(), "with nobody yet")):
        wizard = opened(qtbot, jobs, navigator, interaction)
        assert wizard.why.objective.toPlainText() == words
        wizard.reject()


def test_keeping_the_plan_ends_the_draft(qtbot: QtBot, jobs: Jobs, navigator: Navigator, leila: int) -> None:
    wizard = opened(qtbot, jobs, navigator, blank(leila))
    wizard.why.objective.setPlainText("A thought")
    wizard.go_to(KEEP)
    qtbot.waitUntil(lambda: draft_of(jobs, leila) is not None)
    with qtbot.waitSignal(wizard.finished):
        wizard.keep_button.click()
    assert draft_of(jobs, leila) is None


def test_while_a_long_change_runs_the_draft_is_kept_beside_the_desk(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, leila: int
) -> None:
    busy = threading.Event()
    jobs.long_change("Importing", lambda _desk, _progress: busy.wait(20))
    wizard = opened(qtbot, jobs, navigator, blank(leila))
    wizard.why.objective.setPlainText("Typed meanwhile")
    wizard.go_to(1)
    beside = pending_work(desk.path)
    qtbot.waitUntil(lambda: beside.get(f"plan-draft-{leila}-0") is not None)
    again = opened(qtbot, jobs, navigator, blank(leila), active=False)
    assert again.why.objective.toPlainText() == "Typed meanwhile"
    busy.set()
    wizard.go_to(KEEP)
    with qtbot.waitSignal(wizard.finished):
        wizard.keep_button.click()
    assert beside.get(f"plan-draft-{leila}-0") is None
