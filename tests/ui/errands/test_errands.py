"""What the window does for its menus when things go wrong, or when there is nothing to do."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.names import Name
from netdesk.domain.progress import Progress
from netdesk.services import contacts
from netdesk.store.desk import Desk
from netdesk.ui.actions import ACTIONS
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.message import MessageDialog
from netdesk.ui.errands.errands import Errands
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.sections import MAKERS
from netdesk.ui.window import MainWindow


@pytest.fixture
def host(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    made.show()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def errands(host: QWidget, jobs: Jobs, bus: Bus, navigator: Navigator) -> Errands:
    made = Errands(host, jobs, bus, navigator)
    bus.troubled.connect(made.tell_trouble)
    return made


def test_every_action_has_somebody_who_fulfils_it(errands: Errands, desk: Desk, qtbot: QtBot) -> None:
    window = MainWindow(desk)
    qtbot.waitUntil(lambda: window.jobs.is_idle)
    fulfilled = {*MAKERS, *window._own, *errands._by_key, "light", "dark", "system"}
    assert {spec.key for spec in ACTIONS} == fulfilled
    window.close()
    window.jobs.close()
    window.deleteLater()


def test_choosing_no_file_does_nothing(
    errands: Errands, jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    errands.do("import")
    assert jobs.is_idle
    assert errands.imports.dialog is None


def test_a_whole_desk_is_said_to_be_whole_and_a_broken_one_not(
    errands: Errands, desk: Desk, host: QWidget, navigator: Navigator, qtbot: QtBot
) -> None:
    contacts.add_contact(desk, Contact(Name(display="Ada Byron")))
    with qtbot.waitSignal(navigator.said) as said:
        errands.do("check")
    assert said.args == ["The desk is whole", False]
    with desk.unrecorded() as connection:
        connection.run("DELETE FROM search WHERE rowid = 1")
    errands.do("check")
    qtbot.waitUntil(lambda: host.findChild(MessageDialog) is not None)
    told = host.findChild(MessageDialog)
    assert told is not None
    assert "search index" in told.sentence.text()
    told.accept()


def test_what_fails_several_times_for_one_reason_is_said_once(
    errands: Errands, host: QWidget, bus: Bus, qtbot: QtBot
) -> None:
    def told() -> list[str]:
        return [each.sentence.text() for each in host.findChildren(MessageDialog) if each.isVisible()]

    for sentence in ("The desk file is damaged.", "The desk file is damaged.", "The disk is full."):
        bus.troubled.emit(sentence)
    assert told() == ["The desk file is damaged.", "The disk is full."]
    for each in host.findChildren(MessageDialog):
        each.accept()
    bus.troubled.emit("The disk is full.")
    assert told() == ["The disk is full."], "after it was read, it may be said again"
    for each in host.findChildren(MessageDialog):
        each.accept()


def test_without_a_plan_there_is_no_sheet_and_that_is_said(
    errands: Errands, navigator: Navigator, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(navigator.declined) as said:
        errands.print_sheet(0, 0)
    assert said.args == ["No sheet to print yet: plan an interview first"]


@pytest.mark.parametrize("before", [True, False])
def test_undo_while_a_long_change_runs_takes_that_back_and_says_so(
    errands: Errands, desk: Desk, jobs: Jobs, navigator: Navigator, qtbot: QtBot, before: bool
) -> None:
    """It was asked for before the change was there to be seen: to name the one before would frighten."""
    if before:
        contacts.add_contact(desk, Contact(Name(display="Bo Li")))
    may_go_on = threading.Event()

    def work(desk: Desk, _progress: Progress) -> None:
        assert may_go_on.wait(10)
        contacts.add_contact(desk, Contact(Name(display="Ada Byron")))

    jobs.long_change("Adding", work)
    errands.undo()
    with qtbot.waitSignal(navigator.said) as said:
        may_go_on.set()
    assert said.args == ["Undone: Add Ada Byron", False]
    assert contacts.counts(jobs.reader).contacts == int(before)


def test_undo_asked_for_twice_tells_both_changes(
    errands: Errands, desk: Desk, navigator: Navigator, qtbot: QtBot
) -> None:
    for name in ("Ada", "Bo"):
        contacts.add_contact(desk, Contact(Name(display=name)))
    told: list[str] = []
    navigator.said.connect(lambda words, _undoable: told.append(words))
    errands.undo()
    errands.undo()
    qtbot.waitUntil(lambda: told == ["Undone: Add Bo", "Undone: Add Ada"])


def test_with_nothing_to_take_back_nothing_happens(errands: Errands, jobs: Jobs) -> None:
    errands.undo()
    errands.redo()
    assert jobs.is_idle
