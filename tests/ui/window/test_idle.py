"""A window that nobody touches does nothing: not one layout is reckoned again and again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from netdesk.domain.now import stop_clock
from netdesk.services.sample_desk import make_sample_desk
from netdesk.store.desk import Desk
from netdesk.ui.dialogs.import_people import ImportDialog
from netdesk.ui.dialogs.print_sheet import PrintSheetDialog
from netdesk.ui.sections import SECTIONS
from netdesk.ui.window import MainWindow
from tests.ui.window.shown import settle, shown

NOW = datetime(2026, 10, 13, 7, 15, tzinfo=UTC)
_TURNS = 30


class _Layouts(QObject):
    """Counts who asks to be laid out again."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.asked.append(type(watched).__name__)
        return False


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    stop_clock(NOW)
    make_sample_desk(tmp_path / "sample.netdesk", NOW)
    desk = Desk.open(tmp_path / "sample.netdesk")
    with shown(desk, qtbot) as made:
        yield made
    desk.close()
    stop_clock(None)


@contextmanager
def _listening() -> Iterator[_Layouts]:
    heard, app = _Layouts(), QApplication.instance()
    assert app is not None
    app.installEventFilter(heard)
    try:
        yield heard
    finally:
        app.removeEventFilter(heard)


def _comes_to_rest(qtbot: QtBot) -> None:
    """Within some turns of the loop nothing asks for its place any more."""

    def at_rest() -> None:
        with _listening() as heard:
            for _ in range(_TURNS):
                QApplication.processEvents()
        assert heard.asked == []

    qtbot.waitUntil(at_rest, timeout=5_000)


@pytest.mark.parametrize("section", [each.key for each in SECTIONS])
def test_a_section_that_is_shown_comes_to_rest(section: str, window: MainWindow, qtbot: QtBot) -> None:
    window.go(section)
    settle(window, qtbot)
    _comes_to_rest(qtbot)


def test_the_dialog_of_a_sheet_comes_to_rest(window: MainWindow, qtbot: QtBot) -> None:
    window.errands.print_sheet(0, 0)
    dialog = window.findChild(PrintSheetDialog)
    assert dialog is not None
    settle(window, qtbot)
    _comes_to_rest(qtbot)


def test_a_dry_run_comes_to_rest(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "one.vcf").write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Li Wei\nEND:VCARD\n")
    window.errands.bring_in([tmp_path / "one.vcf"])
    dialog = window.findChild(ImportDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.review is not None, timeout=10_000)
    settle(window, qtbot)
    _comes_to_rest(qtbot)
