"""A real desk in a temporary folder, with the window's jobs around it, and windows for dialogs to open in."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QWidget
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
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, theme.Scheme.LIGHT)


@pytest.fixture
def british() -> Iterator[None]:
    """Days first and a clock of 24 hours, whatever the machine."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """The window behind a dialog, as large as most are."""
    return _behind(qtbot, 1280, 800)


@pytest.fixture
def small_window(qtbot: QtBot) -> QWidget:
    """The window behind a dialog, as small as it can be."""
    return _behind(qtbot, 1024, 640)


def _behind(qtbot: QtBot, width: int, height: int) -> QWidget:
    behind = QWidget()
    qtbot.addWidget(behind)
    behind.resize(width, height)
    behind.show()
    return behind
