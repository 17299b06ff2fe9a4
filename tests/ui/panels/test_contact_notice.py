"""The one notice of a contact: the most urgent thing, and its one action."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.dates import Moment
from netdesk.domain.interactions import Interaction, Kind, State
from netdesk.domain.me import Me
from netdesk.domain.names import Name
from netdesk.domain.now import stop_clock, wall_now
from netdesk.services import contacts, follow_ups, interactions
from netdesk.services.me import save_me
from netdesk.store.desk import Desk
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.contact_notice import ContactNotice

OSLO = "Europe/Oslo"

pytestmark = pytest.mark.usefixtures("tuesday")


@pytest.fixture
def leila(desk: Desk) -> int:
    save_me(desk, Me(zone=OSLO))
    return contacts.add_contact(desk, Contact(Name(given="Leila", family="Haddad")))


def _talk(wall: str, state: State = State.PLANNED) -> Interaction:
    return Interaction(Kind.COFFEE_CHAT, (1,), state, start=Moment(wall, OSLO), minutes=30)


def _shown(jobs: Jobs, navigator: Navigator, qtbot: QtBot, contact_id: int) -> ContactNotice:
    notice = ContactNotice(jobs, navigator)
    qtbot.addWidget(notice)
    _again(notice, jobs, contact_id)
    return notice


def _again(notice: ContactNotice, jobs: Jobs, contact_id: int) -> None:
    contact = contacts.contact(jobs.reader, contact_id)
    assert contact
    notice.show_for(contact, contacts.timeline(jobs.reader, contact_id), wall_now(OSLO), OSLO)


def _title(notice: ContactNotice) -> str:
    return notice.accessibleName()


def test_nothing_due_and_nothing_planned_is_no_notice(
    leila: int, jobs: Jobs, navigator: Navigator, qtbot: QtBot
) -> None:
    assert _shown(jobs, navigator, qtbot, leila).isHidden()


def test_thanks_come_before_a_meeting_and_are_logged_from_the_menu(
    leila: int, desk: Desk, jobs: Jobs, navigator: Navigator, qtbot: QtBot
) -> None:
    interactions.add_interaction(desk, _talk("2026-10-12T11:45", State.HELD))
    interactions.add_interaction(desk, _talk("2026-10-15T10:00"))
    notice = _shown(jobs, navigator, qtbot, leila)
    assert _title(notice) == "Thank Leila by 12:15 today. 3 hours left"
    assert notice.button.accessibleName() == "Log thank-you"
    stop_clock(datetime(2026, 10, 13, 8, 45, tzinfo=UTC))
    notice.show()
    notice._tick()
    assert _title(notice) == "Thank Leila by 12:15 today. 1 hour left"
    notice.button.click()
    (menu,) = [each for each in notice.findChildren(QMenu) if each.isVisible()]
    with qtbot.waitSignal(navigator.said) as said:
        menu.actions()[1].trigger()
    menu.close()
    assert said.args == ["Email to Leila Haddad logged: thanked", True]
    _again(notice, jobs, leila)
    assert _title(notice).startswith("Meet Leila on Thursday, 10:00")


def test_a_meeting_nobody_has_said_took_place_comes_first(
    leila: int, desk: Desk, jobs: Jobs, navigator: Navigator, qtbot: QtBot
) -> None:
    interactions.add_interaction(desk, _talk("2026-10-12T11:45", State.HELD))
    interactions.add_interaction(desk, _talk("2026-10-12T18:00"))
    assert _title(_shown(jobs, navigator, qtbot, leila)).startswith("Did you meet Leila yesterday?")


def test_a_promise_is_ticked_where_it_is_told(
    leila: int, desk: Desk, jobs: Jobs, navigator: Navigator, qtbot: QtBot
) -> None:
    follow_ups.remind(desk, [leila], "Send the paper", Moment("2026-10-13"), promised=True)
    interactions.add_interaction(desk, _talk("2026-10-15T10:00"))
    notice = _shown(jobs, navigator, qtbot, leila)
    assert _title(notice) == "Send the paper. Due today"
    with qtbot.waitSignal(navigator.said):
        notice.button.click()
    assert follow_ups.open_with(jobs.reader, leila) == []


def test_a_later_promise_waits_for_the_meeting(
    leila: int, desk: Desk, jobs: Jobs, navigator: Navigator, qtbot: QtBot
) -> None:
    follow_ups.remind(desk, [leila], "Send the paper", Moment("2026-10-18"))
    notice = _shown(jobs, navigator, qtbot, leila)
    assert _title(notice) == "Send the paper. Due in 5 days"
    interactions.add_interaction(desk, _talk("2026-10-15T10:00"))
    _again(notice, jobs, leila)
    assert _title(notice).startswith("Meet Leila")
    follow_ups.remind(desk, [leila], "Call", Moment("2026-10-13"))
    _again(notice, jobs, leila)
    assert _title(notice) == "Call. Due today"
