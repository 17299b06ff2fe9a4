"""The day itself, and the lines that can be taken in by a press."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.dates import Moment
from netdesk.domain.interactions import Interaction, Kind, Plan
from netdesk.domain.preparing import Preparation
from netdesk.ui.widgets.form_grid import text_edit
from netdesk.ui.wizards.plan_day import DayPage
from netdesk.ui.wizards.plan_offers import Offers

OSLO = "Europe/Oslo"
NOW = datetime(2026, 10, 13, 9, 15)  # noqa: DTZ001 - the user's wall clock
MEETING = Interaction(
    Kind.COFFEE_CHAT, (1,), start=Moment("2026-10-20T10:00", OSLO), plan=Plan(bring=("This sheet",))
)


@pytest.fixture
def page(qtbot: QtBot) -> DayPage:
    made = DayPage(OSLO, NOW)
    qtbot.addWidget(made)
    made.resize(760, 480)
    made.show_interaction(MEETING)
    made.show()
    return made


def plan(page: DayPage) -> Plan:
    found = page.told(MEETING).plan
    assert found is not None
    return found


def test_dress_way_and_things_are_said_and_shown_again(page: DayPage) -> None:
    page._dress_offers.buttons[0].click()
    page.dress.appendPlainText(" Flat shoes ")
    page.route.setPlainText("Tram 2,\nten minutes")
    page._bring_offers.buttons[0].click()
    assert plan(page) == Plan(
        dress="Business casual, clean shoes; Flat shoes",
        route="Tram 2, ten minutes",
        bring=("This sheet", "Résumé, only if they ask"),
    )
    page.show_interaction(page.told(MEETING))
    assert page.dress.toPlainText() == "Business casual, clean shoes\nFlat shoes"
    assert page._dress_offers.buttons[0].text() == "As they do, one step smarter"


def test_the_reminder_says_its_day_or_why_there_is_none(page: DayPage) -> None:
    assert page._reminder.text() == ""
    page.confirm.setChecked(True)
    assert page._reminder.text() == "You will be reminded on Monday, 19 October 2026."
    assert plan(page).confirm
    for start, words in (
        (None, "As soon as the meeting has a day"),
        (Moment("2026-10-13T14:00", OSLO), "The day before is over"),
        (Moment("2026-10-14T09:00", OSLO), "You will be reminded on Tuesday, 13 October 2026."),
    ):
        page.entered(Preparation(replace(MEETING, start=start)))
        assert page._reminder.text().startswith(words)


def test_a_call_needs_no_way_there(page: DayPage) -> None:
    page.entered(Preparation(replace(MEETING, kind=Kind.VIDEO_CALL)))
    assert page.route.accessibleName() == "Ready for the call"
    assert "light from the front" in page.route.placeholderText()
    assert "plain colours" in page._dress_offers.buttons[0].text()
    page.entered(Preparation(replace(MEETING, kind=Kind.CALL)))
    assert page._dress_offers.isHidden()


def test_what_is_there_is_not_offered_and_nothing_to_offer_is_not_seen(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    edit = text_edit()
    offers = Offers(edit, "From earlier")
    column = QVBoxLayout(holder)
    column.addWidget(edit)
    column.addWidget(offers)
    holder.show()
    holder.activateWindow()
    qtbot.waitUntil(holder.isActiveWindow)
    assert offers.isHidden()
    offers.offer(("Both rowed", "A & B <b>", "Lund"))
    assert [button.text() for button in offers.buttons] == ["Both rowed", "A && B <b>", "Lund"]
    edit.setPlainText("both ROWED")
    assert len(offers.buttons) == 2
    field = QLineEdit()
    column.addWidget(field)
    qtbot.waitUntil(lambda: all(button.isVisible() for button in offers.buttons))
    edit.setFocus()
    seen: list[QWidget | None] = []
    for _ in range(3):
        QTest.keyClick(holder.focusWidget(), Qt.Key.Key_Tab)
        seen.append(holder.focusWidget())
    assert seen == [*offers.buttons, field], "Tab goes on from the text to what is offered for it"
    offers.buttons[0].click()
    assert edit.toPlainText() == "both ROWED\nA & B <b>"
    assert edit.hasFocus()
    offers.buttons[0].click()
    assert offers.isHidden()
    edit.clear()
    assert len(offers.buttons) == 3
    assert offers.isVisible()
