"""The window around the journey: its title, its button, its status words, and the ways that lead there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from netdesk.domain.me import Me
from netdesk.domain.now import stop_clock
from netdesk.services import history
from netdesk.services.me import save_me
from netdesk.services.unfinished import unfinished
from netdesk.store.desk import Desk
from netdesk.ui.panels.contacts import ContactsPanel
from netdesk.ui.panels.journey import JourneyPanel
from netdesk.ui.panels.today import TodayPanel
from netdesk.ui.window import MainWindow
from netdesk.ui.wizards import catalogue
from netdesk.ui.wizards.goal import GoalWizard

NOW = datetime(2026, 10, 13, 7, 15, tzinfo=UTC)


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    stop_clock(NOW)
    desk = Desk.open(tmp_path / "a.netdesk")
    save_me(desk, Me(name="Ana", zone="UTC"))
    made = MainWindow(desk)
    made.show()
    made.begin([])
    qtbot.waitUntil(lambda: made.has_begun and made.jobs.is_idle)
    yield made
    made.close()
    made.deleteLater()
    desk.close()
    stop_clock(None)


def journey(window: MainWindow, qtbot: QtBot) -> JourneyPanel:
    panel = window.panel
    assert isinstance(panel, JourneyPanel)
    qtbot.waitUntil(lambda: panel.is_settled and window.jobs.is_idle)
    return panel


def test_a_new_desk_opens_where_it_always_did(window: MainWindow) -> None:
    assert window.sidebar.current() == "contacts"


def test_the_keyboard_leads_there_and_the_frame_says_which_round_it_is(
    window: MainWindow, qtbot: QtBot
) -> None:
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    journey(window, qtbot)
    assert window.header._title.text() == "Journey"
    assert window.header._count.text() == "0 % of this round"
    assert window.status._facts.text() == "Round 1"
    assert (window._new.text(), window._new.property("kind")) == ("Begin a new round", "secondary")
    assert window._import.isHidden()
    window.go("interactions")
    window.go("contacts")
    assert window._new.property("kind") == "primary"


def test_the_button_and_the_menu_begin_a_round_and_one_undo_takes_each_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.go("journey")
    panel = journey(window, qtbot)
    window._new.click()
    qtbot.waitUntil(lambda: window.status._facts.text() == "Round 2, begun 13 October")
    window.actions_by_key["new-round"].trigger()
    qtbot.waitUntil(lambda: window.status._facts.text() == "Round 3, begun 13 October")
    for left in ("Round 2, begun 13 October", "Round 1"):
        qtbot.waitUntil(lambda: window.jobs.is_idle)
        QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda left=left: window.status._facts.text() == left)  # type: ignore[misc]
    assert panel.facts == ["Round 1"]
    assert history.next_undo(window.jobs.reader) is None


def test_both_empty_beginnings_lead_to_the_journey(window: MainWindow, qtbot: QtBot) -> None:
    contacts = window.panel
    assert isinstance(contacts, ContactsPanel)
    qtbot.waitUntil(lambda: contacts.is_empty)
    contacts.empty.further_clicked.emit()
    journey(window, qtbot)
    window.go("today")
    today = window.panel
    assert isinstance(today, TodayPanel)
    qtbot.waitUntil(lambda: today.is_settled)
    today._empty.link.click()
    journey(window, qtbot)


def test_what_is_searched_on_the_journey_is_shown_in_contacts(window: MainWindow, qtbot: QtBot) -> None:
    window.go("journey")
    journey(window, qtbot)
    window.header.search.setText("Leila")
    assert window.sidebar.current() == "contacts"
    assert window.header.search.text() == "Leila"


def test_the_keys_of_the_section_left_go_on_at_the_step_that_is_next(
    window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.waitUntil(window.isActiveWindow)
    window.panel.focus_list()
    window.go("journey")
    panel = journey(window, qtbot)
    assert panel.isAncestorOf(window.focusWidget())


@pytest.mark.parametrize("name", catalogue.WIZARDS)
def test_every_wizard_is_in_the_menu_with_a_key(window: MainWindow, qtbot: QtBot, name: str) -> None:
    action = window.actions_by_key["prepare" if name == "prepare" else f"wizard-{name}"]
    assert action.isEnabled()
    assert action.shortcuts()
    action.trigger()
    (wizard,) = [each for each in window.findChildren(QDialog) if each.isVisible()]
    wizard.close()


def test_a_window_that_is_closed_over_a_wizard_keeps_what_was_typed(tmp_path: Path, qtbot: QtBot) -> None:
    desk = Desk.open(tmp_path / "b.netdesk")
    save_me(desk, Me(name="Ana", zone="UTC"))
    made = MainWindow(desk)
    made.show()
    made.begin([])
    qtbot.waitUntil(lambda: made.has_begun and made.jobs.is_idle)
    made.navigator.wizard_wanted.emit("goals")
    (wizard,) = [each for each in made.findChildren(GoalWizard) if each.isVisible()]
    qtbot.waitUntil(wizard.isActiveWindow)
    wizard.hope.statement.setPlainText("Half a goal")
    made.close()
    made.deleteLater()
    with desk.reader() as reader:
        assert [each.wish for each in unfinished(reader, desk.path)] == ["goals"]
    desk.close()


@pytest.mark.parametrize(
    "wish", ["goals:999", "pitch:999", "prepare:999", "plan:999:999", "nonsense", "goals:x"]
)
def test_what_is_gone_meanwhile_makes_no_trouble(window: MainWindow, qtbot: QtBot, wish: str) -> None:
    said: list[str] = []
    window.navigator.declined.connect(said.append)
    window.navigator.wizard_wanted.emit(wish)
    qtbot.waitUntil(lambda: window.jobs.is_idle)
    assert said == (["This meeting is no longer on the desk"] if wish == "plan:999:999" else [])
    for dialog in window.findChildren(QDialog):
        dialog.close()
