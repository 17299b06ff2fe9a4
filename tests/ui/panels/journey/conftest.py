"""The journey opened on a desk, and what it asks of the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.now import stop_clock
from netdesk.ui.bus import Bus
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.journey import JourneyPanel
from netdesk.ui.wizards import catalogue
from tests.ui.panels.journey.journey import NOW, TITLES, Open


@pytest.fixture(autouse=True)
def still(qtbot: QtBot) -> Iterator[None]:
    stop_clock(NOW)
    yield
    stop_clock(None)


@pytest.fixture
def opened(qtbot: QtBot, jobs: Jobs, bus: Bus, navigator: Navigator) -> Open:
    def open_it() -> JourneyPanel:
        panel = JourneyPanel(jobs, bus, navigator, TITLES)
        qtbot.addWidget(panel)
        panel.resize(1064, 680)
        panel.show()
        qtbot.waitUntil(lambda: panel.is_settled)
        return panel

    return open_it


@pytest.fixture
def heard(navigator: Navigator) -> list[tuple[object, ...]]:
    """Every wish, by its name."""
    wishes: list[tuple[object, ...]] = []
    for name in (
        "wizard_wanted", "section_wanted", "row_wanted", "plan_wanted", "interaction_wanted",
        "edit_interaction_wanted", "contact_wanted",
    ):  # fmt: skip
        getattr(navigator, name).connect(lambda *given, name=name: wishes.append((name, *given)))
    return wishes


@pytest.fixture
def wizards(monkeypatch: pytest.MonkeyPatch) -> None:
    """All wizards of the journey can be opened."""
    for name in ("circles", "list", "goals", "pitch", "prepare"):
        monkeypatch.setitem(catalogue.WIZARDS, name, lambda *_: QWidget())
