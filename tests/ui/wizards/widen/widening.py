"""The wizard that widens the list, opened and read, and what a network exports."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.wizards.ways_page import WaysPage
from netdesk.ui.wizards.widen import WidenWizard

CONNECTIONS = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Priya,Raman,https://www.linkedin.com/in/priya,,Brightwater Labs,Founder,07 Oct 2026\n"
)


def opened(qtbot: QtBot, jobs: Jobs, navigator: Navigator, parent: QWidget | None = None) -> WidenWizard:
    made = WidenWizard(jobs, navigator, parent)
    qtbot.addWidget(made)
    made.open()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def rows(page: WaysPage) -> list[str]:
    model = page.model
    return [model.index(at).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(model.rowCount())]
