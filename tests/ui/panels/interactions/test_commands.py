"""What is done to interactions from their section: edited, held, moved, deleted, by key, button and menu."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from netdesk.domain.interactions import Interaction, Kind, State
from netdesk.services import history, interactions
from netdesk.store.desk import Desk
from netdesk.ui.dialogs.reschedule import RescheduleDialog
from netdesk.ui.jobs import Job, Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels import interaction_actions
from tests.ui.panels.interactions.section import (
    NOW,
    Made,
    button_called,
    menu_words,
    moment,
    press,
    settle,
    shown,
    state,
    trigger,
    words,
)


def test_return_opens_the_editor_and_delete_deletes_with_undo(
    qtbot: QtBot, make: Made, ids: dict[str, int], navigator: Navigator, jobs: Jobs
) -> None:
    panel = make()
    panel.table.choose(ids["call"])
    panel.table.setFocus()
    with qtbot.waitSignal(navigator.edit_interaction_wanted) as opened:
        qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert opened.args == [ids["call"], 0]
    with qtbot.waitSignal(navigator.said) as said:
        qtbot.keyClick(panel.table, Qt.Key.Key_Delete)
    assert said.args == ["Call with Jonas Lindqvist deleted", True]
    settle(qtbot, panel)
    assert shown(panel, ids) == ["interview", "coffee", "letter"]
    assert panel.table.chosen_ids() == (ids["coffee"],), "the next one takes the place"
    jobs.change(history.undo)
    qtbot.waitUntil(lambda: len(panel.model.ids) == 4)


def test_the_menu_of_many_does_not_read_their_rows(
    qtbot: QtBot, make: Made, ids: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = make()
    panel.table.selectAll()
    monkeypatch.setattr(panel, "_chosen_rows", lambda: pytest.fail("all rows were read for a menu"))
    panel._on_menu(QPoint(10, 10))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [each.text() for each in menu.actions()] == ["Delete 4 interactions"]
    menu.close()


@pytest.mark.parametrize("stopped", [False, True])
def test_deleting_very_many_can_be_stopped_and_says_what_came_of_it(
    qtbot: QtBot,
    make: Made,
    ids: dict[str, int],
    navigator: Navigator,
    jobs: Jobs,
    monkeypatch: pytest.MonkeyPatch,
    stopped: bool,
) -> None:
    monkeypatch.setattr(interaction_actions, "_LONG", 3)
    panel = make()
    panel.table.selectAll()
    begun: list[tuple[str, Job]] = []
    jobs.bus.busy.connect(lambda what, _done, _all, job: begun.append((what, job)))
    hold = threading.Event()
    jobs.change(lambda _desk: hold.wait(10))
    with qtbot.waitSignal(navigator.declined if stopped else navigator.said) as told:
        qtbot.keyClick(panel.table, Qt.Key.Key_Delete)
        qtbot.waitUntil(lambda: bool(begun))
        assert begun[0][0] == "Deleting 4 interactions"
        if stopped:
            begun[0][1].cancel()
        hold.set()
    assert told.args[0] == ("Stopped: nothing was deleted" if stopped else "4 interactions deleted")
    settle(qtbot, panel)
    qtbot.waitUntil(lambda: len(panel.model.ids) == (4 if stopped else 0))


def test_several_are_deleted_as_one(
    qtbot: QtBot, make: Made, ids: dict[str, int], navigator: Navigator, desk: Desk
) -> None:
    panel = make()
    panel.table.selectAll()
    assert "4 interactions chosen" in words(panel.detail)
    with qtbot.waitSignal(navigator.said) as said:
        qtbot.keyClick(panel.table, Qt.Key.Key_Delete)
    assert said.args == ["4 interactions deleted", True]
    entry = history.next_undo(panel._jobs.reader)
    assert entry is not None
    assert entry.label == "Delete 4 interactions"


def test_cancel_hold_and_undo_change_the_chip(
    qtbot: QtBot, make: Made, ids: dict[str, int], navigator: Navigator, jobs: Jobs
) -> None:
    panel = make()
    panel.table.choose(ids["call"])
    trigger(panel, "Cancel it")
    qtbot.waitUntil(lambda: state(panel, ids["call"]) is State.CANCELLED)
    assert "Plan again" in words(panel.detail)
    jobs.change(history.undo)
    qtbot.waitUntil(lambda: state(panel, ids["call"]) is State.PLANNED)
    jobs.change(lambda desk: interactions.reschedule(desk, ids["call"], moment(0, "00:00")))
    qtbot.waitUntil(lambda: "Mark as held" in words(panel.detail))
    with qtbot.waitSignal(navigator.said) as said:
        press(panel, "Mark as held")
    assert said.args == ["Call with Jonas Lindqvist marked as held", True]
    qtbot.waitUntil(lambda: state(panel, ids["call"]) is State.HELD)


def test_what_is_still_ahead_cannot_have_been_held(
    qtbot: QtBot, make: Made, ids: dict[str, int], desk: Desk
) -> None:
    panel = make()
    panel.show_interaction(ids["interview"])
    qtbot.waitUntil(lambda: panel.detail.interaction is not None)
    assert "Mark as held" not in words(panel.detail)
    assert "Mark as held" not in menu_words(panel, ids["interview"])
    assert "Mark as held" in menu_words(panel, ids["letter"])


def test_a_desk_that_cannot_be_changed_offers_the_sheet_alone(
    qtbot: QtBot, make: Made, ids: dict[str, int], desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = make()
    panel.show_interaction(ids["interview"])
    qtbot.waitUntil(lambda: panel.detail.interaction is not None)
    monkeypatch.setattr(type(desk), "read_only", property(lambda _desk: True))
    panel.detail.refresh()
    assert button_called(panel, "Prep sheet").isEnabled()
    assert not button_called(panel, "Plan").isEnabled()
    assert not button_called(panel, "Reschedule").isEnabled()


def test_something_that_should_be_over_asks_and_one_click_answers(
    qtbot: QtBot, make: Made, ids: dict[str, int], desk: Desk
) -> None:
    late = interactions.add_interaction(
        desk, Interaction(Kind.CALL, (ids["Leila"],), start=moment(-1), minutes=10)
    )
    earlier = interactions.add_interaction(desk, Interaction(Kind.CALL, (ids["Leila"],), start=moment(-40)))
    panel = make()
    qtbot.waitUntil(lambda: panel.is_settled and panel.table.choose(late))
    assert "It was planned for yesterday." in words(panel.detail)
    panel.table.choose(earlier)
    day = NOW - timedelta(days=40)
    assert f"It was planned for {day.day} {day:%b}" in words(panel.detail)
    panel.table.choose(late)
    press(panel, "Yes")
    qtbot.waitUntil(lambda: state(panel, late) is State.HELD)


def test_plan_sheet_and_contact_are_asked_of_the_window(
    qtbot: QtBot, make: Made, ids: dict[str, int], navigator: Navigator
) -> None:
    panel = make()
    panel.table.choose(ids["interview"])
    with qtbot.waitSignal(navigator.plan_wanted) as planned:
        press(panel, "Plan")
    assert planned.args == [ids["Leila"], ids["interview"]]
    with qtbot.waitSignal(navigator.sheet_wanted) as sheet:
        press(panel, "Prep sheet")
    assert sheet.args == [ids["interview"]]
    with qtbot.waitSignal(navigator.contact_wanted) as contact:
        press(panel, "Show contact")
    assert contact.args == [ids["Leila"]]


def test_rescheduling_moves_it_and_undo_moves_it_back(
    qtbot: QtBot, make: Made, ids: dict[str, int], navigator: Navigator, jobs: Jobs
) -> None:
    panel = make()
    panel.table.choose(ids["interview"])
    press(panel, "Reschedule")
    dialog = panel.findChild(RescheduleDialog)
    assert dialog is not None
    dialog.moment_edit.set_moment(moment(40, "15:30"))
    dialog.length.buttons[45].click()
    qtbot.waitUntil(dialog.isActiveWindow)
    with qtbot.waitSignals([navigator.said, dialog.finished]):
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    kept = interactions.interaction(jobs.reader, ids["interview"])
    assert kept is not None
    assert kept.plan is not None
    assert (kept.start, kept.minutes) == (moment(40, "15:30"), 45)
    jobs.change(history.undo)
    qtbot.waitUntil(lambda: words(panel.detail).count("10:00 – 10:25") == 1)


def test_the_menu_offers_what_fits_the_state(qtbot: QtBot, make: Made, ids: dict[str, int]) -> None:
    panel = make()
    assert menu_words(panel, ids["interview"])[:3] == ["Open", "Edit the plan…", "Prep sheet…"]
    assert "Prepare…" in menu_words(panel, ids["call"])
    assert "Cancel it" not in menu_words(panel, ids["letter"])
    assert "Plan again…" in menu_words(panel, ids["letter"])
    assert "Mark as held" not in menu_words(panel, ids["coffee"])
    assert "Show <img src=x> && Co" in menu_words(panel, ids["coffee"])
