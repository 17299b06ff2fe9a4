"""The wizard of the third step: a goal, by the keyboard alone, and who could help with it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.goals import Goal, GoalKind, Measure
from netdesk.domain.names import Name
from netdesk.domain.now import utc_now
from netdesk.services import contacts, goals, history
from netdesk.services.unfinished import unfinished
from netdesk.store.desk import Desk
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.wizards.catalogue import open_wizard
from netdesk.ui.wizards.goal import HOPE, KEEP, PEOPLE, GoalWizard
from tests.ui.wizards.keys import CTRL, KEY, write


@pytest.fixture
def leila(desk: Desk) -> int:
    contacts.add_contact(desk, Contact(Name(display="Bo Berg"), title="Baker"))
    return contacts.add_contact(
        desk,
        Contact(Name(display="Leila Haddad"), organization="Halden Storage", title="Head of grid storage"),
    )


def opened(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, window: QWidget, wish: str = "goals"
) -> GoalWizard:
    wizard = open_wizard(wish, jobs, navigator, window)
    assert isinstance(wizard, GoalWizard)
    qtbot.waitUntil(wizard.isActiveWindow)
    return wizard


def press(wizard: QWidget, key: Qt.Key, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(wizard.focusWidget(), key)


def go_on(wizard: GoalWizard) -> None:
    QTest.keyClick(wizard.focusWidget(), KEY.Key_Return, CTRL)


def told(widget: QWidget) -> list[str]:
    return [each.text() for each in widget.findChildren(QLabel) if each.text()]


def settled(qtbot: QtBot, wizard: GoalWizard) -> None:
    qtbot.waitUntil(lambda: wizard.people.helpers is not None and wizard.people.helpers.is_settled)


def test_from_what_one_hopes_for_to_the_desk_by_the_keyboard_alone(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, window: QWidget, leila: int
) -> None:
    said: list[tuple[str, bool]] = []
    navigator.said.connect(lambda *words: said.append(words))
    wizard = opened(qtbot, jobs, navigator, window)
    assert wizard.focusWidget() is wizard.hope.kinds[GoalKind.CAREER_PATH]
    press(wizard, KEY.Key_Up, 2)
    assert wizard.hope.kind is GoalKind.INDUSTRY
    press(wizard, KEY.Key_Tab)
    write(wizard, "Grid storage")
    press(wizard, KEY.Key_Tab, 2)
    press(wizard, KEY.Key_Space)
    assert wizard.hope.statement.toPlainText() == "Find out whether grid storage is for me"
    go_on(wizard)
    QTest.keyClick(wizard.focusWidget(), KEY.Key_A, CTRL)
    write(wizard, "3")
    go_on(wizard)
    assert wizard.current() == PEOPLE
    settled(qtbot, wizard)
    write(wizard, "Bo")
    qtbot.waitUntil(wizard.people.somebody._list.isVisible)
    press(wizard, KEY.Key_Return)
    settled(qtbot, wizard)
    helpers = wizard.people.helpers
    assert helpers is not None
    button = helpers.lines[1].button
    assert button is not None
    assert button.accessibleName() == "Pick Leila Haddad"
    button.setFocus()
    press(wizard, KEY.Key_Space)
    settled(qtbot, wizard)
    go_on(wizard)
    assert wizard.current() == KEEP
    assert "Bo Berg, Leila Haddad" in [each.text() for each in wizard.summary.findChildren(QLabel)]
    go_on(wizard)
    qtbot.waitUntil(lambda: bool(said))
    assert said == [("“Find out whether grid storage is for me” added", True)]
    (kept,) = goals.every(jobs.reader)
    assert (kept.kind, kept.subject, kept.number) == (GoalKind.INDUSTRY, "Grid storage", 3)
    assert kept.helper_ids == (leila - 1, leila)
    assert kept.due is not None
    assert (kept.due - utc_now().date()).days in (83, 84, 85)
    assert unfinished(jobs.reader, desk.path) == []
    jobs.change(history.undo)
    qtbot.waitUntil(lambda: goals.every(jobs.reader) == [])


def test_a_starter_never_replaces_the_users_own_words(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, window: QWidget
) -> None:
    wizard = opened(qtbot, jobs, navigator, window)
    page = wizard.hope
    page.starters[0].click()
    page.starters[1].click()
    assert page.statement.toPlainText() == "Find out what a usual day is like"
    page.kinds[GoalKind.SKILL].click()
    page.starters[0].click()
    assert page.statement.toPlainText() == "Learn this skill from people who use it"
    page.statement.setPlainText("Mine.")
    page.starters[0].click()
    assert page.statement.toPlainText() == "Mine. Learn this skill from people who use it"
    wizard.reject()


def test_what_a_number_and_a_day_mean_is_told_at_once(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, window: QWidget
) -> None:
    wizard = opened(qtbot, jobs, navigator, window)
    wizard.go_to(1)
    page = wizard.measure
    page.usual[10].click()
    page.weeks[4].click()
    assert page._told.text().startswith("0 of 10 conversations")
    assert page._pace.text() == "3 a week gets you there."
    assert not page.own.isVisibleTo(page)
    page.measure.setCurrentIndex(page.measure.findData(Measure.OWN.value))
    page.measure.activated.emit(page.measure.currentIndex())
    assert page.own.isVisibleTo(page)
    page.no_day.click()
    assert "no day set" in page._told.text()
    assert wizard.value().due is None
    wizard.reject()


def test_one_is_kept_and_another_begun(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, window: QWidget
) -> None:
    wizard = opened(qtbot, jobs, navigator, window)
    wizard.go_to(KEEP)
    wizard.another_button.click()
    assert (wizard.current(), wizard.trouble.text()) == (HOPE, "Say in one sentence what you want.")
    wizard.hope.statement.setPlainText("Know the field")
    wizard.go_to(KEEP)
    assert "This is the first. One to three are enough." in told(wizard.summary)
    with qtbot.waitSignal(navigator.wizard_wanted) as wanted:
        wizard.another_button.click()
    assert wanted.args == ["goals"]
    again = opened(qtbot, jobs, navigator, window)
    again.go_to(KEEP)
    assert "Know the field" in told(again.summary)
    again.reject()


def test_a_goal_of_the_desk_is_gone_on_with(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, window: QWidget
) -> None:
    goal_id = goals.save(desk, Goal("Know the field", number=2, due=date(2027, 3, 1), notes="Soon"))
    wizard = opened(qtbot, jobs, navigator, window, f"goals:{goal_id}")
    assert wizard.windowTitle() == "Know the field"
    wizard.measure.number.set_value(4)
    wizard.go_to(KEEP)
    assert not wizard.another_button.isVisible()
    assert "0 interactions serve it" in told(wizard.summary)
    wizard.accept()
    qtbot.waitUntil(lambda: goals.every(jobs.reader)[0].number == 4)
    (kept,) = goals.every(jobs.reader)
    assert (kept.id, kept.due, kept.notes) == (goal_id, date(2027, 3, 1), "Soon")


def test_somebody_who_is_not_on_the_desk_is_told(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, window: QWidget, leila: int
) -> None:
    wizard = opened(qtbot, jobs, navigator, window)
    wizard.hope.statement.setPlainText("Know the field")
    wizard.go_to(PEOPLE)
    write(wizard, "Nobody at all")
    wizard.go_to(KEEP)
    wizard.accept()
    assert wizard.current() == PEOPLE
    assert wizard.trouble.text() == "Nobody on your desk is called Nobody at all."
    wizard.people.somebody.edit.clear()
    settled(qtbot, wizard)
    wizard.reject()


def test_after_a_kill_the_goal_is_offered_with_everybody_picked(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, window: QWidget, leila: int
) -> None:
    wizard = opened(qtbot, jobs, navigator, window)
    wizard.hope.kinds[GoalKind.SKILL].click()
    wizard.hope.statement.setPlainText("Know the field")
    wizard.measure.number.set_value(9)
    wizard.go_to(PEOPLE)
    settled(qtbot, wizard)
    wizard.people.pick(leila)
    settled(qtbot, wizard)
    wizard.go_to(KEEP)
    qtbot.waitUntil(lambda: jobs.is_idle)
    # Nothing of the first wizard is asked or closed: all that is left is the file.
    again = GoalWizard(jobs, navigator, window)
    found = again.value()
    assert (found.kind, found.statement, found.helper_ids) == (GoalKind.SKILL, "Know the field", (leila,))
    assert found.number == 9
    wizard.reject()
    again.reject()


def test_looking_at_every_page_leaves_no_draft(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator, window: QWidget, leila: int
) -> None:
    goal_id = goals.save(desk, Goal("Know the field", helper_ids=(leila,)))
    for wish in ("goals", f"goals:{goal_id}"):
        wizard = opened(qtbot, jobs, navigator, window, wish)
        for step in range(KEEP + 1):
            wizard.go_to(step)
        settled(qtbot, wizard)
        wizard.reject()
        qtbot.waitUntil(lambda: jobs.is_idle)
        assert unfinished(jobs.reader, desk.path) == []


def test_tab_goes_through_the_fields_in_the_order_of_reading_and_each_has_a_name(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, window: QWidget
) -> None:
    wizard = opened(qtbot, jobs, navigator, window)
    names: list[str] = []
    for _ in range(6):
        names.append(wizard.focusWidget().accessibleName())
        press(wizard, KEY.Key_Tab)
    assert names[:3] == ["A career path", "Work", "In one sentence"]
    assert all(each.startswith("Begin with: ") for each in names[3:])
    wizard.go_to(1)
    names = []
    for _ in range(15):
        focused = wizard.focusWidget()
        name = focused.accessibleName() or focused.text()  # type: ignore[attr-defined]
        if name not in names:  # Tab stops at day, month and year
            names.append(name)
        press(wizard, KEY.Key_Tab)
        if wizard.focusWidget() is wizard.measure.notes:
            break
    assert names == [
        *("How many", "Fewer: How many", "More: How many", "3", "5", "10", "Of what", "By when", "No &day"),
        *("in 4 weeks", "in 8 weeks", "in 12 weeks"),
    ]
    wizard.reject()
