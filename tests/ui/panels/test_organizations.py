"""The section of organizations, driven as at the keyboard on a real desk."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.names import Name
from netdesk.domain.organizations import Organization
from netdesk.services import contacts, history, organizations
from netdesk.store.desk import Desk
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.organization_editor import OrganizationEditor
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.organizations import OrganizationsPanel
from tests.ui.panels.row_panel import press, shown

Made = Callable[[], OrganizationsPanel]
HOSTILE = "<b>Marks</b> & Sons %s {0}"


@pytest.fixture
def people(desk: Desk) -> None:
    for name, place in (
        ("Ada", "Halden Storage AS"),
        ("Bo", "Halden Storage"),
        ("Cem", "Looms"),
        ("Dora", HOSTILE),
    ):
        contacts.add_contact(desk, Contact(Name(display=name), organization=place, title="Engineer"))


@pytest.fixture
def make(qtbot: QtBot, jobs: Jobs, bus: Bus, navigator: Navigator) -> Made:
    def made() -> OrganizationsPanel:
        panel = OrganizationsPanel(jobs, bus, navigator)
        qtbot.addWidget(panel)
        panel.resize(1060, 700)
        panel.show()
        qtbot.waitUntil(lambda: panel.is_settled)
        return panel

    return made


def words(panel: OrganizationsPanel) -> list[str]:
    QApplication.processEvents()  # what was added to a layout is shown a moment later
    detail: QWidget = panel.detail
    labels = [each.text() for each in detail.findChildren(QLabel) if each.isVisible()]
    return labels + [each.accessibleName() or each.text() for each in detail.findChildren(QAbstractButton)]


def choose(panel: OrganizationsPanel, name: str) -> None:
    panel.table.choose_row(shown(panel).index(name))


def editor(panel: OrganizationsPanel) -> OrganizationEditor:
    return next(each for each in panel.findChildren(OrganizationEditor) if each.isVisible())


@pytest.mark.usefixtures("people")
def test_people_of_one_organization_stand_together(make: Made) -> None:
    panel = make()
    assert shown(panel) == [HOSTILE, "Halden Storage", "Looms"]
    choose(panel, "Halden Storage")
    told = words(panel)
    assert {"Ada", "Bo"} <= set(told)
    assert "Halden Storage AS" in told, "the other spelling is told"


@pytest.mark.usefixtures("people")
def test_what_people_wrote_stays_plain_text(make: Made) -> None:
    panel = make()
    choose(panel, HOSTILE)
    assert HOSTILE in words(panel)


@pytest.mark.usefixtures("people")
def test_a_name_there_leads_to_the_person(make: Made, navigator: Navigator, qtbot: QtBot) -> None:
    panel = make()
    choose(panel, "Looms")
    with qtbot.waitSignal(navigator.contact_wanted) as told:
        next(
            each for each in panel.detail.findChildren(QAbstractButton) if each.accessibleName() == "Cem"
        ).click()
    assert told.args == [3]


@pytest.mark.usefixtures("people")
def test_wanting_somebody_there_is_said_and_undone_by_one_step(
    make: Made, jobs: Jobs, desk: Desk, navigator: Navigator, qtbot: QtBot
) -> None:
    panel = make()
    choose(panel, "Looms")
    with qtbot.waitSignal(navigator.said) as told:
        press(panel, "Mark as wanted")
    assert told.args == ["Looms is wanted", True]
    qtbot.waitUntil(lambda: "No longer wanted" in words(panel))
    panel.filters.choose("wanted")
    assert shown(panel) == ["Looms"]
    jobs.change(history.undo)
    qtbot.waitUntil(lambda: not panel.model.rowCount())
    assert organizations.every(panel.jobs.reader) == []


def test_a_new_one_is_typed_without_a_mouse_and_shown(make: Made, desk: Desk, qtbot: QtBot) -> None:
    panel = make()
    assert panel.is_empty
    panel.focus_list()
    qtbot.keyClick(panel.empty.primary, Qt.Key.Key_Space)
    dialog = editor(panel)
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClicks(dialog.name, "Kestrel  Robotics")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Tab)
    assert dialog.industry.hasFocus()
    qtbot.keyClicks(dialog.industry, "Robots")
    for field in (dialog.industry, dialog.place, dialog.site):
        qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert dialog.wanted.hasFocus()
    qtbot.keyClick(dialog.wanted, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.wanted, Qt.Key.Key_Tab)
    qtbot.keyClicks(dialog.research, "Forty people")
    qtbot.keyClick(dialog.research, Qt.Key.Key_Return)
    qtbot.keyClicks(dialog.research, "Hiring")
    qtbot.keyClick(dialog.research, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "Forty people" in words(panel))
    assert organizations.every(panel.jobs.reader) == [
        Organization("Kestrel Robotics", "Robots", wanted=True, research=("Forty people", "Hiring"), id=1)
    ]
    assert "Wanted" in str(panel.model.index(0, 4).data())


@pytest.mark.usefixtures("people")
def test_editing_one_that_only_people_name_keeps_it(make: Made, desk: Desk, qtbot: QtBot) -> None:
    panel = make()
    choose(panel, "Looms")
    panel.edit_selected()
    dialog = editor(panel)
    assert dialog.name.text() == "Looms"
    qtbot.keyClicks(dialog.place, "Lyon")
    dialog.accept()
    qtbot.waitUntil(lambda: "Lyon" in words(panel))
    assert [each.place for each in organizations.every(panel.jobs.reader)] == ["Lyon"]


@pytest.mark.usefixtures("people")
def test_a_name_that_is_kept_already_or_none_is_said_in_place(make: Made, desk: Desk, qtbot: QtBot) -> None:
    organizations.save(desk, Organization("Halden Storage"))
    panel = make()
    panel.new()
    dialog = editor(panel)
    dialog.accept()
    assert dialog.isVisible()
    assert any(each.text() == "Give the organization a name." for each in dialog.findChildren(QLabel))
    qtbot.keyClicks(dialog.name, "HALDEN STORAGE Inc")
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.name.accessibleDescription().startswith("Halden Storage is on your desk already.")


def test_what_was_typed_waits_as_a_draft(make: Made, jobs: Jobs, qtbot: QtBot) -> None:
    panel = make()
    panel.new()
    dialog = editor(panel)
    qtbot.keyClicks(dialog.name, "Kestrel")
    dialog.reject()
    qtbot.waitUntil(lambda: jobs.is_idle)
    panel.new()
    again = editor(panel)
    assert again.name.text() == "Kestrel"
    again.start_over.click()
    assert again.name.text() == ""
    again.start_over.click()
    assert again.name.text() == "Kestrel"


@pytest.mark.usefixtures("people")
def test_deleting_takes_only_what_is_kept(make: Made, desk: Desk, navigator: Navigator, qtbot: QtBot) -> None:
    organizations.save(desk, Organization("Looms", place="Lyon"))
    organizations.save(desk, Organization("Kestrel"))
    panel = make()
    choose(panel, "Looms")
    with qtbot.waitSignal(navigator.said) as told:
        qtbot.keyClick(panel.table, Qt.Key.Key_Delete)
    assert told.args == ["Your notes on Looms deleted", True]
    qtbot.waitUntil(lambda: "Lyon" not in words(panel))
    assert "Looms" in shown(panel)
    choose(panel, "Kestrel")
    with qtbot.waitSignal(navigator.said) as told:
        qtbot.keyClick(panel.table, Qt.Key.Key_Delete)
    assert told.args == ["Kestrel deleted", True]
    qtbot.waitUntil(lambda: "Kestrel" not in shown(panel))


@pytest.mark.usefixtures("people")
def test_a_row_is_said_whole_to_a_screen_reader(make: Made) -> None:
    panel = make()
    row = shown(panel).index("Halden Storage")
    spoken = panel.model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Halden Storage, 2 people"


@pytest.mark.usefixtures("people")
def test_everybody_there_can_be_given_one_spelling(make: Made, desk: Desk, jobs: Jobs, qtbot: QtBot) -> None:
    panel = make()
    choose(panel, "Halden Storage")
    panel.edit_selected()
    dialog = editor(panel)
    assert dialog.alike.text() == "Write it this way for the 2 people there"
    dialog.name.setText("Halden Batteries")
    dialog.alike.setChecked(True)
    dialog.accept()
    qtbot.waitUntil(lambda: "Halden Batteries" in words(panel) and "Bo" in words(panel))
    assert "Halden Storage" not in shown(panel)
    with desk.reader() as reader:
        assert {each.organization for each in contacts.contacts(reader, [1, 2])} == {"Halden Batteries"}
        assert [each.name for each in contacts.find_people(reader, "Ada")] == ["Ada"]
        entry = history.next_undo(reader)
    assert entry is not None
    assert entry.label == "Write Halden Batteries alike everywhere"
    jobs.change(history.undo)
    qtbot.waitUntil(lambda: "Halden Storage" in shown(panel))


@pytest.mark.usefixtures("people")
def test_one_spelling_is_offered_only_where_there_are_several(make: Made, desk: Desk, qtbot: QtBot) -> None:
    panel = make()
    choose(panel, "Looms")
    panel.edit_selected()
    dialog = editor(panel)
    assert dialog.alike.isHidden()
    dialog.name.setText("Looms Ltd")
    assert not dialog.alike.isHidden()
    dialog.accept()
    qtbot.waitUntil(lambda: bool(organizations.every(panel.jobs.reader)))
    with desk.reader() as reader:
        assert contacts.contacts(reader, [3])[0].organization == "Looms", "unasked, people keep their words"


@pytest.mark.usefixtures("people")
def test_several_are_wanted_in_one_step(
    make: Made, desk: Desk, jobs: Jobs, navigator: Navigator, qtbot: QtBot
) -> None:
    organizations.save(desk, Organization("Looms", wanted=True))
    panel = make()
    panel.table.selectAll()
    entries = [each.text() for each in panel.menu(panel.chosen()).actions() if not each.isSeparator()]
    assert entries == ["Mark as wanted", "No longer wanted", "Delete 1 organization"]
    with qtbot.waitSignal(navigator.said) as told:
        press(panel, "Mark as wanted")
    assert told.args == ["2 organizations are wanted", True]
    qtbot.waitUntil(lambda: len([row for row in panel.model.all.values() if row.wanted]) == 3)
    jobs.change(history.undo)
    qtbot.waitUntil(lambda: len([row for row in panel.model.all.values() if row.wanted]) == 1)
