"""The section of goals, driven as at the keyboard on a real desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.goals import Goal, GoalKind, GoalState, Measure
from netdesk.domain.interactions import Interaction, Kind, Plan, State
from netdesk.domain.names import Name
from netdesk.domain.pitches import Pitch
from netdesk.services import contacts, goals, history, interactions, pitches
from netdesk.store.desk import Desk
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.goal_editor import GoalEditor
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.goals import GoalsPanel
from netdesk.ui.widgets.share_bar import ShareBar
from tests.ui.panels.row_panel import column, press, shown, words

Made = Callable[[], GoalsPanel]
HOSTILE = "<b>Bold</b> & {0} %s"


@pytest.fixture
def given(desk: Desk) -> dict[str, int]:
    ann = contacts.add_contact(desk, Contact(Name(display="Ann Lee"), title="Grid planner"))
    contacts.add_contact(desk, Contact(Name(display=HOSTILE), notes="grid storage"))
    grid = goals.save(
        desk,
        Goal("Understand grids", GoalKind.INDUSTRY, "grid", Measure.CONVERSATIONS, 4, due=date(2199, 1, 1)),
    )
    own = goals.save(desk, Goal("Read papers", measure=Measure.OWN, number=2, counted=1))
    old = goals.save(desk, Goal(HOSTILE, GoalKind.SKILL, state=GoalState.REACHED))
    talk = Interaction(Kind.CALL, (ann,), State.HELD, plan=Plan(goal="Understand grids", goal_id=grid))
    call = interactions.add_interaction(desk, talk)
    return {"ann": ann, "grid": grid, "own": own, "old": old, "call": call}


@pytest.fixture
def make(qtbot: QtBot, jobs: Jobs, bus: Bus, navigator: Navigator) -> Made:
    def made() -> GoalsPanel:
        panel = GoalsPanel(jobs, bus, navigator)
        qtbot.addWidget(panel)
        panel.resize(1060, 700)
        panel.show()
        qtbot.waitUntil(lambda: panel.is_settled and _is_calm(panel))
        return panel

    return made


def _is_calm(panel: GoalsPanel) -> bool:
    helpers = getattr(panel.detail, "helpers", None)
    return panel.jobs.is_idle and (panel.is_empty or helpers is None or helpers.is_settled)


def settle(qtbot: QtBot, panel: GoalsPanel) -> None:
    qtbot.waitUntil(lambda: panel.is_settled and _is_calm(panel))
    QApplication.processEvents()


def choose(qtbot: QtBot, panel: GoalsPanel, name: str) -> None:
    panel.table.choose_row(shown(panel).index(name))
    settle(qtbot, panel)


def goal(desk: Desk, goal_id: int) -> Goal:
    found = goals.goal(desk.writer, goal_id)
    assert found is not None
    return found


@pytest.fixture
def wishes(navigator: Navigator) -> list[object]:
    told: list[object] = []
    navigator.wizard_wanted.connect(told.append)
    navigator.row_wanted.connect(lambda section, row: told.append((section, row)))
    navigator.contact_wanted.connect(lambda each: told.append(("contact", each)))
    navigator.interaction_wanted.connect(lambda each: told.append(("interaction", each)))
    navigator.plan_for_goal_wanted.connect(lambda one, other: told.append(("plan", one, other)))
    return told


def test_an_empty_section_leads_to_the_wizard_or_to_a_form(
    qtbot: QtBot, make: Made, wishes: list[object]
) -> None:
    panel = make()
    assert panel.is_empty

    panel.empty.primary.click()
    panel.empty.secondary.click()

    assert wishes == ["goals"]
    (editor,) = panel.findChildren(GoalEditor)
    editor.reject()


def test_active_goals_come_first_with_their_progress(make: Made, given: dict[str, int]) -> None:
    panel = make()

    assert shown(panel) == ["Understand grids", "Read papers", HOSTILE]
    assert column(panel, 1) == ["1 of 4", "1 of 2", "no number yet"]
    assert column(panel, 3) == ["Active", "Active", "Reached"]


def test_search_and_filters_narrow_the_list(qtbot: QtBot, make: Made, given: dict[str, int]) -> None:
    panel = make()

    panel.set_search("pap")
    assert shown(panel) == ["Read papers"]
    panel.set_search("")
    panel.filters.choose("reached")
    assert shown(panel) == [HOSTILE]
    panel.filters.choose("all")
    panel.filters.choose_from_menu(GoalKind.INDUSTRY.value)
    assert shown(panel) == ["Understand grids"]


def test_the_detail_tells_progress_helpers_and_what_serves_it(
    qtbot: QtBot, make: Made, given: dict[str, int], wishes: list[object]
) -> None:
    panel = make()
    choose(qtbot, panel, "Understand grids")

    told = words(panel)

    assert "1 of 4 conversations" in told
    assert panel.detail.findChildren(ShareBar)[0].share == 0.25
    assert "Ann Lee" in told
    assert any(each.endswith("Title says grid, you talked once") for each in told)
    assert "Call with Ann Lee" in told
    press(panel, "Call with Ann Lee")
    press(panel, "Ann Lee")
    press(panel, "Plan a conversation")
    assert wishes == [("interaction", given["call"]), ("contact", given["ann"]), ("plan", given["grid"], 0)]


def test_a_suggested_person_is_picked_and_taken_out_again_in_one_step_each(
    qtbot: QtBot, desk: Desk, make: Made, given: dict[str, int]
) -> None:
    panel = make()
    choose(qtbot, panel, "Understand grids")

    press(panel, "Pick Ann Lee")
    settle(qtbot, panel)
    assert goal(desk, given["grid"]).helper_ids == (given["ann"],)
    assert "Take Ann Lee out" in words(panel)

    press(panel, "Take Ann Lee out")
    settle(qtbot, panel)
    assert goal(desk, given["grid"]).helper_ids == ()
    history.undo(desk)
    history.undo(desk)
    assert goal(desk, given["grid"]).helper_ids == ()
    history.redo(desk)
    assert goal(desk, given["grid"]).helper_ids == (given["ann"],)


def test_counting_one_more_reaches_the_number_and_offers_to_say_so(
    qtbot: QtBot, desk: Desk, make: Made, given: dict[str, int]
) -> None:
    panel = make()
    choose(qtbot, panel, "Read papers")

    press(panel, "Count one more")
    settle(qtbot, panel)
    assert goal(desk, given["own"]).counted == 2
    press(panel, "Mark as reached")
    settle(qtbot, panel)

    assert goal(desk, given["own"]).state is GoalState.REACHED
    assert panel.detail.shown is not None
    assert panel.detail.shown.id == given["own"]


def test_the_menu_drops_and_takes_up_again(
    qtbot: QtBot, desk: Desk, make: Made, given: dict[str, int]
) -> None:
    panel = make()
    choose(qtbot, panel, "Understand grids")

    entries = {each.text(): each for each in panel.menu(panel.chosen()).actions() if each.text()}
    assert list(entries) == ["Edit…", "Mark as reached", "Drop", "Delete"]
    entries["Drop"].trigger()
    settle(qtbot, panel)
    assert goal(desk, given["grid"]).state is GoalState.DROPPED

    panel.show_row(given["grid"])
    entries = {each.text(): each for each in panel.menu(panel.chosen()).actions() if each.text()}
    entries["Take up again"].trigger()
    settle(qtbot, panel)
    assert goal(desk, given["grid"]).state is GoalState.ACTIVE


def test_a_goal_is_written_edited_and_deleted_by_the_keyboard_alone(
    qtbot: QtBot, desk: Desk, make: Made, given: dict[str, int]
) -> None:
    panel = make()
    panel.new()
    (editor,) = panel.findChildren(GoalEditor)
    qtbot.keyClicks(editor.statement, "Learn to sail")
    editor.activateWindow()
    qtbot.waitUntil(editor.isActiveWindow)
    qtbot.keyClick(editor.statement, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, panel)
    qtbot.waitUntil(lambda: "Learn to sail" in shown(panel))
    assert panel.chosen()[0].goal.statement == "Learn to sail"

    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    editor = next(each for each in panel.findChildren(GoalEditor) if each.isVisible())
    editor.number.setValue(7)
    editor.no_day.setChecked(False)
    editor.accept()
    settle(qtbot, panel)
    kept = panel.chosen()[0].goal
    assert (kept.number, kept.due is not None) == (7, True)

    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_Delete)
    settle(qtbot, panel)
    assert "Learn to sail" not in shown(panel)
    history.undo(desk)
    settle(qtbot, panel)


def test_a_goal_needs_words_and_people_who_are_there(
    qtbot: QtBot, desk: Desk, make: Made, given: dict[str, int]
) -> None:
    panel = make()
    panel.new()
    (editor,) = panel.findChildren(GoalEditor)
    editor.accept()
    assert editor.isVisible()

    editor.statement.setPlainText("Something")
    qtbot.keyClicks(editor.helpers.edit, "Zacharias")
    editor.accept()
    assert editor.isVisible()
    told = [each.text() for each in editor.findChildren(QLabel) if each.isVisible()]
    assert "Nobody on your desk is called Zacharias." in told
    assert len(goals.every(desk.writer)) == 3
    editor.reject()


def test_what_was_typed_waits_as_a_draft(qtbot: QtBot, jobs: Jobs, make: Made, given: dict[str, int]) -> None:
    panel = make()
    panel.new()
    (editor,) = panel.findChildren(GoalEditor)
    editor.statement.setPlainText("Half a goal")
    editor.reject()
    qtbot.waitUntil(lambda: jobs.is_idle)

    panel.new()
    again = next(each for each in panel.findChildren(GoalEditor) if each.isVisible())

    assert again.statement.toPlainText() == "Half a goal"
    again.start_over.click()
    assert again.statement.toPlainText() == ""
    again.reject()


def test_the_state_row_and_own_count_show_only_where_they_mean_something(
    qtbot: QtBot, make: Made, given: dict[str, int]
) -> None:
    panel = make()
    panel.new()
    (editor,) = panel.findChildren(GoalEditor)
    assert not editor.state.isVisible()
    assert not editor.counted.isVisible()

    editor.measure.setCurrentIndex(editor.measure.findData(Measure.OWN.value))
    assert editor.counted.isVisible()
    editor.reject()


def test_pitches_that_serve_a_goal_lead_to_their_section(
    qtbot: QtBot, desk: Desk, make: Made, given: dict[str, int], wishes: list[object]
) -> None:
    pitch = pitches.save(desk, Pitch("Engineers", goal_id=given["grid"]))
    panel = make()
    choose(qtbot, panel, "Understand grids")

    press(panel, "Engineers")

    assert wishes == [("pitches", pitch)]


def test_picking_one_after_the_other_stays_where_one_is(
    qtbot: QtBot, desk: Desk, make: Made, given: dict[str, int]
) -> None:
    for number in range(9):
        contacts.add_contact(desk, Contact(Name(display=f"Person {number}"), title="Grid planner"))
    panel = make()
    panel.resize(1060, 420)
    choose(qtbot, panel, "Understand grids")
    bar = panel.detail.scroll_bar()
    qtbot.waitUntil(lambda: bar.maximum() >= 150)
    bar.setValue(150)
    assert bar.value() == 150

    def has_keys(words: str) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and focused.accessibleName().startswith(words)

    for name in ("Ann Lee", "Person 0"):
        press(panel, f"Pick {name}")
        settle(qtbot, panel)
        qtbot.waitUntil(lambda: bar.value() == 150 and has_keys("Pick Person"))

    assert len(goal(desk, given["grid"]).helper_ids) == 2
