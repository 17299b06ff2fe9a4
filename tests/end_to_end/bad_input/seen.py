"""What is seen of netdesk from outside: its desk, the files beside it, its windows and what it says."""

from __future__ import annotations

from pathlib import Path
from typing import Self

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from netdesk.app import open_desk
from netdesk.services import history
from netdesk.services.checks import check
from netdesk.services.me import me as known_me
from netdesk.services.me import save_me
from netdesk.store.desk import Desk
from netdesk.ui.dialogs.message import MessageDialog
from netdesk.ui.dialogs.recovery import RecoveryDialog
from netdesk.ui.window import MainWindow
from tests.store.ledger import Rows, rows_of

CHECKOUT = Path(__file__).resolve().parents[3]


def content(path: Path) -> tuple[Rows, list[str]]:
    """Every row of a desk that is whole, and its history."""
    desk = Desk.open(path)
    try:
        with desk.reader() as reader:
            assert check(reader) == []
            return rows_of(reader.raw), [entry.label for entry in history.history(reader)]
    finally:
        desk.close()


def files_beside(path: Path) -> dict[str, bytes]:
    """Every file beside a desk, and what is in it."""
    return {each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file()}


def told_by(capsys: pytest.CaptureFixture[str]) -> str:
    """The one line on standard error."""
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("netdesk: ")
    return line.removeprefix("netdesk: ")


class StartBox:
    """Reads the box, or the window with backups, that says why netdesk does not start, and closes it."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self._timer = QTimer()
        self._timer.setInterval(20)
        self._timer.timeout.connect(self._look)

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self._timer.stop()

    def _look(self) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, MessageDialog):
            self.told.append(box.sentence.text())
            box.accept()
        elif isinstance(box, RecoveryDialog):
            self.told.append(box.sentence_label.text())
            box.reject()


class OpenWindow:
    """The real window on a desk whose user is known, closed at the end."""

    def __init__(self, path: Path, qtbot: QtBot) -> None:
        self._desk = open_desk(path, False)
        save_me(self._desk, known_me(self._desk.writer))
        self._window = MainWindow(self._desk)
        self._window.show()
        self._window.begin([])
        qtbot.waitUntil(lambda: self._window.jobs.is_idle)

    def __enter__(self) -> MainWindow:
        return self._window

    def __exit__(self, *exc: object) -> None:
        self._window.close()
        self._window.deleteLater()
        self._desk.close()
