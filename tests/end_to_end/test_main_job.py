"""The whole job through the real window: first start, drop, dry run, import, plan, preview, PDF, undo all."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from netdesk import app
from netdesk.app import open_desk
from netdesk.domain.contacts import Contact
from netdesk.domain.dates import Moment
from netdesk.domain.names import Name
from netdesk.domain.rows import ContactView, InteractionView
from netdesk.services import contacts, history, interactions
from netdesk.services.checks import check
from netdesk.services.me import me
from netdesk.store.desk import Desk
from netdesk.ui.dialogs.first_start import AboutYouDialog
from netdesk.ui.dialogs.import_people import ImportDialog
from netdesk.ui.dialogs.import_result import ImportResultDialog
from netdesk.ui.dialogs.print_sheet import PrintSheetDialog
from netdesk.ui.window import MainWindow
from netdesk.ui.wizards.plan import PlanWizard
from tests.end_to_end.hands import on_screen

PEOPLE = "".join(
    f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nORG:{organization}\r\nTITLE:{title}\r\nEMAIL;TYPE=WORK:{email}\r\n"
    f"END:VCARD\r\n"
    for name, organization, title, email in (
        ("Leila Haddad", "Halden Storage", "Head of Cell Testing", "leila@halden.example"),
        ("Jonas Lindqvist", "City of Lund", "Grid Planner", "jonas@lund.example"),
        ("김서연", "Fjord Analytics", "Product Lead", "seoyeon@fjord.example"),
    )
)
CONNECTIONS = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Leila,Haddad,https://www.linkedin.com/in/lhaddad,leila@halden.example,Halden Storage,"
    "Head of Cell Testing,06 Oct 2026\n"
    "Priya,Raman,https://www.linkedin.com/in/priya,,Brightwater Labs,Founder,07 Oct 2026\n"
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = open_desk(tmp_path / "ana.netdesk", True)
    yield made
    made.close()


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(desk)
    made.show()
    made.begin([])
    yield made
    made.close()
    made.deleteLater()


def _drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    action = Qt.DropAction.CopyAction
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(400, 300), action, data, button, keys))
    QApplication.sendEvent(window, QDropEvent(QPointF(400, 300), action, data, button, keys))


def _count(window: MainWindow) -> int:
    return contacts.counts(window.jobs.reader).contacts


def _until(qtbot: QtBot, condition: Callable[[], bool]) -> None:
    qtbot.waitUntil(condition, timeout=15_000)


def test_from_a_dropped_file_to_a_printed_sheet_and_back(
    window: MainWindow, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    # First start: say who you are, once.
    hello = on_screen(qtbot, AboutYouDialog)
    qtbot.keyClicks(hello.form.name, "Ana Petrova")
    qtbot.keyClick(hello.form.name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    _until(qtbot, lambda: me(window.jobs.reader).name == "Ana Petrova")

    # Drop two files that share a person.
    cards, connections = tmp_path / "phone.vcf", tmp_path / "Connections.csv"
    cards.write_text(PEOPLE, "utf-8", newline="")
    connections.write_text(CONNECTIONS, "utf-8")
    _drop(window, cards, connections)
    dry_run = on_screen(qtbot, ImportDialog)
    _until(qtbot, lambda: dry_run.planned is not None)
    assert _count(window) == 0
    dry_run.accept()
    result = on_screen(qtbot, ImportResultDialog)
    assert _count(window) == 4
    result.close()

    # Find somebody by typing, and plan an interview with them.
    qtbot.keyClicks(window.header.search, "halden")
    _until(qtbot, lambda: len(window.panel.selected_ids()) <= 1)
    found = contacts.contact_ids(window.jobs.reader, ContactView(text="halden"))
    assert len(found) == 1
    leila = found[0]
    window.navigator.plan_wanted.emit(leila, 0)
    wizard = on_screen(qtbot, PlanWizard)
    wizard.when.moment_edit.set_moment(Moment("2027-03-04T14:30", "Europe/Oslo"))
    wizard.go_to(1)
    qtbot.keyClicks(wizard.why.objective, "Learn how cells are tested")
    wizard.go_to(2)
    qtbot.keyClicks(wizard.pitch.pitch, "I am Ana and I build batteries. How did you start?")
    wizard.go_to(4)
    qtbot.mouseClick(wizard.questions.suggest_button, Qt.MouseButton.LeftButton)
    wizard.go_to(5)
    wizard.accept()

    # Preview the sheet and save it.
    preview = on_screen(qtbot, PrintSheetDialog)
    pdf = tmp_path / "leila.pdf"
    _until(qtbot, preview.save_button.isEnabled)
    preview.save_to(pdf)
    _until(qtbot, pdf.exists)
    document = pypdfium2.PdfDocument(io.BytesIO(pdf.read_bytes()))
    text = document[0].get_textpage().get_text_bounded()
    assert len(document) == 2
    assert "Leila Haddad" in text
    assert "Learn how cells are tested" in text
    assert "14:30" in text
    document.close()
    preview.close()
    assert len(interactions.interaction_ids(window.jobs.reader, InteractionView())) == 1

    # Take all of it back, then all of it again.
    while history.next_undo(window.jobs.reader):
        _press(window, qtbot, "undo")
    assert _count(window) == 0
    assert contacts.counts(window.jobs.reader).interactions == 0
    while history.next_redo(window.jobs.reader):
        _press(window, qtbot, "redo")
    assert _count(window) == 4
    with desk.reader() as reader:
        assert check(reader) == []


def _press(window: MainWindow, qtbot: QtBot, key: str) -> None:
    _until(qtbot, window.actions_by_key[key].isEnabled)
    with qtbot.waitSignal(window.bus.changed, timeout=15_000):
        window.actions_by_key[key].trigger()
    _until(qtbot, lambda: window.jobs.is_idle)


def test_the_edit_menu_names_the_change(window: MainWindow, qtbot: QtBot) -> None:
    hello = on_screen(qtbot, AboutYouDialog)
    hello.reject()
    _until(qtbot, lambda: QApplication.activeModalWidget() is None)
    undo = window.actions_by_key["undo"]
    assert not undo.isEnabled()
    with qtbot.waitSignal(window.bus.changed):
        window.jobs.change(
            lambda desk: contacts.add_contact(desk, Contact(name=Name(display="Marks & Sons")))
        )
    _until(qtbot, lambda: undo.text() == "&Undo add Marks && Sons")
    _press(window, qtbot, "undo")
    _until(qtbot, lambda: not undo.isEnabled())
    assert window.actions_by_key["redo"].text() == "&Redo add Marks && Sons"


def test_undo_works_after_a_restart(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "ana.netdesk"
    cards = tmp_path / "phone.vcf"
    cards.write_text(PEOPLE, "utf-8", newline="")
    assert app.main(["import", str(cards), "--desk", str(path)]) == 0
    desk = open_desk(path, False)
    window = MainWindow(desk)
    window.show()
    assert _count(window) == 3
    _until(qtbot, lambda: window.actions_by_key["undo"].text() == "&Undo import 3 contacts from phone.vcf")
    _press(window, qtbot, "undo")
    assert _count(window) == 0
    window.close()
    window.deleteLater()
    desk.close()
