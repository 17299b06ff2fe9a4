"""Files and text dropped or pasted onto the wizard: through the import, into the circle that is shown."""

from __future__ import annotations

import threading
import zipfile
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.import_people import ImportDialog
from netdesk.ui.import_wish import ImportWish
from netdesk.ui.importing import ImportFlow
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.wizards.circles import CirclesWizard
from tests.ui.wizards.circles.evening import everybody, name, opened, shown
from tests.ui.wizards.keys import CTRL, KEY, press

CONNECTION_HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
VCARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Ann Lee\nEMAIL:ann@x.example\nEND:VCARD\n"


def test_a_dropped_file_goes_through_the_import_into_the_circle_that_is_shown(
    qtbot: QtBot, jobs: Jobs, bus: Bus, navigator: Navigator, tmp_path: Path, window: QWidget
) -> None:
    flow = ImportFlow(jobs, bus, navigator, window)
    navigator.bring_in_wanted.connect(flow.fulfil)
    file = tmp_path / "phone.vcf"
    file.write_text(VCARD, encoding="utf-8")
    wizard = opened(qtbot, jobs, navigator, window)
    wizard.go_to(1)
    name(wizard, "ann lee", "Bob Ray")
    wizard.bring_in_files([file])
    qtbot.waitUntil(lambda: flow.dialog is not None and flow.dialog.choices is not None)
    dialog = flow.dialog
    assert isinstance(dialog, ImportDialog)
    assert dialog.batch.circle_id == 2
    dialog.accept()
    page = wizard.circle_pages[1]
    qtbot.waitUntil(lambda: page.said.text() == "1 person added")
    assert flow.result is None, "the wizard says it"
    assert wizard.isVisible()
    qtbot.waitUntil(lambda: ("Ann Lee", "On your desk, in this circle") in shown(wizard, 1))
    assert page.count.text() == "1 on your desk  ·  1 new"
    wizard.keep()
    qtbot.waitUntil(lambda: len(everybody(jobs)) == 2 and jobs.is_idle)
    assert sorted(everybody(jobs)) == ["Ann Lee", "Bob Ray"]


def test_an_export_that_tells_of_the_past_brings_its_prompts_at_once(
    qtbot: QtBot, jobs: Jobs, bus: Bus, navigator: Navigator, tmp_path: Path, window: QWidget
) -> None:
    flow = ImportFlow(jobs, bus, navigator, window)
    navigator.bring_in_wanted.connect(flow.fulfil)
    export = tmp_path / "Basic_LinkedInDataExport_10-12-2026.zip"
    with zipfile.ZipFile(export, "w") as packed:
        packed.writestr(
            "Connections.csv", f"{CONNECTION_HEAD}\nPriya,Raman,,,Brightwater,Founder,07 Oct 2026\n"
        )
        packed.writestr("Positions.csv", "Company Name,Title\nHalden Storage,Intern\n")
    wizard = opened(qtbot, jobs, navigator, window)
    wizard.bring_in_files([export])
    qtbot.waitUntil(lambda: flow.dialog is not None and flow.dialog.choices is not None)
    assert flow.dialog is not None
    flow.dialog.accept()
    first = wizard.circle_pages[0].prompts.model_
    qtbot.waitUntil(lambda: first.index(0).data() == "Who worked with you at Halden Storage?")
    qtbot.waitUntil(lambda: jobs.is_idle)
    wizard.reject()


def test_a_pasted_vcard_is_left_to_the_import(
    qtbot: QtBot, navigator: Navigator, wizard: CirclesWizard
) -> None:
    QGuiApplication.clipboard().setText(VCARD)
    with qtbot.waitSignal(navigator.bring_in_wanted) as wanted:
        press(wizard, KEY.Key_V, CTRL)
    wish = wanted.args[0]
    assert isinstance(wish, ImportWish)
    assert (wish.paths, wish.text.splitlines()) == ((), VCARD.splitlines())
    assert wish.batch is not None
    assert wish.batch.circle_id == 1
    wizard.reject()


def test_files_and_text_are_dropped_anywhere_on_the_wizard(
    qtbot: QtBot, navigator: Navigator, wizard: CirclesWizard, tmp_path: Path
) -> None:
    file = tmp_path / "phone.vcf"
    file.write_text(VCARD, encoding="utf-8")
    files, text = QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(file))])
    text.setText("Ann Lee\nBob Ray")
    with qtbot.waitSignal(navigator.bring_in_wanted) as wanted:
        drop(wizard, files)
    assert wanted.args[0].paths == (file,)
    with qtbot.assertNotEmitted(navigator.bring_in_wanted):
        drop(wizard, text)
    assert [each for each, _ in shown(wizard)] == ["Bob Ray", "Ann Lee"]
    wizard.reject()


def drop(wizard: CirclesWizard, data: QMimeData) -> None:
    """Hold it over the wizard, see what is said of it, and let go."""
    copy, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    middle = wizard.rect().center()
    held = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(wizard, QDragEnterEvent(middle, copy, data, button, held))
    assert wizard.drop.overlay.isVisible()
    assert not wizard.drop.overlay.is_refusal()
    QApplication.sendEvent(wizard, QDropEvent(QPointF(middle), copy, data, button, held))
    assert not wizard.drop.overlay.isVisible()


@pytest.mark.parametrize("work", ["paste", "prompt", "look"])
def test_a_wizard_closed_while_somebody_looks_is_not_missed(
    qtbot: QtBot, jobs: Jobs, navigator: Navigator, work: str
) -> None:
    wizard = CirclesWizard(jobs, navigator)
    wizard.open()
    go_on = threading.Event()
    jobs.read(lambda _reader, _progress: go_on.wait())
    jobs.change(lambda _desk: go_on.wait())
    page = wizard.circle_pages[0]
    if work == "paste":
        page.take_text("\n".join(f"Person {at} Example" for at in range(300)))
    elif work == "prompt":
        page.own_prompt.setText("Who fixed it?")
        page.own_prompt.entered.emit()
    else:
        wizard.book.look_again()
    shiboken6.delete(wizard)
    go_on.set()
    qtbot.waitUntil(lambda: jobs.is_idle)
