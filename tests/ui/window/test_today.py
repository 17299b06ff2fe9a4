"""The window around Today: its title, badge and status words, and the search that leads to people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from netdesk.domain.now import stop_clock
from netdesk.services.drafts import save_setting
from netdesk.services.sample_desk import make_sample_desk
from netdesk.store.desk import Desk
from netdesk.ui.dialogs.remind import RemindDialog
from netdesk.ui.panels.contacts import ContactsPanel
from netdesk.ui.panels.today import TodayPanel
from netdesk.ui.roles import Role
from netdesk.ui.window import MainWindow

NOW = datetime(2026, 10, 13, 7, 15, tzinfo=UTC)


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Desk]:
    """The sample desk, on a quarter past nine of its day."""
    stop_clock(NOW)
    make_sample_desk(tmp_path / "sample.netdesk", NOW)
    opened = Desk.open(tmp_path / "sample.netdesk")
    yield opened
    opened.close()
    stop_clock(None)


@pytest.fixture
def window(sample: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(sample, begins_today=True)
    made.show()
    made.begin([])
    qtbot.waitUntil(lambda: made.has_begun and made.jobs.is_idle)
    yield made
    made.close()
    made.deleteLater()


def _badge(window: MainWindow) -> str:
    return str(window.sidebar._rows["today"].data(Role.BADGE) or "")


def test_the_window_opens_on_the_day_and_counts_what_waits(window: MainWindow, qtbot: QtBot) -> None:
    assert window.sidebar.current() == "today"
    qtbot.waitUntil(lambda: _badge(window) == "7")
    assert window.header._title.text() == "Tuesday, 13 October"
    assert window.header._count.text() == ""
    assert window.status._facts.text().startswith("2 meetings  ·  3 thank-yous")
    window.go("contacts")
    assert window.status._facts.text().startswith("62 people")
    assert _badge(window) == "7"


def test_whoever_begins_with_contacts_still_sees_what_waits(sample: Desk, qtbot: QtBot) -> None:
    save_setting(sample, "start", "contacts")
    made = MainWindow(sample, begins_today=True)
    made.show()
    made.begin([])
    assert made.sidebar.current() == "contacts"
    qtbot.waitUntil(lambda: _badge(made) == "7")
    made.close()
    made.deleteLater()


def test_what_is_typed_into_the_search_is_looked_for_among_people(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.header.search.setFocus()
    qtbot.keyClicks(window.header.search, "leila")
    assert window.sidebar.current() == "contacts"
    assert window.header.search.text() == "leila"
    assert window.header.search.hasFocus()
    panel = window.panel
    assert isinstance(panel, ContactsPanel)
    qtbot.waitUntil(lambda: len(panel.list.table.contacts.ids) < 10)
    window.go("today")
    assert window.header.search.text() == ""


def test_a_card_leads_to_the_person_and_the_key_back(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.panel.focus_list()
    first = window.focusWidget()
    assert first is not None
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert window.sidebar.current() == "interactions"
    qtbot.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert window.sidebar.current() == "today"


def test_remind_me_opens_on_the_chosen_contact(window: MainWindow, qtbot: QtBot) -> None:
    assert not window.actions_by_key["remind"].isEnabled()
    window.navigator.contact_wanted.emit(2)
    qtbot.waitUntil(window.actions_by_key["remind"].isEnabled)
    window.actions_by_key["remind"].trigger()
    (dialog,) = [each for each in window.findChildren(QDialog) if each.isVisible()]
    assert isinstance(dialog, RemindDialog)
    assert dialog.sentence_label.text() == "About Leila Haddad"
    dialog.reject()


def test_a_window_closed_at_once_asks_for_nothing_any_more(sample: Desk, qtbot: QtBot) -> None:
    made = MainWindow(sample)
    made.show()
    made.begin([])
    qtbot.waitUntil(lambda: made.has_begun)
    made.close()
    made._beginning.warm_up()
    assert [panel.key for panel in made.sections.present()] == ["contacts"]
    made.deleteLater()


def test_a_minute_after_the_window_has_closed_says_nothing(window: MainWindow, qtbot: QtBot) -> None:
    panel = window.panel
    assert isinstance(panel, TodayPanel)
    window.close()
    panel.tick()
    assert panel.title == "Tuesday, 13 October"
