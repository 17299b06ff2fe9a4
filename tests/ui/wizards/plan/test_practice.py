"""Practising answers: one at a time, judged by oneself, weak ones again first."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from netdesk.domain.interactions import Interaction, Kind
from netdesk.domain.own_questions import Practice
from netdesk.domain.preparing import Preparation
from netdesk.services.questions import BankQuestion, practice_bank
from netdesk.ui.roles import Role
from netdesk.ui.wizards.plan_practice import PracticePage

AT = "2026-10-13T07:15:00+00:00"
QUESTIONS = tuple(
    BankQuestion(name.casefold(), "Topic", None, f"{name}?", f"Hint {name}")
    for name in ("A", "B", "C", "D", "E")
)
NOTHING = Preparation(Interaction(Kind.CALL, ()))

pytestmark = pytest.mark.usefixtures("tuesday")


def opened(qtbot: QtBot, *before: Practice) -> PracticePage:
    page = PracticePage(QUESTIONS, before)
    qtbot.addWidget(page)
    page.resize(760, 480)
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def listed(page: PracticePage) -> str:
    return "".join(str(page.model.index(row).data())[0] for row in range(page.model.rowCount()))


def test_what_went_badly_last_time_comes_first_with_the_note_made_then(qtbot: QtBot) -> None:
    page = opened(qtbot, Practice("D?", "2026-10-01", 1, "Name the pilots"), Practice("A?", "2026-10-02", 3))
    assert listed(page) == "DBCEA"
    assert (page.question.text(), page.hint.text()) == ("D?", "Hint D")
    assert page.last.text() == "Last time: Name the pilots"
    assert page.model.index(0).data(Role.CHIP).text == "Not yet"
    assert page._sits.text() == "1 of 5 known"


def test_keys_say_how_it_went_and_the_next_question_comes(qtbot: QtBot) -> None:
    page = opened(qtbot)
    page.focus_first()
    assert page.rate_buttons[0].hasFocus()
    page.note.setFocus()
    qtbot.keyClicks(page.note, "Say it shorter")
    qtbot.keyClick(page, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    # A button pressed by its letter goes down for a moment first.
    qtbot.waitUntil(lambda: (page.question.text(), page.note.toPlainText()) == ("B?", ""))
    qtbot.keyClick(page, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: listed(page) == "CDAEB")
    assert page.applied_to(NOTHING).practices == (
        Practice("A?", AT, 1, "Say it shorter"),
        Practice("B?", AT, 3),
    )
    assert page._sits.text() == "1 of 5 known"
    assert page.is_filled


def test_figures_alone_will_do_outside_of_the_note(qtbot: QtBot) -> None:
    page = opened(qtbot)
    page.focus_first()
    qtbot.keyClick(page.rate_buttons[0], Qt.Key.Key_2)
    assert page.question.text() == "B?"
    qtbot.keyClick(page.rate_buttons[0], Qt.Key.Key_4)
    page.note.setFocus()
    qtbot.keyClicks(page.note, "1 thing")
    assert (page.question.text(), page.note.toPlainText()) == ("B?", "1 thing")
    assert [each.rating for each in page.applied_to(NOTHING).practices] == [2]


def test_any_question_can_be_chosen_from_the_list_also_one_that_sits(qtbot: QtBot) -> None:
    page = opened(qtbot)
    page.rate(3)
    assert listed(page) == "BCDEA"
    page.list.setFocus()
    page.list.setCurrentIndex(page.model.index(4))
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert page.question.text() == "A?"
    assert page.rate_buttons[0].hasFocus()


def test_when_all_sit_nothing_more_is_asked(qtbot: QtBot) -> None:
    page = opened(qtbot)
    for _ in QUESTIONS:
        page.rate(3)
    assert page.question.text() == "You know them all. Well done."
    assert not page.rate_buttons[0].isEnabled()
    page.rate(1)
    assert len(page.applied_to(NOTHING).practices) == 5


def test_what_a_draft_holds_is_shown_again(qtbot: QtBot) -> None:
    page = opened(qtbot)
    page.show_value(Preparation(NOTHING.interaction, (Practice("A?", AT, 2), Practice("Gone?", AT, 1))))
    assert listed(page) == "BCDEA"
    assert len(page.applied_to(NOTHING).practices) == 2
    assert page.is_filled


def test_a_desk_brings_enough_to_practise(qtbot: QtBot) -> None:
    page = PracticePage(practice_bank())
    qtbot.addWidget(page)
    assert page.model.rowCount() >= 25
    assert not page.is_filled
