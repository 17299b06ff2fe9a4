"""The table of circles and organizations, its twin as a list, and where it leads."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Circle, Contact
from netdesk.domain.names import Name
from netdesk.domain.organizations import Organization
from netdesk.services import contacts, many_contacts, organizations
from netdesk.store.desk import Desk
from netdesk.ui.dialogs.coverage import CoverageDialog
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator


@pytest.fixture
def people(desk: Desk) -> list[Circle]:
    ids = [
        contacts.add_contact(desk, Contact(Name(display=name), organization=place))
        for name, place in (("Ada", "Halden AS"), ("Bo", "Halden"), ("Cem", "<b>Looms</b>"))
    ]
    with desk.reader() as reader:
        circles = contacts.circles(reader)
    many_contacts.set_circle(desk, ids[:2], circles[0].id)
    return circles


def opened(jobs: Jobs, navigator: Navigator, qtbot: QtBot) -> CoverageDialog:
    dialog = CoverageDialog(jobs, navigator)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: jobs.is_idle)
    return dialog


def cells(dialog: CoverageDialog, row: int) -> list[str]:
    model = dialog.model
    return [str(model.index(row, at).data()) for at in range(model.columnCount())]


@pytest.mark.usefixtures("people")
def test_each_organization_tells_how_many_of_each_circle_are_there(
    jobs: Jobs, navigator: Navigator, qtbot: QtBot
) -> None:
    dialog = opened(jobs, navigator, qtbot)
    heads = [
        str(dialog.model.headerData(at, Qt.Orientation.Horizontal))
        for at in range(dialog.model.columnCount())
    ]
    assert heads[:3] == ["Organization", "You know", "Work"]
    assert heads[-1] == "No circle"
    assert cells(dialog, 0)[:3] == ["Halden", "2 people", "2"]
    spoken = dialog.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Halden: 2 people of Work"


def test_gaps_are_said_in_sentences_and_the_list_says_the_same(
    people: list[Circle], desk: Desk, jobs: Jobs, navigator: Navigator, qtbot: QtBot
) -> None:
    for name in ("Kestrel", "Halden"):
        organizations.save(desk, Organization(name, wanted=True))
    dialog = opened(jobs, navigator, qtbot)
    assert dialog.choice.current() == "wanted"
    assert "You know nobody at Kestrel yet." in dialog.gaps.text()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog.table, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(dialog.text.isVisible)
    assert "Kestrel (wanted): nobody yet" in dialog.text.toPlainText()
    assert "Halden (wanted): 2 people of Work" in dialog.text.toPlainText()
    assert not dialog.verb_button.isEnabled()
    dialog.as_list.click()
    assert dialog.table.isVisible()


@pytest.mark.usefixtures("people")
def test_enter_goes_to_the_organization(jobs: Jobs, navigator: Navigator, qtbot: QtBot) -> None:
    dialog = opened(jobs, navigator, qtbot)
    dialog.table.selectRow(1)
    chosen = dialog.model.reach(1)
    assert chosen is not None
    with qtbot.waitSignal(navigator.row_wanted) as told:
        qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert told.args == ["organizations", chosen.id]
    assert not dialog.isVisible()


def test_an_empty_desk_says_what_to_do(jobs: Jobs, navigator: Navigator, qtbot: QtBot) -> None:
    dialog = opened(jobs, navigator, qtbot)
    assert dialog.nothing.text().startswith("No organizations yet")
    dialog.choice.set_current("wanted")
    dialog.choice.chosen.emit("wanted")
    assert dialog.nothing.text().startswith("Nothing is wanted yet")
    assert not dialog.verb_button.isEnabled()
