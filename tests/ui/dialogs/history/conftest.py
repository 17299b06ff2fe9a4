"""The history opened on a desk, and what it says at the foot of the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netdesk.ui.bus import Bus
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from tests.ui.dialogs.history.opener import Opener


@pytest.fixture
def said(navigator: Navigator) -> list[str]:
    heard: list[str] = []
    navigator.said.connect(lambda text, _undo: heard.append(text))
    return heard


@pytest.fixture
def look(jobs: Jobs, bus: Bus, navigator: Navigator, small_window: QWidget, qtbot: QtBot) -> Iterator[Opener]:
    opener = Opener(jobs, bus, navigator, small_window, qtbot)
    yield opener
    for dialog in opener.opened:
        dialog.reject()
    opener.settle()
