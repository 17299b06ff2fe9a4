"""The section of contacts, and four people on its desk."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from netdesk.domain.dates import Moment
from netdesk.domain.interactions import Interaction, Kind, State
from netdesk.services import interactions
from netdesk.store.desk import Desk
from netdesk.ui.bus import Bus
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.contacts import ContactsPanel
from tests.ui.on_desk import add
from tests.ui.panels.contacts.section import NOW, settle


@pytest.fixture
def people(desk: Desk) -> dict[str, int]:
    """Four people on the desk."""
    found = {
        "leila": add(desk, "Leila Haddad", "Halden Storage", circle_id=4, notes="batteries and ageing"),
        "jonas": add(desk, "Jonas Lindqvist", "City of Lund", circle_id=1),
        "ruth": add(desk, "Ruth Abernathy", "Energy Commons", circle_id=2),
        "amara": add(desk, "Amara Diallo", "Meridian Fund", circle_id=4),
    }
    planned = Interaction(
        Kind.COFFEE_CHAT, (found["leila"],), State.PLANNED, start=Moment("2026-10-15T14:30")
    )
    interactions.add_interaction(desk, planned)
    return found


@pytest.fixture
def panel(british: None, jobs: Jobs, bus: Bus, navigator: Navigator, qtbot: QtBot) -> Iterator[ContactsPanel]:
    """The section in a window of its own, with its first rows."""
    shown = ContactsPanel(jobs, bus, navigator, clock=lambda: NOW)
    qtbot.addWidget(shown)
    shown.resize(1060, 680)
    shown.show()
    settle(shown, qtbot)
    yield shown
    qtbot.waitUntil(lambda: jobs.is_idle)
