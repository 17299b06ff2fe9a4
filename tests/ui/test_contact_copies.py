"""Contacts on the clipboard and dragged out: as text, vCard and table, nothing run, nothing left behind."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import vobject
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact, Labelled
from netdesk.domain.names import Name
from netdesk.services import contacts
from netdesk.store.desk import Desk
from netdesk.ui.bus import Bus
from netdesk.ui.contact_copies import clear_left_drags
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator
from netdesk.ui.panels.contacts import ContactsPanel

NASTY = '<b>&amp; "x"</b>'


@pytest.fixture
def panel(desk: Desk, jobs: Jobs, bus: Bus, navigator: Navigator, qtbot: QtBot) -> ContactsPanel:
    ada = contacts.add_contact(
        desk, Contact(Name("Ada Byron"), title="=1+1", emails=(Labelled("ada@x.example"),), notes="a\tb\nc")
    )
    contacts.add_contact(desk, Contact(Name(NASTY), organization="Å & Co", introduced_by=ada))
    made = ContactsPanel(jobs, bus, navigator)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    qtbot.waitUntil(lambda: jobs.is_idle and len(made.list.model.ids) == 2)
    made.list.table.selectAll()
    return made


def clipboard() -> QMimeData:
    return QGuiApplication.clipboard().mimeData()


def copied_as(panel: ContactsPanel, kind: str) -> QMimeData:
    menu = QMenu(panel)
    panel.commands.fill_copy_as(menu, panel.selected_ids())
    next(each for each in menu.actions() if each.text() == kind).trigger()
    return clipboard()


def vcards_in(data: QMimeData, name: str = "text/vcard") -> list[str]:
    return [each.fn.value for each in vobject.readComponents(bytes(data.data(name).data()).decode())]


def test_ctrl_c_puts_text_vcard_and_table_into_the_clipboard_together(panel, navigator, qtbot):
    panel.list.table.setFocus()
    with qtbot.waitSignal(navigator.said) as said:
        qtbot.keyClick(panel.list.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert said.args == ["Copied 2 contacts", False]
    data = clipboard()
    assert "Ada Byron\n=1+1\nada@x.example" in data.text()
    assert sorted(vcards_in(data)) == sorted(vcards_in(data, "text/x-vcard")) == sorted(["Ada Byron", NASTY])
    assert data.hasHtml()
    assert data.hasFormat("text/tab-separated-values")


def test_a_table_for_the_clipboard_is_escaped_and_marked(panel, qtbot):
    data = copied_as(panel, "Table")
    _, _, told = data.html().partition("<table>")
    table = ET.fromstring(f"<table>{told}".replace("<br>", " "))
    rows = [["".join(cell.itertext()) for cell in row] for row in table]
    head = rows[0]
    people = {row[0]: dict(zip(head, row, strict=True)) for row in rows[1:]}
    assert people[NASTY]["Introduced by"] == "Ada Byron"
    assert people["Ada Byron"]["Job title"] == "'=1+1"
    assert "Phone 1" not in head, "a column that holds nothing is left out"
    lines = [line.split("\t") for line in data.text().splitlines()]
    assert {len(line) for line in lines} == {len(head)}
    assert "a b c" in data.text()


def test_copy_as_gives_one_kind_alone(panel, navigator, qtbot):
    with qtbot.waitSignal(navigator.said) as said:
        data = copied_as(panel, "vCard")
    assert said.args == ["Copied 2 contacts as vCard", False]
    assert data.text().startswith("BEGIN:VCARD\r\nVERSION:3.0")
    assert data.hasFormat("text/vcard")
    assert not data.hasHtml()
    data = copied_as(panel, "Text")
    assert not data.hasFormat("text/vcard")
    assert not data.hasHtml()


@pytest.fixture
def dragged(monkeypatch: pytest.MonkeyPatch) -> Callable[[], QMimeData]:
    """What was dragged last; a drag of the system would wait for a hand."""
    found: list[QMimeData] = []

    def let_go(drag: QDrag, _actions: Qt.DropAction) -> Qt.DropAction:
        found.append(drag.mimeData())
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", let_go)
    return lambda: found[-1]


def pull(table: QWidget, start: QPoint, by: int) -> None:
    """Press, and move far enough to mean it."""
    none = Qt.KeyboardModifier.NoModifier
    left, nothing = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind, at, button, buttons in (
        (QEvent.Type.MouseButtonPress, start, left, left),
        (QEvent.Type.MouseMove, start + QPoint(by // 2, 0), nothing, left),
        (QEvent.Type.MouseMove, start + QPoint(by, 0), nothing, left),
        (QEvent.Type.MouseButtonRelease, start + QPoint(by, 0), left, nothing),
    ):
        where = table.mapToGlobal(at)
        event = QMouseEvent(kind, QPointF(at), QPointF(where), button, buttons, none)
        QGuiApplication.sendEvent(table, event)


def test_contacts_are_dragged_out_as_a_vcard_file_and_as_data(panel, qtbot, dragged):
    table = panel.list.table
    first = table.visualRect(table.model().index(0, 0)).center()
    pull(table.viewport(), first, 60)
    data = dragged()
    (url,) = data.urls()
    path = Path(url.toLocalFile())
    assert path.name == "2 contacts.vcf"
    assert sorted(each.fn.value for each in vobject.readComponents(path.read_text())) == sorted(
        vcards_in(data)
    )
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.parent.parent.stat().st_mode) == 0o700
    assert data.hasText()


def test_one_contact_dragged_out_names_the_file(panel, qtbot, dragged):
    panel.list.table.choose_row(0)
    panel.drag_selected()
    (url,) = dragged().urls()
    assert Path(url.toLocalFile()).name in ("Ada-Byron.vcf", "b-amp-x-b.vcf")


def test_a_program_that_ends_with_people_on_the_clipboard_ends_well() -> None:
    ends = """
import sys
import tempfile
import time
sys.path.insert(0, sys.argv[1])
from PySide6.QtGui import QGuiApplication
from netdesk.domain.contacts import Contact
from netdesk.domain.names import Name
from netdesk.services.copies import Copies
from netdesk.ui.contact_copies import mime
app = QGuiApplication([])
found = Copies((Contact(Name("Ada Byron")),), ("",), ("",), b"BEGIN:VCARD", (("Name",), ("Ada Byron",)))
QGuiApplication.clipboard().setMimeData(mime(found))
print(QGuiApplication.clipboard().text())
"""
    done = subprocess.run(
        [sys.executable, "-c", ends, str(Path(__file__).resolve().parents[2])],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "Ada Byron"), done.stderr


def test_a_folder_of_what_was_dragged_is_removed_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for name in (
        "netdesk-drag-ab12_xyz",
        "netdesk-dry-run-ab12_xyz",
        "netdesk-run-12345678",
        "netdesk-other",
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "Leila.vcf").write_bytes(b"BEGIN:VCARD")
        then = time.time() - 2 * 86_400
        os.utime(tmp_path / name, (then, then))
    clear_left_drags()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["netdesk-other", "netdesk-run-12345678"]
