"""The path of nine steps: what is done, what unfolds, where keys go, and that all of it fits."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.goals import Goal, Measure
from netdesk.domain.names import Name
from netdesk.domain.steps import Step
from netdesk.services import contacts, goals, history
from netdesk.store.desk import Desk
from netdesk.ui.bus import Bus
from netdesk.ui.jobs import Jobs
from tests.ui.panels.journey.journey import KEY, Open, focused, press, row, settled, unfolded, words


def test_a_new_desk_shows_nine_steps_and_where_to_begin(opened: Open) -> None:
    panel = opened()
    assert [each.look.number for each in panel.path.rows.values() if each.look] == list(range(1, 10))
    assert words(panel, Step.CIRCLES) == ("Nobody yet", "Next")
    assert panel.next.title.text() == "Write down whom you know"
    assert panel.head == "0 % of this round"
    assert panel.facts == ["Round 1"]
    assert panel.left.isHidden()
    assert panel.goals.isHidden()


def test_what_is_done_follows_the_desk(qtbot: QtBot, desk: Desk, jobs: Jobs, bus: Bus, opened: Open) -> None:
    panel = opened()
    circle = contacts.circles(jobs.reader)[0].id
    jobs.change(lambda d: contacts.add_contact(d, Contact(Name(display="Leila"), circle_id=circle)))
    qtbot.waitUntil(lambda: words(panel, Step.CIRCLES)[0] == "1 person in 1 circle")
    with qtbot.waitSignal(panel.shown):
        jobs.change(lambda d: goals.save(d, Goal("Understand <b>storage</b>", measure=Measure.OWN)))
    settled(qtbot, panel, jobs)
    assert words(panel, Step.GOALS) == ("One goal has no number yet", "33 %")
    (card,) = panel.goals.list.cards
    assert card.accessibleName() == "Understand <b>storage</b>, no number yet"
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in panel.findChildren(QLabel))


def test_nothing_is_asked_while_nobody_looks(qtbot: QtBot, jobs: Jobs, opened: Open) -> None:
    panel = opened()
    panel.hide()
    jobs.change(lambda d: goals.save(d, Goal("Unseen")))
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert words(panel, Step.GOALS)[0] == "No goal yet"
    panel.show()
    qtbot.waitUntil(lambda: words(panel, Step.GOALS)[0] == "One goal has no number yet")


def test_a_step_unfolds_by_click_and_by_keys_and_only_one_at_a_time(opened: Open) -> None:
    panel = opened()
    QTest.mouseClick(row(panel, Step.LIST), Qt.MouseButton.LeftButton)
    assert unfolded(panel) is Step.LIST
    assert panel.path.more[Step.LIST].isVisible()
    panel.focus_list()
    press(focused(), KEY.Key_Return)
    assert unfolded(panel) is Step.CIRCLES
    assert not panel.path.more[Step.LIST].isVisible()
    press(focused(), KEY.Key_Left)
    assert unfolded(panel) is None
    press(focused(), KEY.Key_Left)
    assert unfolded(panel) is None
    press(focused(), KEY.Key_Right)
    assert unfolded(panel) is Step.CIRCLES
    press(focused(), KEY.Key_Space)
    assert unfolded(panel) is None


def test_arrows_go_from_step_to_step_and_the_path_is_one_stop_of_tab(qtbot: QtBot, opened: Open) -> None:
    panel = opened()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.focus_list()
    assert focused() is row(panel, Step.CIRCLES)
    press(focused(), KEY.Key_Down)
    press(focused(), KEY.Key_Down)
    assert focused() is row(panel, Step.GOALS)
    press(focused(), KEY.Key_Up)
    assert focused() is row(panel, Step.LIST)
    press(focused(), KEY.Key_End)
    assert focused() is row(panel, Step.REPETITION)
    press(focused(), KEY.Key_Home)
    assert focused() is row(panel, Step.CIRCLES)
    press(focused(), KEY.Key_Down)
    press(focused(), KEY.Key_Tab)
    assert focused() is panel.next.verb
    press(focused(), KEY.Key_Tab)
    assert focused() is panel.next.skip
    press(focused(), KEY.Key_Backtab)
    press(focused(), KEY.Key_Backtab)
    assert focused() is row(panel, Step.LIST)


def test_tab_goes_through_what_is_unfolded(qtbot: QtBot, opened: Open, wizards: None) -> None:
    panel = opened()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.focus_list()
    press(focused(), KEY.Key_Return)
    more = panel.path.more[Step.CIRCLES]
    press(focused(), KEY.Key_Tab)
    assert focused() is more.wizard
    press(focused(), KEY.Key_Tab)
    assert focused() is more.places[0]


def test_each_step_says_why_and_leads_to_its_wizard_and_workplace(
    opened: Open, heard: list[tuple[object, ...]], wizards: None
) -> None:
    panel = opened()
    for step in Step:
        more = panel.path.more[step]
        panel.path.unfold(step)
        assert len(more.why.text()) > 80
        assert more.wizard.isVisible() == (step.number <= 5)
        assert more.places
        heard.clear()
        for button in [each for each in (more.wizard, *more.places) if each.isVisible()]:
            button.click()
        kinds = [wish[0] for wish in heard]
        assert kinds == ["wizard_wanted"] * (step.number <= 5) + ["section_wanted"] * len(more.places)


def test_the_menu_of_a_step_offers_the_same(
    opened: Open, heard: list[tuple[object, ...]], wizards: None
) -> None:
    panel = opened()
    menu = panel.path.menu(Step.CIRCLES)
    for action in menu.actions()[:2]:
        action.trigger()
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Go through your circles…", "Open Contacts", "Why it matters",
    ]  # fmt: skip
    assert heard == [("wizard_wanted", "circles"), ("section_wanted", "contacts")]
    menu.actions()[-1].trigger()
    assert unfolded(panel) is Step.CIRCLES
    menu.deleteLater()


def test_every_row_and_button_has_a_name_of_its_own(opened: Open, wizards: None) -> None:
    panel = opened()
    assert row(panel, Step.CIRCLES).accessibleName() == (
        "Step 1, Identify your circles, Nobody yet, suggested next"
    )
    panel.path.unfold(Step.CIRCLES)
    assert row(panel, Step.CIRCLES).accessibleName().endswith(", details shown")
    stops = [each for each in panel.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    names = [each.accessibleName() or getattr(each, "text", str)() for each in stops if each.isVisible()]
    assert all(names)


@pytest.mark.parametrize("width", [1064, 832])
def test_nothing_is_wider_than_the_window_and_all_can_be_scrolled_to(opened: Open, width: int) -> None:
    panel = opened()
    panel.resize(width, 523)
    panel.set_compact("full" if width > 1000 else "compact")
    QApplication.processEvents()
    assert panel.columns.body.width() <= width
    for step in Step:
        panel.path.unfold(step)
        QApplication.processEvents()
        right = row(panel, step).mapTo(panel, QPoint(row(panel, step).width(), 0)).x()
        assert right <= width


def test_in_one_column_the_suggestion_comes_before_the_path(opened: Open) -> None:
    panel = opened()
    panel.resize(832, 523)
    panel.set_compact("compact")
    QApplication.processEvents()
    top = panel.next.mapTo(panel, QPoint(0, 0)).y()
    assert top < row(panel, Step.CIRCLES).mapTo(panel, QPoint(0, 0)).y()
    assert panel.next.verb.mapTo(panel, QPoint(0, 0)).y() < 523


def test_on_a_desk_that_is_only_looked_at_nothing_is_offered(
    qtbot: QtBot, desk: Desk, jobs: Jobs, opened: Open, wizards: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = opened()
    monkeypatch.setattr(type(desk), "read_only", property(lambda _desk: True))
    panel.refresh()
    qtbot.waitUntil(lambda: panel.is_settled)
    panel.path.unfold(Step.CIRCLES)
    assert not panel.next.verb.isEnabled()
    assert panel.next.skip.isHidden()
    assert panel.path.more[Step.CIRCLES].wizard.isHidden()
    assert not panel.path.more[Step.REPETITION].round[0].isEnabled()
    panel.new()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert history.next_undo(jobs.reader) is None


@pytest.mark.parametrize("step", Step)
def test_what_is_unfolded_comes_into_sight(qtbot: QtBot, opened: Open, step: Step) -> None:
    panel = opened()
    panel.resize(832, 523)
    panel.set_compact("compact")
    qtbot.waitUntil(lambda: panel.columns.area.verticalScrollBar().maximum() > 0)
    panel.path.unfold(step)
    more = panel.path.more[step]
    qtbot.waitUntil(lambda: 0 <= more.mapTo(panel, QPoint(0, more.height())).y() <= panel.height())
