"""What is wished in the first moment is not lost: it is fulfilled once, as soon as that can be."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from netdesk.ui.navigator import Navigator
from netdesk.ui.program.early_wishes import EarlyWishes


class Listener:
    """Stands where errands are: it hears wishes from when it is made."""

    def __init__(self, navigator: Navigator) -> None:
        self.navigator = navigator
        self.heard: list[tuple[object, ...]] = []
        self.made = 0

    def make(self) -> None:
        self.made += 1
        self.navigator.edit_contact_wanted.connect(lambda contact: self.heard.append(("edit", contact)))
        self.navigator.plan_wanted.connect(lambda *given: self.heard.append(("plan", *given)))
        self.navigator.import_wanted.connect(lambda: self.heard.append(("import",)))


@pytest.fixture
def owner(qtbot: QtBot) -> QObject:
    return QObject()


def test_the_first_wish_has_its_listener_made_and_is_told_to_it_once(owner: QObject) -> None:
    navigator = Navigator(owner)
    listener = Listener(navigator)
    EarlyWishes(navigator, listener.make, owner)
    navigator.plan_wanted.emit(7, 3)
    navigator.edit_contact_wanted.emit(5)
    navigator.import_wanted.emit()
    assert listener.made == 1
    assert listener.heard == [("plan", 7, 3), ("edit", 5), ("import",)]


def test_once_stopped_it_makes_nothing_and_tells_nothing_twice(owner: QObject) -> None:
    navigator = Navigator(owner)
    listener = Listener(navigator)
    early = EarlyWishes(navigator, listener.make, owner)
    early.stop()
    listener.make()
    navigator.edit_contact_wanted.emit(5)
    assert listener.made == 1
    assert listener.heard == [("edit", 5)]
