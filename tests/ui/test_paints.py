"""Painting a real window thousands of times takes no references from None, and piles nothing up."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.dates import Moment
from netdesk.domain.interactions import Interaction, Kind, State
from netdesk.domain.names import Name
from netdesk.services import contacts, interactions
from netdesk.services.me import me, save_me
from netdesk.store.desk import Desk
from netdesk.ui.panels.contacts import ContactsPanel
from netdesk.ui.panels.interactions import InteractionsPanel
from netdesk.ui.window import MainWindow

PEOPLE = 60
ROUNDS = 60
A_FEW = 200
"""Caches may hold some more or less; one lost or kept for each call would be tens of thousands."""


def _filled(desk: Desk) -> None:
    save_me(desk, me(desk.writer))
    for number in range(PEOPLE):
        person = Contact(
            Name(display=f"Person {number:02}"),
            title="Engineer",
            organization=f"Works {number % 7}",
            emails=(Labelled(f"p{number}@works.example", "work"),),
            tags=("rowing",),
            circle_id=1 + number % 5,
        )
        key = contacts.add_contact(desk, person)
        touch = Interaction(Kind.CALL, (key,), State.HELD, start=Moment("2025-03-04T10:00"), minutes=20)
        interactions.add_interaction(desk, touch)


def _paint_everything(window: MainWindow) -> None:
    """Both sections from top to bottom, each time with another row chosen."""
    for section in ("contacts", "interactions"):
        window.go(section)
        panel = window.panel
        assert isinstance(panel, ContactsPanel | InteractionsPanel)
        table: QTableView = panel.list.table if isinstance(panel, ContactsPanel) else panel.table
        for at in range(0, ROUNDS, 3):
            table.selectRow(at)
            table.scrollTo(table.model().index(at, 0))
            QApplication.processEvents()
            # Only a running event loop does this by itself.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            window.grab()


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window on people and touches, painted so often already that all caches are warm."""
    _filled(desk)
    made = MainWindow(desk)
    made.show()
    made.begin([])
    qtbot.waitUntil(lambda: made.jobs.is_idle)
    _paint_everything(made)
    yield made
    qtbot.waitUntil(lambda: made.jobs.is_idle)
    made.close()
    made.deleteLater()


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal since Python 3.12")
def test_painting_the_window_over_and_over_takes_nothing_from_none(window: MainWindow) -> None:
    """Some calls of QPainter give None one reference too many, which does no harm: it only must not end."""
    before = sys.getrefcount(None)
    for _ in range(3):
        _paint_everything(window)
    assert sys.getrefcount(None) - before > -A_FEW


def test_painting_the_window_over_and_over_piles_nothing_up(window: MainWindow) -> None:
    gc.collect()
    before = len(gc.get_objects())
    for _ in range(3):
        _paint_everything(window)
    gc.collect()
    assert len(gc.get_objects()) - before < A_FEW
