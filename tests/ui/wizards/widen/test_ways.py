"""Widening the list on a real desk: ways are ticked and become events."""

from __future__ import annotations

import json

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.dates import Moment
from netdesk.domain.events import Event, EventKind
from netdesk.domain.goals import Goal
from netdesk.domain.pitches import Pitch
from netdesk.services import events, goals, history, organizations, pitches
from netdesk.services.drafts import save_setting
from netdesk.store.desk import Desk
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.wizards.widen import WidenWizard
from tests.ui.wizards.keys import CTRL, KEY, press, tab_to, write
from tests.ui.wizards.widen.widening import opened, rows


def test_ways_and_organizations_with_the_keyboard_alone_are_one_change(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, wizard: WidenWizard
) -> None:
    press(wizard, KEY.Key_Down)
    press(wizard, KEY.Key_Return)
    write(wizard, "Spring <b>fair</b>")
    fields = wizard.at_school.fields
    tab_to(wizard, fields.when)
    press(wizard, KEY.Key_Up)
    fields.day.setFocus()
    tab_to(wizard, fields.place)
    write(wizard, "Hall 2")
    tab_to(wizard, fields.aims)
    write(wizard, "Speak with Halden")
    press(wizard, KEY.Key_Return, CTRL)
    for _ in range(4):
        press(wizard, KEY.Key_Down)
    press(wizard, KEY.Key_Space)
    press(wizard, KEY.Key_Return, CTRL)
    press(wizard, KEY.Key_Return, CTRL)
    for name in ("Halden & Co", "Aoba Cells"):
        write(wizard, name)
        press(wizard, KEY.Key_Return)
    assert wizard.verb_button.text() == "Keep 2 events and 2 organizations"
    said: list[object] = []
    navigator.said.connect(lambda *words: said.append(words))
    with qtbot.waitSignal(wizard.finished):
        press(wizard, KEY.Key_Return, CTRL)
    assert said == [("2 events added  ·  2 organizations wanted", True)]
    fair, linkedin = events.every(jobs.reader)
    assert (fair.name, fair.kind, fair.at_school, fair.place) == (
        "Spring <b>fair</b>",
        EventKind.CAREER_FAIR,
        True,
        "Hall 2",
    )
    assert fair.start is not None
    assert fair.aims == ("Speak with Halden",)
    assert (linkedin.name, linkedin.standing, linkedin.at_school) == ("LinkedIn", True, False)
    assert [(each.name, each.wanted) for each in organizations.every(jobs.reader)] == [
        ("Halden & Co", True),
        ("Aoba Cells", True),
    ]
    jobs.change(history.undo)
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert events.every(jobs.reader) == []
    assert organizations.every(jobs.reader) == []


def test_every_way_says_how_it_is_used_and_offers_what_to_want(wizard: WidenWizard) -> None:
    for page in (wizard.at_school, wizard.beyond):
        for row in range(page.model.rowCount()):
            page.list.setCurrentIndex(page.model.index(row))
            assert page.how.text() == page.model.rows[row].way.how
            assert page.heading.text() == page.model.rows[row].way.title
            assert not page.use.isChecked()
            assert page.fields.isHidden()
    wizard.reject()


def test_a_tick_taken_away_by_mistake_brings_back_what_was_said(wizard: WidenWizard) -> None:
    page = wizard.at_school
    press(wizard, KEY.Key_Space)
    page.fields.name.setText("Halden presents")
    page.fields.offers[0].click()
    assert page.fields.applied_to(page.model.picked[0]).aims == ("Speak with one person who does the work",)
    press(wizard, KEY.Key_Space)
    assert (page.model.picked, page.use.isChecked(), page.fields.isHidden()) == ((), False, True)
    page.use.click()
    assert page.model.picked[0].name == "Halden presents"
    assert page.fields.name.text() == "Halden presents"
    wizard.reject()


def test_several_of_one_kind_are_several_events(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, wizard: WidenWizard
) -> None:
    page = wizard.at_school
    page.list.setCurrentIndex(page.model.index(1))
    page.use.click()
    page.fields.when.setCurrentIndex(1)
    page.fields.day.setDate(QDate(2026, 11, 4))
    page.another.click()
    assert wizard.focusWidget() is page.fields.name
    wizard.keep()
    assert (wizard.current(), wizard.trouble.text()) == (0, "One of those you ticked has no name yet.")
    page.fields.name.setText("Autumn fair")
    assert rows(page)[1:3] == [
        "Career fairs, Career fair  ·  Wednesday, 4 November 2026, ticked",
        "Career fairs, Autumn fair, ticked",
    ]
    with qtbot.waitSignal(wizard.finished):
        wizard.keep()
    found = events.every(jobs.reader)
    assert [(each.name, each.start) for each in found] == [
        ("Career fair", Moment("2026-11-04")),
        ("Autumn fair", None),
    ]


def test_what_is_on_the_desk_is_told_and_goal_and_pitch_can_be_chosen(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator
) -> None:
    events.save(desk, Event("Spring fair", EventKind.CAREER_FAIR))
    goal = goals.save(desk, Goal("Learn how storage reaches the grid"))
    pitch = pitches.save(desk, Pitch("Engineers", text="Hi"))
    wizard = opened(qtbot, jobs, navigator)
    page = wizard.at_school
    assert rows(page)[1] == "Career fairs, 1 on your desk, not ticked"
    page.list.setCurrentIndex(page.model.index(1))
    assert page.here.text() == "1 on your desk already"
    page.use.click()
    page.fields.name.setText("Autumn fair")
    page.fields.goal.setCurrentIndex(1)
    page.fields.pitch.setCurrentIndex(1)
    with qtbot.waitSignal(wizard.finished):
        wizard.keep()
    kept = events.every(jobs.reader)[1]
    assert (kept.goal_id, kept.pitch_id) == (goal, pitch)


def test_events_that_an_export_told_of_can_be_ticked_as_they_are_called_there(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator
) -> None:
    told = {"events": [{"event name": "Battery {day}"}, {"event name": "Battery {day}"}, {}, 3]}
    save_setting(desk, "past", json.dumps(told))
    wizard = opened(qtbot, jobs, navigator)
    page = wizard.beyond
    assert rows(page)[-1] == "Battery {day}, not ticked"
    page.list.setCurrentIndex(page.model.index(page.model.rowCount() - 1))
    page.use.click()
    with qtbot.waitSignal(wizard.finished):
        wizard.keep()
    assert [(each.name, each.kind) for each in events.every(jobs.reader)] == [
        ("Battery {day}", EventKind.OTHER)
    ]


def test_everything_that_takes_keys_has_a_name(wizard: WidenWizard) -> None:
    wizard.at_school.use.click()
    for step, page in enumerate(wizard.pages):
        wizard.go_to(step)
        for widget in page.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
                text = getattr(widget, "text", str)()
                assert widget.accessibleName() or text, f"{type(widget).__name__} on page {step}"
    wizard.reject()


def test_tab_goes_from_the_ways_over_what_becomes_of_them_to_the_verb(wizard: WidenWizard) -> None:
    press(wizard, KEY.Key_Space)
    seen: list[str] = []
    for _ in range(11):
        widget = wizard.focusWidget()
        assert widget is not None
        seen.append(widget.accessibleName() or getattr(widget, "text", str)())
        press(wizard, KEY.Key_Tab)
    assert seen == [
        "Ways to meet people",
        "&Use it",
        "Name",
        "When",
        "Where",
        "What I want",
        "I want: Speak with one person who does the work",
        "I want: Ask who else I should hear",
        "I want: Leave with a name and an address",
        "An&other of this kind",
        "Next: beyond school",
    ]
    wizard.reject()
