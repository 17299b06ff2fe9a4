"""Lists from elsewhere: how they are fetched, and the import of what they hold."""

from __future__ import annotations

import zipfile
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netdesk.services import contacts
from netdesk.store.desk import Desk
from netdesk.ui.bus import Bus
from netdesk.ui.importing import ImportFlow
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.wizards.widen import WidenWizard
from tests.ui.wizards.keys import KEY, press, write
from tests.ui.wizards.widen.widening import CONNECTIONS, opened, rows


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
