"""The journey as its tests read and use it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.steps import WAYS_TO_GO, Step
from netdesk.ui.jobs import Jobs
from netdesk.ui.panels.journey import JourneyPanel
from netdesk.ui.widgets.step_row import StepRow

NOW = datetime(2026, 10, 13, 9, 15, tzinfo=UTC)
KEY = Qt.Key
TITLES = {key: key.title() for way in WAYS_TO_GO for key in way.sections}
Open = Callable[[], JourneyPanel]


def press(widget: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(widget, key)


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def settled(qtbot: QtBot, panel: JourneyPanel, jobs: Jobs) -> None:
    qtbot.waitUntil(lambda: jobs.is_idle and panel.is_settled)


def row(panel: JourneyPanel, step: Step) -> StepRow:
    return panel.path.rows[step]


def unfolded(panel: JourneyPanel) -> Step | None:
    return panel.path.open_step


def words(panel: JourneyPanel, step: Step) -> tuple[str, str]:
    look = row(panel, step).look
    assert look is not None
    return look.words, look.state
