"""The section Today: what it shows of a desk, what its cards do, by mouse and by keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.dates import Moment, PartialDate
from netdesk.domain.follow_ups import FollowUpState
from netdesk.domain.interactions import Interaction, Kind, Plan, State
from netdesk.domain.me import Me
from netdesk.domain.names import Name
from netdesk.domain.now import stop_clock
from netdesk.services import contacts, follow_ups, history, interactions
from netdesk.services.me import save_me
from netdesk.store import follow_ups as kept
from netdesk.store.desk import Desk
from netdesk.ui.bus import Bus
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.today import TodayPanel
from netdesk.ui.panels.today_due import TaskCard, ThankYouCard
from netdesk.ui.panels.today_meetings import MeetingCard, UnsaidCard
from netdesk.ui.widgets.cards import Card

OSLO = "Europe/Oslo"
NOW = datetime(2026, 10, 13, 7, 15, tzinfo=UTC)
LEILA, JONAS, TOMAS, RUTH = 1, 2, 3, 4


@pytest.fixture(autouse=True)
def still() -> Iterator[None]:
    """It is a quarter past nine in Oslo."""
    stop_clock(NOW)
    yield
    stop_clock(None)


def _talk(who: int, wall: str, state: State = State.PLANNED, **more: object) -> Interaction:
    values = {"minutes": 25, "place": "Bredgatan 4", "start": Moment(wall, OSLO), **more}
    return Interaction(Kind.INFORMATIONAL_INTERVIEW, (who,), state, **values)  # type: ignore[arg-type]


@pytest.fixture
def full(desk: Desk) -> Desk:
    """A desk with something in every group: meetings, one gone by, thanks, a promise, a birthday."""
    save_me(desk, Me("Ana", zone=OSLO))
    for name in ("Leila Haddad", "Jonas Lindqvist", "Tomás Okafor"):
        contacts.add_contact(desk, Contact(Name(display=name)))
    contacts.add_contact(desk, Contact(Name(display="Ruth Abernathy"), birthday=PartialDate(10, 16)))
    interactions.add_interaction(desk, _talk(JONAS, "2026-10-13T10:30", plan=Plan(objective="Learn")))
    interactions.add_interaction(desk, _talk(TOMAS, "2026-10-13T15:00"))
    interactions.add_interaction(desk, _talk(RUTH, "2026-10-12T17:00"))
    interactions.add_interaction(desk, _talk(LEILA, "2026-10-12T11:50", State.HELD))
    follow_ups.remind(desk, [TOMAS], "Send the paper", Moment("2026-10-13"), promised=True)
    follow_ups.remind(desk, [LEILA], "Ask again", Moment("2026-10-15"))
    return desk


@pytest.fixture
def panel(full: Desk, jobs: Jobs, bus: Bus, navigator: Navigator, qtbot: QtBot) -> TodayPanel:
    made = TodayPanel(jobs, bus, navigator)
    qtbot.addWidget(made)
    made.resize(1060, 700)
    made.show()
    qtbot.waitUntil(lambda: made.is_settled)
    qtbot.waitExposed(made)
    return made


def _words(widget: QWidget) -> list[str]:
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisible() and each.text()]


def _settle(panel: TodayPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: panel._jobs.is_idle and panel.is_settled)


def _menu_of(panel: TodayPanel, card: Card) -> list[str]:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    QApplication.sendEvent(card, event)
    (menu,) = [each for each in panel.findChildren(QMenu) if each.isVisible()]
    found = [action.text() for action in menu.actions() if action.text()]
    menu.close()
    return found


def _meeting(panel: TodayPanel, at: int) -> MeetingCard:
    card = panel.page.meetings.list.cards[at]
    assert isinstance(card, MeetingCard)
    return card


def _thanks(panel: TodayPanel) -> ThankYouCard:
    (card,) = panel.page.thank_yous.list.cards
    assert isinstance(card, ThankYouCard)
    return card


def test_the_page_says_all_that_the_day_asks_for(panel: TodayPanel) -> None:
    said = _words(panel)
    for words in (
        "2 today", "10:30", "in 1 h 15", "Jonas Lindqvist", "Informational interview, 25 min", "Bredgatan 4",
        "Informational interview with Ruth Abernathy", "1 waiting", "Leila Haddad", "3 h left", "1 due",
        "Send the paper", "today", "Birthday on Friday", "in 3 days", "Thu", "Ask again",
    ):  # fmt: skip
        assert words in said, words
    assert panel.title == "Tuesday, 13 October"
    assert panel.waiting == 5
    assert panel.facts == ["2 meetings", "1 thank-you", "1 promise", "1 to be in touch with"]


def test_only_the_next_meeting_has_the_primary_button(panel: TodayPanel) -> None:
    first, second = _meeting(panel, 0), _meeting(panel, 1)
    assert first.print_button.isVisible()
    assert not second.print_button.isVisible()
    assert second.plan_button.isVisible()
    assert not first.plan_button.isVisible()


def test_buttons_print_and_prepare(panel: TodayPanel, navigator: Navigator, qtbot: QtBot) -> None:
    with qtbot.waitSignal(navigator.sheet_wanted) as wanted:
        _meeting(panel, 0).print_button.click()
    assert wanted.args == [1]
    with qtbot.waitSignal(navigator.plan_wanted) as planned:
        _meeting(panel, 1).plan_button.click()
    assert planned.args == [TOMAS, 2]


def test_a_click_or_enter_opens(panel: TodayPanel, navigator: Navigator, qtbot: QtBot) -> None:
    with qtbot.waitSignal(navigator.interaction_wanted) as opened:
        qtbot.mouseClick(_meeting(panel, 1), Qt.MouseButton.LeftButton)
    assert opened.args == [2]
    with qtbot.waitSignal(navigator.contact_wanted) as shown:
        qtbot.keyClick(_thanks(panel), Qt.Key.Key_Return)
    assert shown.args == [LEILA]


def test_a_meeting_gone_by_is_marked_as_held_and_owes_thanks(
    panel: TodayPanel, navigator: Navigator, qtbot: QtBot
) -> None:
    (card,) = panel.page.unsaid.list.cards
    assert isinstance(card, UnsaidCard)
    with qtbot.waitSignal(navigator.said) as said:
        card.held_button.click()
    assert said.args is not None
    assert said.args[1] is True
    _settle(panel, qtbot)
    assert panel.page.unsaid.isHidden()
    assert len(panel.page.thank_yous.list.cards) == 2


def test_space_ticks_a_promise_and_undo_brings_it_back(panel: TodayPanel, full: Desk, qtbot: QtBot) -> None:
    (card,) = panel.page.tasks.list.cards
    assert isinstance(card, TaskCard)
    qtbot.keyClick(card, Qt.Key.Key_Space)
    qtbot.waitUntil(panel.page.tasks.isHidden)
    assert panel.waiting == 4
    panel._jobs.change(history.undo)
    qtbot.waitUntil(panel.page.tasks.isVisible)
    assert "Send the paper" in _words(panel)


def test_the_box_ticks_a_promise(panel: TodayPanel, qtbot: QtBot) -> None:
    (card,) = panel.page.tasks.list.cards
    assert isinstance(card, TaskCard)
    card.box.click()
    qtbot.waitUntil(panel.page.tasks.isHidden)


def test_thanks_are_logged_as_what_was_sent(panel: TodayPanel, full: Desk, qtbot: QtBot) -> None:
    _thanks(panel).log_button.click()
    (menu,) = [each for each in panel.findChildren(QMenu) if each.isVisible()]
    assert [each.text() for each in menu.actions() if each.text()] == [
        "By letter",
        "By email",
        "By message",
        "With notes…",
    ]
    menu.actions()[0].trigger()
    menu.close()
    qtbot.waitUntil(panel.page.thank_yous.isHidden)
    with full.reader() as reader:
        (letter,) = [each for each in contacts.timeline(reader, LEILA) if each.kind is Kind.LETTER]
        assert letter.state is State.HELD
        assert kept.get(reader, [1])[0].state is FollowUpState.DONE


def test_every_card_has_its_menu(panel: TodayPanel) -> None:
    ahead = _menu_of(panel, _meeting(panel, 0))
    assert {"Open", "Prep sheet…", "Reschedule…", "Cancel it"} < set(ahead)
    assert "Mark as held" not in ahead
    assert _menu_of(panel, _thanks(panel))[:2] == ["Mark as thanked", "Not needed"]
    assert "Put off for a week" in _menu_of(panel, panel.page.tasks.list.cards[0])
    assert "Remind me…" in _menu_of(panel, panel.page.turns.list.cards[0])
    assert "Not needed" in _menu_of(panel, panel.page.week.list.cards[0])


def test_arrows_go_through_all_cards_and_stop_at_the_ends(panel: TodayPanel, qtbot: QtBot) -> None:
    panel.activateWindow()
    panel.focus_list()
    seen: list[Card] = []
    for _ in range(20):
        now = QApplication.focusWidget()
        assert isinstance(now, Card)
        if seen and seen[-1] is now:
            break
        seen.append(now)
        qtbot.keyClick(now, Qt.Key.Key_Down)
    every = [card for group in panel.page._groups for card in group.list.cards]
    assert seen == every
    assert all(card.accessibleName() for card in every)
    for _ in every:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    assert QApplication.focusWidget() is every[0]


def test_tab_goes_through_the_page_as_it_is_read(panel: TodayPanel, qtbot: QtBot) -> None:
    panel._jobs.change(
        lambda desk: interactions.add_interaction(desk, _talk(RUTH, "2026-10-13T09:30", plan=Plan("See")))
    )
    qtbot.waitUntil(lambda: len(panel.page.meetings.list.cards) == 3)
    qtbot.waitUntil(lambda: panel._jobs.is_idle)
    panel.activateWindow()
    panel.focus_list()
    first, second = _meeting(panel, 0), _meeting(panel, 1)
    qtbot.waitUntil(first.hasFocus)
    seen = []
    for _ in range(7):
        seen.append(QApplication.focusWidget())
        qtbot.keyClick(seen[-1], Qt.Key.Key_Tab)
    assert seen[:6] == [first, first.print_button, first.more, second, second.plan_button, second.more]
    assert seen[6] is _meeting(panel, 2)


def test_a_card_that_goes_hands_the_keys_on(panel: TodayPanel, full: Desk, qtbot: QtBot) -> None:
    panel.activateWindow()
    panel._jobs.change(lambda desk: follow_ups.remind(desk, [RUTH], "Call Ruth", Moment("2026-10-13")))
    qtbot.waitUntil(lambda: len(panel.page.tasks.list.cards) == 2)
    first, second = panel.page.tasks.list.cards
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: panel.page.tasks.list.cards == [second])
    assert second.hasFocus()


def test_enter_on_a_cards_button_presses_it_and_does_not_open_the_card(
    panel: TodayPanel, qtbot: QtBot
) -> None:
    panel.activateWindow()
    pressed, opened = [], []
    card = _meeting(panel, 0)
    card.print_button.clicked.connect(lambda: pressed.append(card))
    card.opened.connect(lambda: opened.append(card))
    card.print_button.setFocus()
    qtbot.keyClick(card.print_button, Qt.Key.Key_Return)
    assert (pressed, opened) == ([card], [])


def test_a_card_that_goes_leaves_the_keys_to_who_has_them_meanwhile(panel: TodayPanel, qtbot: QtBot) -> None:
    panel.activateWindow()
    panel._jobs.change(lambda desk: follow_ups.remind(desk, [RUTH], "Call Ruth", Moment("2026-10-13")))
    qtbot.waitUntil(lambda: len(panel.page.tasks.list.cards) == 2)
    first, second = panel.page.tasks.list.cards
    first.stops()[0].setFocus()
    panel.page.plan.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: panel.page.tasks.list.cards == [second])
    assert panel.page.plan.hasFocus()


def test_the_same_card_stays_while_its_words_change(panel: TodayPanel, qtbot: QtBot) -> None:
    card = _meeting(panel, 0)
    stop_clock(NOW + timedelta(minutes=5))
    panel.tick()
    assert _meeting(panel, 0) is card
    assert "in 1 h 10" in _words(card)
    stop_clock(NOW + timedelta(hours=4))
    panel.tick()
    assert "due 1 h ago" in _words(panel)
    assert len(panel.page.unsaid.list.cards) == 2


def test_the_next_day_is_another_page(panel: TodayPanel, qtbot: QtBot) -> None:
    stop_clock(NOW + timedelta(days=2))
    with qtbot.waitSignal(panel.shown):
        panel.tick()
    _settle(panel, qtbot)
    assert panel.title == "Thursday, 15 October"
    assert "none today" in _words(panel)
    assert "Nothing is planned. Whom would you like to talk to?" in _words(panel)
    assert "Ask again" in _words(panel.page.tasks)


def test_a_small_window_puts_the_columns_one_under_the_other(panel: TodayPanel, qtbot: QtBot) -> None:
    def below() -> bool:
        left = panel.page.meetings.mapTo(panel, QPoint(0, 0))
        right = panel.page.week.mapTo(panel, QPoint(0, 0))
        return left.x() == right.x() and right.y() > left.y()

    assert not below()
    panel.set_compact("compact")
    panel.resize(800, 500)
    qtbot.waitUntil(below)
    assert panel.page.columns.area.horizontalScrollBar().maximum() == 0
    panel.set_compact("full")
    qtbot.waitUntil(lambda: not below())


def test_names_are_plain_text(desk: Desk, jobs: Jobs, bus: Bus, navigator: Navigator, qtbot: QtBot) -> None:
    save_me(desk, Me(zone=OSLO))
    hostile = "<img src='file:///etc/passwd'> & <b>Bo</b>"
    contacts.add_contact(desk, Contact(Name(display=hostile), organization=hostile))
    interactions.add_interaction(desk, _talk(1, "2026-10-13T10:30", place=hostile))
    follow_ups.remind(desk, [1], hostile, Moment("2026-10-13"))
    panel = TodayPanel(jobs, bus, navigator)
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitUntil(lambda: panel.is_settled)
    qtbot.waitUntil(lambda: hostile in _words(panel))
    assert all(each.textFormat() is Qt.TextFormat.PlainText for each in panel.findChildren(QLabel))


def test_a_desk_with_nobody_says_how_to_begin(
    jobs: Jobs, bus: Bus, navigator: Navigator, qtbot: QtBot
) -> None:
    panel = TodayPanel(jobs, bus, navigator)
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitUntil(lambda: panel.is_settled)
    assert panel.is_empty
    with qtbot.waitSignal(navigator.import_wanted):
        panel._empty.primary.click()
    jobs.change(lambda desk: contacts.add_contact(desk, Contact(Name(display="Bo"))))
    qtbot.waitUntil(lambda: not panel.is_empty)
    assert panel.waiting == 0
    assert panel.facts == ["Nothing waits today"]


def test_many_turns_are_shown_when_asked_for(
    desk: Desk, jobs: Jobs, bus: Bus, navigator: Navigator, qtbot: QtBot
) -> None:
    save_me(desk, Me(zone=OSLO))
    for number in range(9):
        contacts.add_contact(desk, Contact(Name(display=f"P{number}"), birthday=PartialDate(10, 14)))
    panel = TodayPanel(jobs, bus, navigator)
    qtbot.addWidget(panel)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(lambda: panel.is_settled)
    assert len(panel.page.turns.list.cards) == 6
    assert panel.page.more.text() == "Show 3 more"
    panel.page.more.click()
    assert len(panel.page.turns.list.cards) == 9
    assert panel.page.more.isHidden()
