"""Planning an interview on a real desk: by keyboard alone, from what is known, kept once or not at all."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from netdesk.domain.dates import Moment
from netdesk.domain.follow_ups import FollowUpKind
from netdesk.domain.interactions import Interaction, Kind, Plan, PlanQuestion, ResearchItem, State
from netdesk.services import contacts, follow_ups, history, interactions, own_questions
from netdesk.services.questions import practice_bank
from netdesk.services.research import blank_checklist
from netdesk.store.desk import Desk
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.wizards.plan import PlanWizard
from netdesk.ui.wizards.plan_start import blank
from tests.ui.on_desk import kept
from tests.ui.wizards.keys import ALT, KEY, press, tab_to, write
from tests.ui.wizards.plan.interview import KEEP, OSLO, draft_of, go_on, opened


@pytest.mark.usefixtures("tuesday")
def test_an_interview_is_planned_with_the_keyboard_alone(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, leila: int
) -> None:
    wizard = opened(qtbot, jobs, navigator, blank(leila))
    tab_to(wizard, wizard.when.moment_edit.time_edit)
    wizard.when.moment_edit.time_edit.selectAll()
    write(wizard, "2:30 pm")
    tab_to(wizard, wizard.when.length.spin)
    wizard.when.length.spin.selectAll()
    write(wizard, "25")
    tab_to(wizard, wizard.when.place)
    write(wizard, "Halden & <i>Co</i>")
    go_on(qtbot, wizard)
    write(wizard, "Learn how storage reaches the grid")
    tab_to(wizard, wizard.why.may_use_name)
    press(wizard, KEY.Key_Space)
    tab_to(wizard, wizard.why.shared)
    write(wizard, "Both rowed")
    press(wizard, KEY.Key_Return)
    write(wizard, "Lund")
    go_on(qtbot, wizard)
    write(wizard, "Hi, I am Ana. What would you do?")
    tab_to(wizard, wizard.pitch.stories)
    write(wizard, "The night it lost data")
    go_on(qtbot, wizard)
    write(wizard, "Physics, then <b>cells</b>")
    press(wizard, KEY.Key_Return)
    write(wizard, "?")
    tab_to(wizard, wizard.research.groups[1].add_line)
    write(wizard, "Why Lund")
    press(wizard, KEY.Key_Return)
    write(wizard, "The harbour")
    tab_to(wizard, wizard.research.research)
    write(wizard, "Two pilots run")
    tab_to(wizard, wizard.research.about_person)
    write(wizard, "Rows on Sundays")
    tab_to(wizard, wizard.research.ask)
    write(wizard, "Who pays?")
    go_on(qtbot, wizard)
    write(wizard, "how much luck")
    press(wizard, KEY.Key_Return)
    press(wizard, KEY.Key_Return)
    tab_to(wizard, wizard.questions.own)
    for own in ("What surprised you?", "Whom else should I hear?"):
        write(wizard, own)
        press(wizard, KEY.Key_Return)
    tab_to(wizard, wizard.questions.list)
    press(wizard, KEY.Key_End)
    press(wizard, KEY.Key_Space)
    press(wizard, KEY.Key_Up)
    press(wizard, KEY.Key_Up, ALT)
    go_on(qtbot, wizard)
    asked = wizard.practice.model.first
    assert asked is not None
    press(wizard, KEY.Key_Space)
    tab_to(wizard, wizard.practice.rate_buttons[2])
    press(wizard, KEY.Key_Space)
    go_on(qtbot, wizard)
    write(wizard, "Flat shoes")
    tab_to(wizard, wizard.day.route)
    write(wizard, "Tram 2")
    tab_to(wizard, wizard.day.confirm)
    press(wizard, KEY.Key_Space)
    go_on(qtbot, wizard)
    with qtbot.waitSignals([navigator.said, navigator.sheet_wanted, wizard.finished]):
        press(wizard, KEY.Key_Return)
    found = kept(jobs)
    assert (found.kind, found.state, found.contact_ids) == (
        Kind.INFORMATIONAL_INTERVIEW,
        State.PLANNED,
        (leila,),
    )
    assert (found.start, found.minutes, found.place) == (
        Moment("2026-10-14T14:30", OSLO),
        25,
        "Halden & <i>Co</i>",
    )
    assert found.plan == Plan(
        objective="Learn how storage reaches the grid",
        introducer="Samuel <b>Adeyemi</b>",
        may_use_name=True,
        shared_ground=("Both rowed", "Lund"),
        pitch="Hi, I am Ana. What would you do?",
        research=("Two pilots run",),
        about_person=("Rows on Sundays",),
        ask="Who pays?",
        stories=("The night it lost data",),
        bring=("This sheet", "A pen", "My card"),
        questions=(
            PlanQuestion("What are you working on these days?"),
            PlanQuestion("What surprised you?"),
            PlanQuestion(
                "How much of your path was planned, and how much was luck?",
                False,
                "Career path and training",
            ),
            PlanQuestion("Whom else should I hear?", True),
        ),
        checklist=(
            ResearchItem("person", "Their way here", "Physics, then <b>cells</b>"),
            ResearchItem("person", "What they do now", ask=True),
            *blank_checklist()[2:11],
            ResearchItem("organization", "Why Lund", "The harbour"),
            *blank_checklist()[11:],
        ),
        dress="Flat shoes",
        route="Tram 2",
        confirm=True,
    )
    assert [(each.question, each.rating) for each in own_questions.practices(jobs.reader)] == [
        (asked.text, 1),
        (practice_bank()[1].text, 3),
    ]
    (reminder,) = follow_ups.open_with(jobs.reader, leila)
    assert (reminder.kind, reminder.due) == (FollowUpKind.CONFIRM, Moment("2026-10-13", OSLO))


def test_it_is_one_change_that_undo_takes_back(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, leila: int
) -> None:
    before = history.next_undo(jobs.reader)
    wizard = opened(qtbot, jobs, navigator, blank(leila))
    wizard.go_to(KEEP)
    said: list[object] = []
    navigator.said.connect(lambda *words: said.append(words))
    with qtbot.waitSignal(wizard.finished):
        wizard.keep_button.click()
    assert said == [("Informational interview with Leila Haddad planned", True)]
    entry = history.next_undo(jobs.reader)
    assert entry is not None
    assert entry.label == "Plan informational interview with Leila Haddad"
    jobs.change(history.undo)
    qtbot.waitUntil(lambda: history.next_undo(jobs.reader) == before)
    assert interactions.interaction(jobs.reader, 1) is None


def test_every_step_can_be_reached_from_the_side(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, leila: int
) -> None:
    wizard = opened(qtbot, jobs, navigator, blank(leila))
    for step in (4, 1, 5, 0, 3, 2):
        assert wizard._marks[step].isEnabled()
        wizard._marks[step].click()
        assert wizard.current() == step
    wizard.reject()


def test_a_new_plan_begins_with_what_the_desk_knows(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, leila: int
) -> None:
    used = Interaction(Kind.CALL, (leila,), plan=Plan(objective="x", pitch="Hello, I am Ana."))
    interactions.add_interaction(desk, used)
    wizard = opened(qtbot, jobs, navigator, blank(leila))
    found = wizard.interaction()
    assert found.plan is not None
    assert (found.start, found.minutes) == (Moment("2026-10-14T10:00", OSLO), 20)
    assert (found.plan.pitch, found.plan.introducer) == ("Hello, I am Ana.", "Samuel <b>Adeyemi</b>")
    wizard.reject()
    assert draft_of(jobs, leila) is None, "looking is not yet planning"


def test_a_kept_plan_is_edited_and_nothing_else_of_it_changes(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, leila: int
) -> None:
    before = Interaction(
        Kind.COFFEE_CHAT,
        (leila,),
        start=Moment("2026-11-02", OSLO),
        notes="Ask for tea",
        plan=Plan(objective="Learn", questions=(PlanQuestion("Why?", True, "Own"),)),
    )
    interactions.add_interaction(desk, before)
    wizard = opened(qtbot, jobs, navigator, kept(jobs))
    wizard.why.goal.setFocus()
    QTest.keyClicks(wizard.why.goal, "Six talks")
    wizard.go_to(KEEP)
    with qtbot.waitSignal(wizard.finished):
        wizard.keep_button.click()
    after = kept(jobs)
    assert after.plan == Plan(
        objective="Learn", goal="Six talks", questions=(PlanQuestion("Why?", True, "Own"),)
    )
    assert (after.kind, after.start, after.notes) == (before.kind, before.start, before.notes)


def test_keeping_a_plan_as_it_was_leaves_history_alone(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, leila: int
) -> None:
    interactions.add_interaction(desk, Interaction(Kind.CALL, (leila,), plan=Plan(objective="Learn")))
    before = history.next_undo(jobs.reader)
    wizard = opened(qtbot, jobs, navigator, kept(jobs))
    wizard.go_to(KEEP)
    with qtbot.waitSignal(wizard.finished):
        wizard.keep_button.click()
    assert history.next_undo(jobs.reader) == before


def test_nobody_to_talk_to_is_said_on_the_last_page(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, leila: int
) -> None:
    wizard = opened(qtbot, jobs, navigator, blank())
    qtbot.waitUntil(wizard.when.people.edit.hasFocus)
    wizard.go_to(KEEP)
    wizard.accept()
    assert wizard.isVisible()
    assert wizard.summary._trouble.text() == "Choose whom it is with."
    wizard.reject()


def test_when_the_contact_is_gone_the_words_stay(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, leila: int
) -> None:
    wizard = opened(qtbot, jobs, navigator, blank(leila))
    wizard.why.objective.setPlainText("A thought")
    contacts.delete_contacts(desk, [leila])
    wizard.go_to(KEEP)
    wizard.keep_button.click()
    qtbot.waitUntil(lambda: "Choose whom it is with" in wizard.summary._trouble.text())
    assert wizard.isVisible()
    assert wizard.verb_button.isEnabled()
    assert wizard.why.objective.toPlainText() == "A thought"
    qtbot.waitUntil(lambda: draft_of(jobs, leila) is not None)
    wizard.reject()


def test_one_that_is_gone_opens_nothing(jobs: Jobs, navigator: Navigator, leila: int) -> None:
    assert PlanWizard.ask(jobs, navigator, leila, 77, None) is None
