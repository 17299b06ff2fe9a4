"""The history as its tests open and read it, and changes to be found in it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.contacts import Contact
from netdesk.domain.names import Name
from netdesk.services import contacts
from netdesk.store.desk import Desk
from netdesk.ui.bus import Bus
from netdesk.ui.dialogs.history import HistoryDialog
from netdesk.ui.dialogs.history_gone import GonePage
from netdesk.ui.dialogs.in_the_way import InTheWayDialog
from netdesk.ui.jobs import Jobs
from netdesk.ui.navigator import Navigator


class Opener:
    """Opens the history and closes it at the end."""

    def __init__(
        self, jobs: Jobs, bus: Bus, navigator: Navigator, small_window: QWidget, qtbot: QtBot
    ) -> None:
        self._parts = (jobs, bus, navigator, small_window)
        self._qtbot = qtbot
        self.opened: list[HistoryDialog] = []

    def __call__(self, contact_id: int = 0, name: str = "") -> HistoryDialog:
        dialog = HistoryDialog.show_for(*self._parts, contact_id=contact_id, name=name)
        self.opened.append(dialog)
        self.settle()
        return dialog

    def settle(self) -> None:
        """Wait until everything that was asked for has been answered."""
        self._qtbot.waitUntil(lambda: self._parts[0].is_idle)
        QApplication.processEvents()
        self._qtbot.waitUntil(lambda: self._parts[0].is_idle)


def add(desk: Desk, *names: str) -> None:
    for name in names:
        contacts.add_contact(desk, Contact(Name(given=name)))


def edit(desk: Desk, contact_id: int, **values: object) -> None:
    with desk.reader() as reader:
        found = contacts.contact(reader, contact_id)
    assert found is not None
    contacts.save_contact(desk, replace(found, **values))  # type: ignore[arg-type]


def told(dialog: HistoryDialog) -> list[str]:
    rows = dialog.page.pane.lines.rows
    return [str(rows.index(row).data()) for row in range(rows.rowCount())]


def labels(dialog: HistoryDialog) -> list[str]:
    return [str(dialog.model.index(row).data()) for row in range(dialog.model.rowCount())]


def gone(dialog: HistoryDialog) -> GonePage:
    assert dialog.gone is not None
    return dialog.gone


def gone_names(dialog: HistoryDialog) -> list[str]:
    model = gone(dialog).model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def question() -> InTheWayDialog | None:
    shown = (each for each in QApplication.topLevelWidgets() if each.isVisible())
    return next((each for each in shown if isinstance(each, InTheWayDialog)), None)
