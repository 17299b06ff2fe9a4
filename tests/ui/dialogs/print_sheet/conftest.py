"""An interview, and the dialog that prints its sheet."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from netdesk.domain.contacts import Contact
from netdesk.domain.dates import Moment
from netdesk.domain.interactions import Interaction, Kind, Plan, PlanQuestion
from netdesk.domain.me import Me, Paper
from netdesk.domain.names import Name
from netdesk.services import contacts, interactions
from netdesk.services.me import save_me
from netdesk.store.desk import Desk
from netdesk.ui.dialogs.print_sheet import PrintSheetDialog
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator


@pytest.fixture
def interview(desk: Desk) -> int:
    save_me(desk, Me("Ana Petrova", paper=Paper.A4, zone="Europe/Stockholm"))
    jonas = Contact(Name(given="Jonas", family="Lindqvist"), organization="Lund", how_met="We rowed together")
    plan = Plan(objective="Advice", questions=(PlanQuestion("What does a planner decide?", must=True),))
    start = Moment("2030-10-13T10:30", "Europe/Stockholm")
    who = contacts.add_contact(desk, jonas)
    kind = Kind.INFORMATIONAL_INTERVIEW
    return interactions.add_interaction(desk, Interaction(kind, (who,), start=start, minutes=25, plan=plan))


@pytest.fixture
def dialog(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, window: QWidget, interview: int
) -> Iterator[PrintSheetDialog]:
    opened = PrintSheetDialog.ask(jobs, navigator, interview, window)
    qtbot.waitUntil(lambda: opened.preview._image is not None)
    yield opened
    if isValid(opened):
        opened.reject()


@pytest.fixture
def two_today(desk: Desk, interview: int) -> tuple[int, int]:
    ann = contacts.add_contact(desk, Contact(Name(given="Ann", family="Lee")))
    start = Moment("2030-10-13T09:00", "Europe/Stockholm")
    plan = Plan(objective="Advice", pitch="I am Ana. What would you do?")
    first = interactions.add_interaction(desk, Interaction(Kind.CALL, (ann,), start=start, plan=plan))
    return first, interview
