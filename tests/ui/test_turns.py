"""The window goes first: whoever works waits while it has something to do, and never for long."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from netdesk.ui.turns import WindowFirst


@pytest.fixture
def turns(qtbot: QtBot) -> Iterator[WindowFirst]:
    made = WindowFirst()
    made.watch(True)
    yield made
    made.watch(False)


def _seconds_to_get_a_turn(turns: WindowFirst) -> float:
    taken: list[float] = []

    def ask() -> None:
        begin = time.monotonic()
        turns.give_way()
        taken.append(time.monotonic() - begin)

    asking = threading.Thread(target=ask)
    asking.start()
    asking.join()
    return taken[0]


def test_a_step_waits_while_the_window_is_at_something(turns: WindowFirst, qtbot: QtBot) -> None:
    taken: list[float] = []
    QTimer.singleShot(0, turns, lambda: taken.append(_seconds_to_get_a_turn(turns)))
    qtbot.waitUntil(lambda: bool(taken))
    assert taken[0] > 0.05


def test_only_the_first_step_waits_for_a_window_that_stays_away(turns: WindowFirst, qtbot: QtBot) -> None:
    taken: list[float] = []
    QTimer.singleShot(0, turns, lambda: taken.extend(_seconds_to_get_a_turn(turns) for _ in range(3)))
    qtbot.waitUntil(lambda: len(taken) == 3)
    assert max(taken[1:]) < 0.05


def test_a_window_at_rest_is_waited_for_by_nobody(turns: WindowFirst, qtbot: QtBot) -> None:
    waited: list[float] = []
    done = threading.Event()

    def work() -> None:
        for _ in range(200):
            begin = time.monotonic()
            turns.give_way()
            waited.append(time.monotonic() - begin)
        done.set()

    working = threading.Thread(target=work)
    working.start()
    qtbot.waitUntil(done.is_set)
    working.join()
    # The window wakes now and then to see whether the work is done.
    assert sorted(waited)[100] < 0.01


def test_nobody_waits_once_it_no_longer_watches(turns: WindowFirst, qtbot: QtBot) -> None:
    turns.watch(False)
    taken: list[float] = []
    QTimer.singleShot(0, turns, lambda: taken.append(_seconds_to_get_a_turn(turns)))
    qtbot.waitUntil(lambda: bool(taken))
    assert taken[0] < 0.05


def test_events_go_on_to_whom_they_are_for(turns: WindowFirst, qtbot: QtBot) -> None:
    heard: list[str] = []
    named = QObject()
    named.objectNameChanged.connect(heard.append)
    QTimer.singleShot(0, turns, lambda: named.setObjectName("somebody"))
    qtbot.waitUntil(lambda: heard == ["somebody"])
