"""Desks dragged over a window: what dropping them would do is said before, and done after."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from netdesk.ui import desk_offers
from netdesk.ui.arrivals import sorted_out
from netdesk.ui.dialogs.import_people import ImportDialog
from netdesk.ui.dropping import DropTarget
from netdesk.ui.shell import Shell
from netdesk.ui.widgets.drop_overlay import DropOverlay
from tests.ui.test_shell import made, memory, settled, shell, shown

__all__ = ["memory", "shell"]

COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def card(tmp_path: Path) -> Path:
    path = tmp_path / "leila.vcf"
    path.write_bytes(b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Leila Haddad\r\nEND:VCARD\r\n")
    return path


def test_what_would_happen_is_said(tmp_path: Path, card: Path) -> None:
    ana, bo = made(tmp_path / "ana.netdesk"), made(tmp_path / "bo.netdesk")
    alone = desk_offers.for_window([ana])
    assert (alone.title, alone.refusal) == ("Open the desk ana.netdesk", "")
    assert alone.sentence == "It takes the place of the desk that is open now."
    mixed = desk_offers.for_window([card, ana, bo])
    assert mixed.title == "Open the desk ana.netdesk"
    assert mixed.sentence == (
        "Then you see what importing leila.vcf there would do. One desk is open at a time: "
        "bo.netdesk stays closed."
    )
    assert desk_offers.for_window([card]).title.startswith("Import")


def test_where_files_cannot_be_imported_a_desk_is_still_welcome(tmp_path: Path, card: Path) -> None:
    ana = made(tmp_path / "ana.netdesk")
    for offer in (desk_offers.for_read_only, desk_offers.for_start_page):
        assert offer([ana]).refusal == ""
        assert offer([card]).refusal.endswith(".")


def test_what_is_no_desk_is_refused_before_it_is_dropped(tmp_path: Path) -> None:
    diary = tmp_path / "diary.netdesk"
    diary.write_text("dear diary")
    assert desk_offers.for_window([diary]).refusal == (
        "diary.netdesk is not a netdesk desk. It was left as it is."
    )
    assert "no desk at" in desk_offers.for_window([tmp_path / "gone.netdesk"]).refusal
    assert diary.read_text() == "dear diary"


def test_a_dropped_desk_opens_and_the_other_files_are_offered_there(
    shell: Shell, qtbot: QtBot, tmp_path: Path, card: Path
) -> None:
    window = settled(shell, qtbot)
    qtbot.waitUntil(lambda: window.findChild(DropTarget) is not None)
    bo, cem = made(tmp_path / "bo.netdesk"), made(tmp_path / "cem.netdesk")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(each)) for each in (card, bo, cem)])
    entering = QDragEnterEvent(QPoint(50, 50), COPY, data, LEFT, NONE)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    overlay = window.findChild(DropOverlay)
    assert overlay is not None
    assert overlay.accessibleName().startswith("Open the desk bo.netdesk. ")
    QApplication.sendEvent(window, QDropEvent(QPointF(50, 50), COPY, data, LEFT, NONE))
    qtbot.waitUntil(lambda: shell.window is not None and shell.window.windowTitle() == "bo – netdesk")
    there = shell.window
    assert there is not None
    qtbot.waitUntil(lambda: there.findChild(ImportDialog) is not None)
    dialog = there.findChild(ImportDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.planned is not None, timeout=10_000)
    assert shown(there) == "One desk is open at a time: cem.netdesk stayed closed"
    dialog.reject()
    settled(shell, qtbot)


def test_files_given_while_no_desk_is_open_wait_for_the_next_one(
    shell: Shell, qtbot: QtBot, tmp_path: Path, card: Path
) -> None:
    settled(shell, qtbot)
    shell.close_desk()
    assert shell.start_page is not None
    shell.receive(sorted_out([card]))
    assert shell.start_page.toast.accessibleName() == "Open the desk into which leila.vcf should be imported"
    assert shell.open(tmp_path / "a.netdesk")
    window = settled(shell, qtbot)
    qtbot.waitUntil(lambda: window.findChild(ImportDialog) is not None)
    dialog = window.findChild(ImportDialog)
    assert dialog is not None
    dialog.reject()
    settled(shell, qtbot)
