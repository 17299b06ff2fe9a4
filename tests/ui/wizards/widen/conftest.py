"""The wizard that widens the list, opened on an empty desk."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.wizards.widen import WidenWizard
from tests.ui.wizards.widen.widening import opened


@pytest.fixture
def wizard(qtbot: QtBot, jobs: Jobs, navigator: Navigator) -> WidenWizard:
    return opened(qtbot, jobs, navigator)
