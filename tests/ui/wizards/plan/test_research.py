"""Research: a checklist by keyboard, one key that asks instead, what was found before."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from netdesk.domain.interactions import Interaction, Kind, Plan, PlanQuestion, ResearchItem
from netdesk.domain.preparing import Earlier
from netdesk.services.research import blank_checklist, question_for
from netdesk.ui.wizards.plan_research import ResearchPage
from netdesk.ui.wizards.plan_research_row import ResearchRow
from tests.ui.wizards.keys import CTRL, KEY

NEW = Interaction(Kind.COFFEE_CHAT, (1,), plan=Plan(checklist=blank_checklist()))


@pytest.fixture
def page(qtbot: QtBot) -> ResearchPage:
    made = ResearchPage(fills=True)
    qtbot.addWidget(made)
    made.resize(760, 900)
    made.show_interaction(NEW)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def rows(page: ResearchPage) -> list[ResearchRow]:
    return [row for group in page.groups for row in group.rows]


def checklist(page: ResearchPage) -> tuple[ResearchItem, ...]:
    plan = page.told(NEW).plan
    assert plan is not None
    return plan.checklist


def focused(page: ResearchPage) -> str:
    return page.focusWidget().accessibleName()


def test_enter_leads_from_one_thing_to_find_out_to_the_next_and_then_to_a_new_one(
    qtbot: QtBot, page: ResearchPage
) -> None:
    page.focus_first()
    for number, item in enumerate(blank_checklist()[:5]):
        assert focused(page) == item.prompt
        assert page.groups[0].rows[number].edit.placeholderText() != ""
        qtbot.keyClicks(page.groups[0].rows[number].edit, f"found {number}")
        qtbot.keyClick(page.groups[0].rows[number].edit, KEY.Key_Return)
    assert page.groups[0].add_line.hasFocus()
    assert [item.found for item in checklist(page)[:5]] == [f"found {number}" for number in range(5)]
    assert page.groups[0]._count.text() == "5 of 5 found"


def test_one_key_in_an_empty_line_asks_instead_and_again_looks_for_it(
    qtbot: QtBot, page: ResearchPage
) -> None:
    row = rows(page)[7]
    question = question_for("organization", row.item.prompt)
    asked: list[ResearchItem] = []
    page.asked.connect(asked.append)
    row.edit.setFocus()
    qtbot.keyClicks(row.edit, "?")
    assert (row.edit.text(), row.edit.isReadOnly()) == (question, True)
    assert row.edit.accessibleName() == f"{row.item.prompt}: will be asked"
    assert checklist(page)[7].ask
    assert page.groups[1]._count.text() == "0 of 6 found  ·  1 to ask"
    qtbot.keyClicks(row.edit, "letters do nothing")
    assert row.edit.text() == question
    qtbot.keyClick(row.edit, KEY.Key_Backspace)
    assert (row.edit.text(), row.edit.isReadOnly(), row.item.ask) == ("", False, False)
    assert [item.ask for item in asked] == [True, False]


def test_a_question_mark_behind_words_is_a_question_mark(qtbot: QtBot, page: ResearchPage) -> None:
    row = rows(page)[0]
    qtbot.keyClicks(row.edit, "Physics?")
    assert (row.item.found, row.item.ask) == ("Physics?", False)


def test_what_was_found_is_not_lost_when_it_is_asked_after_all(qtbot: QtBot, page: ResearchPage) -> None:
    row = rows(page)[0]
    qtbot.keyClicks(row.edit, "Perhaps physics")
    row.ask_button.click()
    assert row.edit.isReadOnly()
    row.ask_button.click()
    assert row.edit.text() == "Perhaps physics"


def test_a_row_is_left_out_by_keys_and_can_be_brought_back(qtbot: QtBot, page: ResearchPage) -> None:
    group = page.groups[2]
    first, second = group.items[:2]
    assert not group.bring_back.isVisible()
    group.rows[0].edit.setFocus()
    qtbot.keyClick(group.rows[0].edit, KEY.Key_Delete, CTRL)
    assert first not in group.items
    assert focused(page) == second.prompt
    assert group.bring_back.isVisible()
    group.bring_back.click()
    assert group.items[-1] == first
    assert not group.bring_back.isVisible()


def test_a_row_of_ones_own_is_added_once_and_asks_its_own_words(qtbot: QtBot, page: ResearchPage) -> None:
    group = page.groups[0]
    for _ in range(2):
        qtbot.keyClicks(group.add_line, "  Why <b>Lund</b> ")
        qtbot.keyClick(group.add_line, KEY.Key_Return)
    assert [item.prompt for item in group.items].count("Why <b>Lund</b>") == 1
    qtbot.keyClicks(group.rows[-1].edit, "?")
    assert group.rows[-1].edit.text() == "Why <b>Lund</b>?"
    assert checklist(page)[5] == ResearchItem("person", "Why <b>Lund</b>", ask=True)


def test_tab_goes_from_line_to_line_past_the_buttons(page: ResearchPage) -> None:
    rows(page)[0].edit.setFocus()
    seen = []
    for _ in range(len(rows(page)) + 3):
        seen.append(page.focusWidget())
        QTest.keyClick(page.focusWidget(), KEY.Key_Tab)
    wanted = [field for group in page.groups for field in (*(row.edit for row in group.rows), group.add_line)]
    assert seen == wanted
    assert page.research.hasFocus()


def test_what_was_found_before_fills_the_blanks_of_a_new_plan_and_says_so(page: ResearchPage) -> None:
    earlier = Earlier(
        on_person=(ResearchItem("person", "Their way here", "Physics"),),
        on_organization=(ResearchItem("industry", "What moves it now", "Cheaper cells"),),
        notes=("Two pilots run",),
    )
    page.use(earlier)
    assert [item.found for item in checklist(page) if item.found] == ["Physics", "Cheaper cells"]
    assert page._reused.isVisible()
    page.notes.buttons[0].click()
    assert page.research.toPlainText() == "Two pilots run"
    page.use(Earlier(on_person=(ResearchItem("person", "Their way here", "Chemistry"),)))
    assert [item.found for item in checklist(page) if item.found] == ["Chemistry"], "somebody else was chosen"
    QTest.keyClicks(rows(page)[1].edit, "Leads a team")
    page.use(earlier)
    assert [item.found for item in checklist(page) if item.found] == ["Chemistry", "Leads a team"]


def test_a_kept_plan_is_not_filled_and_one_without_a_checklist_gets_none_by_looking(qtbot: QtBot) -> None:
    page = ResearchPage()
    qtbot.addWidget(page)
    kept = Interaction(Kind.CALL, (1,), plan=Plan(objective="x", questions=(PlanQuestion("Why?"),)))
    page.show_interaction(kept)
    page.use(Earlier(on_person=(ResearchItem("person", "Their way here", "Physics"),)))
    assert len(rows(page)) == len(blank_checklist())
    assert page.told(kept) == kept
    assert not page.is_filled
    QTest.keyClicks(rows(page)[0].edit, "x")
    plan = page.told(kept).plan
    assert plan is not None
    assert len(plan.checklist) == len(blank_checklist())
    assert page.is_filled


def test_the_rows_of_a_kept_checklist_are_its_own(qtbot: QtBot) -> None:
    page = ResearchPage()
    qtbot.addWidget(page)
    mine = (
        ResearchItem("person", "Their way here", "Physics"),
        ResearchItem("industry", "Tariffs", ask=True),
    )
    kept = Interaction(Kind.CALL, (1,), plan=Plan(checklist=mine))
    page.show_interaction(kept)
    assert page.told(kept) == kept
    assert not page.groups[1].rows
    assert not page.groups[1].bring_back.isHidden()


def test_the_menu_of_a_line_has_both_deeds(qtbot: QtBot, page: ResearchPage) -> None:
    row = rows(page)[0]
    row._show_menu(row.edit.mapToGlobal(row.edit.rect().center()))
    menu = row.edit.findChild(type(row.edit.createStandardContextMenu()))
    assert menu is not None
    texts = [action.text() for action in menu.actions()[:2]]
    assert texts == ["Not to be found: ask it", "Leave out of this sheet"]
    menu.actions()[0].trigger()
    assert row.item.ask
    menu.close()
