"""What an interaction belongs to: chosen in the editor and the wizard, told in the detail, counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.dates import Moment
from netdesk.domain.events import Event, EventKind
from netdesk.domain.goals import Goal
from netdesk.domain.interactions import Interaction, Kind, Plan, State
from netdesk.domain.names import Name
from netdesk.domain.pitches import Pitch
from netdesk.services import contacts, events, goals, history, interactions, pitches
from netdesk.store.desk import Desk
from netdesk.ui.dialogs.interaction_editor import InteractionEditor, blank
from netdesk.ui.jobs import Jobs
from netdesk.ui.models.interactions import InteractionsModel
from netdesk.ui.models.portraits import Portraits
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.interaction_actions import InteractionActions
from netdesk.ui.panels.interaction_detail import InteractionDetail
from netdesk.ui.widgets.fact_row import FactRow
from netdesk.ui.wizards.plan import PlanWizard
from netdesk.ui.wizards.plan_start import blank as blank_plan
from tests.ui.on_desk import kept

NOW = datetime(2026, 10, 13, 9, 17)  # noqa: DTZ001 - the user's wall clock
HOSTILE = "<b>Fair</b> & {0} %s"


@dataclass
class Given:
    ann: int
    fair: int
    platform: int
    goal: int
    pitch: int


@pytest.fixture
def given(desk: Desk) -> Given:
    return Given(
        contacts.add_contact(desk, Contact(Name(display="Ann Bell"))),
        events.save(
            desk, Event(HOSTILE, EventKind.CAREER_FAIR, start=Moment("2026-10-12T10:00"), place="Hall 3")
        ),
        events.save(desk, Event("Alumni hub", EventKind.ALUMNI_PLATFORM, standing=True)),
        goals.save(desk, Goal("Understand grids", number=3)),
        pitches.save(desk, Pitch("Engineers", text="Hi, I’m Ana.")),
    )


def opened(qtbot: QtBot, jobs: Jobs, navigator: Navigator, interaction: Interaction) -> InteractionEditor:
    dialog = InteractionEditor(jobs, navigator, interaction, clock=lambda: NOW)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def choose(box: object, thing_id: int | None) -> None:
    box.choose(thing_id)  # type: ignore[attr-defined]
    box.activated.emit(box.currentIndex())  # type: ignore[attr-defined]


def test_a_touch_names_event_goal_and_pitch_and_counts_for_the_goal(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, given: Given
) -> None:
    dialog = opened(qtbot, jobs, navigator, blank(given.ann))
    choose(dialog.belonging.at_event, given.fair)
    choose(dialog.belonging.goal, given.goal)
    choose(dialog.belonging.pitch, given.pitch)
    assert dialog.place.text() == "Hall 3"
    assert dialog.kind.currentData() == Kind.EVENT.value
    with qtbot.waitSignal(dialog.finished):
        dialog.accept()

    found = kept(jobs)
    assert found.event_id == given.fair
    assert found.plan == Plan(
        goal="Understand grids", goal_id=given.goal, pitch="Hi, I’m Ana.", pitch_id=given.pitch
    )
    assert goals.progress(jobs.reader) == {given.goal: 1}
    jobs.change(history.undo)
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert goals.progress(jobs.reader) == {given.goal: 0}


def test_a_place_and_a_kind_that_were_said_stay(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, given: Given
) -> None:
    dialog = opened(qtbot, jobs, navigator, blank(given.ann))
    dialog.place.setText("By the door")
    dialog.kind.setCurrentIndex(dialog.kind.findData(Kind.COFFEE_CHAT.value))
    choose(dialog.belonging.at_event, given.fair)

    assert dialog.place.text() == "By the door"
    assert dialog.kind.currentData() == Kind.COFFEE_CHAT.value
    dialog.reject()


def test_what_came_through_a_platform_is_still_a_call(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, given: Given
) -> None:
    dialog = opened(qtbot, jobs, navigator, blank(given.ann))
    choose(dialog.belonging.at_event, given.platform)

    assert dialog.kind.currentData() == Kind.CALL.value
    dialog.reject()


def test_words_of_ones_own_in_the_plan_stay_when_a_goal_is_named(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, given: Given
) -> None:
    plan = Plan(objective="Ask", goal="My own aim", pitch="My own words")
    interactions.add_interaction(desk, Interaction(Kind.CALL, (given.ann,), State.HELD, plan=plan))
    dialog = opened(qtbot, jobs, navigator, kept(jobs))
    choose(dialog.belonging.goal, given.goal)
    choose(dialog.belonging.pitch, given.pitch)
    with qtbot.waitSignal(dialog.finished):
        dialog.accept()

    found = kept(jobs).plan
    assert found is not None
    assert (found.goal, found.goal_id) == ("My own aim", given.goal)
    assert (found.pitch, found.pitch_id) == ("My own words", given.pitch)


def test_taking_the_goal_away_takes_its_words_and_an_empty_plan_with_it(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, given: Given
) -> None:
    plan = Plan(goal="Understand grids", goal_id=given.goal)
    interactions.add_interaction(desk, Interaction(Kind.CALL, (given.ann,), State.HELD, plan=plan))
    dialog = opened(qtbot, jobs, navigator, kept(jobs))
    assert dialog.belonging.goal.chosen() == given.goal
    choose(dialog.belonging.goal, None)
    with qtbot.waitSignal(dialog.finished):
        dialog.accept()

    assert kept(jobs).plan is None


def test_an_editor_that_is_only_looked_at_changes_nothing(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, given: Given
) -> None:
    whole = Interaction(
        Kind.CALL,
        (given.ann,),
        State.HELD,
        plan=Plan(goal="Words", goal_id=given.goal, pitch="Other words", pitch_id=given.pitch),
        event_id=given.platform,
    )
    interactions.add_interaction(desk, whole)
    before, dialog = kept(jobs), opened(qtbot, jobs, navigator, kept(jobs))

    assert dialog.interaction() == before
    dialog.reject()


def test_a_desk_without_events_shows_no_such_row(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator
) -> None:
    ann = contacts.add_contact(desk, Contact(Name(display="Ann")))
    dialog = opened(qtbot, jobs, navigator, blank(ann))

    assert not dialog.belonging.at_event.isVisible()
    assert not dialog.belonging.goal.isVisible()
    dialog.reject()


def test_what_was_chosen_waits_as_a_draft(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, given: Given
) -> None:
    dialog = opened(qtbot, jobs, navigator, blank(given.ann))
    choose(dialog.belonging.at_event, given.platform)
    choose(dialog.belonging.goal, given.goal)
    dialog.reject()
    qtbot.waitUntil(lambda: jobs.is_idle)

    again = opened(qtbot, jobs, navigator, blank(given.ann))

    assert again.belonging.at_event.chosen() == given.platform
    assert again.belonging.goal.chosen() == given.goal
    again.reject()


def test_a_plan_says_through_what_a_meeting_was_arranged(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, given: Given
) -> None:
    wizard = PlanWizard(jobs, navigator, blank_plan(given.ann), clock=lambda: NOW)
    qtbot.addWidget(wizard)
    wizard.open()
    assert wizard.when.through.isVisible()
    choose(wizard.when.through, given.platform)

    assert wizard.interaction().event_id == given.platform
    wizard.keep()
    qtbot.waitUntil(lambda: jobs.is_idle and not wizard.isVisible())
    assert kept(jobs).event_id == given.platform


def test_the_detail_leads_to_what_it_belongs_to(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, given: Given
) -> None:
    plan = Plan(goal="Understand grids", goal_id=given.goal, pitch="Hi", pitch_id=given.pitch)
    one = interactions.add_interaction(
        desk, Interaction(Kind.CALL, (given.ann,), State.HELD, plan=plan, event_id=given.fair)
    )
    model, host = InteractionsModel(jobs), QWidget()
    qtbot.addWidget(host)
    actions = InteractionActions(jobs, navigator, host)
    detail = InteractionDetail(jobs, navigator, model, actions, Portraits(jobs, model))
    qtbot.addWidget(detail)
    detail.resize(360, 700)
    detail.show()
    wishes: list[tuple[str, int]] = []
    navigator.row_wanted.connect(lambda section, row: wishes.append((section, row)))
    detail.show_interaction(one)
    QApplication.processEvents()

    for fact in detail.findChildren(FactRow):
        if fact.label.text() in ("event", "goal", "pitch"):
            fact.clicked.emit()

    assert wishes == [("events", given.fair), ("goals", given.goal), ("pitches", given.pitch)]
    told = [each.text() for each in detail.findChildren(QLabel)]
    assert "The plan" not in told, "to name what it serves is no preparation"


def test_an_interview_for_a_goal_names_it_from_the_start(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, given: Given
) -> None:
    serves = goals.goal(jobs.reader, given.goal)
    wizard = PlanWizard(jobs, navigator, blank_plan(given.ann), serves=serves, clock=lambda: NOW)
    qtbot.addWidget(wizard)
    wizard.open()

    plan = wizard.interaction().plan
    assert plan is not None
    assert (plan.goal, plan.goal_id) == ("Understand grids", given.goal)
    assert plan.bring, "all else is as in any new plan"
    wizard.reject()
    qtbot.waitUntil(lambda: jobs.is_idle)
