"""Choosing what to prepare for: planned meetings, what was left halfway, somebody new."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.dates import Moment
from netdesk.domain.interactions import Interaction, Kind, Plan, PlanQuestion, State
from netdesk.domain.me import Me
from netdesk.domain.names import Name
from netdesk.services import contacts, interactions
from netdesk.services.me import save_me
from netdesk.store.desk import Desk
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.roles import Role
from netdesk.ui.wizards.catalogue import open_wizard
from netdesk.ui.wizards.plan import PlanWizard
from netdesk.ui.wizards.plan_start import blank
from netdesk.ui.wizards.prepare import PrepareDialog, choices

OSLO = "Europe/Oslo"
READY = Plan(
    objective="Learn",
    pitch="Hi, I am Ana.",
    research=("Two pilots",),
    questions=(PlanQuestion("Why?"),),
    dress="Casual",
)

pytestmark = pytest.mark.usefixtures("tuesday")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    widget.resize(1280, 800)
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def leila(desk: Desk) -> int:
    save_me(desk, Me(name="Ana Petrova", zone=OSLO))
    return contacts.add_contact(desk, Contact(Name(display="Leila <b>Haddad</b>")))


def meeting(
    desk: Desk, person: int, wall: str, plan: Plan | None = None, state: State = State.PLANNED
) -> int:
    start = Moment(wall, OSLO) if wall else None
    return interactions.add_interaction(
        desk, Interaction(Kind.COFFEE_CHAT, (person,), state, start=start, plan=plan)
    )


def test_meetings_ahead_are_offered_the_next_first_with_how_far_they_are(
    desk: Desk, jobs: Jobs, leila: int
) -> None:
    jonas = contacts.add_contact(desk, Contact(Name(display="Jonas")))
    meeting(desk, leila, "2026-10-12T10:00")
    meeting(desk, leila, "2026-10-20T10:00", state=State.CANCELLED)
    later = meeting(desk, jonas, "2026-11-02T09:00", READY)
    undated = meeting(desk, leila, "", Plan(objective="Learn"))
    soon = meeting(desk, leila, "2026-10-14T10:00")
    interactions.add_interaction(desk, Interaction(Kind.EMAIL, (leila,), start=Moment("2026-10-15", OSLO)))
    found = choices(jobs)
    assert [each.interaction_id for each in found] == [soon, later, undated]
    assert [each.title for each in found] == ["Leila <b>Haddad</b>", "Jonas", "Leila <b>Haddad</b>"]
    assert [each.about for each in found] == [
        "Tomorrow, 10:00  ·  Coffee chat  ·  nothing prepared yet",
        "2 Nov, 09:00  ·  Coffee chat  ·  all ready",
        "No day yet  ·  Coffee chat  ·  1 of 5 parts ready",
    ]
    assert [each.ready for each in found] == [False, True, False]


def test_what_was_left_half_way_comes_first(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, leila: int
) -> None:
    meeting(desk, leila, "2026-10-14T10:00")
    later = meeting(desk, leila, "2026-10-15T10:00")
    for interaction in (interactions.interaction(jobs.reader, later), blank(leila)):
        assert interaction is not None
        wizard = PlanWizard(jobs, navigator, interaction)
        qtbot.addWidget(wizard)
        wizard.why.objective.setPlainText("Half a thought")
        wizard.reject()
    qtbot.waitUntil(lambda: jobs.is_idle)
    found = choices(jobs)
    assert [(each.contact_id, each.interaction_id) for each in found if each.left] == [(leila, 0), (0, later)]
    assert [each.left for each in found] == [True, True, False]
    assert found[1].about.endswith("left halfway")


def test_enter_takes_the_first_and_somebody_else_begins_anew(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, window: QWidget, leila: int
) -> None:
    soon = meeting(desk, leila, "2026-10-14T10:00")
    for keys, wanted in (((), [0, soon]), ((Qt.Key.Key_End,), [0, 0])):
        dialog = open_wizard("prepare", jobs, navigator, window)
        assert isinstance(dialog, PrepareDialog)
        QAbstractItemModelTester(dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal, dialog)
        assert dialog.model.index(1).data(Role.TITLE) == "Somebody else"
        for key in keys:
            qtbot.keyClick(dialog.list, key)
        with qtbot.waitSignal(navigator.plan_wanted) as told:
            qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
        assert told.args == wanted
        assert not dialog.isVisible()


def test_with_nothing_planned_or_a_meeting_named_the_wizard_opens_at_once(
    desk: Desk, jobs: Jobs, navigator: Navigator, window: QWidget, leila: int
) -> None:
    wizard = open_wizard("prepare", jobs, navigator, window)
    assert isinstance(wizard, PlanWizard)
    assert wizard.interaction().id is None
    wizard.reject()
    soon = meeting(desk, leila, "2026-10-14T10:00")
    named = open_wizard(f"prepare:{soon}", jobs, navigator, window)
    assert isinstance(named, PlanWizard)
    assert named.interaction().id == soon
    named.reject()
