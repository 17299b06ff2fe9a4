"""A real desk in a temporary folder, with the window's jobs around it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from pytestqt.qtbot import QtBot

from netdesk.store.desk import Desk
from netdesk.ui import theme, user_settings
from netdesk.ui.bus import Bus
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A new desk that is closed at the end."""
    opened = Desk.open(tmp_path / "a.netdesk")
    yield opened
    opened.close()


@pytest.fixture
def bus(qtbot: QtBot) -> Bus:
    """The window's bus."""
    return Bus()


@pytest.fixture
def jobs(qtbot: QtBot, desk: Desk, bus: Bus) -> Iterator[Jobs]:
    """The window's jobs, stopped before the desk is closed."""
    running = Jobs(desk, bus)
    yield running
    running.close()


@pytest.fixture
def navigator(qtbot: QtBot) -> Navigator:
    """Where panels say what they wish."""
    return Navigator()


@pytest.fixture(autouse=True)
def nothing_preferred() -> Iterator[None]:
    """What one test prefers is no other's business."""
    yield
    user_settings.forget()


@pytest.fixture(autouse=True)
def dressed(qtbot: QtBot) -> None:
    """Widgets look as they do in the window, in light."""
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, theme.Scheme.LIGHT)
