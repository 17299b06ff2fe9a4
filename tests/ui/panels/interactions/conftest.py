"""Interactions of three people, and the section that shows them."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.interactions import Interaction, Kind, Plan, PlanQuestion, State
from netdesk.domain.me import Me
from netdesk.domain.names import Name
from netdesk.services import contacts, interactions
from netdesk.services.me import save_me
from netdesk.store.desk import Desk
from netdesk.ui.bus import Bus
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.interactions import InteractionsPanel
from tests.ui.panels.interactions.section import NOW, OSLO, PEOPLE, Made, moment, settle


@pytest.fixture
def ids(desk: Desk) -> dict[str, int]:
    """Interactions by a short name; their people by theirs."""
    save_me(desk, Me(zone=OSLO))
    leila, jonas, odd = (contacts.add_contact(desk, Contact(Name(display=name))) for name in PEOPLE)
    plan = Plan(
        objective="Learn <u>how</u> storage reaches the grid",
        introducer="Samuel",
        questions=(PlanQuestion("What surprised you?", True), PlanQuestion("And then?")),
    )
    rows = {
        "interview": Interaction(
            Kind.INFORMATIONAL_INTERVIEW, (leila,), start=moment(3), minutes=25, place="Lund", plan=plan
        ),
        "call": Interaction(Kind.CALL, (jonas,), start=moment(1), minutes=15, place="Aarhus"),
        "coffee": Interaction(Kind.COFFEE_CHAT, (odd, leila), State.HELD, start=moment(-4), minutes=60),
        "letter": Interaction(Kind.LETTER, (jonas,), State.CANCELLED, start=moment(-9), place="Zug"),
    }
    found = {name: interactions.add_interaction(desk, each) for name, each in rows.items()}
    return {**found, "Leila": leila, "Jonas": jonas, "odd": odd}


@pytest.fixture
def make(qtbot: QtBot, jobs: Jobs, bus: Bus, navigator: Navigator) -> Made:
    """Builds the panel in a window of its own and waits until it shows what it should."""

    def made() -> InteractionsPanel:
        panel = InteractionsPanel(jobs, bus, navigator, clock=lambda: NOW)
        qtbot.addWidget(panel)
        panel.resize(1060, 640)
        panel.show()
        panel.activateWindow()
        settle(qtbot, panel)
        return panel

    return made
