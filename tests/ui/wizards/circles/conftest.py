"""The wizard that lists people, opened on an empty desk."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.wizards.circles import CirclesWizard
from tests.ui.wizards.circles.evening import opened


@pytest.fixture
def wizard(qtbot: QtBot, jobs: Jobs, navigator: Navigator) -> CirclesWizard:
    return opened(qtbot, jobs, navigator)
