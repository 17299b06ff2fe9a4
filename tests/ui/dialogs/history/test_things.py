"""Deleted events, goals and the like in History: listed, told and brought back by the keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netdesk.services import checks, contacts, events, goals, organizations, own_questions, pitches
from netdesk.store.desk import Desk
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.history import HistoryDialog
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.roles import Role
from tests.services.journeys import fill


@pytest.fixture
def dialog(
    desk: Desk, jobs: Jobs, bus: Bus, navigator: Navigator, small_window: QWidget, qtbot: QtBot
) -> Iterator[HistoryDialog]:
    """Everything of a journey was deleted, and then somebody."""
    fill(desk)
    for service in (organizations, events, goals, pitches, own_questions):
        service.delete(desk, [1])
    contacts.delete_contacts(desk, [2])
    shown = HistoryDialog.show_for(jobs, bus, navigator, small_window)
    shown.show_deleted()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert shown.gone is not None
    assert shown.gone.model.rowCount() == 6
    yield shown
    shown.reject()
    qtbot.waitUntil(lambda: jobs.is_idle)


def test_each_is_listed_with_its_icon_and_a_word_more(dialog: HistoryDialog) -> None:
    assert dialog.gone is not None
    model = dialog.gone.model
    rows = [model.index(row) for row in range(model.rowCount())]
    assert [(row.data(), row.data(Role.SUBTITLE), row.data(Role.ICON)) for row in rows] == [
        ("Bo", "", None),
        ("Who pays?", "Money", "circle-question-mark"),
        ("Engineers", "An internship", "mic"),
        ("Six talks", "1 Jun 2027", "target"),
        ("Fair", "Thursday, 4 March 2027, 10:00", "calendar-days"),
        ("Halden", "Sensors", "building-2"),
    ]


def test_what_comes_back_is_told_and_all_of_it_comes_by_the_keyboard(
    dialog: HistoryDialog, desk: Desk, jobs: Jobs, navigator: Navigator, qtbot: QtBot
) -> None:
    said: list[str] = []
    navigator.said.connect(lambda text, _undo: said.append(text))
    assert dialog.gone is not None
    dialog.gone.list.setCurrentIndex(dialog.gone.model.index(4))
    qtbot.waitUntil(lambda: jobs.is_idle)
    rows = dialog.gone.pane.lines.rows
    told = [str(rows.index(row).data()) for row in range(rows.rowCount())]
    assert told[0] == "Fair, deleted"
    assert {
        "Kind: Career fair",
        "At school: yes",
        "Goal it serves: Six talks",
        "Met there: Ann",
    } <= {*told}
    dialog.gone.list.setFocus()
    qtbot.keyClick(dialog.gone.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert dialog.verb_button.text() == "Restore 6"
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: dialog.gone is not None and dialog.gone.model.rowCount() == 0)
    assert said == ["1 contact, 1 event, 1 organization, 1 goal, 1 pitch and 1 question restored"]
    with desk.reader() as reader:
        fair = events.event(reader, 1)
        assert fair
        assert (fair.goal_id, set(fair.contact_ids)) == (1, {1, 2})
        assert checks.check(reader) == []
