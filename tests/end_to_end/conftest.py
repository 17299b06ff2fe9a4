"""Each journey is the first one of its user."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from netdesk.ui import user_settings
from tests.end_to_end.hands import Opened


@pytest.fixture(autouse=True)
def nothing_preferred() -> Iterator[None]:
    """What one test says of its user is no other's business."""
    yield
    user_settings._settings().clear()


@pytest.fixture
def opened(qtbot: QtBot, path: Path) -> Iterator[Callable[[], Opened]]:
    """Opens a window on the desk at `path`, and closes the last of them."""
    made: list[Opened] = []

    def make() -> Opened:
        made.append(Opened(qtbot, path, first=False))
        made[-1].begin(first=False)
        return made[-1]

    yield make
    made[-1].close()
