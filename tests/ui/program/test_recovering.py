"""A desk that cannot be opened: its backups are offered, and nothing of the damaged file is lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from netdesk.app import open_desk
from netdesk.domain.backups import Backup, Reason
from netdesk.domain.errors import DeskInUse, DeskTooNew, NotADesk
from netdesk.services import contacts
from netdesk.store.desk import Desk
from netdesk.ui import user_settings
from netdesk.ui.dialogs.recovery import RecoveryDialog
from netdesk.ui.program import recovering
from tests.faults.desks import fill
from tests.ui.test_shell import DOOR

NOW = datetime(2026, 10, 7, 8, 10, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    """Where a desk with 61 people and two backups is; the newer backup holds 60."""
    user_settings.save_backup_folder(tmp_path / "backups")
    place = tmp_path / "ana.netdesk"
    desk = Desk.open(place, backups=tmp_path / "backups")
    fill(desk)
    for _ in range(2):
        with desk.reader() as reader:
            desk.shelf.add(reader, Reason.DAILY, NOW)
        contacts.delete_contacts(desk, [60])
    desk.close()
    yield place
    user_settings.save_backup_folder(None)


def backups_of(path: Path) -> list[Backup]:
    return recovering.shelf_of(DOOR, path).backups()


def visit(path: Path, act: Callable[[RecoveryDialog], None], *, may_make: bool = False) -> str:
    """Open the desk as at a start; `act` is what the user does in the recovery window once it is settled."""

    def look() -> None:
        shown = [
            each
            for each in QApplication.topLevelWidgets()
            if isinstance(each, RecoveryDialog) and each.isVisible()
        ]
        if shown and not shown[0]._checking._thread.is_alive():
            QApplication.processEvents()
            timer.stop()
            act(shown[0])

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(10)
    try:
        return recovering.enter(DOOR, path, _open_and_close, may_make=may_make)
    finally:
        timer.stop()


def _open_and_close(path: Path, may_make: bool) -> None:
    open_desk(path, may_make).close()


def people_on(path: Path) -> int:
    desk = Desk.open(path, create=False)
    with desk.reader() as reader:
        count = contacts.counts(reader).contacts
    desk.close()
    return count


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0", b"Dear Ann," * 900, "half"])
def test_a_damaged_desk_is_brought_back_from_the_newest_backup(
    qtbot: QtBot, path: Path, content: bytes | str
) -> None:
    whole = path.read_bytes()
    broken = whole[: len(whole) // 2] if isinstance(content, str) else content
    path.write_bytes(broken)

    def restore(dialog: RecoveryDialog) -> None:
        assert dialog.model.rowCount() == 2
        assert "60 people" in dialog.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return)

    said = visit(path, restore)
    assert said
    assert said.startswith("Restored the backup of ")
    (aside,) = path.parent.glob("*.damaged-*")
    assert said.endswith(f"The damaged file is kept as {aside.name}")
    assert aside.read_bytes() == broken
    assert people_on(path) == 60


def test_only_good_backups_are_offered(qtbot: QtBot, path: Path) -> None:
    newest = backups_of(path)[0]
    newest.path.write_bytes(newest.path.read_bytes()[:-1] + b"!")
    path.write_bytes(b"")

    def restore(dialog: RecoveryDialog) -> None:
        assert dialog.model.rowCount() == 1
        qtbot.mouseClick(dialog.verb_button, Qt.MouseButton.LeftButton)

    assert visit(path, restore)
    assert people_on(path) == 61


def test_leaving_changes_nothing(qtbot: QtBot, path: Path) -> None:
    path.write_bytes(b"")
    with pytest.raises(recovering.Left, match="is empty"):
        visit(path, lambda dialog: dialog.reject())
    assert path.read_bytes() == b""
    assert len(backups_of(path)) == 2


def test_another_desk_can_be_chosen(
    qtbot: QtBot, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.netdesk"
    Desk.open(other).close()
    path.write_bytes(b"")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    assert visit(path, lambda dialog: dialog.another.click()) == ""


def test_without_any_good_backup_it_says_so(qtbot: QtBot, path: Path) -> None:
    for each in backups_of(path):
        each.path.write_bytes(b"gone")
    path.write_bytes(b"")
    seen = []

    def look(dialog: RecoveryDialog) -> None:
        seen.append((dialog._nothing.text(), dialog.verb_button.isEnabled(), dialog.cancel_button.text()))
        dialog.reject()

    with pytest.raises(recovering.Left):
        visit(path, look)
    shutil.rmtree(path.parent / "backups")
    with pytest.raises(recovering.Left):
        visit(path, look)
    assert seen == [
        ("No backup of this desk is whole.", False, "Quit"),
        ("There is no backup of this desk here.", False, "Quit"),
    ]


def test_a_desk_that_is_gone_is_not_replaced_by_an_empty_one_unasked(qtbot: QtBot, path: Path) -> None:
    path.unlink()

    def restore(dialog: RecoveryDialog) -> None:
        assert "is not where it was" in dialog.title_label.text()
        assert dialog.anew.isVisible()
        dialog.accept()

    assert visit(path, restore, may_make=True)
    assert people_on(path) == 60
    path.unlink()
    assert visit(path, lambda dialog: dialog.anew.click(), may_make=True) == ""
    assert people_on(path) == 0


def test_a_restore_that_fails_is_told_and_can_be_tried_again(qtbot: QtBot, path: Path) -> None:
    path.write_bytes(b"")
    spoilt = backups_of(path)[0]

    def restore(dialog: RecoveryDialog) -> None:
        spoilt.path.write_bytes(spoilt.path.read_bytes()[:-1] + b"!")
        dialog.accept()
        assert "is damaged" in dialog._trouble.text()
        assert dialog._trouble.isVisible()
        dialog.list.setCurrentIndex(dialog.model.index(1))
        dialog.accept()

    assert visit(path, restore)
    assert people_on(path) == 61


def test_what_backups_cannot_help_with_is_refused_as_before(qtbot: QtBot, path: Path, tmp_path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:60] + (99).to_bytes(4, "big") + whole[64:])
    with pytest.raises(DeskTooNew):
        recovering.enter(DOOR, path, _open_and_close)
    path.write_bytes(whole[:68] + b"abcd" + whole[72:])
    with pytest.raises(NotADesk):
        recovering.enter(DOOR, path, _open_and_close)
    path.write_bytes(whole)
    opened = open_desk(path, False)
    with pytest.raises(DeskInUse):
        recovering.enter(DOOR, path, _open_and_close)
    opened.close()
    letter = tmp_path / "letter.netdesk"
    letter.write_text("Dear Ann")
    with pytest.raises(NotADesk):
        recovering.enter(DOOR, letter, _open_and_close)
    assert letter.read_text() == "Dear Ann"
