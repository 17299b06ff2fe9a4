"""The program's small memory: recent desks and the window's place, private, and read back as written."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from netdesk.ui.memory import MOST_RECENT, Memory
from netdesk.ui.placing import place


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "netdesk.ini"


def test_what_was_kept_is_there_at_the_next_start(file: Path) -> None:
    before = Memory(file)
    before.opened(Path("/home/ana/日本, comma; 100%.netdesk"))
    before.chose(Path("/home/ana/日本, comma; 100%.netdesk"))
    before.keep_geometry(QByteArray(b"\x00\x01\xffplace"))
    after = Memory(file)
    assert after.recent() == [Path("/home/ana/日本, comma; 100%.netdesk")]
    assert after.last == Path("/home/ana/日本, comma; 100%.netdesk")
    assert after.geometry == QByteArray(b"\x00\x01\xffplace")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are letters")
def test_a_path_with_bytes_that_are_no_letters_is_kept_too(file: Path) -> None:
    odd = Path(os.fsdecode(b"/home/ana/caf\xe9/d\xff.netdesk"))
    memory = Memory(file)
    memory.opened(odd)
    memory.chose(odd)
    assert (Memory(file).recent(), Memory(file).last) == ([odd], odd)
    memory.opened(Path("/d/bytes:zz.netdesk"))
    memory.forget(odd)
    assert Memory(file).recent() == [Path("/d/bytes:zz.netdesk")]


def test_ten_desks_are_remembered_each_once(file: Path) -> None:
    memory = Memory(file)
    for number in (*range(14), 9):
        memory.opened(Path(f"/d/{number}.netdesk"))
    kept = [int(each.stem) for each in Memory(file).recent()]
    assert kept == [9, 13, 12, 11, 10, 8, 7, 6, 5, 4]
    assert len(kept) == MOST_RECENT
    memory.forget(Path("/d/13.netdesk"))
    assert [int(each.stem) for each in Memory(file).recent()][:2] == [9, 12]
    memory.clear_recent()
    assert Memory(file).recent() == []


def test_nobody_else_can_read_it_whatever_the_umask(file: Path) -> None:
    before = os.umask(0o000)
    try:
        memory = Memory(file)
        for number in range(3):
            memory.opened(Path(f"/d/{number}.netdesk"))
    finally:
        os.umask(before)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert [each.name for each in file.parent.iterdir()] == ["netdesk.ini"]


@pytest.mark.parametrize(
    "text",
    ["[desks]\nrecent=@Invalid()\nlast=@Variant(\\0\\0)\n", "[desks]\nrecent=7\n", "no settings\x00at all"],
)
def test_a_file_that_somebody_spoiled_is_no_harm(file: Path, text: str) -> None:
    file.parent.mkdir()
    file.write_text(text)
    memory = Memory(file)
    assert len(memory.recent()) <= 1
    memory.opened(Path("/d/a.netdesk"))
    assert Memory(file).recent()[0] == Path("/d/a.netdesk")


def test_a_folder_that_cannot_be_written_is_no_harm(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file, no folder")
    memory = Memory(tmp_path / "config" / "netdesk.ini")
    memory.opened(Path("/d/a.netdesk"))
    assert memory.geometry.isEmpty()


def test_the_window_comes_back_where_it_was(qtbot: QtBot) -> None:
    first, second = QWidget(), QWidget()
    for each in (first, second):
        qtbot.addWidget(each)
    first.setGeometry(40, 60, 500, 300)
    first.show()
    place(second, first.saveGeometry())
    assert second.geometry() == first.geometry()
    assert second.size() == first.size()


def test_a_window_from_a_screen_that_is_gone_comes_onto_one_that_is_there(qtbot: QtBot) -> None:
    away, here = QWidget(), QWidget()
    for each in (away, here):
        qtbot.addWidget(each)
    away.setGeometry(-5000, 9000, 500, 300)
    away.show()
    place(here, away.saveGeometry())
    here.show()
    screen = QApplication.primaryScreen().availableGeometry()
    assert screen.intersects(here.geometry())
    assert screen.contains(here.geometry().topLeft())


def test_nonsense_for_a_place_is_no_place(qtbot: QtBot) -> None:
    widget, fresh = QWidget(), QWidget()
    qtbot.addWidget(widget)
    qtbot.addWidget(fresh)
    place(widget, QByteArray(b"nonsense"))
    place(fresh, QByteArray())
    assert widget.geometry() == fresh.geometry()
