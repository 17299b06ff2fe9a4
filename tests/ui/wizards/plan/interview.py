"""The wizard that plans an interview, gone through, and what it draws up."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from netdesk.domain.interactions import Interaction
from netdesk.services import drafts
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.wizards.plan import PlanWizard
from netdesk.ui.wizards.plan_steps import steps
from tests.ui.wizards.keys import CTRL, KEY, press

OSLO = "Europe/Oslo"
NOW = datetime(2026, 10, 13, 9, 15)  # noqa: DTZ001 - the user's wall clock, a Tuesday
KEEP = len(steps()) - 1


def opened(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, interaction: Interaction, *, active: bool = True
) -> PlanWizard:
    wizard = PlanWizard(jobs, navigator, interaction, clock=lambda: NOW)
    qtbot.addWidget(wizard)
    wizard.open()
    if active:
        qtbot.waitUntil(wizard.isActiveWindow)
    return wizard


def go_on(qtbot: QtBot, wizard: PlanWizard) -> None:
    step = wizard.current()
    press(wizard, KEY.Key_Return, CTRL)
    assert wizard.current() == step + 1


def draft_of(jobs: Jobs, contact_id: int, interaction_id: int = 0) -> dict[str, object] | None:
    return drafts.draft(jobs.reader, f"plan-draft-{contact_id}-{interaction_id}")


def told(wizard: PlanWizard) -> str:
    return "\n".join(label.text() for label in wizard.summary.findChildren(QLabel))
