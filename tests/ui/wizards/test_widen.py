"""Widening the list on a real desk: ways become events, lists come in, organizations are wanted."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.dates import Moment
from netdesk.domain.events import Event, EventKind
from netdesk.domain.goals import Goal
from netdesk.domain.names import Name
from netdesk.domain.organizations import Organization
from netdesk.domain.pitches import Pitch
from netdesk.services import contacts, drafts, events, goals, history, organizations, pitches
from netdesk.services.drafts import save_setting
from netdesk.store.desk import Desk
from netdesk.ui.bus import Bus
from netdesk.ui.importing import ImportFlow
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.wizards.ways_page import WaysPage
from netdesk.ui.wizards.widen import WidenWizard
from tests.ui.wizards.keys import CTRL, KEY, press, tab_to, write

CONNECTIONS = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Priya,Raman,https://www.linkedin.com/in/priya,,Brightwater Labs,Founder,07 Oct 2026\n"
)


def opened(qtbot: QtBot, jobs: Jobs, navigator: Navigator, parent: QWidget | None = None) -> WidenWizard:
    made = WidenWizard(jobs, navigator, parent)
    qtbot.addWidget(made)
    made.open()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def wizard(qtbot: QtBot, jobs: Jobs, navigator: Navigator) -> WidenWizard:
    return opened(qtbot, jobs, navigator)


def rows(page: WaysPage) -> list[str]:
    model = page.model
    return [model.index(at).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(model.rowCount())]


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


def test_what_an_export_tells_is_offered_at_once(
    qtbot: QtBot, desk: Desk, jobs: Jobs, bus: Bus, navigator: Navigator, tmp_path: Path, window: QWidget
) -> None:
    flow = ImportFlow(jobs, bus, navigator, window)
    navigator.bring_in_wanted.connect(flow.fulfil)
    export = tmp_path / "Basic_LinkedInDataExport_10-12-2026.zip"
    with zipfile.ZipFile(export, "w") as packed:
        packed.writestr("Connections.csv", CONNECTIONS)
        packed.writestr("Events.csv", "Event Name,Event Time,Status,External Url\nGrid evening,,,\n")
        packed.writestr("Company Follows.csv", "Organization,Followed On\nAoba Cells,\n")
    wizard = opened(qtbot, jobs, navigator, window)
    wizard.go_to(2)
    wizard.bring_in_files([export])
    qtbot.waitUntil(lambda: flow.dialog is not None and flow.dialog.choices is not None)
    assert flow.dialog is not None
    flow.dialog.accept()
    qtbot.waitUntil(lambda: wizard.exports.zone.said == "1 person added")
    assert rows(wizard.beyond)[-1] == "Grid evening, not ticked"
    wizard.go_to(3)
    offered = [each.accessibleName() for each in wizard.wanted.ideas if each.isVisible()]
    assert offered == ["Want to know somebody at Aoba Cells"]
    wizard.reject()


# Lists from elsewhere


def test_each_source_shows_its_own_steps_and_files(wizard: WidenWizard) -> None:
    wizard.go_to(2)
    page = wizard.exports
    seen = []
    for _ in range(4):
        seen.append((page.guide.title, page._steps.count(), page.page_button.isVisible()))
        press(wizard, KEY.Key_Right)
    assert seen == [
        ("LinkedIn", 5, True),
        ("Google", 5, True),
        ("Facebook", 5, True),
        ("Phone and others", 4, False),
    ]
    wizard.reject()


def test_an_export_goes_through_the_import_into_the_circle_of_its_source(
    qtbot: QtBot, jobs: Jobs, bus: Bus, navigator: Navigator, tmp_path: Path, window: QWidget
) -> None:
    flow = ImportFlow(jobs, bus, navigator, window)
    navigator.bring_in_wanted.connect(flow.fulfil)
    file = tmp_path / "Connections.csv"
    file.write_text(CONNECTIONS, encoding="utf-8")
    wizard = opened(qtbot, jobs, navigator, window)
    wizard.go_to(2)
    wizard.bring_in_files([file])
    qtbot.waitUntil(lambda: flow.dialog is not None and flow.dialog.choices is not None)
    assert flow.dialog is not None
    assert flow.dialog.batch.circle_id == 5
    flow.dialog.accept()
    qtbot.waitUntil(lambda: wizard.exports.zone.said == "1 person added")
    assert wizard.exports.is_filled
    (priya,) = contacts.contacts(jobs.reader, [1])
    assert (priya.shown, priya.circle_id) == ("Priya Raman", 5)
    wizard.go_to(3)
    write(wizard, "BRIGHTWATER labs GmbH")
    press(wizard, KEY.Key_Return)
    qtbot.waitUntil(lambda: wizard.wanted.people.text() == "Priya Raman, Founder")
    wizard.reject()


# Organizations


def test_who_is_known_at_an_organization_and_where_the_gaps_are(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator
) -> None:
    for name, circle in (("Ann Lee", 1), ("Bob Ray", 1)):
        contacts.add_contact(
            desk,
            Contact(Name(display=name), organization="Halden Storage AS", circle_id=circle, title="Engineer"),
        )
    organizations.save(desk, Organization("Aoba Cells", wanted=True))
    wizard = opened(qtbot, jobs, navigator)
    wizard.go_to(3)
    page = wizard.wanted
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    write(wizard, "halden storage")
    press(wizard, KEY.Key_Return)
    write(wizard, "Halden")
    press(wizard, KEY.Key_Return)
    told = [page.model.index(at).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(3)]
    assert told == [
        "Halden, Nobody you know yet",
        "halden storage, 2 people you know  ·  Work 2",
        "Aoba Cells, Wanted already  ·  Nobody you know yet",
    ]
    page.list.setCurrentIndex(page.model.index(1))
    assert page.who.text() == "Who you know at halden storage"
    assert page.people.text() == "Ann Lee, Engineer\nBob Ray, Engineer"
    assert page.gaps.text().splitlines() == [
        "You know nobody yet at Aoba Cells and Halden.",
        "Nobody of these circles is where you want to be: Family, Activities, School and Online.",
    ]
    press(wizard, KEY.Key_Down)
    press(wizard, KEY.Key_Delete)
    assert page.count == 1
    page.list.setCurrentIndex(page.model.index(1))
    assert not page.remove.isEnabled(), "what is on the desk is not taken away here"
    wizard.reject()


def test_organizations_followed_elsewhere_are_one_click_away(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator
) -> None:
    save_setting(desk, "past", json.dumps({"follows": ["Halden & Co", "Aoba Cells"]}))
    wizard = opened(qtbot, jobs, navigator)
    wizard.go_to(3)
    page = wizard.wanted
    assert [each.accessibleName() for each in page.ideas if each.isVisible()] == [
        "Want to know somebody at Halden & Co",
        "Want to know somebody at Aoba Cells",
    ]
    page.ideas[0].click()
    assert page.applied_to(wizard.value()).wanted == ("Halden & Co",)
    assert [each.isVisible() for each in page.ideas] == [True, *([False] * 7)]
    wizard.reject()


# Drafts


def test_what_was_ticked_is_there_again_after_a_kill(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, wizard: WidenWizard
) -> None:
    wizard._pause.setInterval(1)
    press(wizard, KEY.Key_Space)
    wizard.at_school.fields.place.setText("Room 4")
    wizard.wanted._want(["Halden"])
    qtbot.waitUntil(lambda: drafts.draft(jobs.reader, "wizard-draft-list") is not None and jobs.is_idle)
    # Nothing of the first wizard is asked or closed: all that is left is the file.
    again = WidenWizard(jobs, navigator)
    qtbot.addWidget(again)
    found = again.value()
    assert [(each.way, each.place) for each in found.picked] == [("company-presentations", "Room 4")]
    assert found.wanted == ("Halden",)
    assert again.draft_label.text() == "You left this unfinished."
    again.reject()
    wizard.reject()


def test_a_draft_of_ways_that_are_no_more_is_shown_and_kept(
    qtbot: QtBot, desk: Desk, jobs: Jobs, navigator: Navigator
) -> None:
    drafts.keep_draft(
        desk,
        "wizard-draft-list",
        {"picked": [{"way": "event:Gone", "name": "Gone day", "day": "x"}, {"way": 3}]},
    )
    wizard = opened(qtbot, jobs, navigator)
    assert rows(wizard.beyond)[-1] == "Gone, Gone day, ticked"
    with qtbot.waitSignal(wizard.finished):
        wizard.keep()
    assert [each.name for each in events.every(jobs.reader)] == ["Gone day"]


def test_looking_is_not_yet_a_draft(qtbot: QtBot, navigator: Navigator, wizard: WidenWizard) -> None:
    for step in range(4):
        wizard.go_to(step)
    with qtbot.assertNotEmitted(navigator.said):
        wizard.reject()


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
