"""Picking, wording, ordering and marking questions."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from netdesk.domain.asking import AskedBefore
from netdesk.domain.interactions import PlanQuestion
from netdesk.domain.preparing import Earlier
from netdesk.services.questions import BankQuestion, bank, topics
from netdesk.ui.roles import Role
from netdesk.ui.wizards.plan_bank import BankModel
from netdesk.ui.wizards.plan_chosen import ChosenModel, chip_box
from netdesk.ui.wizards.plan_questions import QuestionsPage

A, B, C = PlanQuestion("A?"), PlanQuestion("B?", True), PlanQuestion("C?")
ALT = Qt.KeyboardModifier.AltModifier
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def page(qtbot: QtBot) -> QuestionsPage:
    made = QuestionsPage()
    qtbot.addWidget(made)
    made.resize(780, 480)
    made.show()
    made.activateWindow()
    return made


def texts(page: QuestionsPage) -> list[str]:
    return [question.text for question in page.chosen.questions]


def offered(model: BankModel) -> list[str]:
    rows = [model.index(row) for row in range(model.rowCount())]
    return [row.data() for row in rows if row.data(Role.KEY) == "question"]


def test_the_bank_is_narrowed_by_topic_and_by_the_beginnings_of_words(page: QuestionsPage) -> None:
    tester = QAbstractItemModelTester(page.model, FATAL)
    assert len(offered(page.model)) == len(bank())
    page.topic.setCurrentIndex(page.topic.findData(topics()[0]))
    assert offered(page.model) == [each.text for each in bank() if each.topic == topics()[0]]
    page.search.setText("LUCK plan")
    assert offered(page.model) == ["How much of your path was planned, and how much was luck?"]
    page.search.setText("uck")
    assert offered(page.model) == []
    tester.deleteLater()


def test_headings_of_topics_cannot_be_chosen(page: QuestionsPage) -> None:
    assert page.model.index(0).data() == topics()[0]
    assert page.model.flags(page.model.index(0)) == Qt.ItemFlag.NoItemFlags


def test_enter_double_click_and_the_button_add_and_nothing_is_there_twice(
    qtbot: QtBot, page: QuestionsPage
) -> None:
    first = page.model.index(1)
    page.bank.setCurrentIndex(first)
    qtbot.keyClick(page.bank, Qt.Key.Key_Return)
    page.add_button.click()
    page.bank.doubleClicked.emit(page.model.index(2))
    assert texts(page) == [bank()[0].text, bank()[1].text]
    assert page.chosen.questions[0].topic == topics()[0]
    assert first.data(Role.MARK) == "check"
    assert first.data(Qt.ItemDataRole.AccessibleTextRole).endswith("Chosen.")


def test_own_questions_are_typed_and_their_enter_is_not_the_wizards(
    qtbot: QtBot, page: QuestionsPage
) -> None:
    page.own.setFocus()
    qtbot.keyClicks(page.own, "  What   <b>now</b>? ")
    qtbot.keyClick(page.own, Qt.Key.Key_Return)
    assert texts(page) == ["What <b>now</b>?"]
    assert page.own.text() == ""
    qtbot.keyClick(page.own, Qt.Key.Key_Return)
    assert len(texts(page)) == 1


def test_keys_move_mark_and_take_out(qtbot: QtBot, page: QuestionsPage) -> None:
    page.chosen.add([A, B, C])
    page.list.setFocus()
    qtbot.waitUntil(lambda: page.list.currentIndex().row() == 0)
    assert page.list.selectionModel().isRowSelected(0)
    qtbot.keyClick(page.list, Qt.Key.Key_Down, ALT)
    assert texts(page) == ["B?", "A?", "C?"]
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    assert page.chosen.questions[1].must
    qtbot.keyClick(page.list, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(page.list, Qt.Key.Key_Up, ALT)
    assert texts(page) == ["A?", "B?", "C?"]
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert texts(page) == ["B?", "C?"]
    assert page.list.currentIndex().row() == 0
    qtbot.keyClick(page.list, Qt.Key.Key_Backspace)
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert texts(page) == []


def test_buttons_do_the_same_and_know_when_they_cannot(qtbot: QtBot, page: QuestionsPage) -> None:
    page.chosen.add([A, B, C])
    page.list.setCurrentIndex(page.chosen.index(2))
    assert (page.up.isEnabled(), page.down.isEnabled()) == (True, False)
    page.up.click()
    page.must.click()
    assert page.chosen.questions == (A, PlanQuestion("C?", True), B)
    page.remove.click()
    assert texts(page) == ["A?", "B?"]


def test_a_click_on_the_chip_turns_it(qtbot: QtBot, page: QuestionsPage) -> None:
    page.chosen.add([A, B])
    index = page.chosen.index(0)
    qtbot.waitUntil(lambda: page.list.visualRect(index).height() > 0)
    at = chip_box(page.list.visualRect(index), index).center().toPoint()
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page.chosen.questions[0].must
    qtbot.mouseClick(
        page.list.viewport(), Qt.MouseButton.LeftButton, pos=page.list.visualRect(index).center()
    )
    assert page.chosen.questions[0].must


def test_f2_rewords_in_place_and_a_blank_wording_is_no_wording(qtbot: QtBot, page: QuestionsPage) -> None:
    page.chosen.add([A])
    page.list.setFocus()
    page.list.setCurrentIndex(page.chosen.index(0))
    for typed, expected in (("In my words?", "In my words?"), ("   ", "In my words?")):
        page.list.edit(page.chosen.index(0))
        editor = page.list.findChildren(QLineEdit)[-1]  # the one before may still be on its way out
        editor.selectAll()
        QTest.keyClicks(editor, typed)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: page.list.state() != page.list.State.EditingState)
        assert texts(page) == [expected]


def test_eight_are_suggested_and_what_was_chosen_stays(page: QuestionsPage) -> None:
    page.chosen.add([A])
    page.suggest_button.click()
    assert len(texts(page)) == 8
    assert texts(page)[0] == "A?"
    assert not page.suggest_button.isEnabled()
    assert page._count.text().startswith("8 of about 8")


def test_more_than_ten_are_warned_of_and_still_allowed(page: QuestionsPage) -> None:
    page.chosen.add([PlanQuestion(f"Question {number}?") for number in range(10)])
    assert not page._warning.isVisible()
    page.chosen.add([A])
    assert page._warning.isVisible()
    assert page._warning.text().startswith("11 questions are a lot")


@pytest.mark.parametrize(
    ("row", "count", "before", "after"),
    [(0, 1, 3, "B?C?A?"), (2, 1, 0, "C?A?B?"), (0, 2, 3, "C?A?B?"), (1, 1, 0, "B?A?C?"), (0, 1, 2, "B?A?C?")],
)
def test_dragging_puts_rows_where_they_are_dropped(row: int, count: int, before: int, after: str) -> None:
    model = ChosenModel()
    tester = QAbstractItemModelTester(model, FATAL)
    model.set_questions([A, B, C])
    assert model.moveRows(QModelIndex(), row, count, QModelIndex(), before)
    assert "".join(question.text for question in model.questions) == after
    tester.deleteLater()


@pytest.mark.parametrize(("row", "before"), [(0, 0), (0, 1), (1, 1), (1, 2), (5, 0), (0, 9)])
def test_dropping_a_row_where_it_is_or_nowhere_changes_nothing(row: int, before: int) -> None:
    model = ChosenModel()
    model.set_questions([A, B, C])
    assert not model.moveRows(QModelIndex(), row, 1, QModelIndex(), before)
    assert model.questions == (A, B, C)


# What was asked before, and the two orders

KNOWN = (
    AskedBefore(bank()[0].text.upper(), bank()[0].topic, date(2026, 10, 3), "A teacher & <b>chemistry</b>"),
    AskedBefore(bank()[1].text, bank()[1].topic, date(2026, 10, 3)),
    AskedBefore("One of my own?", "", None),
)


def headings(model: BankModel) -> list[str]:
    rows = [model.index(row) for row in range(model.rowCount())]
    return [row.data() for row in rows if row.data(Role.KEY) == "topic"]


def test_what_was_asked_or_answered_before_says_so(page: QuestionsPage) -> None:
    page.use(Earlier(asked=KNOWN))
    tester = QAbstractItemModelTester(page.model, FATAL)
    assert page._known.text() == "3 questions were asked before  ·  1 answered"
    first, second, third = (page.model.index(row) for row in (1, 2, 3))
    assert first.data(Role.SUBTITLE) == "Answered: A teacher & <b>chemistry</b>"
    assert second.data(Role.SUBTITLE) == "Asked on Saturday, 3 October 2026"
    assert second.data(Qt.ItemDataRole.AccessibleTextRole).endswith("Asked on Saturday, 3 October 2026")
    assert not third.data(Role.SUBTITLE)
    page.topic.setCurrentIndex(page.topic.findText("Asked before"))
    assert offered(page.model) == [bank()[0].text, bank()[1].text, "One of my own?"]
    assert headings(page.model) == [topics()[0], "Questions without a topic"]
    page.use(Earlier())
    assert page._known.isHidden()
    assert page.topic.findText("Asked before") == -1
    assert len(offered(page.model)) == len(bank())
    tester.deleteLater()


def test_what_was_asked_before_is_not_suggested_and_can_still_be_chosen(page: QuestionsPage) -> None:
    page.suggest_button.click()
    first = texts(page)
    page.chosen.set_questions([])
    page._tell_count()
    page._turn = 0
    page.use(Earlier(asked=tuple(AskedBefore(text) for text in first)))
    page.suggest_button.click()
    assert len(texts(page)) == 8
    assert not set(texts(page)) & set(first)
    page.search.setText(first[0])
    page.bank.setCurrentIndex(page.model.first_question())
    page.add_button.click()
    assert first[0] in texts(page)


def test_tiara_is_the_other_order_of_the_bank_and_of_what_is_suggested(page: QuestionsPage) -> None:
    assert headings(page.model) == list(topics())
    page.order.setCurrentIndex(page.order.findText("By TIARA"))
    assert headings(page.model) == ["Trends", "Insights", "Advice", "Resources", "Assignments"]
    assert [page.topic.itemText(at) for at in range(3)] == ["All classes", "Trends", "Insights"]
    page.topic.setCurrentIndex(1)
    assert offered(page.model) == [each.text for each in bank() if each.tiara == "trends"]
    page.suggest_button.click()
    classes = {each.text: each.tiara for each in bank()}
    assert [classes[text] for text in texts(page)][:4] == ["trends", "trends", "insights", "insights"]
    page.order.setCurrentIndex(0)
    assert headings(page.model) == list(topics())


def test_a_key_puts_must_asks_first_and_whom_else_to_ask_last(qtbot: QtBot, page: QuestionsPage) -> None:
    assert not page.sort.isEnabled()
    page.suggest_button.click()
    page.chosen.add([B])
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    musts = [question.must for question in page.chosen.questions]
    assert musts == [True, True, True, False, False, False, False, False, True]
    assert page.chosen.questions[-1].topic == topics()[-1]
    assert page.chosen.questions[2] == B


def test_questions_of_the_desk_come_with_their_own_topic_and_mark(qtbot: QtBot) -> None:
    own = BankQuestion("own-1", "Batteries", None, "What fails first?", must=True, own_id=1)
    page = QuestionsPage((*bank(), own))
    qtbot.addWidget(page)
    page.topic.setCurrentIndex(page.topic.findText("Batteries"))
    page.bank.setCurrentIndex(page.model.first_question())
    page.add_button.click()
    assert page.chosen.questions == (PlanQuestion("What fails first?", True, "Batteries"),)


def test_what_research_could_not_find_comes_and_goes(page: QuestionsPage) -> None:
    page.chosen.add([A])
    page.ask("How large is it?", True)
    page.ask("How large is it?", True)
    assert texts(page) == ["A?", "How large is it?"]
    page.ask("HOW large is it?", False)
    page.ask("Never asked?", False)
    assert texts(page) == ["A?"]
