"""Meetings, messages and pasted people, from the drop or the clipboard to the desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.me import Me
from netdesk.domain.names import Name
from netdesk.services import contacts, imports, interactions
from netdesk.services.dry_runs import Batch
from netdesk.services.me import me, save_me
from netdesk.store.desk import Desk
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.import_people import ImportDialog
from netdesk.ui.dialogs.import_touches import TouchesDialog, TouchesPage
from netdesk.ui.dialogs.message import MessageDialog
from netdesk.ui.dropping import DropTarget
from netdesk.ui.importing import ImportFlow
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.window import MainWindow
from tests.exchange.packed.test_reading import ABOUT, CONNECTIONS, MESSAGES, packed

INVITE = """BEGIN:VCALENDAR
METHOD:REQUEST
BEGIN:VEVENT
UID:1
DTSTART:20301105T090000Z
SUMMARY:Talk & tea
DESCRIPTION:Bring cake
ATTENDEE;CN=Ann Lee:mailto:ann@x.example
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(1280, 800)
    widget.show()
    return widget


@pytest.fixture
def flow(jobs: Jobs, bus: Bus, navigator: Navigator, host: QWidget) -> ImportFlow:
    return ImportFlow(jobs, bus, navigator, host)


def planned(flow: ImportFlow, qtbot: QtBot) -> ImportDialog:
    qtbot.waitUntil(lambda: flow.dialog is not None and flow.dialog.planned is not None)
    dialog = flow.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.review is not None or dialog.findChild(TouchesPage) is not None)
    return dialog


def started(flow: ImportFlow, qtbot: QtBot, path: Path) -> ImportDialog:
    flow.start([path])
    return planned(flow, qtbot)


def kept(flow: ImportFlow, qtbot: QtBot, dialog: ImportDialog) -> list[tuple[str, str]]:
    dialog.accept()
    qtbot.waitUntil(lambda: flow.result is not None and flow.result.isVisible())
    assert flow.result is not None
    flow.result.close()
    return list(flow._jobs.reader.rows("SELECT kind, notes FROM interaction ORDER BY id"))


@pytest.fixture
def invite(tmp_path: Path) -> Path:
    path = tmp_path / "invite.ics"
    path.write_text(INVITE)
    return path


def test_an_invitation_tells_of_its_meeting_and_keeps_it_with_its_people(
    flow: ImportFlow, qtbot: QtBot, invite: Path
) -> None:
    dialog = started(flow, qtbot, invite)
    assert dialog.touches.wanted.text() == "1 meeting: 1 new"
    assert dialog.touches.texts.isVisible()
    assert not dialog.touches.texts.isChecked()
    QTest.mouseClick(dialog.touches.show_button, Qt.MouseButton.LeftButton)
    listed = dialog.findChild(TouchesDialog)
    assert listed is not None
    listed.close()
    assert kept(flow, qtbot, dialog) == [("coffee chat", "Talk & tea")]


def test_what_was_written_comes_along_when_it_is_ticked(flow: ImportFlow, qtbot: QtBot, invite: Path) -> None:
    dialog = started(flow, qtbot, invite)
    QTest.keyClick(dialog.touches.texts, Qt.Key.Key_Space)
    assert kept(flow, qtbot, dialog) == [("coffee chat", "Talk & tea\n\nBring cake")]


def test_a_meeting_that_is_not_wanted_is_left_out(flow: ImportFlow, qtbot: QtBot, invite: Path) -> None:
    dialog = started(flow, qtbot, invite)
    QTest.keyClick(dialog.touches.wanted, Qt.Key.Key_Space)
    assert not dialog.touches.texts.isEnabled()
    assert kept(flow, qtbot, dialog) == []


def test_messages_with_people_who_are_here_are_kept_without_anybody_new(
    flow: ImportFlow, jobs: Jobs, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    link = Labelled("https://www.linkedin.com/in/ann", "LinkedIn")
    contacts.add_contact(desk, Contact(Name("Ann Lee"), links=(link,)))
    path = tmp_path / "messages.csv"
    path.write_text(MESSAGES)
    dialog = started(flow, qtbot, path)
    assert dialog.title_label.text() == "Import 1 day of messages"
    assert dialog.verb_button.text() == "Keep 1"
    assert dialog.verb_button.isEnabled()
    QTest.keyClick(dialog.touches.wanted, Qt.Key.Key_Space)
    assert not dialog.verb_button.isEnabled()
    QTest.keyClick(dialog.touches.wanted, Qt.Key.Key_Space)
    assert kept(flow, qtbot, dialog) == [("message", "1 message on LinkedIn")]


def test_messages_with_strangers_say_that_there_is_nothing_to_keep(
    flow: ImportFlow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "messages.csv"
    path.write_text(MESSAGES)
    dialog = started(flow, qtbot, path)
    assert dialog.touches.wanted.text().endswith("1 left out: nobody of it is on this desk")
    assert not dialog.verb_button.isVisible()
    dialog.reject()


def test_an_export_offers_to_fill_in_the_users_own_page(
    flow: ImportFlow, jobs: Jobs, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    save_me(desk, Me("Maria", zone="Europe/Oslo"))
    path = packed(tmp_path / "export.zip", {"Connections.csv": CONNECTIONS, **ABOUT})
    dialog = started(flow, qtbot, path)
    assert dialog.touches.fill.isVisible()
    assert "mia@x.example" in dialog.touches.fill.accessibleDescription()
    kept(flow, qtbot, dialog)
    found = me(jobs.reader)
    assert (found.name, found.organization, found.email) == ("Maria", "Now", "mia@x.example")


def test_pasted_names_go_through_the_dry_run(flow: ImportFlow, jobs: Jobs, qtbot: QtBot) -> None:
    flow.start_text("Ann Lee <ann@x.example>\nBen Ode <ben@x.example>")
    flow.start_text("Cem Kaya <cem@x.example>")
    dialog = planned(flow, qtbot)
    assert dialog.title_label.text() == "Import 2 people"
    dialog.accept()
    qtbot.waitUntil(lambda: flow.dialog is not None and flow.dialog is not dialog)
    second = planned(flow, qtbot)
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert second.title_label.text() == "Import 1 person"
    second.reject()
    assert len(list(jobs.reader.rows("SELECT id FROM contact"))) == 2


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    save_me(desk, Me("Mia My"))
    made = MainWindow(desk)
    made.show()
    qtbot.waitUntil(lambda: made.jobs.is_idle)
    yield made
    made.close()
    made.jobs.close()
    made.deleteLater()


def test_ctrl_v_brings_in_what_was_copied(window: MainWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("Ann Lee\nBen Ode")
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and window.actions_by_key["paste-people"].isEnabled())
    QTest.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = planned(window.errands.imports, qtbot)
    assert dialog.title_label.text() == "Import 2 people"
    dialog.reject()


def test_a_clipboard_with_nobody_in_it_is_told_in_a_sentence(window: MainWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("nothing, really: just a sentence about the weather.")
    window.actions_by_key["paste-people"].trigger()
    qtbot.waitUntil(lambda: window.findChild(MessageDialog) is not None)
    told = window.findChild(MessageDialog)
    assert told is not None
    told.close()
    assert window.errands.imports.dialog is None


def dropped(window: MainWindow, data: QMimeData) -> None:
    from PySide6.QtGui import QDragEnterEvent

    where, action = QPoint(400, 400), Qt.DropAction.CopyAction
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(where, action, data, button, keys))
    QApplication.sendEvent(window, QDropEvent(where.toPointF(), action, data, button, keys))


def test_text_and_folders_can_be_dropped(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, invite: Path
) -> None:
    window.begin([])
    qtbot.waitUntil(lambda: window.findChild(DropTarget) is not None and window.jobs.is_idle)
    text = QMimeData()
    text.setText("Ann Lee\nEngineer at Halden\nann@x.example")
    dropped(window, text)
    dialog = planned(window.errands.imports, qtbot)
    assert dialog.planned is not None
    assert dialog.planned.files[0].format_name == "Signature"
    dialog.reject()
    folder = QMimeData()
    folder.setUrls([QUrl.fromLocalFile(str(invite.parent))])
    dropped(window, folder)
    dialog = planned(window.errands.imports, qtbot)
    assert dialog.touches.wanted.text() == "1 meeting: 1 new"
    dialog.reject()


def test_a_deleted_meeting_waits_to_be_wanted_again(
    flow: ImportFlow, qtbot: QtBot, tmp_path: Path, desk: Desk
) -> None:
    path = tmp_path / "invite.ics"
    path.write_text(INVITE)
    contacts.add_contact(desk, Contact(Name("Ann Lee"), emails=(Labelled("ann@x.example"),)))
    with desk.reader() as reader:
        imports.import_people(desk, imports.dry_run(reader, imports.read_files([path])), Batch())
    interactions.delete_interactions(desk, [1])
    dialog = started(flow, qtbot, path)
    again = dialog.touches.again
    assert again.isVisible()
    assert again.text() == "Add &again what was deleted here: 1 meeting"
    assert not again.isChecked()
    assert dialog.verb_button.isHidden(), "there is nothing to do"
    QTest.keyClick(again, Qt.Key.Key_Space)
    assert dialog.verb_button.text() == "Keep 1"
    assert kept(flow, qtbot, dialog) == [("coffee chat", "Talk & tea")]
