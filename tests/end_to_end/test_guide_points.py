"""Each point of the guide for steps one to five is carried: read on a screen, and kept on a desk."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable
from dataclasses import fields
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from netdesk import resources
from netdesk.domain.now import stop_clock
from netdesk.domain.steps import Step
from netdesk.services import contacts, events, goals
from netdesk.services.sample_desk import make_sample_desk
from netdesk.store.desk import Desk
from netdesk.ui import theme
from netdesk.ui.panels.journey import JourneyPanel
from netdesk.ui.window import MainWindow
from netdesk.ui.wizards.draft_wizard import DraftWizard
from netdesk.ui.words import journey_words
from tests.end_to_end.guide_points import POINTS, Point
from tests.end_to_end.seen_words import seen_words

NOW = datetime(2026, 10, 13, 7, 15, tzinfo=UTC)
WIZARDS = ("circles", "list", "goals", "pitch")
SECTIONS = {"events": "events", "goals-section": "goals"}
ROWS = {"events": "Career fair, hall B", "goals": "Meet twelve people"}


def until(condition: Callable[[], bool], what: str) -> None:
    end = monotonic() + 20
    while not condition():
        assert monotonic() < end, f"waited in vain for {what}"
        QApplication.processEvents()


class Reading:
    """Opens every screen of a sample desk, one after the other, and notes what can be read there."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.words: dict[str, str] = {}

    def all(self) -> dict[str, str]:
        self._journey()
        reader = self._window.jobs.reader
        named = {
            "events": {each.name: each.id for each in events.every(reader)},
            "goals": {each.statement: each.id for each in goals.every(reader)},
        }
        for section, key in SECTIONS.items():
            row = next(row for name, row in named[key].items() if name.startswith(ROWS[key]))
            self._window.navigator.row_wanted.emit(key, row)
            self._look_at(section, self._window.panel)
        for name in WIZARDS:
            self._window.navigator.wizard_wanted.emit(name)
            self.words[name] = self._pages()
        people = contacts.contacts(self._window.jobs.reader, range(1, 60))
        someone = next(each.id for each in people if each.organization)
        assert someone is not None
        self._window.navigator.plan_wanted.emit(someone, 0)
        self.words["plan"] = self._pages()
        return self.words

    def _look_at(self, section: str, panel: QWidget) -> None:
        """What is chosen is read by a worker: look until it is there, or for long enough."""
        wanted = [shown for point in POINTS if point.screen == section for shown in point.shows]
        end = monotonic() + 5
        while True:
            self._settle()
            words = self.words[section] = seen_words(panel)
            if monotonic() > end or all(shown in words for shown in wanted):
                return

    def _journey(self) -> None:
        self._go("journey")
        panel = self._window.panel
        assert isinstance(panel, JourneyPanel)
        until(lambda: panel.is_settled, "the journey")
        found = []
        for step in Step:
            panel.path.unfold(step)
            QApplication.processEvents()
            found.append(seen_words(panel))
        self.words["journey"] = "\n".join(found)

    def _pages(self) -> str:
        def wizards() -> list[DraftWizard[Any]]:
            return [each for each in self._window.findChildren(DraftWizard) if each.isVisible()]

        until(lambda: bool(wizards()), "a wizard")
        (wizard,) = wizards()
        found = []
        for step in range(len(wizard.pages)):
            wizard.go_to(step)
            self._settle()
            found.append(seen_words(wizard))
        wizard.reject()
        until(lambda: not wizards(), "the wizard to close")
        return "\n".join(found)

    def _go(self, key: str) -> None:
        self._window.go(key)
        self._settle()

    def _settle(self) -> None:
        QApplication.processEvents()
        until(lambda: self._window.jobs.is_idle, "the window")
        QApplication.processEvents()


@pytest.fixture(scope="module")
def read(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What can be read on each screen."""
    theme.apply(qapp, theme.Scheme.LIGHT)
    stop_clock(NOW)
    path: Path = tmp_path_factory.mktemp("guide") / "sample.netdesk"
    make_sample_desk(path, NOW)
    desk = Desk.open(path)
    window = MainWindow(desk)
    try:
        window.show()
        window.begin([])
        until(lambda: window.has_begun and window.jobs.is_idle, "the start")
        return Reading(window).all()
    finally:
        window.close()
        window.deleteLater()
        QApplication.processEvents()
        desk.close()
        stop_clock(None)


@pytest.mark.parametrize("point", POINTS, ids=lambda point: f"{point.step.number}: {point.says}")
def test_a_point_of_the_guide_is_on_its_screen(point: Point, read: dict[str, str]) -> None:
    words = read[point.screen]
    assert [shown for shown in point.shows if shown not in words] == []


@pytest.mark.parametrize("point", POINTS, ids=lambda point: f"{point.step.number}: {point.says}")
def test_a_point_of_the_guide_has_its_place_on_the_desk_or_in_the_resources(point: Point) -> None:
    assert [where for where in point.data if not _is_kept(where)] == []


def test_every_step_from_one_to_five_has_points_and_they_are_not_said_twice() -> None:
    assert {point.step.number for point in POINTS} == {1, 2, 3, 4, 5}
    said = [(point.step, point.says) for point in POINTS]
    assert len(set(said)) == len(said)


def test_the_journey_leads_to_all_nine_steps_and_says_why(read: dict[str, str]) -> None:
    for step in Step:
        assert journey_words.title(step) in read["journey"]
        assert journey_words.why(step) in read["journey"]


def test_no_point_is_copied_from_the_guide(shared: Path) -> None:
    """Its text belongs to others: what we say is said in our words."""
    guide = " ".join((shared / "guide.txt").read_text("utf-8").split()).casefold()
    ours = [point.says for point in POINTS]
    ours += [sentence for step in Step for sentence in journey_words.why(step).split(". ")]
    assert [said for said in ours if len(said) > 30 and said.casefold() in guide] == []


def _is_kept(where: str) -> bool:
    """Whether a place named as in guide_points is there."""
    if "#" in where:
        file, key = where.split("#")
        return key in set(_keys(json.loads(resources.resource_path(file).read_text("utf-8"))))
    module, owner, name = where.split(".")
    kind = getattr(importlib.import_module(f"netdesk.domain.{module}"), owner)
    if issubclass(kind, Enum):
        return name in kind.__members__
    return name in {each.name for each in fields(kind)}


def _keys(found: object) -> list[str]:
    if isinstance(found, dict):
        own = [found["key"]] if isinstance(found.get("key"), str) else []
        return own + [key for each in found.values() for key in _keys(each)]
    if isinstance(found, list):
        return [key for each in found for key in _keys(each)]
    return []
